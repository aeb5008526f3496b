"""Indices of networks too large for exact ones: from the paths of some, with their error."""

from collections.abc import Hashable

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.estimates import Explanation, Measure, counted
from publead.graphs.csr import Csr
from publead.graphs.distances import inverse_strengths
from publead.graphs.sampled import Sampled
from publead.graphs.sampling import Pivots
from publead.graphs.sampling import sampled_betweenness as betweenness_of_pivots
from publead.graphs.sampling import sampled_harmonic as harmonic_of_pivots
from publead.graphs.work import CHEAPEST, Work
from publead.network.indices.missing import MissingTies, found
from publead.network.indices.options import Lengths, NodeIndex, Side
from publead.network.indices.person.nearness_measures import BETWEENNESS, HARMONIC
from publead.network.indices.person.result import PersonIndex
from publead.network.network import LeadershipNetwork, NetworkLike, network_of

UNSETTLED = (
    "ranks that the sample does not settle; the intervals are estimated, and only the bound is "
    "warranted"
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SampledIndex:
    """
    An index about people that was estimated from the paths of some of them.

    It names nobody whose rank the sample does not settle.

    Attributes
    ----------
    index : PersonIndex
        The estimates, with an estimated interval for each; NaN where they are not estimable.
    sampled : Sampled
        The same as arrays, with standard errors, and a bound that holds for everybody.
    """

    index: PersonIndex
    sampled: Sampled

    @property
    def settled(self) -> NDArray[np.bool_]:
        """Whether the sample settles each one's rank, in the order of the people."""
        settled: NDArray[np.bool_] = self.sampled.settled & ~np.isnan(self.index.values)
        return settled

    def among_first(self, count: int) -> tuple[Hashable, ...]:
        """
        Return those who are surely among the first, the largest estimate first.

        Those of whom the sample does not tell are not named; so they may be fewer than *count*,
        or none.

        Parameters
        ----------
        count : int
            How many are the first.
        """
        if np.isnan(self.index.values).any():
            return ()
        places = self.sampled.among_first(count).tolist()
        return tuple(self.index.people[place] for place in places)

    def explain(self) -> Explanation:
        """Return the definition, method, inputs and limits of these estimates."""
        said = self.index.explain()
        unsaid = f"{UNSETTLED}; and {said.measure.does_not_show}"
        limit = attrs.evolve(said.measure, does_not_show=unsaid)
        return attrs.evolve(said, measure=limit)

    def __repr__(self) -> str:
        """Return what was estimated, and from how many; never an id."""
        k = self.sampled.n_pivots
        return (
            f"SampledIndex: {self.index.measure.name} of "
            f"{counted(len(self.index), 'person', 'people')}, {k} pivots"
        )

    def __str__(self) -> str:
        """Return the estimates' spread, their error, and how many ranks are settled."""
        if np.isnan(self.index.values).any():
            return str(self.index)
        settled, error = int(self.settled.sum()), self.sampled.standard_errors.max(initial=0.0)
        return (
            f"{self.index}; from {self.sampled.n_pivots:,} pivots, standard errors up to "
            f"{error:.4g}, no error above {self.sampled.bound:.4g} ({self.sampled.level:.0%}); "
            f"{settled:,} of {len(self.index):,} ranks are settled"
        )


def sampled_betweenness(
    network: NetworkLike,
    pivots: Pivots,
    *,
    lengths: Lengths = Lengths.HOPS,
    missing: MissingTies = MissingTies.NOT_ESTIMABLE,
    work: Work = CHEAPEST,
) -> SampledIndex:
    r"""
    Return estimates of betweenness from the shortest paths that start at some people.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; arcs are read as drawn.
    pivots : Pivots
        From how many people paths are followed, and by what chance they are drawn.
    lengths : Lengths
        What a path's length is.
    missing : MissingTies
        What to do where some did not answer.
    work : Work
        How it is done; no value depends on it.

    Returns
    -------
    SampledIndex

    Notes
    -----
    .. math:: \hat b(v) = \frac{n}{k} \sum_s \delta_s(v)

    Up to some 20,000 people the exact values take seconds or minutes; take those. See
    `publead.graphs.sampling` for the errors, and for how far they can be trusted.

    References
    ----------
    Brandes, U., & Pich, C. (2007). Centrality estimation in large networks. International Journal
    of Bifurcation and Chaos, 17(7), 2303-2318. https://doi.org/10.1142/S0218127407018403

    Examples
    --------
    >>> import networkx as nx
    >>> pivots = Pivots(count=40, rng=np.random.default_rng(1))
    >>> found = sampled_betweenness(nx.star_graph(59), pivots)
    >>> found.among_first(1)
    (0,)
    >>> int(found.settled.sum())
    1
    """
    one = network_of(network)

    def kernel(csr: Csr) -> Sampled:
        measured = inverse_strengths(csr) if lengths is Lengths.INVERSE_STRENGTH else None
        return betweenness_of_pivots(csr, pivots, kind=one.kind, lengths=measured, work=work)

    how = f"lengths in {lengths.value}"
    return _made(one, BETWEENNESS, NodeIndex.BETWEENNESS, kernel(one.csr), missing, how)


def sampled_harmonic(
    network: NetworkLike,
    pivots: Pivots,
    *,
    side: Side = Side.IN,
    missing: MissingTies = MissingTies.NOT_ESTIMABLE,
    work: Work = CHEAPEST,
) -> SampledIndex:
    r"""
    Return estimates of harmonic closeness from the distances to some people, in hops.

    Parameters
    ----------
    network, pivots, missing, work
        As in `sampled_betweenness`.
    side : Side
        Paths that arrive at a person (IN), or that leave them (OUT).

    Returns
    -------
    SampledIndex

    Notes
    -----
    .. math:: \hat h(v) = \frac{n}{k} \sum_s 1 / d(s, v)

    It is estimated far better than betweenness from as many pivots.

    References
    ----------
    Eppstein, D., & Wang, J. (2004). Fast approximation of centrality. Journal of Graph Algorithms
    and Applications, 8(1), 39-45. https://doi.org/10.7155/jgaa.00081

    Examples
    --------
    >>> import networkx as nx
    >>> pivots = Pivots(count=60, rng=np.random.default_rng(1))
    >>> sampled_harmonic(nx.star_graph(59), pivots).index[0]
    59.0
    """
    one = network_of(network)
    sampled = harmonic_of_pivots(one.csr, pivots, side=side, work=work)
    how = f"side {side.value}, lengths in hops"
    return _made(one, HARMONIC, NodeIndex.HARMONIC, sampled, missing, how)


def _made(
    network: LeadershipNetwork,
    measure: Measure,
    index: NodeIndex,
    sampled: Sampled,
    missing: MissingTies,
    how: str,
) -> SampledIndex:
    result = found(network, lambda _: sampled.values, missing)
    told = ~np.isnan(result.values)
    return SampledIndex(
        index=PersonIndex(
            measure=measure,
            people=network.people,
            values=result.values,
            low=np.where(told, sampled.low, np.nan),
            high=np.where(told, sampled.high, np.nan),
            method=(
                f"estimated from {sampled.n_pivots} pivots, {how}; low and high are estimated; "
                f"no error is above {sampled.bound:.4g}, with chance {sampled.level:.0%}; "
                f"{result.method}"
            ),
            reason=result.reason,
            index=index,
            is_undirected=network.is_undirected,
            notes=network.notes,
            response=network.response,
        ),
        sampled=sampled,
    )
