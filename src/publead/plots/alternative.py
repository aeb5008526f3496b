"""The text alternative of a picture: what it shows, in words, for whoever does not see it."""

import io
import re
from hashlib import sha256
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from publead.errors import ArgumentError

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_KIND = "picture of publead: "


def say(ax: "Axes", *sentences: str) -> None:
    """Keep a picture's text with its axes, where it is copied and pickled with them."""
    ax.set_label(_KIND + " ".join(sentence for sentence in sentences if sentence))


def alt_text(ax: "Axes") -> str:
    """
    Return the text alternative of a picture: what it shows, number by number.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        What a function of this room returned.

    Raises
    ------
    ArgumentError
        If nothing of this room was drawn there.

    Examples
    --------
    >>> from publead.frameworks import crosswalk
    >>> from publead.plots import crosswalk as draw
    >>> ax = draw(crosswalk("anti-hero@2013", "lga-managerial@2017"))
    >>> alt_text(ax)[:60]
    'Matrix of 10 competencies of anti-hero@2013 beside 7 of lga-'
    """
    label = str(ax.get_label()) if hasattr(ax, "get_label") else ""
    if not label.startswith(_KIND):
        raise ArgumentError(
            "ax must hold a picture of publead.plots: give what one of its functions returned"
        )
    return label.removeprefix(_KIND)


def to_svg(ax: "Axes") -> str:
    """
    Return a picture as SVG text that carries its own title and text alternative.

    The whole figure is written, to no file. A picture that is drawn again gives the same text,
    with the same version of matplotlib.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        What a function of this room returned.

    Raises
    ------
    ArgumentError
        If nothing of this room was drawn there.

    Examples
    --------
    >>> from publead.frameworks import crosswalk
    >>> from publead.plots import crosswalk as draw
    >>> text = to_svg(draw(crosswalk("anti-hero@2013", "lga-managerial@2017")))
    >>> text.startswith('<svg role="img"'), "<desc" in text
    (True, True)
    """
    described = alt_text(ax)
    title = " ".join(ax.get_title(loc="left").split())
    figure, written = ax.figure.figure, io.StringIO()
    figure.savefig(written, format="svg", metadata={"Date": None})
    drawn = written.getvalue()
    mark = f"p{sha256(described.encode()).hexdigest()[:8]}"
    body = _with_ids_of_its_own(drawn[drawn.index("<svg") :], mark)
    head = (
        f'<title id="{mark}-title">{escape(title)}</title>'
        f'<desc id="{mark}-desc">{escape(described)}</desc>'
    )
    start, _, rest = body.partition(">")
    named = f'role="img" aria-labelledby="{mark}-title {mark}-desc"'
    return f"<svg {named}{start.removeprefix('<svg')}>{head}{rest}"


def _with_ids_of_its_own(text: str, mark: str) -> str:
    """Replace ids drawn at random by numbers, and mark all, so that a page can hold several."""
    text = re.sub(r"<metadata>.*?</metadata>\s*", "", text, flags=re.DOTALL)
    drawn = dict.fromkeys(re.findall(r'id="(\w*?[0-9a-f]{10})"', text))
    for number_of_it, name in enumerate(drawn):
        text = text.replace(name, f"n{number_of_it}")
    return re.sub(r'(\bid="|url\(#|href="#)', rf"\g<1>{mark}-", text)


def number(value: float) -> str:
    """Return a number as a picture's text says it."""
    return f"{value:.2f}".replace("-", "−")


def listed(parts: list[str]) -> str:
    """Return parts as one sentence."""
    return "; ".join(parts) + "." if parts else ""
