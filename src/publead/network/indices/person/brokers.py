"""Gould and Fernandez' brokerage: who stands between two others, and between which groups."""

from collections.abc import Hashable, Mapping
from enum import Enum

import attrs
import numpy as np

from publead.estimates import Explanation, Measure, counted
from publead.graphs import brokerage as kernels
from publead.graphs.csr import Csr
from publead.network.indices.grouping import GroupsLike, whole_groups_of
from publead.network.indices.missing import Floats, MissingPolicy, MissingTies, found
from publead.network.indices.naming import refuse_names
from publead.network.indices.numbers import sealed
from publead.network.indices.person.result import PersonIndex
from publead.network.indices.robustness import NOT_STUDIED
from publead.network.indices.sources import GOULD_FERNANDEZ_1989
from publead.network.network import Groups, NetworkLike, network_of
from publead.tables import ColumnValues, Tabular


class Role(Enum):
    """
    How a broker v stands between a and b, where a → v → b and not a → b.

    With the groups of a, v and b: ``COORDINATOR`` A A A, ``CONSULTANT`` A B A, ``REPRESENTATIVE``
    A A B, ``GATEKEEPER`` A B B, ``LIAISON`` A B C; ``TOTAL`` is their sum.
    """

    COORDINATOR = "coordinator"
    CONSULTANT = "consultant"
    REPRESENTATIVE = "representative"
    GATEKEEPER = "gatekeeper"
    LIAISON = "liaison"
    TOTAL = "total"


MEASURE = Measure(
    name="brokerage",
    definition="How often a person stands between two others who are not tied, by their groups.",
    formula="number of (a, b) with a → v, v → b and not a → b, by the groups of a, v and b",
    does_not_show="whether anything passed through the broker; z is a rough guide in small "
    "networks, where the counts are far from normal",
    sources=(GOULD_FERNANDEZ_1989,),
    robustness=NOT_STUDIED,
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Brokerage(Tabular):
    """
    Each person's brokerage in each role.

    Attributes
    ----------
    people : tuple of hashable
        Ids, as given.
    groups : Groups
        Each person's group.
    raw, expected, sd, z : ndarray of float, shape (n_people, 6)
        The counts in the order of `Role`; their mean and standard deviation where every tie
        stands by itself with the chance that is the density; and (raw - expected) / sd, NaN
        where sd is 0. All NaN where they are not estimable.
    method : str
        How missing ties were dealt with.
    reason : str
        Why there are no values; empty where there are.
    notes : tuple of str
        What a reader should know of the network.
    response : float
        The share of people who answered; a table that names people needs four fifths.
    """

    people: tuple[Hashable, ...]
    groups: Groups
    raw: Floats = attrs.field(converter=sealed)
    expected: Floats = attrs.field(converter=sealed)
    sd: Floats = attrs.field(converter=sealed)
    z: Floats = attrs.field(converter=sealed)
    method: str
    reason: str = ""
    notes: tuple[str, ...] = ()
    response: float = 1.0

    def role(self, role: Role) -> PersonIndex:
        """Return the counts in one role."""
        values = self.raw[:, list(Role).index(role)]
        nothing = np.full(values.shape, np.nan)
        return PersonIndex(
            measure=attrs.evolve(MEASURE, name=f"brokerage, {role.value}"),
            people=self.people,
            values=values,
            low=nothing,
            high=nothing,
            method=self.method,
            reason=self.reason,
            notes=self.notes,
            response=self.response,
        )

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return the ids, the groups, and counts, means and z for each role."""
        refuse_names(self.response, "brokerage")
        labels = [None if code < 0 else self.groups.labels[code] for code in self.groups.codes]
        columns: dict[str, ColumnValues] = {"person": list(self.people), "group": labels}
        for place, role in enumerate(Role):
            columns[role.value] = self.raw[:, place]
            columns[f"{role.value} expected"] = self.expected[:, place]
            columns[f"{role.value} z"] = self.z[:, place]
        return columns

    def explain(self) -> Explanation:
        """Return the definition, formula, method, inputs, source and limits of these counts."""
        noted = "".join(f"; {note}" for note in self.notes)
        return Explanation(
            measure=MEASURE,
            method=self.method,
            inputs=f"{counted(len(self.people), 'person', 'people')} in "
            f"{counted(len(self.groups), 'group')}{noted}",
            left_out=self.reason or "nothing",
        )

    def __repr__(self) -> str:
        """Return the size; never an id."""
        return (
            f"Brokerage: {counted(len(self.people), 'person', 'people')} in "
            f"{counted(len(self.groups), 'group')}"
        )

    def __str__(self) -> str:
        """Return how often each role was taken, over everybody."""
        if self.reason:
            return (
                f"Brokerage of {counted(len(self.people), 'person', 'people')}: not estimable. "
                f"{self.reason}"
            )
        sums = self.raw.sum(axis=0)
        told = ", ".join(f"{role.value} {n:g}" for role, n in zip(Role, sums, strict=True))
        return (
            f"Brokerage of {counted(len(self.people), 'person', 'people')} by "
            f"{self.groups.name}: {told}"
        )


def brokerage(
    network: NetworkLike,
    groups: GroupsLike,
    *,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> Brokerage:
    r"""
    Return Gould and Fernandez' brokerage roles of each person.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; arcs are read as drawn.
    groups : str, mapping or Groups
        Everybody's group: an attribute's name, or a mapping from id to group.
    missing : MissingTies or Imputation
        What to do where some did not answer.

    Returns
    -------
    Brokerage
        Counts, their means, standard deviations and z values, by role.

    Notes
    -----
    v stands between a and b where a → v → b and not a → b. With density d and K pairs in a role,
    :math:`E = K d^2 (1 - d)`. High-tech managers, advice, by department: the first manager is 1
    time coordinator, 2 consultant, 2 representative, 11 gatekeeper, 8 liaison (R sna). One R
    package has representative and gatekeeper the wrong way round.

    References
    ----------
    Gould, R. V., & Fernandez, R. M. (1989). Structures of mediation: A formal approach to
    brokerage in transaction networks. Sociological Methodology, 19, 89-126.
    https://doi.org/10.2307/270949

    Examples
    --------
    >>> import networkx as nx
    >>> chain = nx.DiGraph([("ann", "bob"), ("bob", "cem")])
    >>> roles = brokerage(chain, {"ann": "Housing", "bob": "Housing", "cem": "Planning"})
    >>> roles.role(Role.REPRESENTATIVE)["bob"]
    1.0
    """
    one = network_of(network)
    sorted_people = whole_groups_of(one, groups, "brokerage")

    def kernel(csr: Csr) -> Floats:
        counted = kernels.brokerage(csr, sorted_people.codes)
        raw = counted.raw.astype(np.float64)
        return np.stack([raw, counted.expected, counted.sd, counted.z])

    result = found(one, kernel, missing)
    return Brokerage(
        people=one.people,
        groups=sorted_people,
        raw=result.values[0],
        expected=result.values[1],
        sd=result.values[2],
        z=result.values[3],
        method=f"arcs as drawn; {result.method}",
        reason=result.reason,
        notes=one.notes,
        response=one.response,
    )
