"""Which column of a table of answers holds what, and what its labels mean."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

import attrs

from publead.assessment.shared_space.sides import LeadSide, SpaceSide
from publead.errors import PolicyError, expect
from publead.tables import pairs_of, several

Side = TypeVar("Side")


def _leads(
    leaders: Mapping[str, LeadSide] | tuple[tuple[str, LeadSide], ...],
) -> tuple[tuple[str, LeadSide], ...]:
    given = pairs_of(leaders, "leaders", "Give a mapping from posts to LeadSide members")
    for _, side in given:
        expect(side, LeadSide, "leaders", "Map each post to a member of LeadSide")
    return _labelled(given)


def _sides(
    sides: Mapping[str, SpaceSide] | tuple[tuple[str, SpaceSide], ...],
) -> tuple[tuple[str, SpaceSide], ...]:
    given = pairs_of(sides, "sides", "Give a mapping from labels to SpaceSide members")
    for _, side in given:
        expect(side, SpaceSide, "sides", "Map each label to a member of SpaceSide")
    return _labelled(given)


def _labelled(pairs: tuple[tuple[str, Side], ...]) -> tuple[tuple[str, Side], ...]:
    """Return labels as cells are compared with them: without spaces around."""
    labels = several(label for label, _ in pairs)
    return tuple((label.strip(), side) for label, (_, side) in zip(labels, pairs, strict=True))


def _words(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.strip() for word in several(words))


@attrs.frozen(kw_only=True)
class SpaceColumns:
    """
    Which column holds what.

    A table is *wide* (one row a respondent, one column a task, named in *tasks*) unless *task* and
    *leader* are named, which makes it *long* (one row a respondent and task).

    Attributes
    ----------
    leaders : mapping of str to LeadSide
        The posts that could be named, and the side of each. Name posts, not people. All that
        could be named belong here, whether or not anybody named them.
    tasks : iterable of str
        The tasks: in a wide table their columns, in a long one the labels that may stand in
        *task*. All that were asked about belong here.
    side : str
        The column of the respondent's side.
    sides : mapping of str to SpaceSide
        What the labels in that column mean, beside ``members`` and ``officers``.
    respondent : str or None
        The column of the respondent's id; needed in a long table. Ids are not kept.
    task, leader : str or None
        In a long table, the columns of the task and of who leads it.
    nobody : iterable of str
        Answers that say that nobody leads the task.
    unsure : iterable of str
        Answers that say *don't know*: as an empty cell, no answer.
    ignore : iterable of str
        Columns that are known and not read.

    Raises
    ------
    PolicyError
        If there are no tasks or leaders, a label has two meanings or is empty, or half a long
        table is named.
    """

    leaders: tuple[tuple[str, LeadSide], ...] = attrs.field(converter=_leads)
    tasks: tuple[str, ...] = attrs.field(converter=several)
    side: str = "side"
    sides: tuple[tuple[str, SpaceSide], ...] = attrs.field(default=(), converter=_sides)
    respondent: str | None = None
    task: str | None = None
    leader: str | None = None
    nobody: tuple[str, ...] = attrs.field(default=("nobody",), converter=_words)
    unsure: tuple[str, ...] = attrs.field(default=("don't know",), converter=_words)
    ignore: tuple[str, ...] = attrs.field(default=(), converter=several)

    def __attrs_post_init__(self) -> None:
        """Refuse columns from which no answer could be read."""
        if not self.tasks or not self.leaders:
            raise PolicyError("name every task that was asked about, and every post to lead it")
        if (self.task is None) != (self.leader is None):
            raise PolicyError("a long table needs both task= and leader=; name both or neither")
        if self.is_long and self.respondent is None:
            raise PolicyError("a long table needs respondent=, to tell that each answered once")
        words = [label.casefold() for label in (*dict(self.leaders), *self.nobody, *self.unsure)]
        tasks = [task.casefold() if self.is_long else task for task in self.tasks]
        if len(set(words)) < len(words) or len(set(tasks)) < len(tasks):
            raise PolicyError("a task or an answer is named twice; each has one meaning")
        sides = {side.value: side for side in SpaceSide}
        for label, side in self.sides:
            if sides.setdefault(label.casefold(), side) is not side:
                raise PolicyError("a label stands for both sides; each has one meaning")
        if not all((*words, *(label for label, _ in self.sides), *map(str.strip, self.tasks))):
            raise PolicyError("a label is empty; an empty cell is no answer by itself")

    @property
    def is_long(self) -> bool:
        """Whether each row holds one answer rather than one respondent."""
        return self.task is not None
