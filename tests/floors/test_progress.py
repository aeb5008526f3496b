"""Claims about long work."""

import io
import threading

import pytest

from publead.errors import CancelledError
from publead.progress import Cancellation, ProgressBar, Step, silent, told


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def step(done: int, total: int = 4) -> Step:
    return Step(work="sums", done=done, total=total)


def test_a_bar_fills_up() -> None:
    """On a terminal the line is drawn over itself, and ends with a new line when all is done."""
    bar = ProgressBar(stream=(stream := Terminal()))
    bar(step(2))
    bar(step(4))
    first, last = stream.getvalue().lstrip("\r").split("\r")
    assert first.count("█") == first.count("░") == 15
    assert last == f"{'█' * 30} sums: 4 of 4\n"


def test_a_bar_does_not_hurry() -> None:
    """Steps that follow within a tenth of a second are not drawn, but for the last."""
    bar = ProgressBar(stream=(stream := Terminal()))
    for done in range(1000):
        bar(step(done, 10**6))
    assert stream.getvalue().count("\r") < 900
    bar(step(10**6, 10**6))
    assert stream.getvalue().endswith("1,000,000 of 1,000,000\n")


def test_a_bar_of_nothing_is_full() -> None:
    """Work of no parts is done, and draws no error."""
    bar = ProgressBar(stream=(stream := Terminal()))
    bar(step(0, 0))
    assert stream.getvalue().endswith("sums: 0 of 0\n")


def test_no_bar_without_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    """In a file or a pipe nothing is drawn; standard error is where it would be."""
    ProgressBar()(step(4))
    ProgressBar(stream=(stream := io.StringIO()))(step(4))
    silent(step(4))
    assert capsys.readouterr().err == stream.getvalue() == ""


def test_work_is_told_part_by_part() -> None:
    """Each part is yielded once, and told after it was used."""
    heard: list[object] = []
    for part in told([("a", 3), ("b", 1)], "sums", 4, heard.append):
        heard.append(part)
    assert heard == [step(0), "a", step(3), "b", step(4)]


def test_cancelling_ends_the_work() -> None:
    """After `cancel`, in whatever thread, the next step raises and says how far the work was."""
    stop = Cancellation()
    parts = told([("a", 3), ("b", 1)], "sums", 4, stop)
    assert next(parts) == "a"
    thread = threading.Thread(target=stop.cancel)
    thread.start()
    thread.join()
    with pytest.raises(CancelledError, match=r"sums was cancelled at 3 of 4") as caught:
        next(parts)
    assert (caught.value.work, caught.value.done, caught.value.total) == ("sums", 3, 4)


def test_what_is_done_is_not_cancelled() -> None:
    """Asked for after the last part, cancelling does nothing, for the work is there."""
    heard: list[Step] = []
    stop = Cancellation(heard.append)
    stop.cancel()
    stop(step(4))
    assert heard == [step(4)]


def test_a_deadline_ends_the_work() -> None:
    """When the time is up, the next step raises; before, steps are passed on."""
    heard: list[Step] = []
    Cancellation(heard.append, deadline=3600)(step(1))
    assert heard == [step(1)]
    with pytest.raises(CancelledError):
        Cancellation(heard.append, deadline=-1)(step(1))
