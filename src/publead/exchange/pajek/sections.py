"""The sections of a Pajek file, gathered line by line."""

from typing import Final

import attrs

from publead.errors import Fault, shown
from publead.exchange.gathered import Gathered
from publead.exchange.graph_files import GraphFile
from publead.exchange.network_marks import MARK_KEY
from publead.exchange.pajek.limits import ANSWERED_WORD, MARK_WORD, SUBJECT, PajekLimits
from publead.exchange.pajek.ties import ONE_TIME, Ties, WrongLineError, has_times
from publead.exchange.pajek.words import NUMBER, MisquotedError, section_of, words_of
from publead.network.network.to_graph import ANSWERED

_TIES: Final = frozenset({"arcs", "edges", "arcslist", "edgeslist", "matrix"})
_SKIPPED: Final = "skipped"
_MARKS: Final = "Write one inside a label as &#34;"
_ALONE: Final = "Save the network alone, as a .net file"


@attrs.define
class Sections:
    """
    The sections of a Pajek file, gathered line by line.

    Attributes
    ----------
    limits : PajekLimits
        How much is read.
    found : Gathered
        What was found.
    labels : list of str
        What the vertices are called, in their order.
    """

    limits: PajekLimits
    found: Gathered = attrs.field(factory=lambda: Gathered(SUBJECT))
    labels: list[str] = attrs.field(factory=list)
    _ties: Ties = attrs.field(factory=Ties)
    _named: set[int] = attrs.field(factory=set)
    _relations: dict[int, str] = attrs.field(factory=dict)
    _answered: list[str] = attrs.field(factory=list)
    _section: str = ""
    _line: int = 0

    def take(self, text: str, line: int) -> None:
        """Take a line, without its end."""
        self._line = line
        plain = text.strip()
        try:
            if plain.startswith("%"):
                self._remark(plain)
            elif plain.startswith("*"):
                self._open(*section_of(plain))
            elif plain:
                self._take_words(words_of(plain))
        except MisquotedError:
            self._fault("quotation marks do not stand in pairs round words", _MARKS)
        except WrongLineError as wrong:
            self._fault(wrong.problem, wrong.remedy)

    def file(self) -> GraphFile:
        """
        Return what was told.

        Raises
        ------
        NetworkError
            With everything that is wrong with it.
        """
        further = []
        if not self.labels and not self.found.faults:
            remedy = "Export the network as a Pajek .net file"
            further.append(Fault("has no *Vertices, or none in it", remedy=remedy))
        for place, label in enumerate(self.labels, start=1):
            told = self.found.node(label, f"vertex {place}")
            if MARK_KEY in self.found.data and place <= len(self._answered):
                told[ANSWERED] = self._answered[place - 1]
        for source, target, data in self._ties.told(self._relations):
            self.found.edge(self.labels[source], self.labels[target]).update(data)
        self.found.is_directed = self._ties.is_directed
        return self.found.file(further=further)

    def _remark(self, text: str) -> None:
        if text.startswith(MARK_WORD):
            self.found.data[MARK_KEY] = text.removeprefix(MARK_WORD)
        elif text.startswith(ANSWERED_WORD):
            self._answered += text.removeprefix(ANSWERED_WORD).split()

    def _open(self, section: str, relation: int | None, rest: str) -> None:
        self._section = section
        if section == "vertices":
            self._announce(rest.split())
        elif section in _TIES:
            self._ties.open(section, relation)
            if relation is not None:
                self._relations[relation] = "".join(words_of(rest)[:1])
        elif section != "network":
            self._section = _SKIPPED
            self._fault(f"opens the section {shown(section)}, which is no network", _ALONE)

    def _announce(self, counts: list[str]) -> None:
        problem, remedy = "", _ALONE
        if self.labels:
            problem = "opens a second network"
        elif len(counts) == 2:
            problem, remedy = "is a network of two modes", "Read it with read_two_mode, as a table"
        elif len(counts) != 1 or not NUMBER.fullmatch(counts[0]):
            problem, remedy = "does not say how many vertices there are", "Write *Vertices 12"
        elif int(counts[0]) > self.limits.vertices:
            problem = f"announces more than {self.limits.vertices:,} vertices"
            remedy = "Pass limits=PajekLimits(vertices=...) if you trust it"
        if problem:
            self._section = _SKIPPED
            self._fault(problem, remedy)
            return
        self.labels = [str(place) for place in range(1, int(counts[0]) + 1)]
        self._ties.n = len(self.labels)

    def _take_words(self, words: list[str]) -> None:
        if self._section == "vertices":
            self._vertex(words)
        elif self._section in _TIES:
            self._ties.take(words)
        elif not self._section:
            self._fault("stands before any section", "Begin the file with *Vertices")

    def _vertex(self, words: list[str]) -> None:
        place = int(words[0]) if NUMBER.fullmatch(words[0]) else 0
        if not 1 <= place <= len(self.labels):
            problem = f"is a vertex that is none of 1 to {len(self.labels)}"
            raise WrongLineError(problem, "Number vertices from 1")
        if place in self._named:
            raise WrongLineError("is a vertex that was there before", "Keep one of the two lines")
        if has_times(words[2:]):
            raise WrongLineError("has times", ONE_TIME)
        self._named.add(place)
        if len(words) > 1:
            self.labels[place - 1] = words[1]

    def _fault(self, problem: str, remedy: str) -> None:
        self.found.fault(problem, f"line {self._line}", remedy)
