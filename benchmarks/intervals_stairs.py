"""The intervals of norms, of two rounds side by side, and of what is needed and rewarded."""

import math
from collections.abc import Sequence

import numpy as np
from intervals_draws import Floats, Kind, Rng, mean_answer, related, seen, standard
from intervals_grid import NONE, Ends, Trial, ends

from publead.assessment.norms.line import NormLine
from publead.assessment.norms.policy import NormPolicy
from publead.assessment.norms.steps import rounded_moments, steps_of
from publead.assessment.publication import RaterSide
from publead.errors import UndefinedStatisticError
from publead.stats.change import paired_change, reliable_change
from publead.stats.consistency import cronbach_alpha
from publead.stats.intervals import Interval
from publead.stats.norming import Ties, normal_percentile, percentile_rank, t_score
from publead.stats.one_mean import one_mean
from publead.stats.paired import paired_difference
from publead.stats.spread import pooled_within

LOW, HIGH = 1.0, 5.0
RATERS = 6
SHIFT = 0.3
"""How far the latent answers rise between two rounds, in standard deviations of one answer."""

# Norms -------------------------------------------------------------------------------------------


def norming(kind: Kind, n: int, place: str) -> Trial:
    """Return T scores and percentile ranks among people who have the mean of six raters each."""
    many = people(kind, np.random.default_rng(1), 1_000_000)
    share = float(place.removesuffix("th")) / 100
    value = float(np.quantile(many, share, method="inverted_cdf"))
    below = float((many < value).mean() + (many == value).mean() / 2)
    t = 50 + 10 * (value - float(many.mean())) / float(many.std())

    def draw(rng: Rng) -> Ends:
        means = people(kind, rng, n)
        line = kept(means)
        mean, sd = float(means.mean()), float(means.std(ddof=1))
        counts = int((means < value).sum()), int((means == value).sum())
        in_steps = line.standing(value)
        return {
            "T": ends(lambda: t_score(value, mean, sd, n)),
            "T, as norms keep it": ends(lambda: t_score(value, line.mean, line.sd, n)),
            "percentile, normal": ends(lambda: normal_percentile(value, mean, sd, n)),
            "percentile rank": ends(lambda: percentile_rank(*counts, n)),
            "percentile rank, by steps": ends(
                lambda: percentile_rank(*in_steps, n, ties=Ties.EITHER_SIDE)
            ),
        }

    truth = {
        "T": t,
        "T, as norms keep it": t,
        "percentile, normal": 100 * below,
        "percentile rank": 100 * below,
        "percentile rank, by steps": 100 * below,
    }
    return Trial(truth=truth, draw=draw)


def people(kind: Kind, rng: Rng, n: int) -> Floats:
    """Return the mean of six raters for each of n people, on a scale from 1 to 5."""
    means: Floats = related(kind, rng, n, RATERS, 0.4).mean(axis=1)
    return means if kind is Kind.FIVE else np.minimum(np.maximum(3 + means / 2, LOW), HIGH)


def kept(means: Floats) -> NormLine:
    """Return what norms keep of people's means."""
    mean, sd = rounded_moments(means)
    edges, counts = steps_of(means, LOW, HIGH, NormPolicy().min_step)
    return NormLine(
        code="a",
        label="A",
        side=RaterSide.OTHERS,
        n=means.size,
        n_raters=RATERS * means.size,
        mean=mean,
        sd=sd,
        edges=edges,
        counts=counts,
        standard_error=math.nan,
    )


# Two rounds --------------------------------------------------------------------------------------


def change(kind: Kind, n: int) -> Trial:
    """Return the mean change of people whom six raters rated each time, all of whom rose alike."""

    def draw(rng: Rng) -> Ends:
        before = standard(kind, rng, n, 1)
        after = 0.7 * before + math.sqrt(0.51) * standard(kind, rng, n, 1)
        means = [
            seen(kind, shift + math.sqrt(0.4) * level + math.sqrt(0.6) * each).mean(axis=1)
            for shift, level, each in zip(
                (0.0, SHIFT), (before, after), standard(kind, rng, 2, n, RATERS), strict=True
            )
        ]
        found = paired_change(*means)
        return {"paired t": (found.low, found.high)}

    true = mean_answer(kind, SHIFT) - mean_answer(kind, 0.0)
    return Trial(truth={"paired t": true}, draw=draw)


