"""Rounds in which every tool does its work, and the tables of what they took."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import attrs
import numpy as np
from side_by_side import Ratio, ratio

ENOUGH, MOST_TIMES = 0.01, 1_000
OWN = ("publead", "publead[fast]")


class Clock:
    """Some work, timed by the processor time of this process, often enough to be read."""

    def __init__(self, work: Callable[[], object]) -> None:
        self._work, self._times = work, 1

    def first(self) -> Any:
        """Do the work once, and find out how often it must be done to be timed."""
        start = time.process_time()
        found = self._work()
        spent = time.process_time() - start
        self._times = min(MOST_TIMES, max(1, int(ENOUGH / max(spent, 1e-9))))
        return found

    def seconds(self) -> float:
        """Return the seconds of one time."""
        start = time.process_time()
        for _ in range(self._times):
            self._work()
        return (time.process_time() - start) / self._times


@attrs.frozen(eq=False)
class Timed:
    """
    What a tool took in each round.

    Attributes
    ----------
    what : str
        What was measured.
    n : int
        How many people.
    tool : str
        Who did it.
    seconds : list of float
        For the whole of the work, one a round.
    sampled : bool
        Whether it was done from some sources only, and scaled up.
    """

    what: str
    n: int
    tool: str
    seconds: Sequence[float]
    sampled: bool = False

    @property
    def median(self) -> float:
        """The median over the rounds."""
        return float(np.median(self.seconds))


def in_rounds(clocks: Mapping[str, Clock], rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each work in each round; every round does each of them."""
    for clock in clocks.values():
        clock.seconds()  # warms up
    found: dict[str, list[float]] = {name: [] for name in clocks}
    for _ in range(rounds):
        for name, clock in clocks.items():
            found[name].append(clock.seconds())
    return found


def find(found: Iterable[Timed], what: str, n: int, tool: str) -> Timed | None:
    """Return what a tool took, if it was asked."""
    same = (each for each in found if (each.what, each.n, each.tool) == (what, n, tool))
    return next(same, None)


def ratio_to(found: Sequence[Timed], timed: Timed, own: str) -> Ratio | None:
    """Return how many times as long as this library a tool took, round by round."""
    mine = find(found, timed.what, timed.n, own)
    return None if mine is None else ratio(timed.seconds, mine.seconds)


def times_table(found: Sequence[Timed], what: str) -> str:
    """Return the medians of one work, a row a tool and a column a size."""
    asked = [each for each in found if each.what == what]
    return _by_size(asked, what, [each.tool for each in asked], _time)


def ratios_table(found: Sequence[Timed], what: str) -> str:
    """Return how many times as long as this library the others took, with intervals."""
    asked = [each for each in found if each.what == what]
    tables = []
    for own in OWN:
        if not any(each.tool == own for each in asked):
            continue

        def cell(each: Timed, own: str = own) -> str:
            reached = ratio_to(found, each, own)
            return "" if reached is None else brief(reached)

        others = [each.tool for each in asked if each.tool not in OWN]
        tables.append(_by_size(asked, f"{what}: times as long as {own}", others, cell))
    return "\n\n".join(tables)


def _by_size(
    asked: Sequence[Timed], title: str, tools: Iterable[str], cell: Callable[[Timed], str]
) -> str:
    sizes = sorted({each.n for each in asked})
    rows = []
    for tool in dict.fromkeys(tools):
        each = {each.n: each for each in asked if each.tool == tool}
        rows.append([tool, *(cell(each[n]) if n in each else "" for n in sizes)])
    return markdown([title, *(f"{n:,}" for n in sizes)], rows)


def _time(each: Timed) -> str:
    return f"{'~' if each.sampled else ''}{shown(each.median)}"


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as a page of the docs has it."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def brief(found: Ratio) -> str:
    """Return a ratio and its interval in three digits."""
    return f"{found.median:.3g} [{found.low:.3g}, {found.high:.3g}]"


def shown(seconds: float) -> str:
    """Return a time as people read it."""
    for unit, size in (("h", 3600.0), ("min", 60.0), ("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"
