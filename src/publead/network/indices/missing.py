"""What is done about ties that people who did not answer might have reported."""

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Final, TypeAlias

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import PolicyError, expect
from publead.estimates import counted
from publead.graphs.csr import Csr
from publead.network.network import LeadershipNetwork

Floats: TypeAlias = NDArray[np.float64]
Kernel: TypeAlias = Callable[[Csr], Floats]

REMEDY: Final = (
    "Pass missing=Imputation(rng) to fill them in many times over, or MissingTies.AS_ABSENT to "
    "take them for absent"
)
EVERYBODY: Final = "everybody answered"


class MissingTies(Enum):
    """
    What an index does that depends on ties nobody was there to report.

    ``NOT_ESTIMABLE``: it has no value. ``AS_ABSENT``: missing ties count as absent, which the
    result says; that is seldom true.
    """

    NOT_ESTIMABLE = "not estimable"
    AS_ABSENT = "as absent"


@attrs.frozen(kw_only=True)
class Imputation:
    """
    Missing ties are drawn many times over, from what those who answered reported.

    A tie that somebody might have returned is drawn with the share of ties that are returned
    among those who answered, one that they might have offered with the share of ties offered
    where none came; between two who did not answer, the pair is drawn from the census of pairs.
    Strengths are drawn from the strengths reported. Ties without direction are drawn with the
    density of the pairs that are known.

    Attributes
    ----------
    rng : numpy.random.Generator
        Where chance comes from.
    draws : int
        How many completed networks; at least 20.
    level : float
        The share of them between low and high.
    """

    rng: np.random.Generator
    draws: int = 200
    level: float = 0.95

    def __attrs_post_init__(self) -> None:
        """Refuse so few draws that the interval would be noise."""
        if self.draws < 20:
            raise PolicyError(f"draws is {self.draws}; it must be at least 20")
        if not 0 < self.level < 1:
            raise PolicyError(f"level is {self.level}; it must lie between 0 and 1")


MissingPolicy: TypeAlias = MissingTies | Imputation


@attrs.frozen(kw_only=True, eq=False)
class Found:
    """
    Values of a kernel, with an interval where missing ties were drawn.

    Attributes
    ----------
    values, low, high : ndarray of float
        NaN where there is none.
    method : str
        How missing ties were dealt with.
    reason : str
        Why there is no value.
    """

    values: Floats
    low: Floats
    high: Floats
    method: str = EVERYBODY
    reason: str = ""


def expect_missing_ties(missing: MissingTies) -> None:
    """Refuse what is not one of the two ways to do without missing ties."""
    expect(missing, MissingTies, "missing", "Use MissingTies.NOT_ESTIMABLE or AS_ABSENT")


def n_silent(network: LeadershipNetwork) -> int:
    """Return how many did not answer."""
    return network.n_people - network.n_respondents


def found(network: LeadershipNetwork, kernel: Kernel, missing: MissingPolicy) -> Found:
    """
    Return what a kernel finds, with missing ties dealt with as the policy says.

    Parameters
    ----------
    network : LeadershipNetwork
        One network.
    kernel : callable
        From the ties as arrays to one array of values.
    missing : MissingTies or Imputation
        What to do about ties that nobody could report.
    """
    remedy = "Use MissingTies.NOT_ESTIMABLE or AS_ABSENT, or Imputation(rng=...)"
    expect(missing, MissingTies | Imputation, "missing", remedy)
    csr = network.csr
    if network.is_complete:
        return _plain(kernel(csr), EVERYBODY)
    silent = f"{n_silent(network)} of {network.n_people} did not answer"
    if missing is MissingTies.AS_ABSENT:
        return _plain(kernel(csr), f"{silent}; their ties count as absent")
    if isinstance(missing, Imputation) and network.n_respondents > 1:
        return _imputed(network, kernel, missing, silent)
    reason = f"{silent}, and paths through their missing ties are not known. {REMEDY}"
    nothing = np.full(kernel(csr).shape, np.nan)
    return Found(values=nothing, low=nothing, high=nothing, method=silent, reason=reason)


