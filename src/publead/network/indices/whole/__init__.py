"""Indices about the network: `(network) -> one value`."""

from publead.graphs.core_pattern import Between
from publead.graphs.krackhardt import Variant
from publead.network.indices.missing import Imputation, MissingTies
from publead.network.indices.options import Count, Lengths
from publead.network.indices.whole.centralizing import centralization
from publead.network.indices.whole.closure import Reciprocity, reciprocity, transitivity
from publead.network.indices.whole.cores import CorePeriphery, core_periphery
from publead.network.indices.whole.counts import Census, dyad_census, triad_census
from publead.network.indices.whole.distances import (
    diameter,
    global_efficiency,
    mean_distance,
    n_components,
)
from publead.network.indices.whole.external_internal import DealtGroups, ExternalInternal
from publead.network.indices.whole.groupings import assortativity, modularity
from publead.network.indices.whole.inequality import coefficient_of_variation, gini
from publead.network.indices.whole.krackhardt import (
    connectedness,
    efficiency,
    hierarchy,
    lubness,
)
from publead.network.indices.whole.leaders import EffectiveLeaders, effective_leaders
from publead.network.indices.whole.mixing import ei_index, ei_permutations
from publead.network.indices.whole.shares import density, valued_density

__all__ = [
    "Between",
    "Census",
    "CorePeriphery",
    "Count",
    "DealtGroups",
    "EffectiveLeaders",
    "ExternalInternal",
    "Imputation",
    "Lengths",
    "MissingTies",
    "Reciprocity",
    "Variant",
    "assortativity",
    "centralization",
    "coefficient_of_variation",
    "connectedness",
    "core_periphery",
    "density",
    "diameter",
    "dyad_census",
    "effective_leaders",
    "efficiency",
    "ei_index",
    "ei_permutations",
    "gini",
    "global_efficiency",
    "hierarchy",
    "lubness",
    "mean_distance",
    "modularity",
    "n_components",
    "reciprocity",
    "transitivity",
    "triad_census",
    "valued_density",
]
