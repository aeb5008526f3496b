"""Norms are the user's own, keep nobody's score, and place people with two kinds of doubt."""

import json
import math
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from forms import Form, about, bystanders, scores_of
from publead.assessment.cohort import cohort
from publead.assessment.feedback import feedback
from publead.assessment.instrument import Scale
from publead.assessment.norms import (
    NormLine,
    NormPolicy,
    Norms,
    RaterSide,
    ReferenceMeans,
    norms,
)
from publead.assessment.norms.steps import rounded_moments, steps_of
from publead.assessment.publication import audit
from publead.assessment.ratings import RaterGroup
from publead.disclosure import Figure, Release
from publead.errors import (
    ArgumentError,
    DisclosureError,
    InputError,
    NotShownError,
    PolicyError,
    PubleadError,
    RatingsError,
    UndefinedStatisticError,
    UnknownCodeError,
)
from publead.estimates import Status
from publead.stats.norming import percentile_rank, t_score

if TYPE_CHECKING:
    from publead.assessment.scores import Scores

WHO = "all leaders of an invented council"
WHEN = date(2026, 3, 31)
NINE_POINTS = Scale.integers(1, 9)
OTHERS, SELF = RaterSide.OTHERS, RaterSide.SELF


def scored(forms: Sequence[Form]) -> "Scores":
    """Return the scores of forms on one-item competencies with nine points."""
    return scores_of(forms, scale=NINE_POINTS)


def reference(n_people: int = 40, seed: int = 1) -> list[Form]:
    """Return forms about people who were each rated by a manager, five peers and themselves."""
    rng = np.random.default_rng(seed)
    own = [
        (f"colleague {place}", RaterGroup.SELF, [float(x) for x in rng.integers(1, 10, 2)])
        for place in range(n_people)
    ]
    return [*bystanders(n_people, 2, seed=seed), *own]


def of_means(values: Sequence[float] | NDArray[np.float64], **changed: object) -> Norms:
    """Return norms made from means that a user holds."""
    fields: dict[str, object] = {
        "framework": "invented@2020",
        "instrument": "long@1",
        "unit": "points",
        "side": OTHERS,
        "means": {"c0": values},
        "ends": {"c0": (1, 5)},
        "n_raters": {"c0": 200},
    }
    means = ReferenceMeans(**{**fields, **changed})  # type: ignore[arg-type]
    return norms([means], population=WHO, collected=WHEN)


def made(forms: Sequence[Form]) -> Norms:
    """Return the norms of forms."""
    return norms(scored(forms), population=WHO, collected=WHEN)


def test_a_line_says_what_the_reference_gave() -> None:
    """The mean and SD are those of people's means, no finer than the mean's standard error."""
    scores = scored(reference())
    line = norms(scores, population=WHO, collected=WHEN)["c0", OTHERS]
    means = [feedback(scores, name)["c0"].others.value for name in scores.ratings.people]
    error = np.std(means, ddof=1) / math.sqrt(40)
    assert line.n == 40
    assert line.n_raters == 240
    assert abs(line.mean - np.mean(means)) <= error / 2
    assert abs(line.sd - np.std(means, ddof=1)) <= error / 2
    assert sum(line.counts) == 40


@given(st.lists(st.floats(1, 5), min_size=5, max_size=80), st.integers(1, 5))
def test_steps_hold_enough_people_and_have_no_edge_of_their_own(
    values: list[float], least: int
) -> None:
    """Each step holds enough, all are in one, and edges lie on a grid of the scale."""
    edges, counts = steps_of(np.array(values), 1, 5, least)
    assert min(counts) >= least
    assert sum(counts) == len(values)
    assert (edges[0], edges[-1]) == (1, 5)
    assert all(math.isclose(edge * 10, round(edge * 10), abs_tol=1e-9) for edge in edges)
    for edge, below in zip(edges[1:-1], np.cumsum(counts), strict=False):
        assert below == sum(value < edge - 4e-9 for value in values)


