"""The elements of a GEXF file, gathered as they are told."""

from collections.abc import Mapping
from typing import Final, TypeVar

import attrs

from publead.errors import Fault, shown
from publead.exchange.gathered import Gathered
from publead.exchange.gexf.kinds import MARK_WORD, READERS, SUBJECT, Kind
from publead.exchange.graph_files import GraphFile, Plain
from publead.exchange.network_marks import MARK_KEY
from publead.exchange.typed_texts import number

_Key = TypeVar("_Key", str, tuple[str, str])

_HOLDERS: Final = frozenset({"node", "edge"})
_TIMES: Final = frozenset({"start", "end", "startopen", "endopen", "timestamp", "timestamps"})
_ONE_TIME: Final = "Slice the network by time first, and save each slice in a file of its own"


@attrs.define
class Elements:
    """
    The elements of a GEXF file, gathered as they are told.

    Attributes
    ----------
    kinds : dict of (str, str) to Kind
        The kinds of data, by what they belong to and their ids in the file.
    defaults : dict of (str, str) to plain value
        What stands where an element does not say, by the same.
    found : Gathered
        What was found.
    """

    kinds: dict[tuple[str, str], Kind] = attrs.field(factory=dict)
    defaults: dict[tuple[str, str], Plain] = attrs.field(factory=dict)
    found: Gathered = attrs.field(factory=lambda: Gathered(SUBJECT))
    _holders: list[tuple[str, dict[str, Plain]]] = attrs.field(factory=list)
    _labels: dict[str, str] = attrs.field(factory=dict)
    _belongs: str = ""
    _kind: str = ""
    _line: int = 0

    def start(self, name: str, attributes: Mapping[str, str], line: int) -> None:
        """Take an element that opens."""
        self._line = line
        if name == "graph":
            self._begin(attributes)
        elif name == "attributes":
            self._belongs = attributes.get("class", "")
        elif name == "attribute":
            self._declare(attributes)
        elif name == "node":
            self._holders.append((name, self._node(attributes)))
        elif name == "edge":
            self._holders.append((name, self._edge(attributes)))
        elif name == "attvalue":
            self._tell(attributes)
        elif name == "spell":
            self._fault("has times", _ONE_TIME)

    def end(self, name: str, text: str) -> None:
        """Take an element that closes."""
        if name in _HOLDERS:
            self._holders.pop()
        elif name == "default":
            self._default(text)
        elif name == "description" and text.startswith(MARK_WORD):
            self.found.data[MARK_KEY] = text.removeprefix(MARK_WORD)

    def file(self) -> GraphFile:
        """
        Return what was told.

        Raises
        ------
        NetworkError
            With everything that is wrong with it.
        """
        if MARK_KEY not in self.found.data:
            # In a file that `write` made, a label is the id again.
            for node, label in self._labels.items():
                self.found.nodes[node].setdefault("label", label)
        missing = Fault("has no graph", remedy="Export the network as GEXF")
        further = [missing] if self.found.is_directed is None else []
        edges = self._by_default("edge")
        if any("weight" in told for *_, told in self.found.edges):
            # The format's own default: an edge that says nothing has weight 1.
            edges = {"weight": 1.0, **edges}
        return self.found.file(self._by_default("node"), edges, further=further)

    def _begin(self, attributes: Mapping[str, str]) -> None:
        if self.found.is_directed is not None:
            self._fault("is a second graph", "Save each graph in a file of its own")
        if attributes.get("mode") == "dynamic":
            self._fault("is a dynamic graph", _ONE_TIME)
        way = attributes.get("defaultedgetype", "undirected")
        if way not in {"directed", "undirected"}:
            self._fault(
                f"defaultedgetype is {shown(way)}", "Use 'directed' or 'undirected', and no other"
            )
        self.found.is_directed = way == "directed"

    def _node(self, attributes: Mapping[str, str]) -> dict[str, Plain]:
        if self._holders or attributes.get("pid"):
            self._fault("is a node within another", "Flatten it: people are on one level")
        self._refuse_times(attributes)
        node = attributes.get("id", "")
        if "label" in attributes:
            self._labels[node] = attributes["label"]
        return self.found.node(node, f"line {self._line}")

    def _edge(self, attributes: Mapping[str, str]) -> dict[str, Plain]:
        way = attributes.get("type")
        if way is not None and way != ("directed" if self.found.is_directed else "undirected"):
            problem = "is an edge of another kind than the graph's defaultedgetype"
            self._fault(problem, "Give all edges a direction, or none; a mutual edge is two")
        self._refuse_times(attributes)
        told = self.found.edge(attributes.get("source", ""), attributes.get("target", ""))
        if "weight" in attributes:
            try:
                told["weight"] = number(attributes["weight"].strip())
            except ValueError:
                self._fault("has a weight that is no number", "Mend it")
        return told

    def _refuse_times(self, attributes: Mapping[str, str]) -> None:
        if _TIMES.intersection(attributes):
            self._fault("has times", _ONE_TIME)

    def _declare(self, attributes: Mapping[str, str]) -> None:
        self._kind = attributes.get("id", "")
        kind = attributes.get("type", "string")
        if kind not in READERS:
            self._fault(f"the type of an attribute is {shown(kind)}", f"Use {', '.join(READERS)}")
            kind = "string"
        named = Kind(attributes.get("title", self._kind), kind, self._belongs)
        self.kinds[self._belongs, self._kind] = named

    def _default(self, text: str) -> None:
        kind = self.kinds.get((self._belongs, self._kind))
        if kind is not None:
            self._take(text, kind, self.defaults, (self._belongs, self._kind))

    def _tell(self, attributes: Mapping[str, str]) -> None:
        if not self._holders:
            self._fault("is a value that belongs to no node or edge", "Put it inside one")
            return
        self._refuse_times(attributes)
        belongs_to, told = self._holders[-1]
        # Version 1.1 wrote id where later ones write for.
        key = attributes.get("for", attributes.get("id", ""))
        kind = self.kinds.get((belongs_to, key))
        if kind is None:
            problem = f"is a value of the attribute {shown(key)}, which is not declared"
            self._fault(problem, f"Declare it in <attributes class={belongs_to!r}>")
        else:
            self._take(attributes.get("value", ""), kind, told, kind.name)

    def _take(self, text: str, kind: Kind, into: dict[_Key, Plain], key: _Key) -> None:
        value = kind.value(text)
        if value is None:
            problem = f"{kind.belongs_to} data {shown(kind.name)} are not of type {kind.type}"
            self._fault(problem, "Mend them")
        else:
            into[key] = value

    def _by_default(self, belongs_to: str) -> dict[str, Plain]:
        return {
            self.kinds[key].name: value
            for key, value in self.defaults.items()
            if key[0] == belongs_to
        }

    def _fault(self, problem: str, remedy: str) -> None:
        self.found.fault(problem, f"line {self._line}", remedy)
