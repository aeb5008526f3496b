import pytest

from publead.errors import (
    Fault,
    InputError,
    RatingsError,
    UndefinedStatisticError,
    UnknownCodeError,
    nearest,
    shown,
)


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault("is missing"), "is missing"),
        (Fault("is missing", place="title"), "title: is missing"),
        (Fault("is empty", place="person", row=4), "row 4, person: is empty"),
        (
            Fault("is no answer", place="trust-1", row=4, value="agre", remedy="Use 'Agree'"),
            "row 4, trust-1: is no answer: 'agre'. Use 'Agree'",
        ),
    ],
)
def test_a_fault_reads_as_where_what_and_what_to_do(fault: Fault, expected: str) -> None:
    """A fault is one line, and each part it has stands in it once."""
    assert str(fault) == expected


def test_an_input_error_lists_every_fault_and_keeps_them() -> None:
    """All faults are told at once, and a program can read them."""
    faults = (Fault("is missing", place="a"), Fault("is empty", place="b"))
    error = RatingsError("forms.csv", faults)
    assert str(error) == "forms.csv: 2 faults\n  a: is missing\n  b: is empty"
    assert error.faults == faults
    assert isinstance(error, InputError)
    assert isinstance(error, ValueError)


def test_one_fault_is_counted_as_one() -> None:
    """The count is right for one."""
    assert str(InputError("f", [Fault("is empty")])) == "f: 1 fault\n  is empty"


def test_an_unknown_code_names_the_nearest_and_the_known() -> None:
    """An unknown code says what was probably meant, and is not quoted twice as a KeyError is."""
    error = UnknownCodeError("competency", "trsut", ("trust", "place"))
    assert str(error) == "no competency 'trsut'. Did you mean 'trust'? Known: trust, place."
    assert (error.nearest, error.known) == ("trust", ("trust", "place"))


def test_a_long_list_of_codes_is_cut() -> None:
    """Nobody is shown hundreds of codes, but is told how many there are."""
    error = UnknownCodeError("claim", "zzz", [f"claim-{i}" for i in range(33)])
    assert str(error).endswith("claim-29 and 3 more.")


def test_no_known_codes_is_said() -> None:
    """An empty list is not an empty sentence."""
    assert str(UnknownCodeError("attribute", "x", ())) == "no attribute 'x'. Known: none."


def test_nearest_finds_nothing_where_nothing_is_near() -> None:
    """A guess that would mislead is not made."""
    assert nearest("trust", ["zebra"]) is None
    assert nearest("TRUST", ["Trust", "rust"]) == "Trust"


def test_a_long_value_is_cut_where_it_is_shown() -> None:
    """A pasted essay does not drown the message."""
    assert shown("x" * 41) == repr("x" * 39 + "…")
    assert shown("x" * 40) == repr("x" * 40)


def test_an_undefined_statistic_keeps_its_parts() -> None:
    """What is undefined, why, and what next are told and kept."""
    error = UndefinedStatisticError("alpha", "there is one item", "Give two")
    assert str(error) == "alpha is undefined: there is one item. Give two"
    assert (error.statistic, error.cause, error.remedy) == (
        "alpha",
        "there is one item",
        "Give two",
    )
