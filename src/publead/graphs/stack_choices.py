"""How many nodes hold the choices, in many small graphs of one size at once."""

import attrs
import numpy as np
from numpy.typing import ArrayLike
from scipy import special

from publead.errors import PolicyError
from publead.graphs.concentration import NOTHING
from publead.graphs.csr import Floats
from publead.graphs.stacks import Arcs, as_stack, parts_of, ratio

CELLS_AT_ONCE = 1 << 17


@attrs.frozen(eq=False)
class StackChoices:
    """
    How many nodes choices are spread over, in each graph, shape (n_graphs,).

    Attributes
    ----------
    effective : ndarray of float
        1 over the sum of squared shares of the choices received; NaN without choices.
    corrected : ndarray of float
        The same, corrected for how few the choices are; NaN where fewer than two chose, or no two
        chose the same node.
    low, high : ndarray of float
        The corrected number's interval; NaN where there is none.
    """

    effective: Floats
    corrected: Floats
    low: Floats
    high: Floats


def effective_numbers(amounts: ArrayLike) -> Floats:
    """
    Return how many equal shares would be as concentrated as each row; NaN for a row of zeros.

    Parameters
    ----------
    amounts : array_like of float, shape (n_rows, n)
        0 or above.

    Examples
    --------
    >>> effective_numbers([[5, 5, 0], [0, 0, 0]]).tolist()
    [2.0, nan]
    """
    given = np.asarray(amounts, dtype=np.float64)
    return ratio(given.sum(axis=-1) ** 2, (given * given).sum(axis=-1))


def stack_choices(stack: ArrayLike, *, level: float = 0.95) -> StackChoices:
    """
    Return what `concentration.effective_number` and `shared_choices` give, graph by graph.

    Parameters
    ----------
    stack : array_like, shape (n_graphs, n, n)
        An arc from each node to each one that it chose.
    level : float
        The interval's level, between 0 and 1.

    Raises
    ------
    PolicyError
        If *level* is not between 0 and 1.

    Examples
    --------
    >>> everyone_chooses_0 = [[0, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0], [1, 0, 0, 0]]
    >>> stack_choices([everyone_chooses_0]).corrected.tolist()
    [1.0]
    """
    if not 0 < level < 1:
        raise PolicyError(f"level is {level}; give one between 0 and 1, such as 0.95")
    parts = [_choices(part, level) for part in parts_of(as_stack(stack), CELLS_AT_ONCE)]
    return StackChoices(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def _choices(arcs: Arcs, level: float) -> tuple[Floats, Floats, Floats, Floats]:
    choices = arcs.astype(np.float32)
    ones = np.ones(arcs.shape[1], dtype=np.float32)
    # Counts are whole numbers far below 2 ** 24, which this precision holds.
    made, got = (choices @ ones).astype(np.float64), (ones @ choices).astype(np.float64)
    agreed = (choices @ got.astype(np.float32)[:, :, None])[:, :, 0] - made
    total, squares = agreed.sum(axis=1), (made * made).sum(axis=1)
    pairs, chose = made.sum(axis=1) ** 2 - squares, made > 0
    known = (chose.sum(axis=1) > 1) & (total > 0)
    corrected = ratio(pairs, np.where(known, total, 0.0))
    left_agreed = total[:, None] - 2 * agreed
    left_pairs = (made.sum(axis=1, keepdims=True) - made) ** 2
    left_pairs -= squares[:, None] - made * made
    low, high = _jackknife(corrected, left_pairs, left_agreed, chose, level)
    return effective_numbers(got), corrected, low, high


def _jackknife(
    values: Floats, left_pairs: Floats, left_agreed: Floats, chose: Arcs, level: float
) -> tuple[Floats, Floats]:
    """Return the interval of each value, leaving out each who chose in turn, on the logarithm."""
    n = chose.sum(axis=1)
    shared = (left_agreed > NOTHING * left_pairs) | ~chose
    some = (n > 2) & shared.all(axis=1) & ~np.isnan(values)
    low, high = np.full(n.shape, np.nan), np.full(n.shape, np.nan)
    if some.any():
        kept, count = chose[some], n[some]
        without = np.zeros(kept.shape)
        np.log(ratio(left_pairs[some], left_agreed[some]), out=without, where=kept)
        mean = without.sum(axis=1) / count
        squares = np.where(kept, without - mean[:, None], 0.0) ** 2
        error = np.sqrt((count - 1) * squares.sum(axis=1) / count)
        reach = special.stdtrit(count - 1, (1 + level) / 2) * error
        # There is never less than one leader.
        low[some] = np.maximum(1.0, np.exp(np.log(values[some]) - reach))
        high[some] = np.exp(np.log(values[some]) + reach)
    return low, high
