"""Nouns that pictures are drawn of: Northport's reports, and a small network."""

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from matplotlib.axes import Axes

import publead as pl
from plots.pictures import Draw
from publead import plots
from publead.network import AgainstChance, ShapeIndex, against_chance

NORTHPORT = Path(__file__).parents[2] / "examples" / "northport"


@pytest.fixture(scope="session")
def ratings() -> pl.Ratings:
    export = pl.read_export_map(NORTHPORT / "forms.toml")
    asked = export.applied_to(pl.draft_instrument("solace-contextual@2013"))
    return pl.read_ratings(NORTHPORT / "forms.csv", asked, export.columns, csv=export.csv)


@pytest.fixture(scope="session")
def scores(ratings: pl.Ratings) -> pl.Scores:
    return pl.score(ratings)


@pytest.fixture(scope="session")
def report(scores: pl.Scores) -> pl.Feedback:
    return pl.feedback(scores, "0107")


@pytest.fixture(scope="session")
def council(scores: pl.Scores) -> pl.Cohort:
    return pl.cohort(scores, by="Directorate")


@pytest.fixture(scope="session")
def reliability(ratings: pl.Ratings) -> pl.Reliability:
    return pl.reliability(ratings)


@pytest.fixture(scope="session")
def turns_to() -> pl.LeadershipNetwork:
    """Twelve people of two directorates, one of whom did not answer."""
    graph = nx.gnp_random_graph(12, 0.2, directed=True, seed=6)
    graph.remove_edges_from(list(graph.out_edges(11)))
    nx.set_node_attributes(graph, {n: "Place" if n < 6 else "People" for n in graph}, "directorate")
    named = nx.relabel_nodes(graph, {n: f"person {n}" for n in graph})
    return pl.LeadershipNetwork.from_networkx(
        named,
        direction=pl.Direction.NOMINATION,
        respondents=[f"person {n}" for n in range(11)],
    )


@pytest.fixture(scope="session")
def beside_chance(turns_to: pl.LeadershipNetwork) -> AgainstChance:
    return against_chance(turns_to, ShapeIndex.TRANSITIVITY, np.random.default_rng(1), draws=400)


@pytest.fixture(
    scope="session",
    params=["feedback", "gaps", "cohort", "raters_needed", "reliability_by_raters", "crosswalk",
            "crosswalk_wide", "network", "network_named", "people", "shape", "shape_by_chance",
            "radar"]
)  # fmt: skip
def draw(request: pytest.FixtureRequest) -> Draw:
    """Return each picture in turn, as a function of the axes to draw on."""
    get: Callable[[str], object] = request.getfixturevalue
    return _PICTURES[request.param](get)


@pytest.fixture(scope="session")
def picture(draw: Draw) -> Axes:
    """Return each picture in turn, drawn once; tests do not change it."""
    return draw()


def _agreed() -> plots.TiesShown:
    return plots.TiesShown(reason="all agreed, 3 May")


_PICTURES: dict[str, Callable[..., Draw]] = {
    "feedback": lambda get: lambda ax=None: plots.feedback(get("report"), ax=ax),
    "gaps": lambda get: lambda ax=None: plots.gaps(get("report"), ax=ax),
    "radar": lambda get: lambda ax=None: plots.radar(get("report"), ax=ax),
    "cohort": lambda get: lambda ax=None: plots.cohort(get("council"), ax=ax),
    "raters_needed": lambda get: lambda ax=None: plots.raters_needed(get("reliability"), ax=ax),
    "reliability_by_raters": lambda get: (
        lambda ax=None: plots.reliability_by_raters(get("reliability")["trust"], ax=ax)
    ),
    "crosswalk": lambda _get: (
        lambda ax=None: plots.crosswalk(
            pl.frameworks.crosswalk("lga-managerial@2017", "tizard-attributes@2014"), ax=ax
        )
    ),
    "crosswalk_wide": lambda _get: (
        lambda ax=None: plots.crosswalk(
            pl.frameworks.crosswalk("public-servant-21c@2014", "anti-hero@2013"), ax=ax
        )
    ),
    "network": lambda get: lambda ax=None: plots.network(get("turns_to"), "directorate", ax=ax),
    "network_named": lambda get: (
        lambda ax=None: plots.network(get("turns_to"), "directorate", names=_agreed(), ax=ax)
    ),
    "people": lambda get: lambda ax=None: plots.people(pl.centralities(get("turns_to")), ax=ax),
    "shape": lambda get: lambda ax=None: plots.shape(pl.describe(get("turns_to")), ax=ax),
    "shape_by_chance": lambda get: (
        lambda ax=None: plots.shape_by_chance(get("beside_chance"), ax=ax)
    ),
}
