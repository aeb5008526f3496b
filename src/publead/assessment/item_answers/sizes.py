"""How many people and raters it takes before answers are counted, and what may be left over."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.ratings import Ratings
from publead.disclosure import DisclosurePolicy

Chosen = NDArray[np.bool_]
"""Which forms, shape (n_forms,)."""


@attrs.frozen(kw_only=True, eq=False)
class Sizes:
    """
    The sizes of sets of forms, beside the thresholds of a cut of an organisation.

    Attributes
    ----------
    ratings : Ratings
        The forms.
    policy : DisclosurePolicy
        The thresholds.
    """

    ratings: Ratings
    policy: DisclosurePolicy

    def of(self, forms: Chosen) -> tuple[int, int]:
        """Return how many people were rated on some forms, and by how many different raters."""
        return _n_different(self.ratings.person[forms]), _n_different(self.ratings.rater[forms])

    def are_large(self, forms: Chosen) -> bool:
        """Whether answers on these forms may be counted: enough people, and enough raters."""
        return self.suffice(*self.of(forms))

    def suffice(self, n_people: int, n_raters: int) -> bool:
        """Whether so many people and raters are enough; counts are spread, so that rules too."""
        fewest = max(self.policy.min_cut_raters, self.policy.min_for_spread)
        return n_people >= self.policy.min_people and n_raters >= fewest

    def may_be_left(self, forms: Chosen) -> bool:
        """Whether others may be shown so that these are left over: nobody, or enough."""
        return not forms.any() or self.are_large(forms)


def _n_different(places: NDArray[np.int32]) -> int:
    return int(np.count_nonzero(np.bincount(places))) if places.size else 0
