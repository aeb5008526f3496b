"""Censuses: how many pairs and triples are tied in which way."""

from collections.abc import Iterator, Mapping

import attrs

from publead.estimates import Explanation, Measure, counted
from publead.graphs import census
from publead.graphs.triad_types import TYPES
from publead.network.indices.missing import EVERYBODY, MissingTies, expect_missing_ties, n_silent
from publead.network.indices.robustness import NOT_STUDIED, TRIAD_COUNTS
from publead.network.indices.sources import HOLLAND_LEINHARDT_1970
from publead.network.indices.whole.respondents import among_respondents
from publead.network.network import LeadershipNetwork, NetworkLike, network_of
from publead.tables import ColumnValues, Tabular

DYADS = Measure(
    name="dyad census",
    definition="How many pairs of people are tied both ways, one way, and not at all.",
    formula="counts of pairs by a(i, j) and a(j, i)",
    does_not_show="who they are, and how strong the ties are",
    sources=(HOLLAND_LEINHARDT_1970,),
    robustness=NOT_STUDIED,
)
TRIADS = Measure(
    name="triad census",
    definition="How many triples of people are tied in each of the sixteen ways.",
    formula="counts of triples by mutual, asymmetric and null pairs (003 … 300)",
    does_not_show="who they are; most counts follow from density and size alone",
    sources=(HOLLAND_LEINHARDT_1970,),
    robustness=TRIAD_COUNTS,
)


@attrs.frozen(kw_only=True, repr=False)
class Census(Mapping[str, int], Tabular):
    """
    Counts by type; a mapping from type to count.

    Attributes
    ----------
    measure : Measure
        What was counted.
    counts : tuple of (str, int)
        Types and counts, in the literature's order.
    n : int
        Among how many people.
    method : str
        How people who did not answer were dealt with.
    """

    measure: Measure
    counts: tuple[tuple[str, int], ...]
    n: int
    method: str

    def __getitem__(self, kind: str) -> int:
        """Return the count of a type."""
        return dict(self.counts)[kind]

    def __iter__(self) -> Iterator[str]:
        """Return the types."""
        return (kind for kind, _ in self.counts)

    def __len__(self) -> int:
        """Return the number of types."""
        return len(self.counts)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return the types and their counts."""
        return {"type": list(self), "count": [count for _, count in self.counts]}

    def explain(self) -> Explanation:
        """Return the definition, formula, method, inputs, source and limits of these counts."""
        return Explanation(
            measure=self.measure,
            method=self.method,
            inputs=counted(self.n, "person", "people"),
        )

    def __repr__(self) -> str:
        """Return the counts."""
        return str(self)

    def __str__(self) -> str:
        """Return the counts in a line."""
        told = ", ".join(f"{kind} {count:,}" for kind, count in self.counts)
        name = self.measure.name[0].upper() + self.measure.name[1:]
        return f"{name} of {counted(self.n, 'person', 'people')}: {told}"


def dyad_census(
    network: NetworkLike, *, missing: MissingTies = MissingTies.NOT_ESTIMABLE
) -> Census:
    """
    Return how many pairs are tied both ways, one way, and not at all.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.
    missing : MissingTies
        Whether missing ties count as absent. By default pairs with somebody who did not answer
        are left out.

    Returns
    -------
    Census
        ``mutual``, ``asymmetric`` and ``null``. High-tech managers, advice: 45, 100, 65 (R sna).

    References
    ----------
    Holland, P. W., & Leinhardt, S. (1970). A method for detecting structure in sociometric data.
    American Journal of Sociology, 76(3), 492-513. https://doi.org/10.1086/224954

    Examples
    --------
    >>> import networkx as nx
    >>> dyad_census(nx.DiGraph([("ann", "bob"), ("bob", "ann"), ("bob", "cem")]))
    Dyad census of 3 people: mutual 1, asymmetric 1, null 1
    """
    one, method = _counted(network_of(network), missing)
    found = census.dyad_census(one.csr)
    counts = {"mutual": found.mutual, "asymmetric": found.asymmetric, "null": found.null}
    return Census(measure=DYADS, counts=tuple(counts.items()), n=one.n_people, method=method)


def triad_census(
    network: NetworkLike, *, missing: MissingTies = MissingTies.NOT_ESTIMABLE
) -> Census:
    """
    Return how many triples are of each of the sixteen types.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.
    missing : MissingTies
        Whether missing ties count as absent. By default triples with somebody who did not answer
        are left out.

    Returns
    -------
    Census
        From ``003`` to ``300``. High-tech managers, advice: 74 of type 003, 30 of type 300 (R
        sna).

    References
    ----------
    Holland, P. W., & Leinhardt, S. (1970). A method for detecting structure in sociometric data.
    American Journal of Sociology, 76(3), 492-513. https://doi.org/10.1086/224954

    Examples
    --------
    >>> import networkx as nx
    >>> triad_census(nx.DiGraph([("ann", "bob"), ("bob", "cem")]))["021C"]
    1
    """
    one, method = _counted(network_of(network), missing)
    counts = tuple(zip(TYPES, census.triad_census(one.csr).counts, strict=True))
    return Census(measure=TRIADS, counts=counts, n=one.n_people, method=method)


def _counted(network: LeadershipNetwork, missing: MissingTies) -> tuple[LeadershipNetwork, str]:
    expect_missing_ties(missing)
    network.require_single()
    if network.is_complete:
        return network, EVERYBODY
    silent = f"{n_silent(network)} of {network.n_people} did not answer"
    if missing is MissingTies.AS_ABSENT:
        return network, f"{silent}; their ties count as absent"
    return among_respondents(network), f"{silent}, and are left out"
