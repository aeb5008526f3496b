"""Claims about the policy: a value whose reasons stand in every result."""

from typing import Any

import attrs
import pytest

from publead.disclosure import DisclosurePolicy, SmallGroups
from publead.errors import PolicyError

THRESHOLDS = tuple(
    field.name for field in attrs.fields(DisclosurePolicy) if isinstance(field.default, int)
)


def test_the_default_thresholds_are_those_of_the_design() -> None:
    """Means at 3 and 4 in all, spread and comments at 5, cuts at 10 people and 10 raters."""
    expected = {
        "min_raters": 3,
        "min_in_all": 4,
        "min_for_spread": 5,
        "min_for_comments": 5,
        "min_pool": 10,
        "min_people": 10,
        "min_cut_raters": 10,
    }
    assert expected == {name: getattr(DisclosurePolicy(), name) for name in THRESHOLDS}
    assert DisclosurePolicy().small_groups is SmallGroups.LEAVE_OUT


@pytest.mark.parametrize("name", THRESHOLDS)
def test_showing_more_needs_a_reason(name: str) -> None:
    """A threshold below the default is refused without a reason, and a blank is none."""
    lower = getattr(DisclosurePolicy(), name) - 1
    changes: dict[str, Any] = {name: lower}
    for reason in ("", "  "):
        with pytest.raises(PolicyError, match=f"{name} is {lower}, below the default"):
            DisclosurePolicy(**changes, reason=reason)
    assert lower == getattr(DisclosurePolicy(**changes, reason="agreed"), name)


@pytest.mark.parametrize("name", THRESHOLDS)
def test_a_threshold_is_at_least_one(name: str) -> None:
    """No reason makes a threshold of zero."""
    changes: dict[str, Any] = {name: 0}
    with pytest.raises(PolicyError, match="at least 1"):
        DisclosurePolicy(**changes, reason="agreed")


def test_spread_needs_at_least_as_many_raters_as_means() -> None:
    """Spread at fewer raters than means is refused."""
    with pytest.raises(PolicyError, match="gives away more than a mean"):
        DisclosurePolicy(min_raters=6)


def test_the_reason_is_part_of_the_text() -> None:
    """A policy that shows more says why wherever it is printed."""
    assert "because all agreed" in str(DisclosurePolicy(min_raters=2, reason="because all agreed"))
    assert "Reason" not in str(DisclosurePolicy())
