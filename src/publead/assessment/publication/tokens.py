"""The names under which forms stand in a release: no rater's name, but the same form each time."""

import numpy as np
from numpy.typing import NDArray

from publead.assessment.ratings import GROUPS, Ratings


class Tokens:
    """
    The names under which forms stand in a release: person and rater's number or pseudonym.

    Parameters
    ----------
    ratings : Ratings
        The forms.
    """

    def __init__(self, ratings: Ratings) -> None:
        self._ratings = ratings

    def of(self, forms: NDArray[np.intp]) -> frozenset[str]:
        """Return the tokens of some forms."""
        ratings = self._ratings
        return frozenset(
            f"{ratings.people[ratings.person[form]]}|{ratings.raters[ratings.rater[form]]}"
            for form in forms.tolist()
        )

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
