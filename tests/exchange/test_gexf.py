"""GEXF: what a file may say, each fault with its place, and files that mean harm."""

from pathlib import Path

import pytest

from publead.errors import PolicyError
from publead.exchange import gexf
from publead.network import Direction, LeadershipNetwork, NetworkError, SelfTies, person
from publead.tables import XmlLimits

HEAD = '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">'
GRAPH = HEAD + '<graph defaultedgetype="directed">{}</graph></gexf>'
TWO = '<nodes><node id="a"/><node id="b"/></nodes>'


def written(folder: Path, text: str) -> Path:
    path = folder / "network.gexf"
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path, limits: XmlLimits | None = None) -> LeadershipNetwork:
    return gexf.read(path, direction=Direction.NOMINATION, limits=limits)


def faults_of(path: Path, limits: XmlLimits | None = None) -> list[str]:
    with pytest.raises(NetworkError) as caught:
        read(path, limits)
    return [str(fault) for fault in caught.value.faults]


def test_all_that_a_static_file_says_of_people_is_read(tmp_path: Path) -> None:
    """Labels, attributes of each type and defaults are read; colours and places are not."""
    declared = "".join(
        f'<attribute id="{place}" title="{kind}" type="{kind}"/>'
        for place, kind in enumerate(["string", "integer", "long", "double", "float", "anyURI"])
    )
    told = "".join(
        f'<attvalue for="{place}" value="{value}"/>'
        for place, value in enumerate(["x", "-3", "4", "0.5", "1E2", "urn:x"])
    )
    text = GRAPH.format(
        f'<attributes class="node" mode="static">{declared}'
        '<attribute id="9" title="elected" type="boolean"><default>true</default></attribute>'
        '</attributes><nodes><node id="7" label="Ann"><viz:color r="1" g="2" b="3"/>'
        f'<attvalues>{told}</attvalues></node><node id="8" label="Bob"><attvalues>'
        '<attvalue for="9" value="false"/></attvalues></node></nodes>'
    )
    network = read(written(tmp_path, text))
    assert network.people == ("7", "8")
    assert network.attributes == {
        "elected": (True, False),
        "label": ("Ann", "Bob"),
        "string": ("x", None),
        "integer": (-3, None),
        "long": (4, None),
        "double": (0.5, None),
        "float": (100.0, None),
        "anyURI": ("urn:x", None),
    }


def test_labels_may_be_the_ids(tmp_path: Path) -> None:
    """Gephi gives numbers for ids, and keeps the names in labels."""
    text = GRAPH.format('<nodes><node id="0" label="Ann"/><node id="1" label="Bob"/></nodes>')
    columns = gexf.GraphColumns(person="label")
    network = gexf.read(written(tmp_path, text), direction=Direction.INFLUENCE, columns=columns)
    assert network.people == ("Ann", "Bob")


def test_an_edge_without_weight_has_weight_one_where_others_have_one(tmp_path: Path) -> None:
    """That is the format's own default; where no edge has a weight, there are no strengths."""
    edges = '<edges><edge source="a" target="b"{}/><edge source="b" target="a"/></edges>'
    valued = read(written(tmp_path, GRAPH.format(TWO + edges.format(' weight="2.5"'))))
    assert person.in_strength(valued).values.tolist() == [1.0, 2.5]
    plain = read(written(tmp_path, GRAPH.format(TWO + edges.format(""))))
    assert plain.arcs.strengths is None


def test_edges_have_no_direction_unless_it_is_said(tmp_path: Path) -> None:
    """The default of defaultedgetype is undirected."""
    edges = '<edges><edge source="a" target="b"/></edges>'
    path = written(tmp_path, f"<gexf><graph>{TWO}{edges}</graph></gexf>")
    assert gexf.read(path).is_undirected


def test_direction_must_be_said(tmp_path: Path) -> None:
    """A file of arcs cannot say which end of an arc leads."""
    with pytest.raises(PolicyError, match="which end of an edge leads"):
        gexf.read(written(tmp_path, GRAPH.format(TWO)))


