"""
The attack on comparisons: what two rounds together could give away.

An attacker who holds a comparison knows who answered and how the library works. In the worst case
raters who answered twice answered alike, so that the means of two rounds are sums over the same
answers.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from forms import all_answers
from publead.assessment.cohort import cohort
from publead.assessment.comparison import Comparison, ReportsTogether, compare
from publead.assessment.feedback import all_feedback
from publead.assessment.publication import RaterSide, audit
from publead.assessment.ratings import RaterGroup
from publead.disclosure import DisclosurePolicy, Layer, Release
from two_rounds import MANAGER, PEER, REPORT, SELF, Rated, Round, round_of, staff

PERSON = "the leader"
POINTS = (1, 2, 3)
MOST = 7

Panels = tuple[int, int, int]
Answers = NDArray[np.int_]


def panels() -> Iterator[Panels]:
    """Yield how many raters answered twice, only before and only after; four at least a round."""
    for both, before, after in product(range(MOST + 1), repeat=3):
        if both + before + after <= MOST and min(both + before, both + after) >= 4:
            yield both, before, after


def shown(sizes: Panels, key: str) -> bool:
    """Return whether the change of a leader with such panels is shown."""
    both, before, after = sizes
    names = {"both": both, "before": before, "after": after}
    raters = {when: [f"{when} {i}" for i in range(n)] for when, n in names.items()}

    def rated(*when: str) -> list[Rated]:
        return [(name, PEER, [3.0]) for each in when for name in raters[each]]

    found = compare(
        round_of({PERSON: rated("both", "before")}, key=key),
        # Another answer, or it would be the same round twice.
        round_of({PERSON: [*rated("both", "after"), ("self", SELF, [3.0])]}, key=key),
    )
    assert found.audit.passed
    assert audit([found]).passed
    return found[PERSON].line("c0").change.is_shown


def follows(parts: Sequence[Answers], printed: Answers, fewest: int) -> bool:
    """Return whether what is printed tells a sum of fewer raters, whatever they answered."""
    for chosen in product(range(fewest), repeat=len(parts)):
        fits = all(n <= part.shape[1] for n, part in zip(chosen, parts, strict=True))
        if fits and 0 < sum(chosen) < fewest:
            few = sum(part[:, :n].sum(axis=1) for n, part in zip(chosen, parts, strict=True))
            if all(np.ptp(few[printed == each]) == 0 for each in np.unique(printed)):
                return True
    return False


def gives_away(sizes: Panels) -> bool:
    """Return whether the two means tell the sum of one or two raters, whatever they answered."""
    both, before, _ = sizes
    answers = np.array(list(product(POINTS, repeat=sum(sizes))))
    parts = np.split(answers, np.cumsum([both, before]), axis=1)
    first = parts[0].sum(axis=1) + parts[1].sum(axis=1)
    second = parts[0].sum(axis=1) + parts[2].sum(axis=1)
    return follows(parts, first * 100 + second, 3)


@pytest.mark.parametrize("sizes", list(panels()), ids=str)
def test_a_change_is_shown_just_where_no_answers_follow(sizes: Panels) -> None:
    """
    Over all answers of up to seven raters: shown where no sum of one or two raters follows.

    A change is not withheld elsewhere, so the rule is no stricter than it has to be.
    """
    assert shown(sizes, "a key") is not gives_away(sizes)


@pytest.mark.parametrize("n_back", list(product(range(4), repeat=2)), ids=str)
@pytest.mark.parametrize("n_new", list(product(range(3), repeat=2)), ids=str)
def test_a_change_is_safe_beside_the_first_report(
    n_back: tuple[int, int], n_new: tuple[int, int]
) -> None:
    """
    Three peers and three reports, of whom some come back and others are new.

    Over all their answers: with the first report's means by group in hand, too, no sum of one or
    two raters follows where the change is shown, and one does where it is withheld.
    """
    names = [[f"{group} {i}" for i in range(3)] for group in "pr"]
    back = [each[:n] for each, n in zip(names, n_back, strict=True)]
    came = [[f"new {group} {i}" for i in range(n)] for group, n in zip("pr", n_new, strict=True)]
    after = [old + new for old, new in zip(back, came, strict=True)]

    def rated(panels: Sequence[Sequence[str]], answer: float) -> Round:
        groups = zip((PEER, REPORT), panels, strict=True)
        # Self is in no average, and makes each round have a form.
        own: Rated = (PERSON, SELF, [answer])
        return {PERSON: [own, *((n, group, [answer]) for group, each in groups for n in each)]}

    line = compare(round_of(rated(names, 3.0)), round_of(rated(after, 4.0)))[PERSON].line("c0")
    large = [place for place in range(2) if len(after[place]) >= 3]
    if sum(len(after[place]) for place in large) < 4:
        assert not line.change.is_shown
        return
    everybody = [*names[0], *names[1], *came[0], *came[1]]
    answers = np.array(list(product((1, 2), repeat=len(everybody))))
    column = {name: answers[:, [place]] for place, name in enumerate(everybody)}
    none = np.zeros((len(answers), 1), dtype=int)
    peers, reports = (sum((column[n] for n in each), none) for each in names)
    second = sum((column[n] for place in large for n in after[place]), none)
    printed = (peers * 10_000 + reports * 100 + second)[:, 0]
    # Raters who stand in the same numbers cannot be told apart, so one of each kind stands for all.
    gone = [[n for n in each if n not in old] for each, old in zip(names, back, strict=True)]
    kinds = [*back, *gone, *(came[place] for place in large)]
    parts = [np.hstack([column[n] for n in kind]) for kind in kinds if kind]
    assert line.change.is_shown is not follows(parts, printed, 3)


@pytest.mark.parametrize("counts", [(4, 4), (4, 5), (4, 6), (4, 7), (6, 4), (7, 4), (5, 8), (8, 8)])
def test_without_a_key_the_worst_is_assumed(counts: tuple[int, int]) -> None:
    """Where raters cannot be matched, the smaller panel is taken to be part of the larger one."""
    nested = (min(counts), max(0, counts[0] - counts[1]), max(0, counts[1] - counts[0]))
    assert shown(nested, "") is not gives_away(nested)


def test_three_raters_and_then_a_fourth() -> None:
    """Four raters, then the same and a newcomer: the change is withheld, and why is told."""
    old: list[Rated] = [
        ("m", MANAGER, [4.0]),
        *((f"peer {i}", PEER, [float(i)]) for i in range(1, 4)),
    ]
    found = compare(round_of({PERSON: old}), round_of({PERSON: [*old, ("newcomer", PEER, [1.0])]}))
    line = found[PERSON].line("c0")
    assert not line.change.is_shown
    assert np.isnan([line.before, line.after]).all()
    assert (line.n_before, line.n_after) == (None, None)
    assert "few raters" in str(line)
    assert "0 of 1 person" in str(found)
    assert "newcomer" not in json.dumps(found.to_dict()) + str(found) + str(found.release)


def with_hidden(
    rng: np.random.Generator, panel: str
) -> tuple[dict[str, list[Rated]], dict[str, list[Rated]]]:
    """Return people, and the same with one or two reports here and there."""
    plain = staff(12, rng, panel=panel)
    more = {
        person: [
            *rated,
            *(
                (f"{panel} report {person} {i}", REPORT, [float(x) for x in rng.integers(1, 6, 2)])
                for i in range(rng.integers(0, 3))
            ),
        ]
        for person, rated in plain.items()
    }
    return plain, more


@pytest.mark.parametrize("key", ["a key", ""])
@settings(max_examples=8)
@given(st.integers(0, 2**16))
def test_a_hidden_group_leaves_no_trace(key: str, seed: int) -> None:
    """Forms that a report hides, in either round, change nothing in a comparison."""
    rng = np.random.default_rng(seed)
    before, after = with_hidden(rng, "first"), with_hidden(rng, "second")
    one, other = (
        compare(round_of(first, key=key), round_of(second, key=key))
        for first, second in zip(before, after, strict=True)
    )
    assert str(one) == str(other)
    assert json.dumps(one.to_dict()) == json.dumps(other.to_dict())


@pytest.mark.parametrize("n_others", [0, 12])
def test_the_error_of_few_raters_tells_nothing_of_their_answers(n_others: int) -> None:
    """Four raters' answers with the same mean give the same change and index, pool or none."""
    alike = [t[PEER] for t in all_answers({PEER: 4}, POINTS) if sum(t[PEER]) in (7, 8)]
    tables = list(product(alike, alike))
    rng = np.random.default_rng(3)

    def of_round(panel: str, which: int) -> dict[str, list[Rated]]:
        mine: list[Rated] = [
            (f"{panel} {i}", PEER, [float(table[which][i]) for table in tables]) for i in range(4)
        ]
        others = staff(n_others, rng, n_competencies=1, panel=panel)
        every: dict[str, list[Rated]] = {
            person: [(name, group, list(answers) * len(tables)) for name, group, answers in rated]
            for person, rated in others.items()
        }
        return every | {PERSON: mine}

    found = compare(round_of(of_round("first", 0)), round_of(of_round("second", 1)))
    told = defaultdict(set)
    for line, (first, second) in zip(found[PERSON], tables, strict=False):
        assert line.by is RaterSide.OTHERS
        assert line.index.is_shown is (n_others > 0)
        told[sum(first), sum(second)].add(
            (line.change.value, line.change.low, line.index.value, line.n_before)
            if n_others
            else (line.change.value, line.n_before)
        )
    assert all(len(values) == 1 for values in told.values())
    assert len(told) == 4 < len(tables)


