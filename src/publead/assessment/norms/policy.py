"""How large a reference must be, and how coarse what is kept of it: one value, with its reason."""

import attrs

from publead.errors import PolicyError, expect
from publead.estimates import counted


@attrs.frozen(kw_only=True)
class NormPolicy:
    """
    The smallest reference, and the fewest people in one step of its percentiles.

    Norms from a handful of people are their scores. So a reference needs at least *min_people*,
    percentiles rise in steps of at least *min_step* people each, and the mean and the standard
    deviation are kept no finer than the reference knows them.

    Attributes
    ----------
    min_people : int
        People of the reference with a mean, for each competency and side; 30. With fewer, the
        95 % interval of a percentile rank near the middle is wider than 37 points.
    min_step : int
        People in each step of the percentiles; 5, as for any count of answers.
    min_values : int
        How many different means the reference must have; 8. On five values, the mean and the
        standard deviation of 30 people often give back how many had each.
    reason : str
        Why this policy shows more than the default; needed where it does.

    Raises
    ------
    PolicyError
        If a number is below 1, or is below the default and no reason is given.

    Examples
    --------
    >>> NormPolicy(min_people=12)
    Traceback (most recent call last):
    ...
    publead.errors.PolicyError: min_people is 12, below the default of 30: say why in reason=
    """

    min_people: int = 30
    min_step: int = 5
    min_values: int = 8
    reason: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a number that shows more than the default without saying why."""
        for name, default in (("min_people", 30), ("min_step", 5), ("min_values", 8)):
            value = getattr(self, name)
            expect(value, int, name, "Give a whole number")
            if value < 1:
                raise PolicyError(f"{name} is {value}; it must be at least 1")
            if value < default and not self.reason.strip():
                raise PolicyError(
                    f"{name} is {value}, below the default of {default}: say why in reason="
                )

    def __str__(self) -> str:
        """Return the numbers in a sentence."""
        text = (
            f"References from {counted(self.min_people, 'person', 'people')}; percentiles in "
            "steps of at least "
            f"{counted(self.min_step, 'person', 'people')}."
        )
        return f"{text} Reason for showing more: {self.reason}" if self.reason else text
