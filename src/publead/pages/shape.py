"""The shape of a leadership network as a page, which names nobody."""

from publead.estimates import counted
from publead.network import Shape
from publead.pages.content import Content, Section, Table, asked_section, cell, kept
from publead.plots import shape as draw
from publead.plots import to_svg

NOT_GIVEN = (
    "The words of the question were not given to this page. Nobody can read its numbers without "
    "them: ask whoever made it."
)

EI = (
    "E-I is ties between groups less those within, over all ties: -1 where all are within a group, "
    "and 1 where none is."
)


def of_shape(shape: Shape, asked: str) -> Content:
    """Return what a page says of the shape of a network."""
    account = shape.explain()
    return Content(
        title="The shape of a network",
        purpose=account.measure.definition,
        sections=(
            asked_section(asked, "" if asked else NOT_GIVEN),
            Section(heading="Who answered", sentences=(shape.who_answered,)),
            Section(heading="What was found", sentences=_found(shape)),
            Section(heading="The picture", picture=to_svg(draw(shape))),
            Section(heading="The numbers", tables=(_table(shape),)),
            Section(heading="What is not in it", sentences=_left_out(shape)),
            Section(
                heading="What may not be concluded",
                sentences=(f"This does not show: {account.measure.does_not_show}.",),
            ),
        ),
    )


def _found(shape: Shape) -> tuple[str, ...]:
    """Return what is printed, less what only whoever holds the answers can do about gaps."""
    told = tuple(text.partition(" Pass missing=")[0] for text in shape.sentences)
    return (*told, EI) if any(text.startswith("E-I by") for text in told) else told


def _table(shape: Shape) -> Table:
    rows = tuple(
        (
            each.estimate.measure.name,
            cell(each.value),
            cell(each.ends),
            each.estimate.measure.definition,
        )
        for each in shape.findings
    )
    return Table(
        caption="Each index, what it may be where some did not answer, and what it is",
        heads=("Index", "value", "between", "what it is"),
        rows=rows,
    )


def _left_out(shape: Shape) -> tuple[str, ...]:
    silent = shape.n_people - shape.n_respondents
    missing = (
        f"What {silent} of {counted(shape.n_people, 'person', 'people')} would have said, who "
        "did not answer."
    )
    everybody = "Everybody answered." if shape.n_people else ""
    names = "Nobody is named, and nothing tells who named whom."
    return kept(missing if silent else everybody, names, *(f"{note}." for note in shape.notes))
