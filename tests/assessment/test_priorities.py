"""What comes first depends on declared weights, and says how far; without weights, no total."""

import json
import math
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import publead as pl
from forms import PERSON, about, bystanders, scores_of
from publead.assessment.feedback import Feedback
from publead.assessment.priorities import (
    Composite,
    Mode,
    composite,
    load_context,
    rank_in_contexts,
    shipped_contexts,
)
from publead.assessment.priorities.contexts import contexts_in
from publead.assessment.ratings import RaterGroup
from publead.errors import (
    ArgumentError,
    InputError,
    NoCompositeError,
    NotShownError,
    PolicyError,
    UnknownCodeError,
)

PEER, REPORT, SELF = RaterGroup.PEER, RaterGroup.REPORT, RaterGroup.SELF
WHEN = date(2026, 3, 1)


def chance(seed: int = 1) -> np.random.Generator:
    """Return a seeded generator."""
    return np.random.default_rng(seed)


def agreed(weights: dict[str, float], **more: object) -> pl.Priorities:
    """Return weights that somebody agreed on."""
    return pl.Priorities(weights=weights, agreed_by="the panel", agreed_on=WHEN, **more)  # type: ignore[arg-type]


def report(*answers: list[float], others: int = 0) -> Feedback:
    """Return the report of a person rated by peers, one list of answers a peer."""
    forms = [*about(PERSON, PEER, *answers), *bystanders(others, len(answers[0]))]
    return pl.feedback(scores_of(forms), PERSON)


SIX = [[2.0, 3.0, 4.0], [3.0, 3.0, 5.0], [2.0, 4.0, 4.0], [1.0, 2.0, 4.0], [2.0, 3.0, 5.0],
       [3.0, 3.0, 4.0]]  # fmt: skip
ALIKE = [[2.0, 2.0]] * 6
EVEN = {"c0": 0.5, "c1": 0.5}
THREE = {"c0": 0.2, "c1": 0.5, "c2": 0.3}


def test_the_priority_gap_is_weight_times_missing_share_of_the_range() -> None:
    """g = w max(0, e - mean) / range, by hand."""
    ranked = pl.rank_gaps(report(*SIX), agreed(THREE, expected={"c1": 3.5}), rng=chance())
    means = {"c0": 13 / 6, "c1": 3.0, "c2": 26 / 6}
    expected = {"c0": 5.0, "c1": 3.5, "c2": 5.0}
    for line in ranked:
        gap = expected[line.code] - means[line.code]
        assert line.gap == pytest.approx(gap)
        assert line.priority == pytest.approx(THREE[line.code] * gap / 4)
    assert [line.code for line in ranked] == ["c0", "c1", "c2"]
    assert [line.rank for line in ranked] == [1, 2, 3]


def test_what_is_above_expected_has_no_gap() -> None:
    """However much it matters, a competency that is as expected has nothing to work on."""
    ranked = pl.rank_gaps(
        report(*SIX), agreed({"c2": 0.9, "c0": 0.1}, expected={"c2": 3}), rng=chance()
    )
    assert ranked["c2"].priority == 0
    assert ranked.first[0].code == "c0"
    assert ranked["c0"].first_at(50).share == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("weight", [0.5, 0.6])
def test_without_sampling_error_the_shares_are_those_of_the_beta_distribution(
    weight: float,
) -> None:
    """Equal gaps: P(W > 1/2), W ~ Beta(cw, c(1 - w)), at c = 20, 50 and 200."""
    ranked = pl.rank_gaps(report(*ALIKE), agreed({"c0": weight, "c1": 1 - weight}), rng=chance())
    for c in (20, 50, 200):
        first = ranked["c0"].first_at(c)
        exact = stats.beta.sf(0.5, c * weight, c * (1 - weight))
        assert abs(first.share - exact) < 5 * max(first.monte_carlo_error, 1e-4)


def test_sampling_error_and_weights_are_varied_together() -> None:
    """The share is that of a plain simulation with the report's own errors."""
    made = report(*SIX)
    weights = {"c0": 0.3, "c1": 0.7}
    ranked = pl.rank_gaps(made, agreed(weights), rng=chance(), n_draws=40_000)
    rng = chance(99)
    n = 40_000
    mine = np.array([answers[:2] for answers in SIX])
    means, errors = mine.mean(axis=0), mine.std(axis=0, ddof=1) / math.sqrt(6)
    drawn = np.clip(means + errors * rng.standard_t(5, (n, 2)), 1, 5)
    w = rng.beta(15, 35, n)
    share = float(np.mean(w * (5 - drawn[:, 0]) > (1 - w) * (5 - drawn[:, 1])))
    assert ranked["c0"].first_at(50).share == pytest.approx(share, abs=0.015)
    assert "varied together" in str(ranked)


