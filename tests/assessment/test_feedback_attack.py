"""
The enumeration attack: all tables of answers that fit a report, tried one by one.

An attacker who holds a report, and knows how the library makes it, lists every table of up to
eight raters (self is known to all and left out) that would have given the same report. What all
of them agree on is known to the attacker. One-item competencies on five points are the worst case:
the fewer values a score can take, the more a mean tells.
"""

import hashlib
import json
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import permutations

import numpy as np
import pytest

from forms import (
    ANONYMOUS,
    PERSON,
    Form,
    Sizes,
    all_answers,
    all_sizes,
    bystanders,
    scores_of,
)
from publead.assessment.feedback import Feedback, feedback
from publead.assessment.publication import Plan, plan_report
from publead.assessment.ratings import RaterGroup
from publead.disclosure import DisclosurePolicy, SmallGroups

MANAGER, PEER, REPORT, PARTNER = (
    RaterGroup.MANAGER,
    RaterGroup.PEER,
    RaterGroup.REPORT,
    RaterGroup.PARTNER,
)
POLICIES = [
    pytest.param(DisclosurePolicy(), id="leave out"),
    pytest.param(DisclosurePolicy(small_groups=SmallGroups.JOIN), id="join"),
]
WITH_AND_WITHOUT_POOL = [pytest.param(11, id="pool"), pytest.param(0, id="no pool")]
POINTS = range(1, 6)
IN_ONE_REPORT = 150
Table = tuple[tuple[RaterGroup, tuple[int, ...]], ...]
Seen = dict[str, list[Table]]


def report_of(tables: Sequence[Table], policy: DisclosurePolicy, n_bystanders: int) -> Feedback:
    """Return one report in which each competency holds a table of its own, of the same sizes."""
    sizes = {group: len(answers) for group, answers in tables[0]}
    answered: list[Form] = [(PERSON, RaterGroup.SELF, [3.0] * len(tables))]
    answered += [
        (PERSON, group, [float(dict(table)[group][place]) for table in tables])
        for group, size in sizes.items()
        for place in range(size)
    ]
    others = [
        (person, group, [answers[0]] * len(tables))
        for person, group, answers in bystanders(n_bystanders, 1)
    ]
    return feedback(scores_of([*answered, *others]), PERSON, policy=policy)


def as_printed(report: Feedback) -> Iterator[str]:
    """
    Yield, for each competency, a fingerprint of everything that the report tells of it, exactly.

    Before it stand the sets that are shown apart, and whether the report says that all answers of
    a set are known.
    """
    frame = {
        key: value
        for key, value in report.to_dict().items()
        if key not in {"competencies", "notices", "blind_spots", "hidden_strengths", "audit"}
    }
    for line in report:
        told = line.to_dict() | {"verdict": ""}
        notices = [n.replace(line.label, "it") for n in report.notices if f"{line.label}:" in n]
        whole = json.dumps([frame, told | {"code": "", "label": ""}, sorted(notices)])
        digest = hashlib.sha256(whole.encode()).hexdigest()
        yield json.dumps([report.shown, bool(notices), digest])


def tables_by_report(
    groups: Sequence[RaterGroup], most: int, policy: DisclosurePolicy, n_bystanders: int
) -> Seen:
    """
    Return all tables of up to so many raters, by the report that they give.

    A report that leaves small groups out does not tell how many they were, so they come on top.
    """
    leaving_out = policy.small_groups is SmallGroups.LEAVE_OUT
    seen: defaultdict[str, list[Table]] = defaultdict(list)
    for sizes in all_sizes(groups, most):
        counted = sum(n for g, n in sizes.items() if n > 2 or g is MANAGER or not leaving_out)
        if counted > most or sizes.get(MANAGER, 0) > 1 or not any(sizes.values()):
            continue
        tables = [tuple(answers.items()) for answers in all_answers(sizes, POINTS)]
        for at in range(0, len(tables), IN_ONE_REPORT):
            part = tables[at : at + IN_ONE_REPORT]
            for table, printed in zip(
                part, as_printed(report_of(part, policy, n_bystanders)), strict=True
            ):
                seen[printed].append(table)
    return seen


def known_of_hidden(tables: Sequence[Table], group: RaterGroup) -> set[str]:
    """Return which of a group's n, mean and sum of squares are the same in all tables."""
    answers = [np.array(dict(table).get(group, ())) for table in tables]
    values: dict[str, set[float | None]] = {
        "n": {float(each.size) for each in answers},
        "mean": {float(each.mean()) if each.size else None for each in answers},
        "sum of squares": {float((each**2).sum()) if each.size else None for each in answers},
    }
    return {name for name, possible in values.items() if len(possible) == 1}


