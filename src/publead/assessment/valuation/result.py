"""What respondents find overvalued and undervalued: the result, as a page and as a table."""

from collections.abc import Iterator, Mapping

import attrs

from publead.assessment.valuation.answers import Asked
from publead.assessment.valuation.line import TraitValuation, ValuationVerdict
from publead.assessment.valuation.lists import ListComparison
from publead.assessment.valuation.measures import GAPS
from publead.disclosure import Audit, DisclosurePolicy, Release
from publead.errors import UnknownCodeError
from publead.estimates import Explanation, counted, wrapped
from publead.frameworks import Framework
from publead.tables import ColumnValues, Tabular

EVERYBODY = "everybody"


@attrs.frozen(kw_only=True)
class CutValuation:
    """
    The traits among one part of the respondents.

    Attributes
    ----------
    cut : str
        The part.
    lines : tuple of TraitValuation
        One a trait, in the framework's order.
    """

    cut: str
    lines: tuple[TraitValuation, ...]

    def __getitem__(self, code: str) -> TraitValuation:
        """Return one trait's line."""
        return _line(self.lines, code)

    def __str__(self) -> str:
        """Return a table of the part."""
        return "\n".join([self.cut, *_table(self.lines)])


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Valuation(Tabular):
    """
    What respondents say is needed beside what they say is rewarded.

    Attributes
    ----------
    framework : Framework
        Whose traits they are.
    asked : Asked
        By ratings, or by picks of best and worst.
    how : str
        The same in words, with the ends of the scale.
    ends : tuple of float
        The lowest and the highest answer there is.
    n_respondents : int
        How many there are, with or without answers on a trait.
    lines : tuple of TraitValuation
        One a trait, in the framework's order, over everybody.
    by : str
        The attribute that parts were made by, or empty.
    cuts : tuple of CutValuation
        The parts that may be shown.
    hidden : tuple of str
        The parts that are not: too small, or hidden to keep another one hidden.
    comparison : ListComparison or None
        The verdicts beside the framework's own lists, where it has lists.
    notices : tuple of str
        What gives respondents away without telling them apart.
    policy : DisclosurePolicy
        The thresholds.
    release : Release
        Everything that is given away; keep it, to audit later results against it.
    audit : Audit
        What an attack on it found.
    """

    framework: Framework
    asked: Asked
    how: str
    ends: tuple[float, float]
    n_respondents: int
    lines: tuple[TraitValuation, ...]
    by: str
    cuts: tuple[CutValuation, ...]
    hidden: tuple[str, ...]
    comparison: ListComparison | None
    notices: tuple[str, ...]
    policy: DisclosurePolicy
    release: Release
    audit: Audit

    def __getitem__(self, code: str) -> TraitValuation:
        """Return one trait's line, over everybody."""
        return _line(self.lines, code)

    def __iter__(self) -> Iterator[TraitValuation]:
        """Return the lines in order."""
        return iter(self.lines)

    def __len__(self) -> int:
        """Return the number of traits."""
        return len(self.lines)

    @property
    def overvalued(self) -> tuple[str, ...]:
        """The traits that are rewarded more than they are needed."""
        return self._with(ValuationVerdict.OVERVALUED)

    @property
    def undervalued(self) -> tuple[str, ...]:
        """The traits that are needed more than they are rewarded."""
        return self._with(ValuationVerdict.UNDERVALUED)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a part and trait, everybody first."""
        rows = [(EVERYBODY, line) for line in self.lines]
        rows += [(cut.cut, line) for cut in self.cuts for line in cut.lines]
        lines = [line for _, line in rows]
        return {
            "cut": [cut for cut, _ in rows],
            "trait": [line.code for line in lines],
            "needed": [line.needed.value for line in lines],
            "rewarded": [line.rewarded.value for line in lines],
            "gap": [line.gap.value for line in lines],
            "low": [line.gap.low for line in lines],
            "high": [line.gap.high for line in lines],
            "n": [line.gap.n for line in lines],
            "p": [line.p for line in lines],
            "verdict": [line.verdict.value for line in lines],
        }

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold; hidden numbers are None."""
        return {
            "framework": self.framework.id,
            "asked": self.asked.value,
            "how": self.how,
            "n_respondents": self.n_respondents,
            "traits": [line.to_dict() for line in self.lines],
            "by": self.by,
            "cuts": [
                {"cut": cut.cut, "traits": [line.to_dict() for line in cut.lines]}
                for cut in self.cuts
            ],
            "hidden": list(self.hidden),
            "comparison": self.comparison.to_dict() if self.comparison else None,
            "notices": list(self.notices),
            "policy": str(self.policy),
            "audit": str(self.audit),
        }

    def explain(self) -> Explanation:
        """Return how it was made, from what, what was left out, and what it cannot say."""
        left_out = sum(line.gap.n_left_out for line in self.lines)
        hidden = f" Parts not shown: {', '.join(self.hidden)}." if self.hidden else ""
        return Explanation(
            measure=GAPS[self.asked],
            method="paired differences with 95 % t intervals; verdicts adjusted by Holm's method",
            inputs=f"{counted(self.n_respondents, 'respondent')}, {self.how}",
            left_out=(
                f"{counted(left_out, 'pair')} that lack an answer, trait by trait.{hidden} "
                f"{self.audit}."
            ),
        )

    def __repr__(self) -> str:
        """Return what it is."""
        return (
            f"Valuation on {self.framework.id}: {counted(self.n_respondents, 'respondent')}, "
            f"{counted(len(self), 'trait')}"
        )

    def __str__(self) -> str:
        """Return a page of text."""
        head = (
            f"What is needed beside what is rewarded: {self.framework.title} "
            f"({self.framework.id}); {counted(self.n_respondents, 'respondent')}, {self.how}."
        )
        parts = [text for cut in self.cuts for text in ("", str(cut))]
        remarks = [wrapped(text) for text in self._remarks()]
        return "\n".join([wrapped(head), "", *_table(self.lines), *parts, "", *remarks])

    def _remarks(self) -> list[str]:
        remarks = ["It is what those who answered believe, and not what works."]
        if self.comparison:
            remarks.append(str(self.comparison))
        if self.hidden:
            fewest = max(self.policy.min_cut_raters, self.policy.min_people)
            remarks.append(
                f"Parts not shown: {', '.join(self.hidden)}. Each has fewer than "
                f"{counted(fewest, 'respondent')} on some trait, or would let another "
                "such part be worked out by subtraction."
            )
        return [*remarks, *self.notices, f"{self.audit}."]

    def _with(self, verdict: ValuationVerdict) -> tuple[str, ...]:
        return tuple(line.code for line in self.lines if line.verdict is verdict)


def _line(lines: tuple[TraitValuation, ...], code: str) -> TraitValuation:
    for line in lines:
        if line.code == code:
            return line
    raise UnknownCodeError("trait", code, [line.code for line in lines])


def _table(lines: tuple[TraitValuation, ...]) -> list[str]:
    width = max(len(line.label) for line in lines)
    head = f"{'':{width}}  needed  rewarded  needed − rewarded [95 %]    n  verdict"
    return [head, *(_row(line, width) for line in lines)]


def _row(line: TraitValuation, width: int) -> str:
    if not line.gap.is_shown:
        return f"{line.label:{width}}  {'–':>6}  {'–':>8}  {'–':<24}  {'':>3}  {line.verdict.value}"
    gap = f"{line.gap.value:+.2f}"
    if line.gap.has_interval:
        gap += f" [{line.gap.low:+.2f}, {line.gap.high:+.2f}]"
    return (
        f"{line.label:{width}}  {line.needed.value:>6.2f}  {line.rewarded.value:>8.2f}  "
        f"{gap.replace('-', '−'):<24}  {line.gap.n:>3}  {line.verdict.value}"
    )
