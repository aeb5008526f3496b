"""What the draft instruments promise, read from their files."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]
DRAFTS = REPOSITORY / "src/publead/assessment/instrument/drafts"
FRAMEWORKS = REPOSITORY / "src/publead/frameworks/data"
SOURCE_DOCUMENTS = REPOSITORY.parent / "shared/seeds"

N_ITEMS = {
    "solace-contextual@2013": {"competencies": 4, "items": 20, "reversed": 8},
    "public-servant-21c@2014": {"competencies": 10, "items": 30, "reversed": 10},
    "anti-hero@2013": {"competencies": 10, "items": 30, "reversed": 10},
    "lga-managerial@2017": {"competencies": 7, "items": 28, "reversed": 7},
    "tizard-attributes@2014": {"competencies": 12, "items": 36, "reversed": 12},
}
OPENINGS = {"organisation": "This organisation ", "role": "This role "}
ITEM_CODE = re.compile(r"[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*")
WORD = re.compile(r"[a-z0-9]+(?:['-][a-z0-9]+)*")
PRONOUN = re.compile(r"\b(i|me|my|you|your|he|she|him|his|her|hers|himself|herself)\b")
NEGATION = re.compile(r"\b(no|not|never|nobody|nothing|cannot|fails?|rarely|lacks?)\b|n't\b")
TWO_IDEAS = re.compile(r"\b(and|or)\b|[;:/]")

every_framework = pytest.mark.parametrize("framework", N_ITEMS)


def _draft(framework: str) -> dict[str, Any]:
    return tomllib.loads((DRAFTS / f"{framework}.toml").read_text(encoding="utf-8"))


def _items(framework: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = _draft(framework)["items"]
    return items


@cache
def _frameworks() -> dict[str, dict[str, Any]]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(FRAMEWORKS.glob("*.toml"))]
    files = [tomllib.loads(text) for text in texts]
    return {file["id"]: file for file in files if "competencies" in file}


def _competencies(framework: str) -> list[dict[str, Any]]:
    competencies: list[dict[str, Any]] = _frameworks()[framework]["competencies"]
    return competencies


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower().replace("’", "'"))


def _runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    words = _words(text)
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def test_every_file_is_accounted_for() -> None:
    """The folder holds one draft for each of the five rated frameworks, and a README on each."""
    files = {path.name for path in DRAFTS.iterdir()}
    assert files == {f"{framework}.toml" for framework in N_ITEMS} | {"README.md"}
    readme = (DRAFTS / "README.md").read_text(encoding="utf-8")
    for framework in N_ITEMS:
        assert f"### `{framework}.toml`" in readme


@every_framework
def test_a_draft_says_what_it_is(framework: str) -> None:
    """A draft names its framework, says that it is not validated, and what it is not for."""
    draft = _draft(framework)
    assert set(draft) == {"id", "framework", "title", "standing", "note", "scale", "items"}
    assert draft["id"] == f"{framework.split('@', maxsplit=1)[0]}-draft@1"
    assert draft["framework"] == framework
    assert draft["standing"] == "editorial, not validated"
    assert "Wording by publead" in draft["note"]
    assert "may not be used" in draft["note"]


@every_framework
def test_answers_run_from_1_to_5(framework: str) -> None:
    """Every draft is answered on the same five words, and always offers *not observed*."""
    scale = _draft(framework)["scale"]
    assert (scale["low"], scale["high"]) == (1, 5)
    assert scale["labels"] == [
        "Strongly disagree",
        "Disagree",
        "Neither agree nor disagree",
        "Agree",
        "Strongly agree",
    ]
    assert "Not observed" in scale["not_observed"]
    assert not set(scale["labels"]) & set(scale["not_observed"])


def test_every_rated_framework_has_a_draft() -> None:
    """The frameworks whose data call them rated are the five that have a draft."""
    rated = {name for name, file in _frameworks().items() if file["rated"]}
    assert rated == set(N_ITEMS)


@every_framework
def test_an_item_has_four_fields(framework: str) -> None:
    """An item is a code, a competency, a text and whether it is reversed, and nothing else."""
    for item in _items(framework):
        assert set(item) == {"code", "competency", "text", "reversed"}
        assert isinstance(item["reversed"], bool)


@every_framework
def test_counts_are_as_published(framework: str) -> None:
    """The numbers of competencies, items and reversed items are those that the README gives."""
    items = _items(framework)
    assert N_ITEMS[framework] == {
        "competencies": len({item["competency"] for item in items}),
        "items": len(items),
        "reversed": sum(item["reversed"] for item in items),
    }


@every_framework
def test_items_follow_the_framework(framework: str) -> None:
    """Every competency of the framework has items, they stand together, in its own order."""
    asked = list(dict.fromkeys(item["competency"] for item in _items(framework)))
    assert asked == [competency["code"] for competency in _competencies(framework)]
    blocks = [item["competency"] for item in _items(framework)]
    assert blocks == sorted(blocks, key=asked.index)


@every_framework
def test_a_competency_has_items_of_both_keys(framework: str) -> None:
    """A competency has at least three items, one or more reversed, but fewer than half."""
    items = _items(framework)
    n_items = Counter(item["competency"] for item in items)
    n_reversed = Counter(item["competency"] for item in items if item["reversed"])
    for competency, n in n_items.items():
        assert n >= 3, competency
        assert 1 <= n_reversed[competency] < n / 2, competency


@every_framework
def test_codes_number_the_items_of_a_competency(framework: str) -> None:
    """A code is the competency's code and a number that counts up from one, and is unique."""
    seen: Counter[str] = Counter()
    for item in _items(framework):
        seen[item["competency"]] += 1
        assert item["code"] == f"{item['competency']}-{seen[item['competency']]}"
        assert ITEM_CODE.fullmatch(item["code"])
    codes = [item["code"] for item in _items(framework)]
    assert len(set(codes)) == len(codes)


