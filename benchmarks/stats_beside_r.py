"""
Time reliability and agreement beside R's psych and multilevel, in one run, on one core.

Each runs where R has it; what is absent is said. R is started once and reads the same data from a
file; its times are those of its own clock around the call. Rounds are interleaved (ours, R's,
ours, ...), and all values are compared before any time is shown. psych would take longer than ten
seconds at the sizes of the other scripts, so both sides get smaller data, marked with ~. Both do
what a user gets from one call of R: ``psych::alpha`` makes its table of items, and so do we.

Run: ``python benchmarks/stats_beside_r.py [--quick]``.
"""

import argparse
import time
from collections.abc import Callable

import attrs
import numpy as np
from numpy.typing import NDArray
from r_session import RSession, has_r
from side_by_side import Row, Target, describe_machine, ratio, stay_on_one_core, table
from stats_agreement import N_ITEMS as N_TEAM_ITEMS
from stats_agreement import TEAM, drawn_teams, long_table

from publead.stats.agreement import (
    average_deviation,
    icc_forms,
    icc_one_way,
    rating_matrix,
    rwg_j,
)
from publead.stats.consistency import (
    alpha_if_dropped,
    cronbach_alpha,
    inter_item,
    item_rest,
    standardized_alpha,
)
from stats import N_ITEMS, answers_of

Floats = NDArray[np.float64]


@attrs.frozen(kw_only=True)
class Pair:
    """
    The same work here and in R.

    Attributes
    ----------
    work : str
        What is done, and to how much.
    package, call : str
        R's package, and the name of the work in ``peers.R``.
    ours : callable
        Returns the values that R gives.
    near : float
        How far the values may lie apart: R fits by iteration where this is not next to nothing.
    at_least : float or None
        The promise.
    """

    work: str
    package: str
    call: str
    ours: Callable[[], Floats]
    near: float = 1e-10
    at_least: float | None = None


def psych_pairs(r: RSession, n_people: int, n_targets: int) -> list[Pair]:
    """Hand the data over, and return the works of psych."""
    items = answers_of(n_people)
    data = long_table(n_targets)
    wide = rating_matrix(data["score"], data["target"], data["rater"]).ratings
    r.hold("items", items)
    r.hold("wide", wide)

    def alpha() -> Floats:
        for table_of_items in (standardized_alpha, alpha_if_dropped, item_rest, inter_item):
            table_of_items(items)
        return np.array([cronbach_alpha(items).value])

    return [
        Pair(
            work=f"~ alpha with its table of items, {n_people:,} × {N_ITEMS}",
            package="psych",
            call="alpha",
            ours=alpha,
        ),
        Pair(
            work=f"~ six ICCs, {n_targets:,} × {wide.shape[1]}",
            package="psych",
            call="icc",
            ours=lambda: np.array([found.value for found in icc_forms(wide)]),
            near=1e-4,
        ),
    ]


def multilevel_pairs(r: RSession, n_teams: int) -> list[Pair]:
    """Hand the data over, and return the works of multilevel."""
    items, teams = drawn_teams(n_teams)
    size = f"{n_teams:,} teams × {TEAM} × {N_TEAM_ITEMS}"
    r.hold("teams", items)
    r.hold("group", teams)

    def pair(work: str, call: str, ours: Callable[[], Floats], near: float) -> Pair:
        return Pair(work=work, package="multilevel", call=call, ours=ours, near=near, at_least=500)

    return [
        pair(f"rwg(j), {size}", "rwg_j", lambda: rwg_j(items, teams, scale=(1, 5)).values, 1e-10),
        pair(
            f"average deviation, {size}",
            "deviation",
            lambda: average_deviation(items, teams).values,
            1e-10,
        ),
        pair(
            f"ICC(1) of two items, {size}",
            "icc1",
            lambda: np.array([icc_one_way(item, teams).icc1.value for item in items.T[:2]]),
            1e-4,  # mult.icc fits by restricted likelihood, which is the same for equal teams
        ),
    ]


def row_of(pair: Pair, r: RSession, rounds: int) -> list[str]:
    """Return the row of one pair; its values agree, and its rounds are interleaved."""
    np.testing.assert_allclose(pair.ours(), r.run(pair.call)[1], atol=pair.near)
    own, theirs = [], []
    for _ in range(rounds):
        start = time.perf_counter()
        pair.ours()
        own.append(time.perf_counter() - start)
        theirs.append(r.run(pair.call)[0])
    target = Target(
        what=f"R {pair.package} / publead", ratio=ratio(theirs, own), at_least=pair.at_least
    )
    return Row(work=pair.work, seconds=own, target=target).cells


def run(n_people: int, n_targets: int, n_teams: int, rounds: int) -> tuple[str, list[list[str]]]:
    """Return which R and packages took part, and the rows; none without R."""
    if not has_r():
        return "R is not installed", []
    with RSession() as r:
        pairs = psych_pairs(r, n_people, n_targets) + multilevel_pairs(r, n_teams)
        rows = [row_of(pair, r, rounds) for pair in pairs if pair.package in r.versions]
        here = ", ".join(f"{name} {version}" for name, version in r.versions.items())
        absent = [name for name in ("psych", "multilevel") if name not in r.versions]
    return "; ".join([here, *(f"{name} is not installed in R" for name in absent)]), rows


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Time reliability and agreement beside R.")
    parser.add_argument("--quick", action="store_true", help="a smoke run that proves no speed")
    parser.add_argument("--rounds", type=int, help="how many paired rounds, at least 5")
    asked = parser.parse_args()
    sizes = (1_000, 100, 500) if asked.quick else (10_000, 1_000, 20_000)
    here, rows = run(*sizes, max(5, asked.rounds or 5))
    print(describe_machine("numpy", "scipy"), here, sep="\n", end="\n\n")
    print(table(Row.HEAD, rows))


if __name__ == "__main__":
    stay_on_one_core()
    main()
