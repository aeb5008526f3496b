"""Reading claims: whatever is wrong with a file is told at once, with its place."""

from pathlib import Path

import attrs
import pytest

from publead import evidence
from publead.codes import ClaimId
from publead.errors import EvidenceError
from publead.evidence.claim_files import read_claims, read_references, read_sources
from publead.evidence.registry import CLAIM_FILES, data, registered
from publead.sources import Source

WORKS = {"cooke": Source(authors=["Cooke, M."], year=2014, title="We need far fewer leaders")}
GOOD = """
[[claims]]
id = "a-claim"
kind = "claim"
topic = "leadership"
statement = "Something is so."
said_by = "Somebody"
sources = ["cooke"]
"""


def faults_of(tmp_path: Path, text: str) -> str:
    file = tmp_path / "claims.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(EvidenceError) as caught:
        read_claims(file, WORKS)
    return str(caught.value)


def test_a_well_formed_claim_is_read(tmp_path: Path) -> None:
    file = tmp_path / "claims.toml"
    file.write_text(GOOD, encoding="utf-8")
    (claim,) = read_claims(file, WORKS)
    assert claim.sources == (WORKS["cooke"],)
    assert claim.value is None


def test_all_faults_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    text = """
[[claims]]
id = "A Claim"
kind = "opinion"
topic = ""
statement = "Something is so."
said_by = "Somebody"
sources = ["cook", "nowhere-near"]
colour = "red"

[[claims]]
id = "a-figure"
kind = "figure"
topic = "leadership"
statement = "Something counts."
said_by = "Somebody"
sources = ["cooke"]
value = 65
unit = "share of customers"
n = 0

[[claims]]
id = "another-figure"
kind = "figure"
topic = "leadership"
statement = "Something counts."
said_by = "Somebody"
sources = ["cooke"]

[[claims]]
id = "a-rule"
kind = "rule"
topic = "leadership"
statement = "Something holds."
said_by = "Somebody"
sources = ["cooke"]
value = 3

[[claims]]
id = "another-rule"
kind = "rule"
topic = "leadership"
statement = "Something holds."
said_by = "Somebody"
sources = ["cooke"]
valid_from = "6 April 2017"

[[claims]]
id = "a-third-rule"
kind = "rule"
topic = "leadership"
statement = "Something holds."
said_by = "Somebody"
sources = ["cooke"]
valid_from = "2021-04-01"
valid_to = "2017-04-06"

[[claims]]
id = "dated"
kind = "claim"
topic = "leadership"
statement = "Something is so."
said_by = "Somebody"
sources = ["cooke"]
valid_to = "2017-04-06"
"""
    assert faults_of(tmp_path, text) == (
        "claims.toml: 17 faults\n"
        "  claims[0].id: 'A Claim' is not a claim id; write it like 'lgc-2014-outsourcing'\n"
        "  claims[0].kind: is not one of the words allowed: 'opinion'. "
        "Use 'claim', 'figure', 'rule', 'case', 'question', 'exemplar'\n"
        "  claims[0].topic: is empty\n"
        "  claims[0].sources: is no source: 'cook'. Did you mean 'cooke'?\n"
        "  claims[0].sources: is no source: 'nowhere-near'. List it among the sources\n"
        "  claims[1].caution: is missing. Say how the number is misquoted\n"
        "  claims[1].value: is 65. A share lies between 0 and 1\n"
        "  claims[1].n: is 0. Give the n, at least 1, of a unit that begins 'share of '\n"
        "  claims[2].value: is missing. A figure has a number\n"
        "  claims[3].unit: is missing. Say what the number counts\n"
        "  claims[3].caution: is missing. Say how the number is misquoted\n"
        "  claims[3].no_interval: is missing. Say why there is no interval, or give n\n"
        "  claims[3].valid_from: is missing. A rule has its first or its last day\n"
        "  claims[4].valid_from: is not a date: '6 April 2017'. Write it like '2017-04-06'\n"
        "  claims[5].valid_to: comes before valid_from: '2017-04-06'\n"
        "  claims[6]: has a date. Only a rule has one\n"
        "  claims[0].colour: is not a key of this table. Remove it"
    )


def test_an_empty_source_key_is_told_once(tmp_path: Path) -> None:
    assert faults_of(tmp_path, GOOD.replace('["cooke"]', '[""]')) == (
        "claims.toml: 1 fault\n  claims[0].sources[0]: is empty"
    )


def test_a_source_key_is_used_once(tmp_path: Path) -> None:
    file = tmp_path / "sources.toml"
    work = '[[sources]]\nkey = "cooke"\nauthors = ["Cooke, M."]\ntitle = "Fewer"\n'
    file.write_text(work + work, encoding="utf-8")
    with pytest.raises(EvidenceError) as caught:
        read_sources(file)
    assert str(caught.value) == (
        "sources.toml: 1 fault\n  sources[1].key: is used before: 'cooke'. Give it another key"
    )


def test_a_reference_has_a_title(tmp_path: Path) -> None:
    file = tmp_path / "references.toml"
    file.write_text('[[references]]\nauthors = ["Cooke, M."]\n', encoding="utf-8")
    with pytest.raises(EvidenceError) as caught:
        read_references(file)
    assert str(caught.value) == "references.toml: 1 fault\n  references[0].title: is missing"


def test_claims_that_do_not_fit_together_are_told_at_once() -> None:
    one = evidence.load("lives-depend-on-leaders")
    two = evidence.load("people-first")
    crooked = attrs.evolve(one, opposes=(ClaimId("people-first"), ClaimId("no-such-claim")))
    with pytest.raises(EvidenceError) as caught:
        registered([crooked, two, two])
    assert str(caught.value) == (
        "the registry of claims: 3 faults\n"
        "  people-first: is used twice. Give one another id\n"
        "  lives-depend-on-leaders: opposes people-first, which does not oppose it. "
        "Name it in both\n"
        "  lives-depend-on-leaders: opposes no claim that is known: 'no-such-claim'"
    )


def test_every_data_file_is_read_and_described() -> None:
    shipped = {file.name for file in data().iterdir()} - {"README.md"}
    assert shipped == {*CLAIM_FILES, "sources.toml", "bibliography.toml", "source_items.csv"}
    readme = data().joinpath("README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in readme for name in shipped)


def test_every_source_is_used_by_a_claim() -> None:
    works = read_sources(data().joinpath("sources.toml"))
    used = {source for claim in evidence.catalogue() for source in claim.sources}
    assert {key for key, work in works.items() if work not in used} == set()
