"""The spread of raters within people, pooled once for all reports of a round."""

from collections.abc import Iterable

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.publication import Publication, Tokens
from publead.disclosure import Figure, Layer
from publead.stats.spread import PooledSpread, pooled_within


@attrs.frozen(kw_only=True, eq=False)
class Pool:
    """
    What small groups get their intervals from, and what it gives away.

    Attributes
    ----------
    spreads : tuple of (PooledSpread or None)
        By competency; None where nobody has two raters.
    n_raters : ndarray of int, shape (n_people, n_competencies)
        How many raters each person has in the pool.
    figures : tuple of tuple of Figure
        By competency; every report that rests on the pool gives them away.
    forms : tuple of frozenset of str
        By competency, the forms in the pool.
    protected : frozenset of str
        The forms in the pool whose raters are anonymous.
    places : tuple of (str, str)
        Each form's person and group and its number among them.
    """

    spreads: tuple[PooledSpread | None, ...]
    n_raters: NDArray[np.intp]
    figures: tuple[tuple[Figure, ...], ...]
    forms: tuple[frozenset[str], ...]
    protected: frozenset[str]
    places: tuple[tuple[str, str], ...]

    def seen_from(self, mine: frozenset[str], place: int, least: int) -> tuple[Figure, ...]:
        """
        Return a competency's figures as they matter to one report.

        Other people's forms enter none of the report's other figures, so *least* of them, a number
        at which a sum may be known, stand for all.
        """
        code = self.figures[place][0].topic
        elsewhere = {f"elsewhere {number}" for number in range(least)}
        seen = (self.forms[place] & mine) | elsewhere
        return tuple(Figure(figure.layer, code, seen) for figure in self.figures[place])

    def serves(self, person: int, competencies: Iterable[int], least: int) -> bool:
        """
        Whether enough *other* people are in the pool, on each of the competencies, to tell spread.

        Where all of them were rated alike there is none, and to say so would tell what the raters
        of small groups answered; so no report of a round like that rests on it.
        """
        others = np.delete(self.n_raters, person, axis=0) > 1
        enough = others.sum(axis=0) >= least
        return all(bool(enough[place]) and self._has_spread(place) for place in competencies)

    def _has_spread(self, place: int) -> bool:
        spread = self.spreads[place]
        return spread is not None and spread.sd > 0


def pool_of(publication: Publication) -> Pool:
    """
    Return the pool of a round.

    All reports made from the same forms rest on one number, so the person's own raters may be in
    it. Forms that are hidden in their report are not.
    """
    values, ratings = publication.pooled, publication.scores.ratings
    tokens, present = Tokens(ratings), ~np.isnan(values)
    forms = np.flatnonzero(present.any(axis=1))
    anonymous = ratings.is_anonymous[forms]
    spreads, counts, figures, names = [], [], [], []
    for place, code in enumerate(publication.scores.competencies):
        people = ratings.person[present[:, place]]
        counts.append(np.bincount(people, minlength=ratings.n_people))
        can_be_had = bool((counts[-1] > 1).any())
        spreads.append(pooled_within(values[:, place], ratings.person) if can_be_had else None)
        named = tokens.of(np.flatnonzero(present[:, place]))
        names.append(named)
        figures.append((Figure(Layer.COUNTS, code, named), Figure(Layer.SQUARES, code, named)))
    return Pool(
        spreads=tuple(spreads),
        n_raters=np.array(counts, dtype=np.intp).T,
        figures=tuple(figures),
        forms=tuple(names),
        protected=tokens.of(forms[anonymous]),
        places=tokens.places(forms),
    )
