"""What the fourteen columns of Moodle's file hold, and how cells are kept from being formulas."""

import json
import re
from enum import Enum
from typing import Final

import attrs

from publead.errors import PolicyError

COLUMNS: Final = (
    "Parent ID number",
    "ID number",
    "Short name",
    "Description",
    "Description format",
    "Scale values",
    "Scale configuration",
    "Rule type (optional)",
    "Rule outcome (optional)",
    "Rule config (optional)",
    "Cross-referenced competency ID numbers",
    "Exported ID (optional)",
    "Is framework",
    "Taxonomy",
)
"""The columns, which Moodle tells apart by their order: their names change with its language."""

PARENT, ID, NAME, DESCRIPTION, FORMAT, SCALE, CONFIGURATION = range(7)
RULE_OUTCOME, RULE_CONFIG, IS_FRAMEWORK, TAXONOMY = 8, 9, 12, 13
LONGEST_NAME: Final = 100

_GUARDED: Final = re.compile(r"'*\s*[=+\-@＝＋－＠\t\r\n]")


class TextFormat(Enum):
    """How Moodle says that a description is written."""

    MOODLE = "0"
    HTML = "1"
    PLAIN = "2"
    MARKDOWN = "4"


@attrs.frozen
class MoodleScale:
    """
    The scale that Moodle wants with every framework, on which it notes what learners reached.

    It is Moodle's own, and has nothing to do with the answers of raters.

    Attributes
    ----------
    levels : tuple of str
        The levels, the lowest first. The last one counts as proficient, and is what Moodle gives
        by default.

    Raises
    ------
    PolicyError
        If there are fewer than two, or one is empty or holds a comma.
    """

    levels: tuple[str, ...] = ("Not yet competent", "Competent")

    def __attrs_post_init__(self) -> None:
        """Refuse a scale that Moodle would read as another."""
        wrong = [level for level in self.levels if not level.strip() or "," in level]
        if len(self.levels) < 2 or wrong:
            raise PolicyError("levels must be at least two, and none empty or with a comma in it")

    @property
    def values(self) -> str:
        """The levels as Moodle lists them."""
        return ",".join(self.levels)

    @property
    def configuration(self) -> str:
        """Which level is proficient, as Moodle notes it; the scale's number is its own affair."""
        last = {"id": len(self.levels), "scaledefault": 1, "proficient": 1}
        return json.dumps([{"scaleid": "0"}, last], separators=(",", ":"))


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; `unguarded` gives it back."""
    return f"'{text}" if _GUARDED.match(text) else text


def unguarded(cell: str) -> str:
    """Return a text without the apostrophe that `guarded` put before it."""
    return cell[1:] if cell.startswith("'") and _GUARDED.match(cell) else cell
