"""Who leads each task: both sides' answers measured as defined, and small sides never shown."""

import json
import math
from collections.abc import Sequence
from itertools import combinations_with_replacement, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publead.assessment.publication import audit
from publead.assessment.ratings import Pseudonyms
from publead.assessment.shared_space import (
    LeadSide,
    SharedSpace,
    SpaceColumns,
    SpaceError,
    SpaceSide,
    read_shared_space,
    shared_space,
)
from publead.disclosure import DisclosurePolicy
from publead.errors import ArgumentError, PolicyError, UnknownCodeError
from publead.estimates import Status
from publead.stats.intervals import wilson_interval

LEADERS = {
    "Leader": LeadSide.MEMBERS,
    "Chief": LeadSide.OFFICERS,
    "Both": LeadSide.JOINTLY,
    "Partner": LeadSide.ELSEWHERE,
}
ANSWERS = (*LEADERS, "nobody", "")
TASKS = ("budget", "floods")
WIDE = SpaceColumns(leaders=LEADERS, tasks=TASKS)
KEY = Pseudonyms(key=b"sixteen bytes or more")

Said = Sequence[Sequence[str]]


def rows_of(members: Said, officers: Said) -> list[dict[str, str]]:
    """Return one row a respondent, who says who leads each task."""
    sides = [("members", said) for said in members] + [("officers", said) for said in officers]
    return [{"side": side, **dict(zip(TASKS, said, strict=True))} for side, said in sides]


def space_of(members: Said, officers: Said, policy: DisclosurePolicy | None = None) -> SharedSpace:
    """Return the shared space of what both sides say."""
    return shared_space(read_shared_space(rows_of(members, officers), columns=WIDE), policy=policy)


def seen(space: SharedSpace) -> str:
    """Return everything that a reader of the result can see."""
    shown = [str(space), repr(space), json.dumps(space.to_dict()), str(space.explain())]
    shown += [str(view) for task in space for view in task.views]
    estimates = [
        getattr(view, name)
        for task in space
        for view in task.views
        for name in ("named", "contest", "leaders", "to_members")
    ]
    return "\n".join([*shown, *(repr(each) for each in estimates), str(space.rows())])


SAID = st.lists(
    st.tuples(st.sampled_from(ANSWERS), st.sampled_from(ANSWERS)), min_size=5, max_size=9
)


@given(SAID, SAID)
def test_each_number_follows_its_definition(
    members: list[tuple[str, str]], officers: list[tuple[str, str]]
) -> None:
    """Shares, entropy, agreement and the lead given to members, counted answer by answer."""
    space = space_of(members, officers)
    for place, task in enumerate(space):
        given = {
            "members": [said[place] for said in members if said[place]],
            "officers": [said[place] for said in officers if said[place]],
        }
        for view in task.views:
            answers = given[view.side.value]
            assert view.named.is_shown == (len(answers) >= 5)
            if not view.named.is_shown:
                continue
            posts = [each for each in answers if each != "nobody"]
            assert view.named.value == len(posts) / len(answers)
            assert (view.named.low, view.named.high) == wilson_interval(len(posts), len(answers))
            assert view.is_unanimous == (len(set(answers)) == 1)
            if posts:
                shares = [posts.count(post) / len(posts) for post in LEADERS]
                entropy = -sum(p * math.log(p) for p in shares if p)
                assert view.contest.value == pytest.approx(entropy / math.log(4), abs=1e-12)
            either = [each for each in posts if each != "Partner"]
            if either:
                weight = either.count("Leader") + either.count("Both") / 2
                assert view.to_members.value == pytest.approx(weight / len(either))
        if task.agreement.is_shown:
            one, other = given["members"], given["officers"]
            pairs = [(one.count(each), other.count(each)) for each in ANSWERS[:-1]]
            expected = sum(min(a / len(one), b / len(other)) for a, b in pairs)
            assert task.agreement.value == pytest.approx(expected)


