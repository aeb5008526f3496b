"""When a noun may be kept that holds more than it prints: a policy with its reason."""

import attrs

from publead.errors import PolicyError, expect


@attrs.frozen(kw_only=True)
class KeptWhole:
    """
    Leave to keep a noun that holds more of people than it prints, with the reason.

    Ratings hold every answer, a network who named whom, and a report which forms stand in each of
    its numbers. To hand a report over, use its ``to_dict()`` or print it; to keep the whole of it,
    say why. The reason stands in the document.

    Attributes
    ----------
    reason : str
        Why it is kept, where, and who may read it.

    Raises
    ------
    PolicyError
        If no reason is given.

    Examples
    --------
    >>> KeptWhole(reason="for next year's audit, in the survey team's own store").reason
    "for next year's audit, in the survey team's own store"
    """

    reason: str

    def __attrs_post_init__(self) -> None:
        """Refuse a leave without a reason."""
        expect(self.reason, str, "reason", "Say why it is kept, where, and who may read it")
        if not self.reason.strip():
            raise PolicyError(
                "a noun that holds more than it prints is kept for a reason: say in reason= why, "
                "where, and who may read it"
            )
