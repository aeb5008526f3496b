import json
import math

import pytest

from publead.errors import NotShownError
from publead.estimates import Estimate, Measure, Status
from publead.sources import Source

SHARE = Measure(
    name="share",
    definition="How many of those asked said yes.",
    formula="k / n",
    does_not_show="Why they did.",
    sources=(Source(authors=("Wilson, E. B.",), year=1927, title="Probable inference"),),
)


def test_a_shown_estimate_is_a_number() -> None:
    """Where a value may be read, it can be used as a number."""
    assert float(Estimate(measure=SHARE, value=0.5)) == 0.5


@pytest.mark.parametrize(
    ("estimate", "expected"),
    [
        (
            Estimate.hidden(SHARE, "two raters"),
            "share has no number here (hidden): two raters. Read .status before the value",
        ),
        (
            Estimate.not_estimable(SHARE, "nobody answered"),
            "share has no number here (not estimable): nobody answered. "
            "Read .status before the value",
        ),
    ],
)
def test_what_is_not_shown_is_no_number(estimate: Estimate, expected: str) -> None:
    """A hidden or undefined value is refused with its reason, and is never 0."""
    with pytest.raises(NotShownError) as caught:
        float(estimate)
    assert str(caught.value) == expected
    assert math.isnan(estimate.value)
    assert not estimate.has_interval


@pytest.mark.parametrize(
    ("estimate", "expected"),
    [
        (Estimate(measure=SHARE, value=0.5), "0.50"),
        (Estimate(measure=SHARE, value=0.5, n=8), "0.50, n = 8"),
        (Estimate(measure=SHARE, value=0.5, low=0.2, high=0.8, n=8), "0.50 [0.20, 0.80], n = 8"),
        (Estimate.hidden(SHARE, "two raters"), "hidden (two raters)"),
    ],
)
def test_an_estimate_prints_to_be_read(estimate: Estimate, expected: str) -> None:
    """What is printed is rounded; what is kept is not."""
    assert str(estimate) == expected


def test_an_estimate_explains_itself() -> None:
    """Definition, formula, method, inputs, source and limits stand in the explanation."""
    estimate = Estimate(
        measure=SHARE, value=0.5, n=8, n_left_out=2, method="Wilson", reason="no answer"
    )
    assert str(estimate.explain()) == (
        "share: How many of those asked said yes.\n"
        "formula: k / n\n"
        "method: Wilson\n"
        "inputs: n = 8; 0.50, n = 8\n"
        "left out: 2: no answer\n"
        "source: Wilson, E. B. (1927). Probable inference.\n"
        "does not show: Why they did."
    )


def test_an_explanation_without_a_method_says_the_status() -> None:
    """Where nothing was computed, the explanation says so."""
    explained = Estimate.hidden(SHARE, "two raters").explain()
    assert (explained.method, explained.inputs) == ("hidden", "not told; hidden (two raters)")


def test_an_estimate_as_plain_values_is_valid_json() -> None:
    """What has no number is None, because NaN is not JSON."""
    values = Estimate.not_estimable(SHARE, "nobody answered", n=0).to_dict()
    assert json.loads(json.dumps(values, allow_nan=False)) == values
    assert (values["value"], values["status"]) == (None, Status.NOT_ESTIMABLE.value)
