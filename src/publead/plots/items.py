"""The answers to each question as bars that part at the middle of the scale."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from publead.assessment.item_answers import OTHERS, ItemAnswers, ItemLine
from publead.errors import UndefinedStatisticError, expect
from publead.estimates import counted
from publead.plots.alternative import listed, say
from publead.plots.bars import HATCH, Bar, draw_bars
from publead.plots.canvas import caption, legend, swatch
from publead.plots.palette import FAINT, INK, QUIET, diverging
from publead.plots.rows import Row

if TYPE_CHECKING:
    from matplotlib.axes import Axes

AXIS = "% of those who answered: left, below the middle of the scale; right, above it"
APART = "could not tell (at the right)"


def items(answers: ItemAnswers, cut: str = OTHERS, *, ax: "Axes | None" = None) -> "Axes":
    """
    Draw how often each answer was given to each question, as bars around the scale's middle.

    Answers stand as they were given; a question where agreeing speaks against the competency says
    that it is reversed. Those who could not tell are no answer, and stand apart.

    Parameters
    ----------
    answers : ItemAnswers
        The counted answers of a round.
    cut : str
        Whose: ``others``, ``self``, or a part that is shown.
    ax : matplotlib.axes.Axes, optional
        Where to draw.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    UndefinedStatisticError
        If nothing may be shown.
    UnknownCodeError
        If that part is not shown.

    References
    ----------
    Heiberger, R. M., & Robbins, N. B. (2014). Design of diverging stacked bar charts for Likert
    scales and other applications. Journal of Statistical Software, 57(5), 1-32.
    https://doi.org/10.18637/jss.v057.i05
    """
    expect(answers, ItemAnswers, "answers", "Make it with publead.item_answers(scores)")
    if not answers.lines:
        raise UndefinedStatisticError(
            "the picture of item answers",
            "too few people or raters to show any",
            "Print the item answers, which say so",
        )
    lines = answers.of(cut)
    axes = draw_bars(list(_rows(lines)), ax)
    legend(axes, _handles(lines))
    title = f"How {_whose(cut)} answered each question"
    notes = _notes(answers, lines)
    caption(axes, title, AXIS, notes)
    told = (listed([_told(each)]) for each in lines)
    say(axes, f"Diverging bars of {len(lines)} questions. {title}.", *told, notes)
    return axes


def _rows(lines: Sequence[ItemLine]) -> Iterator[tuple[Row, Bar | None]]:
    """Yield each competency's name, and below it the questions that are keyed to it."""
    for label in dict.fromkeys(each.label for each in lines):
        yield Row(heading=label, is_flagged=True), None
        for each in lines:
            if each.label == label:
                yield Row(heading=f"{each.text}{_turned(each)}", more_lanes=1), _bar(each)


def _turned(each: ItemLine) -> str:
    return " (reversed)" if each.is_reversed else ""


def _bar(each: ItemLine) -> Bar:
    return Bar(
        label=each.code,
        shares=tuple(100 * share for share in each.shares),
        apart=100 * each.share_not_observed,
    )


def _whose(cut: str) -> str:
    return {OTHERS: "all others", "self": "leaders, of themselves,"}.get(cut, cut)


def _handles(lines: Sequence[ItemLine]) -> list[object]:
    """Return a square a word, where all questions have the same; else those of the two ends."""
    words = lines[0].words
    if any(each.words != words for each in lines):
        words = ("lowest answer", "highest answer")
    boxes = dict(zip(words, diverging(len(words)), strict=True))
    apart = swatch(facecolor=FAINT, edgecolor=QUIET, linewidth=0.4, hatch=HATCH, label=APART)
    told = [
        swatch(facecolor=colour, edgecolor=INK, linewidth=0.4, label=label)
        for label, colour in boxes.items()
    ]
    return [*told, apart]


def _notes(answers: ItemAnswers, lines: Sequence[ItemLine]) -> str:
    least, most = min(each.n for each in lines), max(each.n for each in lines)
    n = f"{least}" if least == most else f"{least} to {most}"
    people = max(each.n_people for each in lines)
    notes = [
        f"Answers to each question: {n}, about {counted(people, 'person', 'people')}. Could not "
        "tell: % of those who "
        "answered or said so."
    ]
    if any(each.is_reversed for each in lines):
        notes.append("Reversed: agreeing speaks against the competency.")
    if answers.hidden:
        notes.append(f"Not shown: {', '.join(answers.hidden)}.")
    if answers.withheld:
        notes.append(f"Questions not shown: {', '.join(each.code for each in answers.withheld)}.")
    return " ".join(notes)


def _told(each: ItemLine) -> str:
    shares = ", ".join(
        f"{word} {100 * share:.0f}%" for word, share in zip(each.words, each.shares, strict=True)
    )
    asked = f"{each.text.rstrip('.')}{_turned(each)}"
    return f"{asked}: {shares}; could not tell {100 * each.share_not_observed:.0f}%"
