"""Pajek: every kind of section, each fault with its line, and files that mean harm."""

from pathlib import Path

import attrs
import networkx as nx
import pytest

from publead.errors import PolicyError
from publead.exchange import pajek
from publead.network import Direction, LeadershipNetwork, NetworkError, SelfTies, person

V3 = '*Vertices 3\n1 "ann"\n2 "bob"\n3 "cem"\n'


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "network.net"
    path.write_text(text, encoding=encoding, newline="")
    return path


def read(path: Path, limits: pajek.PajekLimits | None = None) -> LeadershipNetwork:
    return pajek.read(path, direction=Direction.NOMINATION, limits=limits)


def faults_of(path: Path, limits: pajek.PajekLimits | None = None) -> list[str]:
    with pytest.raises(NetworkError) as caught:
        read(path, limits)
    return [str(fault) for fault in caught.value.faults]


def ties(network: LeadershipNetwork) -> dict[tuple[object, object], float]:
    graph = network.to_networkx()
    return {(u, v): told.get("weight", 1.0) for u, v, told in graph.edges(data=True)}


FOUND = {("ann", "bob"): 1.0, ("ann", "cem"): 1.0, ("cem", "bob"): 1.0}


@pytest.mark.parametrize(
    "section",
    [
        "*Arcs\n1 2\n1 3\n3 2\n",
        "*arcs\r\n1 2\r\n1 3\r\n\r\n3 2\r\n",
        "*Arcslist\n1 2 3\n3 2\n",
        "*Matrix\n0 1 1\n0 0 0\n0 1 0\n",
        "*Arcs\n1 2\n*Arcslist\n1 3\n*Edges\n*Arcs\n3 2\n",
        '% a remark\n*Arcs\n1 2 1 c Red w 2\n1 3 1 l "a label"\n3 2 1\n',
    ],
)
def test_every_section_gives_the_same_network(tmp_path: Path, section: str) -> None:
    """Arcs one by one, in lists, and in a matrix; the case of words, remarks and drawing."""
    network = read(written(tmp_path, "*Network advice\n" + V3 + section))
    assert ties(network) == FOUND
    assert not network.is_undirected


@pytest.mark.parametrize("section", ["*Edges\n1 2\n1 3\n3 2\n", "*Edgeslist\n1 2 3\n3 2\n"])
def test_edges_have_no_direction(tmp_path: Path, section: str) -> None:
    """A network of edges needs nobody to say which end leads."""
    assert pajek.read(written(tmp_path, V3 + "*Arcs\n" + section)).is_undirected


def test_a_matrix_may_be_valued(tmp_path: Path) -> None:
    """A zero is no tie; any other number is a strength."""
    network = read(written(tmp_path, V3 + "*Matrix\n0 2.5 0\n1e0 0 0\n0 0 0\n"))
    assert ties(network) == {("ann", "bob"): 2.5, ("bob", "ann"): 1.0}


@pytest.mark.parametrize(
    "sections",
    [
        '*Arcs :1 "advice"\n1 2 1\n*Arcs :2 "trust"\n1 2 1\n',
        '*Arcs :1 "advice"\n*Arcs :2 "trust"\n*Arcs\n1: 1 2 1\n2: 1 2 1\n',
        '*Matrix :1 "advice"\n0 1 0\n0 0 0\n0 0 0\n*Matrix :2 "trust"\n0 1 0\n0 0 0\n0 0 0\n',
    ],
)
def test_relations_are_layers(tmp_path: Path, sections: str) -> None:
    """Relations have their names, whether headings or lines number them."""
    network = read(written(tmp_path, V3 + sections))
    assert network.layers == ("advice", "trust")
    assert network.n_ties == 2


def test_a_relation_without_a_name_is_called_by_its_number(tmp_path: Path) -> None:
    """A number is all that is known."""
    network = read(written(tmp_path, V3 + "*Arcs :1\n1 2 1\n*Arcs :4\n1 2 1\n"))
    assert network.layers == ("1", "4")


def test_vertices_without_labels_are_called_by_their_numbers(tmp_path: Path) -> None:
    """Lines of vertices may be left out, or labels, or quotation marks."""
    network = read(written(tmp_path, "*Vertices 3\n2 bob 0.1 0.2 0.5 box\n*Arcs\n1 2\n"))
    assert network.people == ("1", "bob", "3")


def test_an_encoding_can_be_said(tmp_path: Path) -> None:
    """What the system of whoever saved it wrote is read if it is named; UTF-8 may be marked."""
    text = '*Vertices 1\n1 "Čem"\n'
    old = written(tmp_path, text, "windows-1250")
    assert pajek.read(old, encoding="windows-1250").people == ("Čem",)
    (fault,) = faults_of(old)
    assert fault == (
        "row 2: is not UTF-8, at byte 15; it looks like Windows-1252. Pass "
        'encoding="windows-1252", or save it as UTF-8'
    )
    assert pajek.read(written(tmp_path, text, "utf-8-sig")).people == ("Čem",)
    wide = written(tmp_path, text, "utf-16")
    assert faults_of(wide) == ['is UTF-16, and was to be read as utf-8. Pass encoding="utf-16"']
    assert pajek.read(wide, encoding="utf-16").people == ("Čem",)
    with pytest.raises(PolicyError, match="no encoding 'utf-9'"):
        pajek.read(wide, encoding="utf-9")


