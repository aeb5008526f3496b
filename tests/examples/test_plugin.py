"""The example package offers a framework, indices and a policy; a broken package harms nobody."""

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publead import disclosure, frameworks, network
from publead.disclosure import DisclosurePolicy
from publead.errors import UnknownCodeError
from publead.network import LeadershipNetwork, person, whole
from publead.offers import PluginError

PLUGIN = Path(__file__).parents[2] / "examples" / "plugin"
MODULE = "northport_publead"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Install the example package, as an installer would leave it, for the tests of this file."""
    site = tmp_path_factory.mktemp("site")
    project = tomllib.loads((PLUGIN / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    shutil.copytree(PLUGIN / "src" / MODULE, site / MODULE)
    info = site / f"{MODULE}-{project['version']}.dist-info"
    info.mkdir()
    told = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (info / "METADATA").write_text(told, encoding="utf-8")
    lines = []
    for group, points in project["entry-points"].items():
        lines += [f"[{group}]", *(f"{name} = {value}" for name, value in points.items())]
    (info / "entry_points.txt").write_text("\n".join(lines), encoding="utf-8")
    sys.path.insert(0, str(site))
    yield site
    sys.path.remove(str(site))
    for name in [name for name in sys.modules if name.partition(".")[0] == MODULE]:
        del sys.modules[name]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Pretend that a package is installed which offers nothing that works."""
    module = ModuleType("eastport")

    def raises() -> None:
        raise RuntimeError("out of paper")

    def number(_: LeadershipNetwork) -> float:
        return 1.0

    def others(_: LeadershipNetwork) -> object:
        return person.in_degree(nx.path_graph(["x", "y"]))

    vars(module).update(raises=raises, number=number, others=others, seven=7)
    monkeypatch.setitem(sys.modules, "eastport", module)
    points = [
        EntryPoint("person.gone", "eastport:gone", "publead.indices"),
        EntryPoint("person.number", "eastport:number", "publead.indices"),
        EntryPoint("person.others", "eastport:others", "publead.indices"),
        EntryPoint("tie.number", "eastport:number", "publead.indices"),
        EntryPoint("whole.number", "eastport:number", "publead.indices"),
        EntryPoint("whole.seven", "eastport:seven", "publead.indices"),
        EntryPoint("seven", "eastport:seven", "publead.policies"),
        EntryPoint("absent", "nowhere_at_all:policy", "publead.policies"),
        EntryPoint("twice", "eastport:seven", "publead.policies"),
        EntryPoint("twice", "westport:seven", "publead.policies"),
    ]

    def entry_points(*, group: str) -> list[EntryPoint]:
        return [point for point in points if point.group == group]

    monkeypatch.setattr("importlib.metadata.entry_points", entry_points)
    return module


def test_the_package_offers_what_its_project_file_names(installed: Path) -> None:
    """Framework, indices and policy stand in their catalogues, with the package's name."""
    assert frameworks.catalogue()["northport-values@2026"].package == "northport-publead"
    assert frameworks.load("northport-values@2026").title == "Northport's values"
    assert str(network.plugged_in()) == (
        "Offered by installed packages, index: 2\n"
        "  person.reciprocated (northport-publead)\n"
        "  whole.unnamed (northport-publead)"
    )
    assert [offer.name for offer in disclosure.policies()] == ["northport-small-teams"]


def test_listing_runs_none_of_the_package(installed: Path) -> None:
    """Whoever only lists offers, or imports the library, does not import the package."""
    code = (
        "import sys, publead as pl; pl.network.plugged_in(); list(pl.disclosure.policies());"
        f"print('{MODULE}' in sys.modules, len(pl.network.plugged_in()))"
    )
    paths = [str(installed), *filter(None, sys.path)]
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path[:0] = {paths!r}; {code}"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert (done.stderr, done.stdout) == ("", "False 2\n")


