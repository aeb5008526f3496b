"""Claims about answers counted item by item: what is counted, and what is hidden."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

import attrs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from builders import small_instrument
from forms import Form, alike, one_item_each, scores_of
from publead.assessment.cohort import cohort
from publead.assessment.feedback import all_feedback
from publead.assessment.instrument import NOT_ANSWERED, NOT_OBSERVED, Instrument, Scale
from publead.assessment.item_answers import OTHERS, SELF, ItemAnswers, item_answers
from publead.assessment.publication import audit
from publead.assessment.ratings import RaterGroup, from_arrays
from publead.assessment.scores import Scores, score
from publead.disclosure import DisclosurePolicy, Figure, Layer, SmallGroups, recoverable_sets
from publead.errors import ArgumentError, RatingsError, UnknownCodeError

SELF_GROUP, MANAGER, PEER, REPORT, PARTNER = (
    RaterGroup.SELF,
    RaterGroup.MANAGER,
    RaterGroup.PEER,
    RaterGroup.REPORT,
    RaterGroup.PARTNER,
)
Panel = Mapping[RaterGroup, int]
POLICIES = [DisclosurePolicy(), DisclosurePolicy(small_groups=SmallGroups.JOIN)]


def drawn_scores(panels: Sequence[Panel], seed: int = 1, n_competencies: int = 1) -> Scores:
    """Return the scores of people with such panels, whose answers are drawn."""
    rng = np.random.default_rng(seed)
    forms: list[Form] = [
        (f"p{place:02}", group, [float(x) for x in rng.integers(1, 6, n_competencies)])
        for place, panel in enumerate(panels)
        for group, size in panel.items()
        for _ in range(size)
    ]
    return scores_of(forms)


def by_peers(asked: Instrument, answers: NDArray[np.int_], people: Sequence[str]) -> Scores:
    """Return the scores of peers' answers, of which some are marked as missing."""
    raters = [f"r{place}" for place in range(len(people))]
    whole = from_arrays(asked, np.full(answers.shape, 1), people, ["peer"] * len(people), raters)
    return score(attrs.evolve(whole, answers=np.asfortranarray(answers.astype(np.int8))))


def numbered(n_raters: Sequence[int]) -> list[Panel]:
    """Return panels of so many peers."""
    return [{PEER: n} for n in n_raters]


def test_answers_are_counted_as_they_were_given() -> None:
    """Points, *not observed* and blanks are counted apart; a reversed question is not turned."""
    asked = small_instrument(1, 4, scale=Scale.integers(1, 5), reversed_items=["a-2"])
    rng = np.random.default_rng(4)
    people = [f"p{place}" for place in range(12) for _ in range(6)]
    answers = rng.choice([1, 2, 3, 4, 5, NOT_OBSERVED, NOT_ANSWERED], size=(72, 4))
    answers[:, 0] = rng.integers(1, 6, 72)
    found = item_answers(by_peers(asked, answers, people))
    for place, item in enumerate(asked):
        line, told = found[item.code], Counter(answers[:, place].tolist())
        assert line.counts == tuple(told[point] for point in (1, 2, 3, 4, 5))
        assert line.n_not_observed == told[NOT_OBSERVED]
        assert line.n == sum(line.counts)
        known = answers[:, place][answers[:, place] > NOT_OBSERVED]
        assert line.mean == pytest.approx(known.mean())
        assert line.share_not_observed == told[NOT_OBSERVED] / (line.n + told[NOT_OBSERVED])
        assert line.n_people == 12
    assert [line.is_reversed for line in found.of(OTHERS)] == [False, True, False, False]


def test_only_shown_groups_are_counted_and_self_stands_apart() -> None:
    """Two reports whom each report hides enter no count; self has lines of its own."""
    panels = [{SELF_GROUP: 1, MANAGER: 1, PEER: 5, REPORT: 2} for _ in range(12)]
    scores = drawn_scores(panels)
    ratings = scores.ratings
    found = item_answers(scores)
    others = ratings.forms_of(MANAGER) | ratings.forms_of(PEER)
    for cut, forms in ((OTHERS, others), (SELF, ratings.forms_of(SELF_GROUP))):
        told = Counter(ratings.answers[forms, 0].tolist())
        assert found.line("c0-1", cut).counts == tuple(told[point] for point in range(1, 6))


def test_hidden_raters_leave_no_trace() -> None:
    """Forms that a person's report hides change nothing, and an empty group looks like a hidden."""
    rng = np.random.default_rng(5)
    plain = [f for place in range(14) for f in alike(f"p{place}", {PEER: 5}, [3.0])]
    hidden = [
        (f"p{place}", group, [float(rng.integers(1, 6))])
        for place in range(14)
        for group in (REPORT, PARTNER)
        for _ in range(int(rng.integers(0, 3)))
    ]
    one, other = (item_answers(scores_of(forms)) for forms in (plain, [*plain, *hidden]))
    assert str(one) == str(other)
    assert json.dumps(one.to_dict()) == json.dumps(other.to_dict())


