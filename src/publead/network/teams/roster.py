"""Who belongs to which team: a number for each person of each team."""

from typing import Final

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.network.nominations import NOBODY
from publead.network.teams.ties import Mask, Places

SEVERAL: Final = -2
"""How arrays of people's numbers mark an id that stands in several teams."""

# Beyond this a table of all that could be would cost more than looking up.
_WIDEST = 1 << 22


@attrs.frozen(eq=False)
class Roster:
    """
    People by team and id; they are numbered team by team.

    Attributes
    ----------
    n_teams, n_ids : int
        How many teams and how many different ids there are.
    keys : ndarray of int64, shape (n_people,)
        team · n_ids + id of each, ascending.
    """

    n_teams: int
    n_ids: int
    keys: NDArray[np.int64]

    @classmethod
    def of(cls, n_teams: int, n_ids: int, team: Places, ids: Places) -> "Roster":
        """Return everybody of whom both the team and the id are known, each once."""
        keys = team.astype(np.int64) * n_ids + ids
        keys = keys[(team != NOBODY) & (ids != NOBODY)]
        if not bool((keys[1:] > keys[:-1]).all()):
            keys = np.unique(keys)
        return cls(n_teams, n_ids, keys)

    @property
    def team(self) -> Places:
        """Each person's team, ascending."""
        return (self.keys // max(self.n_ids, 1)).astype(np.int32)

    def numbers(self, team: Places | None, ids: Places) -> Places:
        """
        Return people's numbers, `NOBODY` where there is no such person.

        Without teams, the id alone is looked up, and gives `SEVERAL` where it has more than one.
        """
        if team is None:
            return self._by_id(ids)
        keys = np.where(
            (team == NOBODY) | (ids == NOBODY), -1, team.astype(np.int64) * self.n_ids + ids
        )
        if self.n_teams * self.n_ids < _WIDEST:
            places = np.full(self.n_teams * self.n_ids + 1, NOBODY, dtype=np.int32)
            places[self.keys] = np.arange(self.keys.size, dtype=np.int32)
            return places[keys]  # the last place, which -1 leads to, is nobody's
        found = np.searchsorted(self.keys, keys)
        there: Mask = np.append(self.keys, -2)[found] == keys
        return np.where(there, found, NOBODY).astype(np.int32)

    def _by_id(self, ids: Places) -> Places:
        own = self.keys % max(self.n_ids, 1)
        places = np.full(self.n_ids + 1, NOBODY, dtype=np.int32)
        places[own] = np.arange(own.size, dtype=np.int32)
        places[:-1][np.bincount(own, minlength=self.n_ids) > 1] = SEVERAL
        return places[ids]
