"""Whether the columns that were named are in the table, each once, and no other is."""

from collections import Counter
from collections.abc import Iterable, Sequence

from publead.errors import Fault, nearest

_MOST_NAMES = 12


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
    faults = _twice(taken) + _absent(named, names)
    if others is not None:
        known = {name for _, name in taken}
        faults += [
            Fault("nothing is read from this column", place=name, remedy=others)
            for name in names
            if name not in known
        ]
    return faults


def _twice(taken: Sequence[tuple[str, str]]) -> list[Fault]:
    counts = Counter(name for _, name in taken)
    return [
        Fault(
            f"is named for {' and '.join(role for role, each in taken if each == name)}",
            place=name,
            remedy="A column holds one thing; name it once",
        )
        for name, n in counts.items()
        if n > 1
    ]


def _absent(named: Sequence[tuple[str, str]], names: Sequence[str]) -> list[Fault]:
    free = [name for name in names if name not in {each for _, each in named}]
    more = ", …" if len(names) > _MOST_NAMES else ""
    listed = ", ".join(repr(each) for each in names[:_MOST_NAMES])
    faults = []
    for role, name in named:
        if name not in names:
            guess = nearest(name, free)
            remedy = f"Did you mean {guess!r}?" if guess else f"The columns are {listed}{more}"
            problem = "the table has no such column"
            faults.append(Fault(problem, place=f"columns.{role}", value=name, remedy=remedy))
    return faults