@given(st.lists(st.floats(1, 5), min_size=30, max_size=60))
def test_moments_are_rounded_within_their_own_error(values: list[float]) -> None:
    """Rounding moves neither moment by more than half of the mean's standard error."""
    mean, sd = rounded_moments(np.array(values))
    spread = float(np.std(values, ddof=1))
    reach = max(spread / math.sqrt(len(values)) / 2, 0.005) + 1e-9
    assert abs(mean - float(np.mean(values))) <= reach
    assert abs(sd - spread) <= reach


def test_many_references_fit_the_norms_that_are_kept() -> None:
    """On 13 values, hundreds of references of 30 people fit what is kept of most of them."""
    rng = np.random.default_rng(1)
    found = []
    for sd in (0.5, 0.5, 0.8, 0.8):
        drawn = np.clip(rng.normal(3.4, sd, 30), 1, 5)
        found.append(references_that_fit(1 + np.rint((drawn - 1) * 3) / 3))
    assert np.median(found) > 100
    assert min(found) > 1


def references_that_fit(values: NDArray[np.float64]) -> int:
    """Count the references on thirds of a point that are kept in the same form, by trying all."""
    edges, counts = steps_of(values, 1, 5, 5)
    kept = rounded_moments(values)
    grid = 1 + np.arange(13) / 3
    step = np.searchsorted(np.array(edges[1:-1]) - 4e-9, grid, side="right")
    # How many references have n people, a sum and a sum of squares, step by step.
    ways = {(0, 0): 1}
    for place, size in enumerate(counts):
        inside = {(0, 0, 0): 1}
        for point in np.flatnonzero(step == place).tolist():
            more: dict[tuple[int, int, int], int] = {}
            for (n, total, squares), count in inside.items():
                for extra in range(size - n + 1):
                    key = (n + extra, total + extra * point, squares + extra * point**2)
                    more[key] = more.get(key, 0) + count
            inside = more
        full = {key[1:]: count for key, count in inside.items() if key[0] == size}
        joined: dict[tuple[int, int], int] = {}
        for (total, squares), count in ways.items():
            for (added, added_squares), times in full.items():
                key2 = (total + added, squares + added_squares)
                joined[key2] = joined.get(key2, 0) + count * times
        ways = joined
    fits = 0
    for (total, squares), count in ways.items():
        spread = math.sqrt(max(squares - total**2 / 30, 0) / 9 / 29)
        two = np.array([1.0, -1.0]) * spread * math.sqrt(29 / 30)
        # Thirty values with this mean and SD, so that the library itself rounds them.
        alike = np.tile(1 + total / 90 + two, 15)
        fits += count if rounded_moments(alike) == kept else 0
    return fits


def test_a_hidden_group_leaves_no_trace_in_norms() -> None:
    """Norms are the same whatever two hidden reports of a person answered, or if they did."""
    forms = reference()
    plain = made(forms).to_dict()
    for answers in ((1, 1), (1, 5), (5, 5)):
        more = about("colleague 0", RaterGroup.REPORT, *[(x, x) for x in answers])
        assert made([*forms, *more]).to_dict() == plain


def test_a_person_without_enough_raters_is_in_no_norm_of_others() -> None:
    """Whoever's report shows no others does not count, and their raters' answers do not matter."""
    forms = reference()
    for answer in (1, 5):
        few = about("newcomer", RaterGroup.PEER, (answer, answer), (answer, answer))
        found = made([*forms, *few])
        assert found["c0", OTHERS] == made(forms)["c0", OTHERS]


def test_no_name_and_no_mark_stands_in_what_is_kept_or_shown() -> None:
    """Neither the text nor the values that JSON holds name a person or a rater."""
    scores = scored(reference())
    found = norms(scores, population=WHO, collected=WHEN)
    told = f"{found}{found!r}{json.dumps(found.to_dict())}{found.explain()}{found.rows()}"
    names = [*scores.ratings.people, *scores.ratings.raters]
    assert not [name for name in names if name.startswith("colleague") and name in told]
    assert "release" not in found.to_dict()


