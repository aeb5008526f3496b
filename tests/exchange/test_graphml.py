"""GraphML: other programs' files, each fault with its place, and files that mean harm."""

from pathlib import Path

import networkx as nx
import pytest

from publead.errors import PolicyError
from publead.exchange import graphml
from publead.network import Direction, LeadershipNetwork, NetworkError, SelfTies, person
from publead.tables import XmlLimits

HEAD = "<graphml xmlns='http://graphml.graphdrawing.org/xmlns'>"


def written(folder: Path, text: str) -> Path:
    path = folder / "network.graphml"
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(path: Path, limits: XmlLimits | None = None) -> list[str]:
    with pytest.raises(NetworkError) as caught:
        graphml.read(path, direction=Direction.NOMINATION, limits=limits)
    return [str(fault) for fault in caught.value.faults]


def test_networkx_reads_what_is_written(tmp_path: Path) -> None:
    """Another reader finds the same nodes, edges and strengths."""
    graph = nx.les_miserables_graph()
    graphml.write(LeadershipNetwork.from_networkx(graph), tmp_path / "network.graphml")
    found = nx.read_graphml(tmp_path / "network.graphml")
    assert set(found.nodes) == set(graph.nodes)
    for source, target, told in graph.edges(data=True):
        assert found.edges[source, target]["weight"] == told["weight"]


def test_what_networkx_writes_is_read(tmp_path: Path) -> None:
    """Names of another writer's data become attributes and strengths."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_node("ann", unit="Housing", grade=3, share=0.5, elected=True)
    graph.add_node("bob", unit="Planning", grade=4, share=1.0, elected=False)
    graph.add_edge("ann", "bob", weight=2)
    nx.write_graphml(graph, tmp_path / "network.graphml")
    network = graphml.read(tmp_path / "network.graphml", direction=Direction.NOMINATION)
    assert network.attributes == {
        "unit": ("Housing", "Planning"),
        "grade": (3, 4),
        "share": (0.5, 1.0),
        "elected": (True, False),
    }
    assert person.in_strength(network)["bob"] == 2
    assert "everybody counts as having answered" in network.notes[0]


def test_ids_may_stand_in_the_data_of_nodes(tmp_path: Path) -> None:
    """igraph writes ids n0, n1 … and keeps the names in data."""
    path = written(
        tmp_path,
        f"""{HEAD}<key id="v" for="node" attr.name="name" attr.type="string"/>
        <graph edgedefault="undirected"><node id="n0"><data key="v">ann</data></node>
        <node id="n1"><data key="v">bob</data></node><edge source="n0" target="n1"/>
        </graph></graphml>""",
    )
    columns = graphml.GraphColumns(person="name")
    assert graphml.read(path, columns=columns).people == ("ann", "bob")


def test_what_a_file_says_by_default_counts(tmp_path: Path) -> None:
    """A key's default holds wherever an element does not say."""
    path = written(
        tmp_path,
        f"""{HEAD}<key id="w" for="edge" attr.name="weight" attr.type="double">
        <default>2.5</default></key><graph edgedefault="undirected"><node id="a"/><node id="b"/>
        <node id="c"/><edge source="a" target="b"/><edge source="b" target="c">
        <data key="w">4</data></edge></graph></graphml>""",
    )
    assert person.in_strength(graphml.read(path)).values.tolist() == [2.5, 6.5, 4.0]


GRAPH = HEAD + '<graph edgedefault="directed">{}</graph></graphml>'


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("<a/>", "has no graph. Export the network as GraphML"),
        ("no xml", "line 1: is not well-formed XML: syntax error. Export the file again"),
        (
            HEAD + "<graph/></graphml>",
            "line 1: edgedefault is neither 'directed' nor 'undirected'. Say which it is",
        ),
        (
            GRAPH.format("<node/>"),
            "line 1: is a node without an id. Give it one",
        ),
        (
            GRAPH.format("<node id='a'/>\n<node id='a'/>"),
            "line 2: is a node whose id another has. Ids must differ",
        ),
        (
            GRAPH.format("<node id='a'/><edge source='a' target='b'/>"),
            "edge 1: joins a node that is not in the file. Export nodes and edges together",
        ),
        (
            GRAPH.format("<node id='a'><graph edgedefault='directed'/></node>"),
            "line 1: is a second graph. Save each graph in a file of its own",
        ),
        (
            GRAPH.format("<hyperedge/>"),
            "line 1: is a hyperedge, and no tie between two people. Remove it",
        ),
        (
            GRAPH.format("<node id='a'><data key='x'>1</data></node>"),
            "line 1: is data of the key 'x', which is not declared. Declare it in a <key> before "
            "the graph",
        ),
        (
            HEAD + "<key id='k' attr.name='n' attr.type='colour'/>"
            "<graph edgedefault='directed'/></graphml>",
            "line 1: attr.type is 'colour'. Use string, boolean, int, long, float, double",
        ),
        (
            HEAD + "<key id='k' attr.name='n' attr.type='int'/><graph edgedefault='directed'>"
            "<node id='a'><data key='k'>4.5</data></node></graph></graphml>",
            "line 1: node data 'n' are not of type int. Mend them",
        ),
        (
            GRAPH.format(
                "<node id='a'/><node id='b'/><edge directed='false' source='a' target='b'/>"
            ),
            "line 1: is an edge of another kind than the graph's edgedefault. Give all edges a "
            "direction, or none",
        ),
    ],
)
def test_each_fault_says_what_and_where(tmp_path: Path, text: str, fault: str) -> None:
    """What is wrong with a file is told with its line or number, and what to do."""
    assert faults_of(written(tmp_path, text)) == [fault]


