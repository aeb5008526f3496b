"""Claims about the policies of scoring: how many answers it takes, and what items count."""

import math
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publead.assessment.scores import ItemWeights, MissingAnswers
from publead.errors import PolicyError


@pytest.mark.parametrize(
    ("at_least", "n_items", "needed"),
    [
        (0.6, 5, 3),
        ("0.6", 5, 3),
        (0.75, 3, 3),
        (0.7, 10, 7),
        (0.1, 30, 3),
        (0.29, 100, 29),
        (0.58, 50, 29),
        (1 / 3, 3, 1),
        (2 / 3, 3, 2),
        (5 / 6, 6, 5),
        ("2/3", 4, 3),
        (0, 5, 1),
        (1, 5, 5),
        (1e-300, 5, 1),
    ],
)
def test_the_rule_is_an_exact_ceiling(at_least: float | str, n_items: int, needed: int) -> None:
    """No rounding of floats adds an answer to the rule or takes one from it."""
    assert MissingAnswers(at_least=at_least).needed(n_items) == needed


@given(st.integers(1, 60), st.data())
def test_any_share_of_whole_items_needs_that_many(n_items: int, data: st.DataObject) -> None:
    """Whether k of n is written as a fraction, text or a float, it needs k."""
    k = data.draw(st.integers(1, n_items))
    for share in (Fraction(k, n_items), f"{k}/{n_items}", k / n_items):
        assert MissingAnswers(at_least=share).needed(n_items) == k


@given(st.decimals(0, 1, places=4), st.integers(1, 200))
def test_a_float_means_what_was_written(share: Decimal, n_items: int) -> None:
    """A decimal gives the same rule as a float, as text and as a fraction."""
    exact = max(1, math.ceil(Fraction(str(share)) * n_items))
    assert MissingAnswers(at_least=str(share)).needed(n_items) == exact
    assert MissingAnswers(at_least=float(str(share))).needed(n_items) == exact


@pytest.mark.parametrize("share", [-0.1, 1.01, math.nan, math.inf, "most", "1/0", True, None])
def test_a_share_that_is_none_is_refused(share: float) -> None:
    """A rule outside 0 to 1 says so when it is made."""
    with pytest.raises(PolicyError, match="a share from 0 to 1"):
        MissingAnswers(at_least=share)


@pytest.mark.parametrize(
    ("weights", "declared_by", "reason"),
    [
        ({"t1": -1.0}, "the panel", "as piloted"),
        ({"t1": math.inf}, "the panel", "as piloted"),
        ({"t1": math.nan}, "the panel", "as piloted"),
        ({"t1": 1.0}, " ", "as piloted"),
        ({"t1": 1.0}, "the panel", ""),
        ({}, "the panel", "as piloted"),
    ],
)
def test_weights_need_sense_and_somebody_who_answers_for_them(
    weights: dict[str, float], declared_by: str, reason: str
) -> None:
    """Weights that make no sense, or that nobody declared, are refused."""
    with pytest.raises(PolicyError, match="weights"):
        ItemWeights(weights=weights, declared_by=declared_by, reason=reason)
