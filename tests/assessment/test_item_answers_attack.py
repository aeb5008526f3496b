"""
The attack on counted answers: what they could give away beside a leader's own report.

The attacker holds the leader's report and the counts over everybody, knows how the library works,
and knows the answers of all other people's raters. Whatever all tables of answers agree on that
would have printed the same is known to the attacker.
"""

import json
from collections import defaultdict
from collections.abc import Sequence

import attrs
import pytest

from forms import PERSON, Form, all_answers, bystanders, scores_of
from publead.assessment.feedback import feedback
from publead.assessment.item_answers import OTHERS, item_answers
from publead.assessment.item_answers.base import Base, base_of
from publead.assessment.item_answers.sizes import Sizes
from publead.assessment.publication import Publication
from publead.assessment.ratings import RaterGroup

PEER, REPORT = RaterGroup.PEER, RaterGroup.REPORT
POINTS = (1, 2, 3)
SEVERAL_SIZES = (5, 6, 7, 8)
Table = dict[RaterGroup, tuple[int, ...]]


def others_rated(n_people: int, n_competencies: int) -> list[Form]:
    """Return forms about other people: five to eight peers each, with the same answers each."""
    forms: list[Form] = []
    for place, n_peers in enumerate(SEVERAL_SIZES * (n_people // len(SEVERAL_SIZES))):
        made = bystanders(1, 1, n_peers=n_peers, seed=place)
        forms += [(f"c {place}", group, [x[0]] * n_competencies) for _, group, x in made]
    return forms


def printed(tables: Sequence[Table], n_people: int) -> list[str]:
    """Return all that is told of each table, of which all have the same sizes."""
    sizes = {group: len(answers) for group, answers in tables[0].items()}
    mine: list[Form] = [
        (PERSON, group, [float(table[group][place]) for table in tables])
        for group, size in sizes.items()
        for place in range(size)
    ]
    scores = scores_of([*mine, *others_rated(n_people, len(tables))])
    found, report = item_answers(scores), feedback(scores, PERSON)
    told = []
    for place, line in enumerate(report):
        counts = [
            (each.cut, each.counts, each.n_people) for each in found if each.code == f"c{place}-1"
        ]
        mine_told = line.to_dict() | {"code": "", "label": "", "verdict": ""}
        told.append(json.dumps([report.shown, found.n_left_out, counts, mine_told]))
    return told


def tables_by_print(n_peers: range, n_people: int) -> dict[str, list[Table]]:
    """Return all tables of so many peers and up to two reports, by what is printed of them."""
    seen: defaultdict[str, list[Table]] = defaultdict(list)
    for peers in n_peers:
        for reports in range(3):
            tables = list(all_answers({PEER: peers, REPORT: reports}, POINTS))
            for table, told in zip(tables, printed([_filled(t) for t in tables], n_people),
                                   strict=True):  # fmt: skip
                seen[told].append(_filled(table))
    return seen


def _filled(table: Table) -> Table:
    return {PEER: (), REPORT: ()} | table


def assert_safe(seen: dict[str, list[Table]]) -> None:
    """Fail where the reports are known, or fewer than five peers better than by their mean."""
    by_mean: defaultdict[tuple[int, int], set[tuple[int, ...]]] = defaultdict(set)
    for tables in seen.values():
        for table in tables:
            by_mean[len(table[PEER]), sum(table[PEER])].add(table[PEER])
    for told, tables in seen.items():
        assert len({len(table[REPORT]) for table in tables}) > 1, told
        assert len({sum(table[REPORT]) for table in tables}) > 1, told
        possible = {table[PEER] for table in tables}
        ((n, total),) = {(len(peers), sum(peers)) for peers in possible}
        assert n >= 5 or possible == by_mean[n, total], told


def test_counts_over_all_give_no_hidden_group_and_no_spread_of_few_away() -> None:
    """Up to six peers and two hidden reports, over all answers, with all others' known."""
    seen = tables_by_print(range(4, 7), 24)
    assert sum(map(len, seen.values())) == (15 + 21 + 28) * 10
    assert_safe(seen)
    assert OTHERS in next(iter(seen))


def test_the_attack_finds_what_unsafe_counts_would_give_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without leaving anybody out, four peers' answers follow, so the attack's silence counts."""

    def naive(publication: Publication, sizes: Sizes) -> Base:
        nothing = attrs.evolve(sizes.policy, min_people=1, min_cut_raters=1, reason="a test")
        return base_of(publication, Careless(ratings=sizes.ratings, policy=nothing))

    monkeypatch.setattr("publead.assessment.item_answers.parts.base_of", naive)
    monkeypatch.setattr(Sizes, "may_be_left", lambda *_: True)
    monkeypatch.setattr(
        "publead.assessment.item_answers.making.audit_releases", lambda *_, **__: Passed()
    )
    with pytest.raises(AssertionError):
        assert_safe(tables_by_print(range(4, 5), 24))


class Careless(Sizes):
    """Sizes for which anything may be left over."""


class Passed:
    """An audit that never looked."""

    def require(self) -> None:
        """Do nothing."""
