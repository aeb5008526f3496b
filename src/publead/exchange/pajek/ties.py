"""The ties of a Pajek file, gathered as their lines are read."""

import re
from collections.abc import Mapping
from typing import Final

import attrs

from publead.exchange.graph_files import Plain
from publead.exchange.pajek.words import NUMBER
from publead.exchange.typed_texts import number

_TIMES: Final = re.compile(r"\[[-0-9,*]+\]")
_ONE_KIND: Final = "Turn each edge into two arcs in Pajek, or each arc into an edge"
ONE_TIME: Final = "Generate the network in time in Pajek, and save each time in a file of its own"


class WrongLineError(ValueError):
    """A line is no tie; carries what is wrong with it and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem, self.remedy = problem, remedy
        super().__init__(problem)


def has_times(words: list[str]) -> bool:
    """Return whether a word says when a vertex or a tie was there."""
    return any(_TIMES.fullmatch(word) for word in words)


@attrs.define
class Ties:
    """
    The ties of a Pajek file, gathered as their lines are read.

    Attributes
    ----------
    n : int
        How many vertices there are.
    is_directed : bool or None
        Whether ties have a direction; None while nobody has said.
    found : list of tuple
        Source and target, counted from 0, value and relation.
    """

    n: int = 0
    is_directed: bool | None = None
    found: list[tuple[int, int, float | None, int | None]] = attrs.field(factory=list)
    _section: str = ""
    _relation: int | None = None
    _row: int = 0

    def open(self, section: str, relation: int | None) -> None:
        """Begin a section."""
        self._section, self._relation, self._row = section, relation, 0
        if not self.found:
            self.is_directed = not section.startswith("edges")

    def take(self, words: list[str]) -> None:
        """
        Take a line of a section.

        Raises
        ------
        WrongLineError
            If it holds no tie.
        """
        if self._section == "matrix":
            self._take_row(words)
        elif self._section.endswith("list"):
            source = self._place(words[0])
            for word in words[1:]:
                self._add(source, self._place(word), None)
        else:
            self._take_tie(words)

    def told(self, names: Mapping[int, str]) -> list[tuple[int, int, dict[str, Plain]]]:
        """Return the ties with their data; a relation without a name is called by its number."""
        layered = any(relation is not None for *_, relation in self.found)
        listed = []
        for source, target, value, relation in self.found:
            told: dict[str, Plain] = {} if value is None else {"weight": value}
            if layered:
                told["layer"] = names.get(relation or 0) or str(relation or 0)
            listed.append((source, target, told))
        return listed

    def _take_tie(self, words: list[str]) -> None:
        relation = self._relation
        if words[0].endswith(":") and NUMBER.fullmatch(words[0][:-1]):
            relation = int(words[0][:-1])
            words = words[1:]
        if len(words) < 2:
            remedy = "Give the numbers of two vertices"
            raise WrongLineError("is a tie with fewer than two ends", remedy)
        if has_times(words[2:]):
            raise WrongLineError("has times", ONE_TIME)
        value = _value(words[2]) if len(words) > 2 else None
        self._add(self._place(words[0]), self._place(words[1]), value, relation)

    def _take_row(self, words: list[str]) -> None:
        source, self._row = self._row, self._row + 1
        if source >= self.n or len(words) != self.n:
            problem = f"is no row of a matrix of {self.n} × {self.n}"
            raise WrongLineError(problem, "Give one row a vertex, with one number a vertex")
        for target, word in enumerate(words):
            value = _value(word)
            if value != 0:
                self._add(source, target, value)

    def _add(
        self, source: int, target: int, value: float | None, relation: int | None = None
    ) -> None:
        is_directed = not self._section.startswith("edges")
        if not self.found:
            self.is_directed = is_directed
        elif is_directed is not self.is_directed:
            raise WrongLineError("is a tie of another kind than those before", _ONE_KIND)
        self.found.append((source, target, value, self._relation if relation is None else relation))

    def _place(self, word: str) -> int:
        if NUMBER.fullmatch(word) and 1 <= int(word) <= self.n:
            return int(word) - 1
        problem = f"names a vertex that is none of 1 to {self.n}"
        raise WrongLineError(problem, "Count vertices from 1, in their order under *Vertices")


def _value(word: str) -> float:
    try:
        return number(word)
    except ValueError:
        raise WrongLineError("has a value that is no number", "Mend it") from None