def test_direction_must_be_said(tmp_path: Path) -> None:
    """A file of arcs cannot say which end of an arc leads."""
    with pytest.raises(PolicyError, match="which end of an edge leads"):
        pajek.read(written(tmp_path, V3 + "*Arcs\n1 2\n"))


def test_loops_follow_the_policy(tmp_path: Path) -> None:
    """A tie to oneself is refused, or left out if that is asked for."""
    path = written(tmp_path, V3 + "*Arcs\n1 1\n")
    assert faults_of(path)[0].startswith("edge 1: is a loop")
    network = pajek.read(path, direction=Direction.INFLUENCE, self_ties=SelfTies.LEAVE_OUT)
    assert network.n_ties == 0


def test_who_answered_is_kept_in_remarks(tmp_path: Path) -> None:
    """A person who did not answer comes back as one, whatever other programs make of remarks."""
    graph = nx.DiGraph([(place, place + 1) for place in range(50)])
    network = LeadershipNetwork.from_networkx(graph, direction=Direction.NOMINATION)
    network = attrs.evolve(network, answered=~network.answered)
    pajek.write(network, tmp_path / "network.net")
    again = pajek.read(tmp_path / "network.net")
    assert not again.answered.any()
    text = (tmp_path / "network.net").read_text("utf-8").replace("% answered no", "% answered", 1)
    (tmp_path / "network.net").write_text(text, "utf-8")
    assert faults_of(tmp_path / "network.net") == [
        "node 51: its 'answered' is not yes or no for each wave. Leave what publead wrote as it "
        "is, or remove the graph's data 'publead'"
    ]


PAIRS = "quotation marks do not stand in pairs round words. Write one inside a label as &#34;"
NO_VERTEX = "Count vertices from 1, in their order under *Vertices"
ALONE = "Save the network alone, as a .net file"
ONE_TIME = "Generate the network in time in Pajek, and save each time in a file of its own"
KINDS = "Turn each edge into two arcs in Pajek, or each arc into an edge"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "has no *Vertices, or none in it. Export the network as a Pajek .net file"),
        (
            "*Vertices 0\n",
            "has no *Vertices, or none in it. Export the network as a Pajek .net file",
        ),
        (
            "\n% only remarks\n",
            "has no *Vertices, or none in it. Export the network as a Pajek .net file",
        ),
        ("source,target\n", "line 1: stands before any section. Begin the file with *Vertices"),
        ("*Vertices\n", "line 1: does not say how many vertices there are. Write *Vertices 12"),
        ("*Vertices -1\n", "line 1: does not say how many vertices there are. Write *Vertices 12"),
        ("*Vertices ٣\n", "line 1: does not say how many vertices there are. Write *Vertices 12"),
        (
            "*Vertices 99999999999999999999\n",
            "line 1: does not say how many vertices there are. Write *Vertices 12",
        ),
        (
            "*Vertices 999999999\n",
            "line 1: announces more than 1,000,000 vertices. Pass "
            "limits=PajekLimits(vertices=...) if you trust it",
        ),
        (
            "*Vertices 5 2\n",
            "line 1: is a network of two modes. Read it with read_two_mode, as a table",
        ),
        (V3 + V3, f"line 5: opens a second network. {ALONE}"),
        (
            V3 + "*Partition x\n1\n2\n",
            f"line 5: opens the section 'partition', which is no network. {ALONE}",
        ),
        (V3 + "*\n1 2\n", f"line 5: opens the section '', which is no network. {ALONE}"),
        ('*Vertices 2\n1 "ann\n', f"line 2: {PAIRS}"),
        ('*Vertices 2\n1 "a "q""\n', f"line 2: {PAIRS}"),
        (
            "*Vertices 2\n3 x\n",
            "line 2: is a vertex that is none of 1 to 2. Number vertices from 1",
        ),
        (
            "*Vertices 2\nann\n",
            "line 2: is a vertex that is none of 1 to 2. Number vertices from 1",
        ),
        (
            "*Vertices 2\n1 a\n1 b\n",
            "line 3: is a vertex that was there before. Keep one of the two lines",
        ),
        (
            "*Vertices 2\n1 a\n2 a\n",
            "vertex 2: is a node whose id another has. Ids must differ",
        ),
        ('*Vertices 1\n1 ""\n', "vertex 1: is a node without an id. Give it one"),
        ('*Vertices 1\n1 "a" [1-3]\n', f"line 2: has times. {ONE_TIME}"),
        (V3 + "*Arcs\n1 2 1 [1,3-*]\n", f"line 6: has times. {ONE_TIME}"),
        (
            V3 + "*Arcs\n1\n",
            "line 6: is a tie with fewer than two ends. Give the numbers of two vertices",
        ),
        (
            V3 + "*Arcs\n1:\n",
            "line 6: is a tie with fewer than two ends. Give the numbers of two vertices",
        ),
        (V3 + "*Arcs\n1 4\n", f"line 6: names a vertex that is none of 1 to 3. {NO_VERTEX}"),
        (V3 + "*Arcs\n0 1\n", f"line 6: names a vertex that is none of 1 to 3. {NO_VERTEX}"),
        (V3 + "*Arcslist\n1 -2\n", f"line 6: names a vertex that is none of 1 to 3. {NO_VERTEX}"),
        (V3 + "*Arcs\nann bob\n", f"line 6: names a vertex that is none of 1 to 3. {NO_VERTEX}"),
        ("*Arcs\n1 2\n", f"line 2: names a vertex that is none of 1 to 0. {NO_VERTEX}"),
        (V3 + "*Arcs\n1 2 many\n", "line 6: has a value that is no number. Mend it"),
        (V3 + "*Arcs\n1 2 1_0\n", "line 6: has a value that is no number. Mend it"),
        (
            V3 + "*Arcs\n1 2 -1\n",
            "edge 1: has no strength above 0, and others have. Give each edge a number above 0, "
            "or name other data in strength=",
        ),
        (
            V3 + "*Arcs\n1 2 inf\n",
            "edge 1: has an impossible strength. ",
        ),
        (
            V3 + "*Arcs\n1 2\n*Edges\n2 3\n",
            f"line 8: is a tie of another kind than those before. {KINDS}",
        ),
        (
            V3 + "*Matrix\n0 1\n",
            "line 6: is no row of a matrix of 3 × 3. Give one row a vertex, "
            "with one number a vertex",
        ),
        (
            V3 + "*Matrix\n" + "0 0 0\n" * 4,
            "line 9: is no row of a matrix of 3 × 3. Give one row a vertex, with one number a "
            "vertex",
        ),
        (V3 + "*Matrix\n0 x 0\n", "line 6: has a value that is no number. Mend it"),
        (V3 + '*Arcs :1 "advice\n', f"line 5: {PAIRS}"),
        (
            "% publead {\n" + V3,
            "line 1: is not JSON: Expecting property name enclosed in double "
            "quotes. Mend it and read it again",
        ),
        (
            V3.replace("ann", "a\0b"),
            "row 2: holds a NUL character. Export it again; the file is damaged",
        ),
        ("PK\x03\x04", "is an Excel workbook, not a Pajek file. Save it as UTF-8"),
    ],
)
def test_each_fault_says_what_and_where(tmp_path: Path, text: str, fault: str) -> None:
    """What is wrong with a file is told with its line or number, and what to do."""
    found = faults_of(written(tmp_path, text))
    assert len(found) == 1
    assert found[0].startswith(fault)


