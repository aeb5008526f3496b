"""What the indices are by which people count for who turns to them."""

from publead.estimates import Measure
from publead.network.indices.options import NodeIndex
from publead.network.indices.robustness import SPECTRAL
from publead.network.indices.sources import BONACICH_1972, BRIN_PAGE_1998, KATZ_1953, KLEINBERG_1999

_LIMIT = (
    "anything that the ties themselves do not hold; a dense corner of the network can take nearly "
    "all of it"
)

EIGENVECTOR = Measure(
    name="eigenvector centrality",
    definition="How much those who turn to this person are turned to themselves.",
    formula="lambda x(v) = sum over u of a(u, v) x(u), with x of length 1",
    does_not_show=_LIMIT,
    sources=(BONACICH_1972,),
    robustness=SPECTRAL,
)

PAGERANK = Measure(
    name="PageRank",
    definition="How often somebody who follows ties, and now and then starts afresh, is here.",
    formula="x(v) = d sum over u of a(u, v) x(u) / s(u) + (1 - d) / n",
    does_not_show=_LIMIT,
    sources=(BRIN_PAGE_1998,),
    robustness=SPECTRAL,
)

KATZ = Measure(
    name="Katz's index",
    definition="All walks that lead to this person, each step counting less than the one before.",
    formula="x = (I - alpha A')^-1 1, alpha = 0.85 / rho",
    does_not_show=_LIMIT,
    sources=(KATZ_1953,),
    robustness=SPECTRAL,
)

HUBS = Measure(
    name="hub score",
    definition="How well this person's ties lead to those whom good pointers name.",
    formula="first left singular vector of the ties",
    does_not_show=_LIMIT,
    sources=(KLEINBERG_1999,),
    robustness=SPECTRAL,
)

AUTHORITIES = Measure(
    name="authority score",
    definition="How much this person is named by those whose ties lead to authorities.",
    formula="first right singular vector of the ties",
    does_not_show=_LIMIT,
    sources=(KLEINBERG_1999,),
    robustness=SPECTRAL,
)

INDICES = {
    EIGENVECTOR.name: NodeIndex.EIGENVECTOR,
    PAGERANK.name: NodeIndex.PAGERANK,
    KATZ.name: NodeIndex.KATZ,
    HUBS.name: NodeIndex.HUBS,
    AUTHORITIES.name: NodeIndex.AUTHORITIES,
}
