"""Published networks with the values that R computed, read once."""

import csv
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import pytest
from numpy.typing import NDArray

from publead.network import (
    Direction,
    Duplicates,
    LeadershipNetwork,
    SelfTies,
    TieColumns,
    Undirected,
    read_network,
)

KNOWN = (
    "krackhardt_hightech/advice",
    "krackhardt_hightech/friendship",
    "krackhardt_hightech/reports_to",
    "padgett_florentine/marriage",
    "padgett_florentine/business",
    "kapferer_tailor/social_t1",
    "kapferer_tailor/work_t1",
    "kite_krackhardt/kite",
    "cross_parker_consulting/info",
    "cross_parker_consulting/value",
    "freeman_eies_ison/messages",
    "emon_cheyenne/communication",
    "emon_mtsthelens/communication",
    "dhhs_tobacco_leaders/collaboration",
    "tobacco_agencies/contact",
    "tobacco_agencies/dissemination",
    "physicians_peoria/advice",
)


@attrs.frozen
class Known:
    """A published network and what R says of it."""

    network: LeadershipNetwork
    values: dict[str, Any]

    def array(self, *keys: str) -> NDArray[np.float64]:
        """Return a list of R's as an array; NaN where R has none."""
        found: Any = self.values
        for key in keys:
            found = found[key]
        return np.array([np.nan if each is None else each for each in found], dtype=np.float64)


@cache
def _oracle(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text())
    return loaded


@cache
def _read(path: Path, key: str) -> Known:
    name, relation = key.split("/")
    values = _oracle(path / "oracle.json")[key]
    with (path / f"{name}_edges.csv").open() as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["relation"] == relation and float(row["weight"]) > 0
        ]
    directed = bool(values["directed"])
    network = read_network(
        rows,
        people=path / f"{name}_nodes.csv",
        columns=TieColumns(strength="weight", ignore=["relation"], person="id"),
        direction=Direction.NOMINATION if directed else None,
        undirected=None if directed else Undirected.EITHER,
        self_ties=SelfTies.LEAVE_OUT,
        duplicates=Duplicates.STRONGEST,
    )
    return Known(network, values)


@pytest.fixture
def known(shared_data: Callable[[str], Path]) -> Callable[[str], Known]:
    """Return the reader of published networks."""
    shared_data("networks/oracle.json")

    def read(key: str) -> Known:
        return _read(shared_data("networks"), key)

    return read


@pytest.fixture(params=KNOWN)
def each_known(request: pytest.FixtureRequest, known: Callable[[str], Known]) -> Known:
    """Return each published network in turn."""
    return known(request.param)
