"""End to end: a network read from its tables has the values that R's sna and igraph give it."""

from collections.abc import Callable
from functools import partial
from typing import Any

import attrs
import numpy as np
import pytest
from numpy.testing import assert_allclose

from publead.errors import UndefinedStatisticError
from publead.network import Count, Direction, Lengths, Reciprocity, Side, person, tie, whole

DEGREES = {"indegree": person.in_degree, "outdegree": person.out_degree}


def same(found: Any, expected: Any, *, rtol: float = 1e-10, atol: float = 1e-10) -> None:
    assert_allclose(np.asarray(found, dtype=np.float64), expected, rtol=rtol, atol=atol)


def test_degrees_equal_those_of_sna(each_known: Any) -> None:
    for name, index in DEGREES.items():
        same(index(each_known.network).values, each_known.array("sna", "degree", name))
    total = person.total_degree(each_known.network).values
    same(total, each_known.array("sna", "degree", "freeman"))


def test_betweenness_equals_that_of_sna_and_igraph(each_known: Any) -> None:
    values = person.betweenness(each_known.network).values
    same(values, each_known.array("sna", "betweenness"))
    same(values, each_known.array("igraph", "betweenness"))


def test_harmonic_closeness_equals_that_of_igraph(each_known: Any) -> None:
    sides = {"in": Side.IN, "out": Side.OUT}
    if each_known.network.is_undirected:
        sides = {"all": Side.IN}
    for name, side in sides.items():
        values = person.harmonic(each_known.network, side=side).values
        same(values, each_known.array("igraph", f"harmonic_{name}"))


def test_closeness_is_the_mean_over_those_in_reach_times_their_share(each_known: Any) -> None:
    network = each_known.network
    name = "all" if network.is_undirected else "in"
    reached = each_known.array("igraph", f"closeness_{name}")
    n, reach = network.n_people, person.reach(network).values
    expected = np.nan_to_num(reached) * reach**2 / (n - 1)
    same(person.closeness(network).values, expected)


def test_constraint_core_number_and_pagerank_equal_those_of_igraph(each_known: Any) -> None:
    network, igraph = each_known.network, each_known.values["igraph"]
    same(person.constraint(network).values, each_known.array("igraph", "constraint"))
    same(person.pagerank(network).values, each_known.array("igraph", "pagerank"), atol=1e-10)
    core = igraph["coreness"]
    expected = core["all"] if isinstance(core, dict) else core
    same(person.core_number(network).values, expected)


def test_eigenvector_equals_that_of_igraph_or_refuses(each_known: Any) -> None:
    try:
        values = person.eigenvector(each_known.network).values
    except UndefinedStatisticError:
        return
    expected = each_known.array("igraph", "eigenvector_scale1")
    same(values / values.max(), expected, atol=1e-6)


def test_krackhardts_four_equal_those_of_sna(each_known: Any) -> None:
    network, sna = each_known.network, each_known.values["sna"]
    same(whole.connectedness(network).value, sna["connectedness"])
    same(whole.hierarchy(network).value, sna["hierarchy_krackhardt"])
    same(whole.efficiency(network, variant=whole.Variant.SNA).value, sna["efficiency_sna"])
    same(whole.efficiency(network).value, sna["efficiency_krackhardt_undirected"])


def test_lubness_equals_that_of_sna(each_known: Any) -> None:
    """R's sna reads arcs as drawn, and wants a bound that reaches all others."""
    drawn = attrs.evolve(each_known.network, direction=Direction.INFLUENCE)
    found = whole.lubness(drawn, variant=whole.Variant.SNA)
    same(found.value, each_known.values["sna"]["lubness"])


def test_censuses_are_exact(each_known: Any) -> None:
    sna = each_known.values["sna"]
    assert dict(whole.dyad_census(each_known.network)) == sna["dyad_census"]
    if not each_known.network.is_undirected:
        assert dict(whole.triad_census(each_known.network)) == sna["triad_census"]


def test_density_reciprocity_and_transitivity_equal_those_of_sna(each_known: Any) -> None:
    network, sna = each_known.network, each_known.values["sna"]
    same(whole.density(network).value, sna["density"])
    same(whole.transitivity(network).value, sna["transitivity"]["weak"])
    names = {
        "dyadic": Reciprocity.DYADIC,
        "dyadic_nonnull": Reciprocity.PAIRS,
        "edgewise": Reciprocity.EDGEWISE,
        "edgewise_lrr": Reciprocity.LOG_RATIO,
        "correlation": Reciprocity.CORRELATION,
    }
    for name, variant in names.items():
        if sna["reciprocity"][name] is not None:
            same(whole.reciprocity(network, variant=variant).value, sna["reciprocity"][name])


def test_distances_equal_those_of_igraph(each_known: Any) -> None:
    network, igraph = each_known.network, each_known.values["igraph"]
    same(whole.mean_distance(network).value, igraph["mean_distance"])
    same(whole.diameter(network).value, igraph["diameter"])
    same(whole.global_efficiency(network).value, igraph["global_efficiency"])


