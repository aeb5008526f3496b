"""Ways to score the same answers, each from the form in which its users hold them."""

from collections.abc import Callable
from typing import Any

import attrs
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
from numpy.typing import NDArray

from publead.assessment.instrument import Instrument, Item, Scale
from publead.assessment.ratings import Ratings
from publead.assessment.scores import MissingAnswers, score
from publead.codes import competency_code, item_code
from publead.frameworks import SOLACE_CONTEXTUAL, Competency, Subject

N_COMPETENCIES, ITEMS_EACH, NEEDED, LOW, HIGH = 8, 5, 3, 1, 5
N_ITEMS = N_COMPETENCIES * ITEMS_EACH
REVERSED = [item % ITEMS_EACH >= 3 for item in range(N_ITEMS)]
NAMES = [f"i{item}" for item in range(N_ITEMS)]
AT_LEAST_60_PERCENT = MissingAnswers(at_least="3/5")

Floats = NDArray[np.float64]
Engine = Callable[[Any], Any]


def answers_of(n_forms: int) -> NDArray[np.int8]:
    """Return seeded answers, stored column by column, -128 where there is none."""
    rng = np.random.default_rng(20)
    answers = np.empty((n_forms, N_ITEMS), np.int8, order="F")
    for item in range(N_ITEMS):
        answers[:, item] = rng.integers(LOW, HIGH + 1, n_forms)
        answers[rng.random(n_forms) < 0.02, item] = -128
    return answers


def as_floats(answers: NDArray[np.int8]) -> Floats:
    """Return the answers as numpy users hold them: floats, NaN where there is none."""
    return np.where(answers == -128, np.nan, answers.astype(np.float64))


def as_polars(answers: NDArray[np.int8]) -> pl.DataFrame:
    """Return the answers as polars users hold them: small integers, null where there is none."""
    frame = pl.DataFrame({name: answers[:, i] for i, name in enumerate(NAMES)})
    return frame.select(pl.when(pl.col(name) != -128).then(pl.col(name)) for name in NAMES)


def as_pandas(answers: NDArray[np.int8]) -> pd.DataFrame:
    """Return the answers as pandas users hold them: floats, NaN where there is none."""
    return pd.DataFrame(as_floats(answers), columns=NAMES)


def as_ratings(answers: NDArray[np.int8]) -> Ratings:
    """Return the answers as this library holds them once they were read: column by column."""
    n_forms = len(answers)
    everybody = np.arange(n_forms, dtype=np.int32)
    return Ratings(
        instrument=instrument_of_benchmark(),
        people=(),
        person=everybody,
        group=np.zeros(n_forms, np.int8),
        raters=(),
        rater=everybody,
        answers=answers,
    )


def as_ratings_by_row(answers: NDArray[np.int8]) -> Ratings:
    """Return the answers as this library takes them from elsewhere: row by row."""
    return as_ratings(np.ascontiguousarray(answers))


