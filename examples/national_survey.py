"""
Score a national survey where it is: made-up answers in DuckDB, drawn there and scored there.

``python examples/national_survey.py 1000000`` scores a million forms of twenty questions: twenty
million answers. No row comes into Python; what is printed was counted in the database.
"""

import resource
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

import publead as pl

N_FORMS = 2_000
# A form's lot, a question's lot: squares of whole numbers modulo a prime, the same everywhere.
PRIME = 2_147_483_647
ROLES = "['self', 'manager', 'peer', 'peer', 'peer', 'report', 'report', 'report']"
COLUMNS = pl.RatingColumns(person="leader", rater="respondent", relationship="role")


def main(n_forms: int) -> None:
    """Draw the forms, score them, and print what may be shown of them."""
    form = pl.draft_instrument("solace-contextual@2013")
    with TemporaryDirectory() as folder:
        survey = duckdb.connect(Path(folder) / "survey.duckdb")
        survey.execute("set memory_limit = '1GB'; set threads = 2")
        survey.execute(f"create table forms as {drawn(form, n_forms)}")

        pl.score_frame(survey.table("forms"), form, COLUMNS).create("scores")
        scores = survey.table("scores")
        pl.group_frame(scores, form).create("shown")

        print(f"{n_forms:,} forms, {n_forms * len(form.items):,} cells for answers")
        for competency in form.competencies:
            name = f'"{competency.code}"'
            ((count, mean),) = scores.aggregate(f"count({name}), avg({name})").fetchall()
            print(f"{competency.label}: {count:,} scores, mean {mean:.2f}")
        print("Groups that may be shown:")
        shown = survey.table("shown").aggregate("relationship, count(*)", "relationship")
        for role, count in shown.order("relationship").fetchall():
            print(f"  {role}: {count:,}")
        survey.close()


def drawn(form: pl.Instrument, n_forms: int) -> str:
    """Return the query that makes the answers up: leaders differ, and some answers are missing."""
    items = ", ".join(
        f'{answer(place, turned=item.reversed)} as "{item.code}"'
        for place, item in enumerate(form.items, start=1)
    )
    return (
        f"select 'L' || (i // 8) as leader, 'R' || i as respondent, {ROLES}[i % 8 + 1] as role, "
        f"{items} from (select range as i, {lot('range // 8 + 17')} % 30 as lean "
        f"from range({n_forms}))"
    )


def answer(place: int, *, turned: bool) -> str:
    """Return an answer from 1 to 5 as a query, or null in three of a hundred."""
    chance = f"({lot(f'i * 32 + {place}')} % 100)"
    points = f"1 + ({chance} + lean) // 26"
    told = f"6 - ({points})" if turned else points
    return f"case when {chance} >= 3 then ({told})::tinyint end"


def lot(number: str) -> str:
    """Return a number that looks drawn, as a query: the square of a stretched one."""
    stretched = f"(({number}) * 48271 % {PRIME})"
    return f"({stretched} * {stretched} % {PRIME})"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else N_FORMS)
    if len(sys.argv) > 1:
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"Peak memory: {peak:,.0f} MB")
