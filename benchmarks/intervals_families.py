"""Every interval that is simulated: what is drawn, what is true, and what is asked."""

import math
from functools import partial as bound

import numpy as np
from intervals_draws import (
    POINTS,
    Floats,
    Kind,
    Rng,
    components,
    correlation,
    related,
    scored,
    seen,
    shares,
    standard,
)
from intervals_grid import KINDS, NONE, Ends, Family, Trial, ends, grid
from intervals_stairs import best_worst, change, needed, norming, one_person, one_self
from numpy.typing import NDArray
from scipy import stats

from publead.errors import UndefinedStatisticError
from publead.graphs.concentration import shared_choices
from publead.graphs.csr import Csr
from publead.stats import agreement as a
from publead.stats import consistency as c
from publead.stats import correlation as r
from publead.stats.intervals import Interval, mean_interval, wilson_interval
from publead.stats.one_mean import one_mean
from publead.stats.spread import pooled_within

Places = NDArray[np.intp]
LEVELS = (a.Level.NOMINAL, a.Level.ORDINAL, a.Level.INTERVAL)
RESAMPLES = 200


# Consistency -------------------------------------------------------------------------------------


def alpha(kind: Kind, n: int, k: int) -> Trial:
    """Alpha by both formulas."""

    def draw(rng: Rng) -> Ends:
        rows = related(kind, rng, n, k, 0.5)
        return {
            "Feldt": ends(lambda: c.cronbach_alpha(rows)),
            "normal": ends(lambda: c.cronbach_alpha(rows, interval=c.AlphaInterval.NORMAL)),
        }

    true = stepped(correlation(kind, 0.5), k)
    return Trial(truth={"Feldt": true, "normal": true}, draw=draw)


def alpha_bootstrap(kind: Kind, n: int, k: int) -> Trial:
    """Alpha by drawing people again."""

    def draw(rng: Rng) -> Ends:
        rows = related(kind, rng, n, k, 0.5)
        again = c.Bootstrap(rng=rng, draws=RESAMPLES)
        return {"bootstrap": ends(lambda: c.cronbach_alpha(rows, interval=again))}

    return Trial(truth={"bootstrap": stepped(correlation(kind, 0.5), k)}, draw=draw)


def alpha_pairwise(kind: Kind, n: int, k: int, missing: float) -> Trial:
    """Alpha from pairwise covariances, with answers missing at random."""

    def draw(rng: Rng) -> Ends:
        rows = related(kind, rng, n, k, 0.5)
        rows[rng.random(rows.shape) < missing] = np.nan
        ask = bound(c.cronbach_alpha, rows)
        return {
            "Feldt, pairwise": ends(lambda: ask(missing=c.Missing.PAIRWISE)),
            "Feldt, listwise": ends(ask),
        }

    true = stepped(correlation(kind, 0.5), k)
    return Trial(truth={"Feldt, pairwise": true, "Feldt, listwise": true}, draw=draw)


def omega_bootstrap(kind: Kind, n: int, k: int) -> Trial:
    """Omega of one factor by drawing people again."""

    def draw(rng: Rng) -> Ends:
        rows = related(kind, rng, n, k, 0.5)
        again = c.Bootstrap(rng=rng, draws=100)
        return {"bootstrap": ends(lambda: c.mcdonald_omega(rows, interval=again))}

    return Trial(truth={"bootstrap": stepped(correlation(kind, 0.5), k)}, draw=draw)


def stepped(rho: float, k: int) -> float:
    """Return the reliability of the mean of k, given that of one."""
    return k * rho / (1 + (k - 1) * rho)


# Agreement ---------------------------------------------------------------------------------------


def icc(kind: Kind, n: int, k: int) -> Trial:
    """Return the forms of the same raters for all, and of raters drawn for each target."""
    people, raters, rest = components(kind, 0.4, 0.15)

    def draw(rng: Rng) -> Ends:
        target, rater = standard(kind, rng, n, 1), standard(kind, rng, 1, k)
        error = standard(kind, rng, n, k)
        crossed = seen(
            kind,
            math.sqrt(0.4) * target + math.sqrt(0.15) * rater + math.sqrt(0.45) * error,
        )
        nested = related(kind, rng, n, k, 0.4)
        mean = bound(a.icc, crossed, form=a.Form.ICC_A_K)
        return {
            "ICC(1)": ends(lambda: a.icc(nested, form=a.Form.ICC_1)),
            "ICC(C,1)": ends(lambda: a.icc(crossed, form=a.Form.ICC_C_1)),
            "ICC(A,1)": ends(lambda: a.icc(crossed, form=a.Form.ICC_A_1)),
            "ICC(A,k), McGraw-Wong": ends(
                lambda: mean(average_interval=a.AverageInterval.MCGRAW_WONG)
            ),
        }

    truth = {
        "ICC(1)": correlation(kind, 0.4),
        "ICC(C,1)": people / (people + rest),
        "ICC(A,1)": people,
        "ICC(A,k), McGraw-Wong": people / (people + (raters + rest) / k),
    }
    return Trial(truth=truth, draw=draw)


