"""From a network to a GEXF file."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from publead.errors import limited
from publead.exchange.gexf.kinds import MARK_WORD, SUBJECT
from publead.exchange.graph_files import Data, GraphFile, file_of, xml_faults
from publead.exchange.line_files import save
from publead.exchange.network_marks import MARK_KEY
from publead.exchange.typed_texts import TYPE_WORDS, written
from publead.exchange.xml_texts import between_tags, quoted
from publead.network import LeadershipNetwork, NetworkError

NAMESPACE: Final = "http://gexf.net/1.3"
_WEIGHT: Final = "weight"


def write(network: LeadershipNetwork, path: str | Path) -> None:
    """
    Write a network as a GEXF file of version 1.3, from which `read` makes the same again.

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
    >>> from publead.exchange.gexf.reading import read
    >>> path = Path(mkdtemp()) / "path.gexf"
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
    of_nodes = _places(file.nodes.values())
    edges = [(source, target, dict(told)) for source, target, told in file.edges]
    weights = [told.pop(_WEIGHT, None) for *_, told in edges]
    of_edges = _places(told for *_, told in edges)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<gexf xmlns="{NAMESPACE}" version="1.3">'
    mark = between_tags(f"{MARK_WORD}{file.data[MARK_KEY]}")
    yield f"<meta><creator>publead</creator><description>{mark}</description></meta>"
    way = "directed" if file.is_directed else "undirected"
    yield f'<graph defaultedgetype="{way}" mode="static">'
    yield from _declared("node", of_nodes)
    yield from _declared("edge", of_edges)
    yield "<nodes>"
    for node, told in file.nodes.items():
        yield f"<node id={quoted(node)} label={quoted(node)}>{_values(told, of_nodes)}</node>"
    yield "</nodes>"
    yield "<edges>"
    for place, (weight, (source, target, told)) in enumerate(zip(weights, edges, strict=True)):
        said = f'id="{place}" source={quoted(source)} target={quoted(target)}'
        said += "" if weight is None else f' weight="{weight!r}"'
        yield f"<edge {said}>{_values(told, of_edges)}</edge>"
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _places(tellings: Iterable[Data]) -> dict[str, tuple[int, str]]:
    """Return a number and a type for each kind of data."""
    types = {name: TYPE_WORDS[type(value)] for told in tellings for name, value in told.items()}
    return {name: (place, word) for place, (name, word) in enumerate(types.items())}


def _declared(kind: str, places: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    if not places:
        return
    yield f'<attributes class="{kind}">'
    for name, (place, word) in places.items():
        yield f'<attribute id="{place}" title={quoted(name)} type="{word}"/>'
    yield "</attributes>"


def _values(told: Data, places: Mapping[str, tuple[int, str]]) -> str:
    values = [
        f'<attvalue for="{places[name][0]}" value={quoted(written(value))}/>'
        for name, value in told.items()
    ]
    return f"<attvalues>{''.join(values)}</attvalues>" if values else ""