def drawn_rounds(seed: int, n_people: int, key: str) -> Comparison:
    """Return a comparison of rounds whose panels came, went and stayed at random."""
    rng = np.random.default_rng(seed)
    before: dict[str, list[Rated]] = {}
    after: dict[str, list[Rated]] = {}
    for place in range(n_people):
        groups = [MANAGER, *[PEER] * int(rng.integers(2, 7)), *[REPORT] * int(rng.integers(0, 6))]
        old: list[Rated] = [
            (f"{place}.{i}", group, [float(x) for x in rng.integers(1, 6, 1)])
            for i, group in enumerate(groups)
        ]
        stays = rng.random() < 0.5
        new: list[Rated] = [
            (f"new {place}.{i}", PEER, [float(x) for x in rng.integers(1, 6, 1)])
            for i in range(rng.integers(0, 4))
        ]
        before[f"p{place}"] = old
        after[f"p{place}"] = [*(rated for rated in old if stays or rng.random() < 0.6), *new]
        after[f"p{place}"] = after[f"p{place}"] or old
    return compare(round_of(before, key=key), round_of(after, key=key))


@pytest.mark.parametrize("key", ["a key", ""])
@settings(max_examples=8)
@given(st.integers(0, 2**16), st.integers(10, 34))
def test_no_mean_change_gives_withheld_people_away(key: str, seed: int, n_people: int) -> None:
    """People whose change is withheld are in the mean of all if they are ten, or not at all."""
    found = drawn_rounds(seed, n_people, key)
    assert found.audit.passed
    assert audit([found]).passed
    kept = Release.from_dict(json.loads(json.dumps(found.release.to_dict())))
    assert audit([kept]).passed
    line = found.line("c0")
    open_ones = sum(person.line("c0").change.is_shown for person in found.people)
    if line.change.is_shown:
        assert line.change.n is not None
        assert line.change.n - open_ones == 0 or line.change.n - open_ones >= 10


