"""Many teams at once, as arrays: who belongs to which, who answered, and who turns to whom."""

from collections.abc import Hashable

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.estimates import counted

Places = NDArray[np.int32]
Mask = NDArray[np.bool_]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TeamTies:
    """
    People of many teams, numbered team by team, and the ties inside the teams.

    Attributes
    ----------
    teams : tuple of hashable
        The teams' labels, as given.
    team : ndarray of int32, shape (n_people,)
        Each person's place in *teams*, ascending.
    answered : ndarray of bool, shape (n_people,)
        Who answered.
    formal : ndarray of bool, shape (n_people,)
        Who holds a leading post; nobody where that is not known.
    sources, targets : ndarray of int32, shape (n_ties,)
        People's numbers; both ends in one team, never the same, no tie twice.
    people_known : bool
        Whether those without a tie are known too.
    notes : tuple of str
        What a reader of the results should know.
    """

    teams: tuple[Hashable, ...]
    team: Places
    answered: Mask
    formal: Mask
    sources: Places
    targets: Places
    people_known: bool
    notes: tuple[str, ...] = ()

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many people each team has, shape (n_teams,)."""
        return np.bincount(self.team, minlength=len(self.teams))

    @property
    def n_answered(self) -> NDArray[np.int64]:
        """How many people of each team answered, shape (n_teams,)."""
        return np.bincount(self.team[self.answered], minlength=len(self.teams))

    def __repr__(self) -> str:
        """Return the size; never an id."""
        return (
            f"TeamTies: {counted(len(self.teams), 'team')}, "
            f"{counted(self.team.size, 'person', 'people')}, {counted(self.sources.size, 'tie')}"
        )
