"""What the data themselves show of other reasons why two rounds may differ."""

from typing import Protocol

import attrs

from publead.estimates import Estimate, counted


class Finding(Protocol):
    """Something that the data show of another reason why two rounds may differ."""

    @property
    def name(self) -> str:
        """What it is called."""
        ...

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        ...


@attrs.frozen(kw_only=True)
class RaterOverlap:
    """
    How many of the second round's raters had rated the same person in the first.

    Attributes
    ----------
    share : Estimate
        The share; its *n* counts the second round's raters of the people compared.
    """

    share: Estimate
    name: str = attrs.field(default="rater overlap", init=False)

    def __str__(self) -> str:
        """Return one sentence."""
        if not self.share.is_shown:
            return f"{self.name}: cannot be told ({self.share.reason})"
        return (
            f"{self.name}: {100 * self.share.value:.0f} % of {counted(self.share.n or 0, 'rater')} "
            "had rated the "
            "same person before; the others are new"
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {"name": self.name, "share": self.share.to_dict()}


@attrs.frozen(kw_only=True)
class Wording:
    """
    What is not the same in the two questionnaires, though their points are.

    Attributes
    ----------
    instruments : tuple of str
        The two questionnaires.
    items : tuple of str
        The items whose text changed.
    scales : tuple of str
        The competencies whose points are called by other words.
    """

    instruments: tuple[str, str]
    items: tuple[str, ...]
    scales: tuple[str, ...]
    name: str = attrs.field(default="wording", init=False)

    def __str__(self) -> str:
        """Return one sentence."""
        if not (self.items or self.scales or self.instruments[0] != self.instruments[1]):
            return f"{self.name}: the same questionnaire and scale both times"
        said = []
        if self.instruments[0] != self.instruments[1]:
            said.append(f"the questionnaire was {self.instruments[0]}, then {self.instruments[1]}")
        if self.items:
            said.append(f"{counted(len(self.items), 'item')} reworded ({', '.join(self.items)})")
        if self.scales:
            said.append(f"the points have other words on {', '.join(self.scales)}")
        return f"{self.name}: {'; '.join(said)}: a change there may be one of words"

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "name": self.name,
            "instruments": list(self.instruments),
            "items": list(self.items),
            "scales": list(self.scales),
        }


@attrs.frozen(kw_only=True)
class RaterGroupsChanged:
    """
    For how many people the others are of other groups in the second round.

    Attributes
    ----------
    n_people, n_shown : int
        For how many, and of how many whose change is shown.
    """

    n_people: int
    n_shown: int
    name: str = attrs.field(default="rater groups", init=False)

    def __str__(self) -> str:
        """Return one sentence."""
        if not self.n_shown:
            return f"{self.name}: nobody's change is shown alone"
        return (
            f"{self.name}: for {self.n_people} of {counted(self.n_shown, 'person', 'people')} "
            "the others who may be "
            "shown are of other groups than in the first round"
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {"name": self.name, "n_people": self.n_people, "n_shown": self.n_shown}


@attrs.frozen(kw_only=True)
class ReportsTogether:
    """
    For how many people the two reports would give raters' answers away to whoever has both.

    Attributes
    ----------
    n_people, n_shown : int
        For how many, and of how many who are shown in both rounds.
    """

    n_people: int
    n_shown: int
    name: str = attrs.field(default="reports side by side", init=False)

    def __str__(self) -> str:
        """Return one sentence."""
        return (
            f"{self.name}: for {self.n_people} of {counted(self.n_shown, 'person', 'people')} "
            "the reports of both "
            "rounds, held side by side, tell what a few raters answered who came or left, if the "
            "others answered as before"
        )

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {"name": self.name, "n_people": self.n_people, "n_shown": self.n_shown}
