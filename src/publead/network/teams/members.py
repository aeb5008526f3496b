"""Which people a table means: those who answered, those in leading posts."""

import numpy as np
from numpy.typing import NDArray

from publead.errors import Fault, limited
from publead.network.nominations import NOBODY
from publead.network.teams.gathering import Listed, in_place
from publead.network.teams.roster import SEVERAL, Roster
from publead.network.teams.ties import Mask, Places
from publead.tables import repeats


def members(listed: Listed, roster: Roster, name: str) -> tuple[Mask, list[Fault]]:
    """
    Return which people a table means, shape (n_people,), and a fault for each row that fails.

    Parameters
    ----------
    listed : Listed
        The table.
    roster : Roster
        Everybody.
    name : str
        What the table is of, as errors name it.
    """
    numbers = roster.numbers(listed.team, listed.ids[0])
    known = (listed.ids[0] != NOBODY) & (True if listed.team is None else listed.team != NOBODY)
    faults = _faults(
        listed.rows[known & (numbers == NOBODY)],
        "is not among the people",
        "Add them to people=, or leave them out",
    )
    faults += _faults(
        listed.rows[numbers == SEVERAL],
        "is an id of several teams",
        "Give a table with the column of the team too",
    )
    found = numbers >= 0
    faults += doubled(numbers[found], listed.rows[found])
    mask = np.zeros(roster.keys.size, dtype=np.bool_)
    mask[numbers[found]] = True
    return mask, [in_place(name, fault) for fault in faults]


def doubled(numbers: Places, rows: NDArray[np.int64]) -> list[Fault]:
    """Return a fault for each row whose person stands in an earlier one."""
    remedy = "Keep one row for each person of a team"
    later, first = repeats(numbers, np.ones(numbers.size, dtype=np.bool_))
    faults = [
        Fault(f"repeats the id of row {earlier}", row=row, remedy=remedy)
        for row, earlier in zip(rows[later].tolist(), rows[first].tolist(), strict=True)
    ]
    return limited(faults, "rows")


def _faults(rows: NDArray[np.int64], problem: str, remedy: str) -> list[Fault]:
    return limited([Fault(problem, row=row, remedy=remedy) for row in rows.tolist()], "rows")
