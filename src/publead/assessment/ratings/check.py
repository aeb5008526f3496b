"""What was read, in numbers that a person can hold against the file."""

import attrs

from publead.assessment.ratings.groups import RaterGroup
from publead.estimates import counted


@attrs.frozen(kw_only=True)
class Check:
    """
    What a reading found; for whoever holds the file, not for the people rated.

    Attributes
    ----------
    n_forms, n_people, n_items : int
        How many forms, people rated and items.
    forms_by_group : tuple of (RaterGroup, int)
        How many forms each rater group returned.
    n_answers, n_not_observed, n_not_answered : int
        How many cells hold a point, *not observed*, and nothing.
    n_empty_forms : int
        How many forms have no answer at all.
    n_comments : int
        How many comments there are.
    notes : tuple of str
        What else to know: columns that were ignored, checks that could not be made.
    """

    n_forms: int
    n_people: int
    n_items: int
    forms_by_group: tuple[tuple[RaterGroup, int], ...]
    n_answers: int
    n_not_observed: int
    n_not_answered: int
    n_empty_forms: int
    n_comments: int
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return a few lines that can be held against the file."""
        groups = ", ".join(f"{group.value} {n}" for group, n in self.forms_by_group)
        lines = [
            f"{counted(self.n_forms, 'form')} about {counted(self.n_people, 'person', 'people')} "
            f"({groups})",
            f"{counted(self.n_answers, 'answer')} to {counted(self.n_items, 'item')}; "
            f"{self.n_not_observed} not observed, {self.n_not_answered} not answered",
        ]
        if self.n_empty_forms:
            lines.append(f"{counted(self.n_empty_forms, 'form')} without any answer")
        if self.n_comments:
            lines.append(counted(self.n_comments, "comment"))
        return "\n".join([*lines, *self.notes])
