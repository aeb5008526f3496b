"""What a reader of a network's file has found so far, whatever the format, and its faults."""

from collections.abc import Iterable, Mapping

import attrs

from publead.errors import Fault, limited
from publead.exchange.graph_files import Data, GraphFile, Plain
from publead.network import NetworkError


@attrs.define
class Gathered:
    """
    What a reader of a network's file has found so far.

    Attributes
    ----------
    subject : str
        What is being read, as the error names it.
    is_directed : bool or None
        Whether edges have a direction; None while nobody has said.
    nodes, edges, data
        What was found.
    faults : list of Fault
        What is wrong with it.
    """

    subject: str
    is_directed: bool | None = None
    nodes: dict[str, dict[str, Plain]] = attrs.field(factory=dict)
    edges: list[tuple[str, str, dict[str, Plain]]] = attrs.field(factory=list)
    data: dict[str, Plain] = attrs.field(factory=dict)
    faults: list[Fault] = attrs.field(factory=list)

    def fault(self, problem: str, place: str, remedy: str) -> None:
        """Note a fault."""
        self.faults.append(Fault(problem, place=place, remedy=remedy))

    def node(self, node: str, place: str) -> dict[str, Plain]:
        """Take a node, and return what is to hold its data."""
        if not node:
            self.fault("is a node without an id", place, "Give it one")
        elif node in self.nodes:
            self.fault("is a node whose id another has", place, "Ids must differ")
        told: dict[str, Plain] = {}
        self.nodes[node] = told
        return told

    def edge(self, source: str, target: str) -> dict[str, Plain]:
        """Take an edge, and return what is to hold its data."""
        told: dict[str, Plain] = {}
        self.edges.append((source, target, told))
        return told

    def file(
        self,
        of_nodes: Data | None = None,
        of_edges: Data | None = None,
        *,
        further: Iterable[Fault] = (),
    ) -> GraphFile:
        """
        Return what was found.

        Parameters
        ----------
        of_nodes, of_edges : mapping
            What holds wherever a node or an edge does not say.
        further : iterable of Fault
            What else is wrong.

        Raises
        ------
        NetworkError
            With everything that is wrong with it.
        """
        remedy = "Export nodes and edges together"
        strangers = [
            Fault("joins a node that is not in the file", place=f"edge {number}", remedy=remedy)
            for number, (source, target, _) in enumerate(self.edges, start=1)
            if source not in self.nodes or target not in self.nodes
        ]
        found = [*self.faults, *further]
        faults = [*limited(found, "elements"), *limited(strangers, "edges")]
        if faults:
            raise NetworkError(self.subject, faults)
        nodes, edges = of_nodes or {}, of_edges or {}
        return GraphFile(
            is_directed=bool(self.is_directed),
            nodes={node: _filled(nodes, told) for node, told in self.nodes.items()},
            edges=[(u, v, _filled(edges, told)) for u, v, told in self.edges],
            data=self.data,
        )


def _filled(defaults: Data, told: Mapping[str, Plain]) -> Data:
    return {**defaults, **told}
