"""The registered claims: their numbers, their dates, their sources and their opposites."""

import json
from datetime import date

import pytest

from publead import evidence
from publead.errors import PolicyError, UnknownCodeError
from publead.estimates import Status
from publead.evidence import Claim, Kind
from publead.stats.intervals import wilson_interval

CLAIMS = evidence.catalogue()
FIGURES = [claim for claim in CLAIMS if claim.value is not None]
RULES = [claim for claim in CLAIMS if claim.kind is Kind.RULE]

# In per cent, typed from scipy.stats.binomtest(k, 267).proportion_ci(method="wilson").
PRINTED = {
    "lgc-2014-shrinking": (12.8, 21.8),
    "lgc-2014-outsourcing": (45.0, 56.9),
    "lgc-2014-commissioning": (52.1, 63.8),
    "lgc-2014-partnership": (75.0, 84.5),
    "lgc-2014-health": (61.2, 72.4),
    "lgc-2014-other-sectors": (69.4, 79.7),
    "lgc-2014-in-house": (12.2, 21.0),
    "lgc-2014-unchanged": (2.3, 7.2),
    "lgc-2014-growing": (1.5, 5.8),
}


def test_every_share_of_a_known_n_is_in_the_table_of_printed_intervals() -> None:
    assert {claim.id for claim in CLAIMS if claim.n is not None} == set(PRINTED)


@pytest.mark.parametrize("name", PRINTED)
def test_a_share_of_a_known_n_has_wilsons_interval(name: str) -> None:
    estimate = evidence.load(name).interval()
    assert (round(100 * estimate.low, 1), round(100 * estimate.high, 1)) == PRINTED[name]
    assert estimate.n == 267


@pytest.mark.parametrize("claim", [c for c in FIGURES if c.n is None], ids=lambda c: c.id)
def test_a_number_without_n_has_no_interval_and_says_why(claim: Claim) -> None:
    estimate = claim.interval()
    assert estimate.status is Status.NOT_ESTIMABLE
    assert estimate.reason == claim.no_interval != ""


def test_a_claim_without_a_number_has_no_interval() -> None:
    estimate = evidence.load("lives-depend-on-leaders").interval()
    assert str(estimate) == "not estimable (it gives no number)"


def test_the_level_of_an_interval_can_be_chosen() -> None:
    claim = evidence.load("lgc-2014-outsourcing")
    assert claim.interval(0.5).low > claim.interval(0.95).low
    assert claim.interval(0.5).level == 0.5


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda c: c.id)
def test_every_claim_has_a_source_and_every_number_a_caution(claim: Claim) -> None:
    assert claim.sources
    assert claim.caution or claim.kind is Kind.QUESTION
    assert claim.value is None or (claim.unit and claim.caution)


@pytest.mark.parametrize("claim", RULES, ids=lambda c: c.id)
def test_every_rule_has_a_date(claim: Claim) -> None:
    assert claim.valid_from or claim.valid_to


def test_opposition_goes_both_ways() -> None:
    for claim in CLAIMS:
        for other in evidence.opposing(claim.id):
            assert claim.id in other.opposes
            assert other.id != claim.id


def test_the_two_sides_on_great_leaders_face_each_other() -> None:
    (other,) = evidence.opposing("leadocracy-who-problem")
    assert other.id == "cooke-far-fewer-leaders"
    assert evidence.opposing("lives-depend-on-leaders") == ()


def test_managers_share_and_number_imply_a_million_staff() -> None:
    share, number = evidence.load("lga-managers-share"), evidence.load("lga-managers-number")
    assert share.value is not None
    assert number.value is not None
    assert number.value / share.value == pytest.approx(1_000_000)
    assert "1,000,000 or more" in share.caution


def test_camdens_saving_per_home_follows_from_its_other_figures() -> None:
    values = [
        evidence.load(f"camden-repairs-{name}").value for name in ("turnover", "saving", "homes")
    ]
    turnover, saving, homes = [value for value in values if value is not None]
    assert round(turnover * saving / homes, 2) == 45.45


def test_social_workers_hours_give_64_and_24_per_cent() -> None:
    paperwork, contact = evidence.load("basw-paperwork-hours"), evidence.load("basw-contact-hours")
    assert paperwork.value == pytest.approx(29 / 45, abs=5e-5)
    assert contact.value == pytest.approx(11 / 45, abs=5e-5)