def test_norms_and_a_cohort_of_all_but_one_are_refused_together() -> None:
    """Norms of 41 people after a mean of 40 of them would give away the one: not released."""
    everybody = scored(reference(41))
    parts = dict.fromkeys(everybody.ratings.people, "rest") | {"colleague 0": "alone"}
    hidden = cohort(everybody, by=parts)
    assert audit([hidden, norms(everybody, population=WHO, collected=WHEN)]).passed
    most = Release(
        about="a mean of all but one",
        reading=hidden.release.reading,
        figures=tuple(
            figure_without(figure, "colleague 0")
            for figure in hidden.release.figures
            if figure.layer.value == "sums over people"
        ),
        protected=hidden.release.protected,
    )
    with pytest.raises(
        DisclosureError, match="sums over people of 'c0' over 1 person can be worked out"
    ):
        norms(everybody, population=WHO, collected=WHEN, previous=[most])


def figure_without(figure: Figure, name: str) -> Figure:
    """Return a figure without one person."""
    kept = [token for token, _ in figure.weights if token != f"person {name}"]
    return Figure(figure.layer, figure.topic, kept)


def test_norms_come_back_from_json_as_they_were() -> None:
    """What is kept and read back is the same norms, without the release."""
    found = made(reference())
    kept = json.loads(json.dumps(found.to_dict()))
    back = Norms.from_dict(kept)
    assert back == found
    with pytest.raises(NotShownError, match="do not know whose answers"):
        audit([back])
    assert str(back) == str(found)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"form": "another"}, "form: is another form"),
        ({"collected": "last spring"}, "collected: is no date: 'last spring'"),
        ({"collected": ""}, "collected: is empty"),
        ({"population": None}, "population: must be text, and is nothing"),
        ({"lines": []}, "lines: is empty"),
        ({"extra": 1}, "extra: is not a key of this table"),
    ],
)
def test_kept_norms_that_were_changed_are_refused(change: dict[str, object], told: str) -> None:
    """A key that is wrong, missing or unknown is a fault with its place."""
    with pytest.raises(InputError) as caught:
        Norms.from_dict({**of_means(np.linspace(2, 4, 40)).to_dict(), **change})
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"counts": [5, 4.5, 30.5]}, "counts: must be whole numbers"),
        ({"counts": []}, "counts: is empty"),
        ({"counts": [1, True]}, "counts.1: must be a number, and is true or false"),
        ({"n": 41}, "the steps do not hold n = 41 people"),
        ({"edges": [1, 5, 2]}, "each step needs its two edges"),
        ({"sd": -1.0}, "has a number below 0"),
        ({"mean": math.inf}, "mean: must be a finite number"),
        ({"side": "both"}, "side: is not one of the words allowed: 'both'"),
    ],
)
def test_kept_lines_that_were_changed_are_refused(change: dict[str, object], told: str) -> None:
    """A line whose numbers do not fit is refused, with its place."""
    kept = of_means(np.linspace(2, 4, 40)).to_dict()
    lines = kept["lines"]
    assert isinstance(lines, list)
    with pytest.raises(InputError, match=r"lines\[0\]") as caught:
        Norms.from_dict({**kept, "lines": [{**lines[0], **change}]})
    assert told in str(caught.value)


def test_what_is_no_table_is_told_so() -> None:
    """A list in place of what was kept is a wrong argument."""
    with pytest.raises(ArgumentError, match="kept must be Mapping"):
        Norms.from_dict([])  # type: ignore[arg-type]


def test_a_person_is_placed_by_the_kept_numbers() -> None:
    """T and percentile rank are those of the workshop, on what the norms keep."""
    scores = scored(reference())
    found = norms(scores, population=WHO, collected=WHEN)
    report = feedback(scores, "colleague 3")
    line, placed = found["c1", OTHERS], found.place(report)["c1", OTHERS]
    value = report["c1"].others.value
    assert placed.value == value
    assert placed.t == t_score(value, line.mean, line.sd, line.n)
    below, tied = line.standing(value)
    assert placed.percentile.value == percentile_rank(below, tied, line.n).value
    assert placed.percentile.low <= percentile_rank(below, 0, line.n).low
    assert placed.own_t == (
        t_score(report["c1"].others.low, line.mean, line.sd, line.n).value,
        t_score(report["c1"].others.high, line.mean, line.sd, line.n).value,
    )


