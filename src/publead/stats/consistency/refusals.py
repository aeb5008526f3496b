"""What is asked of items and people before anything is computed, and how messages name them."""

import numpy as np
from numpy.typing import NDArray

from publead.errors import UndefinedStatisticError
from publead.estimates import counted
from publead.stats.consistency.answers import Missing

MOST_NAMED = 8
"""How many items a message names before it counts the others."""


def left_out(n_left_out: int, missing: Missing) -> str:
    """Tell who was left out and why; empty where nobody was."""
    if not n_left_out:
        return ""
    why = "did not answer every item" if missing is Missing.LISTWISE else "gave no answer"
    return f"people who {why} ({missing.value})"


def check_items(n_items: int, statistic: str, least: int = 2) -> None:
    """Raise where there are too few items."""
    if n_items < least:
        raise UndefinedStatisticError(
            statistic,
            f"it needs at least {counted(least, 'item')} and there {_are(n_items, 'item')}",
            "Give the items of one scale together, one column an item",
        )


def check_people(n: int, n_left_out: int, missing: Missing, statistic: str) -> None:
    """Raise where there are too few people."""
    if n >= 2:
        return
    if missing is Missing.LISTWISE and n + n_left_out >= 2:
        answered, remedy = (
            "every item",
            "Use Missing.PAIRWISE, or leave out items that few answered",
        )
    else:
        answered, remedy = "an item", "Give the answers of at least two people"
    who = {0: "nobody", 1: "only one person"}[n]
    raise UndefinedStatisticError(statistic, f"{who} answered {answered}", remedy)


def named(places: NDArray[np.intp]) -> str:
    """Return items as messages name them: the first is item 1, and has the place 0."""
    shown = ", ".join(str(int(place) + 1) for place in places[:MOST_NAMED])
    more = f" and {len(places) - MOST_NAMED} more" if len(places) > MOST_NAMED else ""
    return f"item {shown}" if len(places) == 1 else f"items {shown}{more}"


def _are(number: int, noun: str) -> str:
    return f"is only one {noun}" if number == 1 else f"are {number or 'no'} {noun}s"
