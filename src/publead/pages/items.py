"""The answers to each question as a page: counted over everybody who was rated."""

from publead.assessment.item_answers import ItemAnswers, ItemLine
from publead.assessment.item_answers.measures import ITEM_ANSWERS
from publead.estimates import counted
from publead.pages.content import Content, Section, Table, asked_section, kept
from publead.plots import items as draw
from publead.plots import to_svg

REVERSED = " Where a question is reversed, agreeing speaks against the competency."
HEADS = ("Question", "% of each answer, lowest first", "answers", "could not tell")


def of_items(answers: ItemAnswers, asked: str) -> Content:
    """Return what a page says of the answers to each question."""
    known = f"{answers.framework}, by the questionnaire {answers.instrument}. {_words(answers)}"
    return Content(
        title="Answers, question by question",
        purpose="How often each answer was given, over all people rated; nobody is named.",
        sections=(
            asked_section(asked, known.strip()),
            Section(heading="Who answered", sentences=_who_answered(answers)),
            *_picture(answers),
            *_numbers(answers),
            Section(
                heading="What was hidden, and why",
                sentences=kept(
                    answers.why_hidden,
                    *answers.notices,
                    f"The rule: {answers.policy}",
                    f"{answers.audit}.",
                ),
            ),
            Section(
                heading="What may not be concluded",
                sentences=(f"This does not show: {ITEM_ANSWERS.does_not_show}",),
            ),
        ),
    )


def _words(answers: ItemAnswers) -> str:
    words = {line.words for line in answers}
    (first,) = words if len(words) == 1 else ((),)
    order = f"Answers from the lowest to the highest: {', '.join(first)}." if first else ""
    turned = any(line.is_reversed for line in answers)
    return f"{order}{REVERSED if turned else ''}"


def _who_answered(answers: ItemAnswers) -> tuple[str, ...]:
    if not answers.lines:
        return ("Nothing can be shown: too few people or raters.",)
    return tuple(f"{_name(cut)}: {_size(answers.of(cut))}." for cut in answers.cuts)


def _size(lines: tuple[ItemLine, ...]) -> str:
    least, most = min(line.n for line in lines), max(line.n for line in lines)
    n = f"{most:,}" if least == most else f"{least:,} to {most:,}"
    people = counted(max(line.n_people for line in lines), "person", "people")
    return f"{n} answers to each question, about {people}"


def _picture(answers: ItemAnswers) -> tuple[Section, ...]:
    if not answers.lines:
        return ()
    return (Section(heading="The picture", picture=to_svg(draw(answers))),)


def _numbers(answers: ItemAnswers) -> tuple[Section, ...]:
    tables = tuple(
        Table(
            caption=f"{_name(cut)}: {_size(answers.of(cut))}",
            heads=HEADS,
            rows=tuple(_row(line) for line in answers.of(cut)),
        )
        for cut in answers.cuts
    )
    return (Section(heading="The numbers", tables=tables),) if tables else ()


def _row(line: ItemLine) -> tuple[str, ...]:
    turned = " (reversed)" if line.is_reversed else ""
    shares = " · ".join(f"{100 * share:.0f}" for share in line.shares)
    return f"{line.text}{turned}", shares, f"{line.n:,}", f"{line.n_not_observed:,}"


def _name(cut: str) -> str:
    return {"others": "All others, pooled", "self": "Leaders, of themselves"}.get(
        cut, cut[:1].upper() + cut[1:]
    )
