"""The textbook entries of a valuation's numbers."""

from typing import Final

from publead.assessment.valuation.answers import Asked
from publead.estimates import Measure
from publead.stats.best_worst import BEST_WORST_SOURCES
from publead.stats.intervals import HOLM, STUDENT

_LIMITS: Final = (
    "Whether the trait works, or what really is rewarded: it is what those who answered believe. "
    "People may find most things more needed than rewarded, so look at which traits stand apart."
)

NEEDED: Final = Measure(
    name="how much it is needed",
    definition="The mean of what respondents say is needed, over those who answered both ways.",
    formula="sum of needed / number of respondents with both answers",
    does_not_show=_LIMITS,
    sources=(STUDENT,),
)

REWARDED: Final = Measure(
    name="how much it is rewarded",
    definition="The mean of what respondents say is rewarded, over those who answered both ways.",
    formula="sum of rewarded / number of respondents with both answers",
    does_not_show=_LIMITS,
    sources=(STUDENT,),
)

RATED_GAP: Final = Measure(
    name="valuation gap",
    definition="How much more a trait is needed than rewarded, each respondent beside themselves.",
    formula="mean of (needed - rewarded) over respondents with both; t interval on the differences",
    does_not_show=_LIMITS,
    sources=(STUDENT, HOLM),
)

PICKED_GAP: Final = Measure(
    name="valuation gap of best-worst scores",
    definition=(
        "How much higher a trait stands among what is needed than among what is rewarded, each "
        "respondent beside themselves."
    ),
    formula=(
        "score = (times best - times worst) / times shown, each respondent; mean of "
        "(needed - rewarded) over respondents with both; t interval on the differences"
    ),
    does_not_show=(
        "How much anything matters by itself. Scores are relative: over the traits that a "
        "respondent was shown they have a sum of zero, so what one trait gains another loses. It "
        "is what those who answered believe, and not what works."
    ),
    sources=(*BEST_WORST_SOURCES, STUDENT, HOLM),
)

GAPS: Final = {Asked.RATINGS: RATED_GAP, Asked.BEST_WORST: PICKED_GAP}
