"""The elements of a GraphML file, gathered as they are told."""

from collections.abc import Mapping
from typing import Final

import attrs

from publead.errors import Fault, shown
from publead.exchange.gathered import Gathered
from publead.exchange.graph_files import GraphFile, Plain
from publead.exchange.graphml.keys import READERS, SUBJECT, Key

_HOLDERS: Final = frozenset({"graph", "node", "edge"})
_UNREADABLE: Final = frozenset({"hyperedge", "port"})


@attrs.define
class Elements:
    """
    The elements of a GraphML file, gathered as they are told.

    Attributes
    ----------
    keys : dict of str to Key
        The kinds of data, by their ids in the file.
    defaults : dict of str to plain value
        What stands where an element does not say, by the key's id.
    found : Gathered
        What was found.
    """

    keys: dict[str, Key] = attrs.field(factory=dict)
    defaults: dict[str, Plain] = attrs.field(factory=dict)
    found: Gathered = attrs.field(factory=lambda: Gathered(SUBJECT))
    _holders: list[tuple[str, dict[str, Plain]]] = attrs.field(factory=list)
    _key: str = ""
    _line: int = 0

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """Take an element that opens."""
        self._line = line
        if name in _HOLDERS:
            self._holders.append((name, self._opened(name, attributes)))
        elif name == "key":
            self._declare(attributes)
        elif name == "data":
            self._key = attributes.get("key", "")
        elif name in _UNREADABLE:
            self._fault(f"is a {name}, and no tie between two people", "Remove it")

    def end(self, name: str, text: str) -> None:
        """Take an element that closes."""
        if name in _HOLDERS:
            self._holders.pop()
        elif name == "default":
            self.defaults |= self._told(text, "default")
        elif name == "data" and self._holders:
            kind, held = self._holders[-1]
            held |= {self.keys[key].name: value for key, value in self._told(text, kind).items()}

    def file(self) -> GraphFile:
        """
        Return what was told.

        Raises
        ------
        NetworkError
            With everything that is wrong with it.
        """
        missing = Fault("has no graph", remedy="Export the network as GraphML")
        return self.found.file(
            self._by_default("node"),
            self._by_default("edge"),
            further=[missing] if self.found.is_directed is None else [],
        )

    def _opened(self, name: str, attributes: Mapping[str, str]) -> dict[str, Plain]:
        if name == "graph":
            self._begin(attributes)
            return self.found.data
        if name == "node":
            return self.found.node(attributes.get("id", ""), f"line {self._line}")
        self._refuse_other_kind(attributes.get("directed"))
        return self.found.edge(attributes.get("source", ""), attributes.get("target", ""))

    def _begin(self, attributes: Mapping[str, str]) -> None:
        if self.found.is_directed is not None:
            self._fault("is a second graph", "Save each graph in a file of its own")
        way = attributes.get("edgedefault", "")
        if way not in {"directed", "undirected"}:
            self._fault("edgedefault is neither 'directed' nor 'undirected'", "Say which it is")
        self.found.is_directed = way == "directed"

    def _refuse_other_kind(self, way: str | None) -> None:
        if way is not None and (way == "true") != self.found.is_directed:
            problem = "is an edge of another kind than the graph's edgedefault"
            self._fault(problem, "Give all edges a direction, or none")

    def _declare(self, attributes: Mapping[str, str]) -> None:
        self._key = attributes.get("id", "")
        name = attributes.get("attr.name", self._key)
        kind = attributes.get("attr.type", "string")
        if kind not in READERS:
            self._fault(f"attr.type is {shown(kind)}", f"Use {', '.join(READERS)}")
            kind = "string"
        self.keys[self._key] = Key(name, kind, attributes.get("for", "all"))

    def _told(self, text: str, where: str) -> dict[str, Plain]:
        """Return a value by its key's id; data that a program keeps for itself have no name."""
        key = self.keys.get(self._key)
        if key is None:
            problem = f"is data of the key {shown(self._key)}, which is not declared"
            self._fault(problem, "Declare it in a <key> before the graph")
            return {}
        value = key.value(text)
        if value is None:
            self._fault(f"{where} data {shown(key.name)} are not of type {key.type}", "Mend them")
            return {}
        return {self._key: value}

    def _by_default(self, kind: str) -> dict[str, Plain]:
        return {
            self.keys[key].name: value
            for key, value in self.defaults.items()
            if self.keys[key].belongs_to in {kind, "all"}
        }

    def _fault(self, problem: str, remedy: str) -> None:
        self.found.fault(problem, f"line {self._line}", remedy)
