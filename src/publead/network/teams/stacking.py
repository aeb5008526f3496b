"""From the ties of many teams to stacks of matrices, one stack a size of team."""

from collections.abc import Iterator

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.network.nominations import Direction
from publead.network.teams.ties import Mask, TeamTies

CELLS_AT_ONCE = 1 << 26

Integers = NDArray[np.int64]


@attrs.frozen(kw_only=True, eq=False)
class Stack:
    """
    Teams of one size.

    Attributes
    ----------
    teams : ndarray of int64, shape (n_teams,)
        Their places among all teams.
    arcs : ndarray of bool, shape (n_teams, n, n)
        From who leads to who is led.
    answered, formal : ndarray of bool, shape (n_teams, n)
        Who answered, and who holds a leading post.
    """

    teams: Integers
    arcs: NDArray[np.bool_]
    answered: Mask
    formal: Mask


def stacks_of(ties: TeamTies, direction: Direction) -> Iterator[Stack]:
    """
    Yield all teams in stacks; of very many, some at a time, so that memory stays flat.

    Parameters
    ----------
    ties : TeamTies
        The ties, as drawn.
    direction : Direction
        Which end of a tie leads.
    """
    sizes = ties.sizes
    order = np.argsort(sizes, kind="stable")
    starts = np.cumsum(sizes) - sizes
    place = np.arange(ties.team.size) - starts[ties.team]
    leader, led = ties.targets, ties.sources
    if direction is Direction.INFLUENCE:
        leader, led = led, leader
    for teams in _parts(order, sizes):
        cells = sizes[teams] ** 2
        offset = np.full(sizes.size, -1, dtype=np.int64)
        offset[teams] = np.cumsum(cells) - cells
        first = offset[ties.team[leader]]
        cell = first + place[leader] * sizes[ties.team[leader]] + place[led]
        arcs = np.zeros(int(cells.sum()), dtype=np.bool_)
        arcs[cell if teams.size == sizes.size else cell[first >= 0]] = True
        for alike in np.split(teams, np.flatnonzero(np.diff(sizes[teams])) + 1):
            n, begin = int(sizes[alike[0]]), int(offset[alike[0]])
            people = starts[alike][:, None] + np.arange(n)
            yield Stack(
                teams=alike,
                arcs=arcs[begin : begin + alike.size * n * n].reshape(alike.size, n, n),
                answered=ties.answered[people],
                formal=ties.formal[people],
            )


def _parts(order: Integers, sizes: Integers) -> Iterator[Integers]:
    """Yield teams in the order of their size, as many at a time as memory should hold."""
    if order.size:
        part = np.cumsum(sizes[order] ** 2) // CELLS_AT_ONCE
        yield from np.split(order, np.flatnonzero(np.diff(part)) + 1)
