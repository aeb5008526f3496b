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
from publead.tables import first_places, repeats

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
