"""The shipped frameworks: what is there, under which ids, and that each accounts for itself."""

import json
import re
from pathlib import Path

import pytest

import publead.frameworks as library
from publead.frameworks import EvidenceLevel, Standing, Subject, catalogue, load

DATA = Path(library.__file__).parent / "data"
SHIPPED = [entry.id for entry in catalogue().of_standing(Standing.SHIPPED)]
RATED = {
    "solace-contextual@2013": 4,
    "public-servant-21c@2014": 10,
    "anti-hero@2013": 10,
    "lga-managerial@2017": 7,
    "tizard-attributes@2014": 12,
}
CODES = {
    "solace-contextual@2013": [
        "place-and-space",
        "complexity-and-ambiguity",
        "entrepreneurial-organisations",
        "trust",
    ],
    "public-servant-21c@2014": [
        "municipal-entrepreneur",
        "engages-citizens",
        "generic-skills",
        "fluid-career",
        "publicness-and-commerciality",
        "rethinking-services",
        "fluid-organisations",
        "distributed-leading",
        "rooted-in-locality",
        "reflective-practice",
    ],
    "anti-hero@2013": [
        "control",
        "charisma",
        "power",
        "financial-skills",
        "expertise",
        "collaboration",
        "humility",
        "listening",
        "empathy",
        "integrity",
    ],
    "lga-managerial@2017": [
        "resilience-and-wellbeing",
        "systems-thinking",
        "relational-agility",
        "socio-political-understanding",
        "commercialisation",
        "digitisation",
        "coaching-for-results",
    ],
    "tizard-attributes@2014": [
        "public-service-ethos",
        "communities-first",
        "outcome-focus",
        "communication",
        "collaboration-and-networking",
        "persuasion",
        "entrepreneurial",
        "open-to-challenge",
        "creative-insurgency",
        "measured-risk",
        "transparency",
        "challenges-barriers",
    ],
}


@pytest.mark.parametrize("framework", RATED)
def test_the_rated_frameworks_have_as_many_competencies_as_their_sources(framework: str) -> None:
    """SOLACE names 4, the Public Servant 10, the survey 5 and 5, the LGA page 7, Tizard 12."""
    assert RATED[framework] == len(load(framework).competencies)


@pytest.mark.parametrize("framework", CODES)
def test_codes_never_change(framework: str) -> None:
    """Scores are stored under these codes, so they stay as they are, in the source's order."""
    assert CODES[framework] == list(load(framework).codes)


def test_ids_never_change() -> None:
    """What users have typed keeps working: every id that was ever shipped is shipped."""
    assert set(RATED) == {entry.id for entry in catalogue() if entry.rated}
    assert set(SHIPPED) >= {
        *RATED,
        "adaptive-challenges@1997",
        "adaptive-leadership@1997",
        "anti-hero-report-traits@2013",
        "engagement-enablers@2012",
        "heroic-flaws@2013",
        "kendall-reed-principles@2015",
        "leadership-in-the-plural@2012",
        "leadocracy-barriers@2012",
        "leadocracy-countermeasures@undated",
        "leadocracy-roles@2012",
        "leadocracy-stakeholders@undated",
        "leadocracy-strategies@2012",
        "leadocracy-three-as@2012",
        "leadocracy-values@2012",
        "lga-actions@2017",
        "plural-leadership-terms@2014",
        "public-servant-roles@2011",
        "public-value-triangle@1995",
        "relational-conditions@2014",
        "shared-leadership-space@undated",
        "tizard-behaviours@2014",
        "tizard-responsibilities@2014",
        "tizard-sectors@2014",
    }


@pytest.mark.parametrize("framework", SHIPPED)
def test_every_file_accounts_for_itself(framework: str) -> None:
    """A shipped file is named by its id, labelled with it, and has a section on the data page."""
    first_line = (DATA / f"{framework}.toml").read_text("utf-8").partition("\n")[0]
    assert framework == load(framework).id
    assert f"# publead framework data: {framework}, version 1, 2026-11-21" == first_line
    assert f"\n## {framework}.toml\n" in (DATA / "README.md").read_text("utf-8")


def test_the_data_folder_holds_nothing_else() -> None:
    """Every file of the folder is a framework, the page, or has a section on the page."""
    expected = {f"{framework}.toml" for framework in SHIPPED}
    expected |= {"README.md", "known_not_loaded.toml", "crosswalks"}
    assert expected == {path.name for path in DATA.iterdir()}


@pytest.mark.parametrize("framework", SHIPPED)
def test_every_framework_prints_and_explains_itself(framework: str) -> None:
    """What is printed names every competency, says whose rights these are, and holds no NaN."""
    shown = load(framework)
    printed = f"{shown}\n{shown.explain()}"
    assert all(f"  {code}: " in printed for code in shown.codes)
    assert shown.rights in printed
    assert shown.does_not_show in printed
    assert re.search(r"\bnan\b", printed, re.IGNORECASE) is None
    assert shown.id == json.loads(json.dumps(shown.to_dict()))["id"]


def test_what_speaks_of_no_person_is_marked() -> None:
    """The third and seventh characteristics speak of employers, the fourth of posts."""
    marked = {
        competency.place: competency.subject
        for competency in load("public-servant-21c@2014")
        if competency.subject is not Subject.PERSON
    }
    expected = {
        "Characteristic 3": Subject.ORGANISATION,
        "Characteristic 4": Subject.ROLE,
        "Characteristic 7": Subject.ORGANISATION,
    }
    assert expected == marked


def test_the_survey_has_two_lists_of_five() -> None:
    """Five words were found overvalued and five undervalued, in that order."""
    groups = [competency.group for competency in load("anti-hero@2013")]
    assert groups == ["overvalued"] * 5 + ["undervalued"] * 5


def test_no_list_claims_to_be_validated() -> None:
    """None of the five rated lists has been validated, and none says that it has."""
    levels = {load(framework).evidence_level for framework in RATED}
    assert EvidenceLevel.VALIDATED not in levels
