"""What Burt's indices and the core number are."""

from publead.estimates import Measure
from publead.network.indices.options import NodeIndex
from publead.network.indices.robustness import NOT_STUDIED
from publead.network.indices.sources import BURT_1992, SEIDMAN_1983

_LIMIT = "whether the person makes anything of the position"

CONSTRAINT = Measure(
    name="constraint",
    definition="How far a person's ties lead back to the same contacts; low means openings.",
    formula="sum over j of (p(i, j) + sum over q of p(i, q) p(q, j))^2",
    does_not_show=_LIMIT,
    sources=(BURT_1992,),
    robustness=NOT_STUDIED,
)

EFFECTIVE_SIZE = Measure(
    name="effective size",
    definition="The number of contacts, less what they have in common.",
    formula="sum over j of (1 - sum over q of p(i, q) m(j, q))",
    does_not_show=_LIMIT,
    sources=(BURT_1992,),
    robustness=NOT_STUDIED,
)

BURT_EFFICIENCY = Measure(
    name="Burt's efficiency",
    definition="Effective size for each contact.",
    formula="effective size / number of contacts",
    does_not_show=_LIMIT,
    sources=(BURT_1992,),
    robustness=NOT_STUDIED,
)

BURT_HIERARCHY = Measure(
    name="Burt's hierarchy",
    definition="How far the constraint comes from a single contact.",
    formula="sum over j of x ln x / (N ln N), x = c(i, j) N / c(i)",
    does_not_show=_LIMIT,
    sources=(BURT_1992,),
    robustness=NOT_STUDIED,
)

CORE_NUMBER = Measure(
    name="core number",
    definition="The largest k for which the person is in a set where everybody has k ties.",
    formula="largest k with v in the k-core; in and out ties added up",
    does_not_show="who leads within the core",
    sources=(SEIDMAN_1983,),
    robustness=NOT_STUDIED,
)

INDICES = {CONSTRAINT.name: NodeIndex.CONSTRAINT, EFFECTIVE_SIZE.name: NodeIndex.EFFECTIVE_SIZE}
