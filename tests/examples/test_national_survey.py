"""The lines that score the national survey in DuckDB score it wherever it is kept."""

import re
import runpy
from pathlib import Path
from typing import Any

import duckdb
import narwhals.stable.v2 as nw

import publead as pl
from engines import ENGINES, each_engine

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "national_survey.py"


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """Return the rows of any frame."""
    found = nw.from_native(frame)
    eager = found.collect() if isinstance(found, nw.LazyFrame) else found
    return list(eager.iter_rows(named=True))


@each_engine
def test_the_survey_is_scored_wherever_it_is(engine: str) -> None:
    """On each engine the same lines give the numbers that the example prints."""
    survey = runpy.run_path(str(EXAMPLE))
    form = pl.draft_instrument("solace-contextual@2013")
    query = duckdb.connect().query(survey["drawn"](form, survey["N_FORMS"]))
    forms = ENGINES[engine](query.to_arrow_table().to_pylist())

    scores = pl.score_frame(forms, form, survey["COLUMNS"])
    shown = pl.group_frame(scores, form)

    printed = EXAMPLE.with_suffix(".out").read_text(encoding="utf-8")
    scored = rows_of(scores)
    for competency in form.competencies:
        values = [row[competency.code] for row in scored]
        known = [value for value in values if value is not None and value == value]
        line = f"{competency.label}: {len(known):,} scores, mean {sum(known) / len(known):.2f}"
        assert line in printed
    roles = [row["relationship"] for row in rows_of(shown)]
    told = dict(re.findall(r"^  (\w+): ([\d,]+)$", printed, re.M))
    assert {role: f"{roles.count(role):,}" for role in set(roles)} == told
