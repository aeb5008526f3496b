"""Nouns as JSON: there and back by a strict gate, and by the schema that is published for each."""

import copy
import json
import math
import pkgutil
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
import jsonschema
import networkx as nx
import numpy as np
import pytest

import publead
import publead as pl
from noun_corpus import drawn, made, within
from publead.errors import (
    ArgumentError,
    DisclosureError,
    InputError,
    PolicyError,
    UnknownCodeError,
)
from publead.estimates import Measure
from publead.exchange import nouns
from publead.exchange.nouns.catalogue import (
    HELD,
    NOT_KEPT,
    ROOMS,
    catalogue,
    kept_as,
    name_of,
)
from publead.exchange.nouns.gate import WRONG, Gate
from publead.exchange.nouns.holding_forms import Listed
from publead.exchange.nouns.plain_forms import Plain
from publead.exchange.nouns.walking import NoFormError, form_of
from publead.network import NetworkPolicy, person

KEEP = nouns.KeptWhole(reason="a test")
NAMES = nouns.names()


def same(one: object, other: object) -> bool:
    """Return whether two values are alike field by field, a NaN like a NaN."""
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return bool(one.dtype.kind == other.dtype.kind or one.size == 0) and same(
            one.tolist(), other.tolist()
        )
    if isinstance(one, float) or isinstance(other, float):
        # A field for numbers may hold a whole one, which comes back as a number.
        assert isinstance(one, int | float)
        assert isinstance(other, int | float)
        return one == other or (math.isnan(one) and math.isnan(other))
    if type(one) is not type(other):
        return False
    if attrs.has(type(one)):
        kind: Any = type(one)
        fields = [field.name for field in attrs.fields(kind)]
        return all(same(getattr(one, name), getattr(other, name)) for name in fields)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return list(one) == list(other) and same(list(one.values()), list(other.values()))
    if isinstance(one, tuple | list) and isinstance(other, tuple | list):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    schema = nouns.schema(name)
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@cache
def sound(name: str) -> tuple[dict[str, object], ...]:
    """Return documents of a noun: those that the library made, and drawn ones that are taken."""
    kind = catalogue()[name].noun
    found = [
        nouns.to_plain(noun, keep=KEEP)
        for each in made()
        for noun in within(each)
        if type(noun) is kind
    ][:1]
    for document in drawn(name):
        if len(found) == 3:
            break
        try:
            nouns.from_plain(document, kind)
        except InputError:
            continue
        found.append(document)
    return tuple(found)


@pytest.mark.parametrize("name", NAMES)
def test_every_noun_comes_back(name: str) -> None:
    """Through JSON text and the strict gate, each noun is what it was, and fits its schema."""
    kind: type[Any] = catalogue()[name].noun
    assert sound(name), f"no {name} was made"
    for document in sound(name):
        noun = nouns.from_plain(document, kind)
        told = nouns.to_plain(noun, keep=KEEP)
        again = nouns.from_plain(json.loads(json.dumps(told, allow_nan=False)), kind)
        assert same(noun, again)
        validator(name).validate(told)
        validator(name).validate(document)


def test_what_the_library_makes_comes_back() -> None:
    """Reports, networks, tables and estimates are the same field by field, arrays and all."""
    for noun in made():
        again = nouns.from_plain(nouns.to_plain(noun, keep=KEEP), type(noun))
        assert same(noun, again), type(noun).__name__


def spoiled(document: Mapping[str, object]) -> Iterator[dict[str, object]]:
    """Yield documents with one value replaced by one of another kind, added or taken away."""
    others = (3.7, True, "3", None, [[1], 2], {"noun": "Estimate"})
    for place, (key, value) in enumerate(document.items()):
        for other in (others[place % 6], others[(place + 2) % 6]):
            if other != value or type(other) is not type(value):
                yield {**document, key: other}
        yield {name: each for name, each in document.items() if name != key}
    yield {**document, "more": 1}


