"""Leadership over waves and over layers: rotation, multiplexity, and how contested it is."""

import math
from collections.abc import Hashable
from itertools import pairwise

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import PolicyError
from publead.estimates import Measure, counted
from publead.network.network import LeadershipNetwork
from publead.network.structure.comparison import Comparison
from publead.network.structure.emergence import emergent, namings
from publead.network.structure.layers import shares_of
from publead.network.structure.sources import CONTRACTOR_2012

ROTATION = Measure(
    name="rotation of leadership",
    definition="How much of the leadership received moves to other people from wave to wave.",
    formula="sum over v of |p(v, t + 1) - p(v, t)| / 2, p = shares of the nominations received",
    does_not_show="whether people moved on or stepped back; some change is chance",
    sources=(CONTRACTOR_2012,),
)


def rotation(network: LeadershipNetwork, *, share: float) -> Comparison:
    """
    Return how leadership moves from wave to wave.

    Parameters
    ----------
    network : LeadershipNetwork
        One layer, and at least two waves.
    share : float
        The share of the others who answered that makes somebody an emergent leader.

    Returns
    -------
    Comparison
        One row for each two waves in a row: ``moved``, the share of leadership received that
        went to others; ``kept``, ``new`` and ``gone``, how many emergent leaders there are of
        each. Nominations by people who answered in both waves only.

    Raises
    ------
    PolicyError
        If there is one wave only, or nobody has said which end of a tie leads.

    References
    ----------
    Contractor, N. S., DeChurch, L. A., Carson, J., Carter, D. R., & Keegan, B. (2012). The
    topology of collective leadership. The Leadership Quarterly, 23(6), 994-1011.
    https://doi.org/10.1016/j.leaqua.2012.10.010

    Examples
    --------
    >>> from publead.network.network import read_network
    >>> from publead.network.nominations import Direction, TieColumns
    >>> rows = [
    ...     {"source": "ann", "target": "bob", "year": 2024},
    ...     {"source": "ann", "target": "cem", "year": 2025},
    ... ]
    >>> columns = TieColumns(wave="year")
    >>> network = read_network(rows, columns=columns, direction=Direction.NOMINATION)
    >>> rotation(network, share=0.5).rows()[0]["moved"]
    1.0
    """
    if len(network.waves) < 2:
        raise PolicyError("rotation needs at least two waves; name the column in TieColumns(wave=)")
    rows = [_turn(network, one, other, share) for one, other in pairwise(network.waves)]
    names = ("from", "to", "moved", "kept", "new", "gone")
    listed = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    moved = np.array(listed["moved"], dtype=np.float64)
    told = "; ".join(f"{one} to {other}: {_moved(part)}" for one, other, part, *_ in rows)
    silent = network.n_people - network.n_respondents
    return Comparison(
        measure=ROTATION,
        table={**listed, "moved": moved},
        sentence=f"Share of leadership received that moved to other people: {told}",
        left_out=f"{counted(silent, 'person', 'people')} who did not answer in every wave"
        if silent
        else "nothing",
    )


def _moved(part: float) -> str:
    return "nothing to compare" if math.isnan(part) else f"{part:.0%} moved"


def _turn(
    network: LeadershipNetwork, one: Hashable, other: Hashable, share: float
) -> tuple[Hashable, Hashable, float, int, int, int]:
    waves = [network.wave(one), network.wave(other)]
    in_both = waves[0].respondents & waves[1].respondents
    kept = [_only(each, in_both) for each in waves]
    shares = [shares_of(namings(each).in_degrees) for each in kept]
    moved = float(np.abs(shares[1] - shares[0]).sum() / 2)
    before, after = (emergent(each, share) for each in kept)
    return (
        one,
        other,
        moved,
        int((before & after).sum()),
        int((after & ~before).sum()),
        int((before & ~after).sum()),
    )


def _only(network: LeadershipNetwork, answered: NDArray[np.bool_]) -> LeadershipNetwork:
    arcs = network.arcs.taken(answered[network.arcs.sources])
    return attrs.evolve(network, arcs=arcs, answered=answered)
