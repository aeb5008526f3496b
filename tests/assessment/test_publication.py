"""Claims about which groups, competencies and totals of a report may be shown."""

import math
from collections.abc import Mapping
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from forms import ANONYMOUS, PERSON, Sizes, about, alike, all_sizes, bystanders, scores_of
from publead.assessment.publication import Forms, Plan, Tokens, plan_report, publish
from publead.assessment.ratings import RaterGroup
from publead.disclosure import DisclosurePolicy, SmallGroups

MANAGER, PEER, REPORT, PARTNER = (
    RaterGroup.MANAGER,
    RaterGroup.PEER,
    RaterGroup.REPORT,
    RaterGroup.PARTNER,
)
LEAVE_OUT = DisclosurePolicy()
JOIN = DisclosurePolicy(small_groups=SmallGroups.JOIN)
Answered = Mapping[RaterGroup, list[tuple[bool, ...]]]


def forms_of(answered: Answered) -> tuple[dict[RaterGroup, Forms], NDArray[np.bool_]]:
    """Return a person's forms by group with a self rating, and which scores each has."""
    forms: dict[RaterGroup, Forms] = {}
    rows: list[tuple[bool, ...]] = []
    width = max((len(row) for mine in answered.values() for row in mine), default=3)
    for group in RaterGroup:
        mine = [(True,) * width] if group is RaterGroup.SELF else answered.get(group, [])
        forms[group] = np.arange(len(rows), len(rows) + len(mine), dtype=np.intp)
        rows += mine
    return forms, np.array(rows, dtype=np.bool_)


def plan_of(answered: Answered, policy: DisclosurePolicy = LEAVE_OUT) -> Plan:
    """Return the plan for a person whose raters have these scores."""
    return plan_report(*forms_of(answered), policy)


def full(sizes: Sizes, n_competencies: int = 1) -> Answered:
    """Return raters who could all say something on everything."""
    return {group: [(True,) * n_competencies] * size for group, size in sizes.items()}


def shown(plan: Plan) -> dict[tuple[RaterGroup, ...], int]:
    """Return how many raters stand behind each set that is shown."""
    return {each.groups: int(each.forms.size) for each in plan.sets}


@pytest.mark.parametrize("n_managers", [0, 1])
def test_every_combination_of_small_counts_is_planned_by_the_rule(n_managers: int) -> None:
    """Groups stand alone from 3, if with the manager they are 4; the total counts just those."""
    for sizes in all_sizes((PEER, REPORT, PARTNER), 6):
        plan = plan_of(full({MANAGER: n_managers, **sizes}, 3))
        alone = {(group,): n for group, n in sizes.items() if n >= 3}
        in_all = sum(alone.values()) + n_managers
        alone = alone if in_all >= 4 else {}
        expected = {(MANAGER,): 1} | alone if n_managers else alone
        assert expected == shown(plan)
        assert (in_all if alone else None) == (
            None if plan.others is None else plan.others.forms.size
        )
        assert plan.hidden == tuple(group for group in ANONYMOUS if (group,) not in alone)
        assert plan.competencies == (0, 1, 2)
        assert plan.withheld == ()


@pytest.mark.parametrize("policy", [LEAVE_OUT, JOIN])
def test_no_anonymous_set_is_ever_too_small(policy: DisclosurePolicy) -> None:
    """On every competency that is shown each anonymous set has 3 scores and the total 4."""
    patterns = list(product((True, False), repeat=2))
    rng = np.random.default_rng(5)
    for _ in range(1500):
        answered = {
            group: [patterns[k] for k in rng.integers(0, 4, rng.integers(0, 7))]
            for group in (MANAGER, PEER, REPORT, PARTNER)
        }
        forms, scored = forms_of(answered)
        plan = plan_report(forms, scored, policy)
        counted = scored[:, list(plan.competencies)]
        assert sorted(plan.competencies + plan.withheld) == [0, 1]
        for each in plan.sets:
            assert not each.is_anonymous or counted[each.forms].sum(axis=0).min() >= 3
        if plan.others is not None:
            assert counted[plan.others.forms].sum(axis=0).min() >= 4
            in_sets = np.concatenate([each.forms for each in plan.sets])
            assert sorted(plan.others.forms.tolist()) == sorted(in_sets.tolist())


@given(
    st.fixed_dictionaries(
        {
            group: st.lists(st.tuples(*[st.booleans()] * 3), max_size=6)
            for group in (MANAGER, PEER, REPORT, PARTNER)
        }
    )
)
def test_a_hidden_group_has_no_say_in_the_plan(answered: Answered) -> None:
    """Without the forms of the groups it hides, a plan is the same plan."""
    plan = plan_of(answered)
    kept = {group: [] if group in plan.hidden else rows for group, rows in answered.items()}
    again = plan_of(kept)
    assert shown(plan) == shown(again)
    assert plan.hidden == again.hidden
    assert (plan.others is None) == (again.others is None)
    assert plan.competencies == again.competencies


