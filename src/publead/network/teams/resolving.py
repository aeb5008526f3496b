"""From rows to ties inside teams: each tie that could be read in two ways meets its policy here."""

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import Fault, limited
from publead.network.nominations import NOBODY, Duplicates, SelfTies, UnknownPeople
from publead.network.teams.gathering import Listed
from publead.network.teams.policies import TeamPolicies
from publead.network.teams.roster import Roster
from publead.network.teams.ties import Mask, Places

Rows = NDArray[np.int64]


@attrs.frozen(eq=False)
class Drawn:
    """
    Ties between people's numbers, and the row in which each stands.

    Attributes
    ----------
    sources, targets : ndarray of int32
        People's numbers.
    rows : ndarray of int64
        Where each tie stands.
    """

    sources: Places
    targets: Places
    rows: Rows

    def taken(self, which: Mask) -> "Drawn":
        """Return some of the ties."""
        if which.all():
            return self
        return Drawn(self.sources[which], self.targets[which], self.rows[which])


def resolved(
    ties: Listed, kept: Mask | None, roster: Roster, answered: Mask, policies: TeamPolicies
) -> tuple[Drawn, list[Fault]]:
    """
    Return the ties that rows make, each once, and what is wrong with them.

    Parameters
    ----------
    ties : Listed
        The table of ties.
    kept : ndarray of bool or None
        Which rows mean a tie; None where all do.
    roster : Roster
        Everybody.
    answered : ndarray of bool, shape (n_people,)
        Who answered; nobody else can have reported a tie.
    policies : TeamPolicies
        What is done with doubtful ties.
    """
    drawn, faults = _known(ties, kept, roster, policies.unknown)
    selves = drawn.sources == drawn.targets
    if policies.self_ties is SelfTies.REFUSE:
        remedy = "Remove it, or pass self_ties=SelfTies.LEAVE_OUT"
        faults += _faults(drawn.rows[selves], "is a tie from a person to themselves", remedy)
    drawn = drawn.taken(~selves)
    drawn, repeated = _once(drawn, roster.keys.size, policies.duplicates)
    silent = drawn.rows[~answered[drawn.sources]]
    problem = "is reported by somebody who is not among the respondents"
    faults += _faults(silent, problem, "Add them to respondents=, or remove the tie")
    return drawn, faults + repeated


def _known(
    ties: Listed, kept: Mask | None, roster: Roster, unknown: UnknownPeople
) -> tuple[Drawn, list[Fault]]:
    """Return the ties whose ends are both people of the team."""
    team = ties.team_of_row
    source, target = (roster.numbers(team, ids) for ids in ties.ids)
    sound = (source != NOBODY) & (target != NOBODY)
    faults: list[Fault] = []
    if unknown is UnknownPeople.REFUSE and not sound.all():
        remedy = (
            "Add them to people= (ids and teams are compared as given: text is not a number), or "
            "pass unknown=UnknownPeople.ADD or LEAVE_OUT"
        )
        for word, ids, number in zip(
            ("who names", "who is named"), ties.ids, (source, target), strict=True
        ):
            strangers = ties.rows[(number == NOBODY) & (ids != NOBODY) & (team != NOBODY)]
            faults += _faults(strangers, f"{word} is not among the people of the team", remedy)
    mask = sound if kept is None else sound & kept
    return Drawn(source, target, ties.rows).taken(mask), faults


def _once(drawn: Drawn, n: int, policy: Duplicates) -> tuple[Drawn, list[Fault]]:
    keys = drawn.sources.astype(np.int64) * max(n, 1) + drawn.targets
    if _are_distinct(keys):
        return drawn, []
    _, first, group = np.unique(keys, return_index=True, return_inverse=True)
    repeated = first[group] != np.arange(keys.size)
    faults: list[Fault] = []
    if policy is Duplicates.REFUSE:
        remedy = "Keep one, or pass duplicates=Duplicates.FIRST"
        earlier = drawn.rows[first[group]]
        faults = [
            Fault(f"repeats the tie of row {earlier[i]}", row=int(drawn.rows[i]), remedy=remedy)
            for i in np.flatnonzero(repeated).tolist()
        ]
    return drawn.taken(~repeated), limited(faults, "rows")


def _are_distinct(keys: Rows) -> bool:
    if bool((keys[1:] > keys[:-1]).all()):
        return True
    ordered = np.sort(keys)
    return bool((ordered[1:] != ordered[:-1]).all())


def _faults(rows: Rows, problem: str, remedy: str) -> list[Fault]:
    return limited([Fault(problem, row=row, remedy=remedy) for row in rows.tolist()], "rows")