def test_self_is_placed_among_self_and_its_error_is_unknown_without_a_reliability() -> None:
    """Self ratings are another reference, and a draft lists no reliability."""
    scores = scored(reference())
    placed = norms(scores, population=WHO, collected=WHEN).place(feedback(scores, "colleague 3"))
    line = placed["c0", SELF]
    assert line.value == feedback(scores, "colleague 3")["c0"].self_score
    assert math.isnan(line.own_t[0])
    assert "own interval" not in str(line)


def test_a_known_reliability_gives_self_an_interval_of_its_own() -> None:
    """With a standard error of 0.4, the person's own interval is 1.96 times that on each side."""
    scores = scored(reference())
    found = of_means(
        np.linspace(2, 4, 40), side=SELF, standard_errors={"c0": 0.4}, labels={"c0": "Trust"}
    )
    report = feedback(scores, "colleague 3")
    line, placed = found["c0", SELF], found.place(report)["c0", SELF]
    low = report["c0"].self_score - 1.959963984540054 * 0.4
    assert placed.own_t[0] == pytest.approx(50 + 10 * (low - line.mean) / line.sd)
    assert "The person's own interval is T" in str(placed).replace("\n  ", " ")
    assert Norms.from_dict(found.to_dict()) == found


def test_what_a_report_hides_is_not_placed() -> None:
    """A leader with self only is placed by self only."""
    scores = scored([*reference(), *about("newcomer", RaterGroup.SELF, (3.0, 4.0))])
    placed = norms(scores, population=WHO, collected=WHEN).place(feedback(scores, "newcomer"))
    assert {line.side for line in placed} == {SELF}
    assert len(placed) == 2
    with pytest.raises(UnknownCodeError):
        placed["c0", OTHERS]


def test_norms_of_another_kind_do_not_place_a_report() -> None:
    """Another framework, instrument or unit is refused by name."""
    scores = scored(reference())
    report = feedback(scores, "colleague 3")
    for name in ("framework", "instrument", "unit"):
        with pytest.raises(PolicyError, match=f"these norms are of the {name} another"):
            of_means(np.linspace(2, 4, 40), **{name: "another"}).place(report)


def test_a_reference_must_be_declared() -> None:
    """Without a population or a day there are no norms."""
    scores = scored(reference())
    with pytest.raises(TypeError):
        norms(scores, population=WHO)  # type: ignore[call-arg]
    with pytest.raises(PolicyError, match="population is empty"):
        norms(scores, population=" ", collected=WHEN)
    with pytest.raises(ArgumentError, match="collected must be date"):
        norms(scores, population=WHO, collected="2026")  # type: ignore[arg-type]
    with pytest.raises(ArgumentError, match="time of day"):
        norms(scores, population=WHO, collected=datetime(2026, 3, 31, tzinfo=UTC))
    with pytest.raises(ArgumentError, match="reference must be"):
        norms(5, population=WHO, collected=WHEN)  # type: ignore[arg-type]


def test_a_small_reference_is_refused() -> None:
    """With 29 people there are none; a reason lowers that, and never below ten people."""
    values = np.linspace(2, 4, 29)
    with pytest.raises(UndefinedStatisticError, match="fewer than 30 people"):
        of_means(values)
    means = ReferenceMeans(
        framework="f@1", instrument="i", unit="points", side=OTHERS, means={"c0": values[:9]},
        ends={"c0": (1, 5)}, n_raters={"c0": 50},
    )  # fmt: skip
    with pytest.raises(UndefinedStatisticError, match="fewer than 10 people"):
        norms([means], population=WHO, collected=WHEN, size=NormPolicy(min_people=5, reason="try"))