def test_loops_follow_the_policy(tmp_path: Path) -> None:
    """A tie to oneself is refused, or left out if that is asked for."""
    edges = '<edges><edge source="a" target="a"/></edges>'
    path = written(tmp_path, GRAPH.format(TWO + edges))
    assert faults_of(path)[0].startswith("edge 1: is a loop")
    assert gexf.read(path, direction=Direction.NOMINATION, self_ties=SelfTies.LEAVE_OUT).n_ties == 0


DECLARED = '<attributes class="node"><attribute id="0" title="n" type="{}"/></attributes>'
VALUED = '<nodes><node id="a"><attvalues><attvalue for="0" value="{}"/></attvalues></node></nodes>'
ONE_TIME = "Slice the network by time first, and save each slice in a file of its own"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "line 1: is not well-formed XML: no element found. Export the file again"),
        ("no xml", "line 1: is not well-formed XML: syntax error. Export the file again"),
        ("<a/>", "has no graph. Export the network as GEXF"),
        (HEAD, "line 1: is not well-formed XML: no element found. Export the file again"),
        (
            HEAD + '<graph defaultedgetype="mutual"/></gexf>',
            "line 1: defaultedgetype is 'mutual'. Use 'directed' or 'undirected', and no other",
        ),
        (
            HEAD + '<graph mode="dynamic"/></gexf>',
            f"line 1: is a dynamic graph. {ONE_TIME}",
        ),
        (
            HEAD + "<graph/>\n<graph/></gexf>",
            "line 2: is a second graph. Save each graph in a file of its own",
        ),
        (GRAPH.format("<nodes><node/></nodes>"), "line 1: is a node without an id. Give it one"),
        (
            GRAPH.format('<nodes><node id="a"/>\n<node id="a"/></nodes>'),
            "line 2: is a node whose id another has. Ids must differ",
        ),
        (
            GRAPH.format('<nodes><node id="a"><nodes><node id="b"/></nodes></node></nodes>'),
            "line 1: is a node within another. Flatten it: people are on one level",
        ),
        (
            GRAPH.format('<nodes><node id="a"/><node id="b" pid="a"/></nodes>'),
            "line 1: is a node within another. Flatten it: people are on one level",
        ),
        (
            GRAPH.format('<nodes><node id="a" start="2001"/></nodes>'),
            f"line 1: has times. {ONE_TIME}",
        ),
        (
            GRAPH.format('<nodes><node id="a"><spells><spell/></spells></node></nodes>'),
            f"line 1: has times. {ONE_TIME}",
        ),
        (
            GRAPH.format(TWO + '<edges><edge source="a" target="b" timestamp="1"/></edges>'),
            f"line 1: has times. {ONE_TIME}",
        ),
        (
            GRAPH.format(TWO + '<edges><edge source="a" target="z"/></edges>'),
            "edge 1: joins a node that is not in the file. Export nodes and edges together",
        ),
        (
            GRAPH.format(TWO + '<edges><edge target="b"/></edges>'),
            "edge 1: joins a node that is not in the file. Export nodes and edges together",
        ),
        (
            GRAPH.format(TWO + '<edges><edge source="a" target="b" type="mutual"/></edges>'),
            "line 1: is an edge of another kind than the graph's defaultedgetype. Give all edges "
            "a direction, or none; a mutual edge is two",
        ),
        (
            GRAPH.format(TWO + '<edges><edge source="a" target="b" weight="heavy"/></edges>'),
            "line 1: has a weight that is no number. Mend it",
        ),
        (
            GRAPH.format(TWO + '<edges><edge source="a" target="b" weight="1_000"/></edges>'),
            "line 1: has a weight that is no number. Mend it",
        ),
        (
            GRAPH.format(TWO + '<edges><edge source="a" target="b" weight="-1"/></edges>'),
            "edge 1: has no strength above 0, and others have. Give each edge a number above 0, "
            "or name other data in strength=",
        ),
        (
            GRAPH.format(TWO + '<edges><edge source="a" target="b" weight="NaN"/></edges>'),
            "edge 1: has no strength above 0, and others have. Give each edge a number above 0, "
            "or name other data in strength=",
        ),
        (
            GRAPH.format('<attvalue for="0" value="1"/>'),
            "line 1: is a value that belongs to no node or edge. Put it inside one",
        ),
        (
            GRAPH.format(VALUED.format(1)),
            "line 1: is a value of the attribute '0', which is not declared. Declare it in "
            "<attributes class='node'>",
        ),
        (
            GRAPH.format(DECLARED.format("liststring") + VALUED.format("x")),
            "line 1: the type of an attribute is 'liststring'. Use string, anyURI, char, boolean, "
            "byte, short, integer, long, float, double",
        ),
        (
            GRAPH.format(DECLARED.format("integer") + VALUED.format("4.5")),
            "line 1: node data 'n' are not of type integer. Mend them",
        ),
        (
            GRAPH.format(DECLARED.format("integer") + VALUED.format("٣")),
            "line 1: node data 'n' are not of type integer. Mend them",
        ),
        (
            GRAPH.format(DECLARED.format("long") + VALUED.format("9" * 5000)),
            "line 1: node data 'n' are not of type long. Mend them",
        ),
        (
            GRAPH.format(DECLARED.format("boolean") + VALUED.format("yes")),
            "line 1: node data 'n' are not of type boolean. Mend them",
        ),
        (
            '<!DOCTYPE gexf [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>' + GRAPH.format(""),
            "line 1: has a DOCTYPE. Save the file without it: publead reads no entities from files",
        ),
        (
            GRAPH.format('<nodes><node id="&undefined;"/></nodes>'),
            "line 1: is not well-formed XML: undefined entity. Export the file again",
        ),
        (
            HEAD + "<g>" * 100_000,
            "line 1: nests more than 32 elements. Flatten it, or pass limits=XmlLimits(depth=...)",
        ),
        (
            HEAD + "<meta><description>publead {</description></meta><graph/></gexf>",
            "line 1: is not JSON: Expecting property name enclosed in double quotes. Mend it and "
            "read it again",
        ),
    ],
)
def test_each_fault_says_what_and_where(tmp_path: Path, text: str, fault: str) -> None:
    """What is wrong with a file is told with its line or number, and what to do."""
    assert faults_of(written(tmp_path, text)) == [fault]


