"""Leadership over layers: multiplexity, and how contested it is."""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from publead.errors import PolicyError
from publead.estimates import Measure, counted
from publead.network.network import LeadershipNetwork
from publead.network.structure.comparison import Comparison, told
from publead.network.structure.emergence import namings
from publead.network.structure.sources import CONTRACTOR_2012, SHANNON_1948

Floats = NDArray[np.float64]

MULTIPLEXITY = Measure(
    name="multiplexity",
    definition="How far ties of one kind run along ties of another.",
    formula="ties in both layers / ties in either",
    does_not_show="which kind of tie came first",
    sources=(CONTRACTOR_2012,),
)

CONTEST = Measure(
    name="contested leadership",
    definition="How evenly the nominations on one task are spread over people: 0 where all name "
    "the same person, 1 where everybody is named alike.",
    formula="-sum over v of p(v) ln p(v) / ln n",
    does_not_show="whether people compete for the lead or share it; ask them",
    sources=(SHANNON_1948, CONTRACTOR_2012),
)


def multiplexity(network: LeadershipNetwork) -> Comparison:
    """
    Return how far ties of one kind run along ties of another.

    Parameters
    ----------
    network : LeadershipNetwork
        One wave, and at least two layers.

    Returns
    -------
    Comparison
        One row for each two layers: ``both``, ``either``, and ``overlap``, NaN where there are
        no ties.

    Raises
    ------
    PolicyError
        If there is one layer only, or several waves.

    References
    ----------
    Contractor et al. (2012), as in `rotation`.

    Examples
    --------
    >>> from publead.network.network import read_network
    >>> from publead.network.nominations import Direction, TieColumns
    >>> rows = [
    ...     {"source": "ann", "target": "bob", "kind": "advice"},
    ...     {"source": "ann", "target": "bob", "kind": "trust"},
    ...     {"source": "ann", "target": "cem", "kind": "trust"},
    ... ]
    >>> columns = TieColumns(layer="kind")
    >>> network = read_network(rows, columns=columns, direction=Direction.NOMINATION)
    >>> multiplexity(network).rows()[0]["overlap"]
    0.5
    """
    layers = _layers(network)
    keys = {name: _keys(each) for name, each in layers.items()}
    pairs = list(combinations(keys, 2))
    both = np.array([np.intersect1d(keys[a], keys[b]).size for a, b in pairs])
    either = np.array([np.union1d(keys[a], keys[b]).size for a, b in pairs])
    overlap = np.full(both.shape, np.nan)
    np.divide(both, either, out=overlap, where=either > 0)
    listed = "; ".join(
        f"{a} and {b}: {told(value, '.0%')}"
        for (a, b), value in zip(pairs, overlap.tolist(), strict=True)
    )
    return Comparison(
        measure=MULTIPLEXITY,
        table={
            "one": [a for a, _ in pairs],
            "other": [b for _, b in pairs],
            "both": both,
            "either": either,
            "overlap": overlap,
        },
        sentence=f"Ties that are in both layers, of those in either: {listed}",
    )


def contested(network: LeadershipNetwork) -> Comparison:
    r"""
    Return how contested leadership is on each task: the entropy of the nominations received.

    Parameters
    ----------
    network : LeadershipNetwork
        One wave; each layer is a task.

    Returns
    -------
    Comparison
        One row for each layer: ``nominations``, ``named`` (how many people are), ``entropy``
        from 0 to 1, and ``leaders``, the number of people with equal shares that would have the
        same entropy. NaN without nominations.

    Raises
    ------
    PolicyError
        If there is one layer only, several waves, or nobody has said which end of a tie leads.

    Notes
    -----
    .. math:: H = -\sum_v p_v \ln p_v / \ln n

    References
    ----------
    Shannon, C. E. (1948). A mathematical theory of communication. Bell System Technical Journal,
    27(3), 379-423. https://doi.org/10.1002/j.1538-7305.1948.tb01338.x

    Examples
    --------
    >>> from publead.network.network import read_network
    >>> from publead.network.nominations import Direction, TieColumns
    >>> rows = [
    ...     {"source": "ann", "target": "bob", "task": "budget"},
    ...     {"source": "cem", "target": "bob", "task": "budget"},
    ...     {"source": "ann", "target": "cem", "task": "floods"},
    ...     {"source": "bob", "target": "ann", "task": "floods"},
    ... ]
    >>> columns = TieColumns(layer="task")
    >>> network = read_network(rows, columns=columns, direction=Direction.NOMINATION)
    >>> [row["leaders"] for row in contested(network).rows()]
    [1.0, 2.0]
    """
    received = {name: namings(each).in_degrees for name, each in _layers(network).items()}
    total = np.array([int(each.sum()) for each in received.values()])
    entropy = np.array([_entropy(each) for each in received.values()])
    most = np.log(network.n_people) if network.n_people > 1 else np.nan
    listed = "; ".join(
        f"{name}: {told(value, '.2f')}"
        for name, value in zip(received, (entropy / most).tolist(), strict=True)
    )
    silent = network.n_people - network.n_respondents
    return Comparison(
        measure=CONTEST,
        table={
            "layer": list(received),
            "nominations": total,
            "named": np.array([int((each > 0).sum()) for each in received.values()]),
            "entropy": entropy / most,
            "leaders": np.exp(entropy).round(12),
        },
        sentence=f"How contested leadership is, from 0 to 1: {listed}",
        left_out=f"{counted(silent, 'person', 'people')} who did not answer"
        if silent
        else "nothing",
    )


def shares_of(received: NDArray[np.integer]) -> Floats:
    """Return each person's share of the nominations received; NaN where there are none."""
    total = received.sum()
    return received / total if total else np.full(received.shape, np.nan)


def _entropy(received: NDArray[np.integer]) -> float:
    shares = shares_of(received)
    if np.isnan(shares).any():
        return np.nan
    some = shares[shares > 0]
    return float((some * np.log(1 / some)).sum())


def _layers(network: LeadershipNetwork) -> dict[str, LeadershipNetwork]:
    if len(network.layers) < 2:
        raise PolicyError("this needs at least two layers; name the column in TieColumns(layer=)")
    if len(network.waves) > 1:
        raise PolicyError("this is about one wave; choose it with .wave(name)")
    return {name: network.layer(name) for name in network.layers}


def _keys(network: LeadershipNetwork) -> NDArray[np.int64]:
    return network.arcs.sources * np.int64(network.n_people) + network.arcs.targets
