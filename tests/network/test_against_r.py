"""End to end: a network read from its tables has the values that R's sna and igraph give it."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
from numpy.testing import assert_allclose

from graphs.drawn import Tolerance
from network.counterparts import IN_GROUPS, ROLES, WHERE, underlying
from network.not_compared import NOT_COMPARED
from publead.network import Count, Direction, Side, person, tie, whole

DATA = Path(__file__).parents[1] / "data"
ORACLE: dict[str, Any] = json.loads((DATA / "oracle_networks.json").read_text(encoding="utf-8"))
MODULARITY: dict[str, dict[str, dict[str, float]]] = json.loads(
    (DATA / "oracle_modularity.json").read_text(encoding="utf-8")
)
NETWORKS = [key for key, values in ORACLE.items() if "igraph" in values and "/" in key]
ITERATED = ("igraph/eigenvector_scale1", "igraph/hub", "igraph/authority")
BY_LENGTH = "igraph/weighted/"


def paths(values: Any, *above: str) -> Iterator[str]:
    """Yield the path of every value that R gave, whatever the network and the grouping."""
    if not isinstance(values, dict):
        yield "/".join(above)
        return
    for name, value in values.items():
        if not above and "/" in name:
            yield from paths({k: v for k, v in value.items() if k != "groups"}, *above)
            for grouping in value.get("groups", {}).values():
                yield from paths(grouping, "groups")
        else:
            yield from paths(value, *above, name)


EVERY_PATH = sorted(set(paths(ORACLE)))


def at(values: Any, path: str) -> Any:
    for name in path.split("/"):
        if not isinstance(values, dict) or name not in values:
            return None
        values = values[name]
    return values


def reason_of(path: str) -> str | None:
    return next(
        (why for begin, why in NOT_COMPARED.items() if f"{path}/".startswith(f"{begin}/")), None
    )


def compared_in_groups(path: str) -> bool:
    return path.startswith("groups/") and path.split("/")[1] in IN_GROUPS


@pytest.mark.parametrize("path", EVERY_PATH)
def test_every_value_of_r_is_compared_or_has_its_reason(path: str) -> None:
    ways = [path in WHERE, compared_in_groups(path), reason_of(path) is not None]
    assert sum(ways) == 1, path


def test_no_reason_and_no_counterpart_is_left_over() -> None:
    """What stands in the lists is among R's values still."""
    assert set(WHERE) <= set(EVERY_PATH)
    for begin in NOT_COMPARED:
        assert any(f"{path}/".startswith(f"{begin}/") for path in EVERY_PATH), begin
    grouped = {path.split("/")[1] for path in EVERY_PATH if path.startswith("groups/")}
    assert set(IN_GROUPS) <= grouped


def tolerance(path: str) -> Tolerance:
    if path in ITERATED or path.endswith("eigenvector_scale1"):
        return {"rtol": 1e-7, "atol": 1e-6}
    if path.startswith(BY_LENGTH):
        return {"rtol": 1e-9, "atol": 1e-9}
    return {"rtol": 1e-10, "atol": 1e-10}


def numbers(values: Any) -> Any:
    """Return R's values as an array, with NaN for its NA; components by their sizes."""
    listed = np.atleast_1d(np.asarray(values, dtype=object))
    return np.array([np.nan if each is None else each for each in listed], dtype=np.float64)


@pytest.mark.parametrize("path", WHERE)
def test_every_counterpart_has_the_value_of_r(path: str, known: Callable[[str], Any]) -> None:
    n_compared = 0
    for key in NETWORKS:
        one = known(key)
        said = at(one.values, path)
        if said is None:
            continue
        found = WHERE[path](one.network)
        if found is None:
            # The vector is not unique, which is said here and passed over there.
            assert path in ITERATED
            continue
        n_compared += 1
        if "edge_betweenness" in path or "components" in path:
            said = np.sort(numbers(said))
        assert_allclose(numbers(found), numbers(said), err_msg=key, **tolerance(path))
    assert n_compared >= 6


@pytest.mark.parametrize("name", IN_GROUPS)
def test_every_counterpart_by_groups_has_the_value_of_r(
    name: str, known: Callable[[str], Any]
) -> None:
    n_compared = 0
    for key in NETWORKS:
        one = known(key)
        for grouping in one.values.get("groups", {}).values():
            groups = dict(zip(one.network.people, grouping["groups"], strict=True))
            found, said = IN_GROUPS[name](one.network, groups), grouping[name]
            n_compared += 1
            if name == "sna_role_names":
                assert [each.rpartition("/")[2] for each in said.values()] == found
                continue
            if isinstance(said, Mapping):
                said = [said[role] for role in ROLES]
            elif isinstance(said, list) and isinstance(said[0], dict):
                said = [each.get(role) for each in said for role in ROLES]
            flat = np.asarray(found, dtype=np.float64).ravel()
            assert_allclose(flat, numbers(said), err_msg=key, rtol=1e-10, atol=1e-10)
    assert n_compared == 14


