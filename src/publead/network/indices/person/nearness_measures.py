"""What betweenness and the indices of nearness are."""

from publead.estimates import Measure
from publead.network.indices.robustness import BETWEEN, CLOSE, FAR, NEAR, NOT_STUDIED
from publead.network.indices.sources import (
    BORGATTI_2006,
    BRANDES_2001,
    FREEMAN_1977,
    FREEMAN_1979,
    ROCHAT_2009,
    WASSERMAN_FAUST_1994,
)

_LIMIT = "that anything travels along shortest paths; and one missing person can change it much"

BETWEENNESS = Measure(
    name="betweenness",
    definition="How many shortest paths between two others run through this person.",
    formula="sum over s, t of (shortest paths s to t through v) / (shortest paths s to t)",
    does_not_show=_LIMIT,
    sources=(FREEMAN_1977, BRANDES_2001),
    robustness=BETWEEN,
)

CLOSENESS = Measure(
    name="closeness",
    definition="One over the mean distance to those in reach, times the share in reach.",
    formula="(r / (n - 1)) (r / sum of distances), r = number of others in reach",
    does_not_show=_LIMIT,
    sources=(WASSERMAN_FAUST_1994, FREEMAN_1979),
    robustness=CLOSE,
)

HARMONIC = Measure(
    name="harmonic closeness",
    definition="One over each distance, added up; those out of reach add nothing.",
    formula="sum over u of 1 / d(u, v)",
    does_not_show=_LIMIT,
    sources=(ROCHAT_2009,),
    robustness=NEAR,
)

REACH = Measure(
    name="reach",
    definition="How many others a path joins with this person.",
    formula="number of u with a path from u to v",
    does_not_show="how long the paths are; one tie more can join two halves of a network",
    sources=(WASSERMAN_FAUST_1994,),
    robustness=NOT_STUDIED,
)

ECCENTRICITY = Measure(
    name="eccentricity",
    definition="The distance to the furthest person in reach.",
    formula="max over u in reach of d(u, v)",
    does_not_show="how many are in reach at all",
    sources=(WASSERMAN_FAUST_1994,),
    robustness=FAR,
)
REACH_WITHIN = Measure(
    name="local reach",
    definition="How many others are only a few ties away from this person.",
    formula="number of u with d(u, v) at most the number of steps",
    does_not_show="whether anything passes over more than one tie",
    sources=(BORGATTI_2006,),
    robustness=NOT_STUDIED,
)
