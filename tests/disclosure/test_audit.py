"""Claims about the audit: the known ways in which reports give away what they hide."""

import json

import attrs
import pytest

from publead.disclosure import (
    Audit,
    DisclosurePolicy,
    Figure,
    Layer,
    Release,
    audit_releases,
)
from publead.errors import DisclosureError, InputError

MANAGER = "p|m"
PEERS = tuple(f"p|peer{place}" for place in range(5))
REPORTS = ("p|report0", "p|report1")
ALL = (MANAGER, *PEERS, *REPORTS)
HIDDEN_NAMES = ("peer0", "report1", "|m")


def release(
    *figures: tuple[Layer, tuple[str, ...]], about: str = "p", reading: str = "one"
) -> Release:
    """Return a release of some figures on one topic; everybody but the manager is anonymous."""
    groups = {"m": "manager", "p": "peer", "r": "report", "n": "newcomer"}
    tokens = dict.fromkeys(token for _, tokens in figures for token in tokens)
    counts: dict[str, int] = {}
    places = []
    for token in tokens:
        person, bar, name = token.partition("|")
        if not bar:
            continue
        group = f"{person}|{groups[name[0]]}"
        counts[group] = counts.get(group, 0) + 1
        places.append((token, f"{group}|{counts[group]}"))
    return Release(
        about=about,
        reading=reading,
        figures=tuple(Figure(layer, "trust", tokens) for layer, tokens in figures),
        protected=frozenset(ALL) | frozenset(tokens) - {MANAGER},
        places=tuple(places),
    )


def means(*sets: tuple[str, ...]) -> list[tuple[Layer, tuple[str, ...]]]:
    """Return what means with their n give away."""
    return [(layer, tokens) for tokens in sets for layer in (Layer.COUNTS, Layer.SUMS)]


def found(audit: Audit) -> set[tuple[Layer, int]]:
    """Return which layers were exposed, and how many raters."""
    return {(each.layer, each.n) for each in audit.exposures}


def test_rolling_small_groups_up_into_all_others_exposes_them() -> None:
    """Manager 4.0 (1), peers 3.8 (5) and all others 3.63 (8) give two reports' sum: 6 of 29."""
    sums = {"manager": 4.0, "peers": 19.0, "all": 29.0}
    assert sums["all"] - sums["manager"] - sums["peers"] == 6.0
    audit = audit_releases([release(*means((MANAGER,), PEERS, ALL))])
    protected_sets = {(Layer.COUNTS, 2), (Layer.SUMS, 2)}
    assert protected_sets <= found(audit)
    assert not audit.passed


def test_leaving_small_groups_out_of_all_others_exposes_nobody() -> None:
    """Manager, peers, and a total without the two reports give nothing more."""
    release_of_five = attrs.evolve(
        release(*means((MANAGER,), PEERS, (MANAGER, *PEERS))),
        protected=frozenset((*PEERS, *REPORTS)),
    )
    assert audit_releases([release_of_five]).passed


def test_the_spread_of_the_whole_less_that_of_a_part_exposes_the_rest() -> None:
    """An SD over eight and one over five give the sum of squares of the three others."""
    whole = PEERS + REPORTS + ("p|report2",)
    figures = [*means(whole, PEERS), (Layer.SQUARES, whole), (Layer.SQUARES, PEERS)]
    assert found(audit_releases([release(*figures)])) == {(Layer.SQUARES, 3)}


def test_a_newcomer_is_exposed_by_two_waves() -> None:
    """Three peers first and four of them later give the fourth one's answer."""
    first = release(*means(PEERS[:3]), about="first wave")
    second = release(*means(PEERS[:4]), about="second wave")
    audit = audit_releases([second], previous=[first])
    assert found(audit) == {(Layer.COUNTS, 1), (Layer.SUMS, 1)}
    assert audit.exposures[0].reports == ("second wave",)
    assert audit_releases([first]).passed
    assert audit_releases([second]).passed


def test_peers_less_female_peers_exposes_the_others() -> None:
    """A cut of four of five peers gives the fifth."""
    audit = audit_releases([release(*means(PEERS)), release(*means(PEERS[:4]), about="cut")])
    assert found(audit) == {(Layer.COUNTS, 1), (Layer.SUMS, 1)}


def test_unmatched_readings_are_taken_to_be_nested() -> None:
    """Without a key the three of the first reading are taken to be among the four of the second."""
    strangers = tuple(f"p|p{name}" for name in "wxyz")
    first = release(*means(PEERS[:3]))
    second = release(*means(strangers), reading="two")
    assert found(audit_releases([first, second])) == {(Layer.COUNTS, 1), (Layer.SUMS, 1)}
    same_key = attrs.evolve(second, reading="one")
    assert audit_releases([first, same_key]).passed