@pytest.mark.parametrize(("n_people", "is_shown"), [(9, False), (10, True)])
def test_it_takes_ten_people(n_people: int, is_shown: bool) -> None:
    """Nine people are too few to count over, and ten are enough."""
    found = item_answers(drawn_scores(numbered([5] * n_people)))
    assert bool(found.lines) is is_shown
    assert ("Nothing can be shown" in str(found)) is not is_shown


@pytest.mark.parametrize(("n_raters", "is_shown"), [(9, False), (10, True)])
def test_it_takes_ten_different_raters(n_raters: int, is_shown: bool) -> None:
    """Nine raters who rate everybody are too few, however many forms they filled in."""
    people = [f"p{place}" for place in range(12) for _ in range(n_raters)]
    raters = [f"r{place}" for _ in range(12) for place in range(n_raters)]
    answers = np.random.default_rng(2).integers(1, 6, size=(12 * n_raters, 1))
    ratings = from_arrays(one_item_each(1), answers, people, ["peer"] * len(people), raters)
    assert bool(item_answers(score(ratings)).lines) is is_shown


def test_a_question_that_few_could_answer_is_withheld() -> None:
    """With answers about nine people only, a question is withheld, and the others are shown."""
    asked = small_instrument(1, 3, scale=Scale.integers(1, 5))
    people = [f"p{place}" for place in range(12) for _ in range(5)]
    answers = np.random.default_rng(3).integers(1, 6, size=(60, 3))
    answers[45:, 2] = NOT_OBSERVED
    found = item_answers(by_peers(asked, answers, people))
    assert [item.code for item in found.withheld] == ["a-3"]
    assert [line.code for line in found.of(OTHERS)] == ["a-1", "a-2"]
    assert "a-3" in found.why_hidden
    with pytest.raises(UnknownCodeError):
        found["a-3"]


def test_a_small_group_takes_the_next_smallest_with_it() -> None:
    """Partners of four people are hidden, and reports, lest partners follow by subtraction."""
    panels: list[Panel] = [{PEER: 6 + place % 4, REPORT: 5} for place in range(12)]
    found = item_answers(drawn_scores(panels))
    assert found.cuts == (OTHERS, "peers", "reports")
    panels = [{**panel, PARTNER: 5 if place < 4 else 0} for place, panel in enumerate(panels)]
    found = item_answers(drawn_scores(panels))
    assert found.cuts == (OTHERS, "peers")
    assert set(found.hidden) >= {"reports", "partners", "members", SELF}


def test_parts_of_the_organisation_and_attributes_cut_alike() -> None:
    """A mapping and an attribute give the same parts; a part of nine hides the next smallest."""
    panels = numbered([5, 6, 7, 8] * 9)
    scores = drawn_scores(panels)
    units = {f"p{place:02}": "north" if place < 15 else "south" for place in range(36)}
    read = item_answers(_with(scores, units), by="unit")
    assert read.cuts == (OTHERS, "north", "south")
    assert read.rows() == item_answers(scores, by=units).rows()
    whole, parts = read["c0-1"], [read.line("c0-1", cut) for cut in ("north", "south")]
    assert whole.counts == tuple(map(sum, zip(*(part.counts for part in parts), strict=True)))
    few = {f"p{place:02}": "west" for place in range(5)}
    hidden = item_answers(scores, by=units | few)
    assert hidden.hidden[:2] == ("west", "north")
    with pytest.raises(RatingsError):
        item_answers(scores, by={})
    with pytest.raises(UnknownCodeError):
        item_answers(scores, by="unit")


def _with(scores: Scores, units: Mapping[str, str]) -> Scores:
    people = scores.ratings.people
    attributes = {"unit": tuple(units[person] for person in people)}
    return score(attrs.evolve(scores.ratings, attributes=attributes))


def test_somebody_with_few_raters_is_left_out_with_nine_others() -> None:
    """
    One person of 25 has four peers, whose spread no report shows.

    The spreads of the others taken off all counts would give theirs; so ten people are left out.
    """
    sizes = [4] + [6, 7, 8, 9] * 6
    found = item_answers(drawn_scores(numbered(sizes)))
    assert found.n_left_out == 10
    assert found["c0-1"].n_people == 15
    assert found["c0-1"].n == sum(sorted(sizes)[10:])
    assert item_answers(drawn_scores(numbered([4] * 10 + sizes[1:]))).n_left_out == 0


