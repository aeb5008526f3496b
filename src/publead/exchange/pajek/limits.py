"""How large a Pajek file may be before it is refused."""

from typing import Final

import attrs

from publead.errors import PolicyError

SUBJECT: Final = "Pajek file"

MARK_WORD: Final = "% publead "
"""What stands before the mark, in a line that other programs take for a comment."""

ANSWERED_WORD: Final = "% answered "
"""What stands before who answered, in the order of the vertices, in such a line."""


@attrs.frozen(kw_only=True)
class PajekLimits:
    """
    How large a file may be before it is refused.

    Attributes
    ----------
    size : int
        Bytes.
    vertices : int
        How many a file may announce: one short line can announce any number.

    Raises
    ------
    PolicyError
        If a limit is below 1.
    """

    size: int = 200_000_000
    vertices: int = 1_000_000

    def __attrs_post_init__(self) -> None:
        """Refuse a limit under which nothing could be read."""
        for name, value in (("size", self.size), ("vertices", self.vertices)):
            if value < 1:
                raise PolicyError(f"{name} is {value}; a limit is at least 1")
