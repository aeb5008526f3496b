"""How one side sees the tasks divided between members and officers."""

import math
from collections.abc import Sequence

import numpy as np

from publead.assessment.shared_space.measures import COMPLEMENTARITY
from publead.assessment.shared_space.result import SideDivision
from publead.assessment.shared_space.sides import SpaceSide
from publead.assessment.shared_space.viewing import Counts, Leaders, lead_of
from publead.errors import UndefinedStatisticError
from publead.estimates import Estimate
from publead.stats.division import variance_ratio


def division(side: SpaceSide, counts: Sequence[Counts | None], leaders: Leaders) -> SideDivision:
    """
    Return how far a side sees tasks divided, over the tasks on which it is shown.

    Parameters
    ----------
    side : SpaceSide
        Who says so.
    counts : sequence of ndarray of int or None
        How often each post was named, task by task; None where the side is hidden.
    leaders : sequence of (str, LeadSide)
        The posts that could be named.
    """
    shown = [lead_of(found[:-1], leaders) for found in counts if found is not None]
    known = [lead for lead in shown if lead.n]
    shares, sizes = np.array([lead.share for lead in known]), np.array([lead.n for lead in known])
    try:
        value = variance_ratio(shares, sizes)
    except UndefinedStatisticError as failure:
        missing = Estimate.not_estimable(COMPLEMENTARITY, failure.cause, n=len(known))
        return SideDivision(side=side, complementarity=missing, if_alike=math.nan)
    found = Estimate(
        measure=COMPLEMENTARITY,
        value=value,
        n=len(known),
        method="share of the variance between members and officers that lies between tasks",
        reason="no interval: the same people answered on every task",
    )
    # Joint answers differ less than answers for one of the two, and so chance does less.
    total, mean = float(sizes.sum()), float(sizes @ shares / sizes.sum())
    spread = (sum(lead.squares for lead in known) / total - mean**2) / (mean * (1 - mean))
    if_alike = spread * (len(known) - 1) / (total - 1)
    return SideDivision(side=side, complementarity=found, if_alike=if_alike)