def test_tasks_divided_wholly_are_complementary_and_the_same_mix_is_not() -> None:
    """Each task led by one of the two alone gives 1; the same mix on every task gives 0."""
    divided = space_of([("Leader", "Chief")] * 6, [("Leader", "Chief")] * 5)
    assert [each.complementarity.value for each in divided.divisions] == [1, 1]
    mixed = space_of([("Leader", "Leader"), ("Chief", "Chief")] * 3, [("Both", "Both")] * 5)
    assert mixed.divisions[0].complementarity.value == 0
    assert mixed.divisions[0].if_alike == pytest.approx(1 / 11)
    # Everybody says that both lead everything: shared, not divided.
    assert mixed.divisions[1].complementarity.value == 0
    assert mixed.divisions[1].if_alike == 0


def test_one_side_leading_everything_is_not_called_complementary() -> None:
    """Where only officers lead, there is nothing to divide: not estimable, and not 0 or 1."""
    space = space_of([("Chief", "Chief")] * 5, [("Partner", "nobody")] * 5)
    assert space.divisions[0].complementarity.status is Status.NOT_ESTIMABLE
    assert "only one kind occurs anywhere" in str(space.divisions[0])
    assert space.divisions[1].complementarity.status is Status.NOT_ESTIMABLE
    assert space["floods"].officers.contest.status is Status.NOT_ESTIMABLE
    assert space["budget"].officers.to_members.status is Status.NOT_ESTIMABLE


def test_the_complementarity_of_chance_is_the_mean_over_all_deals() -> None:
    """With joint answers too, the mean over random deals to two tasks is the one that is told."""
    rng = np.random.default_rng(4)
    answers = ["Leader"] * 5 + ["Chief"] * 5 + ["Both"] * 6
    found, told = [], 0.0
    for _ in range(600):
        dealt = rng.permutation(answers).reshape(8, 2).tolist()
        division = space_of(dealt, []).divisions[0]
        found.append(division.complementarity.value)
        told = division.if_alike
    assert np.mean(found) == pytest.approx(told, abs=0.012)


OFFICERS_SEEN = [
    ("Leader", "Chief"),
    ("Chief", "Chief"),
    ("Leader", "Both"),
    ("Chief", "nobody"),
    ("Leader", "Chief"),
]


def test_a_hidden_side_leaves_no_trace_whatever_its_members_said() -> None:
    """For every answer that up to four members can give, and for none, the result is the same."""
    plain = seen(space_of([], OFFICERS_SEEN))
    for size in range(1, 5):
        for said in combinations_with_replacement(ANSWERS, size):
            members = [(answer, said[0]) for answer in said]
            assert seen(space_of(members, OFFICERS_SEEN)) == plain


def test_a_side_hidden_on_one_task_leaves_no_trace_there() -> None:
    """Four answers on one task are hidden there, whatever they are, and shown on the other."""
    found = set()
    for said in product(("Leader", "Chief", "nobody", ""), repeat=4):
        members = [("Leader", answer) for answer in said] + [("Chief", "")]
        found.add(seen(space_of(members, OFFICERS_SEEN)))
    (only,) = found
    assert "members (n = 5)" in only
    assert "members: hidden (fewer than 5 answers on this task, or none)" in only


def test_all_answers_alike_are_flagged() -> None:
    """Where a side is of one mind, each one's answer is known, and the line says so."""
    space = space_of([("Leader", "Chief")] * 5, OFFICERS_SEEN)
    assert "all alike" in str(space["budget"].members)
    assert not space["budget"].officers.is_unanimous


def test_two_readings_that_differ_by_one_respondent_do_not_pass_together() -> None:
    """With a key, a second result without one officer gives that officer away, and is found."""
    columns = SpaceColumns(leaders=LEADERS, tasks=TASKS, respondent="who")
    rows = [
        {**row, "who": f"o{i}"}
        for i, row in enumerate(rows_of([], [*OFFICERS_SEEN, ("Leader", "Chief")]))
    ]
    spaces = [
        shared_space(read_shared_space(each, columns=columns, pseudonyms=KEY))
        for each in (rows, rows[:-1])
    ]
    assert audit([spaces[0]]).passed
    assert not audit([spaces[1]], previous=[spaces[0]]).passed
    assert "o0" not in json.dumps(spaces[0].release.to_dict())


