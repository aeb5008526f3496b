"""
What R measured, entry by entry, and what here gives the same number.

Each entry of the recorded values is named by its path, and stands in one of three lists: `WHERE`
and `IN_GROUPS` say how the number is had here, and `not_compared` says why it is not.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import UndefinedStatisticError
from publead.graphs import census, spectral
from publead.graphs import centralization as maxima
from publead.graphs.components import Degree, core_numbers, strong_components, weak_components
from publead.graphs.csr import Symmetry
from publead.network import (
    Count,
    Direction,
    LeadershipNetwork,
    Lengths,
    PersonIndex,
    Reciprocity,
    Role,
    Side,
    Variant,
    person,
    tie,
    whole,
)

Found = Callable[[LeadershipNetwork], Any]
Grouped = Callable[[LeadershipNetwork, Mapping[Any, Any]], Any]
Values = NDArray[np.float64]
IN, OUT, INVERSE = Side.IN, Side.OUT, Lengths.INVERSE_STRENGTH
ROLES: Final = ("w_I", "w_O", "b_IO", "b_OI", "b_O", "t")


def underlying(network: LeadershipNetwork) -> LeadershipNetwork:
    """Return the network with direction and strengths left out."""
    both = network.csr.unweighted().symmetrized(Symmetry.UNION)
    once = both.arc_sources < both.indices
    zeros = np.zeros(int(once.sum()), dtype=np.int32)
    arcs = attrs.evolve(
        network.arcs,
        sources=both.arc_sources[once],
        targets=both.indices[once],
        strengths=None,
        layer=zeros,
        wave=zeros,
    )
    return attrs.evolve(network, arcs=arcs, is_undirected=True, direction=None)


def distances(network: LeadershipNetwork, side: Side, **options: Any) -> tuple[Values, Values]:
    """Return how many are in reach, and their distances added up (from closeness)."""
    reach = person.reach(network, side=side).values
    close = person.closeness(network, side=side, **options).values
    total = np.full(reach.shape, np.nan)
    np.divide(reach**2, close * (network.n_people - 1), out=total, where=close > 0)
    return reach, total


def strict(network: LeadershipNetwork, side: Side) -> Values:
    """Return closeness as sna has it: 0 unless everybody is in reach."""
    reach, total = distances(network, side)
    return np.where(reach == network.n_people - 1, (network.n_people - 1) / total, 0.0)


def central(network: LeadershipNetwork) -> Values:
    """Return one over the distance to the furthest, 0 unless everybody is in reach."""
    furthest = person.eccentricity(network, side=OUT).values
    everybody = person.reach(network, side=OUT).values == network.n_people - 1
    return np.divide(1.0, furthest, out=np.zeros(furthest.shape), where=everybody)


def one_over(side: Side, **options: Any) -> Found:
    return lambda net: 1 / distances(net, side, **options)[1]


def mean_near(side: Side) -> Found:
    def found(net: LeadershipNetwork) -> Values:
        reach, total = distances(net, side)
        return reach / total

    return found


def scaled(index: Callable[[LeadershipNetwork], PersonIndex]) -> Found:
    """Return an index divided by its largest value; None where it is refused."""

    def found(net: LeadershipNetwork) -> Values | None:
        try:
            values = index(net).values
        except UndefinedStatisticError:
            return None
        largest: Values = values / values.max()
        return largest

    return found


def sizes(labels: NDArray[Any]) -> list[int]:
    return sorted(np.bincount(labels).tolist())


def spread(index: Callable[[LeadershipNetwork], PersonIndex]) -> Found:
    return lambda net: maxima.spread(index(net).values)


def greatest(index: maxima.NodeIndex) -> Found:
    return lambda net: maxima.greatest_spread(index, net.n_people, net.kind)


def greatest_total(net: LeadershipNetwork) -> Any:
    """Return the maximum for ties received and given; without direction, for the degree."""
    index = maxima.NodeIndex
    return greatest(index.IN_DEGREE if net.is_undirected else index.TOTAL_DEGREE)(net)


def centred(index: Callable[[LeadershipNetwork], PersonIndex]) -> Found:
    return lambda net: whole.centralization(net, index).value


def with_loops(index: Callable[[LeadershipNetwork], PersonIndex], ends: int) -> Found:
    """Return a spread as a share of igraph's default, which makes room for self-ties."""
    return lambda net: maxima.spread(index(net).values) / (ends * net.n_people * (net.n_people - 1))


def returned(variant: Reciprocity) -> Found:
    return lambda net: whole.reciprocity(net, variant=variant).value


def counted(name: str) -> Found:
    return lambda net: whole.triad_census(net)[name]


def drawn(net: LeadershipNetwork) -> LeadershipNetwork:
    """Return the network read as drawn, as sna reads it where the leading end matters."""
    return net if net.is_undirected else attrs.evolve(net, direction=Direction.INFLUENCE)


def core_on(degree: Degree) -> Found:
    return lambda net: core_numbers(net.csr.unweighted(), degree)


