"""Indices about people: `(network) -> one value a person`."""

from publead.graphs.csr import Side
from publead.graphs.sampling import Pivots
from publead.graphs.work import Engine, Work
from publead.network.indices.missing import Imputation, MissingTies
from publead.network.indices.options import Count, Lengths, NodeIndex
from publead.network.indices.person.across import brokerage_across
from publead.network.indices.person.brokers import Brokerage, Role, brokerage
from publead.network.indices.person.degrees import (
    in_degree,
    in_strength,
    out_degree,
    out_strength,
    total_degree,
)
from publead.network.indices.person.holes import (
    burt_efficiency,
    burt_hierarchy,
    constraint,
    core_number,
    effective_size,
)
from publead.network.indices.person.mixing import ei_index
from publead.network.indices.person.normal import normalized
from publead.network.indices.person.paths import betweenness, closeness, harmonic
from publead.network.indices.person.pointing import authorities, hubs
from publead.network.indices.person.reaching import eccentricity, reach, reach_within
from publead.network.indices.person.result import PersonIndex
from publead.network.indices.person.sampled import (
    SampledIndex,
    sampled_betweenness,
    sampled_harmonic,
)
from publead.network.indices.person.spectral import eigenvector, katz, pagerank

__all__ = [
    "Brokerage",
    "Count",
    "Engine",
    "Imputation",
    "Lengths",
    "MissingTies",
    "NodeIndex",
    "PersonIndex",
    "Pivots",
    "Role",
    "SampledIndex",
    "Side",
    "Work",
    "authorities",
    "betweenness",
    "brokerage",
    "brokerage_across",
    "burt_efficiency",
    "burt_hierarchy",
    "closeness",
    "constraint",
    "core_number",
    "eccentricity",
    "effective_size",
    "ei_index",
    "eigenvector",
    "harmonic",
    "hubs",
    "in_degree",
    "in_strength",
    "katz",
    "normalized",
    "out_degree",
    "out_strength",
    "pagerank",
    "reach",
    "reach_within",
    "sampled_betweenness",
    "sampled_harmonic",
    "total_degree",
]
