"""From a network to two CSV files, and a third that says what they cannot."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from publead.errors import Fault, limited, shown
from publead.exchange.edge_lists.files import ABOUT, EDGES, FROM, NAME, NODES, SUBJECT, TO
from publead.exchange.graph_files import Data, GraphFile, file_of
from publead.exchange.network_marks import MARK_KEY
from publead.exchange.typed_texts import TYPE_WORDS
from publead.network import LeadershipNetwork, NetworkError
from publead.tables import ColumnValues, Tabular, write_csv


def write(network: LeadershipNetwork, folder: str | Path) -> None:
    """
    Write a network as ``nodes.csv`` and ``edges.csv``, from which `read` makes the same again.

    The first column of nodes, and the first two of edges, hold ids, which is what igraph's
    ``graph_from_data_frame`` asks for; then come attributes and who answered, and strength
    (``weight``), layer and wave. A third file, ``network.json``, holds what tables cannot say.
    Whoever reads the files sees who named whom: keep them as you keep the answers.

    Parameters
    ----------
    network : LeadershipNetwork
        With any layers and waves; ids are all text, or all whole numbers.
    folder : str or Path
        Where the files are written; it is made if it is not there, and files are replaced.

    Raises
    ------
    NetworkError
        With every id, wave and attribute that such files cannot hold; nothing is written then.
    TableError
        If a file cannot be written.

    Notes
    -----
    Text that a spreadsheet could take for a formula begins with an apostrophe in the files, in ids
    too, and alike in both. Lost is the difference between an attribute that is an empty text and
    one that is not known.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> import networkx as nx
    >>> folder = Path(mkdtemp())
    >>> write(LeadershipNetwork.from_networkx(nx.path_graph(3)), folder)
    >>> sorted(path.name for path in folder.iterdir())
    ['edges.csv', 'network.json', 'nodes.csv']
    """
    file = file_of(network, SUBJECT)
    faults = [*_name_faults(network.attributes), *_id_faults(file.nodes)]
    if faults:
        raise NetworkError(SUBJECT, faults)
    home = Path(folder)
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as failure:
        fault = Fault(f"the folder cannot be made: {failure.strerror}", remedy="Check the path")
        raise NetworkError(SUBJECT, [fault]) from None
    except ValueError:
        raise NetworkError(SUBJECT, [Fault("is not a path", remedy="Check the path")]) from None
    write_csv(_nodes(file), home / NODES)
    write_csv(_edges(file), home / EDGES)
    (home / ABOUT).write_text(f"{_about(file)}\n", encoding="utf-8", newline="\n")


@attrs.frozen
class _Listed(Tabular):
    """A table that is written."""

    told: Mapping[str, ColumnValues]

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return the columns."""
        return self.told


def _nodes(file: GraphFile) -> _Listed:
    return _Listed({NAME: list(file.nodes)} | _columns(file.nodes.values()))


def _edges(file: GraphFile) -> _Listed:
    ends = {FROM: [source for source, _, _ in file.edges], TO: [end for _, end, _ in file.edges]}
    return _Listed(ends | _columns(told for *_, told in file.edges))


def _columns(tellings: Iterable[Data]) -> dict[str, ColumnValues]:
    listed = list(tellings)
    names = dict.fromkeys(name for told in listed for name in told)
    return {name: [told.get(name) for told in listed] for name in names}


def _about(file: GraphFile) -> str:
    types = {name: TYPE_WORDS[type(v)] for told in file.nodes.values() for name, v in told.items()}
    told = {
        "directed": file.is_directed,
        "network": json.loads(str(file.data[MARK_KEY])),
        "attributes": types,
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _name_faults(attributes: Iterable[str]) -> list[Fault]:
    problem = f"is called {NAME!r}, empty, or begins or ends with a space"
    return [
        Fault(problem, place=f"attribute {shown(name)}", remedy="Rename it")
        for name in attributes
        if name == NAME or not name or name != name.strip()
    ]


def _id_faults(people: Iterable[str]) -> list[Fault]:
    faults = [
        Fault("has an empty id", place=f"person {place}", remedy="Give it one")
        for place, person in enumerate(people, start=1)
        if not person
    ]
    return limited(faults, "people")
