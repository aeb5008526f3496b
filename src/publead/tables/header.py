"""Whether the columns that were named are in the table, each once, and no other is."""

from collections.abc import Iterable, Sequence

from publead.errors import Fault
from publead.tables.roles import named_twice, not_there


def header_faults(
    names: Sequence[str],
    roles: Iterable[tuple[str, str | None]],
    ignore: Sequence[str],
    *,
    others: str | None,
) -> list[Fault]:
    """
    Return what is wrong between the columns of a table and what was said of them.

    Parameters
    ----------
    names : sequence of str
        The table's columns.
    roles : iterable of (str, str or None)
        What each column is for, and its name; None where there is none.
    ignore : sequence of str
        Columns that are not read.
    others : str or None
        What to do about a column that was not named; None where others are welcome.
    """
    named = [(role, name) for role, name in roles if name is not None]
    taken = [*named, *(("ignore", name) for name in ignore)]
    faults = named_twice(taken) + not_there(named, names)
    if others is not None:
        known = {name for _, name in taken}
        faults += [
            Fault("nothing is read from this column", place=name, remedy=others)
            for name in names
            if name not in known
        ]
    return faults
