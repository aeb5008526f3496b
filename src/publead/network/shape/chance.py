"""The shape of a network beside networks of the same size and density that chance would bring."""

from collections.abc import Mapping

import attrs
import numpy as np

from publead.errors import ArgumentError, PolicyError, UndefinedStatisticError, expect
from publead.estimates import Explanation, Measure, counted, plain, wrapped
from publead.graphs.random_stacks import random_stack
from publead.network.indices.numbers import Floats, sealed
from publead.network.indices.whole.respondents import among_respondents
from publead.network.indices.whole.stating import require_direction
from publead.network.network import LeadershipNetwork, NetworkLike, network_of
from publead.network.nominations import Direction
from publead.network.shape.chance_indices import (
    KERNELS,
    NEEDS_DIRECTION,
    ShapeIndex,
    Stack,
    entry_of,
)
from publead.sources import Source
from publead.tables import ColumnValues, Tabular

CELLS_AT_ONCE = 1 << 22
SAME = 1e-12

ANDERSON_BUTTS_CARLEY_1999 = Source(
    authors=("Anderson, B. S.", "Butts, C.", "Carley, K."),
    year=1999,
    title="The interaction of size and density with graph-level indices",
    container="Social Networks, 21(3), 239-267",
    doi="10.1016/S0378-8733(99)00011-8",
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AgainstChance(Tabular):
    """
    An index of a network beside what networks of the same size and density have.

    Attributes
    ----------
    index : ShapeIndex
        Which index.
    measure : Measure
        What it is.
    observed : float
        The index of this network.
    draws : ndarray of float, shape (n_draws,)
        The index of each network drawn, in the order drawn; NaN where one has none. Read only.
    n_people, n_ties : int
        The size of all these networks.
    n_left_out : int
        How many people did not answer and are left out.
    is_undirected : bool
        Whether ties have no direction.
    """

    index: ShapeIndex
    measure: Measure
    observed: float
    draws: Floats = attrs.field(converter=sealed)
    n_people: int
    n_ties: int
    n_left_out: int = 0
    is_undirected: bool = False

    @property
    def known(self) -> Floats:
        """The draws that have a value."""
        return self.draws[~np.isnan(self.draws)]

    @property
    def mean(self) -> float:
        """The mean over the draws."""
        return float(self.known.mean())

    @property
    def low(self) -> float:
        """The value below which 2.5 % of the draws lie."""
        return float(np.quantile(self.known, 0.025))

    @property
    def high(self) -> float:
        """The value above which 2.5 % of the draws lie."""
        return float(np.quantile(self.known, 0.975))

    @property
    def p_low(self) -> float:
        """The share of draws as low as this network, which is counted among them."""
        return self._share(self.known <= self.observed + SAME)

    @property
    def p_high(self) -> float:
        """The share of draws as high as this network, which is counted among them."""
        return self._share(self.known >= self.observed - SAME)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a network drawn."""
        return {"draw": np.arange(1, self.draws.size + 1), self.index.value: self.draws}

    def explain(self) -> Explanation:
        """Return the definition, formula, method, inputs, source and limits of the comparison."""
        undefined = self.draws.size - self.known.size
        parts = [f"{counted(self.n_left_out, 'person', 'people')} who did not answer"]
        parts = parts if self.n_left_out else []
        parts += [f"{undefined} networks drawn that have no value"] if undefined else []
        limits = (
            "why it differs from chance. Most networks of people return and close more ties than "
            "these, so to be unlike chance is common and says little by itself"
        )
        sources = (*self.measure.sources, ANDERSON_BUTTS_CARLEY_1999)
        return Explanation(
            measure=attrs.evolve(self.measure, sources=sources, does_not_show=limits),
            method=f"{self.draws.size:,} networks, each as likely as any other of {self._size()} "
            "(conditional uniform graphs); shares count this network among them",
            inputs=" ".join(str(self).split()),
            left_out="; ".join(parts) or "nothing",
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold, without the draws."""
        return {
            "index": self.index.value,
            "observed": plain(self.observed),
            "mean": plain(self.mean),
            "low": plain(self.low),
            "high": plain(self.high),
            "p_low": self.p_low,
            "p_high": self.p_high,
            "n_draws": int(self.draws.size),
            "n_people": self.n_people,
            "n_ties": self.n_ties,
        }

    def __repr__(self) -> str:
        """Return what it is."""
        return f"AgainstChance: {self.index.value}, {self.draws.size:,} networks of {self._size()}"

    def __str__(self) -> str:
        """Return the comparison in a sentence."""
        return wrapped(
            f"{self.index.value.capitalize()} {self.observed:.2f}; 95% of {self.known.size:,} "
            f"random networks of {self._size()} lie between {self.low:.2f} and {self.high:.2f}; "
            f"as low in {self.p_low:.1%}, as high in {self.p_high:.1%} of them"
        )

    def _share(self, marked: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]") -> float:
        return (int(np.count_nonzero(marked)) + 1) / (marked.size + 1)

    def _size(self) -> str:
        return f"{counted(self.n_people, 'person', 'people')} and {counted(self.n_ties, 'tie')}"


def against_chance(
    network: NetworkLike,
    index: ShapeIndex,
    rng: np.random.Generator,
    *,
    draws: int = 1000,
    direction: Direction | None = None,
) -> AgainstChance:
    """
    Return an index beside what networks of the same size and density have by chance alone.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; strengths are left out. People who did not answer are left out, so
        the index may differ from the one that `describe` prints.
    index : ShapeIndex
        Which index.
    rng : numpy.random.Generator
        Where chance comes from.
    draws : int
        How many networks are drawn; at least 100.
    direction : Direction, optional
        Which end of a tie leads; needed for a directed networkx graph.

    Returns
    -------
    AgainstChance

    Raises
    ------
    PolicyError
        If nobody has said which end of a tie leads, there are too few draws, or the index needs
        direction and ties have none.
    UndefinedStatisticError
        If this network, or every network drawn, has no value of the index.

    Notes
    -----
    The conditional uniform graph test, given the number of people and ties. Small networks and
    sparse ones have large centralization and low transitivity by chance alone, so the value of
    one index must not be compared across networks of different size without it.

    References
    ----------
    Anderson, B. S., Butts, C., & Carley, K. (1999). The interaction of size and density with
    graph-level indices. Social Networks, 21(3), 239-267.
    https://doi.org/10.1016/S0378-8733(99)00011-8

    Examples
    --------
    >>> import networkx as nx
    >>> marriages = nx.florentine_families_graph()
    >>> rng = np.random.default_rng(1)
    >>> against_chance(marriages, ShapeIndex.TRANSITIVITY, rng, draws=200)
    AgainstChance: transitivity, 200 networks of 15 people and 20 ties
    """
    _check(index, rng, draws)
    one = network_of(network, direction=direction)
    one.require_single()
    require_direction(one, "the shape beside chance")
    if one.is_undirected and index in NEEDS_DIRECTION:
        raise PolicyError(f"{index.value} says nothing of ties without direction; leave it out")
    asked = among_respondents(one)
    _, kernel = KERNELS[index]
    stack = _as_stack(asked)
    observed = float(kernel(stack, asked.kind)[0])
    n_ties = int(stack.sum()) // (2 if asked.is_undirected else 1)
    blocks = [
        kernel(random_stack(asked.n_people, n_ties, size, rng, kind=asked.kind), asked.kind)
        for size in (_block_sizes(asked.n_people, draws) if not np.isnan(observed) else ())
    ]
    values = np.concatenate([np.zeros(0), *blocks])
    if np.isnan(values).all():
        raise UndefinedStatisticError(
            f"{index.value} beside chance",
            f"a network of {asked.n_people} people and {n_ties} ties has no such number",
            "Report the number of people and ties",
        )
    return AgainstChance(
        index=index,
        measure=entry_of(index, asked.kind),
        observed=observed,
        draws=values,
        n_people=asked.n_people,
        n_ties=n_ties,
        n_left_out=one.n_people - asked.n_people,
        is_undirected=asked.is_undirected,
    )


def _check(index: object, rng: object, draws: object) -> None:
    expect(index, ShapeIndex, "index", "Use a member, such as ShapeIndex.TRANSITIVITY")
    if not isinstance(rng, np.random.Generator):
        raise ArgumentError("rng must be a Generator: pass numpy.random.default_rng(seed)")
    expect(draws, int, "draws", "Give a whole number, 100 or more")
    if isinstance(draws, int) and draws < 100:
        raise PolicyError(f"draws is {draws}; give 100 or more, or the ends say nothing")


def _as_stack(network: LeadershipNetwork) -> Stack:
    """Return the ties as a stack of one, turned so that leadership is at the head of an arc."""
    dense = network.csr.unweighted().sparse().toarray() > 0
    stack: Stack = (dense.T if network.direction is Direction.INFLUENCE else dense)[None]
    return stack


def _block_sizes(n: int, draws: int) -> list[int]:
    most = max(CELLS_AT_ONCE // max(n * n, 1), 1)
    return [min(most, draws - start) for start in range(0, draws, most)]
