"""Signs that an item is keyed the wrong way, or holds codes that are no answers."""

from enum import Enum
from typing import ClassVar

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.errors import PolicyError
from publead.estimates import Measure, counted
from publead.stats.consistency.accounts import Account
from publead.stats.consistency.answers import Floats, Missing, as_floats, matrix_of, sealed
from publead.stats.consistency.directions import first_component
from publead.stats.consistency.measures import KEY_LINT
from publead.stats.consistency.moments import pairwise
from publead.stats.consistency.refusals import check_items, check_people, left_out

SENTINELS = frozenset(
    sign * code
    for sign in (1, -1)
    for code in (0, 1, 7, 8, 9, 66, 77, 88, 96, 97, 98, 99, 666, 777, 888, 997, 998, 999, 9999)
)
"""Numbers that surveys often use for *no answer*, *don't know* or *does not apply*."""

MOST_FINDINGS_SHOWN = 12


class KeyProblem(Enum):
    """What looks wrong about an item."""

    AGAINST_THE_REST = "goes against the sum of the others"
    AGAINST_THE_FIRST_COMPONENT = "points against most items on the first component"
    OUT_OF_RANGE = "has answers outside the range"
    SENTINEL = "holds what looks like a code for no answer"
    CONSTANT = "got the same answer from everybody"
    UNANSWERED = "was answered by nobody"


@attrs.frozen(kw_only=True)
class KeyFinding:
    """
    One thing to look at.

    Attributes
    ----------
    item : int
        The item's place, from 0; in words, people's counting, that is item 1.
    problem : KeyProblem
        What looks wrong.
    detail : str
        The number behind it.
    """

    item: int
    problem: KeyProblem
    detail: str = ""

    def __str__(self) -> str:
        """Return the finding as one line, the first item counted as item 1."""
        return f"item {self.item + 1} {self.problem.value}" + (
            f" ({self.detail})" if self.detail else ""
        )


@attrs.frozen(kw_only=True, eq=False)
class KeyLint(Account):
    """
    What to look at before items are added up. It proposes nothing, and changes nothing.

    Attributes
    ----------
    findings : tuple of KeyFinding
        By item; empty where nothing stands out.
    item_rest : ndarray of float, shape (n_items,)
        Each item's correlation with the sum of the others, over answers in range and items that
        vary; NaN where it has none.
    first_component : ndarray of float, shape (n_items,)
        Each item's correlation with the first principal component of those items, turned so
        that most are above zero; NaN where it has none.
    """

    measure: ClassVar[Measure] = KEY_LINT

    findings: tuple[KeyFinding, ...]
    item_rest: Floats = attrs.field(converter=sealed)
    first_component: Floats = attrs.field(converter=sealed)

    @property
    def items(self) -> tuple[int, ...]:
        """The places of the items with findings, each once."""
        return tuple(sorted({finding.item for finding in self.findings}))

    def __str__(self) -> str:
        """Return the findings, one a line."""
        if not self.findings:
            return f"nothing stands out in the key of {counted(self.item_rest.size, 'item')}"
        lines = [str(finding) for finding in self.findings[:MOST_FINDINGS_SHOWN]]
        more = len(self.findings) - len(lines)
        return "\n".join(lines + ([f"and {more} more, all in .findings"] if more > 0 else []))


