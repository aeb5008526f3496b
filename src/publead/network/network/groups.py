"""People sorted by something known about them."""

from collections.abc import Hashable, Iterator

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.network.nominations import NOBODY


@attrs.frozen(eq=False, repr=False)
class Groups:
    """
    A label for each person of a network, joined by id.

    Attributes
    ----------
    name : str
        What the people are sorted by, such as ``directorate``.
    labels : tuple of hashable
        The groups, in order of appearance.
    codes : ndarray of int32, shape (n_people,)
        Each person's place in *labels*; -1 where it is not known.
    """

    name: str
    labels: tuple[Hashable, ...]
    codes: NDArray[np.int32]

    @classmethod
    def of(cls, name: str, values: "tuple[object, ...]") -> "Groups":
        """Return the groups that values make, in the order of the people; None is no group."""
        places: dict[Hashable, int] = {}
        codes = [
            NOBODY if value is None else places.setdefault(value, len(places)) for value in values
        ]
        return cls(name, tuple(places), np.array(codes, dtype=np.int32))

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many people each group has, shape (n_groups,)."""
        return np.bincount(self.codes[self.codes != NOBODY], minlength=len(self.labels))

    @property
    def n_unknown(self) -> int:
        """How many people have no group."""
        return int((self.codes == NOBODY).sum())

    def __len__(self) -> int:
        """Return the number of groups."""
        return len(self.labels)

    def __iter__(self) -> Iterator[tuple[Hashable, NDArray[np.bool_]]]:
        """Return each label with the mask of its people."""
        for code, label in enumerate(self.labels):
            yield label, np.equal(self.codes, code)

    def __repr__(self) -> str:
        """Return the name and the number of groups; never a person."""
        return f"Groups: {len(self)} by {self.name}"
