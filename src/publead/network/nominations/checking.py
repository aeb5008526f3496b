"""Arguments that are not what they must be are told in a sentence, and never read as something."""

from publead.errors import expect
from publead.network.nominations.columns import RosterColumns, SlotColumns, TieColumns
from publead.network.nominations.policies import Direction, UnknownPeople


def expect_direction(direction: object) -> None:
    """Refuse what is no direction, such as its name as a text."""
    remedy = "Use Direction.NOMINATION or Direction.INFLUENCE"
    expect(direction, Direction | None, "direction", remedy)


def expect_columns(columns: object) -> None:
    """Refuse what does not say which column of a table of ties holds what."""
    remedy = "Use TieColumns(...), SlotColumns(...) or RosterColumns(...)"
    expect(columns, TieColumns | SlotColumns | RosterColumns, "columns", remedy)


def expect_unknown(unknown: object) -> None:
    """Refuse what does not say what happens to people who are not there."""
    remedy = "Use UnknownPeople.REFUSE, ADD or LEAVE_OUT"
    expect(unknown, UnknownPeople, "unknown", remedy)
