"""The verb of this stair: which gap comes first, for what was agreed to matter."""

from collections.abc import Mapping, Sequence

import numpy as np

from publead.assessment.feedback import Feedback
from publead.assessment.priorities.agreed import Priorities
from publead.assessment.priorities.gap import FirstShare, RankedGap
from publead.assessment.priorities.needs import N_DRAWS, Need, Needs, needs_of
from publead.assessment.priorities.result import RankedGaps
from publead.errors import expect
from publead.stats.weights import FirstPlaces, count_first_places


def rank_gaps(
    feedback: Feedback,
    priorities: Priorities,
    *,
    rng: np.random.Generator,
    n_draws: int = N_DRAWS,
) -> RankedGaps:
    r"""
    Return one person's competencies in the order of their priority gaps, and how sure it is.

    Parameters
    ----------
    feedback : Feedback
        The person's report.
    priorities : Priorities
        What each competency is worth, who agreed on it, and when.
    rng : numpy.random.Generator
        Where chance comes from.
    n_draws : int
        How many draws of weights and means; 20,000 make a share certain to 0.4 of a point.

    Returns
    -------
    RankedGaps
        Competencies without a weight, or of which the report shows no mean of others, take no
        part and are named.

    Raises
    ------
    PolicyError
        If a code is no competency of the report's framework, or a level lies outside its scale.

    Notes
    -----
    The priority gap of competency k is

    .. math:: g_k = w_k \, \max(0,\, e_k - \bar x_k) / R_k

    with the weight :math:`w_k`, the level expected :math:`e_k` (the top of the scale where none
    was agreed), the mean of others :math:`\bar x_k` and the range of its scores :math:`R_k`. A
    competency above what is expected has no gap, however much it matters. The self rating has no
    part in it: how far a person sees themselves as others do is awareness, and not need.

    How often each comes first is counted over draws of weights from Dirichlet(c w) and of means
    from :math:`\bar x_k + s_k t_{\mathrm{df}}`, within the ends of the scale. The error
    :math:`s_k` is the one of the report: from the raters' own spread where there are enough, else
    from the pooled spread of raters within people; where the report has neither, only the weights
    are varied. No new number about raters is used, so nothing is given away that the report does
    not show.

    Examples
    --------
    >>> from datetime import date
    >>> from publead.assessment.feedback import feedback as report_on
    >>> from publead.assessment.instrument import draft_instrument
    >>> from publead.assessment.ratings import from_arrays
    >>> from publead.assessment.scores import score
    >>> asked = draft_instrument("solace-contextual@2013")
    >>> raters = [f"r{number}" for number in range(6)]
    >>> answers = np.full((6, len(asked)), 3)
    >>> ratings = from_arrays(asked, answers, ["p1"] * 6, ["peer"] * 6, raters)
    >>> agreed = Priorities(
    ...     weights={"trust": 0.6, "place-and-space": 0.4},
    ...     agreed_by="the senior team",
    ...     agreed_on=date(2026, 3, 1),
    ... )
    >>> report = report_on(score(ratings), "p1")
    >>> ranked = rank_gaps(report, agreed, rng=np.random.default_rng(1))
    >>> print(ranked["trust"])
    1. Leading through trust: weight 0.6 × gap 2.00; comes first in 82% at c = 20, 92% at c = 50...
    """
    expect(priorities, Priorities, "priorities", "Use Priorities(weights=..., agreed_by=...)")
    expect(rng, np.random.Generator, "rng", "Use numpy.random.default_rng(seed)")
    needs = needs_of(feedback, priorities)
    firsts = _firsts(needs, priorities, n_draws, rng)
    ranked = sorted(needs.taking_part, key=lambda need: -need.priority)
    return RankedGaps(
        person=feedback.person,
        framework=feedback.framework,
        priorities=priorities,
        lines=tuple(_line(need, needs, firsts) for need in ranked),
        nobody_first=tuple((c, found.nobody) for c, found in firsts.items()),
        n_draws=n_draws,
        without_others=needs.without_others,
        without_weight=needs.without_weight,
        error_text=needs.error_text if needs.taking_part else "",
    )


def _firsts(
    needs: Needs, priorities: Priorities, n_draws: int, rng: np.random.Generator
) -> dict[float, FirstPlaces]:
    """Return how often each comes first, by concentration."""
    if not needs.taking_part:
        return {}
    expected = np.array([need.expected for need in needs.taking_part])
    ranges = np.array([need.range for need in needs.taking_part])
    means = needs.drawn_means(n_draws, rng)
    gaps = np.maximum(0.0, expected - means) / ranges
    return {
        c: count_first_places(needs.drawn_weights(priorities, c, n_draws, rng) * gaps)
        for c in priorities.concentrations
    }


def _line(need: Need, needs: Needs, firsts: Mapping[float, FirstPlaces]) -> RankedGap:
    at = needs.taking_part.index(need)
    return RankedGap(
        code=need.line.code,
        label=need.line.label,
        weight=need.weight,
        expected=need.expected,
        others=need.line.others,
        gap=need.gap,
        priority=need.priority,
        rank=1 + _n_above(need, needs.taking_part),
        first=tuple(
            FirstShare(
                concentration=c,
                share=float(found.shares[at]),
                monte_carlo_error=float(found.monte_carlo_errors[at]),
            )
            for c, found in firsts.items()
        ),
    )


def _n_above(need: Need, others: Sequence[Need]) -> int:
    """Return how many have a larger priority gap; gaps that differ by rounding alone tie."""
    return sum(
        each.priority > need.priority and not np.isclose(each.priority, need.priority, rtol=1e-10)
        for each in others
    )
