"""When a table may name people: only where enough of them answered."""

from typing import Final

from publead.errors import DisclosureError

LEAST_RESPONSE: Final = 0.8
"""The share of people who must have answered before a table names people, unless a policy says."""


def refuse_names(response: float, what: str) -> None:
    """
    Refuse a table of people where too few answered.

    Raises
    ------
    DisclosureError
        If fewer than `LEAST_RESPONSE` did.
    """
    if response < LEAST_RESPONSE:
        raise DisclosureError(
            f"a table of {what} names people, and {response:.0%} answered, below "
            f"{LEAST_RESPONSE:.0%}. Use describe(network), which names nobody; or "
            "centralities(network, policy=NetworkPolicy(min_response=..., reason=...)); .values "
            "has the numbers in the order of the people"
        )
