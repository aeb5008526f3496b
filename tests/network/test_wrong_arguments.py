"""An argument of the wrong kind is told in a sentence; none is read as something else."""

from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np
import pytest

from publead.errors import ArgumentError, PolicyError
from publead.network import (
    Direction,
    LeadershipNetwork,
    person,
    read_claims,
    read_network,
    read_two_mode,
    sensitivity,
    whole,
)

TIES = [{"source": "ann", "target": "bob"}]
GRAPH = nx.path_graph(4)


def wrong(value: object) -> Any:
    """Return a value that no type checker is told about."""
    return value


# A text where a policy is wanted would be compared with each of its members, and be none of them.
CALLS: dict[str, Callable[[], Any]] = {
    "direction": lambda: read_network(TIES, direction=wrong("nomination")),
    "direction of a graph": lambda: LeadershipNetwork.from_networkx(
        nx.DiGraph([("ann", "bob")]), direction=wrong("nomination")
    ),
    "direction of an index": lambda: whole.lubness(GRAPH, direction=wrong("influence")),
    "self_ties": lambda: read_network(
        TIES,
        direction=Direction.NOMINATION,
        self_ties=wrong("leave out"),
    ),
    "duplicates": lambda: read_network(
        TIES,
        direction=Direction.NOMINATION,
        duplicates=wrong("first"),
    ),
    "unknown": lambda: read_network(
        TIES,
        direction=Direction.NOMINATION,
        unknown=wrong("add"),
    ),
    "undirected": lambda: read_network(TIES, undirected=wrong(True)),
    "columns": lambda: read_network(
        TIES,
        columns=wrong({"source": "source"}),
        direction=Direction.NOMINATION,
    ),
    "columns of two modes": lambda: read_two_mode(TIES, columns=wrong({"person": "source"})),
    "side": lambda: person.closeness(GRAPH, side=wrong("in")),
    "side of reach": lambda: person.reach_within(GRAPH, 2, side=wrong("in")),
    "steps": lambda: person.reach_within(GRAPH, wrong(1.5)),
    "side of PageRank": lambda: person.pagerank(GRAPH, side=wrong("in")),
    "side of the eigenvector": lambda: person.eigenvector(GRAPH, side=wrong("in")),
    "side of Katz": lambda: person.katz(GRAPH, side=wrong("in")),
    "lengths": lambda: person.betweenness(GRAPH, lengths=wrong("hops")),
    "lengths of harmonic": lambda: person.harmonic(GRAPH, lengths=wrong("hops")),
    "lengths of the whole": lambda: whole.diameter(GRAPH, lengths=wrong("hops")),
    "count": lambda: person.constraint(GRAPH, count=wrong("ties")),
    "count of hubs": lambda: person.hubs(GRAPH, count=wrong("ties")),
    "count of modularity": lambda: whole.modularity(
        GRAPH,
        dict.fromkeys(GRAPH, "a"),
        count=wrong("ties"),
    ),
    "missing": lambda: person.betweenness(GRAPH, missing=wrong("drop")),
    "missing of a census": lambda: whole.dyad_census(GRAPH, missing=wrong("drop")),
    "missing of a core": lambda: whole.core_periphery(GRAPH, missing=wrong("drop")),
    "variant": lambda: whole.reciprocity(GRAPH, variant=wrong("edgewise")),
    "variant of efficiency": lambda: whole.efficiency(GRAPH, variant=wrong("sna")),
    "variant of lubness": lambda: whole.lubness(GRAPH, variant=wrong("sna")),
    "index": lambda: whole.centralization(GRAPH, wrong("in_degree")),
    "index of Gini": lambda: whole.gini(GRAPH, wrong("in_degree")),
    "index left out": lambda: sensitivity(
        GRAPH,
        wrong("in_degree"),
        share=0.2,
        rng=np.random.default_rng(1),
    ),
}


@pytest.mark.parametrize("name", CALLS)
def test_a_wrong_kind_of_argument_is_told_with_what_to_use(name: str) -> None:
    with pytest.raises(ArgumentError, match=r"(Use|Give)") as caught:
        CALLS[name]()
    assert str(caught.value).startswith(f"{name.split(maxsplit=1)[0]} must be ")


def test_a_graph_is_no_table_of_ties() -> None:
    with pytest.raises(PolicyError, match="from_networkx"):
        read_network(wrong(GRAPH), direction=Direction.NOMINATION)


def test_people_of_claims_are_read_twice_from_a_generator() -> None:
    said = read_claims(TIES, [], people=iter(["ann", "bob"]), respondents=iter(["ann", "bob"]))
    assert (said.claims.n_respondents, said.grants.n_respondents) == (2, 2)


def test_people_may_come_from_a_generator() -> None:
    network = read_network(
        TIES, people=(who for who in ("ann", "bob", "cem")), direction=Direction.NOMINATION
    )
    assert network.people == ("ann", "bob", "cem")
    rows = wrong({"person": who} for who in ("bob", "ann"))
    network = read_network(TIES, people=rows, direction=Direction.NOMINATION)
    assert network.people == ("bob", "ann")