def one_way(kind: Kind, groups: int, rho: float) -> Trial:
    """ICC(1) of groups of 2 to 12 raters, by the three variants."""
    sizes = np.resize([2, 3, 4, 5, 6, 8, 12], groups)
    group = np.repeat(np.arange(groups), sizes)
    kinds = {
        "n0, Wald": a.GroupSize.N0,
        "mean k, F": a.GroupSize.MEAN_K,
        "REML, profile": a.GroupSize.REML,
    }

    def draw(rng: Rng) -> Ends:
        common = standard(kind, rng, groups)[group]
        values = seen(
            kind, math.sqrt(rho) * common + math.sqrt(1 - rho) * standard(kind, rng, group.size)
        )
        return {
            name: ends(lambda size=size: a.icc_one_way(values, group, size=size).icc1)  # type: ignore[misc]
            for name, size in kinds.items()
        }

    return Trial(truth=dict.fromkeys(kinds, correlation(kind, rho)), draw=draw)


def krippendorff(name: str, units: int) -> Trial:
    """Krippendorff's alpha of four raters on five points."""
    level = a.Level(name)
    one, two = shares(0.6)
    ranks = np.cumsum(one) - one / 2
    truth = {
        a.Level.NOMINAL: float((np.trace(two) - one @ one) / (1 - one @ one)),
        a.Level.ORDINAL: scored(ranks, 0.6),
        a.Level.INTERVAL: scored(POINTS, 0.6),
    }[level]

    def draw(rng: Rng) -> Ends:
        rows = related(Kind.FIVE, rng, units, 4, 0.6)
        ask = bound(a.krippendorff_alpha, rows, level=level, rng=rng, n_draws=RESAMPLES)
        return {"bootstrap": ends(ask)}

    return Trial(truth={"bootstrap": truth}, draw=draw)


def kappas(units: int) -> Trial:
    """Chance-corrected agreement on five points: of two raters, and of four."""
    one, two = shares(0.6)
    same, by_chance = float(np.trace(two)), float(one @ one)
    gwet = float(one @ (1 - one)) / 4
    truth = {
        "kappa": (same - by_chance) / (1 - by_chance),
        "kappa, squared weights": scored(POINTS, 0.6),
        "Fleiss": (same - by_chance) / (1 - by_chance),
        "Gwet AC1": (same - gwet) / (1 - gwet),
        "Brennan-Prediger": (same - 0.2) / 0.8,
    }
    points = POINTS.tolist()

    def draw(rng: Rng) -> Ends:
        rows = related(Kind.FIVE, rng, units, 4, 0.6)
        two_raters = bound(a.weighted_kappa, rows[:, 0], rows[:, 1], categories=points)
        return {
            "kappa": ends(lambda: two_raters(weights=a.Weights.NONE)),
            "kappa, squared weights": ends(lambda: two_raters(weights=a.Weights.QUADRATIC)),
            "Fleiss": ends(lambda: a.fleiss_kappa(rows)),
            "Gwet AC1": ends(lambda: a.gwet_ac1(rows, categories=points)),
            "Brennan-Prediger": ends(lambda: a.brennan_prediger(rows, categories=points)),
        }

    return Trial(truth=truth, draw=draw)


# Means, shares, correlations ---------------------------------------------------------------------


def mean(kind: Kind, n: int) -> Trial:
    """Return the mean of one group, with its own spread and with one pooled over other people."""
    one, _ = shares(0.0)
    true = float(one @ POINTS) if kind is Kind.FIVE else 0.0
    others = np.repeat(np.arange(20), 6)

    def draw(rng: Rng) -> Ends:
        values = seen(kind, standard(kind, rng, n))
        pool = pooled_within(seen(kind, standard(kind, rng, others.size)), others)
        own = one_mean(values)
        return {
            "t": (own.low, own.high),
            "t, pooled spread": mean_interval(own.mean, pool.sd, n, df=pool.df),
        }

    return Trial(truth={"t": true, "t, pooled spread": true}, draw=draw)


