"""What is held and what is required, as it was read."""

import attrs

from publead.estimates import counted

ANY_LEVEL = float("-inf")
"""The level of a table without levels: every requirement is met by whoever holds at all."""


@attrs.frozen
class Holding:
    """
    One claim that somebody holds a competency.

    Attributes
    ----------
    holder : int
        The holder's number, in order of appearance.
    post : str
        The holder's post, or empty.
    competency : str
        What is held.
    level : float
        How far, or `ANY_LEVEL`.
    """

    holder: int
    post: str
    competency: str
    level: float


@attrs.frozen
class Requirement:
    """
    One competency that a post, or the organisation, needs.

    Attributes
    ----------
    post : str
        The post, or empty where the organisation as a whole needs it.
    competency : str
        What is needed.
    level : float
        How far, or `ANY_LEVEL`.
    """

    post: str
    competency: str
    level: float


@attrs.frozen(kw_only=True, repr=False)
class Held:
    """
    Who holds what, as a table claims it; nobody's id is kept.

    Attributes
    ----------
    holdings : tuple of Holding
        One a row.
    n_holders : int
        How many people, or posts, hold something.
    has_posts, has_levels : bool
        Whether the table had these columns.
    """

    holdings: tuple[Holding, ...]
    n_holders: int
    has_posts: bool
    has_levels: bool

    def __repr__(self) -> str:
        """Return the size; never an id."""
        claims, holders = len(self.holdings), self.n_holders
        return f"Held: {counted(claims, 'claim')} of {counted(holders, 'holder')}"


@attrs.frozen(kw_only=True, repr=False)
class Required:
    """
    What is required.

    Attributes
    ----------
    requirements : tuple of Requirement
        One a row.
    has_posts, has_levels : bool
        Whether the table had these columns.
    """

    requirements: tuple[Requirement, ...]
    has_posts: bool
    has_levels: bool

    def __repr__(self) -> str:
        """Return the size."""
        posts = {each.post for each in self.requirements if each.post}
        of_posts = f" of {counted(len(posts), 'post')}" if self.has_posts else ""
        return f"Required: {counted(len(self.requirements), 'requirement')}{of_posts}"
