"""
Time agreement statistics beside other ways to get them, in one run, on one core.

Three works: the intraclass correlations of a shuffled long table (targets × 40 raters), beside
pingouin where it is installed; rwg(j), average deviation and ICC(1) of teams of 6 on 10 items,
beside pandas' groupby; and Krippendorff's alpha, beside the package krippendorff where it is
installed. Values are compared before any time is shown. Rounds are interleaved (A B, A B, ...), so
that a ratio is taken within one round. R's times are taken by ``stats_beside_r.py``.

Run: ``python benchmarks/stats_agreement.py [--quick]``.
"""

import argparse
from importlib import import_module
from importlib.util import find_spec

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from side_by_side import (
    Row,
    Target,
    Work,
    describe_machine,
    ratio,
    stay_on_one_core,
    table,
    timed,
)

from publead.stats.agreement import (
    Form,
    Level,
    average_deviation,
    icc_forms,
    icc_one_way,
    krippendorff_alpha,
    rating_matrix,
    rwg_j,
)

N_RATERS, TEAM, N_ITEMS = 40, 6, 10
PEERS = [name for name in ("pingouin", "krippendorff") if find_spec(name)]


def long_table(n_targets: int) -> pd.DataFrame:
    """Return shuffled ratings by strict and lenient raters, one a row, with whole-number labels."""
    rng = np.random.default_rng(1)
    order = rng.permutation(n_targets * N_RATERS)
    score = rng.normal(size=(n_targets, 1)) + rng.normal(size=(n_targets, N_RATERS))
    score += np.linspace(-0.5, 0.5, N_RATERS)  # some raters are stricter
    target, rater = np.divmod(order, N_RATERS)
    return pd.DataFrame({"target": target, "rater": rater, "score": score.ravel()[order]})


def long_works(n_targets: int) -> dict[str, Work]:
    """Return the ways to the six correlations of a long table, which agree."""
    data = long_table(n_targets)

    def ours() -> dict[Form, float]:
        wide = rating_matrix(data["score"], data["target"], data["rater"])
        return {found.form: found.value for found in icc_forms(wide.ratings)}

    works: dict[str, Work] = {"publead": ours}
    if "pingouin" in PEERS:
        pingouin = import_module("pingouin")

        def theirs() -> pd.DataFrame:
            found: pd.DataFrame = pingouin.intraclass_corr(data, "target", "rater", "score")
            return found

        values = [ours()[form] for form in (Form.ICC_1, Form.ICC_A_1, Form.ICC_C_1)]
        np.testing.assert_allclose(theirs()["ICC"].iloc[:3], values, atol=1e-9)
        works["pingouin"] = theirs
    return works


def drawn_teams(n_teams: int) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return answers from 1 to 5 of teams that differ, and each rater's team."""
    rng = np.random.default_rng(2)
    shared = np.repeat(rng.normal(size=(n_teams, 1)), TEAM, axis=0)
    items = np.clip(np.rint(3 + shared + rng.normal(size=(len(shared), N_ITEMS))), 1, 5)
    return items, np.repeat(np.arange(n_teams), TEAM)


def team_works(n_teams: int) -> dict[str, tuple[Work, Work]]:
    """Return our way and pandas' for each index of teams, which agree."""
    items, teams = drawn_teams(n_teams)
    frame = pd.DataFrame(items)
    first = np.ascontiguousarray(items[:, 0])  # a column by itself, as the frame holds it

    def grouped_rwg() -> NDArray[np.float64]:
        share = np.maximum(1 - frame.groupby(teams).var().mean(axis=1).to_numpy() / 2, 0)
        return np.asarray(N_ITEMS * share / (N_ITEMS * share + 1 - share))

    def grouped_deviation() -> NDArray[np.float64]:
        apart = (frame - frame.groupby(teams).transform("mean")).abs()
        return np.asarray(apart.groupby(teams).mean().mean(axis=1))

    def grouped_icc() -> float:
        groups = frame[0].groupby(teams)
        between = TEAM * float(groups.mean().var())
        within = float(groups.var().mean())
        return (between - within) / (between + (TEAM - 1) * within)

    np.testing.assert_allclose(rwg_j(items, teams, scale=(1, 5)).values, grouped_rwg(), atol=1e-12)
    np.testing.assert_allclose(
        average_deviation(items, teams).values, grouped_deviation(), atol=1e-12
    )
    np.testing.assert_allclose(icc_one_way(first, teams).icc1.value, grouped_icc())
    return {
        "rwg(j)": (lambda: rwg_j(items, teams, scale=(1, 5)), grouped_rwg),
        "average deviation": (lambda: average_deviation(items, teams), grouped_deviation),
        "ICC(1) with interval": (lambda: icc_one_way(first, teams), grouped_icc),
    }


