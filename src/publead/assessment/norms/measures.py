"""What norms are, and what they do not show."""

from publead.estimates import Measure
from publead.stats.norming.measures import CLOPPER_1934, CRAWFORD_2002, CRAWFORD_2009

NOT_SHOWN = (
    "That 50 is good, or that anybody should be above it: it is where these people stand together, "
    "and half of any reference is below its middle. Other raters rated other people. Not for "
    "selection, pay or dismissal"
)

NORMS = Measure(
    name="norms",
    definition="How the scores of a declared reference are spread, competency by competency: its "
    "mean, standard deviation, and how many people stand in each step of the scale.",
    formula="over people, each counting once; moments rounded, steps of a least number of people",
    does_not_show=NOT_SHOWN,
    sources=(CRAWFORD_2009,),
)
PLACEMENT = Measure(
    name="standing among a council's own norms",
    definition="Where one person's scores lie in a declared reference, as linear T scores and "
    "percentile ranks.",
    formula="T = 50 + 10 (x - mean) / SD; percentile rank = 100 (below + same step / 2) / n",
    does_not_show=NOT_SHOWN,
    sources=(CRAWFORD_2002, CRAWFORD_2009, CLOPPER_1934),
)
