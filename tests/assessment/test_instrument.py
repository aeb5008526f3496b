from pathlib import Path

import attrs
import pytest

from builders import small_framework, small_instrument
from publead.assessment.instrument import (
    Instrument,
    Item,
    KnownReliability,
    Scale,
    draft_instrument,
    read_instrument,
    write_instrument,
)
from publead.codes import competency_code, item_code
from publead.errors import InstrumentError, UnknownCodeError
from publead.frameworks import ANTI_HERO, SOLACE_CONTEXTUAL, Subject, load

RATED = {
    "solace-contextual@2013": 4,
    "public-servant-21c@2014": 10,
    "anti-hero@2013": 10,
    "lga-managerial@2017": 7,
    "tizard-attributes@2014": 12,
}


def known(competency: str = "a", coefficient: float = 0.84) -> KnownReliability:
    return KnownReliability(
        competency=competency_code(competency),
        coefficient=coefficient,
        sd=0.5,
        n=200,
        kind="Cronbach's alpha",
        source="A pilot",
    )


@pytest.mark.parametrize(("framework", "n_competencies"), RATED.items())
def test_every_rated_framework_has_a_draft(framework: str, n_competencies: int) -> None:
    """A draft asks at least three behaviours a competency, one of them reversed, on 1 to 5."""
    draft = draft_instrument(framework)
    assert len(draft.competencies) == n_competencies
    for competency in draft.competencies:
        items = draft.items_of(competency.code)
        assert len(items) >= 3
        assert any(item.reversed for item in items)
        assert all(item.scale.point("5") == 5 for item in items)
        assert all(item.scale.point("strongly agree") == 5 for item in items)


@pytest.mark.parametrize("framework", RATED)
def test_a_draft_says_that_it_is_not_validated(framework: str) -> None:
    """Nobody can take a draft for a tested questionnaire."""
    draft = draft_instrument(framework)
    assert draft.standing == "editorial, not validated"
    assert "not validated" in str(draft)


@pytest.mark.parametrize("framework", RATED)
def test_what_describes_an_organisation_is_asked_of_the_organisation(framework: str) -> None:
    """An item on a competency that describes no person does not speak of one."""
    draft = draft_instrument(framework)
    openings = {Subject.ORGANISATION: "This organisation", Subject.ROLE: "This role"}
    for competency in draft.competencies:
        if competency.subject in openings:
            for item in draft.items_of(competency.code):
                assert item.text.startswith(openings[competency.subject])


def test_there_is_no_draft_for_what_cannot_be_rated() -> None:
    """A framework without a draft is told, with those that have one."""
    with pytest.raises(UnknownCodeError, match="no draft instrument for 'kendall-reed"):
        draft_instrument(load("kendall-reed-principles@2015"))


@pytest.mark.parametrize("framework", RATED)
def test_what_is_written_is_read_again(framework: str, tmp_path: Path) -> None:
    """Writing and reading an instrument changes nothing."""
    draft = draft_instrument(framework)
    path = tmp_path / "draft.toml"
    write_instrument(draft, path)
    assert read_instrument(path) == draft


def test_every_part_survives_a_file(tmp_path: Path) -> None:
    """Aliases, blanks, reliabilities and awkward characters come back as they were."""
    scale = Scale.words(
        'say "no"', "back\\slash", not_observed=("N/A",), not_answered=("NA",), aliases={"jä": 2}
    )
    given = attrs.evolve(
        small_instrument(scale=scale), reliabilities=[known()], note="Line\nbreak\x7f"
    )
    path = tmp_path / "own.toml"
    write_instrument(given, path)
    with pytest.raises(InstrumentError, match="control character"):
        read_instrument(path, framework=given.framework)
    whole = attrs.evolve(given, note="Line")
    write_instrument(whole, path)
    assert read_instrument(path, framework=given.framework) == whole


def test_two_scales_do_not_fit_one_file(tmp_path: Path) -> None:
    """A file holds one scale, and what it cannot hold is refused."""
    one = small_instrument()
    items = [
        attrs.evolve(item, scale=Scale.integers(0, 4)) if item.competency == "b" else item
        for item in one
    ]
    mixed = attrs.evolve(one, items=items)
    with pytest.raises(InstrumentError) as caught:
        write_instrument(mixed, tmp_path / "x.toml")
    assert "its items are answered on 2 scales" in str(caught.value)


