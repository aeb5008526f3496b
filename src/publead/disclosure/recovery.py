"""
Which values can be worked out from published sums: linear algebra, and nothing else.

The published figures of one layer and one topic are rows over the forms. Forms that enter every
figure with the same weight cannot be told apart, so they make one class. A set of classes can be
worked out exactly if its indicator lies in the row space of the figures, which is to say: if the
null space sums to zero over it.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.disclosure.figures import Figure, Token
from publead.disclosure.peeling import Row, classes_of, peel

TOLERANCE = 1e-9
MOST_SETS = 200_000


@attrs.frozen
class RecoveredSet:
    """
    Forms whose sum can be worked out although it was never published.

    Attributes
    ----------
    tokens : frozenset of Token
        The forms.
    n_protected : int
        How many of their raters are anonymous.
    """

    tokens: frozenset[Token]
    n_protected: int


@attrs.frozen
class Recovery:
    """
    What can be worked out from some figures.

    Attributes
    ----------
    sets : tuple of RecoveredSet
        The sets below the threshold, each without a smaller one inside it.
    is_exhaustive : bool
        Whether every set below the threshold was tried.
    """

    sets: tuple[RecoveredSet, ...]
    is_exhaustive: bool


def recoverable_sets(
    figures: Sequence[Figure], protected: frozenset[Token], threshold: int
) -> Recovery:
    """
    Return the sets of forms, with fewer than *threshold* anonymous raters, that can be worked out.

    Parameters
    ----------
    figures : sequence of Figure
        All of one layer and one topic.
    protected : frozenset of Token
        The forms whose raters are anonymous.
    threshold : int
        The number of anonymous raters from which a sum may be known.

    Returns
    -------
    Recovery
        The sets found, smallest first, and whether all were tried.
    """
    known, blocks = peel(figures)
    found = [each for each in known if 0 < len(each & protected) < threshold]
    exhaustive = True
    for block in blocks:
        sets, complete = _sets_in_block(block, protected, threshold)
        found += sets
        exhaustive &= complete
    recovered = [RecoveredSet(each, len(each & protected)) for each in _smallest(found)]
    return Recovery(tuple(recovered), exhaustive)


def _sets_in_block(
    block: Sequence[Row], protected: frozenset[Token], threshold: int
) -> tuple[list[frozenset[Token]], bool]:
    classes = classes_of(block)
    members = [frozenset(tokens) for tokens in classes.values()]
    matrix = np.zeros((len(block), len(members)))
    for column, signature in enumerate(classes):
        for row, weight in signature:
            matrix[row, column] = weight
    null = _null_space(matrix)
    counts = [len(tokens & protected) for tokens in members]
    known = np.abs(null).max(axis=1, initial=0.0) < TOLERANCE
    found: list[tuple[int, ...]] = [
        (i,) for i in range(len(members)) if known[i] and 0 < counts[i] < threshold
    ]
    exhaustive = True
    for coupled in _components(null, np.flatnonzero(~known)):
        small = [i for i in coupled if counts[i] < threshold]
        sets, complete = _cancelling_sets(null, small, counts, threshold)
        found += sets
        exhaustive &= complete
    unions = [frozenset[Token]().union(*(members[i] for i in chosen)) for chosen in found]
    return unions, exhaustive


def _null_space(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return an orthonormal basis of what the rows do not see, shape (n_classes, n_free)."""
    scaled = rows / np.abs(rows).max(axis=1, keepdims=True)
    _, singular, right = np.linalg.svd(scaled, full_matrices=True)
    rank = int((singular > TOLERANCE * max(scaled.shape)).sum())
    return right[rank:].T


def _components(null: NDArray[np.float64], free: NDArray[np.intp]) -> Iterator[list[int]]:
    """Yield the groups of classes that can only cancel among themselves."""
    projector = np.abs(null[free] @ null[free].T) > TOLERANCE
    waiting = set(range(free.size))
    while waiting:
        reached, edge = set(), {min(waiting)}
        while edge:
            reached |= edge
            edge = set(np.flatnonzero(projector[sorted(edge)].any(axis=0)).tolist()) - reached
        waiting -= reached
        yield [int(free[i]) for i in sorted(reached)]


def _cancelling_sets(
    null: NDArray[np.float64], classes: list[int], counts: list[int], threshold: int
) -> tuple[list[tuple[int, ...]], bool]:
    """Return the sets of classes that the null space sums to zero over, and if all were tried."""
    found: list[tuple[int, ...]] = []
    # One number a class, so that most sets are ruled out by one sum; the rest are looked at whole.
    marks = (null @ np.cos(np.arange(null.shape[1]))).tolist()
    tried = 0
    for size in range(2, len(classes) + 1):
        for chosen in combinations(classes, size):
            tried += 1
            if tried > MOST_SETS:
                return found, False
            if abs(sum(marks[i] for i in chosen)) > TOLERANCE * size * null.shape[1]:
                continue
            if (
                0 < sum(counts[i] for i in chosen) < threshold
                and np.abs(null[list(chosen)].sum(axis=0)).max() < TOLERANCE * size
            ):
                found.append(chosen)
        if size >= threshold + sum(counts[i] == 0 for i in classes):
            break
    return found, True


def _smallest(found: Sequence[frozenset[Token]]) -> Iterator[frozenset[Token]]:
    """Yield the sets that have no other one inside them."""
    kept: list[frozenset[Token]] = []
    for tokens in sorted(found, key=len):
        if not any(smaller <= tokens for smaller in kept):
            kept.append(tokens)
            yield tokens
