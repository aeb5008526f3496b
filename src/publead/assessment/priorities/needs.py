"""How far others' mean lies below what is expected, for each competency that may be shown."""

from collections.abc import Sequence

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.feedback import CompetencyFeedback, Feedback
from publead.assessment.priorities.agreed import Priorities
from publead.errors import PolicyError, expect
from publead.stats.weights import dirichlet_weights, t_draws

Floats = NDArray[np.float64]

N_DRAWS = 20_000


@attrs.frozen(kw_only=True)
class Need:
    """
    One competency that takes part.

    Attributes
    ----------
    line : CompetencyFeedback
        Its line of the report.
    weight : float
        Its declared weight, above 0.
    expected : float
        The level expected, in the unit of the scores.
    """

    line: CompetencyFeedback
    weight: float
    expected: float

    @property
    def gap(self) -> float:
        """How far others' mean lies below what is expected; 0 where it does not."""
        return max(0.0, self.expected - self.line.others.value)

    @property
    def range(self) -> float:
        """The distance between the lowest and the highest score that there can be."""
        return self.line.ends[1] - self.line.ends[0]

    @property
    def priority(self) -> float:
        """The weight times the gap as a share of the range."""
        return self.weight * self.gap / self.range


@attrs.frozen(kw_only=True)
class Needs:
    """
    The competencies that take part, and those that do not.

    Attributes
    ----------
    taking_part : tuple of Need
        In the framework's order.
    without_others : tuple of str
        Those with a weight of which the report shows no mean of others.
    without_weight : tuple of str
        Those whose weight is 0.
    """

    taking_part: tuple[Need, ...]
    without_others: tuple[str, ...]
    without_weight: tuple[str, ...]

    def drawn_weights(
        self, priorities: Priorities, concentration: float, n_draws: int, rng: np.random.Generator
    ) -> Floats:
        """Return weights of those taking part, drawn around all declared ones, a row a draw."""
        codes = [code for code, _ in priorities.weights]
        drawn = dirichlet_weights(
            [weight for _, weight in priorities.weights],
            concentration=concentration,
            n_draws=n_draws,
            rng=rng,
        )
        return drawn[:, [codes.index(need.line.code) for need in self.taking_part]]

    def drawn_means(self, n_draws: int, rng: np.random.Generator) -> Floats:
        """Return others' means as they could have been, within the scale's ends, a row a draw."""
        lines = [need.line for need in self.taking_part]
        ends = np.array([line.ends for line in lines], dtype=np.float64).reshape(-1, 2)
        drawn = t_draws(
            [line.others.value for line in lines],
            [line.others_error for line in lines],
            [line.others_df for line in lines],
            n_draws=n_draws,
            rng=rng,
        )
        return np.clip(drawn, ends[:, 0], ends[:, 1])

    @property
    def error_text(self) -> str:
        """What is varied beside the weights, and what is not."""
        fixed = [need.line.label for need in self.taking_part if np.isnan(need.line.others_error)]
        if not fixed:
            return (
                "Weights and others' means are varied together, each competency apart from the "
                "others: where raters who are strict on one are strict on all, the order is more "
                "certain than this says."
            )
        if len(fixed) == len(self.taking_part):
            return (
                "Only the weights are varied: raters are too few, or too much of one mind, to know "
                "how far means could be off."
            )
        return (
            f"Weights and others' means are varied together; for {', '.join(fixed)} only the "
            "weights, because too few raters answered, or all of them alike."
        )


def needs_of(feedback: Feedback, priorities: Priorities) -> Needs:
    """
    Return which competencies take part in an order of priorities.

    Raises
    ------
    PolicyError
        If a code is no competency of the report's framework, or a level that is expected lies
        outside the scale.
    """
    expect(feedback, Feedback, "feedback", "Make it with feedback(scores, person)")
    lines = tuple(feedback)
    priorities.check_against(feedback.framework, [line.code for line in lines])
    expected = dict(priorities.expected)
    _check_levels(lines, expected)
    weighted = [line for line in lines if priorities.weight(line.code) > 0]
    return Needs(
        taking_part=tuple(
            Need(
                line=line,
                weight=priorities.weight(line.code),
                expected=expected.get(line.code, line.ends[1]),
            )
            for line in weighted
            if line.others.is_shown
        ),
        without_others=tuple(line.label for line in weighted if not line.others.is_shown),
        without_weight=tuple(line.label for line in lines if line not in weighted),
    )


def _check_levels(lines: Sequence[CompetencyFeedback], expected: dict[str, float]) -> None:
    outside = [
        f"{expected[line.code]:g} for {line.code}, whose scores run from {line.ends[0]:g} to "
        f"{line.ends[1]:g}"
        for line in lines
        if line.code in expected and not line.ends[0] <= expected[line.code] <= line.ends[1]
    ]
    if outside:
        raise PolicyError(f"expected is outside the scale: {'; '.join(outside)}")
