"""What files of networks can hold, whatever their format: nodes and edges with plain data."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from publead.errors import Fault, limited, shown
from publead.exchange.network_marks import MARK_KEY, WHOLE, FileMark, mark_text, read_mark
from publead.network import Direction, LeadershipNetwork, NetworkError, SelfTies
from publead.network.network.mark import MARK, Mark
from publead.network.network.to_graph import ANSWERED

if TYPE_CHECKING:
    import networkx as nx

Plain: TypeAlias = str | int | float | bool
Data: TypeAlias = Mapping[str, Plain]

LARGEST_INTEGER: Final = 2**63 - 1

_NOT_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@attrs.frozen(kw_only=True)
class GraphFile:
    """
    A network as files hold it.

    Attributes
    ----------
    is_directed : bool
        Whether edges have a direction.
    nodes : mapping of str to mapping
        Ids with their data, in the file's order.
    edges : list of tuple
        Source, target and data.
    data : mapping
        What is said of the whole.
    """

    is_directed: bool
    nodes: Mapping[str, Data]
    edges: list[tuple[str, str, Data]]
    data: Data


@attrs.frozen(kw_only=True)
class GraphColumns:
    """
    Which data of a file mean what.

    Attributes
    ----------
    person : str or None
        The node data that hold the id; None for the node's own id.
    strength, layer, wave : str
        The edge data that hold these, where there are any.
    ignore : iterable of str
        Edge data that are known and not kept.
    """

    person: str | None = None
    strength: str = "weight"
    layer: str = "layer"
    wave: str = "wave"
    ignore: tuple[str, ...] = attrs.field(default=(), converter=tuple[str, ...])


def file_of(network: LeadershipNetwork, subject: str) -> GraphFile:
    """
    Return a network as files hold it; `network_of_file` makes the same again.

    Raises
    ------
    NetworkError
        With every id, wave and attribute that such a file cannot hold.
    """
    graph = network.to_networkx()
    mark = mark_text(network, subject)
    faults = _attribute_faults(network.attributes)
    if faults:
        raise NetworkError(subject, faults)
    for _, told in graph.nodes(data=True):
        told[ANSWERED] = " ".join("yes" if each else "no" for each in told[ANSWERED])
    return GraphFile(
        is_directed=not network.is_undirected,
        nodes={str(person): told for person, told in graph.nodes(data=True)},
        edges=[(str(u), str(v), told) for u, v, told in graph.edges(data=True)],
        data={MARK_KEY: mark},
    )


def network_of_file(
    file: GraphFile,
    subject: str,
    *,
    direction: Direction | None,
    respondents: Iterable[Hashable] | None,
    columns: GraphColumns,
    self_ties: SelfTies,
) -> LeadershipNetwork:
    """
    Return the network that a file holds.

    Raises
    ------
    PolicyError
        If its ties have a direction and nobody says which end leads.
    NetworkError
        With everything in the file that cannot be a person or a tie.
    """
    known = read_mark(str(file.data[MARK_KEY]), subject) if MARK_KEY in file.data else None
    called = _called(file, columns.person, known, subject)
    faults = [] if known is None else _answer_faults(file, known.mark)
    if faults:
        raise NetworkError(subject, limited(faults, "nodes"))
    return LeadershipNetwork.from_networkx(
        _graph_of(file, called, known),
        direction=direction,
        respondents=respondents,
        strength=columns.strength,
        layer=columns.layer,
        wave=columns.wave,
        self_ties=self_ties,
        ignore=columns.ignore,
    )


def _graph_of(
    file: GraphFile, called: Mapping[str, Hashable], known: FileMark | None
) -> "nx.Graph[Any]":
    import networkx as nx  # noqa: PLC0415  it costs more to import than all the rest

    graph: nx.Graph[Any] = nx.MultiDiGraph() if file.is_directed else nx.MultiGraph()
    for node, told in file.nodes.items():
        graph.add_node(called[node], **told)
    graph.add_edges_from((called[u], called[v], dict(told)) for u, v, told in file.edges)
    if known is not None:
        graph.graph[MARK] = known.mark
        for _, told in graph.nodes(data=True):
            told[ANSWERED] = tuple(word == "yes" for word in str(told.get(ANSWERED)).split())
    return graph


def _answer_faults(file: GraphFile, mark: Mark) -> list[Fault]:
    n_waves = max(len(mark.waves), 1)
    remedy = "Leave what publead wrote as it is, or remove the graph's data 'publead'"
    return [
        Fault(f"its {ANSWERED!r} is not yes or no for each wave", place=f"node {n}", remedy=remedy)
        for n, told in enumerate(file.nodes.values(), start=1)
        for words in (str(told.get(ANSWERED, "")).split(),)
        if len(words) != n_waves or not {"yes", "no"}.issuperset(words)
    ]


def xml_faults(file: GraphFile) -> list[Fault]:
    """Return a fault for each text that XML has no way to write."""
    remedy = "Remove the control characters"
    faults = [
        Fault("the id or an attribute holds a control character", place=place, remedy=remedy)
        for number, (node, told) in enumerate(file.nodes.items(), start=1)
        if any(_NOT_XML.search(text) for text in (node, *_texts(told)))
        for place in (f"person {number}",)
    ]
    names = {*_texts(file.data), *(name for told in file.nodes.values() for name in told)}
    names |= {text for *_, told in file.edges for text in _texts(told)}
    if any(_NOT_XML.search(name) for name in names):
        problem = "a name of an attribute, layer, wave or note holds a control character"
        faults.append(Fault(problem, remedy=remedy))
    return faults


def _texts(told: Data) -> Iterator[str]:
    return (value for value in told.values() if isinstance(value, str))


def _attribute_faults(attributes: Mapping[str, tuple[object, ...]]) -> list[Fault]:
    faults = []
    for name, values in attributes.items():
        kinds = {type(value) for value in values if value is not None}
        if len(kinds) > 1 or not kinds <= {str, int, float, bool}:
            listed = ", ".join(sorted(kind.__name__ for kind in kinds))
            problem = f"attribute {shown(name)} holds {listed}"
            remedy = "Make it text, numbers, or true and false throughout"
            faults.append(Fault(problem, remedy=remedy))
        if kinds == {int} and any(abs(_whole(value)) > LARGEST_INTEGER for value in values):
            problem = f"attribute {shown(name)} holds whole numbers beyond 64 bits"
            faults.append(Fault(problem, remedy="Make it text"))
    return faults


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _called(
    file: GraphFile, person: str | None, known: FileMark | None, subject: str
) -> dict[str, Hashable]:
    """Return what each node is called, all different."""
    if person is not None:
        found = [told.get(person) for told in file.nodes.values()]
    elif known is not None and known.has_whole_ids:
        found = [int(node) if WHOLE.fullmatch(node) else None for node in file.nodes]
    else:
        return {node: node for node in file.nodes}
    seen: dict[Hashable, int] = {}
    faults = []
    remedy = "Every node needs an id of its own; name other data in person=, or leave it out"
    for number, name in enumerate(found, start=1):
        earlier = seen.setdefault(name, number)
        if name is None:
            faults.append(Fault("has no id", place=f"node {number}", remedy=remedy))
        elif earlier < number:
            problem = f"has the id of node {earlier}"
            faults.append(Fault(problem, place=f"node {number}", remedy=remedy))
    if faults:
        raise NetworkError(subject, limited(faults, "nodes"))
    return dict(zip(file.nodes, found, strict=True))
