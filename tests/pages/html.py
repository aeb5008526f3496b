"""Reading a page as a browser does: its elements in order, and the words that can be read."""

from html.parser import HTMLParser

import attrs

VOID = {"meta", "link", "img", "br", "hr", "input"}


@attrs.define
class Element:
    """One element: its tag, its attributes, and the words in it."""

    tag: str
    attributes: dict[str, str | None]
    parents: tuple[str, ...]
    words: str = ""


class Reader(HTMLParser):
    """Gathers the elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attributes), tuple(each.tag for each in self.open))
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, dict(attributes), tuple(e.tag for e in self.open)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.words += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def read(html: str) -> Reader:
    """Return what a page holds; every element must be closed in its turn."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open
    return reader


def all_of(html: str, *tags: str) -> list[Element]:
    """Return the elements with these tags, in order."""
    return [element for element in read(html).elements if element.tag in tags]


def words_of(html: str) -> str:
    """Return all that can be read or heard, in one line a part; no coordinates of pictures."""
    parts = ("title", "h1", "h2", "p", "caption", "th", "td", "li", "desc")
    return "\n".join(" ".join(each.words.split()) for each in all_of(html, *parts))
