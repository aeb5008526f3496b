"""
Time paths in networks beside other tools, in one run, on one core.

All tools get the same invented organisations, and the real networks where they are. All values
are compared before any time is shown. Rounds are interleaved, so that a ratio is taken within one
round. Times are processor time in one thread, so that other work on the machine counts little.
Work that would take a tool more than 10 seconds is done from 64 sources and marked ``~``, or left
out where the tool cannot be asked for that.

Run: ``python benchmarks/networks.py [--quick] [--only hops lengths distances real load limit]``.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec

import attrs
import numpy as np
from machine_limits import machine_limits
from network_engines import LIMITS, Call, Networkx, Publead, RSna, Sources, Tool, tools
from organisations import Organisation, organisation
from real_networks import real_networks
from side_by_side import Ratio, Target, describe_machine, ratio, stay_on_one_core, table, timed

MOST_SECONDS, SAMPLE = 10.0, 64
SIZES = (21, 200, 2_000, 10_000, 100_000)
WHAT = {
    "hops": "betweenness by hops, with the distances on the way where the tool gives them",
    "lengths": "betweenness by lengths, 1 / strength, with strengths of 1 to 5",
    "distances": "harmonic closeness and closeness, arriving paths, by hops",
}
TARGETS = {
    ("hops", "publead", "networkx"): 24.0,
    ("hops", "publead[fast]", "networkx"): 80.0,
    ("hops", "publead[fast]", "igraph"): 2.0,
    ("lengths", "publead[fast]", "igraph"): 0.8,
    ("distances", "publead", "igraph"): 10.0,
}
TARGET_SIZES = (2_000, 10_000)
Section = Callable[[int], str]


@attrs.frozen(eq=False)
class Run:
    """A tool's work on one network: all sources, or a sample."""

    tool: Tool
    call: Call
    sources: Sources | None

    @property
    def share(self) -> float:
        """How much of the whole work this is."""
        return 1.0 if self.sources is None else self.sources.size / self.tool.n


def runs(section: str, made: Organisation) -> dict[str, Run]:
    """Return what each tool is asked, by its name; those are left out that cannot do it."""
    found = {}
    looks = made.n * made.sources.size
    for kind in tools():
        seconds = getattr(LIMITS[kind], section) * looks
        sampled = seconds > MOST_SECONDS
        can_sample = section in kind.from_some
        share = SAMPLE / made.n if sampled else 1.0
        if not callable(getattr(kind, section, None)) or seconds * share > MOST_SECONDS:
            continue
        if sampled and not can_sample:
            continue
        start = made.n // 2
        sources = np.arange(start, start + SAMPLE) if sampled else None
        tool = kind(made)
        found[kind.name] = Run(tool, getattr(tool, section), sources)
    return found


def check(section: str, made: Organisation, asked: dict[str, Run]) -> None:
    """Compare all values; those of networkx and networkit by lengths are known to err."""
    start = made.n // 2
    some = None if made.n <= 2_000 else np.arange(start, start + SAMPLE)
    own = Publead(made)
    expected = getattr(own, section)(some)
    for name, run in asked.items():
        if isinstance(run.tool, Networkx) and (some is not None or run.sources is not None):
            continue  # it draws its own sources
        if section == "lengths" and not run.tool.exact_ties:
            continue
        if some is not None and run.sources is None and not isinstance(run.tool, Publead):
            np.testing.assert_allclose(
                run.call(None), getattr(own, section)(None), rtol=1e-6, atol=1e-6, err_msg=name
            )
            continue
        found = run.call(some)
        wanted = expected
        if section == "distances" and not isinstance(run.tool, Publead):
            wanted = own.arriving(some)
        np.testing.assert_allclose(found, wanted, rtol=1e-6, atol=1e-6, err_msg=name)


