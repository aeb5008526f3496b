"""The report itself: what a leader is given, and what it says of itself."""

from collections.abc import Iterator, Mapping

import attrs

from publead.assessment.feedback.layout import group_table, main_table
from publead.assessment.feedback.line import CompetencyFeedback
from publead.assessment.feedback.measures import REPORT
from publead.assessment.feedback.rules import GapRule
from publead.disclosure import Audit, DisclosurePolicy, Release
from publead.errors import NoCompositeError, UnknownCodeError
from publead.estimates import Explanation, counted, wrapped
from publead.tables import Tabular

LIMITS = (
    "For development and a conversation, not for selection, pay or dismissal. "
    "No total over competencies exists."
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Feedback(Tabular):
    """
    One person's feedback, with what was hidden and why.

    Attributes
    ----------
    person : str
        Whose report it is.
    framework, instrument : str
        The framework's edition and the questionnaire.
    title : str
        The framework's name for people.
    unit, standing : str
        The unit of the scores, and what is known of the questionnaire.
    lines : tuple of CompetencyFeedback
        One a competency, in the framework's order.
    shown, hidden : tuple of str
        The sets of raters that are shown, and the groups that are not: too small, or empty.
    joined : str
        The groups that were joined, or empty.
    comments : tuple of str
        What raters wrote, in no order and without a group.
    pool : str
        Where intervals of small groups come from, or empty.
    notices : tuple of str
        What to know before reading on, such as that all raters gave the same answer.
    rule : GapRule
        When a gap counts.
    blind_spots, hidden_strengths : tuple of str
        The competencies where self is well above others, and well below them, by the rule.
    policy : DisclosurePolicy
        The thresholds.
    release : Release
        Everything the report gives away; keep it, to audit later reports against it.
    audit : Audit
        What an attack on this report alone found.
    """

    person: str
    framework: str
    instrument: str
    title: str
    unit: str
    standing: str
    lines: tuple[CompetencyFeedback, ...]
    shown: tuple[str, ...]
    hidden: tuple[str, ...]
    joined: str = ""
    comments: tuple[str, ...] = ()
    pool: str = ""
    notices: tuple[str, ...] = ()
    rule: GapRule
    blind_spots: tuple[str, ...] = ()
    hidden_strengths: tuple[str, ...] = ()
    policy: DisclosurePolicy
    release: Release
    audit: Audit

    @property
    def has_others(self) -> bool:
        """Whether any mean of others is shown."""
        return any(line.others.is_shown for line in self.lines)

    @property
    def apart(self) -> tuple[str, ...]:
        """The sets of raters whose means stand apart; a single one would only repeat all others."""
        return () if len(self.shown) == 1 and self.has_others else self.shown

    @property
    def who_others_are(self) -> str:
        """Who is pooled, in a sentence; empty where no mean of others is shown."""
        if not self.has_others:
            return ""
        pooled = ", ".join(self.shown) + (", pooled" if len(self.shown) > 1 else "")
        return f"Others are {pooled}; self is in no average."

    @property
    def why_hidden(self) -> str:
        """Which groups are not shown, and why, in a sentence."""
        if not self.hidden:
            return "Nothing was hidden."
        fewest = self.policy.min_in_all
        in_all = "" if self.has_others else f", or all raters together were fewer than {fewest}"
        return (
            f"Not shown, and in no total: {', '.join(self.hidden)}. Each had fewer than "
            f"{counted(self.policy.min_raters, 'rater')} on some competency, or none at "
            f"all{in_all}; with so "
            "few, their answers could be guessed or worked out by subtraction."
        )

    @property
    def what_stands_out(self) -> str:
        """The gaps that the rule counts, in a sentence; empty where there are none."""
        spots = {"blind spots": self.blind_spots, "hidden strengths": self.hidden_strengths}
        parts = [f"possible {kind}: {', '.join(codes)}" for kind, codes in spots.items() if codes]
        return f"By the rule ({self.rule}), {'; '.join(parts)}." if parts else ""

    @property
    def why_no_comments(self) -> str:
        """From how many raters on comments are shown; empty where some are."""
        if any(text for text in self.comments if not text.startswith("manager: ")):
            return ""
        return (
            f"Comments of anonymous raters are shown from {self.policy.min_for_comments} of "
            "them on, without a group."
        )

    def __float__(self) -> float:
        """Refuse to be one number: a report has no total without declared weights."""
        raise NoCompositeError("a report")

    def __getitem__(self, code: str) -> CompetencyFeedback:
        """Return one competency's line."""
        for line in self.lines:
            if line.code == code:
                return line
        raise UnknownCodeError("competency", code, [line.code for line in self.lines])

    def __iter__(self) -> Iterator[CompetencyFeedback]:
        """Return the lines in order."""
        return iter(self.lines)

    def __len__(self) -> int:
        """Return the number of competencies."""
        return len(self.lines)

    def __repr__(self) -> str:
        """Return what it is; never a name."""
        return f"Feedback on {self.framework}: {counted(len(self), 'competency', 'competencies')}"

    def __str__(self) -> str:
        """Return the report as a page of text."""
        groups = group_table(self.lines, self.apart, self.joined)
        head = [f"Feedback for {self.person}, for development", f"{self.title} ({self.framework})"]
        return "\n".join(
            [*head, "", *main_table(self.lines, self.rule), *groups, "", *self._remarks()]
        )

    def columns(self) -> Mapping[str, list[object]]:
        """Return one row a competency: codes first, then numbers, then the verdict."""
        lines = self.lines
        return {
            "competency": [line.code for line in lines],
            "self": [line.self_score for line in lines],
            "others": [line.others.value for line in lines],
            "low": [line.others.low for line in lines],
            "high": [line.others.high for line in lines],
            "n": [line.others.n for line in lines],
            "agreement": [line.agreement.value for line in lines],
            "gap": [line.gap.value for line in lines],
            "gap_low": [line.gap.low for line in lines],
            "gap_high": [line.gap.high for line in lines],
            "verdict": [line.verdict.value for line in lines],
        }

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold; hidden numbers are None."""
        return {
            "person": self.person,
            "framework": self.framework,
            "instrument": self.instrument,
            "unit": self.unit,
            "standing": self.standing,
            "competencies": [line.to_dict() for line in self.lines],
            "shown": list(self.shown),
            "hidden": list(self.hidden),
            "joined": self.joined,
            "comments": list(self.comments),
            "pool": self.pool,
            "notices": list(self.notices),
            "rule": str(self.rule),
            "blind_spots": list(self.blind_spots),
            "hidden_strengths": list(self.hidden_strengths),
            "policy": str(self.policy),
            "audit": str(self.audit),
            "limits": LIMITS,
        }

    def explain(self) -> Explanation:
        """Return how the report was made, from what, what was left out, and what it cannot say."""
        return Explanation(
            measure=REPORT,
            method=f"{self.policy} Gaps count by this rule: {self.rule}.",
            inputs=(
                f"forms on {self.instrument} ({self.standing}), in {self.unit}; "
                f"shown: {', '.join(self.shown) or 'self only'}"
            ),
            left_out=f"{self.why_hidden} {self.audit}.",
        )

    def _remarks(self) -> list[str]:
        joined = f"Joined, because some are too few to stand alone: {self.joined}."
        hidden = self.why_hidden if self.hidden else ""
        remarks = [self.who_others_are, joined if self.joined else "", hidden, self.pool]
        remarks += [self.what_stands_out, *self.notices]
        if self.comments:
            remarks += ["Comments, in no order:", *(f"  – {text}" for text in self.comments)]
        remarks += [self.why_no_comments, f"{self.audit}."]
        remarks += [f"The questionnaire is {self.standing}. {LIMITS}"]
        return [wrapped(text) for text in remarks if text]
