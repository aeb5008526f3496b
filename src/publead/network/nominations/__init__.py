"""Ties as they are collected: edge lists, nomination lists and rosters, and their policies."""

from publead.network.nominations.arcs import Arcs
from publead.network.nominations.checking import expect_direction
from publead.network.nominations.columns import (
    NetworkColumns,
    RosterColumns,
    SlotColumns,
    TieColumns,
)
from publead.network.nominations.errors import (
    NetworkError,
    SeveralNetworksError,
    UnknownNodeError,
)
from publead.network.nominations.ids import NOBODY, Register, id_faults
from publead.network.nominations.people import Group, PeopleSource, group_of, repeats, rereadable
from publead.network.nominations.policies import (
    Direction,
    Duplicates,
    SelfTies,
    StrengthScale,
    Undirected,
    UnknownPeople,
)
from publead.network.nominations.reading import read_nominations
from publead.network.nominations.resolving import TiePolicies
from publead.network.nominations.result import Nominations
from publead.tables import header_faults

__all__ = [
    "NOBODY",
    "Arcs",
    "Direction",
    "Duplicates",
    "Group",
    "NetworkColumns",
    "NetworkError",
    "Nominations",
    "PeopleSource",
    "Register",
    "RosterColumns",
    "SelfTies",
    "SeveralNetworksError",
    "SlotColumns",
    "StrengthScale",
    "TieColumns",
    "TiePolicies",
    "Undirected",
    "UnknownNodeError",
    "UnknownPeople",
    "expect_direction",
    "group_of",
    "header_faults",
    "id_faults",
    "read_nominations",
    "repeats",
    "rereadable",
]