def test_a_file_for_another_framework_is_refused(tmp_path: Path) -> None:
    """An instrument is read against its own framework or not at all."""
    path = tmp_path / "draft.toml"
    write_instrument(draft_instrument(SOLACE_CONTEXTUAL), path)
    with pytest.raises(InstrumentError) as caught:
        read_instrument(path, framework=ANTI_HERO)
    assert "framework: is not the framework that was given: 'solace-contextual@2013'" in str(
        caught.value
    )


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    """A reader mends a file once, not fault by fault."""
    path = tmp_path / "own.toml"
    path.write_text(
        'id = "x@1"\ntitle = ""\nframework = "solace@2013"\n'
        "[scale]\nlow = 1\nhigh = true\n"
        '[[items]]\ncode = "t 1"\ncompetency = "Trust"\ntext = "T."\nreversed = "no"\n'
        'weigth = 2\n[[reliabilities]]\ncompetency = "trust"\n',
        encoding="utf-8",
    )
    with pytest.raises(InstrumentError) as caught:
        read_instrument(path)
    text = str(caught.value)
    assert text.startswith("own.toml: 12 faults\n")
    for expected in (
        "framework: no framework 'solace@2013'",
        "scale.high: must be a whole number, and is true or false",
        "title: is empty",
        "items[0].code: 't 1' is not an item code; write it like 'trust-2'",
        "items[0].competency: 'Trust' is not a competency code",
        "items[0].reversed: must be true or false, and is text",
        "reliabilities[0].coefficient: is missing",
        "items[0].weigth: is not a key of this table",
    ):
        assert expected in text


def test_a_file_whose_scale_makes_no_sense_is_refused_with_its_place(tmp_path: Path) -> None:
    """What is wrong with a scale is told where it stands in the file."""
    path = tmp_path / "own.toml"
    path.write_text(
        'id = "x@1"\ntitle = "X"\nframework = "solace-contextual@2013"\n'
        '[scale]\nlow = 1\nhigh = 3\nlabels = ["No", "Yes"]\n'
        '[[items]]\ncode = "t-1"\ncompetency = "trust"\ntext = "T."\nreversed = false\n',
        encoding="utf-8",
    )
    with pytest.raises(InstrumentError) as caught:
        read_instrument(path)
    assert str(caught.value) == (
        "own.toml: 1 fault\n  scale.labels: 2 labels for 3 points. "
        "Give one label a point, the lowest first, or none"
    )


def test_all_faults_of_an_instrument_are_told_at_once() -> None:
    """Codes, competencies, scales and reliabilities are checked together."""
    framework = small_framework()

    def item(code: str, competency: str, low: int = 1) -> Item:
        return Item(
            code=item_code(code),
            text="T.",
            competency=competency_code(competency),
            scale=Scale.integers(low, 5),
        )

    with pytest.raises(InstrumentError) as caught:
        Instrument(
            id="x@1",
            title="X",
            framework=framework,
            items=[item("i-1", "a"), item("i-1", "a", low=0), item("i-2", "c")],
            reliabilities=[known("b")],
        )
    assert str(caught.value) == (
        "instrument x@1: 4 faults\n"
        "  items: 2 items share this code: 'i-1'\n"
        "  items[2].competency: no competency 'c'. Known: a, b.\n"
        "  competency a: its items are answered on 2 different scales. "
        "Answers on different scales have no common mean; use one scale\n"
        "  reliabilities[0]: a reliability needs a competency with items, a coefficient from 0 to "
        "1, a positive sd and at least 2 people"
    )


def test_an_instrument_needs_items() -> None:
    """A questionnaire without questions is none."""
    with pytest.raises(InstrumentError, match="there are no items"):
        Instrument(id="x@1", title="X", framework=small_framework(), items=[])


def test_an_instrument_is_looked_up_by_code() -> None:
    """An item is found by its code, and an unknown one names the nearest."""
    instrument = small_instrument()
    assert instrument["a-1"].code == "a-1"
    assert len(instrument) == len(instrument.codes) == len(list(instrument))
    with pytest.raises(UnknownCodeError, match="Did you mean"):
        instrument["a-l"]


def test_a_standard_error_follows_from_the_reliability() -> None:
    """SD times the root of what is not reliable: 0.5 × √0.16."""
    assert known().standard_error == pytest.approx(0.2, abs=1e-12)
