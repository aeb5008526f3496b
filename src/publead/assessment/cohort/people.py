"""One mean a person: what others gave, counting only raters whose group may be shown."""

import math

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.publication import Publication, Tokens


@attrs.frozen(kw_only=True, eq=False)
class PeopleMeans:
    """
    The mean of others for each person and competency.

    Attributes
    ----------
    means : ndarray of float, shape (n_people, n_competencies)
        What others gave, as the person's own report shows it; NaN where it shows none.
    tokens : tuple of tuple of frozenset of str
        For each person and competency, the forms behind that mean.
    raters : tuple of tuple of frozenset of int
        For each person and competency, the places of the raters behind that mean.
    anonymous : frozenset of str
        The forms whose raters are anonymous.
    places : tuple of (str, str)
        Each form's person and group and its number among them.
    """

    means: NDArray[np.float64]
    tokens: tuple[tuple[frozenset[str], ...], ...]
    raters: tuple[tuple[frozenset[int], ...], ...]
    anonymous: frozenset[str]
    places: tuple[tuple[str, str], ...]

    def n_raters(self, members: NDArray[np.intp], column: int) -> int:
        """Return how many different raters stand behind some people's means of a competency."""
        behind = (self.raters[person][column] for person in members.tolist())
        return len(frozenset[int]().union(*behind))


def people_means(publication: Publication) -> PeopleMeans:
    """
    Return the mean of others for each person and competency.

    A group that is hidden in a person's report is left out here too, so that a cut of the
    organisation tells nothing that the reports do not.
    """
    ratings, shown = publication.scores.ratings, publication.shown
    tokens = Tokens(ratings)
    means = np.full((ratings.n_people, shown.shape[1]), math.nan)
    behind, raters = [], []
    for place, plan in enumerate(publication.plans):
        others = plan.others.forms if plan.others else np.zeros(0, dtype=np.intp)
        row, raters_of_row = [], []
        for column in range(shown.shape[1]):
            forms = others[~np.isnan(shown[others, column])]
            if forms.size:
                means[place, column] = np.sort(shown[forms, column]).mean()
            row.append(tokens.of(forms))
            raters_of_row.append(frozenset(ratings.rater[forms].tolist()))
        behind.append(tuple(row))
        raters.append(tuple(raters_of_row))
    anonymous = ratings.is_anonymous
    counted = ~np.isnan(shown).all(axis=1)
    return PeopleMeans(
        means=means,
        tokens=tuple(behind),
        raters=tuple(raters),
        anonymous=tokens.of(np.flatnonzero(anonymous & counted)),
        places=tokens.places(np.flatnonzero(counted)),
    )
