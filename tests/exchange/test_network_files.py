"""What holds for every format of networks: there and back, and what other programs find there."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import networkx as nx
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from full_networks import assert_same, networks
from publead.errors import PubleadError
from publead.exchange import edge_lists, gexf, graphml, pajek
from publead.network import (
    Direction,
    LeadershipNetwork,
    NetworkError,
    TieColumns,
    Undirected,
    person,
    read_network,
)

FOLDER_IS_SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@attrs.frozen
class Format:
    """How a format is written and read, and how it is called on disk."""

    write: Callable[[LeadershipNetwork, Path], None]
    read: Callable[[Path], LeadershipNetwork]
    name: str


FORMATS = [
    pytest.param(Format(graphml.write, graphml.read, "network.graphml"), id="graphml"),
    pytest.param(Format(gexf.write, gexf.read, "network.gexf"), id="gexf"),
    pytest.param(Format(pajek.write, pajek.read, "network.net"), id="pajek"),
    pytest.param(Format(edge_lists.write, edge_lists.read, "network"), id="edge lists"),
]
KEEPS_ATTRIBUTES = [each for each in FORMATS if each.id != "pajek"]
each_format = pytest.mark.parametrize("form", FORMATS)
each_that_keeps_attributes = pytest.mark.parametrize("form", KEEPS_ATTRIBUTES)


def there_and_back(form: Format, network: LeadershipNetwork, folder: Path) -> LeadershipNetwork:
    form.write(network, folder / form.name)
    return form.read(folder / form.name)


@each_that_keeps_attributes
@FOLDER_IS_SHARED
@given(network=networks())
def test_there_and_back_nothing_is_lost(
    form: Format, network: LeadershipNetwork, tmp_path: Path
) -> None:
    """People, answers, ties, layers, waves, scale, direction, notes and attributes come back."""
    assert_same(there_and_back(form, network, tmp_path), network)


@FOLDER_IS_SHARED
@given(network=networks())
def test_pajek_loses_attributes_alone(network: LeadershipNetwork, tmp_path: Path) -> None:
    """A network of one wave comes back but for its attributes; several waves are refused."""
    form = Format(pajek.write, pajek.read, "network.net")
    if len(network.waves) > 1:
        with pytest.raises(NetworkError, match="has no place for several waves"):
            form.write(network, tmp_path / form.name)
        network = network.wave(network.waves[-1])
    again = there_and_back(form, network, tmp_path)
    assert again.attributes == {}
    assert_same(again, attrs.evolve(network, attributes={}))


texts = st.text(st.characters(codec="utf-8"), min_size=1)


def is_xml(text: str) -> bool:
    """Return whether XML 1.0 has a way to write a text (section 2.2 of its definition)."""
    ranges = ((0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    return all(each in "\t\n\r" or any(a <= ord(each) <= b for a, b in ranges) for each in text)


def is_line(text: str) -> bool:
    """Return whether a text is something on one line, without characters that steer a program."""
    steers = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFFFE, 0xFFFF)
    return bool(text.strip()) and not any(ord(each) in steers for each in text)


REFUSED: dict[str, Callable[[str], bool]] = {
    "network.graphml": lambda text: not is_xml(text),
    "network.gexf": lambda text: not is_xml(text),
    "network.net": lambda text: not is_line(text),
    "network": lambda text: "\0" in text,
}


@each_format
@FOLDER_IS_SHARED
@given(ids=st.lists(texts, min_size=1, unique=True), told=texts)
def test_any_text_comes_back_or_is_refused(
    form: Format, ids: list[str], told: str, tmp_path: Path
) -> None:
    """Line ends, quotation marks, formulas and spaces survive, or nothing is written."""
    graph = nx.path_graph(ids)
    if form.name != "network.net":
        graph.add_node(ids[0], unit=told)
    network = LeadershipNetwork.from_networkx(graph)
    told = told if network.attributes else "-"
    if any(REFUSED[form.name](text) for text in (*ids, told)):
        with pytest.raises(PubleadError):
            there_and_back(form, network, tmp_path)
        return
    again = there_and_back(form, network, tmp_path)
    assert again.people == network.people
    assert again.n_ties == network.n_ties
    assert again.attributes == network.attributes


@each_format
def test_ids_that_are_numbers_stay_numbers(form: Format, tmp_path: Path) -> None:
    """A person called 7 is not called '7' when the file comes back."""
    network = LeadershipNetwork.from_networkx(nx.path_graph([7, -3, 12]))
    assert there_and_back(form, network, tmp_path).people == (7, -3, 12)


@each_that_keeps_attributes
def test_attributes_keep_their_types(form: Format, tmp_path: Path) -> None:
    """Text, whole numbers, numbers and truths come back as what they were."""
    graph = nx.path_graph(["a", "b", "c"])
    graph.add_node("a", label="=1", grade=3, share=0.1, elected=True)
    graph.add_node("b", label="-2", grade=-4, share=1e300, elected=False)
    network = LeadershipNetwork.from_networkx(graph)
    assert there_and_back(form, network, tmp_path).attributes == {
        "label": ("=1", "-2", None),
        "grade": (3, -4, None),
        "share": (0.1, 1e300, None),
        "elected": (True, False, None),
    }


@each_format
@pytest.mark.parametrize("kind", [nx.DiGraph, nx.Graph])
def test_a_network_without_ties_keeps_its_kind(
    form: Format, kind: "type[nx.Graph[Any]]", tmp_path: Path
) -> None:
    """Whether ties would have a direction is known where there are none."""
    graph = kind()
    graph.add_nodes_from(["a", "b"])
    network = LeadershipNetwork.from_networkx(graph, direction=Direction.NOMINATION)
    again = there_and_back(form, network, tmp_path)
    assert again.is_undirected == network.is_undirected
    assert again.people == ("a", "b")


@each_format
def test_what_cannot_be_written_is_refused_before_writing(form: Format, tmp_path: Path) -> None:
    """Ids of two kinds are told, and no file is left behind."""
    mixed = LeadershipNetwork.from_networkx(nx.path_graph(["a", 1]))
    with pytest.raises(NetworkError, match="ids are of type int, str"):
        form.write(mixed, tmp_path / form.name)
    assert not list(tmp_path.iterdir())


@each_format
def test_a_path_that_cannot_be_written_is_told(form: Format, tmp_path: Path) -> None:
    """A file stands where a folder must, and the path is not repeated, for it may hold a name."""
    (tmp_path / "Ann").write_text("")
    network = LeadershipNetwork.from_networkx(nx.path_graph(["a", "b"]))
    for path in (tmp_path / "Ann" / form.name, tmp_path / "Ann\0"):
        with pytest.raises(NetworkError, match=r"cannot be|is not a path") as caught:
            form.write(network, path)
        assert "Ann" not in str(caught.value)


@each_format
def test_no_fault_names_anybody(form: Format, tmp_path: Path) -> None:
    """What is wrong with a text is told by its place."""
    for name in ("Ann\x00Lee", "Ann\ud800Lee"):
        network = LeadershipNetwork.from_networkx(nx.path_graph([name, "b"]))
        with pytest.raises(PubleadError) as caught:
            there_and_back(form, network, tmp_path)
        assert "Ann" not in str(caught.value)


VALUED = nx.DiGraph([("Ann Lee", "bob", {"weight": 2.5}), ("bob", "Čem", {"weight": 1.0})])
VALUED.add_edge("Čem", "bob", weight=4.0)
STRENGTHS = {(u, v): told["weight"] for u, v, told in VALUED.edges(data=True)}


def valued() -> LeadershipNetwork:
    return LeadershipNetwork.from_networkx(VALUED, direction=Direction.NOMINATION)


@pytest.mark.parametrize(
    ("write", "name", "reader"),
    [
        (graphml.write, "network.graphml", nx.read_graphml),
        (gexf.write, "network.gexf", nx.read_gexf),
        (pajek.write, "network.net", nx.read_pajek),
    ],
)
def test_networkx_reads_what_is_written(
    write: Callable[[LeadershipNetwork, Path], None],
    name: str,
    reader: "Callable[[Path], nx.Graph[Any]]",
    tmp_path: Path,
) -> None:
    """Another reader finds the same nodes, edges and strengths."""
    write(valued(), tmp_path / name)
    found = reader(tmp_path / name)
    assert found.is_directed()
    assert set(found.nodes) == set(VALUED.nodes)
    assert {(u, v): told["weight"] for u, v, told in found.edges(data=True)} == STRENGTHS


@pytest.mark.parametrize("version", ["1.1draft", "1.2draft"])
def test_what_networkx_writes_as_gexf_is_read(version: str, tmp_path: Path) -> None:
    """Ids, attributes and strengths of another writer are found, in the versions it knows."""
    graph = nx.les_miserables_graph()
    for place, node in enumerate(graph):
        graph.add_node(node, place=place, share=place / 2, even=place % 2 == 0)
    nx.write_gexf(graph, tmp_path / "network.gexf", version=version)
    network = gexf.read(tmp_path / "network.gexf", columns=gexf.GraphColumns(ignore=["id"]))
    assert network.people == tuple(graph)
    assert network.attributes["place"] == tuple(range(len(graph)))
    assert network.attributes["even"][:2] == (True, False)
    strengths = dict(graph.degree(weight="weight"))
    assert dict(person.in_strength(network)) == strengths


def test_what_networkx_writes_as_pajek_is_read(tmp_path: Path) -> None:
    """Ids and strengths of another writer are found."""
    nx.write_pajek(nx.les_miserables_graph(), tmp_path / "network.net")
    network = pajek.read(tmp_path / "network.net")
    assert dict(person.in_strength(network)) == dict(
        nx.les_miserables_graph().degree(weight="weight")
    )


def test_igraph_finds_the_same(tmp_path: Path) -> None:
    """igraph reads Pajek files, and makes a graph of the two tables."""
    igraph: Any = pytest.importorskip("igraph", reason="igraph, of the extra 'bench', is not there")
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    network = valued()
    pajek.write(network, tmp_path / "network.net")
    edge_lists.write(network, tmp_path)
    nodes, edges = pandas.read_csv(tmp_path / "nodes.csv"), pandas.read_csv(tmp_path / "edges.csv")
    for found in (
        igraph.Graph.Read_Pajek(str(tmp_path / "network.net")),
        igraph.Graph.DataFrame(edges, directed=True, vertices=nodes, use_vids=False),
    ):
        names = found.vs["name"]
        assert {
            (names[tie.source], names[tie.target]): tie["weight"] for tie in found.es
        } == STRENGTHS


def test_what_igraph_writes_is_read(tmp_path: Path) -> None:
    """Ids are the labels that igraph writes, with quotation marks in them."""
    igraph: Any = pytest.importorskip("igraph", reason="igraph, of the extra 'bench', is not there")
    graph = igraph.Graph([(0, 1), (2, 1)], directed=True)
    graph.vs["name"] = ["a b", 'c "d"', "e"]
    graph.es["weight"] = [2.0, 3.0]
    graph.write_pajek(str(tmp_path / "network.net"))
    network = pajek.read(tmp_path / "network.net", direction=Direction.NOMINATION)
    assert network.people == ("a b", 'c "d"', "e")
    np.testing.assert_array_equal(person.in_strength(network).values, [0, 5, 0])


R_READS = """
suppressMessages(library(igraph))
g <- graph_from_data_frame(read.csv("edges.csv"), vertices = read.csv("nodes.csv"))
p <- read_graph("network.net", format = "pajek")
V(p)$name <- V(p)$id
for (each in list(g, p)) {
  found <- as_data_frame(each)[c("from", "to", "weight")]
  write.table(found, quote = FALSE, sep = "|", row.names = FALSE, col.names = FALSE)
}
write.csv(as_data_frame(g), "r-edges.csv", row.names = FALSE)
write.csv(as_data_frame(g, "vertices"), "r-nodes.csv", row.names = FALSE)
"""


def test_r_finds_the_same(tmp_path: Path) -> None:
    """R's igraph reads both formats, and the tables that it writes are read as tables."""
    program = shutil.which("Rscript")
    if program is None:
        pytest.skip("R is not installed")
    pajek.write(valued(), tmp_path / "network.net")
    edge_lists.write(valued(), tmp_path)
    command = [program, "-e", R_READS]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
    if "there is no package called" in done.stderr:
        pytest.skip("R's igraph is not installed")
    rows = [line.split("|") for line in done.stdout.splitlines()]
    assert [((u, v), float(w)) for u, v, w in rows] == [*STRENGTHS.items(), *STRENGTHS.items()]
    network = read_network(
        tmp_path / "r-edges.csv",
        tmp_path / "r-nodes.csv",
        columns=TieColumns(
            source="from",
            target="to",
            strength="weight",
            person="name",
            attributes=[],
            ignore=["answered"],
        ),
        direction=Direction.NOMINATION,
    )
    assert network.people == valued().people
    np.testing.assert_array_equal(
        person.in_strength(network).values, person.in_strength(valued()).values
    )


def test_tables_of_another_program_are_read_as_tables(tmp_path: Path) -> None:
    """A pair of CSV files without the third is for `read_network`, and `read` says what lacks."""
    edge_lists.write(LeadershipNetwork.from_networkx(nx.path_graph(["a", "b", "c"])), tmp_path)
    (tmp_path / "network.json").unlink()
    with pytest.raises(NetworkError, match=r"network\.json: 1 fault"):
        edge_lists.read(tmp_path)
    columns = TieColumns(source="from", target="to", person="name", ignore=["answered"])
    network = read_network(
        tmp_path / "edges.csv",
        tmp_path / "nodes.csv",
        columns=columns,
        undirected=Undirected.LISTED_ONCE,
    )
    assert network.people == ("a", "b", "c")
