"""The network of those who answered."""

import numpy as np

from publead.network.network import LeadershipNetwork


def among_respondents(network: LeadershipNetwork) -> LeadershipNetwork:
    """Return the network of those who answered, and the ties between them."""
    inside = network.respondents
    place = np.cumsum(inside) - 1
    arcs = network.arcs.taken(inside[network.arcs.sources] & inside[network.arcs.targets])
    sources, targets = place[arcs.sources], place[arcs.targets]
    people = tuple(
        person for person, kept in zip(network.people, inside.tolist(), strict=True) if kept
    )
    return LeadershipNetwork(
        people=people,
        arcs=type(arcs)(
            sources=sources,
            targets=targets,
            strengths=arcs.strengths,
            layer=arcs.layer,
            wave=arcs.wave,
        ),
        direction=network.direction,
        is_undirected=network.is_undirected,
        answered=np.ones(len(people), dtype=np.bool_),
        scale=network.scale,
        notes=network.notes,
    )
