"""What comes in as numbers is numbers, and what is none is not repeated."""

import numpy as np
import pytest

from publead.errors import InputError, PolicyError
from publead.stats.numbers import as_floats


def test_a_name_among_numbers_is_not_repeated() -> None:
    """A column of names taken for ratings is refused without a name."""
    with pytest.raises(InputError, match="not all are numbers") as told:
        as_floats(np.array(["Anna Smith", 3], dtype=object), 1, "ratings")
    assert "Anna" not in str(told.value)


def test_uneven_rows_and_other_shapes_are_refused() -> None:
    """Rows of unequal length are no array, and a list is no matrix."""
    with pytest.raises(InputError, match="equal rows"):
        as_floats([[1, 2], [3]], 2, "ratings")
    with pytest.raises(PolicyError, match="have 1 axis"):
        as_floats([1, 2], 2, "ratings")


def test_missing_stays_and_infinity_is_refused() -> None:
    """NaN is no answer; infinity is none either, and a fault."""
    assert np.isnan(as_floats(np.array([1, None], dtype=object), 1, "ratings")[1])
    with pytest.raises(InputError, match="infinite"):
        as_floats([np.inf, -np.inf], 1, "ratings")
