"""Rows that say the same thing twice, or two things of one."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from publead.errors import Fault, limited

Key = TypeVar("Key", bound=Hashable)


def told_again(keys: Iterable[Key], rows: Iterable[int]) -> Iterator[tuple[Key, int, int]]:
    """Yield each key that stood in an earlier row, its row, and the row where it first stood."""
    first: dict[Key, int] = {}
    for key, row in zip(keys, rows, strict=True):
        earlier = first.setdefault(key, row)
        if earlier != row:
            yield key, row, earlier


def attribute_faults(
    place: str,
    codes: NDArray[np.int32],
    person: NDArray[np.int32],
    n_people: int,
    rows: NDArray[np.int64],
    *,
    whose: str = "person",
) -> list[Fault]:
    """Return where an attribute differs between two rows about the same person, named *whose*."""
    known = (codes >= 0) & (person >= 0)
    told = np.flatnonzero(known)
    first = told[first_places(person[told], n_people)] if told.size else told
    differs = told[codes[told] != codes[first[person[told]]]]
    remedy = f"It describes the {whose}, so write it alike in every row, or ignore the column"
    faults = [
        Fault(
            f"differs from row {rows[first[person[i]]]}, which is about the same {whose}",
            place=place,
            row=int(rows[i]),
            remedy=remedy,
        )
        for i in differs.tolist()
    ]
    return limited(faults, "rows")


def repeats(
    keys: NDArray[np.integer], asked: NDArray[np.bool_]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the places of keys that came before, among those asked, and where each came first."""
    places = np.flatnonzero(asked)
    order = places[np.argsort(keys[places], kind="stable")]
    same = np.flatnonzero(keys[order][1:] == keys[order][:-1]) + 1
    if not same.size:
        return same, same
    starts = np.ones(order.size, dtype=np.bool_)
    starts[same] = False
    run = np.maximum.accumulate(np.where(starts, np.arange(order.size), 0))
    later = np.argsort(order[same], kind="stable")
    return order[same][later], order[run[same]][later]


def first_places(codes: NDArray[np.int32], n: int) -> NDArray[np.intp]:
    """Return where each code from 0 to n − 1 first stands; 0 for one that does not."""
    first = np.zeros(n, dtype=np.intp)
    known = np.flatnonzero(codes >= 0)[::-1]
    first[codes[known]] = known
    return first