@pytest.mark.parametrize("name", NAMES)
def test_what_the_schema_refuses_the_gate_refuses(name: str) -> None:
    """No document that breaks the published schema is read."""
    kind: type[Any] = catalogue()[name].noun
    smallest = min(sound(name), key=lambda document: len(json.dumps(document)))
    for document in spoiled(smallest):
        if not validator(name).is_valid(document):
            with pytest.raises(InputError):
                nouns.from_plain(document, kind)


@pytest.mark.parametrize(
    ("kind", "path", "value", "fault"),
    [
        (NetworkPolicy, ["min_group"], 3.7, "min_group: must be a whole number, and is a number"),
        (NetworkPolicy, ["min_group"], 5.0, "min_group: must be a whole number, and is a number"),
        (
            NetworkPolicy,
            ["min_group"],
            True,
            "min_group: must be a whole number, and is true or false",
        ),
        (NetworkPolicy, ["min_group"], "5", "min_group: must be a whole number, and is text"),
        (NetworkPolicy, ["min_group"], None, "min_group: must be a whole number, and is null"),
        (
            NetworkPolicy,
            ["min_response"],
            True,
            "min_response: must be a number, null, 'Infinity' or '-Infinity', and is true or false",
        ),
        (
            NetworkPolicy,
            ["min_response"],
            "0.8",
            "min_response: must be a number, null, 'Infinity' or '-Infinity', and is text",
        ),
        (
            NetworkPolicy,
            ["min_response"],
            2**60,
            "min_response: is a whole number beyond 2 ** 53, which would be rounded",
        ),
        (
            NetworkPolicy,
            ["min_grup"],
            5,
            "min_grup: is no field of NetworkPolicy. Did you mean 'min_group'?",
        ),
        (NetworkPolicy, ["reason"], "\ud800", "reason: holds half a character. Remove it"),
        (
            NetworkPolicy,
            ["noun"],
            "Networkpolicy",
            "noun: does not say which noun it is. Write 'noun': 'NetworkPolicy'",
        ),
        (
            NetworkPolicy,
            ["noun"],
            ["NetworkPolicy"],
            "noun: does not say which noun it is. Write 'noun': 'NetworkPolicy'",
        ),
        (
            pl.Priorities,
            ["agreed_on"],
            "31 March",
            "agreed_on: must be a date. Write it like '2026-03-31'",
        ),
        (
            pl.Priorities,
            ["agreed_on"],
            "2026-02-30",
            "agreed_on: must be a date. Write it like '2026-03-31'",
        ),
        (pl.Priorities, ["weights"], [["a", 1]], "weights: must be an object, and is a list"),
        (
            pl.Priorities,
            ["weights", "trust"],
            "1",
            "weights.trust: must be a number, null, 'Infinity' or '-Infinity', and is text",
        ),
        (
            pl.Priorities,
            ["context", "mode"],
            "stedy",
            "context.mode: is not one of the words allowed. ",
        ),
        (pl.Priorities, ["context"], "recovery", "context: must be an object, and is text"),
        (
            pl.MissingAnswers,
            ["at_least"],
            0.5,
            "at_least: must be a fraction. Write it as text, like '1/2'",
        ),
        (pl.MissingAnswers, ["at_least"], "1/0", "at_least: must be a fraction. "),
        (pl.MissingAnswers, ["at_least"], "3/2", "at_least"),
        (pl.Ratings, ["answers", 0, 0], 200, "answers: holds a number that does not fit int8"),
        (
            pl.Ratings,
            ["answers", 0, 0],
            4.0,
            "answers[0][0]: must be a whole number, and is a number",
        ),
        (pl.Ratings, ["answers", 0], [1], "answers: holds lists of different lengths"),
        (pl.Ratings, ["answers", 0, 0], [[[[1]]]], "answers: holds lists of different lengths"),
        (pl.Ratings, ["people"], {}, "people: must be a list, and is an object"),
        (pl.Ratings, ["people", 0], 7, "people[0]: must be text, and is a whole number"),
        (pl.Ratings, ["instrument", "items", 0, "scale", "high"], -9, "instrument.items[0].scale"),
        (pl.Release, ["protected"], ["a", "a"], "protected: holds one twice"),
        (pl.RankedGaps, ["nobody_first", 0], [1], "nobody_first[0]: must be a list of 2"),
        (
            pl.LeadershipNetwork,
            ["is_undirected"],
            0,
            "is_undirected: must be true or false, and is a whole number",
        ),
        (
            pl.LeadershipNetwork,
            ["people", 0],
            [1],
            "people[0]: must be text, a number, true, false or null, and is a list",
        ),
        (pl.LeadershipNetwork, ["answered", 0, 0], 1, "answered[0][0]: must be true or false"),
    ],
)
def test_nothing_is_converted(kind: type[Any], path: list[Any], value: object, fault: str) -> None:
    """What is of another kind is told with its path, and no noun is made."""
    everything = (each for noun in (NetworkPolicy(), *made()) for each in within(noun))
    noun = next(each for each in everything if type(each) is kind)
    document: Any = copy.deepcopy(nouns.to_plain(noun, keep=KEEP))
    holder = document
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    with pytest.raises(InputError) as caught:
        nouns.from_plain(document, kind)
    assert str(caught.value.faults[0]).startswith(fault)


