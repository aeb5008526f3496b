"""Crosswalks: every competency of both sides is matched, or has a reason for having no match."""

import json
from itertools import combinations, permutations
from pathlib import Path

import pytest

from publead.errors import FrameworkError, UnknownCodeError
from publead.frameworks import (
    ANTI_HERO,
    LGA_MANAGERIAL,
    SOLACE_CONTEXTUAL,
    Strength,
    crosswalk,
    read_crosswalk,
)
from publead.frameworks.loading import data
from publead.frameworks.pairs import PAIRED

FOLDER = Path(str(data())) / "crosswalks"
FILE = "solace-contextual--lga-managerial.toml"


@pytest.mark.parametrize(("a", "b"), list(permutations(PAIRED, 2)))
def test_nothing_is_left_out(a: str, b: str) -> None:
    """In both orders, each competency stands in a match or among the unmatched, never in both."""
    walk = crosswalk(a, b)
    assert (a, b) == (walk.a.id, walk.b.id)
    for framework, matched in (
        (walk.a, {match.a for match in walk.matches}),
        (walk.b, {match.b for match in walk.matches}),
    ):
        alone = {one.code for one in walk.unmatched if one.framework == framework.id}
        assert set(framework.codes) == matched | alone
        assert set() == matched & alone


@pytest.mark.parametrize(("a", "b"), list(combinations(PAIRED, 2)))
def test_both_orders_say_the_same(a: str, b: str) -> None:
    """Asked the other way round, a crosswalk is the same judgement with the sides changed."""
    assert crosswalk(a, b).flipped() == crosswalk(b, a)


def test_each_pair_has_one_file_and_each_reason_is_its_own() -> None:
    """There is a file for each pair, and no two matches of a file share their reason."""
    assert len(list(combinations(PAIRED, 2))) == len(list(FOLDER.iterdir()))
    for a, b in combinations(PAIRED, 2):
        reasons = [match.reason for match in crosswalk(a, b).matches]
        assert len(set(reasons)) == len(reasons)


def test_leading_a_place_is_close_to_understanding_it() -> None:
    """SOLACE's place and space and the LGA's understanding of place are a strong match."""
    walk = crosswalk(SOLACE_CONTEXTUAL, LGA_MANAGERIAL)
    strong = {match.b for match in walk.of("place-and-space") if match.strength is Strength.STRONG}
    assert {"socio-political-understanding"} == strong


def test_opposite_values_are_said() -> None:
    """Where a match with control means its reverse, the reason says so."""
    matches = crosswalk(ANTI_HERO, "public-servant-21c@2014").of("control")
    assert all("opposite ways" in match.reason for match in matches)


def test_what_is_unmatched_has_no_matches() -> None:
    """Asked about a competency without a match, a crosswalk answers with none."""
    walk = crosswalk(SOLACE_CONTEXTUAL, LGA_MANAGERIAL)
    assert walk.of("resilience-and-wellbeing") == ()


def test_an_unknown_code_names_the_nearest() -> None:
    """A slip in a code is answered with the code that was probably meant."""
    with pytest.raises(UnknownCodeError) as caught:
        crosswalk(SOLACE_CONTEXTUAL, LGA_MANAGERIAL).of("system-thinking")
    assert caught.value.nearest == "systems-thinking"


@pytest.mark.parametrize("other", ["tizard-behaviours@2014", "anti-hero@2013"])
def test_an_unknown_pair_lists_the_pairs(other: str) -> None:
    """Without a crosswalk between two frameworks, the error lists those that there are."""
    with pytest.raises(FrameworkError) as caught:
        crosswalk(ANTI_HERO, other)
    text = str(caught.value)
    assert text.startswith(f"anti-hero@2013 and {other}: 1 fault\n  there is no crosswalk")
    assert all(f"{a} and {b}" in text for a, b in combinations(PAIRED, 2))


def test_a_crosswalk_prints_rows_and_explains_itself() -> None:
    """Text, rows and JSON hold every match and every competency without one."""
    walk = crosswalk(SOLACE_CONTEXTUAL, LGA_MANAGERIAL)
    head = "solace-contextual@2013 beside lga-managerial@2017: 9 matches, 1 unmatched (editorial)."
    assert head == str(walk).splitlines()[0]
    last = {
        "a": "",
        "b": "resilience-and-wellbeing",
        "strength": "none",
        "reason": "The four skills do not speak of the leader's own strength and health.",
    }
    assert last == walk.rows()[-1]
    assert len(walk.rows()) == len(json.loads(json.dumps(walk.to_dict()))["rows"])
    assert "nobody has tested the matches on data" in str(walk.explain())


def faults(folder: Path, old: str, new: str) -> list[str]:
    text = (FOLDER / FILE).read_text("utf-8")
    assert old in text
    path = folder / "own.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(FrameworkError) as caught:
        read_crosswalk(path, SOLACE_CONTEXTUAL, LGA_MANAGERIAL)
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            'b = "lga-managerial@2017"',
            'b = "lga-managerial@2027"',
            ["b: is another framework: 'lga-managerial@2027'. Here is lga-managerial@2017"],
        ),
        ('"editorial"', '"proven"', ["status: must be 'editorial': 'proven'"]),
        (
            'b = "digitisation"\nstrength = "partial"',
            'b = "digitalisation"\nstrength = "weak"',
            [
                "matches[6].strength: is not one of the words allowed: 'weak'. "
                "Use 'strong', 'partial'",
                "matches[6].b: is no competency of lga-managerial@2017: 'digitalisation'. "
                "Did you mean 'digitisation'?",
                "a competency of lga-managerial@2017 is left out: 'digitisation'. "
                "Match it, or say under [[unmatched]] why nothing matches it",
            ],
        ),
        (
            'b = "systems-thinking"',
            'b = "socio-political-understanding"',
            ["matches[1]: repeats a pair. Remove one of the two"],
        ),
        (
            'code = "resilience-and-wellbeing"',
            'code = "digitisation"',
            [
                "unmatched[0]: has a match, or stands here twice: 'digitisation'",
                "a competency of lga-managerial@2017 is left out: 'resilience-and-wellbeing'. "
                "Match it, or say under [[unmatched]] why nothing matches it",
            ],
        ),
        (
            'framework = "lga-managerial@2017"',
            'framework = "anti-hero@2013"',
            [
                "unmatched[0].framework: is neither of the two: 'anti-hero@2013'. "
                "Use solace-contextual@2013 or lga-managerial@2017",
                "a competency of lga-managerial@2017 is left out: 'resilience-and-wellbeing'. "
                "Match it, or say under [[unmatched]] why nothing matches it",
            ],
        ),
    ],
)
def test_a_malformed_crosswalk_is_told_what_and_where(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    """Each slip in a crosswalk is named with its place, and so is what it leaves out."""
    assert expected == faults(tmp_path, old, new)