def test_the_report_carries_the_error_that_its_interval_was_made_from() -> None:
    """mean + t x error is the interval's end, from own spread and from the pooled one."""
    own = report(*SIX)["c0"]
    pooled = report(*SIX[:4], others=12)["c0"]
    for line in (own, pooled):
        half = float(stats.t.ppf(0.975, line.others_df)) * line.others_error
        assert line.others.high - line.others.value == pytest.approx(half)
        assert line.ends == (1, 5)
    assert own.others_df == 5
    assert pooled.others_df > 5


def test_with_too_few_raters_only_the_weights_are_varied() -> None:
    """Four raters and no cohort: no spread may be used, and the result says so."""
    made = report([2.0, 2.0], [2.0, 2.0], [2.0, 3.0], [2.0, 3.0])
    ranked = pl.rank_gaps(made, agreed(EVEN), rng=chance())
    assert "Only the weights are varied" in str(ranked)
    exact = stats.beta.sf(2.5 / 5.5, 25, 25)
    assert ranked["c0"].first_at(50).share == pytest.approx(exact, abs=0.02)


def test_without_others_nothing_is_ranked() -> None:
    """Competencies that may not be shown take no part, and are named."""
    made = report([2.0, 2.0], [3.0, 3.0])
    ranked = pl.rank_gaps(made, agreed(EVEN), rng=chance())
    assert len(ranked) == 0
    assert ranked.first == ()
    assert ranked.without_others == ("c0", "c1")
    assert "others are not shown" in str(ranked)
    assert json.loads(json.dumps(ranked.to_dict()))["competencies"] == []


def test_what_has_no_weight_takes_no_part() -> None:
    """A competency that is not named, or has the weight 0, is said to be left out."""
    ranked = pl.rank_gaps(report(*SIX), agreed({"c0": 1.0, "c1": 0.0}), rng=chance())
    assert [line.code for line in ranked] == ["c0"]
    assert ranked.without_weight == ("c1", "c2")
    assert ranked["c0"].first_at(50).share + dict(ranked.nobody_first)[50] == 1


def test_ties_share_their_rank() -> None:
    """Two that are equal are both first, and the sentence says that they tie."""
    ranked = pl.rank_gaps(report(*ALIKE), agreed(EVEN), rng=chance())
    assert [line.rank for line in ranked] == [1, 1]
    assert len(ranked.first) == 2
    assert "tie for first place" in str(ranked)


def test_where_all_is_as_expected_nobody_comes_first() -> None:
    """No gap, no first: that is said, and not made up."""
    ranked = pl.rank_gaps(report(*[[5.0, 5.0]] * 6), agreed(EVEN), rng=chance())
    assert ranked.first == ()
    assert dict(ranked.nobody_first)[50] == 1
    assert "no competency comes first" in str(ranked)


def test_the_same_seed_gives_the_same_shares() -> None:
    """Chance comes in through the door only."""
    made = report(*SIX)
    one, two = (pl.rank_gaps(made, agreed(THREE), rng=chance(3)) for _ in range(2))
    assert one.rows() == two.rows()


@given(st.integers(0, 500))
def test_shares_add_up(seed: int) -> None:
    """Over those taking part and nobody, the shares sum to one at each concentration."""
    rng = np.random.default_rng(seed)
    made = report(*rng.integers(1, 6, (6, 3)).astype(float).tolist())
    weights = rng.dirichlet([1, 1, 1])
    found = agreed({f"c{i}": float(w) for i, w in enumerate(weights)}, concentration=30)
    ranked = pl.rank_gaps(made, found, rng=rng, n_draws=300)
    for c, nobody in ranked.nobody_first:
        assert sum(line.first_at(c).share for line in ranked) + nobody == pytest.approx(1)
    assert [c for c, _ in ranked.nobody_first] == [20, 30, 200]


def test_it_gives_away_nothing_that_the_report_does_not_show() -> None:
    """A person's order of gaps is the same whatever a hidden group answered."""
    shown = about(PERSON, PEER, *SIX)
    found = []
    for hidden in ([1.0, 1.0, 1.0], [5.0, 5.0, 5.0]):
        scores = scores_of([*shown, *about(PERSON, REPORT, hidden, hidden)])
        ranked = pl.rank_gaps(pl.feedback(scores, PERSON), agreed(THREE), rng=chance())
        found.append(ranked.rows())
    assert found[0] == found[1]


