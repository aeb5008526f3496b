"""One person's competencies in the order of what to work on, and how sure that order is."""

from collections.abc import Iterator, Mapping

import attrs

from publead.assessment.priorities.agreed import Priorities
from publead.assessment.priorities.gap import RankedGap, percent
from publead.assessment.priorities.measures import PRIORITY_GAP
from publead.errors import UnknownCodeError
from publead.estimates import Explanation, counted, wrapped
from publead.tables import ColumnValues, Tabular


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RankedGaps(Tabular):
    """
    One person's priority gaps in order; of competencies, and never of people.

    Attributes
    ----------
    person : str
        Whose report it is.
    framework : str
        The framework's edition.
    priorities : Priorities
        The weights, who agreed on them, when, and for which context.
    lines : tuple of RankedGap
        Those taking part, the largest priority gap first.
    nobody_first : tuple of (float, float)
        The share of draws, by concentration, in which all was as expected, so that none came
        first.
    n_draws : int
        How many draws were made at each concentration.
    without_others, without_weight : tuple of str
        The competencies that take no part: too few raters to be shown, or no weight declared.
    error_text : str
        What is varied beside the weights, and what is not.
    """

    person: str
    framework: str
    priorities: Priorities
    lines: tuple[RankedGap, ...]
    nobody_first: tuple[tuple[float, float], ...]
    n_draws: int
    without_others: tuple[str, ...]
    without_weight: tuple[str, ...]
    error_text: str

    def __getitem__(self, code: str) -> RankedGap:
        """Return one competency's line."""
        for line in self.lines:
            if line.code == code:
                return line
        raise UnknownCodeError("competency taking part", code, [line.code for line in self.lines])

    def __iter__(self) -> Iterator[RankedGap]:
        """Return the lines in order."""
        return iter(self.lines)

    def __len__(self) -> int:
        """Return the number of competencies taking part."""
        return len(self.lines)

    @property
    def first(self) -> tuple[RankedGap, ...]:
        """The competency with the largest priority gap, or several that tie; none without a gap."""
        return tuple(line for line in self.lines if line.rank == 1 and line.priority > 0)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a competency, in order."""
        lines = self.lines
        found: dict[str, ColumnValues] = {
            "competency": [line.code for line in lines],
            "rank": [line.rank for line in lines],
            "weight": [line.weight for line in lines],
            "others": [line.others.value for line in lines],
            "expected": [line.expected for line in lines],
            "gap": [line.gap for line in lines],
            "priority": [line.priority for line in lines],
        }
        for at, c in enumerate(self.priorities.concentrations):
            found[f"first_at_{c:g}"] = [line.first[at].share for line in lines]
            found[f"error_at_{c:g}"] = [line.first[at].monte_carlo_error for line in lines]
        return found

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "person": self.person,
            "framework": self.framework,
            "priorities": self.priorities.to_dict(),
            "competencies": self.rows(),
            "nobody_first": {f"{c:g}": share for c, share in self.nobody_first},
            "n_draws": self.n_draws,
            "without_others": list(self.without_others),
            "without_weight": list(self.without_weight),
        }

    def explain(self) -> Explanation:
        """Return the formula, what was drawn, what took no part, and what it cannot say."""
        shown = ", ".join(f"{c:g}" for c in self.priorities.concentrations)
        return Explanation(
            measure=PRIORITY_GAP,
            method=(
                f"{counted(self.n_draws, 'draw')} of weights from Dirichlet(c × weights), c = "
                f"{shown}. "
                f"{self.error_text}"
            ),
            inputs=f"a report on {self.framework}; {self.priorities}",
            left_out=self._left_out() or "nothing",
            note="" if self.priorities.expected else "expected is the top of the scale",
        )

    def __repr__(self) -> str:
        """Return what it is; never a name."""
        return f"RankedGaps on {self.framework}: {counted(len(self), 'competency', 'competencies')}"

    def __str__(self) -> str:
        """Return a page of text."""
        context = self.priorities.context
        where = f" Context: {context}" if context else ""
        agreed = (
            f"Weights agreed by {self.priorities.agreed_by} on "
            f"{self.priorities.agreed_on.isoformat()}.{where}"
        )
        head = [f"What to work on first, for {self.person}", wrapped(agreed), ""]
        remarks = [wrapped(text) for text in self._remarks()]
        return "\n".join([*head, *self._table(), "", *remarks])

    def _table(self) -> list[str]:
        if not self.lines:
            return ["No competency with a weight has a mean of others that may be shown."]
        width = max(len(line.label) for line in self.lines)
        shares = "".join(f"  {f'c = {c:g}':>7}" for c in self.priorities.concentrations)
        rows = [f"{'':{width}}  weight  others  expected   gap  priority{shares}"]
        for line in self.lines:
            firsts = "".join(f"  {percent(each.share):>7}" for each in line.first)
            rows.append(
                f"{line.label:{width}}  {line.weight:>6.2f}  {line.others.value:>6.2f}  "
                f"{line.expected:>8.2f}  {line.gap:>4.2f}  {line.priority:>8.3f}{firsts}"
            )
        return rows

    def _remarks(self) -> list[str]:
        remarks = []
        if self.lines:
            remarks += [self._first_text(), self.error_text]
        if left_out := self._left_out():
            remarks.append(f"Taking no part: {left_out}.")
        if not self.priorities.expected:
            remarks.append("No level was agreed on, so expected is the top of the scale.")
        remarks.append(
            "The weights are an agreement and not a finding. This orders one person's "
            "competencies, for a conversation; it compares no people."
        )
        return remarks

    def _first_text(self) -> str:
        c = self.priorities.concentration
        nobody = dict(self.nobody_first)[c]
        if not self.first:
            return "All is as expected or above, so no competency comes first."
        names = " and ".join(line.label for line in self.first)
        share = sum(line.first_at(c).share for line in self.first)
        error = max(line.first_at(c).monte_carlo_error for line in self.first)
        tie = "tie for first place, and together come" if len(self.first) > 1 else "comes"
        none = f" In {percent(nobody)} all is as expected." if nobody > 0 else ""
        return (
            f"{names} {tie} first in {percent(share)} of {counted(self.n_draws, 'draw')} at c = "
            f"{c:g} "
            f"(Monte Carlo error {100 * error:.2f} points).{none} The last columns say it for each."
        )

    def _left_out(self) -> str:
        parts = []
        if self.without_others:
            parts.append(f"{', '.join(self.without_others)} (others are not shown)")
        if self.without_weight:
            parts.append(f"{', '.join(self.without_weight)} (no weight)")
        return "; ".join(parts)
