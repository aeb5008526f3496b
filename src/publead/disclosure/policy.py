"""Who may see what: the thresholds, as one value that stands in every result."""

from enum import Enum

import attrs

from publead.errors import PolicyError, expect
from publead.estimates import counted


class SmallGroups(Enum):
    """
    What happens to a group with too few raters to stand alone.

    ``LEAVE_OUT``: it enters no total, so that nothing can be worked out by subtraction, and a
    group that is hidden looks like one that nobody answered for. ``JOIN``: it is pooled with
    other groups until they are many enough, and none of them is shown apart.
    """

    LEAVE_OUT = "leave out"
    JOIN = "join"


@attrs.frozen(kw_only=True)
class DisclosurePolicy:
    """
    The smallest numbers at which anything is shown.

    The defaults follow what large providers of 360 feedback and official statistics do. A policy
    that shows more than they do must say why, and the reason stays in every result made with it.

    Attributes
    ----------
    min_raters : int
        Raters of an anonymous group before its mean is shown; 3.
    min_in_all : int
        Raters in all, manager included, before any mean of anonymous raters is shown; 4.
    min_for_spread : int
        Raters before anything is shown that is made from their own spread: a standard deviation,
        an interval, a verdict, agreement; 5. On a five-point item the mean with a t interval
        gives back every single answer in 94 % of cases at 3 raters.
    min_for_comments : int
        Raters before their comments are shown, without a group and in no order; 5.
    min_pool : int
        Other people whose raters' spread is pooled to give an interval to a group of fewer than
        *min_for_spread*; 10.
    min_people : int
        People rated before a cut of an organisation is shown; 10.
    min_cut_raters : int
        Raters before a cut of an organisation is shown; 10.
    small_groups : SmallGroups
        What happens to a group that is too small.
    reason : str
        Why this policy shows more than the default; needed where it does.

    Raises
    ------
    PolicyError
        If a threshold is below 1, or is below the default and no reason is given.

    Examples
    --------
    >>> DisclosurePolicy().min_raters
    3
    >>> DisclosurePolicy(min_raters=2)
    Traceback (most recent call last):
    ...
    publead.errors.PolicyError: min_raters is 2, below the default of 3: say why in reason=
    """

    min_raters: int = 3
    min_in_all: int = 4
    min_for_spread: int = 5
    min_for_comments: int = 5
    min_pool: int = 10
    min_people: int = 10
    min_cut_raters: int = 10
    small_groups: SmallGroups = SmallGroups.LEAVE_OUT
    reason: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a threshold that shows more than the default without saying why."""
        members = "Use SmallGroups.LEAVE_OUT or SmallGroups.JOIN"
        expect(self.small_groups, SmallGroups, "small_groups", members)
        for field in attrs.fields(DisclosurePolicy):
            if not isinstance(field.default, int):
                continue
            value = getattr(self, field.name)
            expect(value, int, field.name, "Give a whole number of raters or people")
            if value < 1:
                raise PolicyError(f"{field.name} is {value}; it must be at least 1")
            if value < field.default and not self.reason.strip():
                raise PolicyError(
                    f"{field.name} is {value}, below the default of {field.default}: "
                    "say why in reason="
                )
        if self.min_for_spread < self.min_raters:
            raise PolicyError(
                f"min_for_spread is {self.min_for_spread}, below min_raters = {self.min_raters}: "
                "spread gives away more than a mean, so it needs at least as many raters"
            )

    def __str__(self) -> str:
        """Return the thresholds in a sentence."""
        text = (
            f"Means from {counted(self.min_raters, 'rater')} of a group and {self.min_in_all} "
            "in all; "
            f"intervals, agreement and comments from {self.min_for_spread}; "
            f"groups that are too small: {self.small_groups.value}."
        )
        return f"{text} Reason for showing more: {self.reason}" if self.reason else text
