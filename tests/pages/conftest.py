"""Results that pages are made of: Northport's, and a small network."""

from pathlib import Path

import networkx as nx
import pytest

import publead as pl
from publead.network import Shape

NORTHPORT = Path(__file__).parents[2] / "examples" / "northport"


@pytest.fixture(scope="session")
def scores() -> pl.Scores:
    export = pl.read_export_map(NORTHPORT / "forms.toml")
    asked = export.applied_to(pl.draft_instrument("solace-contextual@2013"))
    return pl.score(pl.read_ratings(NORTHPORT / "forms.csv", asked, export.columns, csv=export.csv))


@pytest.fixture(scope="session")
def report(scores: pl.Scores) -> pl.Feedback:
    return pl.feedback(scores, "0107")


@pytest.fixture(scope="session")
def council(scores: pl.Scores) -> pl.Cohort:
    return pl.cohort(scores, by="Directorate")


@pytest.fixture(scope="session")
def network() -> pl.LeadershipNetwork:
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
def shape(network: pl.LeadershipNetwork) -> Shape:
    return pl.describe(network, by="directorate")


@pytest.fixture(scope="session")
def pages(
    report: pl.Feedback, council: pl.Cohort, shape: Shape, scores: pl.Scores
) -> dict[str, pl.Page]:
    """Return a page of each kind, made once."""
    return {
        "feedback": pl.page(report, note="Asked in March."),
        "cohort": pl.page(council),
        "items": pl.page(pl.item_answers(scores)),
        "shape": pl.page(shape, asked="Whom do you turn to for leadership?"),
    }


@pytest.fixture(scope="session", params=["feedback", "cohort", "items", "shape"])
def made(request: pytest.FixtureRequest, pages: dict[str, pl.Page]) -> pl.Page:
    """Return each page in turn."""
    return pages[request.param]