DIRECTED_TRIADS: Final = (
    "003", "012", "102", "021D", "021U", "021C", "111D", "111U", "030T", "030C", "201", "120D",
    "120U", "120C", "210", "300",
)  # fmt: skip

WHERE: Final[dict[str, Found]] = {
    "directed": lambda net: not net.is_undirected,
    "sna/n": lambda net: net.n_people,
    "sna/ties": lambda net: net.n_ties,
    "sna/density": lambda net: whole.density(net).value,
    "sna/connectedness": lambda net: whole.connectedness(net).value,
    "sna/hierarchy_krackhardt": lambda net: whole.hierarchy(net).value,
    "sna/hierarchy_reciprocity": lambda net: 1 - returned(Reciprocity.DYADIC)(net),
    "sna/efficiency_sna": lambda net: whole.efficiency(net, variant=Variant.SNA).value,
    "sna/efficiency_krackhardt_undirected": lambda net: whole.efficiency(net).value,
    "sna/lubness": lambda net: whole.lubness(drawn(net), variant=Variant.SNA).value,
    "sna/reciprocity/dyadic": returned(Reciprocity.DYADIC),
    "sna/reciprocity/dyadic_nonnull": returned(Reciprocity.PAIRS),
    "sna/reciprocity/edgewise": returned(Reciprocity.EDGEWISE),
    "sna/reciprocity/edgewise_lrr": returned(Reciprocity.LOG_RATIO),
    "sna/reciprocity/correlation": returned(Reciprocity.CORRELATION),
    "sna/dyad_census/mutual": lambda net: whole.dyad_census(net)["mutual"],
    "sna/dyad_census/asymmetric": lambda net: whole.dyad_census(net)["asymmetric"],
    "sna/dyad_census/null": lambda net: whole.dyad_census(net)["null"],
    **{f"sna/triad_census/{name}": counted(name) for name in DIRECTED_TRIADS},
    # Without direction sna counts triads by their ties.
    "sna/triad_census/0": counted("003"),
    "sna/triad_census/1": counted("102"),
    "sna/triad_census/2": counted("201"),
    "sna/triad_census/3": counted("300"),
    "sna/transitivity/weak": lambda net: whole.transitivity(net).value,
    "sna/transitivity/strong": lambda net: census.transitivity(net.csr.unweighted()).strong,
    "sna/transitivity/weakcensus": lambda net: census.transitivity(net.csr.unweighted()).closed,
    "sna/components/weak": lambda net: sizes(weak_components(net.csr)),
    "sna/components/strong": lambda net: sizes(strong_components(net.csr)),
    "sna/degree/indegree": lambda net: person.in_degree(net).values,
    "sna/degree/outdegree": lambda net: person.out_degree(net).values,
    "sna/degree/freeman": lambda net: person.total_degree(net).values,
    "sna/strength/indegree": lambda net: person.in_strength(net).values,
    "sna/strength/outdegree": lambda net: person.out_strength(net).values,
    "sna/betweenness": lambda net: person.betweenness(net).values,
    "sna/closeness": lambda net: strict(net, OUT),
    "sna/closeness_suminv": lambda net: person.harmonic(net, side=OUT).values / (net.n_people - 1),
    "sna/graphcent": central,
    "sna/kcores_indegree": core_on(Degree.IN),
    "sna/kcores_freeman": lambda net: person.core_number(net).values,
    "sna/prestige_domain": lambda net: person.reach(net).values,
    "sna/prestige_domain_proximity": lambda net: strict(net, IN),
    "sna/centralization/degree_indegree/value": centred(person.in_degree),
    "sna/centralization/degree_outdegree/value": centred(person.out_degree),
    "sna/centralization/degree_freeman/value": centred(person.total_degree),
    "sna/centralization/degree_indegree/raw": spread(person.in_degree),
    "sna/centralization/degree_outdegree/raw": spread(person.out_degree),
    "sna/centralization/degree_freeman/raw": spread(person.total_degree),
    "sna/centralization/degree_indegree/tmax": greatest(maxima.NodeIndex.IN_DEGREE),
    "sna/centralization/degree_outdegree/tmax": greatest(maxima.NodeIndex.OUT_DEGREE),
    "sna/centralization/degree_freeman/tmax": greatest_total,
    "sna/centralization/betweenness/value": centred(person.betweenness),
    "sna/centralization/betweenness/raw": spread(person.betweenness),
    "sna/centralization/betweenness/tmax": greatest(maxima.NodeIndex.BETWEENNESS),
    "sna/centralization/closeness/raw": lambda net: maxima.spread(strict(net, OUT)),
    "sna/centralization/closeness_suminv/raw": lambda net: (
        maxima.spread(person.harmonic(net, side=OUT).values) / (net.n_people - 1)
    ),
    "sna/centralization/graphcent/raw": lambda net: maxima.spread(central(net)),
    "igraph/betweenness": lambda net: person.betweenness(net).values,
    "igraph/closeness_out": one_over(OUT),
    "igraph/closeness_in": one_over(IN),
    "igraph/closeness_all": lambda net: one_over(IN)(underlying(net)),
    "igraph/closeness_norm_out": mean_near(OUT),
    "igraph/closeness_norm_in": mean_near(IN),
    "igraph/closeness_norm_all": lambda net: mean_near(IN)(underlying(net)),
    "igraph/harmonic_out": lambda net: person.harmonic(net, side=OUT).values,
    "igraph/harmonic_in": lambda net: person.harmonic(net).values,
    "igraph/harmonic_all": lambda net: person.harmonic(underlying(net)).values,
    "igraph/pagerank": lambda net: person.pagerank(net).values,
    "igraph/eigenvector_scale1": scaled(person.eigenvector),
    "igraph/hub": scaled(person.hubs),
    "igraph/authority": scaled(person.authorities),
    "igraph/constraint": lambda net: person.constraint(net).values,
    "igraph/coreness/all": lambda net: person.core_number(net).values,
    "igraph/coreness/in": core_on(Degree.IN),
    "igraph/coreness/out": core_on(Degree.OUT),
    "igraph/reciprocity_default": returned(Reciprocity.EDGEWISE),
    "igraph/reciprocity_ratio": returned(Reciprocity.PAIRS),
    "igraph/transitivity_global": lambda net: whole.transitivity(underlying(net)).value,
    "igraph/mean_distance": lambda net: whole.mean_distance(net).value,
    "igraph/diameter": lambda net: whole.diameter(net).value,
    "igraph/global_efficiency": lambda net: whole.global_efficiency(net).value,
    "igraph/edge_betweenness": lambda net: np.sort(tie.betweenness(net).values),
    "igraph/centralization/degree_in/value": centred(person.in_degree),
    "igraph/centralization/degree_in/tmax": greatest(maxima.NodeIndex.IN_DEGREE),
    "igraph/centralization/degree_in/value_default_loops": with_loops(person.in_degree, 1),
    "igraph/centralization/degree_in/tmax_default_loops": lambda net: (
        net.n_people * (net.n_people - 1)
    ),
    "igraph/centralization/degree_out/value": centred(person.out_degree),
    "igraph/centralization/degree_out/tmax": greatest(maxima.NodeIndex.OUT_DEGREE),
    "igraph/centralization/degree_out/value_default_loops": with_loops(person.out_degree, 1),
    "igraph/centralization/degree_out/tmax_default_loops": lambda net: (
        net.n_people * (net.n_people - 1)
    ),
    "igraph/centralization/degree_all/value": centred(person.total_degree),
    "igraph/centralization/degree_all/tmax": greatest_total,
    "igraph/centralization/betweenness/value": centred(person.betweenness),
    "igraph/centralization/betweenness/tmax": greatest(maxima.NodeIndex.BETWEENNESS),
    "igraph/weighted/strength_in": lambda net: person.in_strength(net).values,
    "igraph/weighted/strength_out": lambda net: person.out_strength(net).values,
    "igraph/weighted/betweenness_inv": lambda net: person.betweenness(net, lengths=INVERSE).values,
    "igraph/weighted/closeness_out_inv": one_over(OUT, lengths=INVERSE),
    "igraph/weighted/closeness_in_inv": one_over(IN, lengths=INVERSE),
    "igraph/weighted/harmonic_out_inv": lambda net: (
        person.harmonic(net, side=OUT, lengths=INVERSE).values
    ),
    "igraph/weighted/harmonic_in_inv": lambda net: person.harmonic(net, lengths=INVERSE).values,
    "igraph/weighted/pagerank": lambda net: person.pagerank(net, count=Count.STRENGTHS).values,
    "igraph/weighted/eigenvector_scale1": scaled(
        lambda net: person.eigenvector(net, count=Count.STRENGTHS)
    ),
    "igraph/weighted/eigenvalue": lambda net: spectral.spectral_radius(net.csr),
    "igraph/weighted/constraint": lambda net: person.constraint(net, count=Count.STRENGTHS).values,
}

IN_GROUPS: Final[dict[str, Grouped]] = {
    "raw_nli": lambda net, groups: person.brokerage(net, groups).raw,
    "exp_nli": lambda net, groups: person.brokerage(net, groups).expected,
    "sd_nli": lambda net, groups: person.brokerage(net, groups).sd,
    "z_nli": lambda net, groups: person.brokerage(net, groups).z,
    "raw_gli": lambda net, groups: person.brokerage(net, groups).raw.sum(axis=0),
    "exp_gli": lambda net, groups: person.brokerage(net, groups).expected.sum(axis=0),
    "sna_role_names": lambda _net, _groups: [role.value for role in Role][:5],
    "assortativity_nominal": lambda net, groups: whole.assortativity(net, groups).value,
    "ei_index": lambda net, groups: whole.ei_index(net, groups).value,
    "ei_expected_density": lambda net, groups: whole.ei_index(net, groups).expected,
    "ei_by_node_symmetrised": lambda net, groups: person.ei_index(net, groups).values,
    # R was asked about the underlying graph; of the directed one see `test_against_r`.
    "modularity_by_group": lambda net, groups: whole.modularity(underlying(net), groups).value,
}
