"""Drawn networks with everything that a network may have, and when two of them are the same."""

import numpy as np
from hypothesis import strategies as st

from publead.network import (
    Direction,
    LeadershipNetwork,
    StrengthScale,
    TieColumns,
    Undirected,
    read_network,
)


@st.composite
def networks(draw: st.DrawFn) -> LeadershipNetwork:
    """Draw networks with everything they may have."""
    people = [
        {"person": f"p{i}", "unit": draw(st.sampled_from(["x", "y", None])), "grade": i}
        for i in range(draw(st.integers(1, 5)))
    ]
    ids = [str(row["person"]) for row in people]
    directed, valued = draw(st.booleans()), draw(st.booleans())
    layered, repeated = draw(st.booleans()), draw(st.booleans())
    silent = set(draw(st.lists(st.sampled_from(ids), unique=True)))
    answered = [each for each in ids if each not in silent]
    rows = []
    for layer in ["advice", "trust"] if layered else ["advice"]:
        for wave in [1, 2] if repeated else [1]:
            for i, u in enumerate(ids):
                for v in ids[i + 1 :] if not directed else ids:
                    if u == v or (directed and u in silent) or not draw(st.booleans()):
                        continue
                    rows.append(
                        {
                            "source": u,
                            "target": v,
                            "layer": layer,
                            "wave": wave,
                            "s": draw(st.integers(1, 5)),
                        }
                    )
    columns = TieColumns(
        layer="layer" if layered else None,
        wave="wave" if repeated else None,
        strength="s" if valued else None,
        scale=StrengthScale.numbers(1, 5) if valued else None,
        ignore=[
            name
            for name, used in (("layer", layered), ("wave", repeated), ("s", valued))
            if not used
        ],
    )
    return read_network(
        rows,
        people,
        answered,
        columns,
        direction=Direction.INFLUENCE if directed else None,
        undirected=None if directed else Undirected.LISTED_ONCE,
    )


def ties(network: LeadershipNetwork) -> set[tuple[object, ...]]:
    arcs = network.arcs
    strengths = [None] * len(arcs) if arcs.strengths is None else arcs.strengths.tolist()
    ends = zip(arcs.sources.tolist(), arcs.targets.tolist(), strict=True)
    labels = zip(arcs.layer.tolist(), arcs.wave.tolist(), strengths, strict=True)
    return {
        (
            network.people[u],
            network.people[v],
            network.layers[layer] if network.layers else None,
            network.waves[wave] if network.waves else None,
            strength,
        )
        for (u, v), (layer, wave, strength) in zip(ends, labels, strict=True)
    }


def assert_same(again: LeadershipNetwork, network: LeadershipNetwork) -> None:
    """Assert that two networks say the same, whatever the order of their ties."""
    assert again.people == network.people
    assert ties(again) == ties(network)
    assert again.direction is network.direction
    assert again.is_undirected == network.is_undirected
    assert again.waves == network.waves
    assert (again.layers, again.scale, again.notes) == (
        network.layers,
        network.scale,
        network.notes,
    )
    np.testing.assert_array_equal(again.answered, network.answered)
    for name, values in network.attributes.items():
        if any(value is not None for value in values):
            assert again.attributes[name] == values