@pytest.mark.parametrize(("n", "low", "high"), [(20, -1, 48), (30, 4, 44), (100, 14, 36)])
def test_camdens_what_if_intervals_are_newcombes(n: int, low: int, high: int) -> None:
    # Newcombe, R. G. (1998). Statistics in Medicine, 17(8), 873-890, method 10.
    before, after = 0.65, 0.90
    low_1, high_1 = wilson_interval(before * n, n)
    low_2, high_2 = wilson_interval(after * n, n)
    below = ((after - low_2) ** 2 + (high_1 - before) ** 2) ** 0.5
    above = ((high_2 - after) ** 2 + (before - low_1) ** 2) ** 0.5
    change = after - before
    assert (round(100 * (change - below)), round(100 * (change + above))) == (low, high)
    assert f"{low} to {high}" in evidence.load("camden-repairs-satisfaction").caution


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2017, 3, 31), False),
        (date(2017, 4, 1), True),
        (date(2021, 3, 31), True),
        (date(2021, 4, 1), False),
    ],
)
def test_a_rule_holds_from_its_first_day_to_its_last(day: date, held: bool) -> None:
    assert evidence.load("public-sector-apprenticeship-target").in_force(day) is held


def test_a_rule_without_a_first_or_last_day_is_open_there() -> None:
    assert evidence.load("apprenticeship-levy-transfer-10").in_force(date(2018, 1, 1))
    assert evidence.load("apprenticeship-levy-rate").in_force(date(2100, 1, 1))


def test_what_is_no_rule_has_no_dates() -> None:
    with pytest.raises(PolicyError) as caught:
        evidence.load("suppress-below-ten").in_force(date(2020, 1, 1))
    assert (
        str(caught.value) == "suppress-below-ten is a figure and not a rule; only rules have dates"
    )


def test_an_unknown_id_names_the_nearest() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        evidence.load("lgc-2014-outsource")
    assert caught.value.nearest == "lgc-2014-outsourcing"
    assert str(caught.value).startswith(
        "no claim 'lgc-2014-outsource'. Did you mean 'lgc-2014-outsourcing'?"
    )


def test_a_claim_prints_what_to_know_before_quoting_it() -> None:
    lines = str(evidence.load("lgc-2014-shrinking")).splitlines()
    assert lines[0].endswith("(figure lgc-2014-shrinking)")
    assert lines[1] == "  number: 17.0% of respondents [12.8%, 21.8%], n = 267"
    assert lines[2] == "  said by: Local Government Chronicle and Hay Group"
    assert lines[3].startswith("  caution: The post that quotes it says a fifth")


def test_a_claim_without_an_interval_prints_why() -> None:
    assert (
        "  number: 25 percentage points; interval not estimable (how many customers were asked, "
        "before and after, is not reported)"
    ) in str(evidence.load("camden-repairs-satisfaction"))
    assert "207,000,000 pounds a year" in str(evidence.load("lga-levy-yield"))
    assert "  in force: from 2017-04-01 to 2021-03-31" in str(
        evidence.load("public-sector-apprenticeship-target")
    )


def test_a_claim_explains_its_number() -> None:
    text = str(evidence.load("lgc-2014-outsourcing").explain())
    assert "method: Wilson's score interval for 136 of 267" in text
    assert "10.1080/01621459.1927.10502953" in text
    text = str(evidence.load("camden-repairs-satisfaction").explain())
    assert "left out: an interval: how many customers were asked" in text
    assert "inputs: said by Finance Act 2016; from 2017-04-06" in str(
        evidence.load("apprenticeship-levy-rate").explain()
    )


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda c: c.id)
def test_every_claim_prints_and_can_be_held_by_json(claim: Claim) -> None:
    assert str(claim)
    assert str(claim.explain())
    held = json.loads(json.dumps(claim.to_dict(), allow_nan=False))
    assert held["id"] == claim.id
    assert held["interval"]["value"] is None or held["interval"]["low"] is not None


def test_sidebar_news_is_marked_as_out_of_scope() -> None:
    scope = {claim.id for claim in CLAIMS if claim.topic == "out of scope"}
    assert scope == {claim.id for claim in CLAIMS if claim.id.startswith("sidebar-")}
    assert len(scope) == 5


def test_the_bibliography_has_eight_references_with_one_twice() -> None:
    works = evidence.bibliography()
    assert len(works) == 8
    assert [work.title for work in works].count("Leadership Without Easy Answers") == 2
    assert "duplicate of reference 3" in works[5].note
    assert works[2].authors == ("Heifetz, R. A.",)
    assert works[4].authors[-1] == "Nielsen, N."


def test_every_source_can_be_looked_up_by_a_well_formed_address() -> None:
    for claim in CLAIMS:
        for source in claim.sources:
            assert not source.doi or source.doi.startswith("10.")
            assert not source.address or source.address.startswith(("https://", "http://"))
