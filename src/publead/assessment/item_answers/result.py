"""The answers to each question, counted: the result, as a page and as a table."""

from collections.abc import Iterator, Mapping

import attrs

from publead.assessment.item_answers.line import ItemLine
from publead.assessment.item_answers.measures import ITEM_ANSWERS
from publead.assessment.item_answers.parts import OTHERS
from publead.disclosure import Audit, DisclosurePolicy, Release
from publead.errors import UnknownCodeError
from publead.estimates import Explanation, counted, wrapped
from publead.tables import ColumnValues, Tabular

SELF = "self"


@attrs.frozen(kw_only=True)
class WithheldItem:
    """
    A question that may not be shown.

    Attributes
    ----------
    code, text : str
        The question.
    """

    code: str
    text: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ItemAnswers(Tabular):
    """
    How often each answer was given to each question, over everybody who was rated.

    ``answers["trust-2"]`` is a question as all others answered it.

    Attributes
    ----------
    framework, instrument : str
        The framework's edition and the questionnaire.
    by : str
        What the parts are parts of.
    lines : tuple of ItemLine
        One a part and question: all others first, then the parts, then self.
    hidden : tuple of str
        The parts that are not shown: too small, empty, or hidden to keep another one hidden.
    withheld : tuple of WithheldItem
        The questions that are not.
    n_left_out : int
        How many people who were rated by others stand in no count.
    policy : DisclosurePolicy
        The thresholds.
    release : Release
        Everything that is given away.
    audit : Audit
        What an attack on it found.
    """

    framework: str
    instrument: str
    by: str
    lines: tuple[ItemLine, ...]
    hidden: tuple[str, ...]
    withheld: tuple[WithheldItem, ...]
    n_left_out: int
    policy: DisclosurePolicy
    release: Release
    audit: Audit

    def __getitem__(self, code: str) -> ItemLine:
        """Return a question as all others answered it."""
        return self.line(code)

    def __iter__(self) -> Iterator[ItemLine]:
        """Return the lines in order."""
        return iter(self.lines)

    def __len__(self) -> int:
        """Return the number of lines."""
        return len(self.lines)

    def line(self, code: str, cut: str = OTHERS) -> ItemLine:
        """
        Return a question as one part of the raters answered it.

        Raises
        ------
        UnknownCodeError
            If that part or that question is not shown.
        """
        mine = self.of(cut)
        for line in mine:
            if line.code == code:
                return line
        raise UnknownCodeError("question", code, [line.code for line in mine])

    def of(self, cut: str) -> tuple[ItemLine, ...]:
        """
        Return all questions as one part of the raters answered them.

        Raises
        ------
        UnknownCodeError
            If that part is not shown.
        """
        if cut not in self.cuts:
            raise UnknownCodeError("part", cut, self.cuts)
        return tuple(line for line in self.lines if line.cut == cut)

    @property
    def cuts(self) -> tuple[str, ...]:
        """Whose answers are shown: all others, the parts, and self."""
        return tuple(dict.fromkeys(line.cut for line in self.lines))

    @property
    def why_hidden(self) -> str:
        """What is not shown, and why, in a sentence or two."""
        policy = self.policy
        raters = max(policy.min_cut_raters, policy.min_for_spread)
        few = (
            f"fewer than {counted(policy.min_people, 'person', 'people')} or "
            f"{counted(raters, 'rater')}"
        )
        told = []
        if self.hidden:
            told.append(
                f"Not shown: {', '.join(self.hidden)}; each has {few} on some question, or none, "
                "or would give one away that has."
            )
        if self.withheld:
            codes = ", ".join(item.code for item in self.withheld)
            told.append(f"Questions not shown: {codes}; {few}, or few people's means would follow.")
        if self.n_left_out:
            people = counted(self.n_left_out, "person", "people")
            told.append(f"In no count, for want of raters or to hide who has few: {people}.")
        return " ".join(told) or "Nothing was hidden."

    @property
    def notices(self) -> tuple[str, ...]:
        """Where what is shown tells what each rater answered, a sentence each."""
        return tuple(
            f"All {line.n} ({line.cut}) gave the same answer to {line.code}: whoever sees this "
            "knows what each of them answered."
            for line in self.lines
            if max(line.counts) == line.n
        )

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a part, question and answer."""
        rows = [
            (line, point, word, count)
            for line in self.lines
            for point, word, count in zip(line.points, line.words, line.counts, strict=True)
        ]
        return {
            "cut": [line.cut for line, _, _, _ in rows],
            "item": [line.code for line, _, _, _ in rows],
            "competency": [line.competency for line, _, _, _ in rows],
            "is_reversed": [line.is_reversed for line, _, _, _ in rows],
            "point": [point for _, point, _, _ in rows],
            "word": [word for _, _, word, _ in rows],
            "count": [count for _, _, _, count in rows],
            "n": [line.n for line, _, _, _ in rows],
            "n_not_observed": [line.n_not_observed for line, _, _, _ in rows],
            "n_people": [line.n_people for line, _, _, _ in rows],
        }

    def explain(self) -> Explanation:
        """Return what was counted, what was left out, and what it cannot say."""
        return Explanation(
            measure=ITEM_ANSWERS,
            method="counts of answers as they were given; reversed questions are not turned",
            inputs=f"answers to {self.instrument} by groups that a report shows; self apart",
            left_out=f"{self.why_hidden} {self.audit}.",
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "framework": self.framework,
            "instrument": self.instrument,
            "by": self.by,
            "answers": self.rows(),
            "hidden": list(self.hidden),
            "withheld": [item.code for item in self.withheld],
            "n_left_out": self.n_left_out,
            "notices": list(self.notices),
            "policy": str(self.policy),
            "audit": str(self.audit),
        }

    def __repr__(self) -> str:
        """Return what it is."""
        return (
            f"ItemAnswers on {self.instrument}: {counted(len(self), 'line')}, "
            f"{counted(len(self.hidden), 'part')} hidden"
        )

    def __str__(self) -> str:
        """Return how all others answered, which parts are shown, and what was hidden and why."""
        lines = [f"Answers item by item · {self.instrument}"]
        if self.lines:
            mine = self.of(OTHERS)
            width = max(len(_named(line)) for line in mine)
            head = f"{'others, % of each answer':{width}}"
            lines += ["", f"{head}  {'lowest → highest':24}     n  not observed"]
            lines += [_row(line, width) for line in mine]
            parts = [
                f"{cut} "
                f"({counted(max(line.n_people for line in self.of(cut)), 'person', 'people')})"
                for cut in self.cuts[1:]
            ]
            lines += ["", f"Parts, by {self.by}: {', '.join(parts) or 'none'}."]
        else:
            lines += ["", "Nothing can be shown: too few people or raters."]
        remarks = [self.why_hidden, *self.notices, f"{self.audit}."]
        return "\n".join([*lines, *map(wrapped, remarks)])


def _named(line: ItemLine) -> str:
    return f"{line.code} (reversed)" if line.is_reversed else line.code


def _row(line: ItemLine, width: int) -> str:
    shares = " ".join(f"{100 * share:>4.0f}" for share in line.shares)
    return f"{_named(line):{width}}  {shares:24}  {line.n:>4}  {line.n_not_observed:>12}"
