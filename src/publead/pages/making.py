"""The verb of this room: from a result to a page."""

from publead.assessment.cohort import Cohort
from publead.assessment.feedback import Feedback
from publead.assessment.item_answers import ItemAnswers
from publead.errors import expect
from publead.network import Shape
from publead.pages.cohort import of_cohort
from publead.pages.content import Content
from publead.pages.feedback import of_feedback
from publead.pages.items import of_items
from publead.pages.rendering import rendered
from publead.pages.result import Page
from publead.pages.shape import of_shape


def page(
    result: Feedback | Cohort | ItemAnswers | Shape,
    *,
    title: str | None = None,
    asked: str = "",
    note: str = "",
) -> Page:
    """
    Return a result as a page to hand over: one HTML file, to be read or printed.

    It says what was asked and of whom, how many answered, what was found as a picture and as a
    table, what was hidden and why, and what may not be concluded. It shows what the printed
    result shows, and no more.

    Parameters
    ----------
    result : Feedback, Cohort, ItemAnswers or Shape
        One person's feedback, the means of all people rated, the answers to each question over
        all of them, or the shape of a network.
    title : str, optional
        What stands above the page; the result's own name where it is left out. That of feedback
        holds the person as the answers name them.
    asked : str
        The question in its own words, where there was one, such as *Whom do you turn to for
        leadership?*
    note : str
        What else the reader should know: when it was asked, or whom to turn to.

    Returns
    -------
    Page
        Write it with ``.write(path)``.

    Raises
    ------
    NoJinjaError, NoMatplotlibError
        If what ``publead[pages]`` brings is not installed.

    Notes
    -----
    Everything that comes from data is escaped, so that a comment that looks like HTML is read as
    it was written. The page keeps to WCAG 2.2, level AA, in light, dark and print.

    Examples
    --------
    >>> import networkx as nx
    >>> from publead.network import Direction, describe
    >>> star = nx.DiGraph([("ann", "eve"), ("bob", "eve"), ("cem", "eve")])
    >>> made = page(
    ...     describe(star, direction=Direction.NOMINATION),
    ...     asked="Whom do you turn to for leadership?",
    ... )
    >>> made.title, made.html.count("<h2"), "bob" in made.html
    ('The shape of a network', 7, False)
    """
    kinds = Feedback | Cohort | ItemAnswers | Shape
    expect(result, kinds, "result", "Make it with feedback, cohort, item_answers or describe")
    expect(title, str | None, "title", "Give the page a name, or leave it out")
    expect(asked, str, "asked", "Give the words of the question")
    expect(note, str, "note", "Give a sentence or two")
    content = _content(result, asked)
    if title is not None:
        content = Content(title=title, purpose=content.purpose, sections=content.sections)
    return Page(title=content.title, html=rendered(content, note))


def _content(result: Feedback | Cohort | ItemAnswers | Shape, asked: str) -> Content:
    if isinstance(result, Feedback):
        return of_feedback(result, asked)
    if isinstance(result, Cohort):
        return of_cohort(result, asked)
    if isinstance(result, ItemAnswers):
        return of_items(result, asked)
    return of_shape(result, asked)
