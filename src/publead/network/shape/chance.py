"""The shape of a network beside networks of the same size and density that chance would bring."""

import numpy as np

from publead.errors import ArgumentError, PolicyError, UndefinedStatisticError, expect
from publead.estimates import counted
from publead.graphs.random_stacks import random_stack
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
from publead.network.shape.chance_result import AgainstChance

CELLS_AT_ONCE = 1 << 22


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
            f"a network of {counted(asked.n_people, 'person', 'people')} and "
            f"{counted(n_ties, 'tie')} has no such number",
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
