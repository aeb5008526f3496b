"""Part of a network: some of the people and the ties between them, or fewer answers."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.network.network.model import LeadershipNetwork


def part_of(network: LeadershipNetwork, kept: NDArray[np.bool_]) -> LeadershipNetwork:
    """Return the network of the people whom a mask keeps, and the ties between them."""
    place = np.cumsum(kept) - 1
    arcs = network.arcs.taken(kept[network.arcs.sources] & kept[network.arcs.targets])
    chosen = np.flatnonzero(kept).tolist()
    return attrs.evolve(
        network,
        people=tuple(network.people[i] for i in chosen),
        arcs=attrs.evolve(arcs, sources=place[arcs.sources], targets=place[arcs.targets]),
        answered=network.answered[:, kept],
        attributes={
            name: tuple(values[i] for i in chosen) for name, values in network.attributes.items()
        },
    )


def without_answers(network: LeadershipNetwork, out: NDArray[np.bool_]) -> LeadershipNetwork:
    """
    Return the network as it would be if the people of a mask had not answered.

    A tie without direction is lost only if nobody is left of those who could have told it.
    """
    answered = network.answered & ~out
    told = network.respondents & ~out
    arcs = network.arcs
    heard = told[arcs.sources]
    if network.is_undirected:
        heard = heard | told[arcs.targets]
    return attrs.evolve(network, arcs=arcs.taken(heard), answered=answered)
