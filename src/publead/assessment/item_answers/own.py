"""What people answered about themselves; it is in no count of others."""

import attrs
import numpy as np

from publead.assessment.instrument import NOT_OBSERVED
from publead.assessment.item_answers.parts import Parts
from publead.assessment.item_answers.sizes import Chosen, Sizes


@attrs.frozen(kw_only=True, eq=False)
class OwnAnswers:
    """
    The self ratings, and whether they may be counted.

    Attributes
    ----------
    parts : Parts
        The questions that are shown.
    sizes : Sizes
        What is enough.
    """

    parts: Parts
    sizes: Sizes

    def forms(self, item: int) -> Chosen:
        """Return the self ratings with a score on a question's competency."""
        publication = self.parts.publication
        values = publication.scores.values[:, self.parts.column_of[item]]
        found = np.zeros(values.size, dtype=np.bool_)
        found[np.concatenate([np.zeros(0, dtype=np.intp), *publication.own])] = True
        return found & ~np.isnan(values)

    def answered(self, item: int) -> Chosen:
        """Return those that answered the question."""
        answers = self.parts.publication.scores.ratings.answers[:, item]
        return self.forms(item) & (answers > NOT_OBSERVED)

    @property
    def are_shown(self) -> bool:
        """Whether enough people answered each question about themselves."""
        found = [self.sizes.are_large(self.answered(item)) for item in self.parts.items]
        return bool(found) and all(found)
