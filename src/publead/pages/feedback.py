"""One person's feedback as a page: in the words and numbers of the printed report, and no more."""

from publead.assessment.feedback import Feedback
from publead.assessment.feedback.layout import MAIN_HEADS, group_cells, group_heads, main_cells
from publead.assessment.feedback.measures import GAP, GROUP_MEAN
from publead.assessment.feedback.result import LIMITS
from publead.pages.content import Content, Section, Table, asked_section, cell, kept
from publead.plots import feedback as draw
from publead.plots import to_svg


def of_feedback(report: Feedback, asked: str) -> Content:
    """Return what a page says of one person's feedback."""
    known = (
        f"{report.title} ({report.framework}), by the questionnaire {report.instrument}. "
        f"Numbers are mean answers in {report.unit}."
    )
    return Content(
        title=f"Feedback for {report.person}",
        purpose="For development.",
        sections=(
            asked_section(asked, known),
            Section(heading="Who answered", sentences=_who_answered(report)),
            Section(heading="The picture", picture=to_svg(draw(report))),
            Section(heading="The numbers", tables=_tables(report)),
            *_standing_out(report),
            *_comments(report),
            Section(heading="What was hidden, and why", sentences=_hidden(report)),
            Section(
                heading="What may not be concluded",
                sentences=(
                    f"The questionnaire is {report.standing}. {LIMITS}",
                    f"A gap does not show: {GAP.does_not_show}",
                    f"A mean does not show: {GROUP_MEAN.does_not_show}",
                ),
            ),
        ),
    )


def _who_answered(report: Feedback) -> tuple[str, ...]:
    counts = sorted({line.others.n for line in report if line.others.n is not None})
    if not counts:
        none = "There are no answers of others, or too few to show any."
        return kept(none, report.who_others_are)
    least, most = counts[0], counts[-1]
    how_many = f"{most}" if least == most else f"{least} to {most}"
    joined = f"Joined, because some are too few to stand alone: {report.joined}."
    return kept(
        f"Others counted on each competency: {how_many}.",
        report.who_others_are,
        joined if report.joined else "",
    )


def _tables(report: Feedback) -> tuple[Table, ...]:
    main = Table(
        caption="Self beside the mean of others, with its 95 % interval and how many they are (n)",
        heads=("Competency", *MAIN_HEADS),
        rows=tuple(tuple(map(cell, main_cells(line, report.rule))) for line in report),
    )
    if not report.apart:
        return (main,)
    groups = Table(
        caption="Means by group (number of raters)",
        heads=("Competency", *group_heads(report.apart, report.joined)),
        rows=tuple((line.label, *map(cell, group_cells(line))) for line in report),
    )
    return main, groups


def _standing_out(report: Feedback) -> tuple[Section, ...]:
    found = kept(report.what_stands_out, *report.notices)
    return (Section(heading="What to look at", sentences=found),) if found else ()


def _comments(report: Feedback) -> tuple[Section, ...]:
    order = ("In no order.",) if report.comments else ()
    said = kept(*order, report.why_no_comments)
    return (Section(heading="Comments", sentences=said, points=report.comments),)


def _hidden(report: Feedback) -> tuple[str, ...]:
    return kept(report.why_hidden, report.pool, f"The rule: {report.policy}", f"{report.audit}.")