def test_the_self_rating_has_no_part_in_it() -> None:
    """How a person sees themselves changes no priority."""
    found = []
    for own in ([1.0, 5.0, 1.0], [5.0, 1.0, 5.0]):
        scores = scores_of([*about(PERSON, PEER, *SIX), *about(PERSON, SELF, own)])
        found.append(pl.rank_gaps(pl.feedback(scores, PERSON), agreed(THREE), rng=chance()).rows())
    assert found[0] == found[1]


def test_it_hands_over_pages_and_tables() -> None:
    """The page, the account, the JSON and the frame."""
    context = pl.Context(name="Merger", what_differs="Two become one.", mode=Mode.EMERGENCY)
    ranked = pl.rank_gaps(report(*SIX), agreed(THREE, context=context), rng=chance())
    page = str(ranked)
    assert "Weights agreed by the panel on 2026-03-01. Context: Merger (emergency)" in page
    assert "expected is the top of the scale" in page
    assert "compares no people" in page
    assert "Dirichlet" in str(ranked.explain())
    assert list(ranked.to_frame(backend="polars").columns) == [
        "competency", "rank", "weight", "others", "expected", "gap", "priority",
        "first_at_20", "error_at_20", "first_at_50", "error_at_50", "first_at_200", "error_at_200",
    ]  # fmt: skip
    assert PERSON not in repr(ranked)
    assert "comes first in" in str(ranked["c0"])
    assert json.loads(json.dumps(ranked.to_dict()))["priorities"]["context"]["name"] == "Merger"
    for call in (lambda: ranked["c9"], lambda: ranked["c0"].first_at(7)):
        with pytest.raises(UnknownCodeError):
            call()


def test_two_contexts_stand_side_by_side() -> None:
    """Each context has its own first, from one report."""
    made = report(*SIX)
    here = agreed({"c0": 0.9, "c2": 0.1}, context=load_context("returning-officer"))
    there = agreed({"c0": 0.1, "c1": 0.9}, context=pl.Context(name="Merger", what_differs="All."))
    beside = rank_in_contexts(made, [here, there], rng=chance())
    assert beside.names == ("Returning Officer", "Merger")
    assert [each.first[0].code for each in beside.ranked] == ["c0", "c1"]
    assert "–" in str(beside)
    assert len(beside.rows()) == 4
    assert "Merger: c0 0.1" in str(beside.explain())
    assert repr(beside) == "GapsByContext: 2 contexts"
    assert "Shares of draws at c = 50" in str(beside)
    kept = json.loads(json.dumps(beside.to_dict(), allow_nan=False))
    assert kept["Merger"]["priorities"]["weights"] == {"c0": 0.1, "c1": 0.9}
    for odd in (here, ["merger"]):
        with pytest.raises(ArgumentError):
            rank_in_contexts(made, odd, rng=chance())  # type: ignore[arg-type]
    for wrong in ([], [here, here]):
        with pytest.raises(PolicyError, match="a context of its own name"):
            rank_in_contexts(made, wrong, rng=chance())


def test_a_composite_is_the_weighted_mean_and_shows_what_it_hangs_on() -> None:
    """C = sum w m; its interval adds weighted half widths; ranges narrow as c grows."""
    made = report(*SIX)
    found = composite(made, agreed(THREE), rng=chance())
    means = np.array(SIX).mean(axis=0)
    weights = np.array(list(THREE.values()))
    assert float(found) == pytest.approx(float(weights @ means))
    halves = [line.others.high - line.others.value for line in made]
    assert found.estimate.high - found.estimate.value == pytest.approx(float(weights @ halves))
    widths = [each.high - each.low for each in found.ranges]
    assert widths == sorted(widths, reverse=True)
    assert (found.lowest, found.highest) == (means.min(), means.max())
    sd = math.sqrt(float(weights @ (means - weights @ means) ** 2) / 51)
    assert found.ranges[1].high - found.ranges[1].low == pytest.approx(2 * 1.96 * sd, rel=0.05)
    assert "puts nobody above anybody" in " ".join(str(found).split())
    assert "composite" in str(found.explain())
    assert json.loads(json.dumps(found.to_dict()))["lowest"] == pytest.approx(means.min())
    assert repr(found).startswith("Composite: ")


