"""From a kernel's number to an `Estimate` that says how missing ties were dealt with."""

import math
from collections.abc import Callable

import numpy as np

from publead.errors import PolicyError, UndefinedStatisticError
from publead.estimates import Estimate, Measure, Status
from publead.graphs.csr import Csr
from publead.network.indices.missing import (
    EVERYBODY,
    Imputation,
    MissingPolicy,
    found,
    n_silent,
)
from publead.network.indices.whole.bounds import Bounds
from publead.network.network import LeadershipNetwork

BOUNDS_LEVEL = 1.0


def path_estimate(
    network: LeadershipNetwork,
    measure: Measure,
    kernel: Callable[[Csr], float],
    missing: MissingPolicy,
    how: str = "exact",
) -> Estimate:
    """
    Return an index of the whole network that depends on everybody's ties.

    Parameters
    ----------
    network : LeadershipNetwork
        One network.
    measure : Measure
        What the index is.
    kernel : callable
        From the ties as arrays to the number.
    missing : MissingTies or Imputation
        What to do where some did not answer.
    how : str
        How the number is found.
    """
    try:
        result = found(network, lambda csr: np.array([kernel(csr)]), missing)
    except UndefinedStatisticError as undefined:
        return Estimate.not_estimable(measure, undefined.cause, network.n_people)
    value = float(result.values[0])
    if math.isnan(value):
        reason = result.reason or "it has no value for this network"
        return Estimate.not_estimable(measure, reason, network.n_people)
    return Estimate(
        measure=measure,
        value=value,
        low=float(result.low[0]),
        high=float(result.high[0]),
        level=missing.level if isinstance(missing, Imputation) else BOUNDS_LEVEL,
        n=network.n_people,
        n_left_out=n_silent(network),
        method=f"{how}; {result.method}",
        reason="" if network.is_complete else f"{n_silent(network)} did not answer",
    )


def bounded(
    network: LeadershipNetwork,
    measure: Measure,
    value: float,
    bounds: Bounds,
    how: str,
) -> Estimate:
    """
    Return an index with its bounds where some did not answer, and without where all did.

    Parameters
    ----------
    network : LeadershipNetwork
        One network.
    measure : Measure
        What the index is.
    value : float
        What those who answered show.
    bounds : Bounds
        The least and the greatest value over all answers of the others.
    how : str
        How the value is found.
    """
    if math.isnan(value):
        return Estimate.not_estimable(measure, "there are no ties to go by", network.n_people)
    if network.is_complete:
        return Estimate(
            measure=measure,
            value=value,
            level=BOUNDS_LEVEL,
            n=network.n_people,
            method=f"{how}; {EVERYBODY}",
            status=Status.SHOWN,
        )
    silent = n_silent(network)
    return Estimate(
        measure=measure,
        value=value,
        low=bounds.low,
        high=bounds.high,
        level=BOUNDS_LEVEL,
        n=network.n_people,
        n_left_out=silent,
        method=f"{how}; from the {network.n_respondents:,} of {network.n_people:,} who answered; "
        f"{bounds}",
        reason=f"{silent} did not answer",
    )


def require_direction(network: LeadershipNetwork, what: str) -> None:
    """
    Refuse a directed network of which nobody has said which end of a tie leads.

    Raises
    ------
    PolicyError
        If nobody has.
    """
    if network.direction is None and not network.is_undirected:
        raise PolicyError(
            f"{what} needs to know which end of a tie leads: pass direction=Direction.NOMINATION "
            "where i → j means that i turns to j, or INFLUENCE where i leads j"
        )
