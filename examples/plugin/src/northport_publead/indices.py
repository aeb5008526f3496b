"""An index about people and one about the whole network."""

import numpy as np

from publead.estimates import Estimate, Measure
from publead.network import LeadershipNetwork, PersonIndex

RECIPROCATED = Measure(
    name="reciprocated ties",
    definition="How many people somebody is tied to both ways.",
    formula="sum over j of a_ij a_ji",
    does_not_show="Whether the two give each other the same.",
)
UNNAMED = Measure(
    name="share of people nobody names",
    definition="The share of people to whom no tie goes.",
    formula="number of people with in-degree 0 / number of people",
    does_not_show="That nobody would follow them.",
)
SILENT = "some did not answer, and whom they would have named is not known"
EVERYBODY = "exact; everybody answered"


def reciprocated(network: LeadershipNetwork) -> PersonIndex:
    """Return how many people each person is tied to both ways."""
    none = np.full(network.n_people, np.nan)
    complete = network.is_complete
    ties = network.csr.dense() > 0
    counts = (ties & ties.T).sum(axis=1).astype(np.float64)
    return PersonIndex(
        measure=RECIPROCATED,
        people=network.people,
        values=counts if complete else none,
        low=none,
        high=none,
        method=EVERYBODY if complete else "not estimated",
        reason="" if complete else SILENT,
        is_undirected=network.is_undirected,
        notes=network.notes,
    )


def unnamed(network: LeadershipNetwork) -> Estimate:
    """Return the share of people whom nobody names."""
    n = network.n_people
    if not network.is_complete or not n:
        reason = SILENT if n else "there are no people"
        return Estimate.not_estimable(UNNAMED, reason, n)
    share = float(np.mean(network.csr.in_degrees == 0))
    return Estimate(measure=UNNAMED, value=share, n=n, method=EVERYBODY)
