"""A researcher: arrays and networks in, numbers with intervals and tables out."""

from collections.abc import Hashable, Mapping
from typing import assert_type

import networkx as nx
import numpy as np
from numpy.typing import NDArray

import publead as pl
from publead.network import PersonIndex, TieIndex, person, tie, whole
from publead.stats import agreement, consistency

RNG = np.random.default_rng(1)


def statistics() -> float:
    """Return a number from a matrix of answers."""
    answers: NDArray[np.float64] = RNG.integers(1, 6, size=(30, 5)).astype(np.float64)
    alpha = consistency.cronbach_alpha(answers)
    assert_type(alpha, pl.Estimate)
    assert_type(alpha.value, float)
    assert_type(alpha.n, int | None)
    assert_type(alpha.status, pl.Status)
    assert_type(alpha.explain(), pl.Explanation)
    assert_type(agreement.krippendorff_alpha(answers, level=agreement.Level.ORDINAL), pl.Estimate)
    return float(alpha)


def networks() -> pl.LeadershipNetwork:
    """Return a network read from rows, and measure it."""
    columns = pl.TieColumns(strength="often", scale=pl.StrengthScale.numbers(1, 5))
    network = pl.read_network(
        [{"source": "ann", "target": "bob", "often": 3}],
        people=["ann", "bob", "cem"],
        respondents=["ann", "bob"],
        columns=columns,
        direction=pl.Direction.NOMINATION,
    )
    assert_type(network, pl.LeadershipNetwork)
    received = person.in_degree(network)
    assert_type(received, PersonIndex)
    assert_type(received["ann"], float)
    assert_type(list(received), list[Hashable])
    assert_type(received.values, NDArray[np.float64])
    assert_type(tie.betweenness(network), TieIndex)
    assert_type(whole.density(network), pl.Estimate)
    assert_type(whole.centralization(network, person.in_degree), pl.Estimate)
    assert_type(whole.density(nx.DiGraph([(1, 2)])), pl.Estimate)
    plugged = pl.network.plugged_in()
    assert_type(plugged.person("reciprocated")(network), PersonIndex)
    assert_type(plugged.whole("unnamed")(network), pl.Estimate)
    assert_type(whole.gini(network, plugged.person("reciprocated")), pl.Estimate)
    return network


def tables(network: pl.LeadershipNetwork) -> list[Mapping[str, object]]:
    """Return a table's rows, for which no library of frames is needed."""
    pl.write_csv(pl.centralities(network), "centralities.csv")
    return list(pl.centralities(network).rows())
