"""Indices about ties: `(network) -> one value a tie`."""

from publead.network.indices.options import Lengths
from publead.network.indices.tie.kinds import (
    betweenness,
    bridges,
    local_bridge_span,
    reciprocated,
    simmelian,
)
from publead.network.indices.tie.result import TieIndex

__all__ = [
    "Lengths",
    "TieIndex",
    "betweenness",
    "bridges",
    "local_bridge_span",
    "reciprocated",
    "simmelian",
]
