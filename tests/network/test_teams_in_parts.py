"""Teams measured part by part, here or on Spark, have the numbers that they have together."""

import math
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from engines import spark
from publead.errors import PolicyError
from publead.network.teams import measure, part_measure, part_schema

N_TEAMS, SIZE = 12, 6
SPARK_TYPES = {"string": "string", "double": "double", "bigint": "int64"}


def tables() -> tuple[pa.Table, pa.Table]:
    """Return drawn ties and people; one team has nobody who names anybody."""
    rng = np.random.default_rng(7)
    people = [
        {"team": f"t{team}", "person": f"p{i}", "here": i > 0, "head": i == 1}
        for team in range(N_TEAMS)
        for i in range(SIZE)
    ]
    ties = [
        {"team": f"t{team}", "source": f"p{i}", "target": f"p{j}"}
        for team in range(1, N_TEAMS)
        for i in range(1, SIZE)
        for j in range(SIZE)
        if i != j and rng.random() < 0.4
    ]
    return pa.Table.from_pylist(ties), pa.Table.from_pylist(people)


def together(ties: pa.Table, people: pa.Table) -> list[dict[str, Any]]:
    """Return all teams measured at once."""
    return measure(
        ties,
        people,
        people.filter(people["here"]).select(["team", "person"]),
        people.filter(people["head"]).select(["team", "person"]),
        share=0.5,
    ).rows()


def by_team(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return rows by team, with None for NaN."""
    return {
        row["team"]: {
            name: None if isinstance(x, float) and math.isnan(x) else x for name, x in row.items()
        }
        for row in rows
    }


OF_PART = part_measure(answered="here", leads="head", share=0.5)


def test_parts_make_up_the_whole() -> None:
    """Each team alone, without or with ties, has its row of the whole table."""
    ties, people = tables()
    found = [
        row
        for team in people["team"].unique().to_pylist()
        for row in OF_PART(
            ties.filter(pc.equal(ties["team"], team)),
            people.filter(pc.equal(people["team"], team)),
        ).to_pylist()
    ]
    assert by_team(found) == by_team(together(ties, people))


@pytest.mark.parametrize("team", ["string", "bigint"])
def test_the_schema_is_that_of_the_table(team: Any) -> None:
    """What is declared to Spark is what comes, column by column."""
    ties, people = tables()
    if team == "bigint":
        whole = pa.array([int(each[1:]) for each in people["team"].to_pylist()])
        people = people.set_column(0, "team", whole)
        whole = pa.array([int(each[1:]) for each in ties["team"].to_pylist()])
        ties = ties.set_column(0, "team", whole)
    declared = [each.split("` ") for each in part_schema(team).split(", ")]
    schema = part_measure()(ties, people).schema
    assert [name.strip("`") for name, _ in declared] == schema.names
    assert [SPARK_TYPES[kind] for _, kind in declared] == [str(each) for each in schema.types]


def test_other_labels_are_refused() -> None:
    """Teams are labelled with texts or whole numbers."""
    with pytest.raises(PolicyError, match="team must be one of 'string', 'bigint'"):
        part_schema("date")  # type: ignore[arg-type]


@pytest.mark.nightly
@pytest.mark.filterwarnings("ignore::FutureWarning")
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_spark_measures_teams_as_one_machine_does() -> None:
    """Grouped by part, through Spark's Arrow functions, every team has the same numbers."""
    session = spark()
    from pyspark.sql import functions as F  # noqa: N812, PLC0415 - as Spark's users write it

    ties, people = tables()
    part = F.expr("pmod(hash(team), 3)")
    found = (
        session.createDataFrame(ties)
        .groupBy(part)
        .cogroup(session.createDataFrame(people).groupBy(part))
        .applyInArrow(OF_PART, part_schema())
    )
    rows = [row.asDict() for row in found.collect()]
    expected = by_team(together(ties, people))
    assert by_team(rows).keys() == expected.keys()
    for team, row in by_team(rows).items():
        assert row == {
            name: pytest.approx(x, rel=1e-12) if isinstance(x, float) else x
            for name, x in expected[team].items()
        }
