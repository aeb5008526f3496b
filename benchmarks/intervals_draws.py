"""What answers are drawn from, and what is true of the source they are drawn from."""

import math
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from scipy import special

Floats = NDArray[np.float64]
Rng = np.random.Generator

CUTS = np.array([-1.9, -1.3, -0.7, 0.25])
"""Where a standard normal answer is cut into five points: 3, 7, 15, 36 and 40 %."""

NODES, WEIGHTS = np.polynomial.hermite_e.hermegauss(120)
WEIGHTS = WEIGHTS / WEIGHTS.sum()
POINTS = np.arange(1.0, 6.0)


class Kind(Enum):
    """How answers are distributed; all have one common part and parts of their own."""

    NORMAL = "normal"
    FIVE = "five points, most 4 or 5"
    HEAVY = "heavy tails (t, 5 df)"


def standard(kind: Kind, rng: Rng, *shape: int) -> Floats:
    """Return independent parts with mean 0 and variance 1."""
    if kind is Kind.HEAVY:
        return np.divide(rng.standard_t(5, size=shape), math.sqrt(5 / 3))
    return rng.normal(size=shape)


def seen(kind: Kind, latent: Floats) -> Floats:
    """Return answers as they are given: cut into five points, or as they are."""
    return np.searchsorted(CUTS, latent, side="right") + POINTS[0] if kind is Kind.FIVE else latent


def related(kind: Kind, rng: Rng, n: int, k: int, rho: float) -> Floats:
    """Return n rows of k answers, any two of a row related by *rho* before they are cut."""
    common, own = standard(kind, rng, n, 1), standard(kind, rng, n, k)
    return seen(kind, math.sqrt(rho) * common + math.sqrt(1 - rho) * own)


def shares(rho: float) -> tuple[Floats, Floats]:
    """Return the shares of the five points, and those of any two answers of a row."""
    below = special.ndtr((CUTS - math.sqrt(rho) * NODES[:, None]) / math.sqrt(1 - rho))
    edges = np.column_stack([np.zeros(NODES.size), below, np.ones(NODES.size)])
    given = np.diff(edges, axis=1)
    return WEIGHTS @ given, (given * WEIGHTS[:, None]).T @ given


def mean_answer(kind: Kind, latent: float, spread: float = 1.0) -> float:
    """Return the true mean of answers whose latent mean and standard deviation are these."""
    if kind is not Kind.FIVE:
        return latent
    return float(POINTS[-1] - special.ndtr((CUTS - latent) / spread).sum())


def correlation(kind: Kind, rho: float) -> float:
    """Return the true correlation of any two answers of a row."""
    return scored(POINTS, rho) if kind is Kind.FIVE else rho


def scored(scores: Floats, rho: float) -> float:
    """Return the true correlation of two answers whose points get these scores."""
    one, two = shares(rho)
    mean = one @ scores
    return float((scores @ two @ scores - mean**2) / (one @ scores**2 - mean**2))


def components(kind: Kind, people: float, raters: float) -> tuple[float, float, float]:
    """Return the true shares of people, raters and the rest in the variance of a rating."""
    if kind is not Kind.FIVE:
        return people, raters, 1 - people - raters
    person, rater = math.sqrt(people) * NODES[:, None], math.sqrt(raters) * NODES[None, :]
    rest = math.sqrt(1 - people - raters)
    mean: Floats = 5 - special.ndtr((CUTS - (person + rater)[..., None]) / rest).sum(axis=-1)
    of_people, of_raters = mean @ WEIGHTS, WEIGHTS @ mean
    one, _ = shares(people)
    total = float(one @ POINTS**2 - (one @ POINTS) ** 2)
    spread = [float(WEIGHTS @ side**2 - (WEIGHTS @ side) ** 2) for side in (of_people, of_raters)]
    return spread[0] / total, spread[1] / total, 1 - sum(spread) / total