def test_two_numbers_of_raters_would_give_a_persons_mean_away() -> None:
    """
    Twenty people have six raters and one has seven: beside the cohort their mean would follow.

    With sizes of three kinds it does not, and the question is shown.
    """
    told = [Figure(Layer.PEOPLE, "", {f"p{i}": 6.0 + (i == 0) for i in range(21)}),
            Figure(Layer.PEOPLE, "", [f"p{i}" for i in range(21)])]  # fmt: skip
    assert recoverable_sets(told, frozenset({f"p{i}" for i in range(21)}), 10).sets
    assert not item_answers(drawn_scores(numbered([7] + [6] * 20))).lines
    assert item_answers(drawn_scores(numbered([7, 8] + [6] * 20))).lines


@st.composite
def panels(draw: st.DrawFn) -> list[Panel]:
    """Draw people with panels of one to three kinds, most of them like one another."""
    usual = {PEER: draw(st.integers(3, 7)), REPORT: draw(st.integers(0, 6))}
    n_people = draw(st.integers(10, 34))
    odd = draw(st.lists(st.integers(0, 8), min_size=n_people, max_size=n_people))
    rng = np.random.default_rng(draw(st.integers(0, 2**16)))
    share = draw(st.sampled_from((0.0, 0.05, 0.3, 1.0)))
    return [
        {MANAGER: 1, **usual}
        if rng.random() >= share
        else {
            MANAGER: int(rng.integers(2)),
            PEER: n,
            REPORT: int(rng.integers(0, 7)),
            PARTNER: n // 2,
        }
        for n in odd
    ]


@settings(max_examples=40)
@given(panels(), st.sampled_from(POLICIES), st.integers(1, 4))
def test_counts_pass_the_audit_beside_every_report_and_the_cohort(
    people: list[Panel], policy: DisclosurePolicy, n_units: int
) -> None:
    """Whatever the panels, counts and everybody's feedback and the cohort are safe together."""
    scores = drawn_scores([{SELF_GROUP: 1, **panel} for panel in people])
    names = scores.ratings.people
    units = {name: f"unit {place % n_units}" for place, name in enumerate(names)}
    reports = all_feedback(scores, policy=policy)
    by_group = item_answers(scores, policy=policy)
    assert audit([by_group, cohort(scores, policy=policy), *reports], policy=policy).passed
    by_unit = item_answers(scores, by=units, policy=policy)
    assert audit([by_unit, cohort(scores, by=units, policy=policy), *reports], policy=policy).passed
    for found in (by_group, by_unit):
        assert all(line.n_people >= 10 and line.n >= 10 for line in found)


def test_unanimous_answers_are_pointed_out() -> None:
    """Where everybody answered alike, whoever sees the counts knows each answer, and is told so."""
    forms = [f for place in range(12) for f in alike(f"p{place}", {PEER: 5}, [5.0, 4.0])]
    forms[0] = (forms[0][0], PEER, [5.0, 3.0])
    found = item_answers(scores_of(forms))
    assert [notice.split(" gave")[0] for notice in found.notices] == [
        "All 60 (others)",
        "All 60 (peers)",
    ]
    assert all("c0-1" in notice for notice in found.notices)
    assert found.notices[0] in str(found).replace("\n  ", " ")


@pytest.fixture(scope="module")
def council() -> ItemAnswers:
    """Counts over twelve people and two questions."""
    panels = [{SELF_GROUP: 1, MANAGER: 1, PEER: 5 + place % 4} for place in range(12)]
    return item_answers(drawn_scores(panels, n_competencies=2))


def test_results_can_be_kept_and_explained(council: ItemAnswers) -> None:
    """They are JSON, have rows, name nobody, and say what they do not show."""
    told = json.dumps(council.to_dict(), allow_nan=False)
    assert len(council.rows()) == len(council.to_frame(backend="pandas")) == 5 * len(council)
    texts = [told, str(council), repr(council), str(council.explain()), str(council["c0-1"])]
    assert not [text for text in texts if "p01" in text]
    assert "does not show" in texts[3]
    assert "Not shown: reports" in texts[1]
    assert sum(council["c0-1"].shares) == pytest.approx(1)
    assert [line.code for line in council][:2] == ["c0-1", "c1-1"]


def test_an_unknown_part_or_question_is_refused(council: ItemAnswers) -> None:
    """The parts and questions that there are are named, and wrong arguments are told."""
    for ask in (lambda: council["c9-1"], lambda: council.of("peer"), lambda: council.of("reports")):
        with pytest.raises(UnknownCodeError):
            ask()
    with pytest.raises(ArgumentError, match="score"):
        item_answers("scores")  # type: ignore[arg-type]