def test_the_composite_s_interval_covers_whatever_goes_together() -> None:
    """At correlations of 0, 0.5 and 1 between competencies it holds the truth at least 95 %."""
    rng = chance(5)
    n, k, rounds = 8, 3, 1500
    weights = np.array([0.5, 0.3, 0.2])
    for rho in (0.0, 0.5, 1.0):
        common = rng.normal(size=(rounds, n, 1))
        own = rng.normal(size=(rounds, n, k))
        x = math.sqrt(rho) * common + math.sqrt(1 - rho) * own
        halves = stats.t.ppf(0.975, n - 1) * x.std(axis=1, ddof=1) / math.sqrt(n)
        held = np.abs(x.mean(axis=1) @ weights) <= halves @ weights
        assert held.mean() >= 0.937


def test_a_composite_is_hidden_where_a_weight_has_no_mean() -> None:
    """Weights that were agreed for all are not spread over the rest."""
    blank = [[2.0, math.nan]] * 5
    made = report([2.0, 3.0], *blank)
    found = composite(made, agreed(EVEN), rng=chance())
    assert "others are not shown on c1" in str(found)
    assert found.to_dict()["lowest"] is None
    with pytest.raises(NotShownError):
        float(found)


def test_composites_cannot_be_put_in_an_order() -> None:
    """Nothing compares two people's totals."""
    found = composite(report(*SIX), agreed(THREE), rng=chance())
    with pytest.raises(TypeError):
        assert found < found  # type: ignore[operator]
    assert isinstance(found, Composite)


def test_scales_that_differ_do_not_add_up() -> None:
    """A mean of 1 to 5 and one of 1 to 7 have no weighted sum."""
    made = report(*SIX)
    lines = (made.lines[0], attrs.evolve(made.lines[1], ends=(1.0, 7.0)), made.lines[2])
    with pytest.raises(PolicyError, match="different scales"):
        composite(attrs.evolve(made, lines=lines), agreed(THREE), rng=chance())


def test_where_some_have_no_error_that_is_said_by_name() -> None:
    """A competency without a standard error is named as fixed."""
    made = report(*SIX)
    lines = (attrs.evolve(made.lines[0], others_error=math.nan), *made.lines[1:])
    ranked = pl.rank_gaps(attrs.evolve(made, lines=lines), agreed(THREE), rng=chance())
    assert "for c0 only the weights" in " ".join(str(ranked).split())