@given(arcs=st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)).filter(lambda a: a[0] != a[1])))
def test_the_indices_follow_their_definitions(arcs: set[tuple[int, int]], installed: Path) -> None:
    """Ties both ways are counted for each person, and people whom nobody names for the whole."""
    graph = nx.DiGraph(arcs)
    graph.add_nodes_from(range(6))
    plugged = network.plugged_in()
    found = plugged.person("reciprocated")(graph)
    for one in graph:
        both = sum((one, other) in arcs and (other, one) in arcs for other in graph)
        assert found[one] == both
    nobody = sum(all(target != one for _, target in arcs) for one in graph)
    assert float(plugged.whole("unnamed")(graph)) == pytest.approx(nobody / 6, rel=1e-15)


def test_whoever_did_not_answer_is_told(installed: Path) -> None:
    """Where some did not answer, both indices say so, and give no number."""
    some = network.read_network(
        [{"source": "ann", "target": "bob"}],
        people=["ann", "bob"],
        respondents=["ann"],
        direction=network.Direction.NOMINATION,
    )
    found = network.plugged_in().person("person.reciprocated")(some)
    assert np.isnan(found.values).all()
    assert "did not answer" in found.reason
    assert not network.plugged_in().whole("unnamed")(some).is_shown


def test_an_index_goes_where_ours_go(installed: Path) -> None:
    """The library's own functions of an index take one of another package."""
    graph = nx.DiGraph([(1, 2), (2, 1), (3, 1)])
    assert whole.gini(graph, network.plugged_in().person("reciprocated")).is_shown


def test_the_policy_is_the_value_that_the_package_holds(installed: Path) -> None:
    """A policy is loaded by its name."""
    expected = DisclosurePolicy(min_raters=5, min_in_all=6, min_for_spread=6, min_for_comments=8)
    assert disclosure.load_policy("northport-small-teams") == expected


def test_a_slip_in_a_name_is_answered_with_the_nearest(installed: Path) -> None:
    """Unknown names raise, and tell what there is."""
    with pytest.raises(UnknownCodeError) as caught:
        network.plugged_in().person("reciprocate")
    assert caught.value.nearest == "person.reciprocated"
    with pytest.raises(UnknownCodeError):
        disclosure.load_policy("northport-small-team")


def test_a_broken_index_is_named_with_its_package(broken: ModuleType) -> None:
    """Each way to be broken raises the same error, which names the package and what to do."""
    plugged = network.plugged_in()
    graph = nx.path_graph(3)
    with pytest.raises(PluginError, match="package eastport, but broken: AttributeError"):
        plugged.person("gone")
    with pytest.raises(PluginError, match="it gives int, not a function of a network"):
        plugged.whole("seven")
    with pytest.raises(PluginError, match="it returned float, not PersonIndex"):
        plugged.person("number")(graph)
    with pytest.raises(PluginError, match="it returned float, not TieIndex"):
        plugged.tie("number")(graph)
    with pytest.raises(PluginError, match=r"it returned float, not Estimate\. Update that package"):
        plugged.whole("number")(graph)
    with pytest.raises(PluginError, match="its people are not those of the network"):
        plugged.person("others")(graph)
    assert len(list(plugged)) == 6


def test_a_broken_policy_is_named_with_its_package(broken: ModuleType) -> None:
    """A policy that is none, one that cannot be loaded, and one offered twice are refused."""
    with pytest.raises(PluginError, match="package eastport, but broken: it gives int, not a Disc"):
        disclosure.load_policy("seven")
    with pytest.raises(PluginError, match="nowhere_at_all, but broken: ModuleNotFoundError"):
        disclosure.load_policy("absent")
    with pytest.raises(PluginError, match="is offered by several: eastport, westport"):
        disclosure.load_policy("twice")


def test_what_the_function_raises_passes(installed: Path) -> None:
    """An error that the index itself raises about the network is not disguised."""
    with pytest.raises(TypeError):
        network.plugged_in().person("reciprocated")(nx.path_graph(2), "more")
