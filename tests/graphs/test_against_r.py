"""Claims that the kernels give what R's sna and igraph give, on seventeen real networks."""

import math

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from graphs.definitions import Matrix
from graphs.drawn import Tolerance
from graphs.measured_in_r import (
    DIRECTED,
    GROUPED,
    NETWORKS,
    VALUED,
    Finder,
    for_each_network,
    measured,
    numbers,
)
from publead.errors import UndefinedStatisticError
from publead.graphs import census, krackhardt, mixing, spectral
from publead.graphs.betweenness import arc_betweenness, node_betweenness
from publead.graphs.brokerage import brokerage
from publead.graphs.centralization import NodeIndex, centralization
from publead.graphs.components import (
    Degree,
    core_numbers,
    reach_counts,
    strong_components,
    weak_components,
)
from publead.graphs.csr import Kind, Side, Symmetry
from publead.graphs.distances import hop_sums, inverse_strengths, length_sums
from publead.graphs.holes import structural_holes
from publead.graphs.modularity import modularity
from publead.graphs.path_sums import HopSums, PathSums
from publead.graphs.triad_types import TYPES

CLOSED: Tolerance = {"rtol": 1e-10, "atol": 1e-10}
ITERATED: Tolerance = {"rtol": 1e-7, "atol": 1e-7}
BY_LENGTH: Tolerance = {"rtol": 1e-9, "atol": 1e-9}
ROLES = ("w_I", "w_O", "b_IO", "b_OI", "b_O", "t")
SIDES = ((Side.IN, "in"), (Side.OUT, "out"))


def mean_closeness(sums: PathSums) -> Matrix:
    """igraph's closeness: how many are reached over the sum of distances, NaN where none are."""
    blank = np.full(sums.reach.shape, np.nan)
    np.divide(sums.reach, sums.distance, out=blank, where=sums.reach > 0)
    return blank


@for_each_network
def test_size_density_and_components(key: str, shared_data: Finder) -> None:
    """Counts of nodes, ties and components, and density, are sna's."""
    net = measured(key, shared_data)
    ties = net.tied.n_arcs // (1 if net.kind is Kind.DIRECTED else 2)
    assert (net.tied.n, ties) == (net.sna["n"], net.sna["ties"])
    pairs = net.tied.n * (net.tied.n - 1)
    assert_allclose(net.tied.n_arcs / pairs, net.sna["density"], **CLOSED)
    for name, labels in (
        ("weak", weak_components(net.tied)),
        ("strong", strong_components(net.tied)),
    ):
        sizes = sorted(np.bincount(labels).tolist())
        assert sizes == sorted(np.atleast_1d(net.sna["components"][name]).tolist())


@for_each_network
def test_degrees(key: str, shared_data: Finder) -> None:
    """In-, out- and total degree are sna's."""
    net = measured(key, shared_data)
    into, out = net.tied.in_degrees, net.tied.out_degrees
    assert_array_equal(into, net.sna["degree"]["indegree"])
    assert_array_equal(out, net.sna["degree"]["outdegree"])
    total = into + out if net.kind is Kind.DIRECTED else into
    assert_array_equal(total, net.sna["degree"]["freeman"])


@for_each_network
def test_betweenness(key: str, shared_data: Finder) -> None:
    """Betweenness of nodes is sna's and igraph's, and that of arcs is igraph's."""
    net = measured(key, shared_data)
    found = node_betweenness(net.tied, kind=net.kind).values
    assert_allclose(found, net.sna["betweenness"], **CLOSED)
    assert_allclose(found, net.igraph["betweenness"], **CLOSED)
    arcs = arc_betweenness(net.tied).values
    if net.kind is Kind.UNDIRECTED:
        arcs = arcs[net.tied.arc_sources < net.tied.indices]
    assert_allclose(np.sort(arcs), np.sort(net.igraph["edge_betweenness"]), **CLOSED)


@for_each_network
def test_closeness_and_harmonic(key: str, shared_data: Finder) -> None:
    """Closeness over those reached, and harmonic closeness, are igraph's, on every side."""
    net = measured(key, shared_data)
    sums = hop_sums(net.tied)
    either = hop_sums(net.tied.symmetrized(Symmetry.UNION)).incoming
    sides = [(either, "all")]
    if net.kind is Kind.DIRECTED:
        sides += [(sums.incoming, "in"), (sums.outgoing, "out")]
    for side, name in sides:
        assert_allclose(
            mean_closeness(side), numbers(net.igraph[f"closeness_norm_{name}"]), **CLOSED
        )
        reached = side.reach > 0
        one_over = np.divide(1.0, side.distance, out=np.full(net.tied.n, np.nan), where=reached)
        assert_allclose(one_over, numbers(net.igraph[f"closeness_{name}"]), **CLOSED)
        assert_allclose(side.harmonic, net.igraph[f"harmonic_{name}"], **CLOSED)
    assert_allclose(
        sums.outgoing.harmonic / (net.tied.n - 1), net.sna["closeness_suminv"], **CLOSED
    )


