"""Declared weights: what each competency is worth here, who agreed on it, and when."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from numbers import Real
from typing import Final

import attrs

from publead.assessment.priorities.context import Context
from publead.errors import ArgumentError, PolicyError, expect, expect_day, nearest

TOLERANCE: Final = 1e-9
"""How far from 1 the sum of weights may be."""

MOST: Final = 1e9
"""What no weight and no level of a scale is as large as."""

ALSO_SHOWN: Final = (20.0, 200.0)
"""The concentrations that are shown beside the declared one."""

Pairs = tuple[tuple[str, float], ...]


def _pairs(numbers: Mapping[str, float] | Pairs) -> Pairs:
    # attrs.evolve gives back the pairs that were made here.
    expect(numbers, Mapping | tuple, "weights", "Map each competency's code to a number")
    if not isinstance(numbers, Mapping) and not all(isinstance(pair, tuple) for pair in numbers):
        raise ArgumentError("weights must map each competency's code to a number")
    given = dict(numbers)
    wrong = [str(code) for code, number in given.items() if not _is_number(number)]
    if wrong:
        raise ArgumentError(f"{', '.join(wrong)}: give a number each, and no text")
    return tuple((str(code), float(number)) for code, number in given.items())


def _is_number(value: object) -> bool:
    """Return whether it is a number that a weight or a level could be; infinity is told later."""
    if isinstance(value, bool) or not isinstance(value, Real):
        return False
    try:
        return not MOST < abs(float(value)) < math.inf
    except OverflowError:
        return False


@attrs.frozen(kw_only=True)
class Priorities:
    """
    What each competency is worth in a context.

    Competencies are different things, so what each is worth is nothing that data show: people who
    know the place agree on it, and say so.

    Attributes
    ----------
    weights : mapping of str to float
        Codes of one framework's competencies to weights of at least 0 that sum to 1. A competency
        that is not named has the weight 0.
    agreed_by : str
        Who agreed on them.
    agreed_on : date
        When.
    context : Context or None
        The situation they are for.
    expected : mapping of str to float
        The level that is expected of the competency here, in the unit of the scores. Where none
        is given, the top of the scale.
    concentration : float
        How sure those who agreed are, above 0: weights are drawn from a Dirichlet distribution
        with *concentration* × *weights*. At 50 a weight of 0.25 varies with an SD of 0.06; at 20
        with 0.09, at 200 with 0.03.

    Raises
    ------
    PolicyError
        With all that is wrong: a weight below 0, a sum that is not 1 and by how much, nobody who
        agreed.
    ArgumentError
        If a weight is no number, or the date no date.

    Examples
    --------
    >>> agreed = Priorities(
    ...     weights={"trust": 0.6, "place-and-space": 0.4},
    ...     agreed_by="the senior team",
    ...     agreed_on=date(2026, 3, 1),
    ... )
    >>> print(agreed)
    trust 0.6, place-and-space 0.4; agreed by the senior team on 2026-03-01
    """

    weights: Pairs = attrs.field(converter=_pairs)
    agreed_by: str
    agreed_on: date
    context: Context | None = None
    expected: Pairs = attrs.field(default=(), converter=_pairs)
    concentration: float = 50.0

    def __attrs_post_init__(self) -> None:
        """Refuse weights that make no sense or that nobody answers for."""
        expect(self.agreed_by, str, "agreed_by", "Say who agreed on the weights")
        expect_day(self.agreed_on, "agreed_on")
        expect(self.concentration, Real, "concentration", "Give a number above 0, such as 50")
        expect(self.context, Context | None, "context", "Use Context(name=..., what_differs=...)")
        problems = list(self._problems())
        if problems:
            raise PolicyError("; ".join(problems))

    def weight(self, code: str) -> float:
        """Return a competency's weight: 0 where none was declared."""
        return dict(self.weights).get(code, 0.0)

    @property
    def concentrations(self) -> tuple[float, ...]:
        """The declared concentration, and those that are shown beside it, in ascending order."""
        return tuple(sorted({self.concentration, *ALSO_SHOWN}))

    def check_against(self, framework: str, known: Sequence[str]) -> None:
        """
        Do nothing if all codes are competencies of a framework.

        Raises
        ------
        PolicyError
            If not; it names each and the nearest.
        """
        named = dict.fromkeys(code for code, _ in (*self.weights, *self.expected))
        unknown = [code for code in named if code not in known]
        if unknown:
            raise PolicyError(
                f"{framework} has no competency "
                + ", ".join(f"{code!r}{_hint(code, known)}" for code in unknown)
                + f". It has {', '.join(known)}"
            )

    def __str__(self) -> str:
        """Return the weights, who agreed on them, and when."""
        weights = ", ".join(f"{code} {weight:g}" for code, weight in self.weights)
        where = f", for: {self.context.name}" if self.context else ""
        return f"{weights}; agreed by {self.agreed_by} on {self.agreed_on.isoformat()}{where}"

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "weights": dict(self.weights),
            "agreed_by": self.agreed_by,
            "agreed_on": self.agreed_on.isoformat(),
            "context": None if self.context is None else self.context.to_dict(),
            "expected": dict(self.expected),
            "concentration": self.concentration,
        }

    def _problems(self) -> Iterator[str]:
        wrong = [code for code, weight in self.weights if not 0 <= weight < math.inf]
        if wrong:
            yield f"the weights of {', '.join(wrong)} are not finite numbers of at least 0"
        elif not self.weights:
            yield "there are no weights; give each competency's code a weight"
        elif abs(miss := math.fsum(weight for _, weight in self.weights) - 1) > TOLERANCE:
            yield (
                f"the weights sum to {1 + miss:.10g}, which is {abs(miss):.10g} too "
                f"{'much' if miss > 0 else 'little'}; they must sum to 1, so mend one of them or "
                "divide each by the sum"
            )
        odd = [code for code, level in self.expected if not math.isfinite(level)]
        if odd:
            yield f"the expected levels of {', '.join(odd)} are not finite numbers"
        if not self.agreed_by.strip():
            yield "agreed_by is empty; weights need somebody who answers for them"
        if not 0 < self.concentration < math.inf:
            yield f"concentration is {self.concentration:g}; it must be above 0, such as 50"


def _hint(code: str, known: Sequence[str]) -> str:
    guess = nearest(code, known)
    return f" (did you mean {guess!r}?)" if guess else ""