def test_every_number_stands_in_the_release() -> None:
    """The sums behind each mean that is printed are figures of the release."""
    found = drawn_rounds(4, 20, "a key")
    sums = {
        tuple(token for token, _ in figure.weights)
        for figure in found.release.figures
        if figure.layer is Layer.SUMS
    }
    for person in found.people:
        line = person.line("c0")
        if line.change.is_shown:
            mine = [each for each in sums if all(t.startswith(f"{person.person}|") for t in each)]
            assert {line.n_before, line.n_after} == set(map(len, mine))
    n_people = {
        len(figure.weights) for figure in found.release.figures if figure.layer is Layer.PEOPLE
    }
    assert found.line("c0").change.n in n_people
    assert any(figure.layer is Layer.SQUARES for figure in found.release.figures)


def test_the_cohorts_of_both_rounds_beside_it_give_leavers_away() -> None:
    """All before, less those who stayed, are the three who left, and the audit finds it."""
    rng = np.random.default_rng(8)
    before, after = staff(15, rng), staff(12, rng, panel="second")
    scores = (round_of(before), round_of(after))
    found = compare(*scores)
    assert audit([found, *all_feedback(scores[0])]).passed
    together = audit([found], previous=[cohort(scores[0])])
    assert {(Layer.PEOPLE, 3)} == {(each.layer, each.n) for each in together.exposures}
    assert not together.passed


def test_a_looser_policy_is_obeyed_and_kept() -> None:
    """With a threshold of one rater the newcomer's change is shown, and the reason stands in it."""
    old: list[Rated] = [
        ("m", MANAGER, [4.0]),
        *((f"peer {i}", PEER, [float(i)]) for i in range(1, 4)),
    ]
    policy = DisclosurePolicy(min_raters=1, reason="a trial among volunteers")
    found = compare(
        round_of({PERSON: old}),
        round_of({PERSON: [*old, ("newcomer", RaterGroup.PEER, [1.0])]}),
        policy=policy,
    )
    assert found[PERSON].line("c0").change.is_shown
    assert "volunteers" in json.dumps(found.to_dict())


@pytest.mark.parametrize(("n_after", "told"), [(3, 0), (4, 1)])
def test_reports_that_tell_a_newcomer_side_by_side_are_counted(n_after: int, told: int) -> None:
    """Three peers and then a fourth among new reports: the change is safe, and the reports not."""
    peers: list[Rated] = [(f"peer {i}", PEER, [float(i + 1)]) for i in range(n_after)]
    before, after = (
        round_of({PERSON: [*peers[:n], *((f"{when} {i}", REPORT, [answer]) for i in range(4))]})
        for when, n, answer in (("first", 3, 2.0), ("second", n_after, 3.0))
    )
    found = compare(before, after)
    assert found[PERSON].line("c0").change.is_shown
    reports = [all_feedback(scores)[0] for scores in (before, after)]
    assert audit(reports).passed is (told == 0)
    (finding,) = (each for each in found.findings if isinstance(each, ReportsTogether))
    assert (finding.n_people, finding.n_shown) == (told, 1)
