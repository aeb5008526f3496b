"""What the indices about ties are."""

from publead.estimates import Measure
from publead.network.indices.robustness import NOT_STUDIED
from publead.network.indices.sources import (
    GIRVAN_NEWMAN_2002,
    GRANOVETTER_1973,
    HOLLAND_LEINHARDT_1970,
    KRACKHARDT_1999,
)

_LIMIT = "what passes along the tie; one missing person can change it much"

BETWEENNESS = Measure(
    name="tie betweenness",
    definition="How many shortest paths run along this tie.",
    formula="sum over s, t of (shortest paths s to t along the tie) / (shortest paths s to t)",
    does_not_show=_LIMIT,
    sources=(GIRVAN_NEWMAN_2002,),
    robustness=NOT_STUDIED,
)

BRIDGE = Measure(
    name="bridge",
    definition="1 where the network falls apart without this tie, else 0; direction left out.",
    formula="1 if the tie's ends are in different components without it",
    does_not_show=_LIMIT,
    sources=(GRANOVETTER_1973,),
    robustness=NOT_STUDIED,
)

RECIPROCATED = Measure(
    name="reciprocated",
    definition="1 where the tie is returned, else 0.",
    formula="a(i, j) a(j, i)",
    does_not_show="whether the two mean the same by it",
    sources=(HOLLAND_LEINHARDT_1970,),
    robustness=NOT_STUDIED,
)

SIMMELIAN = Measure(
    name="Simmelian",
    definition="1 where the tie is returned and both have returned ties with the same third.",
    formula="1 if mutual(i, j) and, for some k, mutual(i, k) and mutual(j, k)",
    does_not_show=_LIMIT,
    sources=(KRACKHARDT_1999,),
    robustness=NOT_STUDIED,
)

SPAN = Measure(
    name="local bridge span",
    definition="How far apart the two would be without this tie; infinite for a bridge.",
    formula="distance of i and j without the tie, direction left out",
    does_not_show=_LIMIT,
    sources=(GRANOVETTER_1973,),
    robustness=NOT_STUDIED,
)