def key_lint(items: ArrayLike, scale: tuple[float, float]) -> KeyLint:
    """
    Return what looks wrong about the key of a scale's items.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        Answers, turned as they would be scored. Floats with NaN for no answer, or int8 with -127
        or less for no answer.
    scale : tuple of float
        The declared low and high of the answers.

    Returns
    -------
    KeyLint
        Signs, not verdicts: which way an item should run is for its wording to say.

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than two items, or fewer than two people gave an answer.
    PolicyError, InputError
        If *scale* makes no sense, or *items* is no matrix of finite numbers.

    Notes
    -----
    Answers outside *scale* are counted, and left out of the correlations, which are pairwise.
    With as many items one way as the other, the first component cannot tell which are wrong.

    References
    ----------
    Henrysson, S. (1963). Correction of item-total correlations in item analysis. Psychometrika,
    28(2), 211-218.

    Examples
    --------
    >>> answers = [[1, 2, 5, 1], [2, 2, 4, 3], [3, 3, 99, 2],
    ...            [4, 5, 2, 5], [5, 4, 1, 4], [2, 1, 5, 2]]
    >>> print(key_lint(answers, scale=(1, 5)))
    item 3 goes against the sum of the others (-1.00)
    item 3 points against most items on the first component (-0.99)
    item 3 holds what looks like a code for no answer (99, once)
    """
    low, high = scale
    if not low < high:
        raise PolicyError(f"scale is {scale}; give its low and its high, such as (1, 5)")
    people = as_floats(matrix_of(items))
    check_items(people.shape[1], KEY_LINT.name)
    answered = ~np.isnan(people)
    n = int(answered.any(axis=1).sum())
    check_people(n, len(people) - n, Missing.PAIRWISE, KEY_LINT.name)
    outside = answered & ((people < low) | (people > high))
    within = np.where(outside, np.nan, people)
    rest, component, constant = _directions(within)
    found = [
        *_against(rest, KeyProblem.AGAINST_THE_REST),
        *_against(component, KeyProblem.AGAINST_THE_FIRST_COMPONENT),
        *_foreign(people, outside),
        *(KeyFinding(item=int(i), problem=KeyProblem.CONSTANT) for i in constant),
        *(
            KeyFinding(item=int(i), problem=KeyProblem.UNANSWERED)
            for i in np.flatnonzero(~answered.any(axis=0))
        ),
    ]
    return KeyLint(
        findings=tuple(sorted(found, key=lambda finding: finding.item)),
        item_rest=rest,
        first_component=component,
        n=n,
        n_left_out=len(people) - n,
        reason=left_out(len(people) - n, Missing.PAIRWISE),
        method="pairwise correlations of answers in range",
    )


def _directions(within: Floats) -> tuple[Floats, Floats, NDArray[np.intp]]:
    """Return item-rest correlations, the first component, and which items are constant."""
    found = pairwise(within)
    own = np.diag(found.covariance)
    constant = np.flatnonzero((np.nan_to_num(own) == 0) & (np.diag(found.counts) > 0))
    varies = np.flatnonzero(np.nan_to_num(own) > 0)
    rest, component = np.full(own.size, np.nan), np.full(own.size, np.nan)
    if varies.size < 2:
        return rest, component, constant
    # Two items that nobody answered both are taken not to covary.
    spread = np.nan_to_num(found.covariance[np.ix_(varies, varies)])
    spans = spread.sum() - 2 * spread.sum(axis=0) + np.diag(spread)
    scale = np.sqrt(np.diag(spread) * np.maximum(spans, 0))
    together = spread.sum(axis=0) - np.diag(spread)
    ratio = np.divide(together, scale, out=np.full(varies.size, np.nan), where=scale > 0)
    rest[varies] = np.clip(ratio, -1, 1)
    component[varies] = first_component(np.nan_to_num(found.correlation[np.ix_(varies, varies)]))
    return rest, component, constant


def _against(values: Floats, problem: KeyProblem) -> list[KeyFinding]:
    return [
        KeyFinding(item=int(item), problem=problem, detail=f"{values[item]:.2f}")
        for item in np.flatnonzero(values < 0)
    ]


def _foreign(people: Floats, outside: NDArray[np.bool_]) -> list[KeyFinding]:
    """Return the values outside the range, codes apart from others."""
    findings = []
    for item in np.flatnonzero(outside.any(axis=0)):
        values, counts = np.unique(people[outside[:, item], item], return_counts=True)
        for value, count in zip(values, counts, strict=True):
            problem = KeyProblem.SENTINEL if value in SENTINELS else KeyProblem.OUT_OF_RANGE
            often = "once" if count == 1 else f"{count} times"
            detail = f"{value:g}, {often}"
            findings.append(KeyFinding(item=int(item), problem=problem, detail=detail))
    return findings