def test_all_faults_come_together(tmp_path: Path) -> None:
    """Nothing is read while anything is wrong, and everything wrong is told."""
    text = GRAPH.format("<node/>\n<node id='a'/><node id='a'/>\n<edge source='a' target='z'/>")
    assert len(faults_of(written(tmp_path, text))) == 3


def test_direction_must_be_said(tmp_path: Path) -> None:
    """A file of arcs cannot say which end of an arc leads."""
    with pytest.raises(PolicyError, match="which end of an edge leads"):
        graphml.read(written(tmp_path, GRAPH.format("<node id='a'/>")))


def test_loops_follow_the_policy(tmp_path: Path) -> None:
    """A tie to oneself is refused, or left out if that is asked for."""
    path = written(tmp_path, GRAPH.format("<node id='a'/><edge source='a' target='a'/>"))
    assert faults_of(path)[0].startswith("edge 1: is a loop")
    network = graphml.read(path, direction=Direction.NOMINATION, self_ties=SelfTies.LEAVE_OUT)
    assert network.n_ties == 0


def test_entities_are_refused_at_the_doctype(tmp_path: Path) -> None:
    """No entity is defined, expanded or fetched."""
    bomb = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'
    secret = tmp_path / "secret"
    secret.write_text("secret")
    fetch = f'<!ENTITY f SYSTEM "{secret.as_uri()}">'
    for entities in (bomb, fetch, ""):
        path = written(tmp_path, f"<!DOCTYPE graphml [{entities}]>{GRAPH.format('')}")
        assert faults_of(path) == [
            "line 1: has a DOCTYPE. Save the file without it: publead reads no entities from files"
        ]


@pytest.mark.parametrize(
    ("limits", "fault"),
    [
        (XmlLimits(size=10), "is larger than 10 bytes. Pass limits=XmlLimits(size=...) if you"),
        (XmlLimits(depth=2), "line 1: nests more than 2 elements. Flatten it, or pass limits="),
        (XmlLimits(elements=3), "line 1: has more than 3 elements. Split it, or pass limits="),
    ],
)
def test_limits_hold(tmp_path: Path, limits: XmlLimits, fault: str) -> None:
    """Size, depth and number of elements are limited, and can be raised."""
    path = written(tmp_path, GRAPH.format("<node id='a'/><node id='b'/>"))
    assert faults_of(path, limits)[0].startswith(fault)
    with pytest.raises(PolicyError, match="a limit is at least 1"):
        XmlLimits(size=0)


def test_deep_nesting_is_refused_by_default(tmp_path: Path) -> None:
    """A hundred thousand nested elements never reach a stack."""
    text = HEAD + "<g>" * 100_000 + "</g>" * 100_000 + "</graphml>"
    assert faults_of(written(tmp_path, text))[0].startswith("line 1: nests more than 32 elements")


@pytest.mark.parametrize("encoding", ["utf-7", "base64", "shift_jis", "no such"])
def test_an_encoding_that_is_not_read_is_told(tmp_path: Path, encoding: str) -> None:
    """Python's reader raises ValueError or LookupError for some of these."""
    path = tmp_path / "network.graphml"
    graph = '<graphml><graph edgedefault="undirected"/></graphml>'
    path.write_text(f'<?xml version="1.0" encoding="{encoding}"?>{graph}', encoding="ascii")
    with pytest.raises(NetworkError, match=r"encoding|well-formed"):
        graphml.read(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """The path is not repeated, for it may hold a name."""
    assert faults_of(tmp_path / "ann.graphml") == [
        "cannot be opened: No such file or directory. Check the path"
    ]


def test_what_cannot_be_written_is_refused_before_writing(tmp_path: Path) -> None:
    """Ids of two kinds, and attributes that GraphML has no type for."""
    mixed = LeadershipNetwork.from_networkx(nx.path_graph(["a", 1]))
    odd = nx.path_graph(["a", "b"])
    odd.add_node("a", units=["x", "y"])
    huge = nx.path_graph(["a", "b"])
    huge.add_node("a", n=2**70)
    for network, problem in (
        (mixed, "ids are of type int, str. Make all of them text, or all whole numbers"),
        (LeadershipNetwork.from_networkx(odd), "attribute 'units' holds list. Make it text"),
        (LeadershipNetwork.from_networkx(huge), "attribute 'n' holds whole numbers beyond 64"),
    ):
        with pytest.raises(NetworkError) as caught:
            graphml.write(network, tmp_path / "network.graphml")
        assert problem in str(caught.value)
        assert not (tmp_path / "network.graphml").exists()


@pytest.mark.parametrize(
    "mark",
    [
        "{",
        "{}",
        '{"has_whole_ids": true, "has_whole_waves": false}',
        '{"has_whole_ids": false, "has_whole_waves": false, "direction": "up"}',
        '{"has_whole_ids": false, "has_whole_waves": true, "waves": ["x"]}',
        '{"has_whole_ids": false, "has_whole_waves": false}',
    ],
)
def test_a_mark_that_was_changed_is_refused(tmp_path: Path, mark: str) -> None:
    """What `write` put there is read as strictly as anything from outside."""
    text = (
        HEAD + "<key id='m' for='graph' attr.name='publead' attr.type='string'/>"
        f"<graph edgedefault='directed'><data key='m'>{mark}</data><node id='a'/></graph></graphml>"
    )
    assert faults_of(written(tmp_path, text))
