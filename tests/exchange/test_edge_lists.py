"""Two CSV files and a third: safe in spreadsheets, each fault with its row, and hostile files."""

import json
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from publead.errors import InputError, TableError
from publead.exchange import edge_lists
from publead.network import Direction, LeadershipNetwork, NetworkError


def network() -> LeadershipNetwork:
    graph = nx.DiGraph([("=ann", "bob", {"weight": 2.0}), ("bob", "'+cem", {"weight": 1.0})])
    graph.add_node("bob", unit="@home", grade=3)
    return LeadershipNetwork.from_networkx(graph, direction=Direction.NOMINATION)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    edge_lists.write(network(), tmp_path / "new" / "folder")
    return tmp_path / "new" / "folder"


def faults_of(folder: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        edge_lists.read(folder)
    return [str(fault) for fault in caught.value.faults]


def test_the_files_are_what_igraph_takes(folder: Path) -> None:
    """Ids stand first, and alike in both; text that is no formula is as it was."""
    assert (folder / "nodes.csv").read_text("utf-8") == (
        "name,answered,unit,grade\n'=ann,yes,,\nbob,yes,'@home,3\n''+cem,yes,,\n"
    )
    assert (folder / "edges.csv").read_text("utf-8") == (
        "from,to,weight\n'=ann,bob,2.0\nbob,''+cem,1.0\n"
    )
    told = json.loads((folder / "network.json").read_text("utf-8"))
    assert told["network"]["direction"] == "nomination"


def test_rows_may_be_edited(folder: Path) -> None:
    """Whoever adds a row and a column, and marks who answered, finds them read."""
    nodes = folder / "nodes.csv"
    nodes.write_text("name,answered,post\nann,no,chair\nbob,yes,\n", "utf-8")
    (folder / "edges.csv").write_text("from,to,weight\nbob,ann,4\n", "utf-8")
    again = edge_lists.read(folder)
    assert again.people == ("ann", "bob")
    assert again.answered.tolist() == [[False, True]]
    assert again.attributes == {"post": ("chair", None)}


def test_who_answered_can_be_said(folder: Path) -> None:
    """Respondents who are named outweigh the files."""
    again = edge_lists.read(folder, respondents=["=ann", "bob"])
    assert again.answered.tolist() == [[True, True, False]]


def test_formulas_come_back_in_ids_and_attributes(folder: Path) -> None:
    """The apostrophes of a safe file are no part of what was written."""
    again = edge_lists.read(folder)
    assert again.people == ("=ann", "bob", "'+cem")
    assert again.attributes["unit"] == (None, "@home", None)


NODES = "name,answered\na,yes\nb,yes\n"
EDGES = "from,to\na,b\n"
ABOUT = json.dumps(
    {
        "directed": True,
        "network": {"has_whole_ids": False, "has_whole_waves": False, "direction": "influence"},
        "attributes": {"answered": "string", "grade": "long"},
    }
)


def changed(**told: object) -> str:
    return json.dumps(json.loads(ABOUT) | told)


JOINED = "Export nodes and edges together"


@pytest.mark.parametrize(
    ("nodes", "edges", "about", "fault"),
    [
        ("", EDGES, ABOUT, "is empty. Check the export"),
        ("\n\n", EDGES, ABOUT, "is empty. Check the export"),
        (NODES, "", ABOUT, "is empty. Check the export"),
        ("answered\nyes\n", EDGES, ABOUT, "nodes.csv: has no column 'name'. Call"),
        (NODES, "source,target\na,b\n", ABOUT, "edges.csv: has no column 'from'. Call"),
        ("name,name\na,b\n", EDGES, ABOUT, "row 1: 2 columns share this name: 'name'"),
        ("name;answered\na;yes\n", EDGES, ABOUT, "row 1: the header is one column that holds"),
        ("name,answered\na\n", EDGES, ABOUT, "row 2: has 1 cell where the header has 2"),
        ('name,answered\n"a,yes\n', EDGES, ABOUT, "row 2: a quotation mark is never closed"),
        (
            "name,answered\na,yes\na,yes\n",
            "from,to\n",
            ABOUT,
            "nodes.csv, row 3: is a node whose id another has. Ids must differ",
        ),
        ("name,answered\n,yes\n", "from,to\n", ABOUT, "nodes.csv, row 2: is a node without an id"),
        (
            "name,answered\na,perhaps\nb,yes\n",
            EDGES,
            ABOUT,
            "node 1: its 'answered' is not yes or no for each wave",
        ),
        ("name\na\nb\n", EDGES, ABOUT, "node 1: its 'answered' is not yes or no for each wave"),
        (
            "name,answered,grade\na,yes,4.5\nb,yes,\n",
            EDGES,
            ABOUT,
            "nodes.csv, row 2: 'grade' is not of type long. Mend it",
        ),
        (
            "name,answered,grade\na,yes,٣\nb,yes,\n",
            EDGES,
            ABOUT,
            "nodes.csv, row 2: 'grade' is not of type long. Mend it",
        ),
        (NODES, "from,to\na,z\n", ABOUT, f"edge 1: joins a node that is not in the file. {JOINED}"),
        (NODES, "from,to\na,A\n", ABOUT, f"edge 1: joins a node that is not in the file. {JOINED}"),
        (
            NODES,
            "from,to,weight\na,b,x\n",
            ABOUT,
            "edges.csv, row 2: 'weight' is not of type double. Mend it",
        ),
        (NODES, "from,to,weight\na,b,-1\n", ABOUT, "edge 1: has no strength above 0"),
        (
            NODES,
            "from,to,weight\na,b,1\nb,a,\n",
            ABOUT,
            "edge 2: has no strength above 0, and others have",
        ),
        (NODES, "from,to\na,a\n", ABOUT, "edge 1: is a loop"),
        (NODES, "from,to\na,b\na,b\n", ABOUT, "edge 2: "),
        (NODES, "from,to,note\na,b,x\n", ABOUT, "edge data that would be lost: 'note'"),
        (
            NODES,
            "from,to\na," + "b" * 200_000 + "\n",
            ABOUT,
            "row 2: a cell has more than 131,072 characters",
        ),
        (NODES, EDGES, "", "line 1: is not JSON"),
        (NODES, EDGES, "[]", "is not one object"),
        (NODES, EDGES, "[" * 100_000, "its lists or objects nest too deeply"),
        (NODES, EDGES, '{"directed": NaN}', "holds NaN, which is no number in JSON"),
        (NODES, EDGES, '{"directed": 1, "directed": 2}', "directed: stands twice in one object"),
        (NODES, EDGES, changed(directed=1), "directed: must be true or false, and is a whole"),
        (NODES, EDGES, changed(network="x"), "network: must be a table. Leave it as it was"),
        (NODES, EDGES, changed(network={}), "publead.has_whole_ids: is missing"),
        (NODES, EDGES, changed(attributes={"a": "date"}), "attributes.a: is no type: 'date'"),
        (NODES, EDGES, changed(attributes=[]), "attributes: must be a table, and is a list"),
        (NODES, EDGES, changed(more=1), "more: is not a key of this table"),
    ],
)
def test_each_fault_says_what_and_where(
    folder: Path, nodes: str, edges: str, about: str, fault: str
) -> None:
    """What is wrong is told with its file and row, and what to do."""
    for name, text in (("nodes.csv", nodes), ("edges.csv", edges), ("network.json", about)):
        (folder / name).write_text(text, encoding="utf-8")
    assert faults_of(folder)[0].startswith(fault)


@pytest.mark.parametrize("name", ["nodes.csv", "edges.csv", "network.json"])
def test_a_file_that_lacks_is_told(folder: Path, name: str) -> None:
    """Each of the three is needed, and named without the folder."""
    (folder / name).unlink()
    with pytest.raises(InputError) as caught:
        edge_lists.read(folder)
    assert caught.value.subject == name
    assert "cannot be opened" in str(caught.value)


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda g: g.add_node("a", name="x"), "attribute 'name': is called 'name'"),
        (lambda g: g.add_node("a", **{" unit": "x"}), "attribute ' unit': is called 'name', empty"),
        (lambda g: g.add_node("a", **{"": "x"}), "attribute '': is called 'name', empty"),
        (lambda g: g.add_node(""), "person 3: has an empty id"),
    ],
)
def test_names_that_would_be_lost_are_refused(
    spoil: Callable[["nx.Graph[str]"], None], problem: str, tmp_path: Path
) -> None:
    """What the tables have no place for is told before anything is written."""
    graph = nx.path_graph(["a", "b"])
    spoil(graph)
    with pytest.raises(NetworkError, match=problem):
        edge_lists.write(LeadershipNetwork.from_networkx(graph), tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file stands in the way."""
    (tmp_path / "file").write_text("")
    with pytest.raises(NetworkError, match="the folder cannot be made"):
        edge_lists.write(network(), tmp_path / "file")


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """A folder stands in the way."""
    (tmp_path / "edges.csv").mkdir()
    with pytest.raises(TableError, match="cannot be written"):
        edge_lists.write(network(), tmp_path)
