"""Nouns to be kept: those that the library makes of Northport and of a small network, and drawn."""

import csv
import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import networkx as nx
import numpy as np

import publead as pl
from publead.assessment.priorities import composite
from publead.exchange.nouns.array_forms import Array
from publead.exchange.nouns.catalogue import catalogue, name_of
from publead.exchange.nouns.gate import Form
from publead.exchange.nouns.holding_forms import Cells, Fixed, Gathered, Listed, Named, Perhaps
from publead.exchange.nouns.noun_forms import TAG, Kept, OneOf
from publead.exchange.nouns.plain_forms import Choice, Day, Flag, Number, Plain, Share, Text, Whole
from publead.network import person, teams, tie, whole
from publead.stats import agreement, consistency

RNG = np.random.default_rng(20260307)


@cache
def made() -> tuple[object, ...]:
    """Return what the library itself makes."""
    return tuple(noun for part in (_assessed(), _networked(), _computed()) for noun in part)


def _assessed() -> Iterator[object]:
    export = pl.read_export_map("examples/northport/forms.toml")
    instrument = export.applied_to(pl.draft_instrument("solace-contextual@2013"))
    with Path("examples/northport/forms.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    few = [row for row in rows if row[export.columns.person] < "0103"]
    ratings = pl.read_ratings(few, instrument, columns=export.columns)
    everybody = pl.score(pl.read_ratings(rows, instrument, columns=export.columns))
    scores = pl.score(ratings)
    reports = [pl.feedback(scores, each) for each in ratings.people[:2]]
    weights: dict[str, float] = dict.fromkeys(map(str, instrument.framework.codes), 0.25)
    priorities = pl.Priorities(
        weights=weights,
        agreed_by="cabinet",
        agreed_on=dt.date(2026, 3, 31),
        context=pl.Context(name="recovery", what_differs="money"),
    )
    norms = pl.norms(everybody, population="Northport", collected=dt.date(2026, 3, 31))
    yield from (export, ratings, scores, *reports, priorities, norms)
    yield norms.place(reports[0])
    yield composite(reports[0], priorities, rng=RNG)
    yield pl.rank_gaps(reports[0], priorities, rng=RNG, n_draws=50)
    yield from (pl.cohort(scores), pl.reliability(ratings), ratings.check())
    yield from (pl.MissingAnswers(at_least="1/3"), pl.DisclosurePolicy())
    yield from (pl.frameworks.load("anti-hero@2013"), pl.frameworks.catalogue())
    yield pl.frameworks.crosswalk("solace-contextual@2013", "public-servant-21c@2014")
    yield from list(pl.evidence.catalogue())[:3]


def _networked() -> Iterator[object]:
    graph = nx.gnp_random_graph(12, 0.3, seed=4, directed=True)
    for place in graph:
        graph.add_node(place, unit=("x", "y", None)[place % 3])
    network = pl.LeadershipNetwork.from_networkx(graph, direction=pl.Direction.NOMINATION)
    ties = [{"team": "t", "source": u, "target": v} for u, v in (("a", "b"), ("c", "b"))]
    yield from (network, pl.describe(network), pl.centralities(network))
    yield from (person.in_degree(network), tie.betweenness(network), whole.density(network))
    yield from (whole.effective_leaders(network), whole.dyad_census(network))
    yield from (whole.core_periphery(network), pl.network.mixing(network, "unit"))
    yield teams.measure(ties, people=None)


def _computed() -> Iterator[object]:
    answers = RNG.integers(1, 6, size=(30, 5)).astype(float)
    groups = np.repeat([f"g{place}" for place in range(6)], 5)
    yield consistency.cronbach_alpha(answers)
    yield from agreement.icc_forms(answers)
    yield agreement.rwg_j(answers, groups, scale=(1, 5))


def within(noun: object) -> Iterator[object]:
    """Yield a noun and all nouns within it."""
    if attrs.has(type(noun)):
        if name_of(type(noun)) is not None:
            yield noun
        kind: Any = type(noun)
        for field in attrs.fields(kind):
            yield from within(getattr(noun, field.name))
    elif isinstance(noun, tuple | list):
        for each in noun:
            yield from within(each)
    elif isinstance(noun, dict):
        yield from within(list(noun.values()))


class Drawing:
    """Plain values of any form, drawn; small, and with what is odd."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)

    def noun(self, kept: Kept) -> dict[str, object]:
        """Return plain values that may be a noun, with all of its fields or those it needs."""
        fills = self.rng.random() < 0.8
        return {TAG: kept.name} | {
            name: self.of(form)
            for name, form in kept.fields.items()
            if fills or name in kept.needed
        }

    def of(self, form: Form) -> Any:
        """Return a plain value of a form."""
        n = int(self.rng.integers(0, 3))
        match form:
            case Listed(each) | Gathered(each):
                drawn = [self.of(each) for _ in range(n)]
                return sorted(set(drawn)) if isinstance(form, Gathered) else drawn
            case Fixed(parts):
                return [self.of(part) for part in parts]
            case Named(key, each):
                return {self.of(key): self.of(each) for _ in range(n)}
            case Perhaps(inner):
                return None if n == 0 else self.of(inner)
            case Cells():
                return [self.of(Plain()) for _ in range(n)]
            case Array():
                return [self.of(form.form) for _ in range(n)]
            case OneOf():
                choices = list(form.choices.values())
                return self.noun(choices[int(self.rng.integers(len(choices)))])
        return self.plain(form)

    def plain(self, form: Form) -> Any:
        """Return a plain value of a form without parts."""
        choices: list[Any]
        match form:
            case Choice(words):
                choices = [member.value for member in words]
            case Text():
                choices = ["a", "é – x", "some-words", "trust", "solace-contextual@2013"]
            case Whole():
                choices = [0, 1, 3, 100]
            case Number():
                choices = [0.5, 0.0, 2.0, -1e-9, None, "Infinity", 0.1]
            case Flag():
                choices = [True, False]
            case Day():
                choices = ["2026-03-31", "2000-02-29"]
            case Share():
                choices = ["1/2", "1/3", "1"]
            case Plain():
                choices = ["ann", 7, -2.5, True, None, "=1+1"]
            case _:
                raise TypeError(form)
        return choices[int(self.rng.integers(len(choices)))]


def drawn(name: str, draws: int = 40) -> Iterator[dict[str, object]]:
    """Yield plain values that may be a noun, or may be refused by its constructor."""
    for seed in range(draws):
        yield Drawing(seed).noun(catalogue()[name])
