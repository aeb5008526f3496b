"""Competencies required against held: what is covered, what one holder carries, what is missing."""

from collections.abc import Iterator, Mapping
from enum import Enum

import attrs

from publead.estimates import Explanation, Measure, counted, wrapped
from publead.tables import ColumnValues, Tabular

COVERAGE = Measure(
    name="coverage of required competencies",
    definition="How many holders each requirement has, in its own post and anywhere.",
    formula="holders of the competency at or above the level required",
    does_not_show="whether anybody is able: that somebody holds a competency is what a table "
    "claims. It says nothing of how well a holder leads, and nothing of who might leave",
)


class Cover(Enum):
    """
    How a requirement stands.

    ``MET``: somebody in the post holds it. ``ELSEWHERE``: nobody in the post, but somebody
    elsewhere does. ``BELOW_LEVEL``: it is held, and by nobody up to the level. ``GAP``: nobody
    holds it at all.
    """

    MET = "met"
    ELSEWHERE = "held elsewhere only"
    BELOW_LEVEL = "held below the level"
    GAP = "nobody holds it"


@attrs.frozen(kw_only=True)
class RequirementCover:
    """
    One requirement.

    Attributes
    ----------
    post : str
        The post, or empty where the organisation as a whole needs it.
    competency : str
        What is needed.
    level : float
        How far; minus infinity where no level is required.
    cover : Cover
        How it stands.
    n_in_post, n_anywhere, n_below : int
        Holders up to the level in the post, and anywhere; holders below the level, anywhere.
    only_post : str
        The post of the only holder anywhere, where there is one and posts are known; else empty.
    """

    post: str
    competency: str
    level: float
    cover: Cover
    n_in_post: int
    n_anywhere: int
    n_below: int
    only_post: str

    @property
    def has_one_holder(self) -> bool:
        """Whether one person alone carries it, so that it leaves with them."""
        return self.n_anywhere == 1

    def __str__(self) -> str:
        """Return the requirement in a sentence; never a holder."""
        at = f" at {self.level:g}" if self.level > float("-inf") else ""
        whose = self.post or "the organisation"
        held = f"{counted(self.n_anywhere, 'holder')} in all"
        if self.has_one_holder:
            held = f"one holder only{f', in the post {self.only_post}' if self.only_post else ''}"
        return f"{whose}: {self.competency}{at}: {self.cover.value}; {held}"


@attrs.frozen(kw_only=True, repr=False)
class Coverage(Tabular):
    """
    Competencies required against held.

    Attributes
    ----------
    lines : tuple of RequirementCover
        One a requirement, in the order of the table.
    not_required : tuple of str
        Competencies that somebody holds and nothing requires, in order of appearance; a word
        spelt in two ways shows here.
    n_holders : int
        How many people, or posts, hold something.
    """

    lines: tuple[RequirementCover, ...]
    not_required: tuple[str, ...]
    n_holders: int

    @property
    def gaps(self) -> tuple[RequirementCover, ...]:
        """The requirements that nobody anywhere meets."""
        return tuple(line for line in self.lines if not line.n_anywhere)

    @property
    def single_holders(self) -> tuple[RequirementCover, ...]:
        """The requirements that one holder alone meets."""
        return tuple(line for line in self.lines if line.has_one_holder)

    def of(self, cover: Cover) -> tuple[RequirementCover, ...]:
        """Return the requirements that stand so."""
        return tuple(line for line in self.lines if line.cover is cover)

    def __iter__(self) -> Iterator[RequirementCover]:
        """Return the requirements in order."""
        return iter(self.lines)

    def __len__(self) -> int:
        """Return the number of requirements."""
        return len(self.lines)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row a requirement; a level that is not required is None."""
        return {
            "post": [line.post for line in self.lines],
            "competency": [line.competency for line in self.lines],
            "level": [line.level for line in self.lines],
            "cover": [line.cover.value for line in self.lines],
            "n_in_post": [line.n_in_post for line in self.lines],
            "n_anywhere": [line.n_anywhere for line in self.lines],
            "n_below": [line.n_below for line in self.lines],
            "only_post": [line.only_post for line in self.lines],
        }

    def to_dict(self) -> dict[str, object]:
        """Return plain values that JSON can hold."""
        return {
            "requirements": self.rows(),
            "not_required": list(self.not_required),
            "n_holders": self.n_holders,
        }

    def explain(self) -> Explanation:
        """Return what was counted, and what it cannot say."""
        return Explanation(
            measure=COVERAGE,
            method="counted; holders have no names here",
            inputs=f"{counted(len(self), 'requirement')}, {counted(self.n_holders, 'holder')}",
            left_out=f"held and not required: {', '.join(self.not_required) or 'nothing'}",
        )

    def __repr__(self) -> str:
        """Return the size."""
        return f"Coverage: {counted(len(self), 'requirement')}, {counted(len(self.gaps), 'gap')}"

    def __str__(self) -> str:
        """Return the counts, then each gap and each requirement that one holder carries."""
        met = len(self.of(Cover.MET))
        alone = len(self.single_holders)
        has = "has" if alone == 1 else "have"
        head = (
            f"{met} of {counted(len(self), 'requirement')} are met in the post; {len(self.gaps)} "
            f"by nobody; {alone} {has} one holder only."
        )
        # What has several holders needs no line of its own.
        told = [line for line in self.lines if line.n_anywhere < 2 or line.cover is not Cover.MET]
        notes = (
            [f"Held and not required: {', '.join(self.not_required)}."] if self.not_required else []
        )
        notes.append("Who holds what is what the table claims; nobody was tested for it.")
        return "\n".join(map(wrapped, [head, *(f"  {line}" for line in told), *notes]))
