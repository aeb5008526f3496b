"""CASE packages: valid by the official schema, there and back, and foreign or hostile files."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from drawn_nouns import frameworks
from publead.codes import framework_id
from publead.errors import ArgumentError, FrameworkError, PolicyError
from publead.exchange import case
from publead.exchange.case import FrameworkFacts
from publead.frameworks import EvidenceLevel, Framework, Subject, load
from publead.sources import Source

FOLDER_IS_SHARED = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
DAY = dt.date(2024, 2, 29)
FACTS = FrameworkFacts(
    id=framework_id("northport@2025"),
    evidence_level=EvidenceLevel.PRACTITIONER_CLAIM,
    rights="Northport's.",
    does_not_show="How well Northport is led.",
    sources=[Source(authors=["Northport"], year=2025, title="Our way")],
    rated=False,
    subject=Subject.ROLE,
)


def told(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


def package(items: list[dict[str, object]], links: list[tuple[str, str]]) -> dict[str, object]:
    """Return the least that another program could have written."""
    return {
        "CFDocument": {"identifier": "d", "title": "Theirs", "description": None},
        "CFItems": items,
        "CFAssociations": [
            {
                "associationType": "isChildOf",
                "originNodeURI": {"identifier": child},
                "destinationNodeURI": {"identifier": parent},
            }
            for child, parent in links
        ],
    }


def item(key: str, statement: str = "Says what it is", **more: object) -> dict[str, object]:
    return {"identifier": key, "fullStatement": statement, **more}


def saved(folder: Path, values: object) -> Path:
    path = folder / "package.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    return path


def faults_of(path: Path, facts: FrameworkFacts | None = FACTS) -> list[str]:
    with pytest.raises(FrameworkError) as caught:
        case.read(path, facts=facts)
    return [str(fault) for fault in caught.value.faults]


@FOLDER_IS_SHARED
@given(framework=frameworks())
def test_there_and_back_nothing_is_lost(framework: Framework, tmp_path: Path) -> None:
    """What `write` gave makes the same framework again, extensions and all."""
    path = tmp_path / "package.json"
    case.write(framework, path, changed=DAY)
    assert case.read(path) == framework


@settings(FOLDER_IS_SHARED, max_examples=25)
@given(framework=frameworks())
def test_packages_are_valid_by_the_official_schema(
    framework: Framework, tmp_path: Path, shared_data: Callable[[str], Path]
) -> None:
    """The schema of version 1.1 accepts every package, with its formats."""
    schema = told(shared_data("schemas/case-v1p1-cfpackage.json"))
    case.write(
        framework, tmp_path / "a.json", changed=DAY, base="https://n.example/", language="cy"
    )
    checker = jsonschema.FormatChecker()
    found = told(tmp_path / "a.json")
    jsonschema.Draft201909Validator(schema, format_checker=checker).validate(found)


def test_every_link_leads_somewhere(tmp_path: Path) -> None:
    """Identifiers differ, and each that is pointed to is in the package, with the same address."""
    case.write(load("solace-contextual@2013"), tmp_path / "a.json", changed=DAY)
    found = told(tmp_path / "a.json")
    entries = [found["CFDocument"], *found["CFItems"], *found["CFAssociations"]]
    entries += found["CFDefinitions"]["CFLicenses"] + found["CFDefinitions"]["CFItemTypes"]
    addresses = {entry["identifier"]: entry["uri"] for entry in entries}
    assert len(addresses) == len(entries)
    ends = [
        link[end] for link in found["CFAssociations"] for end in link if end.endswith("NodeURI")
    ]
    ends += [entry["CFItemTypeURI"] for entry in found["CFItems"]]
    ends.append(found["CFDocument"]["licenseURI"])
    assert all(addresses[end["identifier"]] == end["uri"] for end in ends)


def test_identifiers_depend_on_nothing_but_the_codes(tmp_path: Path) -> None:
    """Another day, address or wording changes no identifier."""
    framework = load("solace-contextual@2013")
    case.write(framework, tmp_path / "a.json", changed=DAY)
    other = attrs.evolve(framework, title="Another", about="Other words")
    case.write(other, tmp_path / "b.json", changed=dt.date(2026, 1, 1), base="http://n.example")
    one, two = told(tmp_path / "a.json"), told(tmp_path / "b.json")
    for key in ("CFItems", "CFAssociations"):
        assert [each["identifier"] for each in one[key]] == [e["identifier"] for e in two[key]]
    assert one["CFDocument"]["identifier"] == two["CFDocument"]["identifier"]
    assert one["CFDocument"]["identifier"] == "02947e08-cb5c-5949-8016-71d8d80f258b"


def test_a_foreign_package_is_read_with_facts(
    tmp_path: Path, shared_data: Callable[[str], Path]
) -> None:
    """A package that others made gives its titles and levels, and the user the rest."""
    framework = case.read(shared_data("schemas/case-minimal-example.json"), facts=FACTS)
    assert (framework.id, framework.edition) == ("northport@2025", "2025")
    assert [(each.code, each.label) for each in framework] == [("sol-4", "Leading through trust")]
    assert framework.competencies[0].subject is Subject.ROLE
    values = package(
        [
            item("b", "Second", humanCodingScheme="2"),
            item("c", "Below the second", humanCodingScheme="1"),
            item("a", "First", humanCodingScheme="1", abbreviatedStatement="One"),
            item("e", "Élan vital"),
        ],
        [("c", "b"), ("b", "d")],
    )
    framework = case.read(saved(tmp_path, values), facts=FACTS)
    assert framework.codes == ("2", "1", "elan-vital")
    assert [facet.code for facet in framework["2"].facets] == ["2-1"]
    assert framework["1"].label == "One"
    assert framework.about == "Theirs"


def test_version_1_0_comes_in_a_wrapper(tmp_path: Path) -> None:
    """The wrapper of version 1.0, and keys that version 1.1 has not, do no harm."""
    inside = package([item("a", "First", CFDocumentURI={"title": "x"})], [])
    assert case.read(saved(tmp_path, {"CFPackage": inside}), facts=FACTS).codes == ("first",)


def test_other_relations_are_left_out(tmp_path: Path) -> None:
    """Only what stands below what is kept of how items are related."""
    values = package([item("a", "Alpha"), item("b", "Beta")], [("b", "a"), ("a", "b")])
    links: Any = values["CFAssociations"]
    links[1]["associationType"] = "isRelatedTo"
    framework = case.read(saved(tmp_path, values), facts=FACTS)
    assert [facet.code for facet in framework["alpha"].facets] == ["beta"]


def test_order_is_the_sequence_number(tmp_path: Path) -> None:
    """Items stand as their numbers say, not as the file lists them."""
    values = package([item("a", "Alpha"), item("b", "Beta")], [("a", "d"), ("b", "d")])
    links: Any = values["CFAssociations"]
    links[0]["sequenceNumber"], links[1]["sequenceNumber"] = 2, 1
    assert case.read(saved(tmp_path, values), facts=FACTS).codes == ("beta", "alpha")


def test_what_another_program_drops_is_asked_for(tmp_path: Path) -> None:
    """Without its extensions a package needs facts, and says so."""
    framework = load("solace-contextual@2013")
    case.write(framework, tmp_path / "a.json", changed=DAY)
    values = told(tmp_path / "a.json")
    for entry in (values["CFDocument"], *values["CFItems"]):
        entry.pop("extensions", None)
    path = saved(tmp_path, values)
    assert faults_of(path, None) == [
        "CFDocument: does not say its evidence level, rights and limits. "
        "Pass facts=FrameworkFacts(...), which tells these"
    ]
    assert case.read(path, facts=FrameworkFacts.of(framework)).facets == framework.facets


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        (
            package([item("a"), item("b", "B"), item("c", "C")], [("b", "a"), ("c", "b")]),
            "CFItems[2]: stands below the second level. A framework has competencies and their "
            "facets; export it with two levels",
        ),
        (
            package([item("a"), item("b", "B"), item("c", "C")], [("b", "c"), ("c", "b")]),
            "CFItems[1]: stands below itself, by way of others. Mend the hierarchy",
        ),
        (
            package([item("a"), item("b", "B")], [("b", "z")]),
            "CFItems[1]: stands below an entry that is not in the file. Export them both",
        ),
        (
            package([item("a"), item("a", "B")], []),
            "CFItems[1]: is named like an earlier entry. Rename one",
        ),
        (
            package([item("a"), item("b")], []),
            "CFItems[1]: would have the code 'says-what-it-is', as an earlier entry has. "
            "Give it a code of its own",
        ),
        (
            package([item("a", "Ωμέγα")], []),
            "CFItems[0]: has no letters or digits that could be its code. Give it a code of Latin "
            "letters or digits",
        ),
        (
            package([item("a"), item("b", "B")], [("b", "a"), ("b", "d")]),
            "CFAssociations[1]: gives an item a second parent. Keep one of the two",
        ),
        (package([], []), "has no entry at the top level. Check the export"),
        (package([item("a", " ")], []), "CFItems[0].fullStatement: is empty"),
    ],
)
def test_each_fault_says_what_and_where(tmp_path: Path, values: object, fault: str) -> None:
    """What a framework cannot hold is refused, at the item that is to blame."""
    assert fault in faults_of(saved(tmp_path, values))


def test_all_faults_come_together(tmp_path: Path) -> None:
    """Every item that is wrong is told at once."""
    values = package([{"identifier": "a"}, {"fullStatement": 7}, item("c")], [])
    assert faults_of(saved(tmp_path, values), None) == [
        "CFDocument: does not say its evidence level, rights and limits. "
        "Pass facts=FrameworkFacts(...), which tells these",
        "CFItems[0].fullStatement: is missing",
        "CFItems[1].identifier: is missing",
        "CFItems[1].fullStatement: must be text, and is a whole number",
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[" * 100_000, "nest too deeply"),
        ('{"CFDocument": {"title": "a", "title": "b"}}', "title: stands twice in one object"),
        ('{"CFDocument": {"sequence": NaN}}', "holds NaN, which is no number in JSON"),
        ("{", "line 1: is not JSON"),
        ("[]", "is not one object"),
        ('{"CFDocument": 7}', "CFDocument: must be a table, and is a whole number"),
    ],
)
def test_hostile_files_are_refused(tmp_path: Path, text: str, problem: str) -> None:
    """Deep nesting, keys said twice and numbers that are none never get in."""
    path = tmp_path / "package.json"
    path.write_text(text, encoding="utf-8")
    assert problem in faults_of(path)[0]


def test_a_long_chain_below_the_top_is_no_danger(tmp_path: Path) -> None:
    """Ten thousand items, each below the last, are refused without a deep stack."""
    n = 10_000
    items = [item(str(place), f"Number {place}") for place in range(n)]
    values = package(items, [(str(place + 1), str(place)) for place in range(n - 1)])
    assert len(faults_of(saved(tmp_path, values))) == 1001


def test_what_cannot_be_written_is_refused_before_writing(tmp_path: Path) -> None:
    """Every such text is told at once, and no file is left behind."""
    good = load("solace-contextual@2013")
    first = attrs.evolve(good.competencies[0], label="two\nlines", definition=" ")
    bad = attrs.evolve(good, title="\x00", competencies=[first, *good.competencies[1:]])
    with pytest.raises(FrameworkError) as caught:
        case.write(bad, tmp_path / "a.json", changed=DAY)
    assert [str(fault) for fault in caught.value.faults] == [
        "title: holds a control character. Remove it",
        "competencies[0].label: holds a line break or a tab. Put it on one line, with spaces for "
        "tabs",
        "competencies[0].definition: is empty. Write it first",
    ]
    assert not (tmp_path / "a.json").exists()


def test_wrong_arguments_are_told(tmp_path: Path) -> None:
    """A framework, a day, facts and an address are asked for in words."""
    framework: Any = load("solace-contextual@2013")
    wrong: Any = "2013"
    with pytest.raises(ArgumentError, match="changed must be date"):
        case.write(framework, tmp_path / "a.json", changed=wrong)
    with pytest.raises(ArgumentError, match="framework must be Framework"):
        case.write(wrong, tmp_path / "a.json", changed=DAY)
    with pytest.raises(ArgumentError, match="facts must be"):
        case.read(tmp_path / "a.json", facts=wrong)
    for base in ("ftp://n.example", "https://n.example/a b", 'https://n.example/"'):
        with pytest.raises(PolicyError, match="begin it with https"):
            case.write(framework, tmp_path / "a.json", changed=DAY, base=base)