def test_all_faults_come_together(tmp_path: Path) -> None:
    """Nothing is read while anything is wrong, and everything wrong is told."""
    text = V3 + "*Arcs\n1\n1 9\n1 2 x\n*Cluster\n"
    assert len(faults_of(written(tmp_path, text))) == 4


def test_limits_hold(tmp_path: Path) -> None:
    """Size and number of vertices are limited, and can be raised."""
    path = written(tmp_path, V3)
    assert faults_of(path, pajek.PajekLimits(size=10)) == [
        "is larger than 10 bytes. Pass limits=PajekLimits(size=...) if you trust it"
    ]
    assert faults_of(path, pajek.PajekLimits(vertices=2))[0].startswith("line 1: announces more")
    with pytest.raises(PolicyError, match="vertices is 0; a limit is at least 1"):
        pajek.PajekLimits(vertices=0)


def test_no_path_is_told(tmp_path: Path) -> None:
    """The path is not repeated, for it may hold a name."""
    missing = "cannot be opened: No such file or directory. Check the path"
    assert faults_of(tmp_path / "ann.net") == [missing]


@pytest.mark.parametrize("label", ["&#34;", "&#1114112;", "&#55296;", "&#0;", "&amp;", "a&#38;b"])
def test_references_come_back_as_they_were(label: str, tmp_path: Path) -> None:
    """A label that looks like a character reference is not taken for one."""
    network = LeadershipNetwork.from_networkx(nx.path_graph([label, "b"]))
    pajek.write(network, tmp_path / "network.net")
    assert pajek.read(tmp_path / "network.net").people == (label, "b")


def test_references_of_others_are_resolved(tmp_path: Path) -> None:
    """Pajek writes letters outside its code page so; one that is no character stays as it is."""
    text = '*Vertices 2\n1 "&#268;em"\n2 "&#55296;&#9999999;"\n'
    people = pajek.read(written(tmp_path, text)).people
    assert people == ("Čem", "&#55296;&#9999999;")


def test_strengths_are_the_values(tmp_path: Path) -> None:
    """A value is a strength; a line without one counts as 1 where others have one."""
    network = read(written(tmp_path, V3 + "*Arcs\n1 2 2.5\n3 2 .5\n"))
    assert person.in_strength(network).values.tolist() == [0.0, 3.0, 0.0]
