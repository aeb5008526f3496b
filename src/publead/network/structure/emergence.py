"""Who is named as a leader by enough of the others, by a share that somebody declared."""

from collections.abc import Hashable, Iterable

import numpy as np
from numpy.typing import NDArray

from publead.errors import PolicyError
from publead.graphs.csr import Csr
from publead.network.indices.whole.stating import require_direction
from publead.network.network import LeadershipNetwork
from publead.network.nominations import Direction

Mask = NDArray[np.bool_]


def require_share(share: float) -> None:
    """
    Refuse a share that nobody or everybody would reach.

    Raises
    ------
    PolicyError
        If it is not above 0 and at most 1.
    """
    if not 0 < share <= 1:
        raise PolicyError(f"share is {share}; give one above 0 and at most 1, such as 0.5")


def namings(network: LeadershipNetwork) -> Csr:
    """
    Return the ties with arcs from who names to who is named as leading.

    Raises
    ------
    PolicyError
        If nobody has said which end of a tie leads.
    """
    require_direction(network, "leadership")
    turned = network.direction is Direction.INFLUENCE and not network.is_undirected
    return network.csr.transposed() if turned else network.csr


def emergent(network: LeadershipNetwork, share: float) -> Mask:
    """
    Return who is named by at least a share of the others who answered, shape (n_people,).

    In an influence network, where people say whom they lead, the share is of all others.

    Parameters
    ----------
    network : LeadershipNetwork
        One layer and wave.
    share : float
        The share that makes an emergent leader, above 0 and at most 1; there is no default.
    """
    require_share(share)
    named = namings(network).in_degrees
    by_nomination = network.direction is Direction.NOMINATION or network.is_undirected
    asked = network.respondents if by_nomination else np.ones(network.n_people, dtype=np.bool_)
    others = asked.sum() - asked
    needed = np.ceil(share * others - 1e-9)
    reached: Mask = (others > 0) & (named >= np.maximum(needed, 1))
    return reached


def mask_of(network: LeadershipNetwork, people: Iterable[Hashable], what: str) -> Mask:
    """
    Return which people of the network are meant, shape (n_people,).

    Raises
    ------
    PolicyError
        If some are not in the network.
    """
    wanted = set(people)
    strangers = len(wanted - set(network.people))
    if strangers:
        raise PolicyError(f"{strangers} of the {what} are not in the network")
    return np.array([person in wanted for person in network.people], dtype=np.bool_)