def test_all_faults_come_together() -> None:
    """Unknown and missing fields, and each wrong value, in one error."""
    document = {"noun": "Measure", "name": 1, "definition": None, "formel": "x"}
    with pytest.raises(InputError) as caught:
        nouns.from_plain(document, Measure)
    assert len(caught.value.faults) > 3


def test_a_constructor_has_the_last_word() -> None:
    """What fits the schema and makes no sense is refused by the constructor, with a path."""
    document = nouns.to_plain(pl.DisclosurePolicy()) | {"min_raters": 0}
    assert validator("DisclosurePolicy").is_valid(document)
    with pytest.raises(InputError, match="min_raters"):
        nouns.from_plain(document, pl.DisclosurePolicy)


@pytest.mark.parametrize("name", sorted(HELD))
def test_what_holds_more_than_it_prints_needs_a_reason(name: str) -> None:
    """Without a reason nothing is written; with one, the reason stands in the document."""
    noun: Any = nouns.from_plain(sound(name)[0], catalogue()[name].noun)
    with pytest.raises(DisclosureError, match=HELD[name]):
        nouns.to_plain(noun)
    told = nouns.to_plain(noun, keep=nouns.KeptWhole(reason="for the audit of 2027"))
    assert told["kept_because"] == "for the audit of 2027"
    validator(name).validate(told)


def test_a_report_holds_what_its_audit_needs() -> None:
    """A noun is refused for what stands within it, too."""
    report = next(noun for noun in made() if isinstance(noun, pl.Feedback))
    with pytest.raises(DisclosureError, match="Release: which forms stand in each number"):
        nouns.to_plain(report)


def test_whoever_is_listed_by_id_is_held() -> None:
    """Each noun with a list of ids is among those that need a reason, but for ids of no person."""
    listing = {
        name
        for name, kept in catalogue().items()
        if any(isinstance(form, Listed) and form.each == Plain() for form in kept.fields.values())
    }
    of_no_person = {"Convening", "Mixing", "Standing"}  # events, groups and teams
    assert listing - of_no_person <= set(HELD)
    assert set(HELD) <= set(NAMES)


def test_a_reason_is_said() -> None:
    """A leave without a reason is no leave, and neither is a text."""
    with pytest.raises(PolicyError, match="say in reason= why"):
        nouns.KeptWhole(reason=" ")
    with pytest.raises(ArgumentError, match="keep must be KeptWhole or None"):
        nouns.to_plain(NetworkPolicy(), keep="because")  # type: ignore[arg-type]
    document = nouns.to_plain(made()[1], keep=KEEP)
    with pytest.raises(InputError, match="kept_because: must be a reason"):
        nouns.from_plain({**document, "kept_because": 1}, pl.Ratings)


