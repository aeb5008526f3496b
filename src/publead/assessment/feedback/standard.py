"""Gaps between standard scores: self and others, each standardised over the people rated."""

import math

import numpy as np
from numpy.typing import NDArray

from publead.assessment.ratings import RaterGroup, Ratings
from publead.disclosure import DisclosurePolicy
from publead.stats.spread import group_means


def standard_gap(
    values: NDArray[np.float64],
    shown: NDArray[np.float64],
    ratings: Ratings,
    pair: tuple[float, float],
    policy: DisclosurePolicy,
) -> float:
    """
    Return self less others on one competency, each standardised over people who have both.

    Parameters
    ----------
    values : ndarray of float, shape (n_forms,)
        The scores; NaN where there is none.
    shown : ndarray of float, shape (n_forms,)
        The scores that enter a mean of others in somebody's report; NaN elsewhere.
    ratings : Ratings
        Whose forms they are.
    pair : tuple of float
        The person's own score and the mean of others that the report shows.
    policy : DisclosurePolicy
        At least ``min_people`` people must have both.

    Returns
    -------
    float
        In standard deviations; NaN where too few people have both, or all are alike.
    """
    own = _means(np.where(ratings.forms_of(RaterGroup.SELF), values, math.nan), ratings)
    others = _means(shown, ratings)
    both = ~np.isnan(own) & ~np.isnan(others)
    if int(both.sum()) < max(policy.min_people, 2):
        return math.nan
    scores = zip(pair, (own[both], others[both]), strict=True)
    standard = [_standard_score(score, over) for score, over in scores]
    return standard[0] - standard[1]


def _standard_score(score: float, over: NDArray[np.float64]) -> float:
    sd = float(over.std(ddof=1))
    return (score - float(over.mean())) / sd if sd else math.nan


def _means(values: NDArray[np.float64], ratings: Ratings) -> NDArray[np.float64]:
    """Return each person's mean, shape (n_people,); NaN where there is no score."""
    present = ~np.isnan(values)
    groups = ratings.person[present].astype(np.intp)
    counts = np.bincount(groups, minlength=ratings.n_people)
    return group_means(values[present], groups, counts)
