"""
Pictures: each function draws one noun of the library on matplotlib's axes, and returns them.

Nothing is shown or saved, and no figure is kept: ``ax.figure.savefig(...)`` or a notebook does
that. What may not be printed is not drawn: a picture takes what was already made to be shown.
Every picture has a text alternative, `alt_text`. Colours are told apart by those who do not see
all of them, and never stand alone: shapes and line styles say the same.

matplotlib comes with the extra ``publead[plots]``, and is loaded when a picture is asked for.
"""

from publead.plots.alternative import alt_text, to_svg
from publead.plots.canvas import NoMatplotlibError
from publead.plots.chance import shape_by_chance
from publead.plots.change import change, comparison
from publead.plots.cohort import cohort
from publead.plots.crosswalk import crosswalk
from publead.plots.feedback import feedback
from publead.plots.gaps import gaps
from publead.plots.items import items
from publead.plots.naming import TiesShown
from publead.plots.network import network
from publead.plots.people import people
from publead.plots.placement import placement
from publead.plots.priorities import priorities
from publead.plots.radar import radar
from publead.plots.reliability import raters_needed, reliability_by_raters
from publead.plots.shape import shape
from publead.plots.valuation import valuation

__all__ = [
    "NoMatplotlibError",
    "TiesShown",
    "alt_text",
    "change",
    "cohort",
    "comparison",
    "crosswalk",
    "feedback",
    "gaps",
    "items",
    "network",
    "people",
    "placement",
    "priorities",
    "radar",
    "raters_needed",
    "reliability_by_raters",
    "shape",
    "shape_by_chance",
    "to_svg",
    "valuation",
]
