"""Scores of forms, as expressions over a frame that may be lazy."""

from collections.abc import Sequence
from typing import cast

import narwhals.stable.v2 as nw
import numpy as np
from narwhals.stable.v2.typing import IntoFrameT
from numpy.typing import NDArray

from publead.assessment.instrument import Instrument
from publead.assessment.lazy_scores.answers import answer_expressions, narrowest
from publead.assessment.lazy_scores.meanings import Frame
from publead.assessment.lazy_scores.whose import form_faults, groups_of, name_faults
from publead.assessment.ratings import RatingColumns
from publead.assessment.ratings.header import Layout, laid_out
from publead.assessment.scores import ItemWeights, MissingAnswers, Unit
from publead.assessment.scores.policies import HALF_ANSWERED
from publead.assessment.scores.scoring import key_of
from publead.errors import Fault, RatingsError, TableError, expect
from publead.stats.keys import Key
from publead.tables import any_frame

PERSON, RELATIONSHIP = "person", "relationship"
ANSWERED = " answered"

SUBJECT = "ratings from a data frame"


def score_frame(
    forms: IntoFrameT,
    instrument: Instrument,
    columns: RatingColumns,
    *,
    missing: MissingAnswers = HALF_ANSWERED,
    unit: Unit = Unit.POINTS,
    weights: ItemWeights | None = None,
) -> IntoFrameT:
    """
    Score forms where they are: in a data frame, in DuckDB, or on a Spark cluster.

    The same numbers as `read_ratings` and `score` give, from the same instrument and columns.
    Before anything is scored, the frame is searched for everything that the readers would refuse;
    these queries run at once, and bring back distinct cells and counts. The scores themselves
    stay as lazy as the frame is.

    Parameters
    ----------
    forms : data frame
        One row a form, eager or lazy: pandas, polars, pyarrow, DuckDB, PySpark, ibis, or another
        that narwhals knows. Dask's is refused.
    instrument : Instrument
        The questionnaire that was answered.
    columns : RatingColumns
        Which column holds what, in a wide table.
    missing : MissingAnswers
        How many of a competency's items must be answered; at least half unless given.
    unit : Unit
        What scores are counted in.
    weights : ItemWeights, optional
        What each item counts.

    Returns
    -------
    data frame
        Of the kind that was given, one row a form in no promised order: ``person``,
        ``relationship`` (a group's name), the columns named as attributes, then for each
        competency its score under its code, null where too few items were answered, and how many
        were, under its code and `` answered``. Raters and comments are not kept.

    Raises
    ------
    RatingsError
        With every fault that was found, each with how many rows have it.
    TableError
        If *forms* is no data frame, or is Dask's.

    See Also
    --------
    group_frame : means per person and rater group that may be shown.

    Examples
    --------
    >>> import polars as pl
    >>> from publead.assessment.instrument import draft_instrument
    >>> form = draft_instrument("solace-contextual@2013")
    >>> row = {"who": "p1", "by": "r1", "as": "peer"} | dict.fromkeys(form.codes, 4)
    >>> columns = RatingColumns(person="who", rater="by", relationship="as")
    >>> scored = score_frame(pl.LazyFrame([row]), form, columns)
    >>> scored.select("person", "relationship", form.competencies[0].code).collect().rows()
    [('p1', 'peer', 3.2)]
    """
    expect(instrument, Instrument, "instrument", "Make it with draft_instrument or read_instrument")
    expect(columns, RatingColumns, "columns", "Use RatingColumns(person=..., rater=...)")
    frame = any_frame(forms)
    if frame is None:
        fault = Fault("is no data frame", remedy="Read files and rows with read_ratings")
        raise TableError(SUBJECT, [fault])
    key = key_of(instrument, weights)
    layout = laid_out(frame.collect_schema().names(), instrument, columns)
    read = _read(frame, layout, instrument)
    answered = read.with_columns(*_answered(layout, instrument))
    scores = _scores(layout, instrument, key, missing, unit)
    whose = (PERSON, RELATIONSHIP, *layout.attributes)
    return cast("IntoFrameT", answered.select(*whose, *scores).to_native())


