"""The textbook entries of the numbers in a report."""

from publead.estimates import Measure
from publead.sources import Source
from publead.stats.intervals import HOLM, STUDENT

OTHERS_MEAN = Measure(
    name="mean of others",
    definition="What the raters who may be shown gave on average, manager included, self never.",
    formula="sum of the raters' scores / number of raters",
    does_not_show=(
        "How well the person leads. Ratings measure raters as much as the person rated; "
        "three raters tell little, and a mean hides whether they agree."
    ),
    sources=(STUDENT,),
)

GROUP_MEAN = Measure(
    name="mean of a group",
    definition="What the raters of one group gave on average.",
    formula="sum of the raters' scores / number of raters",
    does_not_show="How the whole group sees the person: only those who were asked and answered.",
    sources=(STUDENT,),
)

GAP = Measure(
    name="gap between self and others",
    definition="The person's own score less the mean of others, in the unit of the scores.",
    formula="self - mean of others; its interval is that of the mean of others, turned round",
    does_not_show=(
        "Who is right. The self rating is one fixed answer, so the interval carries the others' "
        "error only."
    ),
    sources=(STUDENT, HOLM),
)

AGREEMENT = Measure(
    name="average deviation about the mean",
    definition="How far the raters are from their own mean, on average; 0 when all agree.",
    formula="sum of |score - mean| / number of raters",
    does_not_show="Whether the raters are right, or saw the same things.",
    sources=(
        Source(
            authors=("Burke, M. J.", "Finkelstein, L. M.", "Dusig, M. S."),
            year=1999,
            title="On average deviation indices for estimating interrater agreement",
            container="Organizational Research Methods, 2(1), 49-68",
        ),
    ),
)

REPORT = Measure(
    name="feedback from several kinds of raters",
    definition="One person's self rating beside what others gave, competency by competency.",
    formula="means by competency; no total over competencies exists",
    does_not_show=(
        "Anything on which to hire, pay, promote or dismiss. It is for development, and for a "
        "conversation."
    ),
)
