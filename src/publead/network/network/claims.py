"""Claims and grants: who says *I lead*, and who says *you lead me*."""

from collections.abc import Callable

import attrs
import numpy as np

from publead.errors import Fault
from publead.estimates import counted
from publead.network.network.model import LeadershipNetwork
from publead.network.network.reading import read_network
from publead.network.nominations import (
    Direction,
    NetworkColumns,
    NetworkError,
    PeopleSource,
    rereadable,
)
from publead.tables import PLAIN_CSV, CsvOptions, TableSource


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ClaimsAndGrants:
    """
    Two networks of the same people: leadership claimed, and leadership granted.

    Attributes
    ----------
    claims : LeadershipNetwork
        i → j where i says *I lead j*; its direction is influence.
    grants : LeadershipNetwork
        j → i where j says *i leads me*; its direction is nomination.
    """

    claims: LeadershipNetwork
    grants: LeadershipNetwork

    def congruent(self) -> LeadershipNetwork:
        """Return the ties that are both claimed and granted, drawn from who leads."""
        n = np.int64(max(self.claims.n_people, 1))
        claimed = self.claims.arcs.sources * n + self.claims.arcs.targets
        granted = self.grants.arcs.targets * n + self.grants.arcs.sources
        arcs = self.claims.arcs.taken(np.isin(claimed, granted))
        answered = self.claims.answered & self.grants.answered
        return attrs.evolve(self.claims, arcs=arcs, answered=answered)

    def __repr__(self) -> str:
        """Return the sizes; never an id."""
        return (
            f"ClaimsAndGrants: {counted(self.claims.n_people, 'person', 'people')}, "
            f"{counted(self.claims.n_ties, 'claim')}, "
            f"{self.grants.n_ties} grants"
        )


def read_claims(
    claims: TableSource,
    grants: TableSource,
    people: PeopleSource,
    respondents: PeopleSource | None = None,
    *,
    claim_columns: NetworkColumns | None = None,
    grant_columns: NetworkColumns | None = None,
    csv: CsvOptions = PLAIN_CSV,
) -> ClaimsAndGrants:
    """
    Return claims and grants of leadership among the same people.

    Parameters
    ----------
    claims : table
        Who says of whom *I lead them*.
    grants : table
        Who says of whom *they lead me*.
    people : table or list of ids
        Everybody who belongs.
    respondents : table or list of ids, optional
        Who answered.
    claim_columns, grant_columns : TieColumns, SlotColumns or RosterColumns, optional
        The forms of the two tables.
    csv : CsvOptions
        How CSV files are written.

    Raises
    ------
    TableError
        If a source is no table as it stands.
    NetworkError
        With every fault of both, each with its row.

    Examples
    --------
    >>> said = read_claims(
    ...     [{"source": "ann", "target": "bob"}, {"source": "ann", "target": "cem"}],
    ...     [{"source": "bob", "target": "ann"}],
    ...     people=["ann", "bob", "cem"],
    ... )
    >>> said
    ClaimsAndGrants: 3 people, 2 claims, 1 grants
    >>> said.congruent().n_ties
    1
    """
    faults: list[Fault] = []
    people = rereadable(people)
    respondents = None if respondents is None else rereadable(respondents)

    def claimed() -> LeadershipNetwork:
        return read_network(
            claims, people, respondents, claim_columns, direction=Direction.INFLUENCE, csv=csv
        )

    def granted() -> LeadershipNetwork:
        return read_network(
            grants, people, respondents, grant_columns, direction=Direction.NOMINATION, csv=csv
        )

    one = _attempted("claims", claimed, faults)
    other = _attempted("grants", granted, faults)
    if one is None or other is None:
        raise NetworkError("claims and grants", faults)
    return ClaimsAndGrants(claims=one, grants=other)


def _attempted(
    what: str, read: Callable[[], LeadershipNetwork], faults: list[Fault]
) -> LeadershipNetwork | None:
    try:
        return read()
    except NetworkError as error:
        faults += [
            attrs.evolve(fault, place=f"{what}.{fault.place}" if fault.place else what)
            for fault in error.faults
        ]
        return None