def alpha_works(n_units: int) -> dict[str, dict[str, Work]]:
    """Return the ways to Krippendorff's alpha of four raters, on five points and on fine ones."""
    rng = np.random.default_rng(3)
    latent = rng.normal(size=(n_units, 1)) + rng.normal(size=(n_units, 4))
    data = {
        f"Krippendorff's alpha, ordinal, {n_units:,} units × 4": np.clip(np.rint(3 + latent), 1, 5),
        "Krippendorff's alpha, 100 units × 4, all values different": latent[:100],
    }
    works: dict[str, dict[str, Work]] = {}
    peer = import_module("krippendorff") if "krippendorff" in PEERS else None
    for name, ratings in data.items():
        level = Level.ORDINAL if "ordinal" in name else Level.INTERVAL

        def ours(ratings: NDArray[np.float64] = ratings, level: Level = level) -> float:
            return krippendorff_alpha(ratings, level=level).value

        works[name] = {"publead": ours}
        if peer is not None:

            def theirs(ratings: NDArray[np.float64] = ratings, level: Level = level) -> float:
                return float(peer.alpha(ratings.T, level_of_measurement=level.value))

            np.testing.assert_allclose(theirs(), ours(), atol=1e-9)
            works[name]["krippendorff"] = theirs
    return works


def beside(
    work: str, works: dict[str, Work], rounds: int, at_least: float | None
) -> list[list[str]]:
    """Return the row of one work beside its peer; none where the peer is not installed."""
    if len(works) < 2:
        return []
    seconds = timed(works, rounds)
    own, peer = works
    target = Target(
        what=f"{peer} / {own}", ratio=ratio(seconds[peer], seconds[own]), at_least=at_least
    )
    return [Row(work=work, seconds=seconds[own], target=target).cells]


def run(n_targets: int, n_teams: int, rounds: int) -> list[list[str]]:
    """Return the rows of the table of times and ratios."""
    work = f"six ICCs from a long table, {n_targets:,} × {N_RATERS}"
    rows = beside(work, long_works(n_targets), rounds, 32)
    for index, (ours, theirs) in team_works(n_teams).items():
        work = f"{index}, {n_teams:,} teams × {TEAM} × {N_ITEMS}"
        # A millisecond is soon disturbed, so these have more rounds.
        rows += beside(work, {"publead": ours, "pandas": theirs}, 5 * rounds, 1)
    for work, works in alpha_works(n_teams // 4).items():
        rows += beside(work, works, rounds, None)
    return rows


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description="Time agreement statistics beside their peers.")
    parser.add_argument("--quick", action="store_true", help="a smoke run that proves no speed")
    parser.add_argument("--targets", type=int, help="how many targets the long table has")
    parser.add_argument("--rounds", type=int, help="how many paired rounds, at least 5")
    asked = parser.parse_args()
    n_targets = asked.targets or (2_000 if asked.quick else 100_000)
    n_teams = 2_000 if asked.quick else 20_000
    print(describe_machine("numpy", "scipy", "pandas", *PEERS), end="\n\n")
    print(table(Row.HEAD, run(n_targets, n_teams, max(5, asked.rounds or 5))))


if __name__ == "__main__":
    stay_on_one_core()
    main()
