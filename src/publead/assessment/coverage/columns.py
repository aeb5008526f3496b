"""Which column of a table of holdings, or of requirements, holds what."""

import attrs

from publead.errors import PolicyError, expect
from publead.tables import several


@attrs.frozen(kw_only=True)
class HoldingColumns:
    """
    A table of who holds what: one row a holder and competency.

    Every column must be named here or in *ignore*.

    Attributes
    ----------
    competency : str
        The column of the competency's code or name.
    holder : str or None
        The column of the person's id. Holders are counted, and their ids are not kept. Without
        it, each post counts as one holder.
    post : str or None
        The column of the holder's post, which results may name.
    level : str or None
        The column of the level held; more is higher.
    ignore : iterable of str
        Columns that are known and not read.

    Raises
    ------
    PolicyError
        If neither a holder nor a post is named.
    """

    competency: str = "competency"
    holder: str | None = None
    post: str | None = None
    level: str | None = None
    ignore: tuple[str, ...] = attrs.field(default=(), converter=several)

    def __attrs_post_init__(self) -> None:
        """Refuse a table in which nobody holds anything."""
        expect(self.competency, str, "competency", "Name the column as the table does")
        if self.holder is None and self.post is None:
            raise PolicyError("name holder=, post= or both: somebody must hold the competencies")


@attrs.frozen(kw_only=True)
class RequirementColumns:
    """
    A table of what is required: one row a post and competency.

    Attributes
    ----------
    competency : str
        The column of the competency's code or name.
    post : str or None
        The column of the post; without it the organisation as a whole needs each competency.
    level : str or None
        The column of the level required; more is higher.
    ignore : iterable of str
        Columns that are known and not read.
    """

    competency: str = "competency"
    post: str | None = None
    level: str | None = None
    ignore: tuple[str, ...] = attrs.field(default=(), converter=several)

    def __attrs_post_init__(self) -> None:
        """Refuse a table without competencies."""
        expect(self.competency, str, "competency", "Name the column as the table does")
