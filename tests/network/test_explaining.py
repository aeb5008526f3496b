"""Every result says what it is, reads as a sentence, and is handed over as plain values."""

import inspect
import json
from collections.abc import Callable
from types import ModuleType
from typing import Any

import networkx as nx
import numpy as np
import pytest

from publead import network as room
from publead.network import Direction, LeadershipNetwork, TieColumns, person, tie, whole

NOMINATION = Direction.NOMINATION


@pytest.fixture
def team() -> LeadershipNetwork:
    """Return ten people in two units."""
    graph = nx.gnp_random_graph(10, 0.4, seed=2, directed=True)
    nx.set_node_attributes(graph, {i: "north" if i < 5 else "south" for i in graph}, "unit")
    return LeadershipNetwork.from_networkx(graph, direction=NOMINATION)


def layered(key: str) -> LeadershipNetwork:
    rows = [
        {"source": "xavier", "target": "yolanda", key: "one"},
        {"source": "zebedee", "target": "yolanda", key: "two"},
    ]
    columns = TieColumns(layer=key) if key == "layer" else TieColumns(wave=key)
    return room.read_network(rows, columns=columns, direction=NOMINATION)


def boards() -> room.TwoMode:
    staff = [{"person": "xavier", "agency": "NHS"}, {"person": "yolanda", "agency": "council"}]
    rows = [{"person": each["person"], "event": "board"} for each in staff]
    return room.read_two_mode(rows, people=staff)


def said() -> room.ClaimsAndGrants:
    claims = [{"source": "xavier", "target": "yolanda"}]
    return room.read_claims(
        claims, [{"source": "yolanda", "target": "xavier"}], people=["xavier", "yolanda"]
    )


RESULTS: dict[str, Callable[[LeadershipNetwork], Any]] = {
    "person index": person.in_degree,
    "brokerage": lambda net: person.brokerage(net, "unit"),
    "tie index": tie.betweenness,
    "density": whole.density,
    "dyad census": whole.dyad_census,
    "triad census": whole.triad_census,
    "effective leaders": whole.effective_leaders,
    "corrected": lambda net: whole.effective_leaders(net).corrected,
    "E-I": lambda net: whole.ei_index(net, "unit"),
    "dealt groups": lambda net: whole.ei_permutations(
        net, "unit", rng=np.random.default_rng(1), draws=50
    ),
    "core": whole.core_periphery,
    "centralization": lambda net: whole.centralization(net, person.betweenness),
    "variation": lambda net: whole.coefficient_of_variation(net, person.in_degree),
    "table": room.centralities,
    "shape": lambda net: room.describe(net, by="unit"),
    "pattern": lambda net: room.leadership_pattern(net, [0], share=0.4),
    "posts": lambda net: room.formal_and_emergent(net, [0], share=0.4),
    "quadrant": lambda net: room.quadrant(net, density_cut=0.3, centralization_cut=0.3),
    "mixing": lambda net: room.mixing(net, "unit"),
    "convening": lambda _: room.convening(boards(), "agency"),
    "congruence": lambda _: room.congruence(said()),
    "claims granted": lambda _: room.claims_granted(said()),
    "congruence by person": lambda _: room.congruence_by_person(said()),
    "rotation": lambda _: room.rotation(layered("wave"), share=0.5),
    "multiplexity": lambda _: room.multiplexity(layered("layer")),
    "contested": lambda _: room.contested(layered("layer")),
}


@pytest.mark.parametrize("name", RESULTS)
def test_every_result_explains_itself_and_names_nobody(name: str, team: LeadershipNetwork) -> None:
    found = RESULTS[name](team)
    account = str(found.explain())
    for part in ("method:", "inputs:", "does not show:"):
        assert part in account
    for shown in (account, str(found), repr(found)):
        assert shown.strip()
        assert not any(who in shown for who in ("xavier", "yolanda", "zebedee"))


@pytest.mark.parametrize("name", RESULTS)
def test_tables_are_plain_values_that_json_can_hold(name: str, team: LeadershipNetwork) -> None:
    found = RESULTS[name](team)
    if hasattr(found, "rows"):
        assert json.loads(json.dumps(found.rows(), allow_nan=False))


def test_everything_the_room_offers_is_there_and_documented() -> None:
    for name in room.__all__:
        assert getattr(room, name).__doc__, name
    for module in (person, tie, whole):
        for name in module.__all__:
            assert getattr(module, name).__doc__, name


def public(module: ModuleType) -> dict[str, Any]:
    """Return every index that a module offers to users."""
    functions = {name: getattr(module, name) for name in module.__all__}
    return {name: each for name, each in functions.items() if inspect.isfunction(each)}


def plainly(index: Any, net: LeadershipNetwork) -> Any:
    return index(net)


def pivots() -> person.Pivots:
    return person.Pivots(count=30, rng=np.random.default_rng(1))


CALLED_WITH: dict[str, Callable[[Any, LeadershipNetwork], Any]] = {
    "brokerage": lambda index, net: index(net, "unit"),
    "brokerage_across": lambda index, net: index(net, "unit"),
    "ei_index": lambda index, net: index(net, "unit"),
    "ei_permutations": lambda index, net: index(
        net, "unit", rng=np.random.default_rng(1), draws=50
    ),
    "modularity": lambda index, net: index(net, "unit"),
    "assortativity": lambda index, net: index(net, "unit"),
    "reach_within": lambda index, net: index(net, 2),
    "normalized": lambda index, net: index(person.in_degree(net)),
    "centralization": lambda index, net: index(net, person.betweenness),
    "gini": lambda index, net: index(net, person.in_degree),
    "coefficient_of_variation": lambda index, net: index(net, person.in_degree),
    "sampled_betweenness": lambda index, net: index(net, pivots()),
    "sampled_harmonic": lambda index, net: index(net, pivots()),
}
EVERY_INDEX = [
    pytest.param(name, index, id=f"{module.__name__.rpartition('.')[2]}.{name}")
    for module in (person, tie, whole)
    for name, index in public(module).items()
]


@pytest.mark.parametrize(("name", "index"), EVERY_INDEX)
def test_every_index_says_how_far_it_bears_people_who_did_not_answer(
    name: str, index: Callable[..., Any], team: LeadershipNetwork
) -> None:
    found = CALLED_WITH.get(name, plainly)(index, team)
    explained = found.explain()
    robustness = explained.measure.robustness
    assert f"robustness: {robustness}" in str(explained)
    assert len(robustness) > 40
    assert "Smith & Moody" in robustness or "Morgan" in robustness or "answer" in robustness


@pytest.mark.parametrize(("name", "index"), EVERY_INDEX)
def test_every_index_has_a_docstring_that_is_a_contract(
    name: str, index: Callable[..., Any]
) -> None:
    told = inspect.getdoc(index) or ""
    for part in ("Parameters\n", "Returns\n", "Examples\n"):
        assert part in told, part
    if name != "normalized":
        assert "References\n" in told
