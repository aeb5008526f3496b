"""Tables that name people are handed over only where enough of them answered."""

from collections.abc import Callable
from typing import Any

import pytest

from publead.errors import DisclosureError
from publead.network import (
    Direction,
    LeadershipNetwork,
    NetworkPolicy,
    centralities,
    person,
    read_network,
    tie,
)

PEOPLE = [f"person {n}" for n in range(10)]
TABLES: dict[str, Callable[[LeadershipNetwork], Any]] = {
    "in-degree": person.in_degree,
    "out-degree": person.out_degree,
    "betweenness": person.betweenness,
    "brokerage": lambda network: person.brokerage(network, dict.fromkeys(PEOPLE, "unit")),
    "a role": lambda network: person.brokerage(network, dict.fromkeys(PEOPLE, "unit")).role(
        person.Role.TOTAL
    ),
    "reciprocated": tie.reciprocated,
}


def answered_by(count: int) -> LeadershipNetwork:
    """Return ten people of whom some answered, each naming the next."""
    ties = [{"source": PEOPLE[n], "target": PEOPLE[n + 1]} for n in range(count - 1)]
    return read_network(ties, PEOPLE, PEOPLE[:count], direction=Direction.NOMINATION)


@pytest.mark.parametrize("made", TABLES.values(), ids=TABLES)
def test_below_four_fifths_no_table_names_people(
    made: Callable[[LeadershipNetwork], Any],
) -> None:
    """Rows and frames are refused, without a name; what names nobody stays."""
    few = made(answered_by(7))
    for table in (few.rows, few.columns, lambda: few.to_frame(backend="polars")):
        with pytest.raises(DisclosureError, match="70% answered, below 80%") as caught:
            table()
        assert "person " not in str(caught.value).replace("person.", "")
    assert str(few)
    assert few.response == 0.7


@pytest.mark.parametrize("made", TABLES.values(), ids=TABLES)
def test_from_four_fifths_on_tables_are_given(made: Callable[[LeadershipNetwork], Any]) -> None:
    """Eight of ten are enough."""
    assert made(answered_by(8)).rows()


def test_a_policy_with_its_reason_lets_people_be_named() -> None:
    """The way to a table at a lower response goes through a reason that is kept."""
    policy = NetworkPolicy(min_response=0.5, reason="the three on leave agreed")
    assert len(centralities(answered_by(7), policy=policy).rows()) == 10
