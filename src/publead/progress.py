"""
Long work: how far it is, a bar that shows it, and a way to end it.

Whatever takes long asks for a `Progress`: anything that can be called with a `Step`. To end the
work, it raises; the work then ends cleanly, and what was raised reaches whoever called it.
"""

import sys
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Final, Protocol, TextIO, TypeVar

import attrs

from publead.errors import CancelledError

WIDTH: Final = 30
SECONDS_BETWEEN: Final = 0.1

Part = TypeVar("Part")


@attrs.frozen(kw_only=True)
class Step:
    """
    How far some work is.

    Attributes
    ----------
    work : str
        What is being done.
    done, total : int
        How much of it, in units of its own.

    Examples
    --------
    >>> print(Step(work="betweenness", done=640, total=2000))
    betweenness: 640 of 2,000
    """

    work: str
    done: int
    total: int

    def __str__(self) -> str:
        """Return the work and how far it is."""
        return f"{self.work}: {self.done:,} of {self.total:,}"


class Progress(Protocol):
    """Whoever is told how far the work is; called in the thread that asked for the work."""

    def __call__(self, step: Step, /) -> None:
        """Take note of a step; raise to end the work."""


def silent(_: Step, /) -> None:
    """Take no note: the default of all long work."""


@attrs.define(kw_only=True, eq=False)
class ProgressBar:
    """
    A line that fills up, on the terminal; nothing where the output is no terminal.

    Attributes
    ----------
    stream : file, optional
        Where to draw; standard error by default.

    Examples
    --------
    >>> bar = ProgressBar()
    >>> bar(Step(work="betweenness", done=1, total=2))  # draws, on a terminal
    """

    stream: TextIO | None = None
    _drawn: float = attrs.field(default=-SECONDS_BETWEEN, init=False)

    def __call__(self, step: Step, /) -> None:
        """Draw the step, ten times a second at most, and always the last."""
        stream, now = self.stream or sys.stderr, time.monotonic()
        last = step.done >= step.total
        if not stream.isatty() or (now - self._drawn < SECONDS_BETWEEN and not last):
            return
        self._drawn = now
        filled = WIDTH * step.done // max(step.total, 1)
        stream.write(f"\r{'█' * filled}{'░' * (WIDTH - filled)} {step}{chr(10) if last else ''}")
        stream.flush()


@attrs.define(eq=False)
class Cancellation:
    """
    A way to end work from another thread, or after a while.

    Attributes
    ----------
    then : Progress
        Who else is told of each step.
    deadline : float, optional
        After how many seconds to end the work by itself.

    Examples
    --------
    >>> stop = Cancellation()
    >>> stop.cancel()
    >>> stop(Step(work="betweenness", done=1, total=2))
    Traceback (most recent call last):
    ...
    publead.errors.CancelledError: betweenness was cancelled at 1 of 2
    """

    then: Progress = silent
    deadline: float | None = attrs.field(default=None, kw_only=True)
    _asked: threading.Event = attrs.field(factory=threading.Event, init=False)
    _begun: float = attrs.field(factory=time.monotonic, init=False)

    def cancel(self) -> None:
        """Ask that the work end at its next step."""
        self._asked.set()

    def __call__(self, step: Step, /) -> None:
        """
        Pass the step on, or end the work.

        Raises
        ------
        CancelledError
            If somebody asked for it, or the time is up.
        """
        late = self.deadline is not None and time.monotonic() - self._begun > self.deadline
        if (late or self._asked.is_set()) and step.done < step.total:
            raise CancelledError(step.work, step.done, step.total)
        self.then(step)


def told(
    parts: Iterable[tuple[Part, int]], work: str, total: int, progress: Progress
) -> Iterator[Part]:
    """
    Yield the parts of some work, and tell after each how far it is.

    Parameters
    ----------
    parts : iterable of (part, int)
        Each with how much it adds to what is done.
    work : str
        What is being done.
    total : int
        How much there is to do.
    progress : Progress
        Who is told; before the first part, too, so that it can be ended at once.

    Examples
    --------
    >>> list(told([("a", 1), ("b", 2)], "letters", 3, lambda step: print(step)))
    letters: 0 of 3
    letters: 1 of 3
    letters: 3 of 3
    ['a', 'b']
    """
    done = 0
    progress(Step(work=work, done=done, total=total))
    for part, amount in parts:
        yield part
        done += amount
        progress(Step(work=work, done=done, total=total))
