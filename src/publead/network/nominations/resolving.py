"""From reports to ties: each tie that could be read in two ways meets its policy here."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import Fault, expect, limited
from publead.network.nominations.arcs import Arcs
from publead.network.nominations.ids import NOBODY
from publead.network.nominations.policies import Duplicates, SelfTies, Undirected
from publead.network.nominations.reports import Reports


@attrs.frozen(kw_only=True)
class TiePolicies:
    """
    What is done with self-ties, duplicates, and reports of ties without direction.

    Attributes
    ----------
    self_ties : SelfTies
        What happens to a tie from a person to themselves.
    duplicates : Duplicates
        What happens to a tie that stands there twice.
    undirected : Undirected or None
        How reports become ties without direction; None where ties have one.
    """

    self_ties: SelfTies = SelfTies.REFUSE
    duplicates: Duplicates = Duplicates.REFUSE
    undirected: Undirected | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no policy: a text would be read as none of them."""
        expect(self.self_ties, SelfTies, "self_ties", "Use SelfTies.REFUSE or LEAVE_OUT")
        remedy = "Use Duplicates.REFUSE, FIRST, STRONGEST or SUM"
        expect(self.duplicates, Duplicates, "duplicates", remedy)
        remedy = "Use Undirected.EITHER, BOTH, REFUSE_ONE_WAY or LISTED_ONCE"
        expect(self.undirected, Undirected | None, "undirected", remedy)


def resolved(
    reports: Reports, answered: NDArray[np.bool_], policies: TiePolicies
) -> tuple[Arcs, list[Fault]]:
    """
    Return the ties that reports make, and what is wrong with them.

    Parameters
    ----------
    reports : Reports
        What was said; every end must be somebody.
    answered : ndarray of bool, shape (n_waves or 1, n_people)
        Who answered, for a tie is one-way only where both could have reported it.
    policies : TiePolicies
        What is done with doubtful ties.
    """
    n = answered.shape[1]
    arcs = Arcs(
        sources=reports.sources,
        targets=reports.targets,
        strengths=reports.strengths,
        layer=reports.layer,
        wave=reports.wave,
    )
    kept, faults = _without_self_ties(arcs, reports.rows, policies.self_ties)
    arcs, rows = arcs.taken(kept), reports.rows[kept]
    if policies.undirected is Undirected.LISTED_ONCE:
        arcs = _low_end_first(arcs)
    arcs, rows, repeated = _without_duplicates(arcs, rows, n, policies.duplicates)
    faults += repeated
    if policies.undirected in (None, Undirected.LISTED_ONCE):
        return arcs, faults
    joined, one_way = _joined(arcs, rows, answered, policies.undirected)
    return joined, faults + one_way


def _without_self_ties(
    arcs: Arcs, rows: NDArray[np.int64], policy: SelfTies
) -> tuple[NDArray[np.bool_], list[Fault]]:
    selves = (arcs.sources == arcs.targets) & (arcs.sources != NOBODY)
    if policy is SelfTies.LEAVE_OUT:
        return ~selves, []
    remedy = "Remove it, or pass self_ties=SelfTies.LEAVE_OUT"
    faults = [
        Fault("is a tie from a person to themselves", row=row, remedy=remedy)
        for row in rows[selves].tolist()
    ]
    return ~selves, limited(faults, "rows")


def _low_end_first(arcs: Arcs) -> Arcs:
    low = np.minimum(arcs.sources, arcs.targets)
    return attrs.evolve(arcs, sources=low, targets=np.maximum(arcs.sources, arcs.targets))


def _keys(arcs: Arcs, n: int) -> NDArray[np.int64]:
    """Return a number for each tie that is the same only for ties of one pair, layer and wave."""
    width = np.int64(max(n, 1))
    n_layers = np.int64(arcs.layer.max() + 1 if len(arcs) else 1)
    kind = arcs.wave.astype(np.int64) * n_layers + arcs.layer
    return (kind * width + arcs.sources) * width + arcs.targets


def _without_duplicates(
    arcs: Arcs, rows: NDArray[np.int64], n: int, policy: Duplicates
) -> tuple[Arcs, NDArray[np.int64], list[Fault]]:
    _, first, group = np.unique(_keys(arcs, n), return_index=True, return_inverse=True)
    if first.size == len(arcs):
        return arcs, rows, []
    repeated = first[group] != np.arange(len(arcs))
    faults: list[Fault] = []
    if policy is Duplicates.REFUSE:
        remedy = "Keep one, or pass duplicates=Duplicates.FIRST, STRONGEST or SUM"
        earlier = rows[first[group]]
        faults = [
            Fault(f"repeats the tie of row {earlier[i]}", row=int(rows[i]), remedy=remedy)
            for i in np.flatnonzero(repeated).tolist()
        ]
    order = np.sort(first)
    kept = arcs.taken(order)
    if arcs.strengths is not None and policy in (Duplicates.STRONGEST, Duplicates.SUM):
        together = np.zeros(first.size)
        add = np.maximum if policy is Duplicates.STRONGEST else np.add
        add.at(together, group, arcs.strengths)
        kept = attrs.evolve(kept, strengths=together[group[order]])
    return kept, rows[order], limited(faults, "rows")


def _joined(
    arcs: Arcs, rows: NDArray[np.int64], answered: NDArray[np.bool_], policy: Undirected | None
) -> tuple[Arcs, list[Fault]]:
    """Return one tie for each pair that reported one, as the policy wants it."""
    ordered = _low_end_first(arcs)
    _, first, group = np.unique(
        _keys(ordered, answered.shape[1]), return_index=True, return_inverse=True
    )
    reports = np.bincount(group, minlength=first.size)
    faults: list[Fault] = []
    chosen = np.arange(first.size)
    if policy is Undirected.BOTH:
        chosen = np.flatnonzero(reports == 2)
    if policy is Undirected.REFUSE_ONE_WAY:
        remedy = "Add the other report, or pass undirected=Undirected.EITHER or BOTH"
        both = answered[ordered.wave, ordered.sources] & answered[ordered.wave, ordered.targets]
        faults = [
            Fault("is reported by one of the two people only", row=int(row), remedy=remedy)
            for row in np.sort(rows[first[(reports == 1) & both[first]]]).tolist()
        ]
    chosen = chosen[np.argsort(first[chosen])]
    kept = ordered.taken(first[chosen])
    if arcs.strengths is not None:
        weakest = policy is Undirected.BOTH
        together = np.full(first.size, np.inf if weakest else 0.0)
        (np.minimum if weakest else np.maximum).at(together, group, arcs.strengths)
        kept = attrs.evolve(kept, strengths=together[chosen])
    return kept, limited(faults, "rows")