def wilson_coverage(n: int, shares_of_yes: Floats) -> Floats:
    """Return the exact coverage of Wilson's interval at each share."""
    limits = np.array([wilson_interval(x, n) for x in range(n + 1)])
    chances = stats.binom.pmf(np.arange(n + 1), n, shares_of_yes[:, None])
    low, high = limits[:, 0], limits[:, 1]
    inside = (low <= shares_of_yes[:, None]) & (shares_of_yes[:, None] <= high)
    covered: Floats = (chances * inside).sum(axis=1)
    return covered


def correlations(kind: Kind, n: int, rho: float) -> Trial:
    """Pearson's, Spearman's, and Pearson's given two controls."""
    true = correlation(kind, rho)
    of_ranks = rank_correlation(kind, rho)

    def draw(rng: Rng) -> Ends:
        rows = related(kind, rng, n, 2, rho)
        controls = standard(kind, rng, n, 2)
        x, y = rows.T
        return {
            "Pearson": ends(lambda: r.pearson(x, y)),
            "Spearman": ends(lambda: r.spearman(x, y)),
            "partial": ends(
                lambda: r.partial(x + controls[:, 0], y - controls.sum(axis=1), controls)
            ),
        }

    return Trial(truth={"Pearson": true, "Spearman": of_ranks, "partial": true}, draw=draw)


def rank_correlation(kind: Kind, rho: float) -> float:
    """Return the true rank correlation: exact but for heavy tails, where very many are drawn."""
    if kind is Kind.NORMAL:
        return 6 / math.pi * math.asin(rho / 2)
    if kind is Kind.FIVE:
        one, _ = shares(rho)
        return scored(np.cumsum(one) - one / 2, rho)
    rows = related(kind, np.random.default_rng(1), 2_000_000, 2, rho)
    return r.spearman(rows[:, 0], rows[:, 1]).value


def within(kind: Kind, organisations: int, waves: int) -> Trial:
    """Return the correlation within organisations whose years follow each other (0.7)."""
    group = np.repeat(np.arange(organisations), waves)

    def draw(rng: Rng) -> Ends:
        steps = standard(kind, rng, waves, organisations, 2)
        steps[..., 1] = 0.5 * steps[..., 0] + math.sqrt(0.75) * steps[..., 1]
        level = np.empty_like(steps)
        level[0] = steps[0]
        for wave in range(1, waves):
            level[wave] = 0.7 * level[wave - 1] + math.sqrt(0.51) * steps[wave]
        own = 2 * standard(kind, rng, 1, organisations, 2)
        x, y = (level + own).transpose(2, 1, 0).reshape(2, -1)
        return {
            "jackknife": ends(lambda: r.within_groups(x, y, group)),
            "rows taken as independent": independent(x, y, group),
        }

    return Trial(truth={"jackknife": 0.5, "rows taken as independent": 0.5}, draw=draw)


def independent(x: Floats, y: Floats, group: Places) -> Interval:
    """Return the interval that would hold if years of one organisation were independent."""
    value = r.within_groups(x, y, group).value
    return r.fisher_interval(value, x.size, n_controls=int(group.max()))


def surface(kind: Kind, n: int) -> Trial:
    """Slope of the response surface along agreement."""

    def draw(rng: Rng) -> Ends:
        own, others = standard(kind, rng, 2, n)
        outcome = 0.3 * own + 0.4 * others - 0.2 * own * others + standard(kind, rng, n)
        slope = a.response_surface(outcome, own, others, centre=0.0)["a1"]
        return {"slope": (slope.low, slope.high)}

    return Trial(truth={"slope": 0.7}, draw=draw)


# Networks ----------------------------------------------------------------------------------------


def leaders(popularity: str, respondents: int, choices: int) -> Trial:
    """Return the corrected number of effective leaders among thirty people."""
    weights = np.ones(30) if popularity == "alike" else 1.0 / np.arange(1, 31)
    chance = weights / weights.sum()

    def chosen(rng: Rng, n: int) -> Places:
        # The largest keys of the exponential race: draws without replacement.
        race = rng.exponential(size=(n, 30)) / chance
        return np.argpartition(race, choices - 1, axis=1)[:, :choices]

    many = np.bincount(chosen(np.random.default_rng(1), 400_000).ravel(), minlength=30)
    share = chance if choices == 1 else many / many.sum()

    def draw(rng: Rng) -> Ends:
        named = chosen(rng, respondents)
        who = np.repeat(np.arange(30, 30 + respondents), choices)
        csr = Csr.from_edges(30 + respondents, who, named.ravel())
        try:
            found = shared_choices(csr)
        except UndefinedStatisticError:
            return {"jackknife": NONE}
        return {"jackknife": (found.low, found.high)}

    return Trial(truth={"jackknife": float(1 / (share @ share))}, draw=draw)


