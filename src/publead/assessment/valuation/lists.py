"""Verdicts beside the lists that a report published: agreement, contradiction, and its limits."""

from collections.abc import Sequence
from typing import Final

import attrs

from publead.assessment.valuation.line import TraitValuation, ValuationVerdict
from publead.errors import UnknownCodeError
from publead.estimates import Explanation, Measure
from publead.frameworks import Framework

LISTED: Final = {
    "overvalued": ValuationVerdict.OVERVALUED,
    "undervalued": ValuationVerdict.UNDERVALUED,
}
"""The lists that a framework may sort its traits into, and the verdicts that agree with them."""


@attrs.frozen(kw_only=True)
class ListComparison:
    """
    The verdicts here beside the lists of a published report.

    Attributes
    ----------
    framework : Framework
        Whose lists they are, with what stands behind them.
    agree : tuple of str
        Traits with the verdict of their list.
    contradict : tuple of str
        Traits with the opposite verdict.
    unsettled : tuple of str
        Traits that are not distinguishable here.
    too_few : tuple of str
        Traits on which too few answered to say, or to show.
    """

    framework: Framework
    agree: tuple[str, ...]
    contradict: tuple[str, ...]
    unsettled: tuple[str, ...]
    too_few: tuple[str, ...]

    def standing(self, code: str) -> str:
        """
        Return how a trait stands beside its list: the name of one of the four groups.

        Raises
        ------
        UnknownCodeError
            If it is in none of the lists.
        """
        groups = {
            "agrees": self.agree,
            "contradicts": self.contradict,
            "not distinguishable here": self.unsettled,
            "too few to say": self.too_few,
        }
        for name, codes in groups.items():
            if code in codes:
                return name
        known = [each for codes in groups.values() for each in codes]
        raise UnknownCodeError("listed trait", code, known)

    def __str__(self) -> str:
        """Return the counts, list by list, and what may not be concluded."""
        parts = [self._of_list(name) for name in LISTED]
        contradicting = f" Contradicting: {', '.join(self.contradict)}." if self.contradict else ""
        return (
            f"Beside the lists of {self.framework.edition} ({self.framework.id}): "
            f"{'; '.join(parts)}.{contradicting} {self.limits}"
        )

    @property
    def limits(self) -> str:
        """What may not be concluded from the comparison."""
        return (
            f"Those lists are {self.framework.evidence_level.value}, and come from other people, "
            "who were asked otherwise. Without their answers nothing here tests the lists, and "
            "neither they nor this show what works."
        )

    def explain(self) -> Explanation:
        """Return what was compared, how, and what may not be concluded."""
        return Explanation(
            measure=Measure(
                name="verdicts beside published lists",
                definition="Whether each trait comes out here as the report's survey had it.",
                formula="a trait agrees if its verdict is the name of its list",
                does_not_show=f"{self.limits} {self.framework.does_not_show}",
                sources=self.framework.sources,
            ),
            method=(
                "by the verdicts, which are adjusted together (Holm). On the lists: "
                f"{self.framework.about}"
            ),
            inputs=str(self),
            left_out="traits that stand in neither list",
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "framework": self.framework.id,
            "evidence_level": self.framework.evidence_level.value,
            "agree": list(self.agree),
            "contradict": list(self.contradict),
            "unsettled": list(self.unsettled),
            "too_few": list(self.too_few),
            "limits": self.limits,
        }

    def _of_list(self, name: str) -> str:
        codes = [entry.code for entry in self.framework if entry.group == name]
        counts = [
            (sum(code in group for code in codes), words)
            for group, words in (
                (self.agree, "come out so here too"),
                (self.contradict, "the other way round"),
                (self.unsettled, "not distinguishable"),
                (self.too_few, "with too few to say"),
            )
        ]
        told = ", ".join(f"{count} {words}" for count, words in counts if count)
        return f"of {len(codes)} {name} there, {told}"


def beside_lists(framework: Framework, lines: Sequence[TraitValuation]) -> ListComparison | None:
    """Return the verdicts beside the framework's lists; None where it has no such lists."""
    listed = {str(entry.code): LISTED[entry.group] for entry in framework if entry.group in LISTED}
    if not listed:
        return None
    groups: dict[str, list[str]] = {"agree": [], "contradict": [], "unsettled": [], "too_few": []}
    for line in lines:
        if line.code not in listed:
            continue
        if line.verdict is ValuationVerdict.TOO_FEW:
            groups["too_few"].append(line.code)
        elif line.verdict is ValuationVerdict.NOT_DISTINGUISHABLE:
            groups["unsettled"].append(line.code)
        else:
            agrees = line.verdict is listed[line.code]
            groups["agree" if agrees else "contradict"].append(line.code)
    return ListComparison(
        framework=framework,
        agree=tuple(groups["agree"]),
        contradict=tuple(groups["contradict"]),
        unsettled=tuple(groups["unsettled"]),
        too_few=tuple(groups["too_few"]),
    )
