"""A total over competencies: only with declared weights, and with how far it hangs on them."""

from collections.abc import Mapping

import attrs
import numpy as np

from publead.assessment.feedback import Feedback
from publead.assessment.priorities.agreed import Priorities
from publead.assessment.priorities.measures import COMPOSITE
from publead.assessment.priorities.needs import N_DRAWS, Needs, needs_of
from publead.errors import NoCompositeError, PolicyError, expect
from publead.estimates import Estimate, Explanation, wrapped


@attrs.frozen(kw_only=True)
class CompositeRange:
    """
    Where the composite lies over weights that could have been agreed on instead.

    Attributes
    ----------
    concentration : float
        How closely those were drawn around the declared ones.
    low, high : float
        The ends of the middle 95 % of draws; NaN where there is no composite.
    """

    concentration: float
    low: float
    high: float


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Composite:
    """
    A total with declared weights; it has no order, so that people cannot be put in one by it.

    Attributes
    ----------
    estimate : Estimate
        The value, and an interval that holds the raters' error only.
    ranges : tuple of CompositeRange
        How far it depends on the weights, by concentration.
    lowest, highest : float
        What it could be under any weights at all: the lowest and the highest mean.
    priorities : Priorities
        The weights.
    """

    estimate: Estimate
    ranges: tuple[CompositeRange, ...]
    lowest: float
    highest: float
    priorities: Priorities

    def __float__(self) -> float:
        """Return the value; raises `NotShownError` where there is none."""
        return float(self.estimate)

    def __repr__(self) -> str:
        """Return what it is."""
        return f"Composite: {self.estimate}"

    def __str__(self) -> str:
        """Return the composite with its dependence on the weights."""
        if not self.estimate.is_shown:
            return wrapped(f"Composite with declared weights: {self.estimate}.")
        ranges = "; ".join(
            f"{each.low:.2f} to {each.high:.2f} at c = {each.concentration:g}"
            for each in self.ranges
        )
        return wrapped(
            f"Composite with declared weights: {self.estimate}. Weights near them give {ranges}; "
            f"any weights at all, {self.lowest:.2f} to {self.highest:.2f}. Weights: "
            f"{self.priorities}. Other weights are another number: it is no score of a leader, and "
            "puts nobody above anybody."
        )

    def explain(self) -> Explanation:
        """Return the formula, the weights, and what it cannot say."""
        return attrs.evolve(self.estimate.explain(), inputs=str(self))

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        is_shown = self.estimate.is_shown
        return {
            "composite": self.estimate.to_dict(),
            "ranges": [attrs.asdict(each) for each in self.ranges],
            "lowest": self.lowest if is_shown else None,
            "highest": self.highest if is_shown else None,
            "priorities": self.priorities.to_dict(),
        }


def composite(
    feedback: Feedback,
    priorities: Priorities | None,
    *,
    rng: np.random.Generator,
    n_draws: int = N_DRAWS,
) -> Composite:
    r"""
    Return one person's total over competencies, with declared weights.

    Parameters
    ----------
    feedback : Feedback
        The person's report.
    priorities : Priorities
        What each competency is worth, who agreed on it, and when.
    rng : numpy.random.Generator
        Where chance comes from.
    n_draws : int
        How many draws of weights.

    Returns
    -------
    Composite
        Hidden where a competency with a weight is not shown in the report: weights that were
        agreed for all are not spread over the rest.

    Raises
    ------
    NoCompositeError
        If there are no declared weights, or weights that nobody answers for.
    PolicyError
        If the competencies are scored on different scales, so that their means do not add up.

    Notes
    -----
    .. math:: C = \sum_k w_k \bar x_k, \qquad C \pm \sum_k w_k h_k

    with :math:`h_k` the half width of each mean's interval. The raters' errors on two competencies
    go together by an amount that the report does not show; this interval holds whatever that is,
    and is too wide where they go together less.

    Examples
    --------
    >>> composite(None, None, rng=np.random.default_rng(1))
    Traceback (most recent call last):
    ...
    publead.errors.NoCompositeError: a report has no total. Competencies are different things...

    One with declared weights stands on the page *Choose what to work on in your context*.
    """
    if priorities is None or isinstance(priorities, Mapping):
        raise NoCompositeError("a report")
    expect(priorities, Priorities, "priorities", "Use Priorities(weights=..., agreed_by=...)")
    expect(rng, np.random.Generator, "rng", "Use numpy.random.default_rng(seed)")
    needs = needs_of(feedback, priorities)
    if needs.without_others:
        reason = f"others are not shown on {', '.join(needs.without_others)}"
        return _nothing(Estimate.hidden(COMPOSITE, reason), priorities)
    if len({need.line.ends for need in needs.taking_part}) > 1:
        raise PolicyError(
            "the competencies are scored on different scales, so their means do not add up. "
            "Score them with unit=Unit.POMP"
        )
    means = np.array([need.line.others.value for need in needs.taking_part])
    return Composite(
        estimate=_estimate(needs, means),
        ranges=tuple(
            _range(c, needs.drawn_weights(priorities, c, n_draws, rng) @ means)
            for c in priorities.concentrations
        ),
        lowest=float(means.min()),
        highest=float(means.max()),
        priorities=priorities,
    )


def _estimate(needs: Needs, means: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> Estimate:
    weights = np.array([need.weight for need in needs.taking_part])
    widths = np.array([need.line.others.high for need in needs.taking_part]) - means
    value, half = float(weights @ means), float(weights @ widths)
    return Estimate(
        measure=COMPOSITE,
        value=value,
        low=value - half,
        high=value + half,
        method=(
            "weighted mean; the interval adds up the weighted half widths of the means' intervals"
        ),
        reason="too few raters for an interval" if np.isnan(half) else "",
    )


def _range(
    concentration: float, drawn: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]"
) -> CompositeRange:
    low, high = np.quantile(drawn, [0.025, 0.975])
    return CompositeRange(concentration=concentration, low=float(low), high=float(high))


def _nothing(estimate: Estimate, priorities: Priorities) -> Composite:
    return Composite(
        estimate=estimate,
        ranges=tuple(
            CompositeRange(concentration=c, low=np.nan, high=np.nan)
            for c in priorities.concentrations
        ),
        lowest=np.nan,
        highest=np.nan,
        priorities=priorities,
    )
