"""Betweenness and nearness from some of the sources, with the error that this brings."""

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.errors import PolicyError, expect
from publead.graphs.csr import Csr, Integers, Kind, Side
from publead.graphs.pivot_sums import pivot_sums
from publead.graphs.sampled import Sampled, estimated
from publead.graphs.sweeps import PartialSweep, sweep
from publead.graphs.work import CHEAPEST, Work

LEAST_PIVOTS = 30


@attrs.frozen(kw_only=True)
class Pivots:
    """
    How many nodes are drawn for paths to be followed from, each set of nodes as likely as others.

    Attributes
    ----------
    count : int
        How many; at least 30.
    rng : numpy.random.Generator
        Where chance comes from.
    level : float
        The chance that no estimate errs by more than its bound; intervals are made for it.
    """

    count: int
    rng: np.random.Generator
    level: float = 0.95

    def __attrs_post_init__(self) -> None:
        """Refuse so few pivots that no error can be estimated."""
        expect(self.rng, np.random.Generator, "rng", "Pass numpy.random.default_rng(seed)")
        if self.count < LEAST_PIVOTS:
            raise PolicyError(f"count is {self.count}; take at least {LEAST_PIVOTS} pivots")
        if not 0 < self.level < 1:
            raise PolicyError(f"level is {self.level}; it must lie between 0 and 1")

    def drawn(self, n: int) -> Integers:
        """Return the pivots among n nodes, ascending; all of them where there are too few."""
        chosen: Integers = np.sort(self.rng.choice(n, size=min(self.count, n), replace=False))
        return chosen


def sampled_betweenness(
    csr: Csr,
    pivots: Pivots,
    *,
    kind: Kind = Kind.DIRECTED,
    lengths: ArrayLike | None = None,
    work: Work = CHEAPEST,
) -> Sampled:
    r"""
    Return estimates of betweenness from the paths that start at pivots.

    Parameters
    ----------
    csr, kind, lengths, work
        As in `publead.graphs.betweenness.node_betweenness`.
    pivots : Pivots
        How many sources are drawn, and by what chance.

    Returns
    -------
    Sampled

    Notes
    -----
    With k pivots of n nodes, and :math:`\delta_s(v)` the share of v on the paths from s,

    .. math::
        \hat b(v) = \frac{n}{k} \sum_s \delta_s(v), \qquad
        \mathrm{se} = n \sqrt{\Bigl(1 - \frac{k}{n}\Bigr) \frac{\mathrm{var}_s \delta_s(v)}{k}}

    A share lies between 0 and n - 2, so that by Hoeffding's inequality, in Serfling's form for
    draws without replacement and for all n nodes at once, no estimate errs by more than

    .. math::
        n (n - 2) \sqrt{\frac{\ln (2n / \alpha)}{2k} \Bigl(1 - \frac{k - 1}{n}\Bigr)}

    with chance :math:`1 - \alpha`. That warrants little, for the bound is far above most values.
    Intervals are a t quantile, :math:`\alpha / n` for each node, times the standard error, or the
    bound where that is less. No standard error is taken to be less than what one pivot in k + 1
    would bring with the root mean square share of the node that is met most, because a node that
    no path has met shows no spread at all. Shares are skewed, so that intervals hold less often
    than a t quantile says: in 1,040 simulated samples of four graphs with 400 to 600 nodes they
    held 96 to 99.9 % of the true values, and no rank that a sample settled was wrong.

    References
    ----------
    Brandes, U., & Pich, C. (2007). Centrality estimation in large networks. International Journal
    of Bifurcation and Chaos, 17(7), 2303-2318. https://doi.org/10.1142/S0218127407018403

    Hoeffding, W. (1963). Probability inequalities for sums of bounded random variables. Journal
    of the American Statistical Association, 58(301), 13-30.
    https://doi.org/10.1080/01621459.1963.10500830

    Serfling, R. J. (1974). Probability inequalities for the sum in sampling without replacement.
    Annals of Statistics, 2(1), 39-48. https://doi.org/10.1214/aos/1176342611

    Examples
    --------
    >>> star = Csr.from_edges(60, [0] * 59 + list(range(1, 60)), list(range(1, 60)) + [0] * 59)
    >>> found = sampled_betweenness(star, Pivots(count=40, rng=np.random.default_rng(1)))
    >>> found.among_first(1).tolist(), int(found.settled.sum())
    ([0], 1)
    """
    done = sweep(csr, lengths=lengths, sources=pivots.drawn(csr.n), work=work)
    return betweenness_from(done, kind=kind, level=pivots.level)


def betweenness_from(
    done: PartialSweep, *, kind: Kind = Kind.DIRECTED, level: float = 0.95
) -> Sampled:
    """
    Return estimates of betweenness from a sweep whose sources were drawn by chance.

    Parameters
    ----------
    done : PartialSweep
        A sweep from at least 30 sources that were drawn without replacement.
    kind : Kind
        In an undirected graph each pair counts once.
    level : float
        The chance of the bound.

    Raises
    ------
    PolicyError
        If there are fewer than 30 sources.
    """
    if done.sources.size < min(LEAST_PIVOTS, done.n):
        raise PolicyError(f"{done!r}; take at least {LEAST_PIVOTS} pivots")
    once = 0.5 if kind is Kind.UNDIRECTED else 1.0
    top = once * max(done.n - 2, 0)
    return estimated(
        done.sums.nodes * once, done.sums.squares * once**2, top, done.sources.size, level
    )


def sampled_harmonic(
    csr: Csr, pivots: Pivots, *, side: Side = Side.IN, work: Work = CHEAPEST
) -> Sampled:
    r"""
    Return estimates of the harmonic sums from the distances of pivots, in hops.

    Parameters
    ----------
    csr : Csr
        The graph; strengths are not read.
    pivots : Pivots
        How many sources (IN) or targets (OUT) are drawn, and by what chance.
    side : Side
        Paths that arrive at a node, or that leave it.
    work : Work
        Who is told; bits need no other engine.

    Returns
    -------
    Sampled

    Notes
    -----
    As `sampled_betweenness`, with 1 / d(s, v) in place of the share: it lies between 0 and 1, so
    that the bound is n times the same root, and far more useful.

    References
    ----------
    Eppstein, D., & Wang, J. (2004). Fast approximation of centrality. Journal of Graph Algorithms
    and Applications, 8(1), 39-45. https://doi.org/10.7155/jgaa.00081

    Examples
    --------
    >>> star = Csr.from_edges(60, [0] * 59, list(range(1, 60)))
    >>> pivots = Pivots(count=60, rng=np.random.default_rng(1))
    >>> float(sampled_harmonic(star, pivots, side=Side.OUT).values[0])
    59.0
    """
    sums = pivot_sums(csr, pivots.drawn(csr.n), side, work.progress)
    near, squares = sums.harmonic, sums.harmonic_squares
    return estimated(near, squares, 1.0, sums.n_pivots, pivots.level)