def instrument_of_benchmark() -> Instrument:
    """Return a questionnaire with the answers' items."""
    codes = [competency_code(f"c{i}") for i in range(N_COMPETENCIES)]
    framework = attrs.evolve(
        SOLACE_CONTEXTUAL,
        competencies=[
            Competency(code=code, label=code, definition=code, subject=Subject.PERSON)
            for code in codes
        ],
    )
    items = [
        Item(
            code=item_code(name),
            text=name,
            competency=codes[i // ITEMS_EACH],
            scale=Scale.integers(LOW, HIGH),
            reversed=REVERSED[i],
        )
        for i, name in enumerate(NAMES)
    ]
    return Instrument(id="benchmark", title="Benchmark", framework=framework, items=items)


def with_publead(ratings: Ratings) -> Floats:
    """Score with this library."""
    return score(ratings, missing=AT_LEAST_60_PERCENT).values


def with_polars(frame: pl.DataFrame) -> pl.DataFrame:
    """Score with expressions: a horizontal mean where enough items are not null."""
    scores: list[pl.Expr] = []
    for start in range(0, N_ITEMS, ITEMS_EACH):
        items = [
            LOW + HIGH - pl.col(NAMES[i]) if REVERSED[i] else pl.col(NAMES[i])
            for i in range(start, start + ITEMS_EACH)
        ]
        count = pl.sum_horizontal(item.is_not_null() for item in items)
        scores.append(
            pl.when(count >= NEEDED).then(pl.mean_horizontal(items)).alias(f"c{len(scores)}")
        )
    return frame.select(scores)


def with_polars_sums(frame: pl.DataFrame) -> pl.DataFrame:
    """Score with expressions: horizontal sums and counts of small integers, then one division."""
    scores: list[pl.Expr] = []
    for start in range(0, N_ITEMS, ITEMS_EACH):
        items = [
            LOW + HIGH - pl.col(NAMES[i]) if REVERSED[i] else pl.col(NAMES[i])
            for i in range(start, start + ITEMS_EACH)
        ]
        count = pl.sum_horizontal(item.is_not_null().cast(pl.Int8) for item in items)
        total = pl.sum_horizontal(items)
        scores.append(pl.when(count >= NEEDED).then(total / count).alias(f"c{len(scores)}"))
    return frame.select(scores)


def with_narwhals(frame: pl.DataFrame) -> pl.DataFrame:
    """Score with the same expressions through narwhals."""
    scores: list[nw.Expr] = []
    for start in range(0, N_ITEMS, ITEMS_EACH):
        items = [
            LOW + HIGH - nw.col(NAMES[i]) if REVERSED[i] else nw.col(NAMES[i])
            for i in range(start, start + ITEMS_EACH)
        ]
        count = nw.sum_horizontal(*((~item.is_null()).cast(nw.Int8) for item in items))
        mean = nw.mean_horizontal(*items)
        scores.append(nw.when(count >= NEEDED).then(mean).alias(f"c{len(scores)}"))
    return nw.from_native(frame).select(*scores).to_native()


def with_pandas(frame: pd.DataFrame) -> pd.DataFrame:
    """Score with vectorised pandas: a mean over columns, kept where enough are not missing."""
    scores: dict[str, pd.Series[float]] = {}
    for start in range(0, N_ITEMS, ITEMS_EACH):
        items = frame[NAMES[start : start + ITEMS_EACH]].copy()
        turned = [NAMES[i] for i in range(start, start + ITEMS_EACH) if REVERSED[i]]
        items[turned] = LOW + HIGH - items[turned]
        scores[f"c{len(scores)}"] = items.mean(axis=1).where(items.count(axis=1) >= NEEDED)
    return pd.DataFrame(scores)


def with_numpy(answers: Floats) -> Floats:
    """Score with numpy as it is usually written: one reshape, sums that skip NaN."""
    turned = np.where(REVERSED, LOW + HIGH - answers, answers)
    by_competency = turned.reshape(len(answers), N_COMPETENCIES, ITEMS_EACH)
    count = (~np.isnan(by_competency)).sum(axis=2)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(count >= NEEDED, np.nansum(by_competency, axis=2) / count, np.nan)


def just_add(answers: Floats) -> float:
    """Add all answers up, as a floor: how fast 8-byte answers can be read at all."""
    return float(answers.sum())


ENGINES: dict[str, tuple[Callable[[NDArray[np.int8]], Any], Engine]] = {
    "publead": (as_ratings, with_publead),
    "publead, by row": (as_ratings_by_row, with_publead),
    "polars": (as_polars, with_polars),
    "polars, sums": (as_polars, with_polars_sums),
    "narwhals on polars": (as_polars, with_narwhals),
    "pandas": (as_pandas, with_pandas),
    "numpy": (as_floats, with_numpy),
    "float64.sum()": (as_floats, just_add),
}
FLOOR = "float64.sum()"
"""Adds the answers up and scores nothing, so its value is not compared."""


def as_array(scores: Any) -> Floats:
    """Return any engine's scores as floats, NaN where there is none."""
    if isinstance(scores, pl.DataFrame):
        return scores.fill_null(np.nan).to_numpy()
    return np.asarray(scores, dtype=np.float64)
