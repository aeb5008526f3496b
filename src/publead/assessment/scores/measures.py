"""What a score is, in each unit: definition, formula, sources and limits."""

from publead.assessment.scores.policies import Unit
from publead.estimates import Measure
from publead.sources import Source

POMP_SOURCE = Source(
    authors=("Cohen, P.", "Cohen, J.", "Aiken, L. S.", "West, S. G."),
    year=1999,
    title="The problem of units and the circumstance for POMP",
    container="Multivariate Behavioral Research, 34(3), 315-346",
    doi="10.1207/S15327906MBR3403_2",
)
MISSING_SOURCE = Source(
    authors=("Schafer, J. L.", "Graham, J. W."),
    year=2002,
    title="Missing data: Our view of the state of the art",
    container="Psychological Methods, 7(2), 147-177",
    doi="10.1037/1082-989X.7.2.147",
    note="on what averaging the items that were answered takes for granted",
)

_MEAN = "sum(x') / n answered, where x' = low + high - x for reversed items and x for the others"
_LIMITS = (
    "whether the items measure the competency, or whether a difference between two forms is more "
    "than error; it is one rater's view. Scores on different competencies have no common total"
)

MEASURES = {
    Unit.POINTS: Measure(
        name="competency score",
        definition="The mean of one rater's answers to the items on one competency.",
        formula=_MEAN,
        does_not_show=_LIMITS,
        sources=(MISSING_SOURCE,),
    ),
    Unit.POMP: Measure(
        name="competency score, percent of maximum possible",
        definition="How far the mean answer lies from the poor end of the scale to the good end, "
        "as a percentage.",
        formula=f"100 (mean - low) / (high - low), mean = {_MEAN}",
        does_not_show=f"{_LIMITS}. It is no percentile: nobody else's score enters it",
        sources=(POMP_SOURCE, MISSING_SOURCE),
    ),
    Unit.SUM: Measure(
        name="competency score, prorated sum",
        definition="What one rater's answers on one competency would add up to, had the missing "
        "ones been like the others.",
        formula=f"mean times number of items, mean = {_MEAN}",
        does_not_show=f"{_LIMITS}. Sums over different numbers of items cannot be compared",
        sources=(MISSING_SOURCE,),
    ),
}
"""The measure of a score in each unit."""