def shown_apart(printed: str) -> set[str]:
    """Return the labels of the sets that a report shows apart."""
    return set(json.loads(printed)[0])


def assert_nothing_hidden_is_known(
    seen: Seen, groups: Sequence[RaterGroup], policy: DisclosurePolicy
) -> None:
    """
    Fail where a hidden group's n, mean or sum of squares has only one value.

    Where small groups are joined, a group that is not among them may be known to be empty, and
    the mean of a set that is unanimous is that of its parts, which the report says.
    """
    for printed, tables in seen.items():
        for group in groups:
            known = known_of_hidden(tables, group)
            if policy.small_groups is SmallGroups.JOIN:
                empty = not any(group in dict(table) for table in tables)
                unanimous = json.loads(printed)[1]
                known -= {"n", "mean", "sum of squares"} if empty else set()
                known -= {"mean"} if unanimous else set()
            if group.plural not in shown_apart(printed):
                assert known == set(), (printed, group)


def assert_small_groups_show_no_spread(seen: Seen, groups: Sequence[RaterGroup]) -> None:
    """Fail where a shown group of fewer than five is known better than its mean tells."""
    for group in groups:
        by_mean: defaultdict[tuple[int, int], set[tuple[int, ...]]] = defaultdict(set)
        for tables in seen.values():
            for table in tables:
                answers = dict(table).get(group, ())
                by_mean[len(answers), sum(answers)].add(answers)
        for printed, tables in seen.items():
            if group.plural in shown_apart(printed):
                possible = {dict(table)[group] for table in tables}
                (n,) = {len(answers) for answers in possible}
                (total,) = {sum(answers) for answers in possible}
                assert n >= 5 or possible == by_mean[n, total], (printed, group)


@pytest.mark.parametrize(
    ("most", "n_bystanders"), [pytest.param(5, 11, id="pool"), pytest.param(6, 0, id="no pool")]
)
@pytest.mark.parametrize("policy", POLICIES)
def test_no_report_of_up_to_six_raters_gives_a_hidden_group_away(
    policy: DisclosurePolicy, most: int, n_bystanders: int
) -> None:
    """Over all tables of two groups that fit a report, a hidden group's figures all vary."""
    seen = tables_by_report((PEER, REPORT), most, policy, n_bystanders)
    assert sum(map(len, seen.values())) >= math.comb(most + 10, 10) - 1
    assert_nothing_hidden_is_known(seen, (PEER, REPORT), policy)
    assert_small_groups_show_no_spread(seen, (PEER, REPORT))


@pytest.mark.parametrize("policy", POLICIES)
def test_no_report_with_a_manager_gives_a_hidden_group_away(policy: DisclosurePolicy) -> None:
    """A manager whose answer everybody knows does not help to find what is hidden."""
    seen = tables_by_report((MANAGER, PEER, REPORT), 4, policy, 0)
    assert_nothing_hidden_is_known(seen, (PEER, REPORT), policy)
    assert_small_groups_show_no_spread(seen, (PEER, REPORT))


@pytest.mark.nightly
@pytest.mark.parametrize("n_bystanders", WITH_AND_WITHOUT_POOL)
@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(
    ("groups", "most"), [((PEER, REPORT), 8), ((MANAGER, PEER, REPORT), 7)], ids=["two", "manager"]
)
def test_no_report_of_up_to_eight_raters_gives_a_hidden_group_away(
    groups: tuple[RaterGroup, ...], most: int, policy: DisclosurePolicy, n_bystanders: int
) -> None:
    """The same over all tables of two groups up to eight raters, and with a manager up to seven."""
    seen = tables_by_report(groups, most, policy, n_bystanders)
    assert_nothing_hidden_is_known(seen, (PEER, REPORT), policy)
    assert_small_groups_show_no_spread(seen, (PEER, REPORT))


def drawn(sizes: Sizes, n_tables: int, rng: np.random.Generator) -> list[Table]:
    """Return tables of given sizes with answers drawn at random."""
    return [
        tuple((group, tuple(rng.integers(1, 6, size).tolist())) for group, size in sizes.items())
        for _ in range(n_tables)
    ]


