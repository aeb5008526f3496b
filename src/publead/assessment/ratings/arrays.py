"""Forms from arrays, for those who hold a matrix: the same rules, without a table."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import attrs
import numpy as np
from numpy.typing import ArrayLike, NDArray

from publead.assessment.instrument import Instrument
from publead.assessment.ratings.columns import Pseudonyms
from publead.assessment.ratings.groups import RaterGroup
from publead.assessment.ratings.header import Layout
from publead.assessment.ratings.model import Ratings
from publead.assessment.ratings.reading import ratings_of
from publead.errors import Fault, RatingsError
from publead.estimates import counted
from publead.tables import Column, Numbers, Table, column_of

Matrix: TypeAlias = np.ma.MaskedArray[Any, Any]
_SUBJECT = "arrays"


def from_arrays(
    instrument: Instrument,
    answers: ArrayLike,
    person: Sequence[str | int] | NDArray[Any],
    relationship: Sequence[str | RaterGroup] | NDArray[Any],
    rater: Sequence[str | int] | NDArray[Any] | None = None,
    *,
    attributes: Mapping[str, Sequence[str] | NDArray[Any]] | None = None,
    pseudonyms: Pseudonyms | None = None,
) -> Ratings:
    """
    Return forms given as arrays, under the same rules as `read_ratings`.

    Parameters
    ----------
    instrument : Instrument
        The questionnaire that was answered.
    answers : array of numbers, shape (n_forms, n_items)
        Points of the scale, the items in the instrument's order; NaN or masked where a question
        was not answered.
    person : sequence of str or int, length n_forms
        Who is rated.
    relationship : sequence of str or RaterGroup, length n_forms
        How the rater stands to the person.
    rater : sequence of str or int, length n_forms, or None
        Who rates; None where forms are anonymous.
    attributes : mapping of str to sequence of str, each of length n_forms
        What is known about the people, such as their directorate.
    pseudonyms : Pseudonyms or None
        The key by which names are replaced.

    Returns
    -------
    Ratings
        The forms, in the order given.

    Raises
    ------
    RatingsError
        With every fault; forms are counted from 1.

    Examples
    --------
    >>> from publead.assessment.instrument import Item, Scale
    >>> from publead.codes import competency_code, item_code
    >>> from publead.frameworks import load
    >>> item = Item(
    ...     code=item_code("trust-1"),
    ...     text="Keeps promises",
    ...     competency=competency_code("trust"),
    ...     scale=Scale.integers(1, 5),
    ... )
    >>> promises = Instrument(
    ...     id="promises@1",
    ...     title="Promises",
    ...     framework=load("solace-contextual@2013"),
    ...     items=(item,),
    ... )
    >>> from_arrays(promises, [[5], [3]], ["p1", "p1"], ["self", "peer"], ["p1", "p2"])
    Ratings: 2 forms about 1 person on promises@1
    """
    others = dict(attributes or {})
    lists: dict[str, Sequence[object] | NDArray[Any]]
    lists = {"person": person, "relationship": relationship}
    lists |= {"rater": rater} if rater is not None else {}
    lists |= {f"attributes.{name}": values for name, values in others.items()}
    matrix, faults = _matrix(answers, instrument)
    n_forms = matrix.shape[0] if not faults else len(person)
    faults += _length_faults(lists, n_forms)
    if faults:
        raise RatingsError(f"ratings from {_SUBJECT}", faults)
    columns: dict[str, Column] = {name: column_of(values) for name, values in lists.items()}
    items = {f"answers.{code}": place for place, code in enumerate(instrument.codes)}
    columns |= {name: _column(matrix, place) for name, place in items.items()}
    layout = Layout(
        person="person",
        rater="rater" if rater is not None else None,
        relationship="relationship",
        attributes=tuple(f"attributes.{name}" for name in others),
        items=tuple(items.items()),
    )
    table = Table(_SUBJECT, columns, np.arange(1, n_forms + 1, dtype=np.int64))
    ratings = ratings_of(table, layout, instrument, pseudonyms)
    named = dict(zip(others, ratings.attributes.values(), strict=True))
    return attrs.evolve(ratings, attributes=named)


def _length_faults(
    lists: Mapping[str, Sequence[object] | NDArray[Any]], n_forms: int
) -> list[Fault]:
    return [
        Fault(f"has length {len(values)}, and there are {counted(n_forms, 'form')}", place=name)
        for name, values in lists.items()
        if len(values) != n_forms
    ]


def _matrix(answers: ArrayLike, instrument: Instrument) -> tuple[Matrix, list[Fault]]:
    remedy = f"Give one row a form and {counted(len(instrument), 'column')}, in the items' order"
    try:
        matrix: Matrix = np.ma.asarray(answers)
    except ValueError:
        fault = Fault("the rows differ in length", place="answers", remedy=remedy)
        return np.ma.empty((0, 0)), [fault]
    if matrix.dtype.kind not in "iuf":
        problem = f"are of type {matrix.dtype}, not numbers"
        remedy = "Give whole numbers, with NaN where a question was not answered"
        return matrix, [Fault(problem, place="answers", remedy=remedy)]
    if matrix.ndim != 2 or matrix.shape[1] != len(instrument):
        problem = (
            f"have the shape {matrix.shape}, and the instrument has "
            f"{counted(len(instrument), 'item')}"
        )
        return matrix, [Fault(problem, place="answers", remedy=remedy)]
    return matrix, []


def _column(matrix: Matrix, place: int) -> Numbers:
    values = np.asarray(matrix.data[:, place])
    missing = np.ma.getmaskarray(matrix)[:, place]
    return Numbers(values, missing | np.isnan(values) if values.dtype.kind == "f" else missing)
