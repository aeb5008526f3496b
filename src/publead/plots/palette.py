"""
Colours, shapes and line styles that are told apart by everybody, in print and in grey.

The colours are those of Okabe and Ito, which were chosen to be told apart by people who do not
see all colours. They are never the only mark: each series has a shape, and each line a style, of
its own. Light fills have a dark edge, so that all stand out from white paper.
"""

from typing import Final

import attrs

from publead.errors import PolicyError

INK: Final = "#222222"
QUIET: Final = "#5c5c5c"
FAINT: Final = "#d9d9d9"
PAPER: Final = "#ffffff"

BLUE: Final = "#0072B2"
ORANGE: Final = "#E69F00"
GREEN: Final = "#009E73"
YELLOW: Final = "#F0E442"
VERMILLION: Final = "#D55E00"
SKY: Final = "#56B4E9"
PURPLE: Final = "#CC79A7"

DARK_VERMILLION: Final = "#b04a00"
PALE_VERMILLION: Final = "#fbe3d3"
PALE_BLUE: Final = "#d6e9f5"
MIDDLE_GREY: Final = "#c9c9c9"


@attrs.frozen
class Look:
    """
    How a series is drawn.

    Attributes
    ----------
    colour : str
        The fill.
    marker : str
        The shape, in matplotlib's letters.
    size : float
        The marker's width in points.
    edge : str
        The colour of its edge, and of its interval.
    """

    colour: str
    marker: str
    size: float = 6.5
    edge: str = INK


SELF: Final = Look(PAPER, "D", 6.5)
OTHERS: Final = Look(INK, "o", 8.0)

SERIES: Final = (
    Look(BLUE, "s"),
    Look(YELLOW, "^", 7.5),
    Look(GREEN, "v", 7.5),
    Look(ORANGE, "P", 8.0),
    Look(SKY, "<", 7.5),
    Look(VERMILLION, ">", 7.5),
    Look(PURPLE, "X", 8.0),
    Look(ORANGE, "*", 10.0),
    Look(SKY, "d", 8.0),
    Look(YELLOW, "p", 8.0),
)
"""The looks of up to ten series, each of another shape; the first four differ in grey, too."""

REST: Final = Look(FAINT, "h", 8.0)
"""The look of whatever is gathered into one: joined groups, small groups, the unknown."""


def looks_of(labels: tuple[str, ...]) -> dict[str, Look]:
    """
    Return a look for each label in turn.

    Raises
    ------
    PolicyError
        If there are more labels than looks.
    """
    if len(labels) > len(SERIES):
        raise PolicyError(
            f"a picture of {len(labels)} parts cannot be read; {len(SERIES)} have shapes of "
            "their own. Draw fewer, or print the table"
        )
    return dict(zip(labels, SERIES, strict=False))


def diverging(n: int) -> tuple[str, ...]:
    """
    Return so many colours from one end over a pale middle to another, darkest at the ends.

    Parameters
    ----------
    n : int
        How many; an odd number has a grey middle.
    """
    half, is_odd = divmod(n, 2)
    steps = [(place + 1) / half for place in range(half)]
    left = [_mixed(PALE_VERMILLION, DARK_VERMILLION, step) for step in reversed(steps)]
    right = [_mixed(PALE_BLUE, BLUE, step) for step in steps]
    return (*left, *([MIDDLE_GREY] if is_odd else []), *right)


def is_dark(colour: str) -> bool:
    """Whether white letters on a colour are easier to read than dark ones."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    luminance: float = 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
    # The contrast with white and with ink is the same here.
    return luminance < 0.213


def _mixed(one: str, other: str, share: float) -> str:
    """Return a colour between two, so much of it the other."""
    pairs = [(int(one[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5)]
    return "#" + "".join(f"{round(a + share * (b - a)):02x}" for a, b in pairs)
