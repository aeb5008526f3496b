"""The means of all people rated as a page, whole and by parts of the organisation."""

from publead.assessment.cohort import Cohort, CutMean
from publead.assessment.cohort.result import EVERYBODY, PEOPLE_MEAN
from publead.estimates import counted
from publead.pages.content import Content, Section, Table, asked_section, kept
from publead.plots import cohort as draw
from publead.plots import to_svg


def of_cohort(cohort: Cohort, asked: str) -> Content:
    """Return what a page says of all people rated."""
    known = f"{cohort.framework}. Numbers are others' means, in {cohort.unit}."
    parts: dict[str, list[CutMean]] = {}
    for each in cohort.means:
        parts.setdefault(each.cut, []).append(each)
    return Content(
        title="All people rated" + (f", by {cohort.by.lower()}" if cohort.by else ""),
        purpose="What others gave on average; each person rated counts once.",
        sections=(
            asked_section(asked, known),
            Section(heading="Who answered", sentences=_who_answered(parts)),
            *_picture(cohort),
            *_numbers(parts),
            Section(
                heading="What was hidden, and why",
                sentences=kept(cohort.why_hidden, f"The rule: {cohort.policy}", f"{cohort.audit}."),
            ),
            Section(
                heading="What may not be concluded",
                sentences=(f"This does not show: {PEOPLE_MEAN.does_not_show}",),
            ),
        ),
    )


def _who_answered(parts: dict[str, list[CutMean]]) -> tuple[str, ...]:
    if not parts:
        return ("Nothing can be shown: too few people or raters.",)
    return tuple(f"{_name(cut)}: {_size(means[0])}." for cut, means in parts.items())


def _picture(cohort: Cohort) -> tuple[Section, ...]:
    if not cohort.means:
        return ()
    return (Section(heading="The picture", picture=to_svg(draw(cohort))),)


def _numbers(parts: dict[str, list[CutMean]]) -> tuple[Section, ...]:
    tables = tuple(
        Table(
            caption=f"{_name(cut)} ({_size(means[0])})",
            heads=("Competency", "mean [95 %]"),
            rows=tuple((each.label, each.mean_told) for each in means),
        )
        for cut, means in parts.items()
    )
    return (Section(heading="The numbers", tables=tables),) if tables else ()


def _name(cut: str) -> str:
    return cut.capitalize() if cut == EVERYBODY else cut


def _size(each: CutMean) -> str:
    people = counted(each.mean.n or 0, "person", "people")
    return f"{people}, {counted(each.n_raters, 'rater')}"
