"""Forms as they stand in a table, before names are taken out, and what cannot be true of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.instrument import normal_form
from publead.assessment.ratings.groups import GROUPS, RaterGroup
from publead.errors import Fault, limited

_SELF = GROUPS.index(RaterGroup.SELF)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Forms:
    """
    Who rated whom, form by form; a negative code stands for a cell that has been refused.

    Attributes
    ----------
    rows : ndarray of int64, shape (n_forms,)
        Where each form stands in its source.
    people, raters : sequence of str
        Their names, in order of appearance; no raters where nobody knows them.
    person, rater : ndarray of int32, shape (n_forms,)
        Places in *people* and in *raters*.
    group : ndarray of int32, shape (n_forms,)
        Places in `GROUPS`.
    places : tuple of str
        How faults name the columns of the person, the rater and the relationship.
    """

    rows: NDArray[np.int64]
    people: Sequence[str]
    person: NDArray[np.int32]
    raters: Sequence[str]
    rater: NDArray[np.int32]
    group: NDArray[np.int32]
    places: tuple[str, str, str] = ("person", "rater", "relationship")

    def faults(self) -> list[Fault]:
        """Return everything that cannot be true of the forms together."""
        twice, faults = self._duplicates()
        return [
            *self._spellings(self.people, self.person, self.places[0], "people"),
            *self._spellings(self.raters, self.rater, self.places[1], "raters"),
            *faults,
            *self._second_selves(twice),
            *self._own_raters(),
        ]

    def _duplicates(self) -> tuple[NDArray[np.intp], list[Fault]]:
        keys = self.person.astype(np.int64) * max(len(self.raters), 1) + self.rater
        later, first = repeats(keys, (self.person >= 0) & (self.rater >= 0))
        problem = "is by the same rater on the same person as row"
        remedy = "Keep one of the two forms"
        return later, self._pairs(later, first, "", problem, remedy)

    def _second_selves(self, twice: NDArray[np.intp]) -> list[Fault]:
        asked = (self.group == _SELF) & (self.person >= 0)
        asked[twice] = False
        later, first = repeats(self.person, asked)
        problem = "is a second self form for the person of row"
        remedy = "Keep one of the two forms, or correct the relationship"
        return self._pairs(later, first, self.places[2], problem, remedy)

    def _own_raters(self) -> list[Fault]:
        keys = _numbering()
        people = _keys(self.people, keys)
        raters = _keys(self.raters, keys)
        known = (self.person >= 0) & (self.rater >= 0) & (self.group >= 0)
        told = np.flatnonzero(known & (self.group != _SELF))
        same = told[people[self.person[told]] == raters[self.rater[told]]]
        faults = [
            Fault(
                "rater and person are the same, and the relationship is not self",
                place=self.places[2],
                row=int(self.rows[i]),
                value=GROUPS[self.group[i]].value,
                remedy="Write self, or give raters identifiers of their own",
            )
            for i in same.tolist()
        ]
        return limited(faults, "rows")

    def _spellings(
        self, names: Sequence[str], codes: NDArray[np.int32], place: str, who: str
    ) -> list[Fault]:
        keys = _keys(names, _numbering())
        later, first = repeats(keys, np.ones(keys.size, dtype=np.bool_))
        if not later.size:
            return []
        seen = self.rows[first_places(codes, len(names))]
        problem = "differs only by case, spacing or leading zeros from row"
        remedy = f"Write them alike, or tell the two {who} apart by more"
        faults = [
            Fault(f"{problem} {seen[j]}", place=place, row=int(seen[i]), remedy=remedy)
            for i, j in zip(later.tolist(), first.tolist(), strict=True)
        ]
        return limited(faults, "names")

    def _pairs(
        self,
        later: NDArray[np.intp],
        first: NDArray[np.intp],
        place: str,
        problem: str,
        remedy: str,
    ) -> list[Fault]:
        faults = [
            Fault(f"{problem} {self.rows[j]}", place=place, row=int(self.rows[i]), remedy=remedy)
            for i, j in zip(later.tolist(), first.tolist(), strict=True)
        ]
        return limited(faults, "forms")


def attribute_faults(
    place: str,
    codes: NDArray[np.int32],
    person: NDArray[np.int32],
    n_people: int,
    rows: NDArray[np.int64],
) -> list[Fault]:
    """Return where an attribute differs between two rows about the same person."""
    known = (codes >= 0) & (person >= 0)
    told = np.flatnonzero(known)
    first = told[first_places(person[told], n_people)] if told.size else told
    differs = told[codes[told] != codes[first[person[told]]]]
    remedy = "It describes the person, so write it alike in every row, or ignore the column"
    faults = [
        Fault(
            f"differs from row {rows[first[person[i]]]}, which is about the same person",
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


def _keys(names: Sequence[str], keys: defaultdict[str, int]) -> NDArray[np.int64]:
    """Return numbers for names, the same for those that people would take for the same."""
    return np.fromiter(map(keys.__getitem__, _bare(names)), np.int64, len(names))


def _bare(names: Sequence[str]) -> Iterable[str]:
    """Return names without case, spacing and leading zeros."""
    joined = "\n".join(names)
    if names and joined.isascii() and joined.split() == list(names):
        # No name holds a space, so all can be folded at once.
        folded = joined.lower().split("\n")
        return [name.lstrip("0") or "0" if name[0] == "0" else name for name in folded]
    return ["".join(normal_form(name).split()).lstrip("0") or "0" for name in names]


def _numbering() -> defaultdict[str, int]:
    return defaultdict(count().__next__)
