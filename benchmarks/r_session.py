"""One R process that holds the same data, does the same work, and reads its own clock."""

import subprocess
import tempfile
from pathlib import Path
from shutil import which
from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

SCRIPT = Path(__file__).with_name("peers.R")


class RSession:
    """
    R, started once, with its data in memory before any clock runs.

    Data are written once to a file of doubles and read by R into a data frame. A work's seconds
    are those of ``proc.time`` around the call alone: neither R's start nor what passes between
    the two processes counts. The process inherits the one core and the one BLAS thread.
    """

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._process = subprocess.Popen(
            ["Rscript", str(SCRIPT)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.versions = self._versions()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *what: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        self._folder.cleanup()

    def hold(self, name: str, data: ArrayLike) -> None:
        """Hand R a matrix or a column under a name."""
        matrix = np.asarray(data, dtype=np.float64)
        path = Path(self._folder.name) / name
        path.write_bytes(matrix.tobytes(order="F"))
        n, k = matrix.reshape(len(matrix), -1).shape
        self._ask(f"hold {name} {n} {k} {path}")

    def run(self, work: str) -> tuple[float, NDArray[np.float64]]:
        """Return the seconds of a work, and its values."""
        seconds, *values = self._ask(f"run {work}")
        return float(seconds), np.array(values, dtype=np.float64)

    def _versions(self) -> dict[str, str]:
        found: dict[str, str] = {}
        name, version = self._ask("versions")
        while name != "R":
            found[name] = version
            name, version = self._answer()
        return {name: version} | found

    def _ask(self, line: str) -> list[str]:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> list[str]:
        """Return the words of the next answer; what packages print in between is dropped."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("answer:"):
                return line.split()[1:]
        raise RuntimeError("R ended before it answered; run peers.R by hand to see why")


def has_r() -> bool:
    """Tell whether R is here."""
    return which("Rscript") is not None
