"""The strict reader: nothing is converted, and every fault is kept with its place."""

from collections.abc import Callable
from enum import Enum
from math import inf, nan

import pytest

from publead.codes import competency_code
from publead.errors import FrameworkError
from publead.tables.strict import Record


class Colour(Enum):
    RED = "red"
    GREEN = "green"


def faults(record: Record) -> list[str]:
    try:
        record.finish("a file", FrameworkError)
    except FrameworkError as error:
        return [str(fault) for fault in error.faults]
    return []


def test_good_values_come_back_as_they_are() -> None:
    """Every way of asking gives the value that stands there."""
    record = Record(
        {
            "title": "Leading",
            "year": 2013,
            "share": 0.5,
            "whole": 2,
            "rated": True,
            "colour": "green",
            "code": "trust",
            "authors": ["Wilson, R.", "Nielsen, N."],
            "table": {"never": 1},
            "rows": [{"n": 1}, {"n": 2}],
        }
    )
    assert record.text("title") == "Leading"
    assert record.optional_text("note") == ""
    assert record.integer("year") == 2013
    assert record.optional_integer("volume") is None
    assert record.number("share") == 0.5
    assert record.number("whole") == 2.0
    assert record.flag("rated")
    assert Colour.GREEN is record.choice("colour", Colour)
    assert record.code("code", competency_code) == "trust"
    assert record.texts("authors") == ("Wilson, R.", "Nielsen, N.")
    table = record.table("table")
    assert {name: table.integer(name) for name in table.names} == {"never": 1}
    assert [row.integer("n") for row in record.records("rows")] == [1, 2]
    assert record.optional_records("more") == ()
    assert faults(record) == []


@pytest.mark.parametrize(
    ("value", "ask", "expected"),
    [
        (1, lambda r: r.text("x"), "x: must be text, and is a whole number"),
        (True, lambda r: r.integer("x"), "x: must be a whole number, and is true or false"),
        (3.7, lambda r: r.integer("x"), "x: must be a whole number, and is a number"),
        (True, lambda r: r.number("x"), "x: must be a number, and is true or false"),
        (nan, lambda r: r.number("x"), "x: must be a finite number"),
        (inf, lambda r: r.number("x"), "x: must be a finite number"),
        (10**400, lambda r: r.number("x"), "x: must be a finite number"),
        (1, lambda r: r.flag("x"), "x: must be true or false, and is a whole number"),
        (None, lambda r: r.text("x"), "x: must be text, and is nothing"),
        ("\u001b[31m", lambda r: r.text("x"), "x: holds a control character. Remove it"),
        ("  ", lambda r: r.text("x"), "x: is empty"),
        ("  ", lambda r: r.code("x", competency_code), "x: is empty"),
        ("  ", lambda r: r.choice("x", Colour), "x: is empty"),
        ([], lambda r: r.texts("x"), "x: is empty"),
        ([], lambda r: r.records("x"), "x: is empty"),
        ("one", lambda r: r.texts("x"), "x: must be a list, and is text"),
        (["one", 2], lambda r: r.texts("x"), "x[1]: must be text, and is a whole number"),
        ({}, lambda r: r.records("x"), "x: must be a list, and is a table"),
        (["one"], lambda r: r.records("x")[0].text("y"), "x[0]: must be a table, and is text"),
        ("one", lambda r: r.table("x").text("y"), "x: must be a table, and is text"),
        (
            "Rde",
            lambda r: r.choice("x", Colour),
            "x: is not one of the words allowed: 'Rde'. Use 'red', 'green'",
        ),
    ],
)
def test_a_wrong_value_is_one_fault(
    value: object, ask: Callable[[Record], object], expected: str
) -> None:
    """A value of the wrong kind is named with what it must be and what it is, once."""
    record = Record({"x": value})
    ask(record)
    assert [expected] == faults(record)


def test_missing_and_unknown_keys_are_reported_together() -> None:
    """What is missing and what nobody asked for stand in one error, each with its path."""
    record = Record({"titel": "Leading", "rows": [{"n": 1}, {"m": 2, "\u001b[0m": 3}]})
    record.text("title")
    for row in record.records("rows"):
        row.integer("n")
    expected = [
        "title: is missing",
        "rows[1].n: is missing",
        "titel: is not a key of this table. Did you mean 'title'?",
        "rows[1].m: is not a key of this table. Remove it",
        "rows[1].'\\x1b[0m': is not a key of this table. Remove it",
    ]
    assert expected == faults(record)


def test_a_reader_adds_faults_of_its_own() -> None:
    """A fault that the reader finds has the same path as those found here."""
    record = Record({"rows": [{"code": "trust"}]})
    row = record.records("rows")[0]
    row.fault("is used twice", "code", value=row.text("code"), remedy="Rename one")
    assert faults(record) == ["rows[0].code: is used twice: 'trust'. Rename one"]


def test_a_list_of_numbers_comes_back_and_says_which_is_none() -> None:
    """Whole numbers and others are numbers; each that is none is a fault with its place."""
    assert Record({"edges": [1, 2.5]}).numbers("edges") == (1.0, 2.5)
    record = Record({"edges": [1, "2", True, inf], "none": []})
    record.numbers("edges")
    record.numbers("none")
    record.numbers("absent")
    assert faults(record) == [
        "edges.1: must be a number, and is text",
        "edges.2: must be a number, and is true or false",
        "edges.3: must be a finite number",
        "none: is empty",
        "absent: is missing",
    ]