@for_each_network
def test_sna_closeness_reach_and_eccentricity(key: str, shared_data: Finder) -> None:
    """sna's closeness, graph centrality and prestige follow from the sums of distances."""
    net = measured(key, shared_data)
    sums, n = hop_sums(net.tied), net.tied.n
    for side, name in ((sums.outgoing, "closeness"), (sums.incoming, "prestige_domain_proximity")):
        everybody = side.reach == n - 1
        strict = np.divide(n - 1, side.distance, out=np.zeros(n), where=everybody)
        assert_allclose(strict, net.sna[name], **CLOSED)
    everybody = sums.outgoing.reach == n - 1
    central = np.divide(1.0, sums.outgoing.eccentricity, out=np.zeros(n), where=everybody)
    assert_allclose(central, net.sna["graphcent"], **CLOSED)
    assert_array_equal(sums.incoming.reach, net.sna["prestige_domain"])
    assert_array_equal(reach_counts(net.tied, Side.IN), net.sna["prestige_domain"])


@for_each_network
def test_distances_of_the_whole(key: str, shared_data: Finder) -> None:
    """Mean distance over reachable pairs, diameter and global efficiency are igraph's."""
    net = measured(key, shared_data)
    sums, n = hop_sums(net.tied).incoming, net.tied.n
    assert_allclose(sums.distance.sum() / sums.reach.sum(), net.igraph["mean_distance"], **CLOSED)
    assert sums.eccentricity.max() == net.igraph["diameter"]
    efficiency = sums.harmonic.sum() / (n * (n - 1))
    assert_allclose(efficiency, net.igraph["global_efficiency"], **CLOSED)


@for_each_network
def test_spectral(key: str, shared_data: Finder) -> None:
    """PageRank is igraph's; so are eigenvector, hubs and authorities where they are unique."""
    net = measured(key, shared_data)
    assert_allclose(spectral.pagerank(net.tied), net.igraph["pagerank"], **CLOSED)
    try:
        vector = spectral.eigenvector(net.tied)
    except UndefinedStatisticError:
        assert key == "krackhardt_hightech/reports_to"
    else:
        assert_allclose(vector / vector.max(), net.igraph["eigenvector_scale1"], **ITERATED)
        assert_allclose(spectral.spectral_radius(net.tied), net.igraph["eigenvalue"], rtol=1e-10)
    both = spectral.hits(net.tied)
    for found, name in ((both.hubs, "hub"), (both.authorities, "authority")):
        assert_allclose(found / found.max(), net.igraph[name], **ITERATED)


@for_each_network
def test_constraint_and_cores(key: str, shared_data: Finder) -> None:
    """Constraint and core numbers are igraph's, and core numbers are sna's."""
    net = measured(key, shared_data)
    found = structural_holes(net.tied).constraint
    assert_allclose(found, numbers(net.igraph["constraint"]), **CLOSED)
    total = Degree.TOTAL if net.kind is Kind.DIRECTED else Degree.IN
    assert_array_equal(core_numbers(net.tied, total), net.igraph["coreness"]["all"])
    assert_array_equal(core_numbers(net.tied, total), net.sna["kcores_freeman"])
    if net.kind is Kind.DIRECTED:
        assert_array_equal(core_numbers(net.tied, Degree.IN), net.igraph["coreness"]["in"])
        assert_array_equal(core_numbers(net.tied, Degree.OUT), net.igraph["coreness"]["out"])
    assert_array_equal(core_numbers(net.tied, Degree.IN), net.sna["kcores_indegree"])


@for_each_network
def test_censuses(key: str, shared_data: Finder) -> None:
    """Dyad and triad census are sna's, exactly."""
    net = measured(key, shared_data)
    dyads, said = census.dyad_census(net.tied), net.sna["dyad_census"]
    assert (dyads.mutual, dyads.asymmetric, dyads.null) == (
        said["mutual"],
        said["asymmetric"],
        said["null"],
    )
    triads, said = census.triad_census(net.tied), net.sna["triad_census"]
    if net.kind is Kind.DIRECTED:
        assert dict(zip(TYPES, triads.counts, strict=True)) == said
    else:
        assert [triads[name] for name in ("003", "102", "201", "300")] == list(said.values())
        assert sum(triads.counts) == math.comb(net.tied.n, 3)


