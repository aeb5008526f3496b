"""From arrays to a `PersonIndex`: exact bounds for degrees, and what depends on whole paths."""

import attrs
import numpy as np

from publead.estimates import Measure
from publead.graphs.csr import Csr
from publead.network.indices.missing import (
    EVERYBODY,
    Floats,
    Kernel,
    MissingPolicy,
    found,
    n_silent,
)
from publead.network.indices.options import NodeIndex
from publead.network.indices.person.result import PersonIndex
from publead.network.network import LeadershipNetwork

SILENT = "they did not answer, so the ties they would have reported are not known"


@attrs.frozen(kw_only=True)
class About:
    """
    What is known of an index before any network.

    Attributes
    ----------
    measure : Measure
        What it is.
    index : NodeIndex or None
        Which maximum belongs to its centralization, if any does.
    maximum : float
        The greatest value that one person could have; NaN where none is known.
    unit : float
        The greatest strength that one tie can have, where strengths are added up.
    """

    measure: Measure
    index: NodeIndex | None = None
    maximum: float = np.nan
    unit: float = 1.0


def whole_path_index(
    network: LeadershipNetwork, about: About, kernel: Kernel, missing: MissingPolicy, how: str
) -> PersonIndex:
    """Return an index that depends on everybody's ties."""
    result = found(network, kernel if network.n_people else _nobody, missing)
    undefined = np.isnan(result.values).any() and not result.reason
    return PersonIndex(
        measure=about.measure,
        people=network.people,
        values=result.values,
        low=result.low,
        high=result.high,
        method=f"{how}; {result.method}",
        reason="it is undefined for people without ties" if undefined else result.reason,
        index=about.index,
        maximum=about.maximum,
        unit=about.unit,
        is_undirected=network.is_undirected,
        notes=network.notes,
        response=network.response,
    )


def received(network: LeadershipNetwork, about: About, values: Floats, most: float) -> PersonIndex:
    """Return an index of ties received: exact between what was reported and what could have been.

    Parameters
    ----------
    network : LeadershipNetwork
        One network.
    about : About
        What the index is.
    values : ndarray of float
        What those who answered reported.
    most : float
        What one more report could add at most; NaN where that is not known.
    """
    silent = ~network.respondents
    room = silent.sum() - silent.astype(np.float64)
    complete = network.is_complete
    low = np.full(values.shape, np.nan) if complete else values
    high = low if complete else values + np.where(room == 0, 0.0, room * most)
    return _degree(network, about, values, low, high)


def given(network: LeadershipNetwork, about: About, values: Floats, most: float) -> PersonIndex:
    """Return an index of ties given: exact for those who answered, and not known of others.

    Parameters
    ----------
    network, about, values, most
        As in `received`.
    """
    silent = ~network.respondents
    none = np.full(values.shape, np.nan)
    if network.is_complete:
        return _degree(network, about, values, none, none)
    low = np.where(silent, 0.0, values)
    high = np.where(silent, (network.n_people - 1) * most, values)
    return _degree(network, about, np.where(silent, np.nan, values), low, high)


def on_either_side(
    network: LeadershipNetwork, about: About, values: Floats, most: float
) -> PersonIndex:
    """Return an index of ties without direction, of which each end could have told.

    Parameters
    ----------
    network, about, values, most
        As in `received`.
    """
    silent = ~network.respondents
    none = np.full(values.shape, np.nan)
    if network.is_complete:
        return _degree(network, about, values, none, none)
    n_tied = network.csr.in_degrees
    n_tied_to_silent = np.bincount(
        network.csr.arc_sources, silent[network.csr.indices], minlength=network.n_people
    )
    others = np.where(
        silent, network.n_people - 1 - n_tied, silent.sum() - silent - n_tied_to_silent
    )
    high = values + np.where(others == 0, 0.0, others * most)
    return _degree(network, about, np.where(silent, np.nan, values), values, high)


def both_sides(
    network: LeadershipNetwork, about: About, one: PersonIndex, other: PersonIndex
) -> PersonIndex:
    """Return the sum of what people gave and what they received."""
    if network.is_complete:
        return _degree(network, about, one.values + other.values, one.low, one.high)
    values = one.values + other.values
    return _degree(network, about, values, one.low + other.low, one.high + other.high)


def _nobody(_: Csr) -> Floats:
    return np.zeros(0)


def _degree(
    network: LeadershipNetwork, about: About, values: Floats, low: Floats, high: Floats
) -> PersonIndex:
    silent = n_silent(network)
    method = (
        EVERYBODY
        if not silent
        else (
            f"reported by {network.n_respondents:,} of {network.n_people:,}; low and high are "
            f"exact bounds over all answers that the other {silent:,} could have given"
        )
    )
    return PersonIndex(
        measure=about.measure,
        people=network.people,
        values=values,
        low=low,
        high=high,
        method=method,
        reason=SILENT if np.isnan(values).any() else "",
        index=about.index,
        maximum=about.maximum,
        unit=about.unit,
        is_undirected=network.is_undirected,
        notes=network.notes,
        response=network.response,
    )