def test_unmatched_readings_are_nested_topic_by_topic() -> None:
    """Whoever skipped a question, the three who answered are taken to be among the later four."""
    first = attrs.evolve(release(*means(PEERS[:4])), figures=release(*means(PEERS[1:4])).figures)
    strangers = tuple(f"p|p{name}" for name in "vwxyz")
    second = attrs.evolve(
        release(*means(strangers), reading="two"),
        figures=release(*means((*strangers[:3], strangers[4]))).figures,
    )
    assert found(audit_releases([second], [first])) == {(Layer.COUNTS, 1), (Layer.SUMS, 1)}


def test_reports_of_one_reading_are_also_audited_as_they_are() -> None:
    """Matched readings are not spared because an unmatched one stands beside them."""
    seven = tuple(f"p|p{place}" for place in range(7))
    together = [release(*means(seven[:3])), release(*means(seven[3:6])), release(*means(seven))]
    stranger = release(*means(("q|p1", "q|p2", "q|p3")), about="q", reading="two")
    expected = {(Layer.COUNTS, 1), (Layer.SUMS, 1)}
    assert expected == found(audit_releases(together))
    assert expected <= found(audit_releases([*together, stranger]))


def test_cohorts_by_two_cuts_expose_the_people_in_which_they_differ() -> None:
    """Ten people, and eleven of whom they are part, give the eleventh person's mean."""
    people = tuple(f"person {place}" for place in range(11))
    by_unit = release((Layer.PEOPLE, people[:10]))
    by_grade = release((Layer.PEOPLE, people))
    assert found(audit_releases([by_unit, by_grade])) == {(Layer.PEOPLE, 1)}


def test_findings_are_readable_and_name_no_rater() -> None:
    """Each finding says what, of how many, from how many reports and what was needed."""
    audit = audit_releases(
        [release(*means(PEERS[:4]), about="second"), release(*means(PEERS[:3]), about="first")]
    )
    text = str(audit)
    assert "not safe to release" in text
    assert "over 1 rater" in text
    assert "at least 3 are needed" in text
    assert not [name for name in HIDDEN_NAMES if name in text or name in repr(audit)]
    with pytest.raises(DisclosureError) as raised:
        audit.require()
    assert not [name for name in HIDDEN_NAMES if name in str(raised.value)]


def test_a_safe_audit_requires_nothing() -> None:
    """An audit that found nothing lets the report pass."""
    audit = audit_releases([release(*means(PEERS))])
    audit.require()
    assert audit.passed
    assert "nothing hidden can be worked out" in str(audit)
    assert audit_releases([]).passed


def test_an_incomplete_search_does_not_pass() -> None:
    """Where not every set could be tried, the audit fails although nothing was found."""
    audit = Audit(exposures=(), n_reports=1, n_figures=1, is_exhaustive=False)
    assert not audit.passed
    assert "not every combination" in str(audit)
    with pytest.raises(DisclosureError):
        audit.require()


def test_thresholds_come_from_the_policy() -> None:
    """What passes at 3 raters does not at 4."""
    three = release(*means(PEERS[:3]))
    assert audit_releases([three]).passed
    assert not audit_releases([three], policy=DisclosurePolicy(min_raters=4)).passed


def test_a_release_can_be_kept_as_json() -> None:
    """What was written down gives the same release, and so the same audit."""
    kept = release(*means(PEERS), (Layer.SQUARES, PEERS), (Layer.PEOPLE, ("person x",)))
    again = Release.from_dict(json.loads(json.dumps(kept.to_dict(), allow_nan=False)))
    assert kept == again


@pytest.mark.parametrize("part", ["about", "reading", "figures", "protected", "places"])
def test_a_release_that_lost_a_part_is_refused(part: str) -> None:
    """A kept release is taken whole or not at all."""
    kept = release(*means(PEERS)).to_dict()
    del kept[part]
    with pytest.raises(InputError, match="not a release that was kept"):
        Release.from_dict(kept)


def test_an_audit_explains_itself() -> None:
    """What was attacked, how, and what the attack cannot see stand in the explanation."""
    explained = audit_releases([release(*means((MANAGER,), PEERS, ALL))]).explain()
    assert "row space" in explained.measure.formula
    assert explained.inputs.startswith("Audit of 6 figures in 1 report")
    assert "comments" in explained.left_out
