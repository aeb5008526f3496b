"""Hypothesis strategies for ratings, as a person could have collected them."""

from collections.abc import Mapping

from hypothesis import strategies as st

from builders import WORDS
from publead.assessment.ratings import RaterGroup

OTHERS = tuple(group.value for group in RaterGroup if group is not RaterGroup.SELF)
CODES = ("a-1", "a-2", "b-1", "b-2")

Row = Mapping[str, str]


@st.composite
def sound_forms(draw: st.DrawFn, *, max_people: int = 4, max_others: int = 5) -> list[Row]:
    """Draw rows of a wide table on the small instrument that nothing is wrong with."""
    answer = st.sampled_from(("1", "2", "3", "4", "5", "", "N/A", "NA", *WORDS))
    rows: list[Row] = []
    for place in range(draw(st.integers(1, max_people))):
        person = f"p{place}"
        unit = draw(st.sampled_from(("Housing", "Planning", "")))
        raters = [(person, "self")] if draw(st.booleans()) else []
        n_others = draw(st.integers(0 if raters else 1, max_others))
        raters += [(f"{person}x{i}", draw(st.sampled_from(OTHERS))) for i in range(n_others)]
        rows += [
            {
                "person": person,
                "rater": rater,
                "relationship": relationship,
                "unit": unit,
                "comment": draw(st.sampled_from(("", "Thank you", "=1+1"))),
                **{code: draw(answer) for code in CODES},
            }
            for rater, relationship in raters
        ]
    return rows