def test_a_policy_that_shows_more_is_kept_with_its_reason() -> None:
    """Three answers may be shown for a declared reason, which stands in the result."""
    policy = DisclosurePolicy(min_for_spread=3, reason="all three agreed in writing")
    space = space_of([("Leader", "Chief")] * 3, OFFICERS_SEEN, policy)
    assert space["budget"].members.named.n == 3
    assert "agreed in writing" in json.dumps(space.to_dict())


def test_nobody_at_all_hides_everything() -> None:
    """With blank answers only, every side is hidden and nothing is 0."""
    space = space_of([("", "")], [("don't know", "")])
    assert all(not view.named.is_shown for task in space for view in task.views)
    assert [each.complementarity.status for each in space.divisions] == [Status.NOT_ESTIMABLE] * 2
    assert all(math.isnan(task.if_alike) for task in space)


def long_rows(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return one row a respondent and task."""
    return [
        {"who": f"r{i}", "side": row["side"], "task": task, "lead": row[task]}
        for i, row in enumerate(rows)
        for task in TASKS
    ]


LONG = SpaceColumns(leaders=LEADERS, tasks=TASKS, respondent="who", task="task", leader="lead")


@given(SAID, SAID)
def test_long_and_wide_tables_say_the_same(
    members: list[tuple[str, str]], officers: list[tuple[str, str]]
) -> None:
    """The same answers in either layout, in any order and case, give the same result."""
    rows = rows_of(members, officers)
    turned = [{**row, "lead": row["lead"].upper()} for row in reversed(long_rows(rows))]
    wide = shared_space(read_shared_space(rows, columns=WIDE))
    long = shared_space(read_shared_space(turned, columns=LONG))
    assert wide.rows() == long.rows()
    assert wide.to_dict()["complementarity"] == long.to_dict()["complementarity"]


def test_frames_are_read_and_handed_over() -> None:
    """A data frame goes in and a data frame comes out, one row a task and side."""
    read = read_shared_space(pd.DataFrame(rows_of([], OFFICERS_SEEN)), columns=WIDE)
    assert repr(read) == "SpaceAnswers: 5 respondents, 2 tasks"
    assert read.n_by_side == {"members": 0, "officers": 5}
    frame = shared_space(read).to_frame(backend="pandas")
    assert frame["side"].tolist() == ["members", "officers"] * 2
    assert frame["named"].isna().tolist() == [True, False, True, False]


def test_all_faults_of_answers_are_told_at_once_without_them() -> None:
    """Unknown sides, tasks and answers, repeated answers and two sides of one person, with rows."""
    rows = [
        {"who": "ann lee", "side": "members", "task": "budget", "lead": "Leader"},
        {"who": "ann lee", "side": "officers", "task": "floods", "lead": "Chief"},
        {"who": "ann lee", "side": "members", "task": "budget", "lead": "Chief"},
        {"who": "bob", "side": "guest", "task": "parks", "lead": "bob himself"},
        {"who": "", "side": "", "task": "budget", "lead": ""},
    ]
    with pytest.raises(SpaceError) as caught:
        read_shared_space(rows, columns=LONG)
    text = str(caught.value)
    assert [(fault.row, fault.place) for fault in caught.value.faults] == [
        (2, "side"), (3, ""), (4, "side"), (4, "task"), (4, "lead"), (5, "side"), (5, "who"),
    ]  # fmt: skip
    assert "the same respondent answered this in row 1 already" in text
    assert "ann" not in text
    assert "bob" not in text


def test_a_respondent_in_two_rows_of_a_wide_table_is_a_fault() -> None:
    """Where respondents are known, each has one row."""
    columns = SpaceColumns(leaders=LEADERS, tasks=TASKS, respondent="who")
    rows = [{**row, "who": "x"} for row in rows_of([], OFFICERS_SEEN[:2])]
    with pytest.raises(SpaceError, match="the same respondent answered this in row 1 already"):
        read_shared_space(rows, columns=columns)


def test_a_header_that_does_not_fit_is_a_fault() -> None:
    """A task without its column, and a column without its task, are told together."""
    with pytest.raises(SpaceError) as caught:
        read_shared_space([{"side": "members", "budget": "", "parks": ""}], columns=WIDE)
    assert "columns.tasks: the table has no such column: 'floods'" in str(caught.value)
    assert "parks: nothing is read from this column" in str(caught.value)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"tasks": []}, "name every task"),
        ({"leaders": {}}, "name every task"),
        ({"task": "t", "leader": "l", "respondent": "r", "tasks": ["A", "a"]}, "named twice"),
        ({"sides": {"members": SpaceSide.OFFICERS}}, "stands for both sides"),
        ({"sides": {"Cllr": SpaceSide.MEMBERS, "cllr ": SpaceSide.OFFICERS}}, "both sides"),
        ({"leaders": {" ": LeadSide.MEMBERS}}, "a label is empty"),
        ({"tasks": ["budget", "budget"]}, "named twice"),
        ({"leaders": {"Nobody": LeadSide.MEMBERS}}, "named twice"),
        ({"task": "task"}, "needs both task= and leader="),
        ({"task": "task", "leader": "lead"}, "needs respondent="),
    ],
)
def test_columns_that_could_not_be_read_are_refused(change: dict[str, object], told: str) -> None:
    """What could be read in two ways, or not at all, is refused when it is declared."""
    with pytest.raises(PolicyError, match=told):
        SpaceColumns(**{"leaders": LEADERS, "tasks": TASKS, **change})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "change",
    [
        {"tasks": "budget"},
        {"tasks": None},
        {"tasks": [1]},
        {"leaders": {1: LeadSide.MEMBERS}},
        {"sides": {1: SpaceSide.MEMBERS}},
    ],
)
def test_labels_of_other_kinds_are_wrong_arguments(change: dict[str, object]) -> None:
    """Labels are texts, and several stand in a list."""
    with pytest.raises(ArgumentError):
        SpaceColumns(**{"leaders": LEADERS, "tasks": TASKS, **change})  # type: ignore[arg-type]


def test_spaces_around_a_declared_label_do_not_matter() -> None:
    """Cells are read without spaces around, and so are the labels that they are compared with."""
    columns = SpaceColumns(leaders={"Leader ": LeadSide.MEMBERS}, tasks=["budget"])
    rows = [{"side": "members", "budget": " leader"}]
    assert read_shared_space(rows, columns=columns).answers.tolist() == [[0]]


def test_wrong_arguments_are_told_in_a_sentence() -> None:
    """Sides are members of their enumerations, and answers come from the reader."""
    with pytest.raises(ArgumentError, match="leaders must be LeadSide"):
        SpaceColumns(leaders={"Leader": "members"}, tasks=TASKS)  # type: ignore[dict-item]
    with pytest.raises(ArgumentError, match="sides must be SpaceSide"):
        SpaceColumns(leaders=LEADERS, tasks=TASKS, sides={"x": "members"})  # type: ignore[dict-item]
    with pytest.raises(ArgumentError, match="answers must be SpaceAnswers"):
        shared_space([])  # type: ignore[arg-type]


def test_own_labels_of_sides_are_read() -> None:
    """A form's own words for the sides mean what was declared."""
    columns = SpaceColumns(leaders=LEADERS, tasks=TASKS, sides={"Councillor": SpaceSide.MEMBERS})
    rows = [{"side": "councillor", "budget": "leader", "floods": "Don't know"}] * 5
    space = shared_space(read_shared_space(rows, columns=columns))
    assert space["budget"].members.named.n == 5
    assert not space["floods"].members.named.is_shown


def test_one_post_alone_cannot_be_contested() -> None:
    """With one post to name there is no entropy to speak of."""
    columns = SpaceColumns(leaders={"Leader": LeadSide.MEMBERS}, tasks=["budget"])
    rows = [{"side": "members", "budget": "Leader"}] * 5
    view = shared_space(read_shared_space(rows, columns=columns))["budget"].members
    assert view.contest.status is Status.NOT_ESTIMABLE
    assert view.named.value == 1


def test_a_space_speaks_and_names_the_nearest_task() -> None:
    """It prints task by task with its limits, and an unknown task names the nearest."""
    space = space_of([("Leader", "Chief")] * 6, OFFICERS_SEEN)
    assert "It does not show who should lead" in str(space)
    assert repr(space) == "SharedSpace: 2 tasks, 4 posts"
    assert len(space) == 2
    with pytest.raises(UnknownCodeError, match="Did you mean 'budget'"):
        space["budgets"]