def test_no_text_is_asked_twice() -> None:
    """No two items of all the drafts have the same text, whatever the case and punctuation."""
    texts = Counter(
        " ".join(_words(item["text"])) for framework in N_ITEMS for item in _items(framework)
    )
    assert [text for text, n in texts.items() if n > 1] == []


@every_framework
def test_an_item_is_one_short_sentence(framework: str) -> None:
    """An item is one sentence of 8 to 16 words, within the limits of 6 and 20."""
    for item in _items(framework):
        text = item["text"]
        assert 8 <= len(_words(text)) <= 16, text
        assert re.fullmatch(r"[A-Z][A-Za-z' ,-]+\.", text), text


@every_framework
def test_an_item_asks_one_thing(framework: str) -> None:
    """No item joins two behaviours with *and* or *or*, so that an answer has one meaning."""
    joined = [item["text"] for item in _items(framework) if TWO_IDEAS.search(item["text"].lower())]
    assert joined == []


@every_framework
def test_no_item_holds_a_negation(framework: str) -> None:
    """Reversed items describe the opposite behaviour: neither they nor others hold a *not*."""
    negated = [item["text"] for item in _items(framework) if NEGATION.search(item["text"].lower())]
    assert negated == []


@every_framework
def test_self_and_others_can_answer_the_same_text(framework: str) -> None:
    """No item holds a pronoun for the person, so that one text serves every rater."""
    named = [item["text"] for item in _items(framework) if PRONOUN.search(item["text"].lower())]
    assert named == []


@every_framework
def test_items_speak_of_their_subject(framework: str) -> None:
    """Items on an organisation or a role say so in their first words, and no others do."""
    subjects = {each["code"]: each.get("subject", "person") for each in _competencies(framework)}
    for item in _items(framework):
        opening = OPENINGS.get(subjects[item["competency"]])
        if opening is None:
            assert not item["text"].startswith("This "), item["text"]
        else:
            assert item["text"].startswith(opening), item["text"]


def test_no_wording_comes_from_the_source_documents() -> None:
    """No five words in a row of any item stand in the documents that describe the frameworks."""
    documents = sorted(SOURCE_DOCUMENTS.glob("*.txt"))
    if not documents:
        pytest.skip("the source documents are not beside the repository")
    theirs = {
        run for path in documents for run in _runs(path.read_text("utf-8", errors="replace"), 5)
    }
    copied = [
        (item["code"], " ".join(run))
        for framework in N_ITEMS
        for item in _items(framework)
        for run in _runs(item["text"], 5)
        if run in theirs
    ]
    assert copied == []
