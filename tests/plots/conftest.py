"""Nouns that pictures are drawn of: Northport's reports, and a small network."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import networkx as nx
import numpy as np
import pytest
from matplotlib.axes import Axes

import publead as pl
from plots.pictures import Draw
from publead import plots
from publead.assessment.comparison import PersonChange
from publead.frameworks import ANTI_HERO
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
            "radar", "items", "items_self", "valuation", "placement", "comparison", "change",
            "priorities"]
)  # fmt: skip
def draw(request: pytest.FixtureRequest) -> Draw:
    """Return each picture in turn, as a function of the axes to draw on."""
    get: Callable[[str], object] = request.getfixturevalue
    return _PICTURES[request.param](get)


@pytest.fixture(scope="session")
def picture(draw: Draw) -> Axes:
    """Return each picture in turn, drawn once; tests do not change it."""
    return draw()


@pytest.fixture(scope="session")
def answers(scores: pl.Scores) -> pl.ItemAnswers:
    return pl.item_answers(scores)


@pytest.fixture(scope="session")
def traits() -> pl.Valuation:
    """What Northport's staff say is needed and rewarded."""
    words = ("Not at all", "A little", "Somewhat", "A lot", "Completely")
    return pl.valuation(
        pl.read_valuation(
            NORTHPORT / "valuation.csv",
            needed={f"Needed: {trait.label}": trait.code for trait in ANTI_HERO},
            rewarded={f"Rewarded: {trait.label}": trait.code for trait in ANTI_HERO},
            columns=pl.ValuationColumns(respondent="Form", ignore=["Directorate"]),
            scale=pl.Scale.words(*words, not_observed=("Don't know",)),
        )
    )


@pytest.fixture(scope="session")
def standing(scores: pl.Scores, report: pl.Feedback) -> pl.Placement:
    made = pl.norms(scores, population="all leaders of Northport", collected=date(2026, 3, 31))
    return made.place(report)


@pytest.fixture(scope="session")
def two_rounds() -> pl.Comparison:
    """Both rounds, with raters matched by a key."""
    export = pl.read_export_map(NORTHPORT / "forms.toml")
    asked = export.applied_to(pl.draft_instrument("solace-contextual@2013"))
    key = pl.Pseudonyms(key=b"sixteen bytes or more, kept elsewhere")
    before, after = (
        pl.score(
            pl.read_ratings(NORTHPORT / file, asked, export.columns, csv=export.csv, pseudonyms=key)
        )
        for file in ("forms.csv", "second_round.csv")
    )
    return pl.compare(before, after)


@pytest.fixture(scope="session")
def ranked(report: pl.Feedback) -> pl.RankedGaps:
    agreed = pl.Priorities(
        weights={
            "place-and-space": 0.2,
            "complexity-and-ambiguity": 0.4,
            "entrepreneurial-organisations": 0.2,
            "trust": 0.2,
        },
        agreed_by="the senior team",
        agreed_on=date(2026, 3, 1),
    )
    return pl.rank_gaps(report, agreed, rng=np.random.default_rng(1), n_draws=2_000)


@pytest.fixture(scope="session")
def changed(two_rounds: pl.Comparison) -> PersonChange:
    """Return somebody whose change is shown."""
    return next(each for each in two_rounds.people if each.line("trust").change.is_shown)


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
    "items": lambda get: lambda ax=None: plots.items(get("answers"), ax=ax),
    "items_self": lambda get: lambda ax=None: plots.items(get("answers"), "self", ax=ax),
    "valuation": lambda get: lambda ax=None: plots.valuation(get("traits"), ax=ax),
    "placement": lambda get: lambda ax=None: plots.placement(get("standing"), ax=ax),
    "comparison": lambda get: lambda ax=None: plots.comparison(get("two_rounds"), ax=ax),
    "change": lambda get: lambda ax=None: plots.change(get("changed"), ax=ax),
    "priorities": lambda get: lambda ax=None: plots.priorities(get("ranked"), ax=ax),
    "people": lambda get: lambda ax=None: plots.people(pl.centralities(get("turns_to")), ax=ax),
    "shape": lambda get: lambda ax=None: plots.shape(pl.describe(get("turns_to")), ax=ax),
    "shape_by_chance": lambda get: (
        lambda ax=None: plots.shape_by_chance(get("beside_chance"), ax=ax)
    ),
}
