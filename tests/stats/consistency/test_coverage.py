"""Claims about how often intervals of alpha hold the true value, by simulation."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from publead.stats import consistency as c

Draw = Callable[[np.random.Generator, int, int], NDArray[np.float64]]

DRAWS = 2000
BIG = 400_000


def normal(rng: np.random.Generator, n: int, k: int) -> NDArray[np.float64]:
    """Draw normal answers, any two items correlated .5: what Feldt's interval assumes."""
    return rng.normal(size=(n, 1)) + rng.normal(size=(n, k))


def five_points(rng: np.random.Generator, n: int, k: int) -> NDArray[np.float64]:
    """Draw the same cut into five points, most of them 4 and 5."""
    return np.digitize(normal(rng, n, k), [-2.8, -1.9, -0.9, 0.5]).astype(np.float64)


def heavy_tails(rng: np.random.Generator, n: int, k: int) -> NDArray[np.float64]:
    """Draw the same with t-distributed parts of five degrees of freedom."""
    drawn: NDArray[np.float64] = rng.standard_t(5, size=(n, 1)) + rng.standard_t(5, size=(n, k))
    return drawn


def share_covered(draw: Draw, n: int, k: int, interval: c.AlphaInterval) -> float:
    """Return how often the interval of n people holds the alpha of very many."""
    rng = np.random.default_rng([n, k])
    truth = c.cronbach_alpha(draw(rng, BIG, k)).value if draw is not normal else k / (k + 1)
    held = 0
    for _ in range(DRAWS):
        found = c.cronbach_alpha(draw(rng, n, k), interval=interval)
        held += found.low <= truth <= found.high
    return held / DRAWS


@pytest.mark.parametrize(("n", "k"), [(15, 3), (40, 6)])
def test_feldts_interval_covers(n: int, k: int) -> None:
    """Where its assumptions hold, 95 % of intervals hold the true alpha."""
    assert 0.935 <= share_covered(normal, n, k, c.AlphaInterval.FELDT) <= 0.965


@pytest.mark.nightly
@pytest.mark.parametrize("interval", list(c.AlphaInterval))
@pytest.mark.parametrize("k", [3, 5, 10])
@pytest.mark.parametrize("n", [10, 30, 100, 300])
def test_the_grid(n: int, k: int, interval: c.AlphaInterval) -> None:
    """93 to 97 % where the assumptions hold; every other cell is printed."""
    for draw in (normal, five_points, heavy_tails):
        share = share_covered(draw, n, k, interval)
        print(f"{draw.__name__:12} n = {n:3} k = {k:2} {interval.name:6} {share:.3f}")
        if draw is normal and (interval is c.AlphaInterval.FELDT or n >= 100):
            assert 0.93 <= share <= 0.97
