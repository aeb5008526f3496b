"""What one person learns of two rounds."""

import math
from collections.abc import Iterator, Mapping

import attrs

from publead.assessment.comparison.measures import PERSON_CHANGE
from publead.assessment.comparison.rules import ChangeVerdict
from publead.assessment.publication import RaterSide
from publead.errors import UnknownCodeError
from publead.estimates import Estimate, Explanation, counted, plain, wrapped
from publead.tables import ColumnValues, Tabular


@attrs.frozen(kw_only=True)
class PersonLine:
    """
    One person's change on one competency, as seen by one side.

    Attributes
    ----------
    code, label : str
        The competency.
    by : RaterSide
        Whose scores.
    before, after : float
        The two scores, of others the means that the two reports show; NaN where there is none or
        it is hidden.
    n_before, n_after : int or None
        How many raters stand behind them; None for self, and where that is hidden.
    change : Estimate
        *after* less *before*, with its interval where there may be one.
    index : Estimate
        The reliable change index.
    p : float
        Of the change against none; NaN where there is no error to set it beside.
    expected : float
        The change of others that regression to the mean alone would bring on average, for somebody
        who stood there before; NaN where it is not known.
    verdict : ChangeVerdict
        What may be said.
    """

    code: str
    label: str
    by: RaterSide
    before: float = math.nan
    after: float = math.nan
    n_before: int | None = None
    n_after: int | None = None
    change: Estimate
    index: Estimate
    p: float = math.nan
    expected: float = math.nan
    verdict: ChangeVerdict = ChangeVerdict.NO_CHANGE_SHOWN

    def __str__(self) -> str:
        """Return the line as it can be read aloud."""
        if not self.change.is_shown:
            return f"{self.label}, {self.by.value}: {self.verdict.value} ({self.change.reason})"
        text = f"{self.label}, {self.by.value}: {self.before:.2f} → {self.after:.2f}"
        text += f", change {signed(self.change)}; {self.verdict.value}"
        if self.verdict is ChangeVerdict.TOO_FEW:
            text += f" ({self.index.reason})"
        if not math.isnan(self.expected):
            text += f"; regression to the mean alone: {with_sign(self.expected)}"
        return text

    def explain(self) -> Explanation:
        """Return how the change and its verdict came about, and their limits."""
        shown = self.index if self.index.is_shown else self.change
        return attrs.evolve(shown.explain(), inputs=str(self), note=self.verdict.value)

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold; hidden numbers are None."""
        return {
            "code": self.code,
            "by": self.by.value,
            "before": plain(self.before),
            "after": plain(self.after),
            "n_before": self.n_before,
            "n_after": self.n_after,
            "change": self.change.to_dict(),
            "index": self.index.to_dict(),
            "expected": plain(self.expected),
            "verdict": self.verdict.value,
        }


@attrs.frozen(kw_only=True, repr=False)
class PersonChange(Tabular):
    """
    One person's two rounds.

    Attributes
    ----------
    person : str
        Whose.
    lines : tuple of PersonLine
        Others on each competency, then self.
    unit : str
        The unit of the scores.
    """

    person: str
    lines: tuple[PersonLine, ...]
    unit: str

    def line(self, code: str, by: RaterSide = RaterSide.OTHERS) -> PersonLine:
        """
        Return one competency as seen by one side.

        Raises
        ------
        UnknownCodeError
            If the comparison has no such competency.
        """
        for line in self.lines:
            if line.code == code and line.by is by:
                return line
        raise UnknownCodeError(
            "competency", code, list(dict.fromkeys(line.code for line in self.lines))
        )

    def __iter__(self) -> Iterator[PersonLine]:
        """Return the lines in order."""
        return iter(self.lines)

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.lines)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a competency and side."""
        lines = self.lines
        return {
            "person": [self.person] * len(lines),
            "competency": [line.code for line in lines],
            "by": [line.by.value for line in lines],
            "before": [line.before for line in lines],
            "after": [line.after for line in lines],
            "n_before": [line.n_before for line in lines],
            "n_after": [line.n_after for line in lines],
            "change": [line.change.value for line in lines],
            "low": [line.change.low for line in lines],
            "high": [line.change.high for line in lines],
            "index": [line.index.value for line in lines],
            "expected": [line.expected for line in lines],
            "verdict": [line.verdict.value for line in lines],
        }

    def explain(self) -> Explanation:
        """Return what a person's change is, and what it cannot say."""
        return Explanation(
            measure=PERSON_CHANGE,
            method="reliable change; verdicts over a person's competencies adjusted by Holm's "
            "method, self and others apart",
            inputs=f"scores of two rounds, in {self.unit}",
            left_out="raters whose group is not shown in a report",
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold; hidden numbers are None."""
        return {
            "person": self.person,
            "unit": self.unit,
            "lines": [line.to_dict() for line in self.lines],
        }

    def __repr__(self) -> str:
        """Return what it is; never a name."""
        return f"Change of one person: {counted(len(self), 'line')}"

    def __str__(self) -> str:
        """Return the person's lines."""
        head = f"Two rounds of {self.person}, for development ({self.unit})"
        return "\n".join([head, *(f"  {wrapped(str(line))}" for line in self.lines)])


def signed(change: Estimate) -> str:
    """Return a change with its sign and interval."""
    text = with_sign(change.value)
    if change.has_interval:
        text += f" [{with_sign(change.low)}, {with_sign(change.high)}]"
    return text


def with_sign(value: float) -> str:
    """Return a difference as it is printed; one that rounds to nothing has no minus."""
    return f"{round(value, 2) + 0.0:+.2f}".replace("-", "−")
