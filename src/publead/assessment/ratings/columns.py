"""Which column of a table holds what, and how names are taken out on reading."""

import hashlib
import hmac
from collections.abc import Mapping

import attrs

from publead.assessment.ratings.groups import RaterGroup
from publead.errors import PolicyError, expect
from publead.estimates import counted
from publead.tables import pairs_of, several


def _name_pairs(
    names: Mapping[str, str] | tuple[tuple[str, str], ...],
) -> tuple[tuple[str, str], ...]:
    return pairs_of(names, "items", "Give a mapping from columns to the codes of items")


def _group_pairs(
    groups: Mapping[str, RaterGroup | str] | tuple[tuple[str, RaterGroup | str], ...],
) -> tuple[tuple[str, RaterGroup], ...]:
    given = pairs_of(groups, "relationships", "Give a mapping from labels to RaterGroup members")
    return tuple((label, _group(label, group)) for label, group in given)


def _group(label: str, group: RaterGroup | str) -> RaterGroup:
    words = {member.value: member for member in RaterGroup}
    if isinstance(group, RaterGroup):
        return group
    if group in words:
        return words[group]
    raise PolicyError(
        f"relationships[{label!r}] is {group!r}; give a RaterGroup, or one of {', '.join(words)}"
    )


@attrs.frozen(kw_only=True)
class RatingColumns:
    """
    Which column holds what.

    A table is *wide* (one row a form, one column an item) unless *item* and *answer* are named,
    which makes it *long* (one row an answer). Every column must be accounted for: a name here, an
    item, or a name in *ignore*.

    Attributes
    ----------
    person : str
        The column of who is rated.
    rater : str or None
        The column of who rates; None where forms are anonymous, and then nobody can check that a
        rater answered once.
    relationship : str
        The column of how the rater stands to the person.
    relationships : mapping of str to RaterGroup or str
        What the labels in that column mean, beside the groups' own names.
    items : mapping of str to str
        Which column holds which item (column name to item code), beside columns that are named
        by the item's code or text, whose case and spacing do not matter; in a long table, which
        label means which item.
    comments : str or None
        A column of words.
    attributes : iterable of str
        Columns that say something about the person, such as a directorate.
    ignore : iterable of str
        Columns that are known and not read.
    item, answer : str or None
        In a long table, the columns of the item's code and of the answer.
    """

    person: str
    rater: str | None = None
    relationship: str = "relationship"
    relationships: tuple[tuple[str, RaterGroup], ...] = attrs.field(
        default=(), converter=_group_pairs
    )
    items: tuple[tuple[str, str], ...] = attrs.field(default=(), converter=_name_pairs)
    comments: str | None = None
    attributes: tuple[str, ...] = attrs.field(default=(), converter=several)
    ignore: tuple[str, ...] = attrs.field(default=(), converter=several)
    item: str | None = None
    answer: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse half a long table, and one whose forms could not be told apart."""
        remedy = "Name the column as the table does"
        expect(self.person, str, "person", remedy)
        expect(self.relationship, str, "relationship", remedy)
        if (self.item is None) != (self.answer is None):
            raise PolicyError("a long table needs both item= and answer=; name both or neither")
        if self.item is not None and self.rater is None:
            raise PolicyError("a long table needs rater=, for a form is one rater's answers")

    @property
    def is_long(self) -> bool:
        """Whether each row holds one answer rather than one form."""
        return self.item is not None


@attrs.frozen(kw_only=True)
class Pseudonyms:
    """
    How names are replaced on reading: by a keyed hash, HMAC-SHA-256.

    The same name gets the same pseudonym wherever the same key is used, and nobody without the
    key can try names.

    Attributes
    ----------
    key : bytes
        At least 16 bytes, from ``secrets.token_bytes(32)``. Whoever has it can link the
        pseudonyms to names, so keep it apart from the data; without it, raters of two files
        cannot be matched.
    people : bool
        Whether the people rated are replaced too. Raters always are.
    """

    key: bytes = attrs.field(repr=False)
    people: bool = False

    def __attrs_post_init__(self) -> None:
        """Refuse a key that could be guessed."""
        expect(self.key, bytes, "key", "Make one with secrets.token_bytes(32)")
        if len(self.key) < 16:
            raise PolicyError(
                f"the key has {counted(len(self.key), 'byte')} and needs at least 16; "
                "make one with secrets.token_bytes(32)"
            )

    def pseudonym(self, name: str) -> str:
        """Return the pseudonym of a name: 16 hexadecimal digits."""
        return hmac.new(self.key, name.encode(), hashlib.sha256).hexdigest()[:16]

    @property
    def mark(self) -> str:
        """What shows that two readings used the same key, without giving it away."""
        return hmac.new(self.key, b"publead reading", hashlib.sha256).hexdigest()[:16]
