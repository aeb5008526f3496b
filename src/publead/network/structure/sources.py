"""The works in which the arrangements of leadership are described."""

from publead.sources import Source

MEHRA_2006 = Source(
    authors=("Mehra, A.", "Smith, B. R.", "Dixon, A. L.", "Robertson, B."),
    year=2006,
    title="Distributed leadership in teams: The network of leadership perceptions and team "
    "performance",
    container="The Leadership Quarterly, 17(3), 232-245",
    doi="10.1016/j.leaqua.2006.02.003",
)
MAYO_2003 = Source(
    authors=("Mayo, M.", "Meindl, J. R.", "Pastor, J. C."),
    year=2003,
    title="Shared leadership in work teams: A social network approach",
    container="C. L. Pearce & J. A. Conger (eds), Shared leadership, 193-214. Sage",
)
CONTRACTOR_2012 = Source(
    authors=("Contractor, N. S.", "DeChurch, L. A.", "Carson, J.", "Carter, D. R.", "Keegan, B."),
    year=2012,
    title="The topology of collective leadership",
    container="The Leadership Quarterly, 23(6), 994-1011",
    doi="10.1016/j.leaqua.2012.10.010",
)
DERUE_ASHFORD_2010 = Source(
    authors=("DeRue, D. S.", "Ashford, S. J."),
    year=2010,
    title="Who will lead and who will follow? A social process of leadership identity "
    "construction in organizations",
    container="Academy of Management Review, 35(4), 627-647",
    doi="10.5465/amr.35.4.zok627",
)
SHANNON_1948 = Source(
    authors=("Shannon, C. E.",),
    year=1948,
    title="A mathematical theory of communication",
    container="Bell System Technical Journal, 27(3), 379-423",
    doi="10.1002/j.1538-7305.1948.tb01338.x",
)