def test_all_faults_come_together(tmp_path: Path) -> None:
    """Nothing is read while anything is wrong, and everything wrong is told."""
    text = GRAPH.format(
        '<nodes><node/>\n<node id="a"/><node id="a"/></nodes>'
        '<edges><edge source="a" target="z" weight="x"/></edges>'
    )
    assert len(faults_of(written(tmp_path, text))) == 4


@pytest.mark.parametrize(
    ("limits", "fault"),
    [
        (XmlLimits(size=10), "is larger than 10 bytes. Pass limits=XmlLimits(size=...) if you"),
        (XmlLimits(depth=3), "line 1: nests more than 3 elements. Flatten it, or pass limits="),
        (XmlLimits(elements=3), "line 1: has more than 3 elements. Split it, or pass limits="),
    ],
)
def test_limits_hold(tmp_path: Path, limits: XmlLimits, fault: str) -> None:
    """Size, depth and number of elements are limited, and can be raised."""
    assert faults_of(written(tmp_path, GRAPH.format(TWO)), limits)[0].startswith(fault)


def test_no_path_is_told(tmp_path: Path) -> None:
    """The path is not repeated, for it may hold a name."""
    missing = "cannot be opened: No such file or directory. Check the path"
    assert faults_of(tmp_path / "ann.gexf") == [missing]
    assert faults_of(tmp_path / "a\0b.gexf") == ["is not a path. Check the path"]
