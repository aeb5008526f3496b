"""An index of how a person answered, one value a person, and the checks that all of them share."""

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import PolicyError, UndefinedStatisticError
from publead.estimates import Explanation, Measure, counted
from publead.sources import Source
from publead.stats.numbers import as_floats

Floats = NDArray[np.float64]

MEADE_CRAIG = Source(
    authors=("Meade, A. W.", "Craig, S. B."),
    year=2012,
    title="Identifying careless responses in survey data",
    container="Psychological Methods, 17(3), 437-455",
    doi="10.1037/a0028085",
)
JOHNSON = Source(
    authors=("Johnson, J. A.",),
    year=2005,
    title="Ascertaining the validity of individual protocols from web-based personality "
    "inventories",
    container="Journal of Research in Personality, 39(1), 103-129",
    doi="10.1016/j.jrp.2004.09.009",
)
DUNN = Source(
    authors=("Dunn, A. M.", "Heggestad, E. D.", "Shanock, L. R.", "Theilgard, N."),
    year=2018,
    title="Intra-individual response variability as an indicator of insufficient effort responding",
    container="Journal of Business and Psychology, 33(1), 105-121",
    doi="10.1007/s10869-016-9479-0",
)
MAHALANOBIS = Source(
    authors=("Mahalanobis, P. C.",),
    year=1936,
    title="On the generalized distance in statistics",
    container="Proceedings of the National Institute of Sciences of India, 2(1), 49-55",
)


@attrs.frozen(kw_only=True, eq=False)
class ResponseIndex:
    """
    One value for each person, in the order of the rows.

    Attributes
    ----------
    measure : Measure
        What was computed.
    values : ndarray of float, shape (n_people,)
        NaN where these answers give no value; ``reason`` tells why.
    n : int
        How many people have a value.
    method : str
        The variant and its settings.
    reason : str
        Why some have none.
    """

    measure: Measure
    values: Floats
    n: int
    method: str
    reason: str

    def __len__(self) -> int:
        """Return the number of people, with and without a value."""
        return self.values.size

    def __str__(self) -> str:
        """Return the middle and the range as a sentence."""
        low, middle, high = np.nanquantile(self.values, [0, 0.5, 1])
        text = f"{self.measure.name}: median {middle:.2f}, from {low:.2f} to {high:.2f}"
        return (
            f"{text}, {counted(self.n, 'person', 'people')}; {self.reason}"
            if self.reason
            else f"{text}, {counted(self.n, 'person', 'people')}"
        )

    def explain(self) -> Explanation:
        """Return the definition, the variant, what went in and what did not."""
        return Explanation(
            measure=self.measure,
            method=self.method,
            inputs=f"{self.n} of {counted(self.values.size, 'person', 'people')}",
            left_out=self.reason or "nothing",
        )


def answers_of(answers: ArrayLike) -> Floats:
    """Return answers as floats, shape (n_people, n_items); NaN is no answer."""
    array = as_floats(answers, 2, "answers")
    if array.shape[1] < 2:
        raise PolicyError(f"answers have shape {array.shape}; give people × at least two items")
    return array


def index_of(measure: Measure, values: Floats, method: str, why_none: str) -> ResponseIndex:
    """Return the values as a result; refuse where nobody has one."""
    n = int(np.count_nonzero(~np.isnan(values)))
    if not n:
        raise UndefinedStatisticError(
            measure.name, f"nobody has a value: {why_none}", "Give more people or items"
        )
    without = values.size - n
    reason = (
        f"{counted(without, 'person has', 'people have')} no value: {why_none}" if without else ""
    )
    return ResponseIndex(measure=measure, values=values, n=n, method=method, reason=reason)


def correlations_within(first: Floats, second: Floats) -> Floats:
    """
    Return each row's correlation of two sets of values, over the pairs where both are there.

    NaN where fewer than two pairs are there, or either side does not vary.
    """
    both = ~np.isnan(first + second)
    n = both.sum(axis=1, keepdims=True)
    sides = []
    for side in (first, second):
        kept = np.where(both, side, 0.0)
        mean = np.divide(kept.sum(axis=1, keepdims=True), n, out=np.zeros(n.shape), where=n > 0)
        sides.append(np.where(both, kept - mean, 0.0))
    squares = [np.square(side).sum(axis=1) for side in sides]
    scale = np.sqrt(squares[0] * squares[1])
    floors = [1e-20 * np.square(np.where(both, side, 0.0)).sum(axis=1) for side in (first, second)]
    varies = (squares[0] > floors[0]) & (squares[1] > floors[1])
    found = np.full(len(first), np.nan)
    np.divide((sides[0] * sides[1]).sum(axis=1), scale, out=found, where=varies)
    return np.asarray(np.clip(found, -1.0, 1.0), dtype=np.float64)