TOTALS: dict[str, Callable[[Feedback], object]] = {
    "float": float,
    "sum": sum,  # type: ignore[dict-item]
    "no weights": lambda made: composite(made, None, rng=chance()),
    "weights of nobody": lambda made: composite(made, THREE, rng=chance()),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("asked", TOTALS)
def test_a_total_without_declared_weights_is_refused(asked: str) -> None:
    """The error says why there is none, and how to declare weights."""
    with pytest.raises(NoCompositeError, match=r"agreed_by=.*composite\(feedback, priorities"):
        TOTALS[asked](report(*SIX))


@pytest.mark.parametrize(
    ("weights", "more", "problem"),
    [
        ({"c0": 0.5, "c1": 0.45}, {}, "sum to 0.95, which is 0.05 too little"),
        ({"c0": 0.5, "c1": 0.6}, {}, "sum to 1.1, which is 0.1 too much"),
        ({"c0": -0.5, "c1": 1.5}, {}, "weights of c0 are not finite"),
        ({"c0": math.nan}, {}, "weights of c0 are not finite"),
        ({}, {}, "there are no weights"),
        ({"c0": 1.0}, {"agreed_by": " "}, "agreed_by is empty"),
        ({"c0": 1.0}, {"concentration": 0}, "concentration is 0"),
        ({"c0": 1.0}, {"expected": {"c0": math.inf}}, "expected levels of c0"),
        ({"c0": 0.9}, {"agreed_by": "", "concentration": -1}, "sum to 0.9.*agreed_by.*concentr"),
    ],
)
def test_weights_that_make_no_sense_are_refused(
    weights: dict[str, float], more: dict[str, object], problem: str
) -> None:
    """All that is wrong is told at once, and by how much the sum misses 1."""
    given = {"agreed_by": "the panel", "agreed_on": WHEN, **more}
    with pytest.raises(PolicyError, match=problem):
        pl.Priorities(weights=weights, **given)  # type: ignore[arg-type]


def test_thirds_sum_to_one() -> None:
    """Rounding in the last digit is no miss."""
    assert agreed({"c0": 1 / 3, "c1": 1 / 3, "c2": 1 / 3}).weight("c1") == 1 / 3
    assert agreed({"c0": 0.1, "c1": 0.2, "c2": 0.7}).concentrations == (20, 50, 200)


@pytest.mark.parametrize(
    "given",
    [
        {"weights": {"c0": "1"}},
        {"weights": {"c0": True}},
        {"weights": [1.0]},
        {"weights": {"c0": 10**400}},
        {"weights": (1, 2)},
        {"agreed_on": "2026-03-01"},
        {"agreed_on": datetime(2026, 3, 1, 9, tzinfo=UTC)},
        {"concentration": "50"},
        {"agreed_by": 3},
        {"context": "merger"},
    ],
)
def test_arguments_of_another_kind_are_told(given: dict[str, object]) -> None:
    """Numbers for weights, a date for a date, a context for a context."""
    whole = {"weights": {"c0": 1.0}, "agreed_by": "the panel", "agreed_on": WHEN, **given}
    with pytest.raises(ArgumentError):
        pl.Priorities(**whole)  # type: ignore[arg-type]


def test_weights_out_of_arrays_are_numbers() -> None:
    """Numbers of numpy are weights like others."""
    weights: dict[str, Any] = {"c0": np.float32(0.5), "c1": np.float64(0.5)}
    found = pl.Priorities(weights=weights, agreed_by="the panel", agreed_on=WHEN)
    assert found.weight("c0") == 0.5
    whole: dict[str, Any] = {"c0": np.int64(1)}
    assert pl.Priorities(weights=whole, agreed_by="a", agreed_on=WHEN).weight("c0") == 1


def test_strangers_and_levels_off_the_scale_are_refused() -> None:
    """Codes must be the report's, and expected levels within its scale."""
    made = report(*SIX)
    with pytest.raises(PolicyError, match=r"no competency 'c8'.*It has c0, c1, c2"):
        pl.rank_gaps(made, agreed({"c8": 1.0}), rng=chance())
    with pytest.raises(PolicyError, match="6 for c0, whose scores run from 1 to 5"):
        pl.rank_gaps(made, agreed({"c0": 1.0}, expected={"c0": 6}), rng=chance())
    with pytest.raises(ArgumentError):
        pl.rank_gaps(3, agreed({"c0": 1.0}), rng=chance())  # type: ignore[arg-type]
    with pytest.raises(ArgumentError):
        pl.rank_gaps(made, THREE, rng=chance())  # type: ignore[arg-type]
    with pytest.raises(ArgumentError):
        pl.rank_gaps(made, agreed({"c0": 1.0}), rng=1)  # type: ignore[arg-type]


def test_contexts_that_ship_rest_on_claims() -> None:
    """Each has a source and a caution, from the evidence room, and none has weights."""
    contexts = shipped_contexts()
    assert list(contexts) == ["returning-officer", "outspoken-mayor"]
    for context in contexts.values():
        assert context.source is not None
        assert context.source.authors == ("Miller, J.",)
        assert context.caution
        assert not hasattr(context, "weights")
        assert "as the source tells it" in str(context.explain())
    assert load_context("returning-officer").mode is Mode.STATUTORY_ROLE
    with pytest.raises(UnknownCodeError, match="Did you mean 'returning-officer'"):
        load_context("returning")


def test_a_context_says_what_differs() -> None:
    """A council's own context has a name and what differs; circumstances are optional."""
    here = pl.Context(name="Here", what_differs="All.", place="Northport", finance="thin")
    assert str(here) == "Here (routine; place: Northport; finance: thin): All."
    assert "as it was described here" in str(here.explain())
    assert here.to_dict()["source"] == ""
    for wrong in ({"name": " "}, {"what_differs": ""}):
        with pytest.raises(PolicyError, match="is empty"):
            pl.Context(**{"name": "Here", "what_differs": "All.", **wrong})  # type: ignore[arg-type]
    for other in ({"name": 3}, {"mode": "routine"}):
        with pytest.raises(ArgumentError):
            pl.Context(**{"name": "Here", "what_differs": "All.", **other})  # type: ignore[arg-type]


def test_faults_of_a_file_of_contexts_are_told_at_once() -> None:
    """A claim that does not exist, an unknown mode, a missing name."""
    content = {
        "contexts": [
            {"id": "x", "mode": "war", "what_differs": "All.", "claim": "nobody-said-so"},
            {"id": "y", "name": "Y", "mode": "routine", "what_differs": "All.", "claim": ""},
        ]
    }
    with pytest.raises(InputError) as caught:
        contexts_in(content, "contexts.toml")
    places = [fault.place for fault in caught.value.faults]
    assert places == [
        "contexts[0].name", "contexts[0].claim", "contexts[0].mode", "contexts[1].claim",
    ]  # fmt: skip
