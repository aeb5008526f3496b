"""Who may see what of a network: the thresholds, as one value that stands in every result."""

import attrs

from publead.errors import DisclosureError, PolicyError, expect
from publead.estimates import counted
from publead.network.indices.naming import LEAST_RESPONSE
from publead.network.network import LeadershipNetwork


@attrs.frozen(kw_only=True)
class NetworkPolicy:
    """
    The smallest numbers at which people are named and groups are shown.

    A table that names people reads as a verdict on them, and when many did not answer it is a
    verdict on who was absent. A policy that shows more than the default must say why, and the
    reason stays in every result made with it.

    Attributes
    ----------
    min_response : float
        The share of people who must have answered before a table names people; 0.8.
    min_group : int
        The people a group must have before a cut by groups shows it; 5.
    min_group_respondents : int
        How many of them must have answered; 3.
    reason : str
        Why this policy shows more than the default; needed where it does.

    Raises
    ------
    PolicyError
        If a threshold makes no sense, or is below the default and no reason is given.

    Examples
    --------
    >>> NetworkPolicy().min_response
    0.8
    >>> NetworkPolicy(min_response=0.5)
    Traceback (most recent call last):
    ...
    publead.errors.PolicyError: min_response is 0.5, below the default of 0.8: say why in reason=
    """

    min_response: float = LEAST_RESPONSE
    min_group: int = 5
    min_group_respondents: int = 3
    reason: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a threshold that shows more than the default without saying why."""
        expect(self.min_response, float | int, "min_response", "Give a share from 0 to 1")
        for name in ("min_group", "min_group_respondents"):
            expect(getattr(self, name), int, name, "Give a whole number of people")
        expect(self.reason, str, "reason", "Say why in a sentence")
        if not 0 <= self.min_response <= 1:
            raise PolicyError(f"min_response is {self.min_response}; give a share from 0 to 1")
        for field in attrs.fields(NetworkPolicy):
            value = getattr(self, field.name)
            if isinstance(field.default, str):
                continue
            if value < 0:
                raise PolicyError(f"{field.name} is {value}; it must not be below 0")
            if value < field.default and not self.reason.strip():
                raise PolicyError(
                    f"{field.name} is {value}, below the default of {field.default}: "
                    "say why in reason="
                )

    def require_response(self, network: LeadershipNetwork, what: str) -> None:
        """
        Refuse to name people where too few answered.

        Raises
        ------
        DisclosureError
            If fewer than *min_response* did.
        """
        n, answered = network.n_people, network.n_respondents
        if network.response < self.min_response:
            raise DisclosureError(
                f"{what} names people, and {answered} of {n} answered ({answered / n:.0%}, below "
                f"{self.min_response:.0%}). Use describe(network), which names nobody, or pass "
                "policy=NetworkPolicy(min_response=..., reason=...)"
            )

    def __str__(self) -> str:
        """Return the thresholds in a sentence."""
        text = (
            f"People are named from {self.min_response:.0%} response; groups are shown from "
            f"{counted(self.min_group, 'person', 'people')} of whom "
            f"{self.min_group_respondents} answered."
        )
        return f"{text} Reason for showing more: {self.reason}" if self.reason else text
