"""The names under which forms stand in a release: no rater's name, but the same form each time."""

import hashlib
import hmac

import numpy as np
from numpy.typing import NDArray

from publead.assessment.ratings import GROUPS, Ratings


class Tokens:
    """
    The names under which forms stand in a release: the person, and a keyed mark of the rater.

    Parameters
    ----------
    ratings : Ratings
        The forms.
    """

    def __init__(self, ratings: Ratings) -> None:
        self._ratings = ratings
        self._marks: dict[int, str] = {}

    @property
    def reading(self) -> str:
        """What shows that two releases come from the same reading, and gives no mark away."""
        return self._keyed(b"publead release")

    def of(self, forms: NDArray[np.intp]) -> frozenset[str]:
        """Return the tokens of some forms."""
        ratings = self._ratings
        return frozenset(
            f"{ratings.people[ratings.person[form]]}|{self._mark(int(ratings.rater[form]))}"
            for form in forms.tolist()
        )

    def _mark(self, rater: int) -> str:
        """Return a mark that says nothing of the order of forms."""
        if rater not in self._marks:
            name = self._ratings.raters[rater].encode()
            self._marks[rater] = self._keyed(name)
        return self._marks[rater]

    def _keyed(self, name: bytes) -> str:
        key = self._ratings.reading.encode()
        return hmac.new(key, name, hashlib.sha256).hexdigest()[:16]

    def places(self, forms: NDArray[np.intp]) -> tuple[tuple[str, str], ...]:
        """Return each form's person and group and its number among them."""
        ratings = self._ratings
        counts: dict[str, int] = {}
        found = []
        for form in forms.tolist():
            person = ratings.people[ratings.person[form]]
            group = f"{person}|{GROUPS[ratings.group[form]].value}"
            counts[group] = counts.get(group, 0) + 1
            (token,) = self.of(np.array([form]))
            found.append((token, f"{group}|{counts[group]}"))
        return tuple(found)
