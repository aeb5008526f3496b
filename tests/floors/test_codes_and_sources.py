from collections.abc import Callable

import pytest

from publead.codes import claim_id, competency_code, framework_id, item_code
from publead.errors import PolicyError
from publead.sources import Source


@pytest.mark.parametrize(
    ("checker", "good"),
    [
        (framework_id, "solace-contextual@2013"),
        (framework_id, "a1@undated"),
        (competency_code, "place-and-space"),
        (item_code, "trust-2"),
        (item_code, "A1"),
        (claim_id, "lgc-2014-outsourcing"),
    ],
)
def test_a_well_formed_code_comes_back_unchanged(checker: Callable[[str], str], good: str) -> None:
    """A checker changes nothing."""
    assert checker(good) == good


@pytest.mark.parametrize(
    ("checker", "bad", "expected"),
    [
        (
            framework_id,
            "solace",
            "'solace' is not a framework id; write it like 'solace-contextual@2013'",
        ),
        (
            competency_code,
            "Trust",
            "'Trust' is not a competency code; write it like 'place-and-space'",
        ),
        (
            competency_code,
            "a\n",
            r"'a\n' is not a competency code; write it like 'place-and-space'",
        ),
        (item_code, "", "'' is not an item code; write it like 'trust-2'"),
        (claim_id, "é", "'é' is not a claim id; write it like 'lgc-2014-outsourcing'"),
    ],
)
def test_an_ill_formed_code_is_refused(
    checker: Callable[[str], str], bad: str, expected: str
) -> None:
    """A code that would not survive a file name or a URL never gets in."""
    with pytest.raises(PolicyError) as caught:
        checker(bad)
    assert str(caught.value) == expected


def test_a_code_of_any_length_is_not() -> None:
    """A code has an end."""
    with pytest.raises(PolicyError):
        competency_code("a" * 81)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (
            Source(
                authors=("Moore, M. H.",),
                year=1995,
                title="Creating public value",
                container="Harvard University Press",
                place="ch. 3",
            ),
            "Moore, M. H. (1995). Creating public value. Harvard University Press. ch. 3.",
        ),
        (
            Source(authors=("A, B.", "C, D.", "E, F."), year=None, title="Why?", doi="10.1/x"),
            "A, B., C, D. & E, F. (undated). Why? https://doi.org/10.1/x.",
        ),
        (
            Source(authors=("LGA",), year=2017, title="Page", address="https://example.org/p"),
            "LGA (2017). Page. https://example.org/p.",
        ),
    ],
)
def test_a_source_cites_itself(source: Source, expected: str) -> None:
    """A citation names author, year, title and where to find it."""
    assert source.cite() == expected
    assert str(source) == expected
