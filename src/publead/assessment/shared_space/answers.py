"""Who is said to lead which task, as it was read; nobody's id is kept."""

from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.shared_space.sides import SIDES, LeadSide
from publead.estimates import counted

NO_ANSWER = -1
"""How the matrix of answers marks a blank, or *don't know*."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class SpaceAnswers:
    """
    Who is said to lead which task.

    Attributes
    ----------
    tasks : tuple of str
        What was asked about.
    leaders : tuple of (str, LeadSide)
        The posts that could be named.
    side : ndarray of int8, shape (n_respondents,)
        Each respondent's side, as a place in the order of `SpaceSide`.
    answers : ndarray of int16, shape (n_respondents, n_tasks)
        A place in *leaders*, the number of leaders for *nobody*, or `NO_ANSWER`. Read only.
    marks : tuple of str
        A mark for each respondent: a pseudonym where a key was given, else a number.
    reading : str
        Which reading the marks belong to; equal only where the same key was used.
    """

    tasks: tuple[str, ...]
    leaders: tuple[tuple[str, LeadSide], ...]
    side: NDArray[np.int8]
    answers: NDArray[np.int16]
    marks: tuple[str, ...] = attrs.field(repr=False)
    reading: str

    @property
    def n_respondents(self) -> int:
        """How many people answered, or could have."""
        return int(self.side.size)

    @property
    def n_by_side(self) -> Mapping[str, int]:
        """How many rows each side has; for whoever holds the answers, not for a report."""
        return {side.value: int((self.side == place).sum()) for place, side in enumerate(SIDES)}

    def __repr__(self) -> str:
        """Return the size; never an id or a count of one side."""
        people = counted(self.n_respondents, "respondent")
        return f"SpaceAnswers: {people}, {counted(len(self.tasks), 'task')}"
