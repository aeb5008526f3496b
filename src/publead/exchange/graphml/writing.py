"""From a network to a GraphML file."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from publead.errors import limited
from publead.exchange.graph_files import Data, GraphFile, file_of, xml_faults
from publead.exchange.graphml.keys import SUBJECT
from publead.exchange.line_files import save
from publead.exchange.typed_texts import TYPE_WORDS, written
from publead.exchange.xml_texts import between_tags, quoted
from publead.network import LeadershipNetwork, NetworkError

NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"


def write(network: LeadershipNetwork, path: str | Path) -> None:
    """
    Write a network as a GraphML file, from which `read` makes the same again.

    Whoever reads the file sees who named whom: keep it as you keep the answers.

    Parameters
    ----------
    network : LeadershipNetwork
        With any layers and waves; ids are all text, or all whole numbers.
    path : str or Path
        Where it is written; a file that is there is replaced.

    Raises
    ------
    NetworkError
        With every id, wave and attribute that such a file cannot hold; nothing is written then.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> import networkx as nx
    >>> from publead.exchange.graphml.reading import read
    >>> path = Path(mkdtemp()) / "path.graphml"
    >>> write(LeadershipNetwork.from_networkx(nx.path_graph(3)), path)
    >>> read(path).people
    (0, 1, 2)
    """
    file = file_of(network, SUBJECT)
    faults = xml_faults(file)
    if faults:
        raise NetworkError(SUBJECT, limited(faults, "texts"))
    save(_lines(file), path, SUBJECT)


def _lines(file: GraphFile) -> Iterator[str]:
    keys = {
        "graph": _types([file.data]),
        "node": _types(file.nodes.values()),
        "edge": _types(told for *_, told in file.edges),
    }
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f"<graphml xmlns={quoted(NAMESPACE)}>"
    for kind, types in keys.items():
        for place, (name, word) in enumerate(types.items()):
            said = f"for={quoted(kind)} attr.name={quoted(name)} attr.type={quoted(word)}"
            yield f'<key id="{kind}{place}" {said}/>'
    way = "directed" if file.is_directed else "undirected"
    yield f'<graph edgedefault="{way}">'
    yield from _data(file.data, "graph", keys["graph"])
    for node, told in file.nodes.items():
        yield f"<node id={quoted(node)}>"
        yield from _data(told, "node", keys["node"])
        yield "</node>"
    for source, target, told in file.edges:
        yield f"<edge source={quoted(source)} target={quoted(target)}>"
        yield from _data(told, "edge", keys["edge"])
        yield "</edge>"
    yield "</graph>"
    yield "</graphml>"


def _types(tellings: Iterable[Data]) -> dict[str, str]:
    return {name: TYPE_WORDS[type(value)] for told in tellings for name, value in told.items()}


def _data(told: Data, kind: str, types: dict[str, str]) -> Iterator[str]:
    places = {name: place for place, name in enumerate(types)}
    for name, value in told.items():
        yield f'<data key="{kind}{places[name]}">{between_tags(written(value))}</data>'