N = (10, 30, 100, 300)
FAMILIES: tuple[Family, ...] = (
    Family(
        name="mean",
        title="Mean of one group, and the gap of self to it",
        columns=("answers", "n"),
        cells=grid(KINDS, (3, 5, 8, 15, 30, 100)),
        trial=mean,
        draws=4000,
    ),
    Family(
        name="alpha",
        title="Cronbach's alpha, by formula",
        columns=("answers", "people", "items"),
        cells=grid(KINDS, N, (3, 5, 10)),
        trial=alpha,
    ),
    Family(
        name="alpha-bootstrap",
        title="Cronbach's alpha, by the bootstrap over people",
        columns=("answers", "people", "items"),
        cells=grid(KINDS, (20, 200), (5,)),
        trial=alpha_bootstrap,
    ),
    Family(
        name="alpha-missing",
        title="Cronbach's alpha with answers missing at random",
        columns=("answers", "people", "items", "share missing"),
        cells=grid((Kind.NORMAL, Kind.FIVE), (100,), (5,), (0.05, 0.15, 0.3)),
        trial=alpha_pairwise,
    ),
    Family(
        name="omega-bootstrap",
        title="McDonald's omega, by the bootstrap over people",
        columns=("answers", "people", "items"),
        cells=grid((Kind.FIVE,), (100,), (5,)),
        trial=omega_bootstrap,
    ),
    Family(
        name="icc",
        title="Intraclass correlations of a full table",
        columns=("answers", "targets", "raters"),
        cells=grid(KINDS, (10, 30, 100), (3, 8)),
        trial=icc,
    ),
    Family(
        name="one-way",
        title="ICC(1) of raters nested in people, 2 to 12 of them",
        columns=("answers", "people", "true before cutting"),
        cells=grid(KINDS, (10, 30, 100), (0.1, 0.4)),
        trial=one_way,
    ),
    Family(
        name="krippendorff",
        title="Krippendorff's alpha of four raters on five points",
        columns=("level", "units"),
        cells=grid(tuple(level.value for level in LEVELS), (20, 100)),
        trial=krippendorff,
    ),
    Family(
        name="kappas",
        title="Chance-corrected agreement on five points",
        columns=("units",),
        cells=grid((10, 20, 50, 200)),
        trial=kappas,
    ),
    Family(
        name="correlation",
        title="Correlations of independent units",
        columns=("answers", "n", "true before cutting"),
        cells=grid(KINDS, N, (0.0, 0.5, 0.8)),
        trial=correlations,
    ),
    Family(
        name="within",
        title="Correlation within organisations, whose years follow each other",
        columns=("answers", "organisations", "years"),
        cells=grid((Kind.NORMAL, Kind.HEAVY), (5, 10, 30, 100), (3, 10)),
        trial=within,
    ),
    Family(
        name="surface",
        title="Slope of a response surface",
        columns=("answers", "people"),
        cells=grid((Kind.NORMAL, Kind.HEAVY), (30, 100)),
        trial=surface,
    ),
    Family(
        name="leaders",
        title="Effective number of leaders, corrected",
        columns=("chosen", "respondents", "choices each"),
        cells=grid(("alike", "unalike"), (8, 20, 60), (1, 3)),
        trial=leaders,
    ),
    Family(
        name="norms",
        title="Standing among a reference of people's means",
        columns=("answers", "people", "placed at the"),
        cells=grid(KINDS, (30, 100, 300), ("10th", "50th", "90th")),
        trial=norming,
    ),
    Family(
        name="change",
        title="Mean change of the people of two rounds",
        columns=("answers", "people"),
        cells=grid(KINDS, (10, 30, 100, 300)),
        trial=change,
    ),
    Family(
        name="reliable-others",
        title="Change of one person, as others see it",
        columns=("answers", "raters each time"),
        cells=grid(KINDS, (3, 5, 8, 15, 30)),
        trial=one_person,
    ),
    Family(
        name="reliable-self",
        title="Change of one person's self rating, its error by alpha",
        columns=("answers", "self ratings", "items"),
        cells=grid(KINDS, (10, 30, 100), (3, 8)),
        trial=one_self,
    ),
    Family(
        name="valuation",
        title="Needed less rewarded, rated",
        columns=("answers", "respondents"),
        cells=grid(KINDS, (5, 10, 30, 100)),
        trial=needed,
    ),
    Family(
        name="valuation-picks",
        title="Needed less rewarded, by best and worst of small sets",
        columns=("sets with the trait", "respondents"),
        cells=grid((2, 4), (5, 10, 30, 100)),
        trial=best_worst,
    ),
)
