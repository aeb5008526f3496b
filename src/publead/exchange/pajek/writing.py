"""From a network to a Pajek file."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from publead.errors import Fault, limited
from publead.exchange.graph_files import Data, GraphFile, file_of
from publead.exchange.line_files import save
from publead.exchange.network_marks import MARK_KEY
from publead.exchange.pajek.limits import ANSWERED_WORD, MARK_WORD, SUBJECT
from publead.exchange.pajek.words import label
from publead.exchange.texts import line_faults
from publead.network import LeadershipNetwork, NetworkError
from publead.network.network.to_graph import ANSWERED

WORDS_A_LINE = 20


def write(network: LeadershipNetwork, path: str | Path) -> None:
    """
    Write a network as a Pajek file, from which `read` makes the same again but for attributes.

    What Pajek has no word for (direction, scale, notes, who answered) stands in comments, which
    other programs pass over. Several layers are written as relations, which Pajek and R's network
    read, and networkx and igraph do not; quotation marks and backslashes as character references,
    which networkx and R do not resolve. Whoever reads the file sees who named whom: keep it as
    you keep the answers.

    Parameters
    ----------
    network : LeadershipNetwork
        Of one wave, with any layers; ids are all text, or all whole numbers.
    path : str or Path
        Where it is written, in UTF-8; a file that is there is replaced.

    Raises
    ------
    NetworkError
        If there are several waves, and with every id and layer that such a file cannot hold;
        nothing is written then.

    Notes
    -----
    Lost are the attributes of the people.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> import networkx as nx
    >>> from publead.exchange.pajek.reading import read
    >>> path = Path(mkdtemp()) / "path.net"
    >>> write(LeadershipNetwork.from_networkx(nx.path_graph(3)), path)
    >>> read(path).people
    (0, 1, 2)
    """
    if len(network.waves) > 1:
        remedy = "Write each with network.wave(name) to a file of its own"
        raise NetworkError(SUBJECT, [Fault("has no place for several waves", remedy=remedy)])
    file = file_of(attrs.evolve(network, attributes={}), SUBJECT)
    several = network.layers if len(network.layers) > 1 else ()
    faults = _label_faults(list(file.nodes), several)
    if faults:
        raise NetworkError(SUBJECT, limited(faults, "labels"))
    save(_lines(file, several), path, SUBJECT)


def _label_faults(people: Sequence[str], layers: Sequence[str]) -> list[Fault]:
    told = {f"person {place}": each for place, each in enumerate(people, start=1)}
    told |= {f"layer {place}": each for place, each in enumerate(layers, start=1)}
    return line_faults(told)


def _lines(file: GraphFile, layers: Sequence[str]) -> Iterator[str]:
    yield f"{MARK_WORD}{file.data[MARK_KEY]}"
    answered = [str(told[ANSWERED]) for told in file.nodes.values()]
    for first in range(0, len(answered), WORDS_A_LINE):
        yield f"{ANSWERED_WORD}{' '.join(answered[first : first + WORDS_A_LINE])}"
    yield f"*Vertices {len(file.nodes)}"
    places = {node: place for place, node in enumerate(file.nodes, start=1)}
    for node, place in places.items():
        yield f"{place} {label(node)}"
    section = "*Arcs" if file.is_directed else "*Edges"
    if not layers:
        yield section
        yield from (_tie(tie, places) for tie in file.edges)
    for relation, layer in enumerate(layers, start=1):
        yield f"{section} :{relation} {label(layer)}"
        yield from (_tie(tie, places) for tie in file.edges if tie[2]["layer"] == layer)


def _tie(tie: tuple[str, str, Data], places: Mapping[str, int]) -> str:
    source, target, told = tie
    value = f" {told['weight']!r}" if "weight" in told else ""
    return f"{places[source]} {places[target]}{value}"
