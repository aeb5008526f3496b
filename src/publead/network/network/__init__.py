"""The network itself: made from tables or from networkx, and handed on to every index."""

from publead.network.network.claims import ClaimsAndGrants, read_claims
from publead.network.network.graphs import NetworkLike, network_of
from publead.network.network.groups import Groups
from publead.network.network.model import LeadershipNetwork
from publead.network.network.part import part_of, without_answers
from publead.network.network.reading import read_network
from publead.network.network.two_mode import TwoMode, TwoModeColumns, read_two_mode

__all__ = [
    "ClaimsAndGrants",
    "Groups",
    "LeadershipNetwork",
    "NetworkLike",
    "TwoMode",
    "TwoModeColumns",
    "network_of",
    "part_of",
    "read_claims",
    "read_network",
    "read_two_mode",
    "without_answers",
]