def one_person(kind: Kind, raters: int) -> Trial:
    """Return one person's change, its error from the raters' own spread or from the pooled one."""
    others = np.repeat(np.arange(20), RATERS)
    spread = math.sqrt(0.6)

    def draw(rng: Rng) -> Ends:
        rounds = [
            seen(kind, shift + spread * standard(kind, rng, raters)) for shift in (0.0, SHIFT)
        ]
        level = math.sqrt(0.4) * standard(kind, rng, 2, 20).repeat(RATERS, axis=1)
        pools = [
            pooled_within(seen(kind, each + spread * standard(kind, rng, others.size)), others)
            for each in level
        ]
        own = [one_mean(each) for each in rounds]
        means = [each.mean for each in own]
        shown = all(each.has_interval for each in own)
        by_own = [(each.sd, each.df) for each in own]
        by_pool = [(each.sd, each.df) for each in pools]
        return {
            "own spread": beside_error(means, by_own, raters) if shown else NONE,
            "pooled spread": beside_error(means, by_pool, raters),
        }

    true = mean_answer(kind, SHIFT, spread) - mean_answer(kind, 0.0, spread)
    return Trial(truth={"own spread": true, "pooled spread": true}, draw=draw)


def beside_error(
    means: Sequence[float], spreads: Sequence[tuple[float, float]], n: int
) -> Interval:
    """Return the interval of a change of two means, from a spread and its df each."""
    first, second = (sd / math.sqrt(n) for sd, _ in spreads)
    before, after = means
    found = reliable_change(before, after, first, second, df=(spreads[0][1], spreads[1][1]))
    return found.low, found.high


def one_self(kind: Kind, n: int, k: int) -> Trial:
    """Return the change of somebody who stayed as they were, with the error that alpha gives."""

    def draw(rng: Rng) -> Ends:
        common = math.sqrt(0.5) * standard(kind, rng, n, 1)
        rows = seen(kind, common + math.sqrt(0.5) * standard(kind, rng, n, k))
        again = seen(kind, common[:1] + math.sqrt(0.5) * standard(kind, rng, 1, k))
        scores = rows.mean(axis=1)
        try:
            alpha = cronbach_alpha(rows).value
        except UndefinedStatisticError:
            return {"SD √(1 − alpha)": NONE}
        if alpha <= 0:
            return {"SD √(1 − alpha)": NONE}
        error = float(scores.std(ddof=1)) * math.sqrt(1 - alpha)
        found = reliable_change(float(scores[0]), float(again.mean()), error, error)
        return {"SD √(1 − alpha)": (found.low, found.high)}

    return Trial(truth={"SD √(1 − alpha)": 0.0}, draw=draw)


# What is needed and what is rewarded -------------------------------------------------------------


def needed(kind: Kind, n: int) -> Trial:
    """Return the difference of two ratings of each respondent, one near the top of the scale."""
    shifts = (SHIFT, -0.5)

    def draw(rng: Rng) -> Ends:
        common = math.sqrt(0.3) * standard(kind, rng, n)
        both = [
            seen(kind, shift + common + math.sqrt(0.7) * standard(kind, rng, n)) for shift in shifts
        ]
        found = paired_difference(*both)
        return {"paired t": (found.low, found.high)}

    true = mean_answer(kind, shifts[0]) - mean_answer(kind, shifts[1])
    return Trial(truth={"paired t": true}, draw=draw)


def best_worst(sets: int, n: int) -> Trial:
    """Return the difference of best less worst picks, as shares of the sets with the trait."""

    def picks(rng: Rng, best: float, worst: float) -> Floats:
        own = rng.dirichlet([4 * best, 4 * worst, 4 * (1 - best - worst)], size=n)
        found = rng.multinomial(sets, own)
        return (found[:, 0] - found[:, 1]) / sets

    def draw(rng: Rng) -> Ends:
        found = paired_difference(picks(rng, 0.4, 0.1), picks(rng, 0.1, 0.3))
        return {"paired t": (found.low, found.high)}

    return Trial(truth={"paired t": 0.5}, draw=draw)
