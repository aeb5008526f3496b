"""Many teams at once: one row a team, in the numbers that one network at a time would give."""

from publead.network.teams.gathering import TeamPeopleSource, TeamSource
from publead.network.teams.index import Standing, TeamIndex
from publead.network.teams.indices import TeamMeasure, Why
from publead.network.teams.making import measure
from publead.network.teams.parts import part_measure, part_schema
from publead.network.teams.patterns import TeamPatterns
from publead.network.teams.result import Teams
from publead.network.teams.row import Team

__all__ = [
    "Standing",
    "Team",
    "TeamIndex",
    "TeamMeasure",
    "TeamPatterns",
    "TeamPeopleSource",
    "TeamSource",
    "Teams",
    "Why",
    "measure",
    "part_measure",
    "part_schema",
]
