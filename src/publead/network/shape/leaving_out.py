"""Leave respondents out at random, over and over, and see how far an index changes."""

import math
from collections.abc import Callable
from typing import Final, TypeAlias

import numpy as np

from publead.errors import PolicyError, UndefinedStatisticError, expect
from publead.estimates import Estimate, counted
from publead.network.indices.missing import Floats
from publead.network.indices.options import expect_index
from publead.network.indices.person import PersonIndex
from publead.network.network import (
    LeadershipNetwork,
    NetworkLike,
    network_of,
    part_of,
    without_answers,
)
from publead.network.shape.sensitivity import Compared, LeftOut, Sensitivity

AnyIndex: TypeAlias = Callable[[LeadershipNetwork], PersonIndex | Estimate]
"""From a network to an index of its people or of the whole."""

MIDDLE: Final = (0.025, 0.975)


def sensitivity(
    network: NetworkLike,
    index: AnyIndex,
    *,
    share: float,
    rng: np.random.Generator,
    draws: int = 200,
    left_out: LeftOut = LeftOut.SILENT,
) -> Sensitivity:
    """
    Return how far an index changes where a share of the respondents is left out at random.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave. Whoever has not answered anyway stays as they are.
    index : function
        From a network to a `PersonIndex` or an `Estimate`: ``person.in_degree``,
        ``whole.density``. What it does about those who did not answer is its own; indices of
        paths need to be told, as in ``functools.partial(person.betweenness,
        missing=MissingTies.AS_ABSENT)``.
    share : float
        The share of the respondents that is left out, above 0 and below 1; at least one is, and
        two stay.
    rng : numpy.random.Generator
        Where chance comes from.
    draws : int
        How often, at least 20.
    left_out : LeftOut
        What becomes of those who are left out.

    Returns
    -------
    Sensitivity
        For people, Spearman's rank correlation with the full index; for the whole, its value.

    Raises
    ------
    PolicyError
        If *share* or *draws* is out of its range, or fewer than three people answered.
    UndefinedStatisticError
        If the index has no value for the network as it is, or in any draw.

    References
    ----------
    Smith, J. A., & Moody, J. (2013). Structural effects of network sampling coverage I: Nodes
    missing at random. Social Networks, 35(4), 652-668.
    https://doi.org/10.1016/j.socnet.2013.09.003

    Examples
    --------
    >>> import networkx as nx
    >>> from publead.network.indices import person
    >>> graph = nx.gnp_random_graph(40, 0.15, seed=3, directed=True)
    >>> found = sensitivity(graph, person.in_degree, share=0.2, rng=np.random.default_rng(1))
    >>> found.mean > 0.8
    True
    """
    expect(rng, np.random.Generator, "rng", "Pass numpy.random.default_rng(seed)")
    expect_index(index)
    expect(left_out, LeftOut, "left_out", "Use LeftOut.SILENT or LeftOut.GONE")
    one = network_of(network)
    n_out = _number_left_out(one.n_respondents, share, draws)
    full = index(one)
    if not _values(full).size or bool(np.isnan(_values(full)).all()):
        raise _nothing_to_compare(full)
    again = [index(_without(one, rng, n_out, left_out)) for _ in range(draws)]
    found = np.array([_compared(full, each) for each in again])
    if bool(np.isnan(found).all()):
        raise _nothing_to_compare(again[-1])
    return _summary(full, found, one.n_respondents, n_out, left_out)


def _number_left_out(n_respondents: int, share: float, draws: int) -> int:
    if not 0 < share < 1:
        raise PolicyError(f"share is {share}; it must lie between 0 and 1")
    if draws < 20:
        raise PolicyError(f"draws is {draws}; it must be at least 20")
    if n_respondents < 3:
        raise PolicyError(
            f"{counted(n_respondents, 'person', 'people')} answered; of fewer than 3 none can "
            "be left out"
        )
    return min(max(round(share * n_respondents), 1), n_respondents - 2)


def _without(
    network: LeadershipNetwork, rng: np.random.Generator, n_out: int, left_out: LeftOut
) -> LeadershipNetwork:
    """Return the network without some respondents, drawn at random."""
    out = np.zeros(network.n_people, dtype=np.bool_)
    out[rng.choice(np.flatnonzero(network.respondents), size=n_out, replace=False)] = True
    return part_of(network, ~out) if left_out is LeftOut.GONE else without_answers(network, out)


def _values(found: PersonIndex | Estimate) -> Floats:
    return np.array([found.value]) if isinstance(found, Estimate) else found.values


def _compared(full: PersonIndex | Estimate, again: PersonIndex | Estimate) -> float:
    """Return the value of the whole, or the correlation of the ranks of people; NaN where none."""
    if isinstance(again, Estimate) or isinstance(full, Estimate):
        return float(_values(again)[0])
    before = np.array([full[who] for who in again.people])
    both = ~np.isnan(before) & ~np.isnan(again.values)
    one, other = _ranks(before[both]), _ranks(again.values[both])
    spread = math.sqrt(float(one @ one) * float(other @ other))
    return float(one @ other) / spread if spread else math.nan


def _ranks(values: Floats) -> Floats:
    """Return ranks about their mean; those who have the same share theirs."""
    _, place, counts = np.unique(np.round(values, 10), return_inverse=True, return_counts=True)
    ranks: Floats = (np.cumsum(counts) - (counts - 1) / 2)[place]
    return ranks - ranks.mean() if ranks.size else ranks


def _nothing_to_compare(found: PersonIndex | Estimate) -> UndefinedStatisticError:
    name = f"sensitivity of {found.measure.name}"
    cause = found.reason or "the index is the same for all people"
    return UndefinedStatisticError(
        name, cause.rstrip("."), "Options go in with functools.partial(index, missing=...)"
    )


def _summary(
    full: PersonIndex | Estimate, found: Floats, n_respondents: int, n_out: int, left_out: LeftOut
) -> Sensitivity:
    of_whole = isinstance(full, Estimate)
    known = found[~np.isnan(found)]
    low, high = np.quantile(known, MIDDLE)
    error = float(known.std(ddof=1)) / math.sqrt(known.size) if known.size > 1 else math.nan
    return Sensitivity(
        measure=full.measure,
        compared=Compared.VALUE if of_whole else Compared.RANKS,
        full=float(_values(full)[0]) if of_whole else 1.0,
        mean=float(known.mean()),
        low=float(low),
        high=float(high),
        error=error,
        n_respondents=n_respondents,
        n_left_out=n_out,
        draws=found.size,
        n_undefined=int(found.size - known.size),
        left_out=left_out,
    )
