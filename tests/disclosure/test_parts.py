"""Parts shown beside a whole leave a rest that is large or empty."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from publead.disclosure import safe_parts

LEAST = 10


@given(st.lists(st.integers(0, 25), max_size=8))
def test_no_hidden_part_follows_by_subtraction(sizes: list[int]) -> None:
    """Each part shown is large, and what is left of the whole is large or nobody."""
    edges = np.cumsum([0, *sizes])
    parts = {
        str(number): np.arange(edges[number], edges[number + 1]) for number in range(len(sizes))
    }
    shown = safe_parts(
        parts,
        is_large=lambda members: members.size >= LEAST,
        is_empty=lambda members: members.size == 0,
        size=lambda members: (members.size,),
    )
    rest = sum(size for number, size in enumerate(sizes) if str(number) not in shown)
    assert all(members.size >= LEAST for members in shown.values())
    assert not shown or rest == 0 or rest >= LEAST


def test_the_smallest_of_the_large_goes_with_a_small_one() -> None:
    """26, 24, 14 and 8: the eight are hidden, and the fourteen with them."""
    parts = {
        str(n): np.arange(start, start + n) for n, start in ((26, 0), (24, 26), (14, 50), (8, 64))
    }
    shown = safe_parts(
        parts,
        is_large=lambda members: members.size >= LEAST,
        is_empty=lambda members: members.size == 0,
        size=lambda members: (members.size,),
    )
    assert list(shown) == ["26", "24"]
