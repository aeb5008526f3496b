"""Forms that have been read: who was rated, by which kind of rater, and every answer."""

from collections.abc import Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.assessment.instrument import NOT_ANSWERED, NOT_OBSERVED, Instrument
from publead.assessment.ratings.check import Check
from publead.assessment.ratings.groups import GROUPS, RaterGroup
from publead.assessment.ratings.points import points_of
from publead.errors import PubleadError
from publead.estimates import counted


class UnknownPersonError(PubleadError, LookupError):
    """Somebody was asked for who has no form; the text names nobody else."""


@attrs.frozen(kw_only=True)
class Comment:
    """
    What a rater wrote in words.

    Attributes
    ----------
    form : int
        The form it stands on, counted from 0.
    text : str
        The words.
    """

    form: int
    text: str = attrs.field(repr=False)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Ratings:
    """
    Forms read against an instrument; a form is one rater's answers about one person.

    No rater's name is kept. Raters are numbered in the order in which they appear, or carry a
    pseudonym where a key was given on reading.

    Attributes
    ----------
    instrument : Instrument
        The questionnaire that was answered.
    people : tuple of str
        Who was rated, in order of appearance.
    person : ndarray of int32, shape (n_forms,)
        Each form's person, as a place in *people*.
    group : ndarray of int8, shape (n_forms,)
        Each form's rater group, as a place in the order of `RaterGroup`.
    raters : tuple of str
        The raters' numbers or pseudonyms.
    rater : ndarray of int32, shape (n_forms,)
        Each form's rater, as a place in *raters*.
    answers : ndarray of int8, shape (n_forms, n_items)
        Points of the scale, or `NOT_ANSWERED`, or `NOT_OBSERVED`; stored column by column.
    comments : tuple of Comment
        What raters wrote.
    attributes : mapping of str to tuple of str
        What was read about the people themselves, such as their directorate, in their order.
    reading : str
        Which reading the raters' pseudonyms belong to; equal only where the same key was used.
    notes : tuple of str
        What a reader of the results should know of the reading.
    """

    instrument: Instrument
    people: tuple[str, ...]
    person: NDArray[np.int32]
    group: NDArray[np.int8]
    raters: tuple[str, ...]
    rater: NDArray[np.int32]
    answers: NDArray[np.int8]
    comments: tuple[Comment, ...] = ()
    attributes: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    reading: str = ""
    notes: tuple[str, ...] = ()

    @property
    def n_forms(self) -> int:
        """How many forms were read."""
        return int(self.person.size)

    @property
    def n_people(self) -> int:
        """How many people were rated."""
        return len(self.people)

    def place_of(self, person: str) -> int:
        """
        Return a person's place in *people*.

        Raises
        ------
        UnknownPersonError
            If no form is about this person.
        """
        try:
            return self.people.index(person)
        except ValueError:
            others = counted(self.n_people, "other", "others")
            raise UnknownPersonError(
                f"no form is about this person, but about {others}. "
                "Ids are compared letter by letter, with their leading zeros"
            ) from None

    def forms_of(self, group: RaterGroup) -> NDArray[np.bool_]:
        """Return which forms come from a rater group, shape (n_forms,)."""
        return np.equal(self.group, GROUPS.index(group))

    def points(self, competency: str | None = None) -> NDArray[np.float64]:
        """
        Return the answers as a matrix for `publead.stats`: one row a form, one column an item.

        Reversed items are turned by the declared ends of their scale, so that more points always
        speak for the competency. Unlike in *answers*, both kinds of no answer are NaN.

        Parameters
        ----------
        competency : str, optional
            Whose items are wanted, in the order of ``instrument.items_of(competency)``; all
            items, in the order of ``instrument.items``, where none is named.

        Returns
        -------
        ndarray of float, shape (n_forms, n_items asked for)
            New, so that it may be changed. Forms of one rater group are the rows
            ``forms_of(group)``; self forms are one row a person who gave one.

        Raises
        ------
        UnknownCodeError
            If the framework has no such competency.

        Examples
        --------
        >>> from publead.assessment.instrument import draft_instrument
        >>> from publead.assessment.ratings import RatingColumns, read_ratings
        >>> form = draft_instrument("solace-contextual@2013")
        >>> form["trust-4"].reversed
        True
        >>> row = {"person": "p1", "rater": "p1", "relationship": "self"}
        >>> rows = [row | dict.fromkeys(form.codes, 5) | {"trust-2": None}]
        >>> ratings = read_ratings(rows, form, RatingColumns(person="person", rater="rater"))
        >>> ratings.points("trust")
        array([[ 5., nan,  5.,  1.,  1.]])
        """
        return points_of(self.answers, self.instrument, competency)

    @property
    def is_anonymous(self) -> NDArray[np.bool_]:
        """Which forms come from raters who were promised to stay unknown, shape (n_forms,)."""
        return np.array([group.is_anonymous for group in GROUPS])[self.group]

    def check(self) -> Check:
        """Return what was read: how many forms, by whom, and how many answers are missing."""
        counts = np.bincount(self.group, minlength=len(GROUPS))
        return Check(
            n_forms=self.n_forms,
            n_people=self.n_people,
            n_items=len(self.instrument),
            forms_by_group=tuple(
                (group, int(n)) for group, n in zip(GROUPS, counts, strict=True) if n
            ),
            n_answers=int((self.answers > NOT_OBSERVED).sum()),
            n_not_observed=int((self.answers == NOT_OBSERVED).sum()),
            n_not_answered=int((self.answers == NOT_ANSWERED).sum()),
            n_empty_forms=int((self.answers <= NOT_OBSERVED).all(axis=1).sum()),
            n_comments=len(self.comments),
            notes=self.notes,
        )

    def __repr__(self) -> str:
        """Return the size and the instrument; never a name."""
        people = counted(self.n_people, "person", "people")
        return f"Ratings: {counted(self.n_forms, 'form')} about {people} on {self.instrument.id}"
