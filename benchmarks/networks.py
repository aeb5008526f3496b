"""
Measure networks beside other tools, in one run, on one core.

All tools get the same invented organisations, and the real networks where they are. All values
are compared before any time is shown. Rounds are interleaved, so that a ratio is taken within one
round. Times are processor time in one thread, so that other work on the machine counts little; R's
are by R's own clock. Work that would take a tool more than 10 seconds is done from 64 sources and
marked ``~`` (distances by this library from 1,024, a block), or left out where the tool cannot be
asked for that.

Run: ``python benchmarks/networks.py [--quick] [--only hops lengths distances others real backend
load limit] [--page docs/explanation/algorithms.md]``. With ``--page``, what was measured is written
into the page, between its two marks.
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import network_measures
from machine_limits import limits_table, measured_limits
from network_backend import backend_table
from network_engines import tools
from network_limits import beside_limits
from network_paths import WHAT, compared
from network_r import has_sna, versions
from network_rounds import (
    Timed,
    find,
    markdown,
    ratio_to,
    ratios_table,
    shown,
    times_table,
)
from organisations import organisation
from real_networks import real_networks
from side_by_side import describe_machine, stay_on_one_core

SIZES, QUICK = (21, 200, 2_000, 10_000, 100_000), (21, 200)
TARGET_SIZES = (2_000, 10_000)
TARGETS = {
    ("hops", "publead", "networkx"): 24.0,
    ("hops", "publead[fast]", "networkx"): 80.0,
    ("hops", "publead[fast]", "igraph"): 2.0,
    ("lengths", "publead[fast]", "igraph"): 0.8,
    ("distances", "publead", "igraph"): 10.0,
}
OTHERS = ("others", "real", "backend", "load", "limit")
START, END = "<!-- measured by benchmarks/networks.py -->", "<!-- end of what was measured -->"
Say = Callable[[str], None]


def of_paths(
    sections: Sequence[str], sizes: Sequence[int], rounds: int, say: Say
) -> Sequence[Timed]:
    """Tell the times of betweenness and distances at all sizes, and what was promised."""
    found: list[Timed] = []
    for section in sections:
        for n in sizes:
            found += compared(section, organisation(n), rounds)
        say(times_table(found, WHAT[section]))
        say(ratios_table(found, WHAT[section]))
    if rows := promised(found):
        say(markdown(["promised", "reached, with a 95 % interval", ""], rows))
    return found


def promised(found: Sequence[Timed]) -> list[list[str]]:
    """Return what was promised, what was reached, and whether the interval reaches it."""
    rows = []
    for (section, own, peer), least in TARGETS.items():
        for n in TARGET_SIZES:
            timed = find(found, WHAT[section], n, peer)
            reached = None if timed is None else ratio_to(found, timed, own)
            if reached is not None:
                what = f"{WHAT[section]}, {n:,} people: {own} ≥ {least:g} × {peer}"
                value = f"{reached.median:.1f} [{reached.low:.1f}, {reached.high:.1f}]"
                met = "met" if reached.low >= least else "the interval reaches it"
                rows.append([what, value, met if reached.high >= least else "not yet"])
    return rows


def of_others(sizes: Sequence[int], rounds: int, say: Say) -> None:
    """Tell the times of all other measures."""
    sizes = [n for n in sizes if n <= max(TARGET_SIZES)]
    for name in network_measures.MEASURES:
        found = network_measures.compared(name, sizes, rounds)
        say(times_table(found, name))


def of_real_networks(rounds: int, say: Say) -> None:
    """Tell the time for all real networks together, after comparing their values."""
    networks, found = real_networks(), []
    for section in WHAT if networks else ():
        totals: dict[str, list[float]] = {}
        for made in networks:
            for timed in compared(section, made, rounds, in_r=False):
                so_far = totals.setdefault(timed.tool, [0.0] * rounds)
                totals[timed.tool] = [a + b for a, b in zip(so_far, timed.seconds, strict=True)]
        n = sum(made.n for made in networks)
        found += [Timed(WHAT[section], n, tool, times) for tool, times in totals.items()]
    for section in WHAT if networks else ():
        title = f"{len(networks)} real networks together"
        say(f"{title}:\n\n{times_table(found, WHAT[section])}")
        say(ratios_table(found, WHAT[section]))
    if not networks:
        say("The real networks are not here.")


def of_loading(rounds: int, say: Say) -> None:
    """Tell how long the first call of each compiled kernel takes in a fresh process."""
    code = (
        "import time, sys; from publead.graphs.csr import Csr;"
        "from publead.graphs.betweenness import node_betweenness as b;"
        "from publead.graphs.work import Engine, Work; g = Csr.from_edges(3, [0, 1], [1, 2]);"
        "t = time.process_time(); b(g, work=Work(Engine.COMPILED), lengths={});"
        "print(time.process_time() - t)"
    )
    rows = []
    for name, lengths in (("hops", "None"), ("lengths", "[1, 2]")):
        asked = [sys.executable, "-c", code.format(lengths)]
        spent = [
            float(subprocess.run(asked, check=True, capture_output=True, text=True).stdout)
            for _ in range(rounds + 1)
        ]
        rows.append([f"kernel by {name}", shown(sorted(spent[1:])[rounds // 2])])
    say(markdown(["compiled before; numba and kernel loaded", "time"], rows))


def machine() -> str:
    """Return the machine and the versions."""
    packages = [tool.name for tool in tools() if find_spec(tool.name) is not None]
    compiler = ["numba"] if find_spec("numba") else []
    described = describe_machine("numpy", "scipy", *compiler, *sorted({*packages} - {"publead"}))
    return described.replace("\n", "; ") + (f", {versions()}" if has_sna() else "")


def write(page: Path, said: Sequence[str]) -> None:
    """Put what was said between the marks of a page."""
    text = page.read_text(encoding="utf-8")
    before, rest = text.split(START)
    _, after = rest.split(END)
    body = "\n\n".join(said)
    page.write_text(f"{before}{START}\n\n{body}\n\n{END}{after}", encoding="utf-8")


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Measure networks beside other tools.")
    parser.add_argument("--quick", action="store_true", help="a smoke run that proves no speed")
    parser.add_argument("--only", nargs="+", choices=[*WHAT, *OTHERS], help="which sections")
    parser.add_argument("--sizes", nargs="+", type=int, help="how many people")
    parser.add_argument("--rounds", type=int, default=5, help="how many paired rounds, at least 5")
    parser.add_argument("--page", type=Path, help="the page to write the tables into")
    asked = parser.parse_args()
    rounds, sizes = max(5, asked.rounds), asked.sizes or (QUICK if asked.quick else SIZES)
    only, begun, said = asked.only or [*WHAT, *OTHERS], time.monotonic(), []

    def say(text: str) -> None:
        said.append(text)
        print(text, end="\n\n", flush=True)

    say(machine())
    found = of_paths([section for section in WHAT if section in only], sizes, rounds, say)
    if "others" in only:
        of_others(sizes, rounds, say)
    if "real" in only:
        of_real_networks(rounds, say)
    if "backend" in only:
        say(backend_table([n for n in sizes if n <= TARGET_SIZES[0]], rounds))
    if "load" in only and find_spec("numba"):
        of_loading(rounds, say)
    if "limit" in only:
        limits = measured_limits()
        say(limits_table(limits))
        if rows := beside_limits(found, limits):
            say(rows)
    say(f"{rounds} paired rounds, {shown(time.monotonic() - begun)} in all.")
    if asked.page:
        write(asked.page, said)


if __name__ == "__main__":
    stay_on_one_core()
    main()