def _read(frame: Frame, layout: Layout, instrument: Instrument) -> Frame:
    """Return the frame with answers as points and relationships as groups' names."""
    faults = list(layout.faults)
    if layout.is_long:
        remedy = "Give one row a form, or read it with read_ratings"
        faults = [Fault("a long table is not scored in place", remedy=remedy)]
    if faults:
        raise RatingsError(SUBJECT, faults)
    answers, wrong = answer_expressions(frame, layout.items, instrument)
    groups, unknown = groups_of(frame, layout)
    faults += [*name_faults(frame, (layout.person, layout.rater)), *unknown, *wrong]
    if faults or groups is None or layout.person is None:
        raise RatingsError(SUBJECT, faults)
    faults = form_faults(frame, layout.person, layout.rater, groups)
    if faults:
        raise RatingsError(SUBJECT, faults)
    return frame.with_columns(*answers, groups.named().alias(RELATIONSHIP)).with_columns(
        nw.col(layout.person).alias(PERSON)
    )


def _columns_of(layout: Layout, instrument: Instrument, competency: str) -> list[tuple[str, int]]:
    items = instrument.items
    return [(name, place) for name, place in layout.items if items[place].competency == competency]


def _answered(layout: Layout, instrument: Instrument) -> list[nw.Expr]:
    """Return how many items of each competency were answered."""
    counts = []
    for competency in instrument.competencies:
        items = _columns_of(layout, instrument, competency.code)
        narrow = narrowest(len(items))
        given = ((~nw.col(name).is_null()).cast(narrow) for name, _ in items)
        counts.append(nw.sum_horizontal(*given).alias(f"{competency.code}{ANSWERED}"))
    return counts


def _scores(
    layout: Layout, instrument: Instrument, key: Key, missing: MissingAnswers, unit: Unit
) -> list[nw.Expr]:
    expressions = []
    for place, competency in enumerate(instrument.competencies):
        items = _columns_of(layout, instrument, competency.code)
        low, high = int(key.low[place]), int(key.high[place])
        answered = nw.col(f"{competency.code}{ANSWERED}")
        enough = answered >= max(missing.needed(len(items)), 1)
        if key.weights is None:
            mean = _mean(items, key, low + high, answered)
        else:
            mean, has_weight = _weighted_mean(items, key, key.weights, low + high)
            enough &= has_weight
        value = _in_unit(mean, unit, low, high, len(items))
        expressions += [nw.when(enough).then(value).alias(competency.code), answered.cast(nw.Int64)]
    return expressions


def _mean(items: Sequence[tuple[str, int]], key: Key, ends: int, answered: nw.Expr) -> nw.Expr:
    """Return the mean of what was answered; the sum is of whole numbers, and so exact."""
    total = nw.sum_horizontal(
        *(ends - nw.col(name) if key.reversed[place] else nw.col(name) for name, place in items)
    )
    return total.cast(nw.Float64) / answered.cast(nw.Float64)


def _weighted_mean(
    items: Sequence[tuple[str, int]], key: Key, weights: NDArray[np.float64], ends: int
) -> tuple[nw.Expr, nw.Expr]:
    """Return the weighted mean of what was answered, and where there is one."""
    values = {place: nw.col(name).cast(nw.Float64) for name, place in items}
    each = {place: float(weights[place]) for place in values}
    sums = [
        (ends - value if key.reversed[place] else value) * each[place]
        for place, value in values.items()
    ]
    counts = [(~value.is_null()).cast(nw.Float64) * each[place] for place, value in values.items()]
    count = nw.sum_horizontal(*counts)
    return nw.sum_horizontal(*sums) / count, count > 0


def _in_unit(mean: nw.Expr, unit: Unit, low: int, high: int, n_items: int) -> nw.Expr:
    if unit is Unit.POMP:
        return (mean - low) * (100.0 / (high - low))
    return mean * float(n_items) if unit is Unit.SUM else mean
