"""How a rater stands to the person who is rated."""

from enum import Enum


class RaterGroup(Enum):
    """
    The relationship of a rater to the person.

    ``MEMBER`` is an elected councillor. Only ``MANAGER`` is named by role; the other groups of
    raters are anonymous, and ``SELF`` enters no average of others.
    """

    SELF = "self"
    MANAGER = "manager"
    PEER = "peer"
    REPORT = "report"
    PARTNER = "partner"
    MEMBER = "member"
    RESIDENT = "resident"
    OTHER = "other"

    @property
    def is_anonymous(self) -> bool:
        """Whether raters of this group were promised that their answers stay theirs."""
        return self not in (RaterGroup.SELF, RaterGroup.MANAGER)

    @property
    def plural(self) -> str:
        """The group as reports name it."""
        return _PLURALS[self]


_PLURALS = {
    RaterGroup.SELF: "self",
    RaterGroup.MANAGER: "manager",
    RaterGroup.PEER: "peers",
    RaterGroup.REPORT: "reports",
    RaterGroup.PARTNER: "partners",
    RaterGroup.MEMBER: "members",
    RaterGroup.RESIDENT: "residents",
    RaterGroup.OTHER: "other raters",
}

GROUPS = tuple(RaterGroup)
"""The groups in the order in which arrays number them."""
