"""What a report gives away, written down as its release."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from publead.assessment.feedback.basis import Bases, Basis
from publead.assessment.publication import Plan, Tokens
from publead.disclosure import Figure, Layer


def forms_with_scores(
    plan: Plan, values: NDArray[np.float64], tokens: Tokens
) -> dict[int, Sequence[frozenset[str]]]:
    """Return, for each competency shown, the scored forms of all others and of each set."""
    empty = np.zeros(0, dtype=np.intp)
    parts = [plan.others.forms if plan.others else empty, *(each.forms for each in plan.sets)]
    return {
        place: [tokens.of(forms[~np.isnan(values[forms, place])]) for forms in parts]
        for place in plan.competencies
    }


def figures_given(
    codes: Sequence[str],
    scored: Mapping[int, Sequence[frozenset[str]]],
    bases: Bases,
) -> tuple[Figure, ...]:
    """
    Return every figure of a report but those of the pool.

    Parameters
    ----------
    codes : sequence of str
        The competencies.
    scored : mapping of int to sequence of frozenset of str
        For each competency shown, the scored forms of all others and of each set.
    bases : Bases
        Whose spread is shown.
    """
    figures: list[Figure] = []
    for place, parts in scored.items():
        topic = codes[place]
        for forms, basis in zip(parts, (bases.others, *bases.sets), strict=True):
            if forms:
                figures += [Figure(Layer.COUNTS, topic, forms), Figure(Layer.SUMS, topic, forms)]
            if forms and (basis is Basis.OWN or len(forms) == 1):
                figures.append(Figure(Layer.SQUARES, topic, forms))
    return tuple(dict.fromkeys(figures))
