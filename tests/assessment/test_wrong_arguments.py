"""Claims about what happens when a verb is handed the wrong kind of thing."""

from collections.abc import Callable
from typing import Any

import attrs
import networkx as nx
import numpy as np
import pytest

import publead as pl
from builders import small_instrument
from forms import PERSON, alike, scores_of
from publead import stats
from publead.assessment.shared_space import LeadSide, SpaceColumns, SpaceSide
from publead.errors import ArgumentError, InputError, PolicyError
from publead.frameworks import SOLACE_CONTEXTUAL

COLUMNS = pl.RatingColumns(person="person", rater="rater")
SCORES = scores_of(alike(PERSON, {pl.RaterGroup.PEER: 5}, [4.0]))
LOOSE: Any = pl
NO_NUMBERS: Any = [["Ann Smith", 1], [1, 2]]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: LOOSE.read_ratings([], "solace", COLUMNS), "instrument must be Instrument"),
        (
            lambda: LOOSE.read_ratings([], SOLACE_CONTEXTUAL, COLUMNS),
            "instrument must be Instrument",
        ),
        (lambda: LOOSE.read_ratings([], small_instrument(), {}), "columns must be RatingColumns"),
        (lambda: LOOSE.score(None), "ratings must be Ratings, and is NoneType"),
        (lambda: LOOSE.score(SCORES.ratings, missing=0.5), "missing must be MissingAnswers"),
        (lambda: LOOSE.score(SCORES.ratings, unit="POMP"), "unit must be Unit"),
        (lambda: LOOSE.feedback(SCORES.ratings, PERSON), "scores must be Scores, and is Ratings"),
        (lambda: LOOSE.feedback(SCORES, PERSON, policy="open"), "and is str. Use DisclosurePolicy"),
        (lambda: LOOSE.feedback(SCORES, PERSON, rule="OPG"), "rule must be GapRule"),
        (lambda: LOOSE.cohort(SCORES, by=3), "and is int. Name an attribute"),
        (lambda: LOOSE.reliability(SCORES), "ratings must be Ratings, and is Scores"),
        (lambda: LOOSE.audit([5]), "report must be Release, and is NoneType"),
        (lambda: LOOSE.frameworks.load(5), "framework must be str, and is int"),
        (lambda: LOOSE.draft_instrument(None), "and is NoneType. Give a framework or its id"),
        (lambda: LOOSE.Pseudonyms(key="x" * 20), "key must be bytes, and is str"),
        (lambda: LOOSE.DisclosurePolicy(min_raters=3.5), "min_raters must be int, and is float"),
        (lambda: LOOSE.DisclosurePolicy(small_groups="join"), "small_groups must be SmallGroups"),
        (lambda: LOOSE.RatingColumns(person=None), "person must be str, and is NoneType"),
        (
            lambda: LOOSE.RatingColumns(person="p", relationships=["a"]),
            "relationships must be Mapping, and is list",
        ),
    ],
)
def test_the_wrong_kind_of_argument_is_told(call: Callable[[], Any], expected: str) -> None:
    """A wrong argument is an error of the library that says which one and what to give."""
    with pytest.raises(ArgumentError) as caught:
        call()
    assert expected in str(caught.value)


@pytest.mark.parametrize("name", ["centralization", "gini", "coefficient_of_variation"])
def test_an_index_that_was_not_named_is_asked_for(name: str) -> None:
    """Whoever forgets the index is told what to give."""
    with pytest.raises(ArgumentError, match=r"no index was named\. Give a function"):
        getattr(pl.network.whole, name)(nx.DiGraph([(1, 2), (2, 3)]))


COLUMN_KINDS = [
    pl.RatingColumns(person="p", relationships={"Chef": "manager"}, items={"Q1": "a-1"}),
    SpaceColumns(
        leaders={" leader ": LeadSide.MEMBERS}, tasks=["a"], sides={"cllr": SpaceSide.MEMBERS}
    ),
    pl.ValuationColumns(attributes=["unit"]),
    pl.TieColumns(layers=["advice"]),
]


@pytest.mark.parametrize("columns", COLUMN_KINDS)
def test_columns_can_be_changed_a_little(columns: Any) -> None:
    """Frozen classes of columns take back what they keep, so that one field can be changed."""
    changed = attrs.evolve(columns, ignore=["extra"])
    assert changed.ignore == ("extra",)
    assert attrs.evolve(changed, ignore=()) == columns


@pytest.mark.parametrize(
    "call",
    [
        lambda: stats.consistency.alpha_standard_error(NO_NUMBERS, 10),
        lambda: stats.consistency.common_factors(NO_NUMBERS),
        lambda: stats.consistency.schmid_leiman(NO_NUMBERS),
    ],
)
def test_words_among_numbers_are_not_repeated(call: Callable[[], Any]) -> None:
    """What is no number is refused in a sentence, without being shown."""
    with pytest.raises(InputError, match="not all are numbers") as caught:
        call()
    assert "Ann" not in str(caught.value)


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (lambda: stats.consistency.alpha_standard_error([[1.0, 0.5]], 10), "give a square matrix"),
        (lambda: stats.consistency.alpha_standard_error([[1, 0.5], [0.5, 1]], 0), "n is 0"),
        (lambda: LOOSE.stats.consistency.common_factors(np.eye(4), "two"), "n_factors must be"),
        (lambda: LOOSE.stats.consistency.schmid_leiman(np.eye(9), "two"), "n_groups must be"),
    ],
)
def test_matrices_that_make_no_sense_are_told(call: Callable[[], Any], expected: str) -> None:
    """Shapes, counts and kinds that make no sense are told in a sentence."""
    with pytest.raises((PolicyError, ArgumentError), match=expected):
        call()


def test_relationships_may_be_the_words_of_the_groups() -> None:
    """The words that a map file takes are taken in Python too, and unknown ones are refused."""
    columns = LOOSE.RatingColumns(person="p", relationships={"Chef": "manager"})
    assert columns.relationships == (("Chef", pl.RaterGroup.MANAGER),)
    with pytest.raises(PolicyError, match="give a RaterGroup, or one of self, manager, peer"):
        LOOSE.RatingColumns(person="p", relationships={"Chef": "boss"})


def test_a_number_is_no_code() -> None:
    """A framework or a report asked for a number says which codes there are."""
    code: Any = 5
    with pytest.raises(LookupError, match="no competency '5'"):
        SOLACE_CONTEXTUAL[code]
    with pytest.raises(LookupError, match="no competency '0'"):
        LOOSE.feedback(SCORES, PERSON)[0]


def test_an_unknown_framework_that_begins_alike_is_suggested() -> None:
    """The beginning of an id is enough to be told the whole."""
    with pytest.raises(LookupError, match="Did you mean 'solace-contextual@2013'"):
        pl.frameworks.load("solace")


def test_what_is_kept_and_found_shows_no_name() -> None:
    """Neither a release nor an audit's findings show a person where they are printed by name."""
    report = pl.feedback(SCORES, PERSON)
    joined = pl.audit([report]).exposures
    assert PERSON not in repr(report.release)
    assert PERSON not in repr(joined)
    tokens = {token for figure in report.release.figures for token, _ in figure.weights}
    assert not any(token.endswith(("|r1", "|r2", "|r3")) for token in tokens)