def test_the_catalogue_is_complete() -> None:
    """Every class with fields that a public room names is kept, or is known not to be."""
    outside = ("publead.exchange", "publead.plots", "publead.pages", "publead.graphs")
    for module in pkgutil.iter_modules(publead.__path__, "publead."):
        rooms = [module.name]
        if module.ispkg:
            inside = import_module(module.name).__path__
            rooms += [each.name for each in pkgutil.iter_modules(inside, f"{module.name}.")]
        for room in rooms:
            if room.startswith(outside) or room in {"publead.offers", "publead.progress"}:
                continue
            for name in getattr(import_module(room), "__all__", ()):
                found = getattr(sys.modules[room], name)
                if isinstance(found, type) and attrs.has(found) and name not in NOT_KEPT:
                    assert name_of(found) is not None, f"{room}.{name}"


def test_what_is_not_kept_is_there() -> None:
    """Each exception names a class of one of the rooms."""
    there = {name for room in ROOMS for name in vars(import_module(room))}
    assert set(NOT_KEPT) <= there


def test_a_key_is_written_nowhere() -> None:
    """Pseudonyms are no noun."""
    with pytest.raises(ArgumentError, match="Pseudonyms is no noun that can be kept"):
        nouns.to_plain(pl.Pseudonyms(key=b"0123456789abcdef"))


def test_a_file_comes_back(tmp_path: Path) -> None:
    """What was written is read, and a file that cannot be is told without its folder."""
    policy = NetworkPolicy(min_response=0.7, reason="agreed – by all")
    nouns.write(policy, tmp_path / "policy.json")
    assert nouns.read(tmp_path / "policy.json", NetworkPolicy) == policy
    with pytest.raises(InputError, match=r"^policy: 1 fault\n  cannot be written: "):
        nouns.write(policy, tmp_path / "none" / "policy")
    with pytest.raises(InputError, match=r"^none\.json: 1 fault\n  cannot be opened: "):
        nouns.read(tmp_path / "none.json", NetworkPolicy)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "NaN",
        '{"noun": "NetworkPolicy", "min_response": NaN}',
        '{"noun": "NetworkPolicy", "min_response": Infinity}',
        '{"noun": "NetworkPolicy", "min_response": 1e400}',
        '{"noun": "NetworkPolicy", "min_group": 5, "min_group": 6}',
        '{"noun": "NetworkPolicy", "min_group": ' + "9" * 5000 + "}",
        '{"noun": "NetworkPolicy", "reason": ' + "[" * 100_000,
        '{"noun": "NetworkPolicy", "__class__": "os.system"}',
        '{"noun": "Pseudonyms", "key": "x"}',
        '{"noun": "DisclosurePolicy"}',
        "{'noun': 'NetworkPolicy'}",
    ],
)
def test_files_that_mean_harm_are_refused(text: str, tmp_path: Path) -> None:
    """What is no JSON, says a key twice, nests, or names something else makes nothing."""
    (tmp_path / "policy.json").write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        nouns.read(tmp_path / "policy.json", NetworkPolicy)


def test_what_json_cannot_hold_is_told() -> None:
    """Ids that are tuples, and arrays without rows, are told with their paths and no value."""
    network = next(noun for noun in made() if isinstance(noun, pl.LeadershipNetwork))
    odd = attrs.evolve(network, people=(("a", "b"), *network.people[1:]))
    with pytest.raises(InputError, match=r"people\[0\]: must be text, a number, true, false or"):
        nouns.to_plain(odd, keep=KEEP)
    ratings = next(noun for noun in made() if isinstance(noun, pl.Ratings))
    bare = attrs.evolve(ratings, answers=ratings.answers[:0])
    with pytest.raises(InputError, match="answers: has no rows, and how many columns"):
        nouns.to_plain(bare, keep=KEEP)


def test_wrong_arguments_are_told() -> None:
    """A dictionary is no noun, a text no kind, and a misspelt name has a nearest."""
    with pytest.raises(ArgumentError, match="dict is no noun that can be kept"):
        nouns.to_plain({})
    with pytest.raises(ArgumentError, match="kind is no noun"):
        nouns.from_plain({}, str)
    with pytest.raises(ArgumentError, match="plain must be Mapping"):
        nouns.from_plain([], NetworkPolicy)  # type: ignore[arg-type]
    with pytest.raises(UnknownCodeError, match="Did you mean 'Framework'"):
        nouns.schema("Framwork")