@pytest.mark.parametrize("n_bystanders", WITH_AND_WITHOUT_POOL)
def test_a_hidden_group_looks_like_an_empty_one(n_bystanders: int) -> None:
    """
    Up to eight raters of four kinds: text and values are those of a report without hidden forms.

    So every table with 0, 1 or 2 raters in a hidden group, whatever they answered, fits a report
    that leaves small groups out.
    """
    policy = DisclosurePolicy()
    rng = np.random.default_rng(8)
    compared = 0
    for sizes in all_sizes((MANAGER, PEER, REPORT, PARTNER), 8, in_all=8):
        kept = {group: n for group, n in sizes.items() if group is MANAGER or n >= 3}
        if sizes[MANAGER] > 1 or sum(kept.values()) == sum(sizes.values()):
            continue
        tables = drawn(sizes, 3, rng)
        without = [tuple((g, a if g in kept else ()) for g, a in table) for table in tables]
        told, expected = (report_of(each, policy, n_bystanders) for each in (tables, without))
        assert str(expected) == str(told)
        assert str(expected.explain()) == str(told.explain())
        assert expected.to_dict() == told.to_dict()
        assert str(expected.rows()) == str(told.rows())
        compared += 1
    assert compared == 223


def structure(plan: Plan) -> tuple[tuple[str, int], ...]:
    """Return what a report tells of who answered: its sets and their numbers."""
    return tuple((each.label, int(each.forms.size)) for each in plan.sets)


def test_joined_groups_hide_their_numbers() -> None:
    """
    Up to eight raters of all kinds: each joined group could be empty, and could not.

    The plan is all that a report tells of numbers, and an empty group has no mean and no squares.
    Where nothing had to be joined, the groups that are not shown are known to be empty.
    """
    policy = DisclosurePolicy(small_groups=SmallGroups.JOIN)
    possible: defaultdict[tuple[tuple[str, int], ...], list[Sizes]] = defaultdict(list)
    for sizes in all_sizes((MANAGER, *ANONYMOUS), 8, in_all=8):
        if sizes[MANAGER] > 1:
            continue
        ends = np.cumsum([0, *(sizes.get(group, 0) for group in RaterGroup)])
        forms = {
            group: np.arange(ends[place], ends[place + 1], dtype=np.intp)
            for place, group in enumerate(RaterGroup)
        }
        plan = plan_report(forms, np.ones((int(ends[-1]), 1), dtype=np.bool_), policy)
        possible[structure(plan)].append(sizes)
    for told, tables in possible.items():
        apart = {label for label, _ in told}
        named = ", ".join(apart).split(", ")
        for group in ANONYMOUS:
            if group.plural not in apart:
                numbers = {sizes[group] for sizes in tables}
                assert 0 in numbers, told
                assert len(numbers) > 1 or group.plural not in named, told


def test_who_of_the_joined_groups_gave_an_answer_cannot_be_told() -> None:
    """Answers that change places between joined groups leave the report as it was."""
    policy = DisclosurePolicy(small_groups=SmallGroups.JOIN)
    rng = np.random.default_rng(9)
    for sizes in all_sizes((PEER, REPORT, PARTNER), 2, in_all=6):
        if sum(sizes.values()) < 3:
            continue
        answers = rng.integers(1, 6, sum(sizes.values())).tolist()
        reports = set()
        for order in list(permutations(sizes))[:4]:
            left = list(answers)
            table = []
            for group in order:
                table.append((group, tuple(left[: sizes[group]])))
                left = left[sizes[group] :]
            reports.add(str(report_of([tuple(table)], policy, 0)))
        assert len(reports) == 1


def test_only_the_pool_of_what_is_shown_enters_an_interval() -> None:
    """With everybody else's forms known, the pool's df gives no hidden rater away."""
    rng = np.random.default_rng(10)
    few = {MANAGER: 1, PEER: 3}
    many = {**few, REPORT: 2, PARTNER: 1}
    table = drawn(many, 4, rng)
    reports = [
        report_of([tuple((g, a if g in sizes else ()) for g, a in t) for t in table], policy, 11)
        for policy in [DisclosurePolicy()]
        for sizes in (few, many)
    ]
    assert "pooled over 11 people (df 55)" in reports[0].pool
    assert str(reports[0]) == str(reports[1])


def test_the_attack_finds_what_an_unsafe_report_would_give_away() -> None:
    """Counting hidden raters in n makes the attack succeed, so its silence means something."""
    seen = tables_by_report((PEER, REPORT), 4, DisclosurePolicy(), 0)
    leaking: Seen = defaultdict(list)
    for printed, tables in seen.items():
        for table in tables:
            leaking[f"{printed[:-1]}, {sum(len(a) for _, a in table)}]"].append(table)
    with pytest.raises(AssertionError):
        assert_nothing_hidden_is_known(leaking, (PEER, REPORT), DisclosurePolicy())


def test_a_person_with_self_only_hides_every_group() -> None:
    """Nobody, or too few of every kind: the report is the same."""
    report = report_of([()], DisclosurePolicy(), 0)
    assert report.shown == ()
    assert report.hidden == tuple(group.plural for group in ANONYMOUS)
