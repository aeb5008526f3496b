"""The indices of a team, in the order of their columns, and why one may have no value."""

from enum import Enum
from typing import Final

import attrs

from publead.estimates import Measure
from publead.network.indices.sources import FREEMAN_1979, HOLLAND_LEINHARDT_1970
from publead.network.indices.whole.closure import TRANSITIVITY
from publead.network.indices.whole.krackhardt import CONNECTEDNESS, EFFICIENCY, HIERARCHY, LUBNESS
from publead.network.indices.whole.leaders import CORRECTED, EFFECTIVE_LEADERS
from publead.network.indices.whole.shares import DENSITY

_SPREAD: Final = "who it leans on, and whether they are the right people"
CENTRALIZATION: Final = Measure(
    name="centralization",
    definition="How near the team comes to one person having all the leadership.",
    formula="sum of (largest - own degree at the end that leads) / (n - 1)^2",
    does_not_show=_SPREAD,
    sources=(FREEMAN_1979,),
)
OTHER_END: Final = Measure(
    name="centralization of the other end",
    definition="How near the ties come to having one person at the end that is led.",
    formula="sum of (largest - own degree at the end that is led) / (n - 1)^2",
    does_not_show=_SPREAD,
    sources=(FREEMAN_1979,),
)
RECIPROCITY: Final = Measure(
    name="reciprocity, edgewise",
    definition="The share of ties that are returned.",
    formula="2M / (2M + A)",
    does_not_show="whether the two mean the same; dense networks return many by chance",
    sources=(HOLLAND_LEINHARDT_1970,),
)


class Why(Enum):
    """Why an index of a team has no value; the last stands for the index's own reason."""

    KNOWN = ""
    NO_PEOPLE = "people were not given, so who has no tie is not known"
    TOO_FEW = "there are fewer than two people"
    NOBODY_ANSWERED = "nobody answered"
    SILENT = "some did not answer, and what depends on their ties is not known"
    UNDEFINED = "undefined"

    @property
    def place(self) -> int:
        """Its place among all."""
        return tuple(Why).index(self)


@attrs.frozen(kw_only=True)
class TeamMeasure:
    """
    One index of a team.

    Attributes
    ----------
    measure : Measure
        What it is.
    needs_people : bool
        Whether it depends on those without a tie.
    of_pairs : bool
        Whether it needs two people.
    of_answers : bool
        Whether it has no value where nobody answered.
    of_paths : bool
        Whether it depends on everybody's ties.
    is_given_by_nominations : bool
        Whether bounds are known only where those who are led were asked.
    undefined : str
        Why a team may have none although everything is known.
    """

    measure: Measure
    needs_people: bool = False
    of_pairs: bool = False
    of_answers: bool = False
    of_paths: bool = False
    is_given_by_nominations: bool = False
    undefined: str = "there are no ties"

    def reason(self, cause: int) -> str:
        """Return why there is no value, from a place in `Why`."""
        why = tuple(Why)[cause]
        return self.undefined if why is Why.UNDEFINED else why.value


INDICES: Final[dict[str, TeamMeasure]] = {
    "density": TeamMeasure(measure=DENSITY, needs_people=True, of_pairs=True, of_answers=True),
    "centralization": TeamMeasure(
        measure=CENTRALIZATION, needs_people=True, of_pairs=True, of_answers=True
    ),
    "centralization_other_end": TeamMeasure(
        measure=OTHER_END, needs_people=True, of_pairs=True, of_answers=True
    ),
    "effective_leaders": TeamMeasure(measure=EFFECTIVE_LEADERS, is_given_by_nominations=True),
    "effective_leaders_corrected": TeamMeasure(
        measure=CORRECTED, undefined="no two people named the same person"
    ),
    "reciprocity": TeamMeasure(measure=RECIPROCITY),
    "connectedness": TeamMeasure(
        measure=CONNECTEDNESS, needs_people=True, of_pairs=True, of_paths=True
    ),
    "hierarchy": TeamMeasure(measure=HIERARCHY, of_paths=True),
    "efficiency": TeamMeasure(
        measure=EFFICIENCY, of_paths=True, undefined="no part could have a tie to spare"
    ),
    "lubness": TeamMeasure(measure=LUBNESS, of_paths=True, undefined="no part has three people"),
    "transitivity": TeamMeasure(
        measure=TRANSITIVITY, of_paths=True, undefined="no two ties follow each other"
    ),
}
BOUNDED: Final = (
    "density",
    "centralization",
    "centralization_other_end",
    "effective_leaders",
    "effective_leaders_corrected",
)
"""The indices that have low and high."""
INTERVAL: Final = "effective_leaders_corrected"
"""The one of them whose low and high are an interval, and not bounds."""
