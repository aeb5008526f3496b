"""Graphs for Hypothesis to draw, and the shapes that every measure is asked about."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TypedDict

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from graphs.definitions import Matrix


class Tolerance(TypedDict):
    """How near is near enough."""

    rtol: float
    atol: float


@st.composite
def matrices(
    draw: st.DrawFn,
    *,
    least: int = 0,
    most: int = 8,
    valued: bool = False,
    undirected: bool = False,
) -> Matrix:
    """Draw a graph as a matrix, from none to all of its arcs."""
    n = draw(st.integers(least, most))
    strengths = (1, 2, 3, 4, 5) if valued else (1,)
    share = draw(st.integers(0, 6))
    cell = st.sampled_from((*(0,) * (6 - share), *strengths * share) or (0,))
    cells = draw(st.lists(cell, min_size=n * n, max_size=n * n))
    matrix = np.array(cells, dtype=np.float64).reshape(n, n)
    np.fill_diagonal(matrix, 0)
    return np.maximum(matrix, matrix.T) if undirected else matrix


@st.composite
def grouped(draw: st.DrawFn, *, least: int = 2, most: int = 7) -> tuple[Matrix, list[int]]:
    """Draw a graph and a group for each node."""
    matrix = draw(matrices(least=least, most=most))
    n = len(matrix)
    return matrix, draw(st.lists(st.integers(0, 2), min_size=n, max_size=n))


def relabelled(matrix: Matrix, order: NDArray[np.intp]) -> Matrix:
    """Return the same graph with its nodes in another order."""
    return matrix[np.ix_(order, order)]


def out_star(n: int) -> Matrix:
    matrix = np.zeros((n, n))
    matrix[0, 1:] = 1
    return matrix


def star(n: int) -> Matrix:
    return out_star(n) + out_star(n).T


def ring(n: int) -> Matrix:
    return np.roll(np.eye(n), 1, axis=1)


def complete(n: int) -> Matrix:
    return np.ones((n, n)) - np.eye(n)


def path(n: int) -> Matrix:
    matrix = np.zeros((n, n))
    for one, other in pairwise(range(n)):
        matrix[one, other] = 1
    return matrix


def all_digraphs(n: int, at_once: int = 1 << 16) -> Iterator[NDArray[np.bool_]]:
    """Yield all digraphs on n nodes, as stacks."""
    cells = np.argwhere(~np.eye(n, dtype=bool))
    yield from _all(n, cells, at_once, both=False)


def all_graphs(n: int, at_once: int = 1 << 16) -> Iterator[NDArray[np.bool_]]:
    """Yield all undirected graphs on n nodes, as stacks."""
    cells = np.argwhere(np.triu(np.ones((n, n), dtype=bool), 1))
    yield from _all(n, cells, at_once, both=True)


def _all(
    n: int, cells: NDArray[np.intp], at_once: int, *, both: bool
) -> Iterator[NDArray[np.bool_]]:
    for start in range(0, 1 << len(cells), at_once):
        number = np.arange(start, min(start + at_once, 1 << len(cells)))
        present = (number[:, None] >> np.arange(len(cells))) & 1 == 1
        stack = np.zeros((number.size, n, n), dtype=bool)
        stack[:, cells[:, 0], cells[:, 1]] = present
        yield stack | stack.transpose(0, 2, 1) if both else stack