def test_a_noun_that_derives_from_another_may_stand_for_it() -> None:
    """An estimate may be an ICC, and comes back as one."""
    icc = next(noun for noun in made() if type(noun).__name__ == "IntraclassCorrelation")
    again = nouns.from_plain(nouns.to_plain(icc), pl.Estimate)
    assert same(again, icc)


def test_schemas_say_what_fields_mean() -> None:
    """Every field of the nouns that users meet first is described in its schema."""
    for name in ("Framework", "Instrument", "Estimate", "Feedback", "DisclosurePolicy"):
        definition: Any = nouns.schema(name)["$defs"]
        for field, told in definition[name]["properties"].items():
            assert field in {"noun", "kept_because"} or told["description"], (name, field)


def test_numbers_that_are_not_finite_have_words() -> None:
    """An infinite end is a word; a missing one is null."""
    index = person.in_degree(pl.LeadershipNetwork.from_networkx(nx.path_graph(3)))
    told = nouns.to_plain(attrs.evolve(index, maximum=math.inf), keep=KEEP)
    assert told["maximum"] == "Infinity"
    assert nouns.from_plain(told, type(index)).maximum == math.inf


@pytest.mark.parametrize(
    ("name", "field", "value", "fault"),
    [
        ("CutMean", "ends", [1.0, 5.0], "ends: must be a tuple of 2, and is a list"),
        ("CutMean", "mean", None, "mean: must be EffectiveLeaders or Estimate"),
        ("CutMean", "n_raters", 3.5, "n_raters: must be a whole number, and is a number"),
        ("CutMean", "label", b"x", "label: must be text, and is a value of type bytes"),
        ("Shape", "notes", ["a"], "notes: must be a tuple, and is a list"),
        ("Shape", "is_undirected", 1, "is_undirected: must be true or false"),
        ("Release", "protected", {"a"}, "protected: must be a frozen set, and is a value of type"),
        ("PersonIndex", "values", [1.0], "values: must be an array, and is a list"),
        ("VarianceComponents", "df", None, "df: must be a mapping, and is null"),
        ("Norms", "collected", "2026", "collected: must be a date, and is text"),
        ("MissingAnswers", "at_least", 0.5, "at_least: must be a share, and is a number"),
        ("Estimate", "status", "shown", "status: must be a word, and is text"),
        ("Estimate", "value", "1", "value: must be a number, and is text"),
    ],
)
def test_a_noun_that_holds_the_wrong_thing_is_not_written(
    name: str, field: str, value: object, fault: str
) -> None:
    """Frozen classes do not check their types on their own; the gate does on the way out."""
    noun: Any = nouns.from_plain(sound(name)[0], catalogue()[name].noun)
    spoilt = copy.copy(noun)
    object.__setattr__(spoilt, field, value)
    with pytest.raises(InputError) as caught:
        nouns.to_plain(spoilt, keep=KEEP)
    assert str(caught.value.faults[0]).startswith(fault)


@pytest.mark.parametrize("kind", [bytes, list[int], int | str, set[str]])
def test_a_type_without_a_form_is_named(kind: Any) -> None:
    """Whoever adds a field of another type to a noun is told so, and does not lose it."""
    with pytest.raises(NoFormError, match="no form for"):
        form_of(kind, kept_as)


def test_any_of_several_nouns_may_stand_in_a_field() -> None:
    """A field of two classes takes either, by the name in the object."""
    form = form_of(NetworkPolicy | pl.NormPolicy | None, kept_as)
    gate = Gate()
    assert form.read(nouns.to_plain(pl.NormPolicy()), "", gate) == pl.NormPolicy()
    assert form.read(None, "", gate) is None
    assert form.read(nouns.to_plain(pl.DisclosurePolicy()), "x", gate) is WRONG
    assert gate.faults[0].place == "x.noun"


def test_names_are_those_of_the_classes() -> None:
    """One class has one name, and only where two are called alike it is another."""
    renamed = {name: kept.noun.__name__ for name, kept in catalogue().items()}
    assert {name: was for name, was in renamed.items() if name != was} == {
        "NetworkComparison": "Comparison"
    }
    kinds = [kept.noun for kept in catalogue().values()]
    assert len(set(kinds)) == len(kinds)
