"""Claims about reports that go out one after another: what a later one adds must not expose."""

import json
from collections.abc import Sequence

import pytest

from forms import PERSON, Form, about, alike, bystanders, keyed, scores_of
from publead.assessment.cohort import cohort
from publead.assessment.feedback import Feedback, feedback
from publead.assessment.publication import audit
from publead.assessment.ratings import RaterGroup
from publead.disclosure import DisclosurePolicy, Layer, Release, SmallGroups

SELF, MANAGER, PEER, REPORT = (
    RaterGroup.SELF,
    RaterGroup.MANAGER,
    RaterGroup.PEER,
    RaterGroup.REPORT,
)


def wave(n_peers: int, raters: Sequence[str] | None = None, n_reports: int = 0) -> Feedback:
    """Return the report of a wave; with raters' names it was read with the one key."""
    peers = [[float(1 + place % 5)] for place in range(n_peers)]
    forms = [
        *about(PERSON, MANAGER, [4.0]),
        *about(PERSON, PEER, *peers),
        *alike(PERSON, {REPORT: n_reports}, [2.0]),
    ]
    scores = scores_of(forms)
    if raters is not None:
        scores = keyed(scores, raters)
    return feedback(scores, PERSON)


def layers(first: Feedback, second: Feedback) -> set[tuple[Layer, int]]:
    """Return what the second report exposes after the first."""
    found = audit([second], previous=[first])
    return {(each.layer, each.n) for each in found.exposures}


NAMES = tuple("mabcdefgh")
NEWCOMER = {(Layer.COUNTS, 1), (Layer.SUMS, 1)}


def test_a_late_form_exposes_its_rater() -> None:
    """Three peers in the first report and four in the second give the fourth one's answer."""
    assert layers(wave(3, NAMES[:4]), wave(4, NAMES[:5])) == NEWCOMER
    assert wave(3).audit.passed
    assert wave(4).audit.passed


def test_without_a_key_the_worst_is_assumed() -> None:
    """Readings that cannot be matched are taken to share as many raters as they can."""
    assert layers(wave(3), wave(4)) == NEWCOMER
    assert layers(wave(6), wave(5)) >= NEWCOMER


def test_spreads_of_two_waves_expose_the_newcomers_squares() -> None:
    """Five peers and then seven of them give the two newcomers' counts, sums and squares."""
    found = layers(wave(5), wave(7))
    assert found == {(Layer.COUNTS, 2), (Layer.SUMS, 2), (Layer.SQUARES, 2)}
    assert (Layer.SQUARES, 3) in layers(wave(5), wave(8))
    assert layers(wave(5), wave(10)) == set()


@pytest.mark.parametrize("n", [3, 4, 5, 7])
def test_the_same_raters_again_expose_nobody(n: int) -> None:
    """A report made again from the same forms adds nothing, with a key or without."""
    assert layers(wave(n, NAMES[: n + 1]), wave(n, NAMES[: n + 1])) == set()
    assert layers(wave(n), wave(n)) == set()


def test_a_key_spares_what_only_seems_nested() -> None:
    """With a key, four other peers are not taken for the three of the first wave."""
    first = wave(3, ("m", "a", "b", "c"))
    second = wave(4, ("m", "d", "e", "f", "g"))
    assert audit([second], previous=[first]).passed


def test_a_group_that_grew_past_the_threshold_exposes_no_earlier_sum() -> None:
    """Reports hidden at two and shown at three tell no count or sum of the first two."""
    found = layers(wave(5, n_reports=2), wave(5, n_reports=3))
    assert not {Layer.COUNTS, Layer.SUMS} & {layer for layer, _ in found}


def test_a_total_that_took_in_a_hidden_group_is_found() -> None:
    """The same forms joined and left out give the hidden group away between the two reports."""
    forms = [*alike(PERSON, {PEER: 5, REPORT: 2}, [2.0]), *about(PERSON, MANAGER, [4.0])]
    scores = scores_of(forms)
    joined = feedback(scores, PERSON, policy=DisclosurePolicy(small_groups=SmallGroups.JOIN))
    left_out = feedback(scores, PERSON)
    found = audit([joined, left_out])
    assert {(Layer.COUNTS, 2), (Layer.SUMS, 2)} <= {(e.layer, e.n) for e in found.exposures}
    assert joined.audit.passed
    assert left_out.audit.passed


def test_a_kept_release_is_as_good_as_the_report() -> None:
    """A release written to JSON and read back gives the same finding as the report itself."""
    first, second = wave(3), wave(4)
    kept = Release.from_dict(json.loads(json.dumps(first.release.to_dict(), allow_nan=False)))
    assert audit([second], previous=[first]) == audit([second], previous=[kept])


def test_a_cohort_after_the_reports_of_another_reading_is_matched() -> None:
    """Two cohorts from readings without a key are matched person by person, and agree."""
    forms: list[Form] = bystanders(12, 1)
    one, other = (cohort(scores_of(forms)) for _ in range(2))
    assert one.release.reading != other.release.reading
    assert audit([other], previous=[one]).passed
    fewer = cohort(scores_of(forms[:-6]))
    assert not audit([one], previous=[fewer]).passed


def test_a_raters_late_form_is_found_between_a_report_and_a_later_cohort() -> None:
    """A cohort made after one more form, beside the report made before it, gives the form away."""
    forms = [*alike(PERSON, {PEER: 5}, [4.0]), *bystanders(11, 1)]
    late = [*forms, *about(PERSON, PEER, [1.0])]
    before, after = scores_of(forms), scores_of(late)
    names = [f"n{place}" for place in range(len(late))]
    reports = [feedback(keyed(before, names[:-1]), person) for person in before.ratings.people]
    found = audit([cohort(keyed(after, names))], previous=reports)
    assert not found.passed


def test_findings_over_time_name_no_rater() -> None:
    """What two waves give away is told by number, competency and report, and not by name."""
    names = ("m.secret", "a.secret", "b.secret", "c.secret", "d.secret")
    found = audit([wave(4, names)], previous=[wave(3, names[:4])])
    assert not found.passed
    assert "secret" not in str(found) + repr(found)