@for_each_network
def test_reciprocity_and_transitivity(key: str, shared_data: Finder) -> None:
    """Reciprocity in five variants and transitivity are sna's, and igraph's by its names."""
    net = measured(key, shared_data)
    found, said = census.reciprocity(net.tied), net.sna["reciprocity"]
    for name in ("dyadic", "dyadic_nonnull", "edgewise", "edgewise_lrr", "correlation"):
        if said[name] is not None:
            assert_allclose(getattr(found, name), said[name], **CLOSED)
        else:
            assert not math.isfinite(getattr(found, name))
    assert_allclose(found.edgewise, net.igraph["reciprocity_default"], **CLOSED)
    assert_allclose(found.dyadic_nonnull, net.igraph["reciprocity_ratio"], **CLOSED)
    closed, said = census.transitivity(net.tied), net.sna["transitivity"]
    assert_allclose([closed.weak, closed.strong], [said["weak"], said["strong"]], **CLOSED)
    assert closed.closed == said["weakcensus"]
    either = census.transitivity(net.tied.symmetrized(Symmetry.UNION))
    assert_allclose(either.weak, net.igraph["transitivity_global"], **CLOSED)


@for_each_network
def test_krackhardt(key: str, shared_data: Finder) -> None:
    """Connectedness, hierarchy, both efficiencies and sna's lubness are as computed in R."""
    net, sna = measured(key, shared_data), krackhardt.Variant.SNA
    for found, name in (
        (krackhardt.connectedness(net.tied), "connectedness"),
        (krackhardt.hierarchy(net.tied), "hierarchy_krackhardt"),
        (krackhardt.efficiency(net.tied), "efficiency_krackhardt_undirected"),
        (krackhardt.efficiency(net.tied, variant=sna), "efficiency_sna"),
        (krackhardt.lubness(net.tied, variant=sna), "lubness"),
        (1 - census.reciprocity(net.tied).dyadic, "hierarchy_reciprocity"),
    ):
        assert_allclose(found, net.sna[name], **CLOSED)


@for_each_network
def test_centralization_where_maxima_are_right(key: str, shared_data: Finder) -> None:
    """Centralization of degrees and betweenness is sna's and igraph's without loops."""
    net = measured(key, shared_data)
    into, out = net.tied.in_degrees, net.tied.out_degrees
    between = node_betweenness(net.tied, kind=net.kind).values
    found = {
        "degree_indegree": centralization(into, NodeIndex.IN_DEGREE, kind=net.kind),
        "degree_outdegree": centralization(out, NodeIndex.OUT_DEGREE, kind=net.kind),
        "degree_freeman": centralization(into + out, NodeIndex.TOTAL_DEGREE, kind=net.kind),
        "betweenness": centralization(between, NodeIndex.BETWEENNESS, kind=net.kind),
    }
    for name, value in found.items():
        assert_allclose(value, net.sna["centralization"][name]["value"], **CLOSED)
    said = net.igraph["centralization"]
    assert_allclose(found["betweenness"], said["betweenness"]["value"], **CLOSED)
    assert_allclose(found["degree_freeman"], said["degree_all"]["value"], **CLOSED)
    if net.kind is Kind.DIRECTED:
        assert_allclose(found["degree_indegree"], said["degree_in"]["value"], **CLOSED)
        assert_allclose(found["degree_outdegree"], said["degree_out"]["value"], **CLOSED)
    else:
        harmonic = centralization(
            hop_sums(net.tied).outgoing.harmonic, NodeIndex.HARMONIC, kind=net.kind
        )
        value = net.sna["centralization"]["closeness_suminv"]["value"]
        assert_allclose(harmonic, value, **CLOSED)


