"""Betweenness and distances beside other tools: who is asked what, and whether values agree."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib.util import find_spec

import attrs
import numpy as np
from network_engines import LIMITS, Compiled, Floats, Networkx, Publead, Sources, Tool, tools
from network_r import RClock, RSna, has_sna
from network_rounds import Clock, Timed, in_rounds
from organisations import Organisation

MOST_SECONDS, SAMPLE, BLOCK = 10.0, 64, 1_024
WHAT = {
    "hops": "betweenness by hops",
    "lengths": "betweenness by lengths",
    "distances": "closeness and harmonic closeness",
}
MOST_IN_R, NEAR = 200, 1e-6


@attrs.frozen(eq=False)
class Run:
    """A tool's work on one network: from all sources, or from a sample."""

    tool: Tool
    section: str
    sources: Sources | None

    @property
    def share(self) -> float:
        """How much of the whole work this is."""
        return 1.0 if self.sources is None else self.sources.size / self.tool.n

    def done(self) -> Floats:
        """Do the work."""
        found: Floats = getattr(self.tool, self.section)(self.sources)
        return found


def compared(section: str, made: Organisation, rounds: int, *, in_r: bool = True) -> list[Timed]:
    """Return what every tool took, in R too where asked, after its values were compared."""
    asked = {run.tool.name: run for run in runs(section, made)}
    clocks = {name: Clock(run.done) for name, run in asked.items()}
    firsts = {name: clock.first() for name, clock in clocks.items()}
    check(section, made, asked, firsts)
    in_r &= section == "hops" and made.n <= MOST_IN_R and has_sna()
    sna = RSna(made) if in_r else None
    if sna is not None:
        clocks[sna.name] = RClock(sna, section)
        np.testing.assert_allclose(
            clocks[sna.name].first(), firsts["publead"], rtol=NEAR, atol=NEAR
        )
    seconds = in_rounds(clocks, rounds)
    if sna is not None:
        sna.close()
    what, found = WHAT[section], []
    for name, times in seconds.items():
        share = asked[name].share if name in asked else 1.0
        found.append(Timed(what, made.n, name, [each / share for each in times], share < 1))
    return found


def runs(section: str, made: Organisation) -> Iterator[Run]:
    """Yield what each tool is asked; those are left out that cannot do it in the time."""
    looks = made.n * made.sources.size
    for kind in tools():
        seconds = getattr(LIMITS[kind], section) * looks
        if not callable(getattr(kind, section, None)):
            continue
        if seconds <= MOST_SECONDS:
            yield Run(kind(made), section, None)
            continue
        # This library follows the distances from a block of sources together, and not one by one.
        size = BLOCK if kind is Publead and section == "distances" else SAMPLE
        if section in kind.from_some and seconds * size / made.n <= MOST_SECONDS:
            start = (made.n - size) // 2
            yield Run(kind(made), section, np.arange(start, start + size))


def check(
    section: str, made: Organisation, asked: dict[str, Run], firsts: dict[str, Floats]
) -> None:
    """Compare all values; networkx and networkit are known to err by lengths."""
    own = Publead(made)
    engine = Compiled(made) if find_spec("numba") else own
    known: dict[tuple[bool, int], Floats] = {}
    for name, run in asked.items():
        if section == "lengths" and not run.tool.exact_ties:
            continue
        if isinstance(run.tool, Networkx) and run.sources is not None:
            continue  # it draws its own sources
        arriving = section == "distances" and not isinstance(run.tool, Publead)
        expected: Callable[[], Floats]
        if section == "distances":
            expected = partial(own.arriving if arriving else engine.met_from, run.sources)
        else:
            expected = partial(getattr(engine, section), run.sources)
        key = (arriving, made.n if run.sources is None else run.sources.size)
        if key not in known:
            known[key] = expected()
        np.testing.assert_allclose(firsts[name], known[key], err_msg=name, rtol=NEAR, atol=NEAR)
