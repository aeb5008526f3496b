"""Claims that go against what other programs print: the known defects of peers, one by one."""

from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from numpy.testing import assert_allclose

from graphs.definitions import Matrix
from graphs.drawn import complete, out_star, star
from graphs.measured_in_r import NETWORKS, Finder, measured, oracle
from publead.errors import NoMaximumError
from publead.graphs.betweenness import node_betweenness
from publead.graphs.brokerage import ROLES, brokerage
from publead.graphs.census import reciprocity
from publead.graphs.centralization import NodeIndex, centralization
from publead.graphs.components import weak_components
from publead.graphs.csr import Csr, Kind
from publead.graphs.distances import hop_sums, inverse_strengths
from publead.graphs.holes import structural_holes
from publead.graphs.krackhardt import Variant, efficiency, hierarchy, lubness
from publead.graphs.spectral import eigenvector

ADVICE, FRIENDSHIP = "krackhardt_hightech/advice", "krackhardt_hightech/friendship"
REPORTS = "krackhardt_hightech/reports_to"


def closeness(graph: Csr) -> Matrix:
    sums = hop_sums(graph).outgoing
    far = (graph.n - 1) * sums.distance
    values = np.zeros(graph.n)
    np.divide(sums.reach.astype(float) ** 2, far, out=values, where=far > 0)
    return values


def test_sna_closeness_exceeds_one() -> None:
    """sna divides by (n - 1)(1 - 1/n) and gives 1.25 for an out-star of 5; the maximum is n - 1."""
    found = closeness(Csr.from_dense(out_star(5)))
    assert centralization(found, NodeIndex.CLOSENESS) == pytest.approx(1)
    assert (found.max() - found).sum() / (4 * (1 - 1 / 5)) == pytest.approx(1.25)


def test_sna_harmonic_is_a_twentieth() -> None:
    """sna divides by (n - 1)^2 twice over and gives 0.05 for an out-star of 21."""
    harmonic = hop_sums(Csr.from_dense(out_star(21))).outgoing.harmonic
    assert centralization(harmonic, NodeIndex.HARMONIC) == pytest.approx(1)
    scaled = harmonic / 20
    assert (scaled.max() - scaled).sum() / 20**2 == pytest.approx(0.05)


def test_sna_has_no_harmonic_of_graphs(shared_data: Finder) -> None:
    """Where sna gives NULL, on an undirected graph, harmonic closeness of the kite is igraph's."""
    net = measured("kite_krackhardt/kite", shared_data)
    assert_allclose(hop_sums(net.tied).outgoing.harmonic, net.igraph["harmonic_all"], rtol=1e-12)


def test_igraph_counts_loops(shared_data: Finder) -> None:
    """igraph's default makes room for loops, 0.4476; without them advice is 0.47."""
    net = measured(ADVICE, shared_data)
    found = centralization(net.tied.in_degrees, NodeIndex.IN_DEGREE)
    said = net.igraph["centralization"]["degree_in"]
    assert found == pytest.approx(0.47)
    assert said["value_default_loops"] == pytest.approx(found * 400 / 420)


@pytest.mark.parametrize(
    ("key", "pairs", "arcs", "third"),
    [(FRIENDSHIP, 0.6895, 0.7950, 0.1961), (ADVICE, 0.3421, 0.5750, 0.1053)],
)
def test_three_efficiencies(
    key: str, pairs: float, arcs: float, third: float, shared_data: Finder
) -> None:
    """Krackhardt's counts pairs, sna's arcs; netrics' (n - 1) / arcs, a third, is neither."""
    graph = measured(key, shared_data).tied
    assert efficiency(graph) == pytest.approx(pairs, abs=5e-5)
    assert efficiency(graph, variant=Variant.SNA) == pytest.approx(arcs, abs=5e-5)
    assert (graph.n - 1) / graph.n_arcs == pytest.approx(third, abs=5e-5)


def test_eigenvector_has_no_centralization(shared_data: Finder) -> None:
    """igraph gives 0.536 and sna 0.246 for one network: no maximum is known, and none is given."""
    net = measured(ADVICE, shared_data)
    said = (
        net.igraph["centralization"]["eigen"]["value"],
        net.sna["centralization"]["evcent"]["value"],
    )
    assert said == pytest.approx((0.536, 0.246), abs=5e-4)
    with pytest.raises(NoMaximumError, match="Gini"):
        centralization(eigenvector(net.tied), NodeIndex.EIGENVECTOR)