@pytest.mark.parametrize(
    ("key", "attribute"), [(key, name) for key, each in MODULARITY.items() for name in each]
)
def test_modularity_of_a_directed_network_is_leicht_and_newmans(
    key: str, attribute: str, known: Callable[[str], Any]
) -> None:
    """igraph has both: of the directed graph, and of the one with direction left out."""
    one, said = known(key), MODULARITY[key][attribute]
    groups = dict(zip(one.network.people, one.values["groups"][attribute]["groups"], strict=True))
    found = whole.modularity(one.network, groups).value
    assert found == pytest.approx(said["directed"], abs=1e-12)
    found = whole.modularity(underlying(one.network), groups).value
    assert found == pytest.approx(said["underlying"], abs=1e-12)


def test_permutations_of_ei_agree_with_those_of_r(known: Callable[[str], Any]) -> None:
    found = known("krackhardt_hightech/advice")
    expected = found.values["groups"]["dept"]["ei_perm"]
    rng = np.random.default_rng(7)
    dealt = whole.ei_permutations(found.network, "dept", rng=rng, draws=2000)
    assert dealt.mean == pytest.approx(expected["mean"], abs=0.006)
    assert dealt.sd == pytest.approx(expected["sd"], abs=0.006)
    assert dealt.p_low == pytest.approx(expected["p_le"], abs=0.05)


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


ADVICE, FRIENDS = "krackhardt_hightech/advice", "krackhardt_hightech/friendship"
CONSULTANTS, FAMILIES = "cross_parker_consulting/info", "padgett_florentine/marriage"
PHYSICIANS = "physicians_peoria/advice"
# R 4.2.2: base R by the formula, or igraph 1.3.5 and sna 2.7-1, as each docstring says.
SAID_IN_DOCSTRINGS: dict[str, tuple[str, Callable[[Any], float], float]] = {
    "effective_size": (ADVICE, lambda net: person.effective_size(net).values[0], 8.26315789474),
    "burt_efficiency": (ADVICE, lambda net: person.burt_efficiency(net).values[0], 0.516447368421),
    "burt_hierarchy": (ADVICE, lambda net: person.burt_hierarchy(net).values[0], 0.0535522030507),
    "katz": (ADVICE, lambda net: person.katz(net).values[0], 8.87636827917),
    "eccentricity": (ADVICE, lambda net: person.eccentricity(net).values[0], 3),
    "reach_within": (FRIENDS, lambda net: person.reach_within(net, 2).values[0], 18),
    "brokerage_across": (ADVICE, lambda net: person.brokerage_across(net, "dept").values[0], 21),
    "in_strength": (CONSULTANTS, lambda net: person.in_strength(net).values[0], 43),
    "out_strength": (CONSULTANTS, lambda net: person.out_strength(net).values[0], 25),
    "tie betweenness": (ADVICE, lambda net: tie.betweenness(net).values.max(), 21.4095238095),
    "bridges": (FAMILIES, lambda net: tie.bridges(net).values.sum(), 5),
    "reciprocated": (ADVICE, lambda net: tie.reciprocated(net).values.sum(), 90),
    "simmelian": (ADVICE, lambda net: tie.simmelian(net).values.sum(), 84),
    "span 4": (FAMILIES, lambda net: (tie.local_bridge_span(net).values == 4).sum(), 4),
    "span inf": (FAMILIES, lambda net: np.isinf(tie.local_bridge_span(net).values).sum(), 5),
    "connectedness": (PHYSICIANS, lambda net: whole.connectedness(net).value, 0.820070733863837),
    "n_components": (PHYSICIANS, lambda net: whole.n_components(net).value, 12),
    "modularity": (ADVICE, lambda net: whole.modularity(net, "dept").value, 0.018559556786703603),
    "gini": (ADVICE, lambda net: whole.gini(net, person.in_degree).value, 0.246115288221),
    "coefficient_of_variation": (
        ADVICE,
        lambda net: whole.coefficient_of_variation(net, person.in_degree).value,
        0.438771894751,
    ),
    "effective_leaders": (ADVICE, lambda net: whole.effective_leaders(net).value, 17.6097560976),
    "valued_density": (CONSULTANTS, lambda net: whole.valued_density(net).value, 0.9468599034),
}


@pytest.mark.parametrize("name", SAID_IN_DOCSTRINGS)
def test_what_a_docstring_says_of_r_is_found(name: str, known: Callable[[str], Any]) -> None:
    key, found, said = SAID_IN_DOCSTRINGS[name]
    assert found(known(key).network) == pytest.approx(said, rel=1e-10)