@pytest.mark.parametrize("low", ["min_people", "min_step", "min_values"])
def test_a_policy_that_shows_more_needs_a_reason(low: str) -> None:
    """Each number may be lowered with a reason, which is kept, and not below 1."""
    with pytest.raises(PolicyError, match="say why in reason="):
        NormPolicy(**{low: 2})  # type: ignore[arg-type]
    with pytest.raises(PolicyError, match="at least 1"):
        NormPolicy(**{low: 0, "reason": "because"})  # type: ignore[arg-type]
    lower = NormPolicy(**{low: 2, "reason": "because"})  # type: ignore[arg-type]
    assert "because" in str(lower)


def test_a_competency_without_enough_is_withheld_and_says_why() -> None:
    """Few people, few raters and few values each withhold a line, with the reason."""
    line = np.linspace(2, 4, 40)
    means = {"c0": line, "c1": line[:20], "c2": line, "c3": np.round(line)}
    found = of_means(
        means["c0"],
        means=means,
        ends=dict.fromkeys(means, (1, 5)),
        n_raters={"c0": 99, "c1": 99, "c2": 9, "c3": 99},
    )
    why = {each.code: each.reason for each in found.withheld}
    assert [each.code for each in found.lines] == ["c0"]
    assert "fewer than 30 people" in why["c1"]
    assert "fewer than 10 raters" in why["c2"]
    assert "fewer than 8 different means" in why["c3"]
    assert "No norms for c1, others" in str(found)
    assert Norms.from_dict(json.loads(json.dumps(found.to_dict()))) == found


def test_a_reference_that_is_all_alike_has_no_standing() -> None:
    """People who are nearly alike give one step, and so no percentile; no SD gives no T."""
    line = NormLine(
        code="c0", label="c0", side=OTHERS, n=40, n_raters=200, mean=3.0, sd=0.0,
        edges=(1.0, 5.0), counts=(40,), standard_error=math.nan,
    )  # fmt: skip
    scores = scored(reference())
    found = Norms(
        framework="invented@2020", instrument="long@1", unit="points", population=WHO,
        collected=WHEN, lines=(line,), withheld=(), policy="",
    )  # fmt: skip
    placed = found.place(feedback(scores, "colleague 3"))["c0", OTHERS]
    assert placed.t.status is Status.NOT_ESTIMABLE
    assert placed.percentile.status is Status.NOT_ESTIMABLE
    assert "all of it is one step" in str(placed).replace("\n  ", " ")


def test_references_that_cannot_be_are_refused_with_all_faults() -> None:
    """Means off the scale, missing ends and missing raters are told at once."""
    with pytest.raises(RatingsError) as caught:
        ReferenceMeans(
            framework="f@1", instrument="i", unit="points", side=OTHERS,
            means={"c0": [1, 9, 3], "c1": [2]}, ends={"c0": (1, 5)}, n_raters={"c1": 4},
        )  # fmt: skip
    assert str(caught.value) == (
        "reference means: 3 faults\n"
        "  means.c0: 1 of 3 means are outside the scale. Give means in the unit of the ends\n"
        "  n_raters.c0: is missing. Say how many raters stand behind these means\n"
        "  ends.c1: has no ends. Give the lowest and the highest mean that there can be"
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"means": {"c0": ["Anna Smith", "3"]}},
        {"means": {"c0": [[1, 2], [3]]}},
        {"means": [1, 2]},
        {"side": "others"},
        {"n_raters": {"c0": "many"}},
        {"n_raters": 200},
        {"ends": {"c0": 5}},
        {"ends": {"c0": ("1", "5")}},
    ],
)
def test_a_reference_of_other_kinds_is_told_and_not_repeated(changed: dict[str, object]) -> None:
    """Names in place of means, words in place of members and of counts: a sentence, and no name."""
    with pytest.raises(PubleadError) as told:
        of_means(np.linspace(2, 4, 40), **changed)
    assert "Anna" not in str(told.value)