def test_centralization_of_degree_and_betweenness_equals_that_of_sna(each_known: Any) -> None:
    network, sna = each_known.network, each_known.values["sna"]["centralization"]
    found = whole.centralization(network, person.betweenness).value
    same(found, sna["betweenness"]["value"])
    if not network.is_undirected:
        same(whole.centralization(network, person.in_degree).value, sna["degree_indegree"]["value"])
        same(
            whole.centralization(network, person.out_degree).value,
            sna["degree_outdegree"]["value"],
        )
        same(
            whole.centralization(network, person.total_degree).value, sna["degree_freeman"]["value"]
        )


def test_tie_betweenness_sums_to_that_of_igraph(each_known: Any) -> None:
    values = tie.betweenness(each_known.network).values
    expected = each_known.array("igraph", "edge_betweenness")
    same(np.sort(values), np.sort(expected), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize(
    ("key", "attribute"),
    [("krackhardt_hightech/advice", "dept"), ("krackhardt_hightech/advice", "level")],
)
def test_brokerage_and_ei_equal_those_of_r(
    known: Callable[[str], Any], key: str, attribute: str
) -> None:
    found = known(key)
    expected = found.values["groups"][attribute]
    roles = person.brokerage(found.network, attribute)
    names = ("w_I", "w_O", "b_IO", "b_OI", "b_O", "t")
    for part, values in (
        ("raw_nli", roles.raw),
        ("exp_nli", roles.expected),
        ("sd_nli", roles.sd),
        ("z_nli", roles.z),
    ):
        rows = [[row[name] for name in names] for row in expected[part]]
        same(values, np.array(rows, dtype=np.float64))
    ei = whole.ei_index(found.network, attribute)
    same(ei.value, expected["ei_index"])
    same(ei.expected, expected["ei_expected_density"])
    same(
        person.ei_index(found.network, attribute).values,
        found.array("groups", attribute, "ei_by_node_symmetrised"),
    )
    same(whole.assortativity(found.network, attribute).value, expected["assortativity_nominal"])


def test_permutations_of_ei_agree_with_those_of_r(known: Callable[[str], Any]) -> None:
    found = known("krackhardt_hightech/advice")
    expected = found.values["groups"]["dept"]["ei_perm"]
    rng = np.random.default_rng(7)
    dealt = whole.ei_permutations(found.network, "dept", rng=rng, draws=2000)
    assert dealt.mean == pytest.approx(expected["mean"], abs=0.006)
    assert dealt.sd == pytest.approx(expected["sd"], abs=0.006)
    assert dealt.p_low == pytest.approx(expected["p_le"], abs=0.05)


def test_weighted_indices_equal_those_of_igraph_where_others_miss_equal_lengths(
    each_known: Any,
) -> None:
    network = each_known.network
    weighted = each_known.values.get("weighted") or each_known.values["igraph"].get("weighted")
    if weighted is None:
        return
    lengths = Lengths.INVERSE_STRENGTH
    loose = {"rtol": 1e-9, "atol": 1e-9}
    same(person.in_strength(network).values, weighted["strength_in"])
    same(person.out_strength(network).values, weighted["strength_out"])
    same(person.betweenness(network, lengths=lengths).values, weighted["betweenness_inv"], **loose)
    for name, side in (("in", Side.IN), ("out", Side.OUT)):
        near = person.harmonic(network, side=side, lengths=lengths).values
        same(near, weighted[f"harmonic_{name}_inv"], **loose)
    constraint = person.constraint(network, count=Count.STRENGTHS).values
    same(constraint, np.array(weighted["constraint"], dtype=np.float64))
    same(person.pagerank(network, count=Count.STRENGTHS).values, weighted["pagerank"], **loose)


def test_lubness_is_taken_from_the_leading_end(known: Callable[[str], Any]) -> None:
    """Reports point up: read as nominations, the chart is a tree in which leaders are above."""
    network = known("krackhardt_hightech/reports_to").network
    assert whole.lubness(network).value == pytest.approx(1.0)
    drawn = attrs.evolve(network, direction=Direction.INFLUENCE)
    assert whole.lubness(drawn).value < 0.1


def test_the_published_kite(known: Callable[[str], Any]) -> None:
    """Krackhardt (1990): Diane has most ties, Heather lies between, Fernando and Garth are near."""
    network = known("kite_krackhardt/kite").network
    degree, between = person.in_degree(network), person.betweenness(network)
    assert max(degree, key=degree.get) == "D"  # type: ignore[arg-type]
    assert between["H"] == 14
    near = person.closeness(network)
    assert near["F"] == near["G"] == max(near.values)


def test_strengths_count_only_where_they_are_asked_for(known: Callable[[str], Any]) -> None:
    network = known("cross_parker_consulting/info").network
    plain = person.constraint(network).values
    weighted = person.constraint(network, count=Count.STRENGTHS).values
    assert not np.allclose(plain, weighted)


def test_an_index_with_options_is_centralized_through_partial(known: Callable[[str], Any]) -> None:
    network = known("krackhardt_hightech/advice").network
    out = whole.centralization(network, partial(person.closeness, side=Side.OUT))
    # sna divides by (n - 1)(1 - 1/n), which is too small.
    n = network.n_people
    assert out.value == pytest.approx(0.391108024159418 * (1 - 1 / n))
