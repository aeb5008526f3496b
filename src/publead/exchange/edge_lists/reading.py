"""From two CSV files, and a third that says what they cannot, to a network."""

import json
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from publead.errors import Fault, shown
from publead.exchange.edge_lists.files import (
    ABOUT,
    EDGES,
    FROM,
    NAME,
    NODES,
    READERS,
    SAFE_CSV,
    SUBJECT,
    TO,
)
from publead.exchange.gathered import Gathered
from publead.exchange.graph_files import GraphColumns, Plain, network_of_file
from publead.exchange.network_marks import MARK_KEY
from publead.exchange.typed_texts import read_as
from publead.network import LeadershipNetwork, NetworkError, SelfTies
from publead.tables import BLANK, Record, Table, read_csv_or_header, read_json


def read(
    folder: str | Path,
    *,
    respondents: Iterable[Hashable] | None = None,
) -> LeadershipNetwork:
    """
    Return the network that `write` put into a folder, even if its rows were edited since.

    Two CSV files of another program are tables, and `publead.network.read_network` reads them:
    ``read_network("edges.csv", "nodes.csv", columns=TieColumns(source="from", target="to"), …)``.

    Parameters
    ----------
    folder : str or Path
        Where ``nodes.csv``, ``edges.csv`` and ``network.json`` are.
    respondents : iterable of hashable, optional
        Who answered, instead of what the files say.

    Raises
    ------
    NetworkError
        With everything in the files that cannot be a person or a tie.
    TableError
        If a file is no table as it stands.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> import networkx as nx
    >>> from publead.exchange.edge_lists.writing import write
    >>> folder = mkdtemp()
    >>> write(LeadershipNetwork.from_networkx(nx.path_graph(3)), folder)
    >>> read(folder).people
    (0, 1, 2)
    """
    home = Path(folder)
    about = _About.read(home / ABOUT)
    found = Gathered(SUBJECT, is_directed=about.is_directed, data={MARK_KEY: about.mark})
    nodes = read_csv_or_header(home / NODES, SAFE_CSV)
    edges = read_csv_or_header(home / EDGES, SAFE_CSV)
    faults = [*_faults(nodes, [NAME]), *_faults(edges, [FROM, TO])]
    if faults:
        raise NetworkError(SUBJECT, faults)
    for row, cells in _rows(nodes):
        told = found.node(cells.pop(NAME), f"{NODES}, row {row}")
        told |= _values(cells, about.of_nodes, found, f"{NODES}, row {row}")
    for row, cells in _rows(edges):
        told = found.edge(cells.pop(FROM), cells.pop(TO))
        told |= _values(cells, about.of_edges, found, f"{EDGES}, row {row}")
    return network_of_file(
        found.file(),
        SUBJECT,
        direction=None,
        respondents=respondents,
        columns=GraphColumns(),
        self_ties=SelfTies.REFUSE,
    )


@attrs.frozen
class _About:
    """What the third file says."""

    is_directed: bool
    mark: str
    of_nodes: Mapping[str, str]
    of_edges: Mapping[str, str]

    @classmethod
    def read(cls, path: Path) -> "_About":
        """Return it from the file, or raise a NetworkError with all faults."""
        told = read_json(path, ABOUT, NetworkError)
        mark = told.pop("network", None)
        record = Record(told)
        if not isinstance(mark, dict):
            record.fault("must be a table", "network", remedy="Leave it as it was written")
        is_directed, kinds = record.flag("directed"), record.table("attributes")
        types = {name: kinds.text(name) for name in kinds.names}
        for name, word in types.items():
            if word and word not in READERS:
                kinds.fault("is no type", name, value=word, remedy=f"Use {', '.join(READERS)}")
        record.finish(ABOUT, NetworkError)
        counts_waves = isinstance(mark, dict) and mark.get("has_whole_waves") is True
        of_edges = {"weight": "double", "wave": "long" if counts_waves else "string"}
        return cls(is_directed, json.dumps(mark, ensure_ascii=False), types, of_edges)


def _faults(table: Table, needed: Sequence[str]) -> list[Fault]:
    remedy = f"Call the columns {' and '.join(needed)}"
    return [
        Fault(f"has no column {name!r}", place=table.subject, remedy=remedy)
        for name in needed
        if name not in table
    ]


def _rows(table: Table) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row's number and its cells by column."""
    columns = [[str(cell) for cell in table[name].coded().listed()] for name in table.names]
    for row, cells in zip(table.rows.tolist(), zip(*columns, strict=True), strict=True):
        yield row, dict(zip(table.names, cells, strict=True))


def _values(
    cells: Mapping[str, str], types: Mapping[str, str], found: Gathered, place: str
) -> dict[str, Plain]:
    """Return the cells that hold something, each of its type; a new column is text."""
    told: dict[str, Plain] = {}
    for name, cell in cells.items():
        if cell == BLANK:
            continue
        word = types.get(name, "string")
        value = read_as(cell, READERS[word])
        if value is None:
            found.fault(f"{shown(name)} is not of type {word}", place, "Mend it")
        else:
            told[name] = value
    return told