def _plain(values: Floats, method: str) -> Found:
    nothing = np.full(values.shape, np.nan)
    return Found(values=values, low=nothing, high=nothing, method=method)


def _imputed(network: LeadershipNetwork, kernel: Kernel, policy: Imputation, silent: str) -> Found:
    drawn = np.stack([kernel(csr) for csr in completions(network, policy)])
    tail = (1 - policy.level) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail], axis=0)
    method = (
        f"{silent}; mean over {counted(policy.draws, 'network')} in which their ties were drawn "
        "from the "
        f"rates of those who answered, and the middle {policy.level:.0%} of them"
    )
    return Found(values=drawn.mean(axis=0), low=low, high=high, method=method)


def completions(network: LeadershipNetwork, policy: Imputation) -> Iterator[Csr]:
    """Yield the network completed at random, as often as the policy says."""
    tied = network.csr.unweighted().dense() > 0
    rates = _rates(tied, network.respondents, is_undirected=network.is_undirected)
    known = network.csr.arc_strengths
    for _ in range(policy.draws):
        matrix = tied | _drawn(tied, network.respondents, rates, policy.rng, network.is_undirected)
        sources, targets = np.nonzero(matrix)
        if network.csr.strengths is None:
            yield Csr.from_edges(network.n_people, sources, targets)
            continue
        strengths = policy.rng.choice(known, size=matrix.shape) if known.size else matrix * 1.0
        if network.is_undirected:
            strengths = np.triu(strengths) + np.triu(strengths, 1).T
        reported = network.csr.dense()
        strengths = np.where(reported > 0, reported, strengths)
        yield Csr.from_edges(network.n_people, sources, targets, strengths[sources, targets])


@attrs.frozen
class Rates:
    """
    How often a tie is there among those who answered.

    Attributes
    ----------
    returned : float
        The share of ties that are returned.
    offered : float
        The share of ties where none comes back.
    mutual, asymmetric : float
        The share of pairs with ties both ways, and with one.
    density : float
        The share of pairs, or of ordered pairs, that are tied.
    """

    returned: float
    offered: float
    mutual: float
    asymmetric: float
    density: float


def _rates(tied: NDArray[np.bool_], answered: NDArray[np.bool_], *, is_undirected: bool) -> Rates:
    inside = tied[np.ix_(answered, answered)]
    n = int(answered.sum())
    pairs = n * (n - 1) / 2
    mutual = float((inside & inside.T).sum()) / 2
    one_way = float(inside.sum()) - 2 * mutual
    none = pairs - mutual - one_way
    density = float(inside.sum()) / (2 * pairs)
    if is_undirected:
        return Rates(density, density, density, 0.0, density)
    returned = 2 * mutual / (2 * mutual + one_way) if mutual + one_way else 0.0
    offered = one_way / (one_way + 2 * none) if one_way + none else 0.0
    return Rates(returned, offered, mutual / pairs, one_way / pairs, density)


def _drawn(
    tied: NDArray[np.bool_],
    answered: NDArray[np.bool_],
    rates: Rates,
    rng: np.random.Generator,
    is_undirected: bool,
) -> NDArray[np.bool_]:
    """Return one draw of the missing ties, shape (n, n)."""
    chance = rng.random(tied.shape)
    silent = ~answered
    if is_undirected:
        missing = silent[:, None] | silent[None, :]
        upper = np.triu((chance < rates.density) & missing, 1)
        return upper | upper.T
    rate = np.where(tied.T, rates.returned, rates.offered)
    drawn = (chance < rate) & silent[:, None] & answered[None, :]
    both = silent[:, None] & silent[None, :]
    kind = np.triu(rng.random(tied.shape), 1)
    kind = kind + kind.T
    mutual = kind < rates.mutual
    upward = np.triu(rng.random(tied.shape) < 0.5, 1)
    upward = upward | (~upward.T & np.tri(tied.shape[0], k=-1, dtype=np.bool_))
    one_way = (kind >= rates.mutual) & (kind < rates.mutual + rates.asymmetric) & upward
    pairs = (mutual | one_way) & both
    np.fill_diagonal(pairs, val=False)
    return drawn & ~np.eye(tied.shape[0], dtype=np.bool_) | pairs
