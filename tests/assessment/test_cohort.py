"""Claims about what an organisation may learn of all its leaders together."""

import json
import math
from collections.abc import Mapping
from statistics import fmean, stdev

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from forms import Form, alike, bystanders, scores_of
from publead.assessment.cohort import Cohort, cohort
from publead.assessment.feedback import all_feedback
from publead.assessment.publication import audit
from publead.assessment.ratings import RaterGroup
from publead.assessment.scores import score
from publead.disclosure import DisclosurePolicy
from publead.errors import RatingsError, UnknownCodeError

MANAGER, PEER, REPORT = RaterGroup.MANAGER, RaterGroup.PEER, RaterGroup.REPORT


def staff(sizes: Mapping[str, int], n_competencies: int = 1) -> tuple[list[Form], dict[str, str]]:
    """Return forms about people of some units, each rated by a manager and five peers."""
    names = [f"{unit} {place}" for unit, size in sizes.items() for place in range(size)]
    made = bystanders(len(names), n_competencies)
    forms = [(names[at // 6], group, answers) for at, (_, group, answers) in enumerate(made)]
    return forms, {name: name.split()[0] for name in names}


def cuts_of(found: Cohort) -> list[str]:
    """Return the cuts that are shown, in order."""
    return list(dict.fromkeys(each.cut for each in found.means))


def by_unit(sizes: Mapping[str, int]) -> Cohort:
    """Return the cohort of people of some units, cut by unit."""
    forms, units = staff(sizes)
    return cohort(scores_of(forms), by=units)


@given(st.integers(10, 14), st.integers(0, 2**16))
def test_each_person_counts_once(n_people: int, seed: int) -> None:
    """The mean is that of people's means, whatever their numbers of raters, with a t interval."""
    rng = np.random.default_rng(seed)
    forms: list[Form] = []
    means: list[float] = []
    for place in range(n_people):
        answers = [float(x) for x in rng.integers(1, 6, rng.integers(4, 9))]
        forms += [(f"p{place}", PEER, [x]) for x in answers]
        means.append(fmean(answers))
    (found,) = cohort(scores_of(forms)).means
    half = float(stats.t.ppf(0.975, n_people - 1)) * stdev(means) / math.sqrt(n_people)
    assert fmean(means) == pytest.approx(found.mean.value)
    assert (found.mean.low, found.mean.high) == pytest.approx(
        (fmean(means) - half, fmean(means) + half)
    )
    assert (n_people, len(forms)) == (found.mean.n, found.n_raters)


def test_fewer_than_ten_people_are_not_shown() -> None:
    """Nine people are too few for any mean, and ten are enough."""
    few = by_unit({"north": 9})
    assert few.means == ()
    assert few.hidden == ("north",)
    assert "Nothing can be shown" in str(few)
    assert cuts_of(by_unit({"north": 10})) == ["everybody", "north"]


def test_fewer_raters_than_the_threshold_are_not_shown() -> None:
    """Ten people with four raters each are hidden where a cut needs 41 raters, and shown at 40."""
    forms = [form for place in range(10) for form in alike(f"p{place}", {PEER: 4}, [3.0])]
    scores = scores_of(forms)
    assert cohort(scores, policy=DisclosurePolicy(min_cut_raters=41)).means == ()
    assert len(cohort(scores, policy=DisclosurePolicy(min_cut_raters=40)).means) == 1


@pytest.mark.parametrize(("n_raters", "n_shown"), [(9, 0), (10, 1)])
def test_who_rates_many_people_counts_once(n_raters: int, n_shown: int) -> None:
    """A few raters who filled in many forms are still a few raters."""
    n_people = 12
    forms = [(f"p{place}", PEER, [3.0]) for place in range(n_people) for _ in range(n_raters)]
    ratings = scores_of(forms).ratings
    panel = attrs.evolve(
        ratings,
        rater=np.tile(np.arange(n_raters, dtype=np.int32), n_people),
        raters=tuple(f"r{number}" for number in range(n_raters)),
    )
    means = cohort(score(panel)).means
    assert [each.n_raters for each in means] == [n_raters] * n_shown


@pytest.mark.parametrize(
    ("sizes", "shown", "hidden"),
    [
        ({"north": 10, "south": 12}, ["north", "south"], ()),
        ({"north": 12, "south": 10, "west": 3}, ["north"], ("south", "west")),
        ({"north": 12, "south": 15, "west": 3}, ["south"], ("north", "west")),
        ({"north": 12, "west": 6, "east": 4}, ["north"], ("west", "east")),
        ({"north": 12, "west": 6, "east": 3}, [], ("north", "west", "east")),
        ({"north": 12, "west": 1}, [], ("north", "west")),
    ],
)
def test_a_hidden_part_does_not_follow_by_subtraction(
    sizes: Mapping[str, int], shown: list[str], hidden: tuple[str, ...]
) -> None:
    """A small part takes the next smallest with it, until what is hidden is large enough."""
    found = by_unit(sizes)
    assert ["everybody", *shown] == cuts_of(found)
    assert hidden == found.hidden
    assert found.audit.passed


@given(st.lists(st.integers(1, 14), min_size=1, max_size=5))
def test_no_cut_gives_a_small_part_away(sizes: list[int]) -> None:
    """Whatever the units' sizes, the cuts pass the audit, alone and beside all reports."""
    forms, units = staff({f"u{place}": size for place, size in enumerate(sizes)})
    scores = scores_of(forms)
    found = cohort(scores, by=units)
    assert found.audit.passed
    assert audit([found, *all_feedback(scores)]).passed
    assert all(each.mean.n is not None and each.mean.n >= 10 for each in found.means)
    left = sum(sizes) - sum(sizes[int(cut[1:])] for cut in cuts_of(found)[1:])
    assert not found.means or left == 0 or left >= 10


def test_two_cuts_are_audited_together() -> None:
    """Units and grades that differ in one person give that person's mean, and the audit says so."""
    forms, units = staff({"north": 12, "south": 12})
    scores = scores_of(forms)
    grades = {name: ("high" if unit == "north" else "low") for name, unit in units.items()}
    assert audit([cohort(scores, by=units), cohort(scores, by=grades)]).passed
    grades["south 0"] = "high"
    together = audit([cohort(scores, by=units), cohort(scores, by=grades)])
    assert not together.passed
    assert "over 1 person" in str(together) or "over 1 people" in str(together)


def test_attribute_and_mapping_cut_alike() -> None:
    """Units read with the forms give the same cuts as a mapping from people to units."""
    forms, units = staff({"north": 10, "south": 12})
    read = cohort(scores_of(forms, attributes={"unit": units}), by="unit")
    given_here = cohort(scores_of(forms), by=units)
    assert read.rows() == given_here.rows()
    assert read.by == "unit"


def test_unknown_attributes_and_people_without_a_part_are_refused() -> None:
    """An attribute that was not read is refused, and so is a mapping with a gap, without a name."""
    forms, units = staff({"north": 10})
    with pytest.raises(UnknownCodeError):
        cohort(scores_of(forms, attributes={"unit": units}), by="unti")
    del units["north 3"]
    with pytest.raises(RatingsError, match="1 of 10 people") as raised:
        cohort(scores_of(forms), by=units)
    assert "north 3" not in str(raised.value)


def test_people_without_shown_others_are_left_out_and_counted() -> None:
    """Somebody with two raters is in no mean, and is counted as left out."""
    forms, units = staff({"north": 11})
    forms += alike("north 99", {MANAGER: 1, PEER: 2}, [1.0])
    found = cohort(scores_of(forms), by={**units, "north 99": "north"})
    assert {11} == {each.mean.n for each in found.means}
    assert (found.n_left_out, found.means[0].mean.n_left_out) == (1, 1)
    assert "1 person" in str(found) or "1 people" in str(found)


def test_hidden_raters_leave_no_trace_in_a_cohort() -> None:
    """Forms that a person's report hides change nothing in the cohort."""
    forms, units = staff({"north": 11})
    more = [*forms, *alike("north 0", {REPORT: 2}, [1.0])]
    one, other = (cohort(scores_of(each), by=units) for each in (forms, more))
    assert str(one) == str(other)
    assert one.to_dict() == other.to_dict()


def test_empty_and_small_parts_look_alike() -> None:
    """A unit whose people have too few raters is hidden like one with too few people."""
    forms, units = staff({"north": 12})
    few = alike("west 0", {PEER: 1}, [1.0])
    found = cohort(scores_of([*forms, *few]), by={**units, "west 0": "west"})
    assert found.hidden == ("west",)
    assert "west" not in cuts_of(found)


def test_results_can_be_kept_and_explained() -> None:
    """A cohort is JSON, has rows, names nobody and says what it does not show."""
    found = by_unit({"north": 12, "south": 12, "west": 3})
    told = json.dumps(found.to_dict(), allow_nan=False)
    assert [each.cut for each in found.means] == [row["cut"] for row in found.rows()]
    assert len(found.rows()) == len(found.to_frame(backend="pandas"))
    texts = [told, str(found), repr(found), str(found.explain())]
    assert not [text for text in texts if "south 1" in text]
    assert "does not show" in texts[3]
    assert "Not shown: south, west" in texts[1] or "Not shown: north, west" in texts[1]


def test_people_who_are_alike_have_no_interval() -> None:
    """A cohort of one score has a mean and no spread, in the text as in the numbers."""
    forms = [form for place in range(10) for form in alike(f"p{place}", {PEER: 5}, [3.0])]
    found = cohort(scores_of(forms))
    assert not found.means[0].mean.has_interval
    assert "no interval" in found.means[0].mean.method
    assert "c0: 3.00\n" in str(found)