@pytest.mark.parametrize("key", VALUED)
def test_valued(key: str, shared_data: Finder) -> None:
    """With lengths 1 / strength, and with strengths, every index is igraph's."""
    net = measured(key, shared_data)
    said, lengths = net.igraph["weighted"], inverse_strengths(net.valued)
    found = node_betweenness(net.valued, kind=net.kind, lengths=lengths)
    assert_allclose(found.values, said["betweenness_inv"], **BY_LENGTH)
    apart: HopSums = length_sums(net.valued, lengths)
    for sums in (found.paths, apart):
        for side, name in SIDES:
            mine = sums.side(side)
            one_over = np.divide(
                1.0, mine.distance, out=np.full(net.valued.n, np.nan), where=mine.reach > 0
            )
            assert_allclose(one_over, numbers(said[f"closeness_{name}_inv"]), **BY_LENGTH)
            assert_allclose(mine.harmonic, said[f"harmonic_{name}_inv"], **BY_LENGTH)
    assert_allclose(spectral.pagerank(net.valued), said["pagerank"], **BY_LENGTH)
    vector = spectral.eigenvector(net.valued)
    assert_allclose(vector / vector.max(), said["eigenvector_scale1"], **ITERATED)
    assert_allclose(spectral.spectral_radius(net.valued), said["eigenvalue"], rtol=1e-10)
    constraint = structural_holes(net.valued).constraint
    assert_allclose(constraint, numbers(said["constraint"]), **CLOSED)
    ones = np.ones(net.valued.n)
    assert_allclose(net.valued.sparse() @ ones, said["strength_out"], **CLOSED)
    assert_allclose(net.valued.transposed().sparse() @ ones, said["strength_in"], **CLOSED)


@pytest.mark.parametrize(("key", "attribute"), GROUPED)
def test_brokerage(key: str, attribute: str, shared_data: Finder) -> None:
    """Counts of roles are sna's exactly; expectation, sd and z of each node are sna's."""
    net = measured(key, shared_data)
    said, found = net.groups[attribute], brokerage(net.tied, net.group_numbers(attribute))
    for name, mine in (
        ("raw_nli", found.raw),
        ("exp_nli", found.expected),
        ("sd_nli", found.sd),
        ("z_nli", found.z),
    ):
        theirs = np.stack([numbers([row.get(role) for role in ROLES]) for row in said[name]])
        assert_allclose(mine, theirs, **CLOSED)
    assert_array_equal(found.raw.sum(axis=0), [said["raw_gli"][role] for role in ROLES])
    expected = [said["exp_gli"][role] for role in ROLES]
    assert_allclose(found.expected.sum(axis=0), expected, **CLOSED)


@pytest.mark.parametrize(("key", "attribute"), GROUPED)
def test_mixing(key: str, attribute: str, shared_data: Finder) -> None:
    """E-I of the whole and of nodes, its expectation, assortativity and modularity are R's."""
    net = measured(key, shared_data)
    said, groups = net.groups[attribute], net.group_numbers(attribute)
    found = mixing.ei_index(net.tied, groups)
    assert_allclose(found.value, said["ei_index"], **CLOSED)
    assert_allclose(found.expected, said["ei_expected_density"], **CLOSED)
    nodes = mixing.ei_of_nodes(net.tied, groups)
    assert_allclose(nodes, numbers(said["ei_by_node_symmetrised"]), **CLOSED)
    assorted = mixing.nominal_assortativity(net.tied, groups)
    assert_allclose(assorted, said["assortativity_nominal"], **CLOSED)
    underlying = net.tied.symmetrized(Symmetry.UNION)
    assert_allclose(modularity(underlying, groups), said["modularity_by_group"], **CLOSED)


@pytest.mark.parametrize(("key", "attribute"), GROUPED)
def test_permuted_groups(key: str, attribute: str, shared_data: Finder) -> None:
    """The permutation distribution of E-I is R's, within its error of 1,000 draws."""
    net = measured(key, shared_data)
    said, groups = net.groups[attribute]["ei_perm"], net.group_numbers(attribute)
    drawn = mixing.ei_permutations(net.tied, groups, 4000, np.random.default_rng(20))
    value = mixing.ei_index(net.tied, groups).value
    assert abs(drawn.mean() - said["mean"]) < 4 * said["sd"] / math.sqrt(800)
    assert abs(drawn.std() / said["sd"] - 1) < 0.12
    assert abs((drawn <= value + 1e-12).mean() - said["p_le"]) < 4 * math.sqrt(0.25 / 800)
    assert abs((drawn >= value - 1e-12).mean() - said["p_ge"]) < 4 * math.sqrt(0.25 / 800)


def test_every_network_is_asked() -> None:
    """There are seventeen networks, ten of them directed, seven valued, fourteen groupings."""
    assert (len(NETWORKS), len(DIRECTED), len(VALUED), len(GROUPED)) == (17, 10, 7, 14)