def test_a_group_stays_hidden_for_every_competency() -> None:
    """A group that is too small where another one decides is hidden where it is large enough."""
    peers: list[tuple[bool, ...]] = [(True,) * 5] * 4
    reports: list[tuple[bool, ...]] = [(True,) * 5, (True,) * 5, (True, True, False, False, False)]
    plan = plan_of({PEER: peers, REPORT: reports})
    assert shown(plan) == {(PEER,): 4}
    assert plan.competencies == (0, 1, 2, 3, 4)
    assert REPORT in plan.hidden


def test_a_competency_is_withheld_where_that_shows_more() -> None:
    """Where two groups each lack a rater on one of five, the competency goes and not a group."""
    lacking = [True, True, True, True, False]
    plan = plan_of(
        {
            PEER: [(True,) * 5, (True,) * 5, tuple(lacking)],
            REPORT: [(True,) * 5, (True,) * 5, tuple(lacking)],
        }
    )
    assert shown(plan) == {(PEER,): 3, (REPORT,): 3}
    assert plan.withheld == (4,)
    assert plan.competencies == (0, 1, 2, 3)


def test_groups_that_skip_different_questions_do_not_empty_the_report() -> None:
    """Two groups of three, each with a skip of its own on six, are both shown on four."""
    peers = [(True,) * 6] * 2 + [(False, *[True] * 5)]
    reports = [(True,) * 6] * 2 + [(*[True] * 5, False)]
    plan = plan_of({PEER: peers, REPORT: reports})
    assert shown(plan) == {(PEER,): 3, (REPORT,): 3}
    assert plan.withheld == (0, 5)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({PEER: 2, REPORT: 1}, {}),
        ({PEER: 2, REPORT: 2}, {ANONYMOUS: 4}),
        ({PEER: 2}, {}),
        ({PEER: 5}, {(PEER,): 5}),
        ({PEER: 5, REPORT: 2}, {ANONYMOUS: 7}),
        ({PEER: 5, REPORT: 2, PARTNER: 1}, {(PEER,): 5, ANONYMOUS[1:]: 3}),
        ({PEER: 5, REPORT: 4, PARTNER: 1}, {(PEER,): 5, ANONYMOUS[1:]: 5}),
    ],
)
def test_small_groups_are_joined_until_they_are_enough(
    sizes: Sizes, expected: dict[tuple[RaterGroup, ...], int]
) -> None:
    """Small groups are joined with each other, and then with the smallest that stand alone."""
    assert expected == shown(plan_of(full(sizes), JOIN))


def test_joined_groups_are_named_whether_or_not_anybody_answered() -> None:
    """The names of a joined set do not tell which of its groups are empty."""
    one, other = (
        plan_of(full(sizes), JOIN) for sizes in ({PEER: 2, REPORT: 2}, {PARTNER: 2, PEER: 2})
    )
    assert one.joined is not None
    assert other.joined is not None
    assert one.joined.label == other.joined.label
    assert plan_of(full({PEER: 5}), JOIN).joined is None


def test_hidden_forms_leave_no_trace_in_what_is_computed_over_all_people() -> None:
    """Nothing that spans people is computed from a form that its own report hides."""
    forms = [
        *alike(PERSON, {PEER: 4, REPORT: 2}, [5.0, 1.0]),
        *alike("another", {PEER: 2, MANAGER: 1}, [4.0, 2.0]),
    ]
    publication = publish(scores_of(forms))
    entered = ~np.isnan(publication.shown).all(axis=1)
    assert entered.tolist() == [True] * 4 + [False] * 5
    assert np.isnan(publication.pooled).all()


def test_spreads_that_no_report_shows_are_pooled_only_where_they_are_many() -> None:
    """Nine people with three peers are left out of the pool beside twelve with five; ten are in."""
    for n_few, expected in ((1, 12), (9, 12), (10, 22)):
        forms = bystanders(12, 1) + [
            (f"few {person}", group, [3.0])
            for person in range(n_few)
            for group in (MANAGER, PEER, PEER, PEER)
        ]
        publication = publish(scores_of(forms))
        in_pool = ~np.isnan(publication.pooled[:, 0])
        assert expected == len(set(publication.scores.ratings.person[in_pool].tolist()))


def test_tokens_are_the_same_each_time_and_name_groups_only_as_places() -> None:
    """A form has one token; its place is its person, its group and its number among them."""
    scores = scores_of(
        about(PERSON, PEER, [1.0], [2.0]) + about("another", REPORT, [math.nan], [3.0])
    )
    tokens = Tokens(scores.ratings)
    forms = np.arange(4, dtype=np.intp)
    assert len(tokens.of(forms)) == 4
    assert tokens.of(forms[:2]) | tokens.of(forms[2:]) == tokens.of(forms)
    expected = [f"{PERSON}|peer|1", f"{PERSON}|peer|2", "another|report|1", "another|report|2"]
    assert expected == [place for _, place in tokens.places(forms)]
    assert [token for token, _ in tokens.places(forms)] == [
        next(iter(tokens.of(np.array([form])))) for form in forms
    ]