def test_igraph_closeness_of_an_out_star_is_nan(shared_data: Finder) -> None:
    """igraph centralizes closeness to NaN where somebody reaches nobody; the star is still 1."""
    found = closeness(Csr.from_dense(out_star(21)))
    assert centralization(found, NodeIndex.CLOSENESS) == pytest.approx(1)
    said = measured(REPORTS, shared_data).igraph["centralization"]["closeness_out"]["value"]
    assert said is None


def test_keyplayer_fragment_does_not_count_pairs(shared_data: Finder) -> None:
    """Without the Medici 0.467 of the pairs are apart; keyplayer's "binary" is 0.717, DF's."""
    net = measured("padgett_florentine/marriage", shared_data)
    said = oracle()["keyplayer"]["padgett_florentine/marriage"]
    assert said["fragment_binary_each"] == said["fragment_distance_each"]
    medici = int(np.argmax(net.tied.in_degrees))
    matrix = np.delete(np.delete(net.tied.dense(), medici, 0), medici, 1)
    apart = weak_components(Csr.from_dense(matrix))
    share = float((apart[:, None] != apart).mean() * apart.size / (apart.size - 1))
    assert share == pytest.approx(0.4667, abs=5e-5)
    assert said["fragment_binary_each"][medici] == pytest.approx(0.7173, abs=5e-5)


def test_networkx_constraint_is_the_same_asked_by_name(shared_data: Finder) -> None:
    """networkx takes hundreds of times longer with ``nodes=``, for the same values as here."""
    net = measured(ADVICE, shared_data)
    theirs = nx.from_numpy_array(net.tied.dense(), create_using=nx.DiGraph)
    named = nx.constraint(theirs, nodes=[0, 1])
    assert_allclose(structural_holes(net.tied).constraint[:2], [named[0], named[1]], rtol=1e-12)


def test_networkx_closeness_is_incoming(shared_data: Finder) -> None:
    """networkx takes paths that arrive, sna those that leave: two sides, two values."""
    net = measured(ADVICE, shared_data)
    theirs = nx.from_numpy_array(net.tied.dense(), create_using=nx.DiGraph)
    incoming = hop_sums(net.tied).incoming
    found = incoming.reach**2 / (incoming.distance * (net.tied.n - 1))
    assert_allclose(found, list(nx.closeness_centrality(theirs).values()), rtol=1e-12)
    assert abs(found[0] - net.sna["closeness"][0]) > 0.05


def test_reciprocity_has_five_values(shared_data: Finder) -> None:
    """One network has 0.524, 0.310, 0.474, 0.046 and 0.039: each is named."""
    found = reciprocity(measured(ADVICE, shared_data).tied)
    values = (
        found.dyadic,
        found.dyadic_nonnull,
        found.edgewise,
        found.edgewise_lrr,
        found.correlation,
    )
    assert values == pytest.approx((0.524, 0.310, 0.474, 0.046, 0.039), abs=5e-4)


def test_lubness_by_direction(shared_data: Finder) -> None:
    """Reports drawn upwards have almost no least upper bounds, drawn downwards all have one."""
    graph = measured(REPORTS, shared_data).tied
    assert lubness(graph, variant=Variant.SNA) == pytest.approx(0.0632, abs=5e-5)
    assert lubness(graph) == pytest.approx(0.0842, abs=5e-5)
    assert lubness(graph.transposed()) == lubness(graph.transposed(), variant=Variant.SNA) == 1


def test_sna_lubness_is_not_what_it_describes(shared_data: Finder) -> None:
    """sna takes a bound that reaches the others, not one the others reach: 0.057 and not 0.998."""
    graph = measured("kapferer_tailor/work_t1", shared_data).tied
    assert lubness(graph, variant=Variant.SNA) == pytest.approx(0.0570, abs=5e-5)
    assert lubness(graph) == pytest.approx(0.9982, abs=5e-5)


def test_hierarchy_is_no_reciprocity(shared_data: Finder) -> None:
    """1 less reciprocity, printed as hierarchy by some, is 0.476 where Krackhardt's is 0."""
    graph = measured(ADVICE, shared_data).tied
    assert hierarchy(graph) == 0
    assert 1 - reciprocity(graph).dyadic == pytest.approx(0.476, abs=5e-4)


