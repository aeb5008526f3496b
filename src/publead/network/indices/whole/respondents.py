"""The network of those who answered."""

from publead.network.network import LeadershipNetwork, part_of


def among_respondents(network: LeadershipNetwork) -> LeadershipNetwork:
    """Return the network of those who answered, and the ties between them."""
    return part_of(network, network.respondents)
