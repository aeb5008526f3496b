"""SKOS in Turtle: every statement, as a strict reader of the lines and another program find it."""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from drawn_nouns import frameworks
from publead.errors import FrameworkError, PolicyError
from publead.exchange import skos
from publead.frameworks import Framework, Subject, load

FOLDER_IS_SHARED = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
BASE = "https://northport.example/skills"
STATEMENT = re.compile(r'    (\S+) (<[^<>"{}|^`\\\s]+>|"(?:[^"\\\n\r]|\\.)*"(?:@[a-zA-Z-]+)?) [;.]')
ESCAPED = re.compile(r"\\(.)")
MEANT = {"n": "\n", "r": "\r", "t": "\t"}

Told = dict[str, dict[str, list[str]]]


def read(path: Path) -> Told:
    """Return what is said of each name, by a reader that takes only the lines that are meant."""
    told: Told = defaultdict(lambda: defaultdict(list))
    name = ""
    for number, line in enumerate(path.read_text("utf-8").split("\n")):
        if not line or line.startswith("@prefix "):
            continue
        head = re.fullmatch(r"(<\S+>|\[\]) a (skos:\w+) ;", line)
        if head:
            name = head[1] if head[1] != "[]" else f"_{number}"
            told[name]["a"].append(head[2])
            continue
        found = STATEMENT.fullmatch(line)
        assert found, line
        told[name][found[1]].append(found[2])
    return told


def text(literal: str) -> str:
    """Return what a literal says."""
    inside = literal.rpartition('"')[0][1:]
    return ESCAPED.sub(lambda found: MEANT.get(found[1], found[1]), inside)


@FOLDER_IS_SHARED
@given(framework=frameworks())
def test_every_competency_and_facet_is_told(framework: Framework, tmp_path: Path) -> None:
    """Labels, definitions, codes and the two levels can be read off, whatever the texts hold."""
    skos.write(framework, tmp_path / "a.ttl", base=BASE, language="en-GB")
    told = read(tmp_path / "a.ttl")
    scheme = f"<{BASE}/{framework.id}>"
    for competency in framework:
        name = f"<{BASE}/{framework.id}/{competency.code}>"
        assert text(*told[name]["skos:prefLabel"]) == competency.label
        assert text(*told[name]["skos:definition"]) == competency.definition
        assert told[name]["skos:topConceptOf"] == [scheme]
        below = [f"<{BASE}/{framework.id}/{facet.code}>" for facet in competency.facets]
        assert told[name]["skos:narrower"] == below
        assert all(told[each]["skos:broader"] == [name] for each in below)
        assert ("skos:scopeNote" in told[name]) == (competency.subject is not Subject.PERSON)
        members = [each for each in told.values() if name in each["skos:member"]]
        assert [text(*each["skos:prefLabel"]) for each in members] == (
            [competency.group] if competency.group else []
        )
    assert len(told[scheme]["skos:hasTopConcept"]) == len(framework)


@FOLDER_IS_SHARED
@given(framework=frameworks())
def test_no_concept_breaks_the_rules_of_skos(framework: Framework, tmp_path: Path) -> None:
    """Nothing is both a scheme and a concept, and nothing has two preferred labels."""
    skos.write(framework, tmp_path / "a.ttl")
    told = read(tmp_path / "a.ttl")
    assert all(len(each["a"]) == len(each["skos:prefLabel"]) == 1 for each in told.values())
    assert len([1 for each in told.values() if each["a"] == ["skos:ConceptScheme"]]) == 1


@settings(FOLDER_IS_SHARED, max_examples=25)
@given(framework=frameworks())
def test_another_reader_finds_the_same(framework: Framework, tmp_path: Path) -> None:
    """rdflib reads every statement, and gives back the texts."""
    rdflib: Any = pytest.importorskip("rdflib", reason="rdflib, of the extra 'test', is not there")
    skos.write(framework, tmp_path / "a.ttl", base=BASE, language="en-GB")
    graph = rdflib.Graph().parse(tmp_path / "a.ttl", format="turtle")
    told = read(tmp_path / "a.ttl")
    assert len(graph) == len({(n, v, t) for n, s in told.items() for v in s for t in s[v]})
    for competency in framework:
        name = rdflib.URIRef(f"{BASE}/{framework.id}/{competency.code}")
        found = graph.value(name, rdflib.SKOS.definition)
        assert (str(found), found.language.lower()) == (competency.definition, "en-gb")


def test_names_are_those_of_case_where_nothing_is_published(tmp_path: Path) -> None:
    """Without an address, names are the URNs that CASE packages have."""
    skos.write(load("solace-contextual@2013"), tmp_path / "a.ttl")
    assert "<urn:uuid:02947e08-cb5c-5949-8016-71d8d80f258b>" in read(tmp_path / "a.ttl")


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """Texts, addresses and languages that would break the file are told."""
    framework = load("solace-contextual@2013")
    with pytest.raises(FrameworkError, match=r"title: holds a control character"):
        skos.write(attrs.evolve(framework, title="\x1b"), tmp_path / "a.ttl")
    with pytest.raises(PolicyError, match="begin it with https"):
        skos.write(framework, tmp_path / "a.ttl", base="https://n.example/> .")
    with pytest.raises(PolicyError, match="write it like 'en'"):
        skos.write(framework, tmp_path / "a.ttl", language="en ;")
    assert not (tmp_path / "a.ttl").exists()
