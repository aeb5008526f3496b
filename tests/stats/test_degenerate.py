"""Every public function of the workshop refuses data that hold no number, or says so; never 0."""

import inspect
import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import attrs
import numpy as np
import pytest
from numpy.typing import NDArray

from publead.errors import PubleadError
from publead.estimates import Estimate
from publead.stats import agreement, careless, consistency

Floats = NDArray[np.float64]
ROOMS = {"consistency": consistency, "agreement": agreement, "careless": careless}
PLAIN = np.array(
    [[4, 2, 5, 1], [3, 3, 4, 2], [5, 1, 5, 1], [2, 4, 1, 5], [1, 5, 2, 4], [3, 2, 4, 3.0]]
)
TABLES: dict[str, Floats] = {
    "nobody": np.empty((0, 4)),
    "one person": PLAIN[:1],
    "one person twice": np.repeat(PLAIN[:1], 2, axis=0),
    "one item": PLAIN[:, :1],
    "one answer": PLAIN[:1, :1],
    "no items": PLAIN[:, :0],
    "constant": np.full((6, 4), 3.0),
    "people who are alike": np.tile(PLAIN[:1], (6, 1)),
    "people without spread": np.tile(PLAIN[:, :1], (1, 4)),
    "all missing": np.full((6, 4), np.nan),
    "one answer each": np.where(np.eye(6, 4, dtype=bool), PLAIN, np.nan),
    "a missing item": np.where([False, False, False, True], np.nan, PLAIN),
    "missing people": np.where(np.arange(6)[:, None] > 0, np.nan, PLAIN),
}
"""Tables that hold less than a statistic needs, people or targets in rows."""


def arguments(table: Floats) -> dict[str, Any]:
    """Return what each argument's name stands for, made from a table."""
    n, k = table.shape
    column = table[:, 0] if k else np.empty(0)
    last = table[:, -1] if k else np.empty(0)
    square = np.atleast_2d(np.cov(table, rowvar=False)) if n > 1 and k else np.empty((k, k))
    groups = np.arange(n) // 3
    return {
        "items": table,
        "answers": table,
        "ratings": table,
        "values": column,
        "groups": groups,
        "targets": groups,
        "raters": np.arange(n),
        "x": column,
        "y": last,
        "own": column,
        "others": last,
        "outcome": table.sum(axis=1),
        "first": column,
        "second": last,
        "covariance": square,
        "spread": square,
        "related": square,
        "n": n,
        "scale": (1, 5),
        "scales": [each % 2 for each in range(k)],
        "centre": 3.0,
        "statistic": lambda rows: consistency.cronbach_alpha(rows).value,
        "bootstrap": consistency.Bootstrap(rng=np.random.default_rng(1), draws=100),
        "rng": np.random.default_rng(1),
        "n_draws": 100,
        "form": agreement.Form.ICC_1,
        "level": agreement.Level.INTERVAL,
        "categories": [1.0, 2.0, 3.0, 4.0, 5.0],
    }


OF_NUMBERS = {
    "feldt_interval", "spearman_brown", "spearman_brown_factor", "spearman_brown_raters_needed",
    "null_variance", "raters_needed", "reliability_of_mean", "d_study",
}  # fmt: skip
"""Functions of a few numbers, which no table reaches."""

OTHER: dict[str, dict[str, Any]] = {
    "split_half": {"first": [0, 1]},
    "average_deviation": {"centre": agreement.Centre.MEAN},
    "icc_one_way": {"raters": None},
}
"""Arguments that mean something else in one function."""


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield every public function that takes data."""
    for room, module in ROOMS.items():
        for name in module.__all__:
            found = getattr(module, name)
            if inspect.isfunction(found) and name not in OF_NUMBERS:
                yield f"{room}.{name}", found


FUNCTIONS = dict(functions())


def given(name: str, found: Callable[..., Any], table: Floats) -> dict[str, Any]:
    """Return the arguments that a function needs, made from a table."""
    known: dict[str, Any] = {**arguments(table), **OTHER.get(name.split(".")[1], {})}
    asked = inspect.signature(found).parameters.values()
    needed = [each.name for each in asked if each.default is each.empty]
    if "krippendorff" in name:
        needed += ["rng", "n_draws"]
    return {each: known[each] for each in needed}


ZERO_BY_DEFINITION = {
    "consistency.alpha_standard_error": "items that are the same have an alpha of 1 without error",
    "consistency.standard_error_of_measurement": "the same",
    "agreement.average_deviation": "raters who agree do not deviate",
    "agreement.icc_forms": "targets that are rated alike share nothing, whatever raters differ in",
    "agreement.icc": "the variance of targets by REML is at its lowest",
    "agreement.self_other": "two columns that are the same do not differ",
    "agreement.variance_components": "a source that varies nothing has no part",
    "agreement.weighted_kappa": "raters of one category each agree as chance has it, never",
    "careless.intra_individual_variability": "a person who always answers alike does not vary",
    "careless.report": "the same",
}
"""Functions of which 0 is the value, and not what is put for none."""


def estimates(found: Any) -> Iterator[Estimate]:
    """Yield every estimate that a result holds."""
    if isinstance(found, Estimate):
        yield found
    elif isinstance(found, Mapping):
        for value in found.values():
            yield from estimates(value)
    elif isinstance(found, tuple | list):
        for value in found:
            yield from estimates(value)
    elif attrs.has(type(found)):
        for field in attrs.fields(type(found)):
            yield from estimates(getattr(found, field.name))


def numbers(found: Any) -> Iterator[float]:
    """Yield every number that a result shows."""
    yield from (each.value for each in estimates(found) if each.is_shown)
    if isinstance(found, float):
        yield found
    values = getattr(found, "values", None)
    if isinstance(values, np.ndarray):
        yield from values[~np.isnan(values)].ravel().tolist()


@pytest.mark.parametrize("kind", TABLES)
@pytest.mark.parametrize("name", FUNCTIONS)
def test_what_holds_no_number_gives_none(name: str, kind: str) -> None:
    """A sentence or a number that is one: no bare error, no warning, no 0 in place of nothing."""
    try:
        found = FUNCTIONS[name](**given(name, FUNCTIONS[name], TABLES[kind]))
    except PubleadError:
        return
    assert str(found)
    shown = list(numbers(found))
    assert all(map(math.isfinite, shown))
    assert name in ZERO_BY_DEFINITION or 0 not in shown
    for each in estimates(found):
        assert not each.has_interval or each.low < each.high or each.value == 1
        assert each.is_shown or each.reason


@pytest.mark.parametrize("name", FUNCTIONS)
def test_nobody_at_all_is_refused(name: str) -> None:
    """A table without rows, without answers or without items is refused with a reason."""
    for kind in ("nobody", "no items", "all missing"):
        if name == "agreement.rating_matrix":
            continue  # it only lays ratings out, and lays out none
        with pytest.raises(PubleadError):
            FUNCTIONS[name](**given(name, FUNCTIONS[name], TABLES[kind]))


def test_every_function_is_walked() -> None:
    """Functions of numbers alone are named, and no other is left out."""
    public = {name for module in ROOMS.values() for name in module.__all__}
    assert public >= OF_NUMBERS
    assert len(FUNCTIONS) > 40
