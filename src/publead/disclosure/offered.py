"""Disclosure policies that other installed packages offer by name."""

from typing import Final

from publead.disclosure.policy import DisclosurePolicy
from publead.offers import Offers, offers

GROUP: Final = "publead.policies"


def policies() -> Offers:
    """
    Return the disclosure policies that installed packages offer; none is loaded.

    A package offers one by an entry point in the group ``publead.policies``, which leads to a
    `DisclosurePolicy`.

    Examples
    --------
    >>> policies().kind
    'disclosure policy'
    """
    return offers(GROUP, "disclosure policy")


def load_policy(name: str) -> DisclosurePolicy:
    """
    Return a disclosure policy that an installed package offers.

    Parameters
    ----------
    name : str
        What it is called, as `policies` lists it.

    Raises
    ------
    UnknownCodeError
        If nobody offers it; the nearest name is told.
    PluginError
        If several packages offer one of that name, or the one that does is broken.
    """
    offer = policies()[name]
    policy = offer.load()
    if not isinstance(policy, DisclosurePolicy):
        raise offer.broken(f"it gives {type(policy).__name__}, not a DisclosurePolicy")
    return policy
