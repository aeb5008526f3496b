"""Which traits and which parts of the respondents may be shown."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from publead.assessment.valuation.answers import ValuationAnswers
from publead.disclosure import DisclosurePolicy, Members, safe_parts


@attrs.frozen(kw_only=True, eq=False)
class Cuts:
    """
    What may be shown.

    Attributes
    ----------
    traits : tuple of int
        The traits on which everybody's mean may be shown.
    cut_traits : tuple of int
        Those on which parts may be shown too.
    shown : mapping of str to ndarray of int
        The respondents of each part that is shown.
    hidden : tuple of str
        The parts that are not: too small, or needed to keep another one hidden.
    """

    traits: tuple[int, ...]
    cut_traits: tuple[int, ...]
    shown: Mapping[str, Members]
    hidden: tuple[str, ...]


def choose_cuts(
    answers: ValuationAnswers, labels: Sequence[str] | None, policy: DisclosurePolicy
) -> Cuts:
    """
    Return what may be shown.

    Parameters
    ----------
    answers : ValuationAnswers
        Who gave which answers; nothing else of them is used.
    labels : sequence of str or None
        Each respondent's part; None where only everybody is asked for.
    policy : DisclosurePolicy
        Everybody's mean needs ``min_raters`` and ``min_in_all`` respondents with both answers. A
        part needs ``min_people`` and ``min_cut_raters`` on every trait that parts are shown on:
        its respondents are the people of it, and those who answer. A part counts as empty only
        where nobody gave any answer: who left which answer out would follow by subtraction.
    """
    paired = answers.paired
    given = ~(np.isnan(answers.needed) & np.isnan(answers.rewarded))
    counts = paired.sum(axis=0)
    least = max(policy.min_raters, policy.min_in_all)
    traits = tuple(np.flatnonzero(counts >= least).tolist())
    fewest = max(policy.min_cut_raters, policy.min_people)
    in_cuts = tuple(np.flatnonzero(counts >= max(fewest, least)).tolist())
    named = np.asarray(labels if labels is not None else (), dtype=object)
    parts = {label: np.flatnonzero(named == label) for label in dict.fromkeys(labels or ())}

    def size(members: Members) -> tuple[int, ...]:
        return (int(paired[members][:, list(in_cuts)].sum(axis=0).min(initial=members.size)),)

    shown = safe_parts(
        parts if in_cuts else {},
        is_large=lambda members: size(members)[0] >= fewest,
        is_empty=lambda members: not given[members].any(),
        size=size,
    )
    return Cuts(
        traits=traits,
        cut_traits=in_cuts,
        shown=shown,
        hidden=tuple(label for label in parts if label not in shown),
    )
