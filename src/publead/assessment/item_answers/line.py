"""One question, as one part of the raters answered it."""

import attrs

from publead.estimates import counted


@attrs.frozen(kw_only=True)
class ItemLine:
    """
    One question, as one part of the raters answered it.

    Attributes
    ----------
    cut : str
        Whose answers: ``others``, ``self``, a group of raters, or a part of the organisation.
    code, text : str
        The question.
    competency, label : str
        The competency that it is keyed to.
    is_reversed : bool
        Whether agreeing speaks against the competency. Answers are counted as they were given.
    points : tuple of int
        The answers there are, from the lowest to the highest.
    words : tuple of str
        What they are called; the numbers themselves where they have no words.
    counts : tuple of int
        How many gave each.
    n_not_observed : int
        How many said that they could not tell.
    n_people : int
        How many people they answered about.
    """

    cut: str
    code: str
    text: str
    competency: str
    label: str
    is_reversed: bool
    points: tuple[int, ...]
    words: tuple[str, ...]
    counts: tuple[int, ...]
    n_not_observed: int
    n_people: int

    @property
    def n(self) -> int:
        """How many answered."""
        return sum(self.counts)

    @property
    def shares(self) -> tuple[float, ...]:
        """The share of those who answered that gave each answer, from 0 to 1."""
        return tuple(count / self.n for count in self.counts)

    @property
    def share_not_observed(self) -> float:
        """The share that could not tell, of those who answered or said so, from 0 to 1."""
        return self.n_not_observed / (self.n + self.n_not_observed)

    @property
    def mean(self) -> float:
        """The mean answer, as it was given: a reversed question is not turned."""
        pairs = zip(self.points, self.counts, strict=True)
        return sum(point * count for point, count in pairs) / self.n

    def __str__(self) -> str:
        """Return the question and its counts in a sentence."""
        pairs = zip(self.words, self.counts, strict=True)
        turned = " (reversed)" if self.is_reversed else ""
        told = ", ".join(f"{word} {count}" for word, count in pairs)
        about = counted(self.n_people, "person", "people")
        return (
            f"{self.code}{turned}, {self.cut}: {told}; not observed {self.n_not_observed}; "
            f"{counted(self.n, 'answer')} about {about}"
        )
