"""Which parts of a whole may be shown beside it, so that no hidden one follows by subtraction."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Members = NDArray[np.intp]


def safe_parts(
    parts: Mapping[str, Members],
    *,
    is_large: Callable[[Members], bool],
    is_empty: Callable[[Members], bool],
    size: Callable[[Members], tuple[int, ...]],
) -> dict[str, Members]:
    """
    Return the parts that may be shown beside the whole.

    Parts that are too small are hidden, and then the smallest of the others, one by one, until
    what is left of the whole once the parts shown are taken off is large enough, or nobody.

    Parameters
    ----------
    parts : mapping of str to ndarray of int
        The members of each part; together they are the whole, and nobody is in two.
    is_large : callable
        Whether so many members may be shown together.
    is_empty : callable
        Whether nothing is known of any of these members.
    size : callable
        What parts are put in order by.
    """
    shown = {label: members for label, members in parts.items() if is_large(members)}
    while shown:
        rest = [members for label, members in parts.items() if label not in shown]
        left = np.concatenate(rest) if rest else np.zeros(0, dtype=np.intp)
        if is_empty(left) or is_large(left):
            break
        del shown[min(shown, key=lambda label: size(parts[label]))]
    return shown
