"""Claims about labels that are moved apart."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from publead.plots.spreading import spread_out

numbers = st.floats(0, 10, allow_nan=False)


@given(st.lists(st.tuples(numbers, st.floats(0.1, 2)), max_size=8))
def test_labels_keep_order_and_distance(drawn: list[tuple[float, float]]) -> None:
    """No two labels share room, and they stand in the order of their numbers."""
    wanted, room = [each for each, _ in drawn], [each for _, each in drawn]
    found = spread_out(wanted, room, (0.0, 10.0))
    order = np.argsort(wanted, kind="stable")
    for a, b in pairwise(order):
        assert found[b] - found[a] >= (room[a] + room[b]) / 2 - 1e-9


@given(st.lists(numbers, min_size=1, max_size=6, unique_by=round))
def test_labels_that_have_room_do_not_move(wanted: list[float]) -> None:
    """Where all have room already, every label stays where it was."""
    apart = min((abs(a - b) for a in wanted for b in wanted if a != b), default=1.0)
    found = spread_out(wanted, [apart * 0.99] * len(wanted), (-50.0, 50.0))
    np.testing.assert_allclose(found, wanted, atol=1e-9)


def test_moves_are_the_least() -> None:
    """Three labels on one spot move by one room each way; a fourth apart does not."""
    found = spread_out([5.0, 5.0, 5.0, 9.0], [1.0] * 4, (0.0, 10.0))
    np.testing.assert_allclose(found, [4.0, 5.0, 6.0, 9.0])
