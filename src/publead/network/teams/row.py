"""One team of the table: its indices, or the reason why they are not shown."""

from collections.abc import Hashable, Iterator, Mapping

import attrs

from publead.errors import UnknownCodeError
from publead.estimates import Estimate, Status, counted
from publead.network.structure import LeadershipPattern


@attrs.frozen(kw_only=True, repr=False)
class Team(Mapping[str, Estimate]):
    """
    One team; a mapping from an index's name to its estimate.

    Attributes
    ----------
    team : hashable
        Its label, as given.
    status : Status
        Whether it is shown.
    reason : str
        Why it is not.
    n_people, n_respondents, n_ties : int or None
        How many there are; None where it is not shown.
    estimates : tuple of (str, Estimate)
        The indices, by the names of their columns.
    pattern : LeadershipPattern
        How leadership is arranged around the formal leaders.
    """

    team: Hashable
    status: Status
    reason: str
    n_people: int | None
    n_respondents: int | None
    n_ties: int | None
    estimates: tuple[tuple[str, Estimate], ...]
    pattern: LeadershipPattern

    def __getitem__(self, name: str) -> Estimate:
        """
        Return an index.

        Raises
        ------
        UnknownCodeError
            If there is none of this name; the nearest is named.
        """
        found = dict(self.estimates)
        if name not in found:
            raise UnknownCodeError("index", name, tuple(found))
        return found[name]

    def __iter__(self) -> Iterator[str]:
        """Return the indices' names."""
        return (name for name, _ in self.estimates)

    def __len__(self) -> int:
        """Return how many indices there are."""
        return len(self.estimates)

    def __repr__(self) -> str:
        """Return the size; never a label."""
        if self.status is not Status.SHOWN:
            return f"Team: {self.status.value}"
        return (
            f"Team: {counted(self.n_people or 0, 'person', 'people')}, "
            f"{counted(self.n_ties or 0, 'tie')}"
        )

    def __str__(self) -> str:
        """Return the team in sentences; never a label."""
        if self.status is not Status.SHOWN:
            return f"This team is {self.status.value}: {self.reason}."
        lines = [
            f"{counted(self.n_people or 0, 'person', 'people')}, "
            f"{counted(self.n_ties or 0, 'tie')}, "
            f"{self.n_respondents:,} of {self.n_people:,} answered."
        ]
        lines += [f"{estimate.measure.name}: {estimate}" for _, estimate in self.estimates]
        return "\n".join([*lines, f"{self.pattern}."])
