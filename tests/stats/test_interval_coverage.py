"""Claims about the page that says which intervals to trust: it shows what was simulated."""

import json
import math
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "benchmarks"))

from intervals import (  # noqa: E402
    FIGURES,
    HIGHEST,
    LOWEST,
    PAGE,
    Cell,
    cells_of,
    page_with,
    simulated,
    wilson,
)
from intervals_families import FAMILIES  # noqa: E402
from intervals_grid import Family  # noqa: E402

FOUND: dict[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8"))
CELLS = cells_of(FOUND)
BY_NAME = {family.name: family for family in FAMILIES}
SLOW = {"alpha-bootstrap", "omega-bootstrap", "krippendorff", "one-way"}

EXACT = {
    "mean": ("t", "t, pooled spread"),
    "alpha": ("Feldt",),
    "icc": ("ICC(1)", "ICC(C,1)"),
    "one-way": ("n0, Wald",),
    "correlation": ("Pearson", "partial"),
    "within": ("jackknife",),
    "surface": ("slope",),
    "norms": ("T", "T, as norms keep it", "percentile, normal"),
    "change": ("paired t",),
    "reliable-others": ("own spread", "pooled spread"),
    "reliable-self": ("SD √(1 − alpha)",),
    "valuation": ("paired t",),
}
"""Intervals whose assumptions normal answers meet."""

NEVER_TOO_SHORT = {"norms": ("percentile rank", "percentile rank, by steps")}
"""Exact intervals of counts, which assume nothing of the answers."""


def plain(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a cell's values as they are written down."""
    return tuple(getattr(value, "value", value) for value in values)


def again(family: Family, values: tuple[Any, ...]) -> list[Cell]:
    """Return the written cells of one row of a family's table."""
    return [each for each in CELLS if each.family == family.name and each.values == plain(values)]


def test_the_page_shows_what_was_simulated() -> None:
    """The tables of the page are those of the committed figures, cell by cell."""
    text = PAGE.read_text(encoding="utf-8")
    assert page_with(FOUND, text) == text


def test_every_interval_and_cell_is_there() -> None:
    """No family and no cell of its grid is left out, and each has at least 2,000 samples."""
    for family in FAMILIES:
        for values in family.cells:
            written = again(family, values)
            assert written, (family.name, values)
            assert min(each.draws for each in written) >= 2000


def test_where_assumptions_hold_the_interval_does() -> None:
    """93 to 97 % wherever an interval's assumptions hold, give or take one standard error."""
    for cell in CELLS:
        if cell.values[0] == "normal" and cell.interval in EXACT.get(cell.family, ()):
            error = math.sqrt(0.93 * 0.07 / cell.draws)
            assert LOWEST - error <= cell.covered <= HIGHEST + error, cell
        if cell.interval in NEVER_TOO_SHORT.get(cell.family, ()):
            assert cell.covered >= 0.95 - math.sqrt(0.95 * 0.05 / cell.draws), cell
    for row in FOUND["wilson"]:
        assert 0.93 <= row["mean"] <= 0.97


@pytest.mark.parametrize(("name", "place"), [("mean", 1), ("alpha", 16), ("within", 1)])
def test_a_cell_run_again_gives_the_same(name: str, place: int) -> None:
    """A cell has its own seed, so it comes out as written, but for rounding on another machine."""
    family = BY_NAME[name]
    values = family.cells[place]
    written = again(family, values)
    for old, new in zip(written, simulated(family, values, written[0].draws), strict=True):
        assert old.interval == new.interval
        assert new.covered == pytest.approx(old.covered, abs=3 / old.draws)


def test_wilsons_coverage_is_exact() -> None:
    """Wilson's coverage is summed, not drawn, and comes out as written."""
    for old, new in zip(FOUND["wilson"], wilson(), strict=True):
        assert new == pytest.approx(old, abs=1e-4)


@pytest.mark.nightly
@pytest.mark.parametrize("name", sorted(set(BY_NAME) - SLOW))
def test_the_grid_run_again(name: str) -> None:
    """Every cell of the quick families comes out as written."""
    family = BY_NAME[name]
    for values in family.cells:
        written = again(family, values)
        for old, new in zip(written, simulated(family, values, written[0].draws), strict=True):
            assert new.covered == pytest.approx(old.covered, abs=3 / old.draws)


@pytest.mark.nightly
@pytest.mark.parametrize("name", sorted(SLOW))
def test_slow_cells_lie_near_what_is_written(name: str) -> None:
    """Some hundred samples of the first cell of each slow family agree with its figures."""
    family = BY_NAME[name]
    values = family.cells[0]
    for old, new in zip(again(family, values), simulated(family, values, 300), strict=True):
        error = math.sqrt(0.95 * 0.05 * (1 / 300 + 1 / old.draws))
        assert abs(new.covered - old.covered) < 4.5 * error
