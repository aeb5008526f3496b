"""R's sna beside the library: one process of R a network, asked again and again."""

import subprocess
import tempfile
from pathlib import Path
from shutil import which

import numpy as np
from network_engines import Floats, Tool
from network_rounds import Clock
from organisations import Organisation

SCRIPT = Path(__file__).with_name("sna.R")
ENOUGH, MOST_TIMES = 0.05, 1_000


class RSna(Tool):
    """R's sna, in R and C; its own clock is read, so that neither R's start nor pipes count."""

    name = "R sna"

    def build(self, made: Organisation) -> "subprocess.Popen[str]":
        path = Path(tempfile.mkdtemp()) / "ties.csv"
        ends = np.stack([made.sources, made.targets], axis=1)
        np.savetxt(path, ends, "%d", ",", header="u,v", comments="")
        asked = ["Rscript", str(SCRIPT), str(path), str(made.n)]
        return subprocess.Popen(asked, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(self, name: str, times: int = 1) -> tuple[float, Floats]:
        """Return the seconds of one time, and the values."""
        self.held.stdin.write(f"{name}\t{times}\n")
        self.held.stdin.flush()
        said = self.held.stdout.readline().split()
        return float(said[0]), np.array(said[1:], dtype=np.float64)

    def close(self) -> None:
        """End R."""
        self.held.stdin.close()
        self.held.wait()
        self.held.stdout.close()


class RClock(Clock):
    """A measure of sna, timed by R."""

    def __init__(self, tool: RSna, name: str) -> None:
        self._tool, self._name, self._times = tool, name, 1

    def first(self) -> Floats:
        seconds, values = self._tool.ask(self._name)
        while seconds * self._times < ENOUGH and self._times < MOST_TIMES:
            self._times *= 4
            seconds, values = self._tool.ask(self._name, self._times)
        return values

    def seconds(self) -> float:
        return self._tool.ask(self._name, self._times)[0]


def has_sna() -> bool:
    """Tell whether R is here, with sna."""
    if which("Rscript") is None:
        return False
    asked = ["Rscript", "-e", "quit(status = !requireNamespace('sna', quietly = TRUE))"]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0


def versions() -> str:
    """Return the versions of R and sna."""
    asked = ["Rscript", "-e", "cat(paste0('R ', getRversion(), ', sna ', packageVersion('sna')))"]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout
