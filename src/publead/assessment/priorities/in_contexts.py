"""The same report under several contexts, side by side."""

from collections.abc import Mapping, Sequence

import attrs
import numpy as np

from publead.assessment.feedback import Feedback
from publead.assessment.priorities.agreed import Priorities
from publead.assessment.priorities.gap import percent
from publead.assessment.priorities.needs import N_DRAWS
from publead.assessment.priorities.ranking import rank_gaps
from publead.assessment.priorities.result import RankedGaps
from publead.errors import PolicyError, expect
from publead.estimates import Explanation, counted, wrapped
from publead.tables import ColumnValues, Tabular


@attrs.frozen(kw_only=True, eq=False, repr=False)
class GapsByContext(Tabular):
    """
    One person's priority gaps under several contexts.

    Attributes
    ----------
    ranked : tuple of RankedGaps
        One a context, in the order given.
    """

    ranked: tuple[RankedGaps, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The contexts' names."""
        return tuple(_name(each.priorities) for each in self.ranked)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a context and competency."""
        rows = [
            (name, line, line.first_at(each.priorities.concentration))
            for name, each in zip(self.names, self.ranked, strict=True)
            for line in each
        ]
        return {
            "context": [name for name, _, _ in rows],
            "competency": [line.code for _, line, _ in rows],
            "rank": [line.rank for _, line, _ in rows],
            "weight": [line.weight for _, line, _ in rows],
            "gap": [line.gap for _, line, _ in rows],
            "priority": [line.priority for _, line, _ in rows],
            "first": [first.share for _, _, first in rows],
        }

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold: each context's gaps, by its name."""
        return {name: each.to_dict() for name, each in self._pairs()}

    def explain(self) -> Explanation:
        """Return how the gaps were ordered, context by context."""
        whole = self.ranked[0].explain()
        told = "; ".join(f"{name}: {each.priorities}" for name, each in self._pairs())
        return attrs.evolve(whole, inputs=told)

    def __repr__(self) -> str:
        """Return what it is; never a name."""
        return f"GapsByContext: {counted(len(self.ranked), 'context')}"

    def __str__(self) -> str:
        """Return how often each competency comes first, a column a context, and its limits."""
        labels = list(dict.fromkeys(line.label for each in self.ranked for line in each))
        width = max([len(label) for label in labels], default=0)
        widths = [max(len(name), 5) for name in self.names]
        heads = "".join(f"  {n:>{w}}" for n, w in zip(self.names, widths, strict=True))
        rows = [f"{'comes first in':{width}}{heads}"]
        for label in labels:
            cells = (_share(each, label) for each in self.ranked)
            rows.append(
                f"{label:{width}}"
                + "".join(f"  {cell:>{w}}" for cell, w in zip(cells, widths, strict=True))
            )
        shown = {f"{each.priorities.concentration:g}" for each in self.ranked}
        limits = (
            f"Shares of draws at c = {' and '.join(sorted(shown))}, for one person. Weights are "
            "agreements and not findings: each context's own stand in its ranked gaps."
        )
        return "\n".join([*rows, "", wrapped(limits)])

    def _pairs(self) -> list[tuple[str, RankedGaps]]:
        return list(zip(self.names, self.ranked, strict=True))


def rank_in_contexts(
    feedback: Feedback,
    priorities: Sequence[Priorities],
    *,
    rng: np.random.Generator,
    n_draws: int = N_DRAWS,
) -> GapsByContext:
    """
    Return one person's priority gaps under each of several agreements.

    Parameters
    ----------
    feedback : Feedback
        The person's report.
    priorities : sequence of Priorities
        One a context, at least one.
    rng, n_draws
        As `rank_gaps` takes them.

    Raises
    ------
    PolicyError
        If there is none, or two have the same name.
    """
    expect(priorities, Sequence, "priorities", "Give a list of Priorities, one a context")
    for each in priorities:
        expect(each, Priorities, "priorities", "Use Priorities(weights=..., agreed_by=...)")
    names = [_name(each) for each in priorities]
    if not names or len(set(names)) < len(names):
        raise PolicyError("give at least one Priorities, each with a context of its own name")
    return GapsByContext(
        ranked=tuple(rank_gaps(feedback, each, rng=rng, n_draws=n_draws) for each in priorities)
    )


def _name(priorities: Priorities) -> str:
    return priorities.context.name if priorities.context else "no context"


def _share(ranked: RankedGaps, label: str) -> str:
    for line in ranked:
        if line.label == label:
            return percent(line.first_at(ranked.priorities.concentration).share)
    return "–"
