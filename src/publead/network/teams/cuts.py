"""Which teams are too small, or answered too seldom, to be shown."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from publead.estimates import counted
from publead.network.structure import NetworkPolicy
from publead.network.teams.ties import TeamTies

Codes = NDArray[np.int8]

SHOWN: Final = 0


def cuts_of(ties: TeamTies, policy: NetworkPolicy) -> Codes:
    """
    Return for each team 0 where it is shown, and else the place of its reason in `reasons_of`.

    Parameters
    ----------
    ties : TeamTies
        The teams.
    policy : NetworkPolicy
        From which numbers a group is shown.
    """
    sizes, answered = ties.sizes, ties.n_answered
    cut = np.zeros(sizes.size, dtype=np.int8)
    cut[answered < policy.min_response * sizes * (1 - 1e-12)] = 3
    cut[answered < policy.min_group_respondents] = 2
    cut[sizes < policy.min_group] = 1
    return cut


def reasons_of(policy: NetworkPolicy) -> tuple[str, ...]:
    """Return why a team is not shown; no number of it is told."""
    return (
        "",
        f"it has fewer than {counted(policy.min_group, 'person', 'people')}",
        f"fewer than {counted(policy.min_group_respondents, 'person', 'people')} answered",
        f"fewer than {policy.min_response:.0%} answered",
    )