def test_means_do_not_change_with_the_array_they_came_from() -> None:
    """A reference keeps its own copy."""
    means = np.linspace(2, 4, 40)
    held = ReferenceMeans(
        framework="f@1", instrument="i", unit="points", side=OTHERS,
        means={"c0": means}, ends={"c0": (1, 5)}, n_raters={"c0": 99},
    )  # fmt: skip
    means[:] = 1
    assert held.means["c0"][-1] == 4


def test_references_of_two_kinds_or_one_side_twice_are_not_mixed() -> None:
    """Norms are of one instrument, and each side is given once."""
    line = np.linspace(2, 4, 40)
    fields = {"framework": "f@1", "unit": "points", "means": {"c0": line}}
    fields |= {"ends": {"c0": (1, 5)}, "n_raters": {"c0": 99}}
    one, other = (ReferenceMeans(instrument=x, side=OTHERS, **fields) for x in ("i", "j"))  # type: ignore[arg-type]
    with pytest.raises(PolicyError, match="one framework, instrument and unit"):
        norms([one, other], population=WHO, collected=WHEN)
    with pytest.raises(PolicyError, match="give each side once"):
        norms([one, one], population=WHO, collected=WHEN)
    with pytest.raises(ArgumentError, match="reference must be ReferenceMeans"):
        norms([3], population=WHO, collected=WHEN)  # type: ignore[list-item]
    assert "of others on i" in repr(one)


def test_a_placement_speaks_and_is_a_table() -> None:
    """It prints who, among whom, and what it does not show, and hands over plain rows."""
    scores = scored(reference())
    placed = norms(scores, population=WHO, collected=WHEN).place(feedback(scores, "colleague 3"))
    text = str(placed)
    assert text.startswith("colleague 3 among: all leaders of an invented council; last form 2026")
    assert "It does not show: That 50 is good" in text
    assert "colleague" not in repr(placed)
    assert placed.rows()[0]["competency"] == "c0"
    assert json.loads(json.dumps(placed.to_dict()))["lines"][0]["t"]["n"] == 40
    assert "compared with themselves too" in str(placed.explain())


def test_a_placement_says_nothing_that_report_and_norms_do_not() -> None:
    """Two people whose reports show the same are placed the same, whatever is hidden of them."""
    forms = reference()
    found = []
    for answers in ((1, 1), (5, 5)):
        more = about("colleague 0", RaterGroup.REPORT, *[(x, x) for x in answers])
        scores: Scores = scored([*forms, *more])
        placed = norms(scores, population=WHO, collected=WHEN).place(
            feedback(scores, "colleague 0")
        )
        found.append(placed.to_dict())
    assert found[0] == found[1]


def test_an_empty_placement_says_so() -> None:
    """Where norms and report share no competency, nothing is placed and that is said."""
    scores = scored(reference())
    other = of_means(
        np.linspace(2, 4, 40),
        means={"other": np.linspace(2, 4, 40)},
        ends={"other": (1, 5)},
        n_raters={"other": 99},
    )
    placed = other.place(feedback(scores, "colleague 3"))
    assert "Nothing could be placed." in str(placed)
    with pytest.raises(UnknownCodeError):
        other["c0", OTHERS]


@pytest.mark.parametrize("key", ["c0", ("c0",), ("c0", "others"), 0, None])
def test_a_key_that_is_no_pair_is_told(key: object) -> None:
    """Norms and placements are asked for by competency and side, and say so."""
    scores = scored(reference())
    found = norms(scores, population=WHO, collected=WHEN)
    placed = found.place(feedback(scores, "colleague 3"))
    for lines in (found, placed):
        with pytest.raises(ArgumentError, match=r"\['c0', RaterSide\.OTHERS\]"):
            lines[key]  # type: ignore[index]


@pytest.mark.parametrize("key", ["c00", ("c00", OTHERS)])
def test_an_unknown_competency_names_the_nearest(key: object) -> None:
    """With a side or without, a code that nobody knows is answered with one that is."""
    found = norms(scored(reference()), population=WHO, collected=WHEN)
    with pytest.raises(UnknownCodeError, match="Did you mean 'c0'"):
        found[key]  # type: ignore[index]