def side_by_side(section: str, n: int, rounds: int) -> str:
    """Return the table of one size, and the targets that it holds."""
    made = organisation(n)
    asked = runs(section, made)
    check(section, made, asked)
    works = {name: partial(run.call, run.sources) for name, run in asked.items()}
    seconds = timed(works, rounds, time.process_time)
    for name, run in asked.items():
        if isinstance(run.tool, RSna):
            seconds[name] = [run.tool.seconds] * rounds
    whole = {
        name: [spent / asked[name].share for spent in times] for name, times in seconds.items()
    }
    rows = [
        [
            name,
            f"{'~' if asked[name].sources is not None else ''}{shown(float(np.median(times)))}",
            *(str(ratio(times, whole[own])) if own in whole else "" for own in own_names()),
            f"{2 * n * made.sources.size / np.median(times):.2g}",
        ]
        for name, times in whole.items()
    ]
    head = [f"n = {n:,}, {made.sources.size:,} ties", "median", *map("/ {}".format, own_names())]
    lines = [table([*head, "arcs / s"], rows), ""]
    for (where, own, peer), least in TARGETS.items():
        if where == section and n in TARGET_SIZES and own in whole and peer in whole:
            reached: Ratio = ratio(whole[peer], whole[own])
            lines.append(str(Target(what=f"{peer} / {own}", ratio=reached, at_least=least)))
    return "\n".join(lines)


def own_names() -> tuple[str, ...]:
    """Return the names of this library, without and with numba."""
    return ("publead", "publead[fast]") if find_spec("numba") else ("publead",)


def shown(seconds: float) -> str:
    """Return a time as people read it."""
    for unit, size in (("h", 3600.0), ("min", 60.0), ("s", 1.0), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def of_real_networks(rounds: int) -> str:
    """Return the time for all real networks together, after comparing their values."""
    networks = real_networks()
    if not networks:
        return "the real networks are not here"
    lines = []
    for section in WHAT:
        total: dict[str, list[float]] = {}
        for made in networks:
            asked = {name: run for name, run in runs(section, made).items() if name != "R sna"}
            check(section, made, asked)
            works = {name: partial(run.call, run.sources) for name, run in asked.items()}
            for name, times in timed(works, rounds, time.process_time).items():
                so_far = total.setdefault(name, [0.0] * rounds)
                total[name] = [one + other for one, other in zip(so_far, times, strict=True)]
        rows = [
            [name, shown(float(np.median(times))), str(ratio(times, total["publead"]))]
            for name, times in total.items()
        ]
        head = [f"{len(networks)} networks, {section}", "median", "/ publead"]
        lines.append(table(head, rows))
    return "\n\n".join(lines)


def load_times(rounds: int) -> str:
    """Return how long the first call of each compiled kernel takes in a fresh process."""
    code = (
        "import time, sys; from publead.graphs.csr import Csr;"
        "from publead.graphs.betweenness import node_betweenness as b;"
        "from publead.graphs.work import Engine, Work; g = Csr.from_edges(3, [0, 1], [1, 2]);"
        "t = time.perf_counter(); b(g, work=Work(Engine.COMPILED), lengths={});"
        "print(time.perf_counter() - t)"
    )
    rows = []
    for name, lengths in (("hops", "None"), ("lengths", "[1, 2]")):
        asked = [sys.executable, "-c", code.format(lengths)]
        spent = [
            float(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)
            for _ in range(rounds + 1)
        ]
        rows.append([f"kernel by {name}", shown(float(np.median(spent[1:])))])
    return table(["compiled before; numba and kernel loaded", "median"], rows)


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Time paths in networks beside other tools.")
    sections: dict[str, Section] = {
        "real": of_real_networks,
        "load": load_times,
        "limit": machine_limits,
    }
    parser.add_argument("--quick", action="store_true", help="a smoke run that proves no speed")
    parser.add_argument("--only", nargs="+", choices=[*WHAT, *sections], help="which sections")
    parser.add_argument("--sizes", nargs="+", type=int, help="how many people")
    parser.add_argument("--rounds", type=int, default=5, help="how many paired rounds, at least 5")
    asked = parser.parse_args()
    rounds, sizes = max(5, asked.rounds), asked.sizes or (SIZES[:2] if asked.quick else SIZES)
    begun = time.monotonic()
    peers = [tool.name for tool in tools() if find_spec(tool.name) is not None]
    print(describe_machine("numpy", "scipy", *(["numba"] if find_spec("numba") else []), *peers))
    for section in asked.only or [*WHAT, *sections]:
        print(f"\n{section}: {WHAT.get(section, '')}\n".replace(": \n", "\n"))
        if section in sections:
            if section != "load" or find_spec("numba"):
                print(sections[section](rounds), flush=True)
            continue
        for n in sizes:
            print(side_by_side(section, n, rounds), end="\n\n", flush=True)
    print(f"{rounds} paired rounds; {shown(time.monotonic() - begun)} in all")


if __name__ == "__main__":
    stay_on_one_core()
    main()