def test_gatekeeper_and_representative_are_not_swapped() -> None:
    """a, b in one group and c in another: in a → b → c, b is the representative."""
    roles = brokerage(Csr.from_edges(3, [0, 1], [1, 2]), [0, 0, 1]).raw[1]
    assert ROLES[int(np.argmax(roles[:5]))] == "representative"


@pytest.mark.parametrize(("key", "n_wrong"), [("cross_parker_consulting/info", 16)])
def test_networkx_misses_ties_of_lengths(key: str, n_wrong: int, shared_data: Finder) -> None:
    """networkx compares sums of lengths exactly and errs on 16 of 46; igraph and this do not."""
    net = measured(key, shared_data)
    lengths = inverse_strengths(net.valued)
    found = node_betweenness(net.valued, lengths=lengths).values
    assert_allclose(found, net.igraph["weighted"]["betweenness_inv"], rtol=1e-9, atol=1e-9)
    theirs: nx.DiGraph[int] = nx.DiGraph()
    theirs.add_nodes_from(range(net.valued.n))
    ends = zip(net.valued.arc_sources.tolist(), net.valued.indices.tolist(), lengths, strict=True)
    theirs.add_weighted_edges_from((u, v, float(length)) for u, v, length in ends)
    said = nx.betweenness_centrality(theirs, weight="weight", normalized=False)
    wrong = np.abs(found - np.array([said[v] for v in range(net.valued.n)])) > 1e-6
    # Later versions may err less; that they err is the claim, on at most as many.
    assert 0 < wrong.sum() <= n_wrong


def test_networkx_effective_size_has_two_answers() -> None:
    """With strengths, networkx gives 1.125 or 1.075 by whether nodes are named; Burt's is 1.075."""
    matrix = np.array([[0, 3, 4], [0, 0, 0], [1, 4, 0.0]])
    theirs = nx.from_numpy_array(matrix, create_using=nx.DiGraph)
    named = nx.effective_size(theirs, nodes=[0], weight="weight")[0]
    found = structural_holes(Csr.from_dense(matrix)).effective_size[0]
    assert found == pytest.approx(1.075)
    assert named == pytest.approx(found)


def test_networkit_star_is_not_one() -> None:
    """networkit centralizes a star of 5 to 0.706, 2.667 and -0.667; all are 1."""
    graph = Csr.from_dense(star(5))
    undirected = Kind.UNDIRECTED
    between = node_betweenness(graph, kind=undirected).values
    harmonic = hop_sums(graph).outgoing.harmonic
    assert centralization(graph.in_degrees, NodeIndex.IN_DEGREE, kind=undirected) == 1
    assert centralization(between, NodeIndex.BETWEENNESS, kind=undirected) == 1
    assert centralization(harmonic, NodeIndex.HARMONIC, kind=undirected) == 1


def test_ties_of_fractions_are_ties() -> None:
    """Three steps of 1/3 are as long as one of 1; exact floats say so only by luck."""
    lengths = {(0, 1): 0.1, (1, 3): 0.2, (0, 2): 0.2, (2, 3): 0.1, (0, 3): 0.3}
    ends = np.array(list(lengths)).T
    graph = Csr.from_edges(4, *ends)
    measured_lengths = [
        lengths[u, v]
        for u, v in zip(graph.arc_sources.tolist(), graph.indices.tolist(), strict=True)
    ]
    found = node_betweenness(graph, lengths=measured_lengths).values
    assert_allclose(found, [0, 1 / 3, 1 / 3, 0])


def test_the_page_of_differences_names_tests_that_are_there() -> None:
    """Each row of *Where references differ* on networks ends with the test that holds it."""
    root = Path(__file__).parents[2]
    page = (root / "docs/explanation/where-references-differ.md").read_text(encoding="utf-8")
    rows = [
        line.rstrip(" |").rpartition("| ")[2].strip("` ")
        for line in page.partition("## Networks")[2].splitlines()
        if line.startswith("| ") and not line.startswith("| What")
    ]
    tests = [path.read_text(encoding="utf-8") for path in (root / "tests").glob("*/test_*.py")]
    assert len(rows) >= 16
    for name in rows:
        assert any(f"def {name}(" in text for text in tests), name


def test_networks_are_there() -> None:
    """The networks named here are those that R measured."""
    assert {ADVICE, FRIENDSHIP, REPORTS} <= set(NETWORKS)
    assert hierarchy(Csr.from_dense(complete(3))) == 0
