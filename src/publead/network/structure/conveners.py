"""Events that bring groups together."""

from collections.abc import Hashable, Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.estimates import Explanation, Measure, counted
from publead.network.indices.sources import NEWMAN_2003
from publead.network.network import Groups, TwoMode
from publead.network.nominations import NOBODY
from publead.tables import ColumnValues, Tabular

CONVENING = Measure(
    name="convening",
    definition="How far an event brings together people of different groups.",
    formula="pairs of different groups / all pairs who take part",
    does_not_show="whether they talked to each other there",
    sources=(NEWMAN_2003,),
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Convening(Tabular):
    """
    Events by how far they bring groups together.

    Attributes
    ----------
    events : tuple of hashable
        Ids, as given.
    n_people, n_groups : ndarray of int64, shape (n_events,)
        How many people of a known group take part, and of how many groups.
    across : ndarray of float, shape (n_events,)
        The share of pairs who are of different groups; NaN for fewer than two people.
    n_left_out : int
        How many people have no known group.
    """

    events: tuple[Hashable, ...]
    n_people: NDArray[np.int64]
    n_groups: NDArray[np.int64]
    across: NDArray[np.float64]
    n_left_out: int

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row for each event."""
        return {
            "event": list(self.events),
            "people": self.n_people,
            "groups": self.n_groups,
            "across": self.across,
        }

    def explain(self) -> Explanation:
        """Return the definition, and what it does not show."""
        left_out = f"{counted(self.n_left_out, 'person', 'people')} of no known group"
        return Explanation(
            measure=CONVENING,
            method="exact",
            inputs=counted(len(self.events), "event"),
            left_out=left_out if self.n_left_out else "nothing",
        )

    def __repr__(self) -> str:
        """Return the size."""
        return f"Convening: {counted(len(self.events), 'event')}"

    def __str__(self) -> str:
        """Return how many events bring groups together."""
        several = int((self.n_groups > 1).sum())
        return (
            f"{several} of {counted(len(self.events), 'event')} bring people of several groups "
            "together"
        )


def convening(affiliations: TwoMode, groups: str | Groups) -> Convening:
    """
    Return how far each event brings together people of different groups.

    Parameters
    ----------
    affiliations : TwoMode
        Who takes part in what.
    groups : str or Groups
        The people's groups, such as their agencies.

    Returns
    -------
    Convening

    Examples
    --------
    >>> from publead.network.network import read_two_mode
    >>> rows = [{"person": each, "event": "health board"} for each in ("ann", "bob", "cem")]
    >>> staff = [
    ...     {"person": "ann", "agency": "council"},
    ...     {"person": "bob", "agency": "NHS"},
    ...     {"person": "cem", "agency": "NHS"},
    ... ]
    >>> convening(read_two_mode(rows, people=staff), "agency").across.round(4).tolist()
    [0.6667]
    """
    people = affiliations.by(groups) if isinstance(groups, str) else groups
    known = people.codes != NOBODY
    n = len(people)
    member = np.zeros((len(affiliations.people), n))
    member[np.flatnonzero(known), people.codes[known]] = 1
    counts = affiliations.matrix.T @ member
    total = counts.sum(axis=1)
    pairs = total * (total - 1)
    apart = total**2 - (counts**2).sum(axis=1)
    across = np.full(total.shape, np.nan)
    np.divide(apart, pairs, out=across, where=pairs > 0)
    return Convening(
        events=affiliations.events,
        n_people=total.astype(np.int64),
        n_groups=(counts > 0).sum(axis=1),
        across=across,
        n_left_out=people.n_unknown,
    )
