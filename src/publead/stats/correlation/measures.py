"""The textbook entries of the correlations, and the works that they come from."""

from publead.estimates import Measure
from publead.sources import Source

FISHER = Source(
    authors=("Fisher, R. A.",),
    year=1921,
    title='On the "probable error" of a coefficient of correlation deduced from a small sample',
    container="Metron, 1, 3-32",
)
FISHER_PARTIAL = Source(
    authors=("Fisher, R. A.",),
    year=1924,
    title="The distribution of the partial correlation coefficient",
    container="Metron, 3, 329-332",
)
BONETT_WRIGHT = Source(
    authors=("Bonett, D. G.", "Wright, T. A."),
    year=2000,
    title="Sample size requirements for estimating Pearson, Kendall and Spearman correlations",
    container="Psychometrika, 65(1), 23-28",
    doi="10.1007/BF02294183",
)
BLAND_ALTMAN = Source(
    authors=("Bland, J. M.", "Altman, D. G."),
    year=1995,
    title="Calculating correlation coefficients with repeated observations: Part 1, correlation "
    "within subjects",
    container="BMJ, 310, 446",
    doi="10.1136/bmj.310.6977.446",
)
ROBINSON = Source(
    authors=("Robinson, W. S.",),
    year=1950,
    title="Ecological correlations and the behavior of individuals",
    container="American Sociological Review, 15(3), 351-357",
    doi="10.2307/2087176",
)

PEARSON = Measure(
    name="correlation",
    definition="How nearly two variables lie on a straight line, from -1 to 1.",
    formula="sum of products of deviations / root of (sum of squares of x × sum of squares of y)",
    does_not_show="that the one brings about the other, nor a link that is not straight; it is "
    "lower where a variable is unreliable or its range is short",
    sources=(FISHER,),
)
SPEARMAN = Measure(
    name="rank correlation",
    definition="How nearly the order of units by one variable is their order by the other.",
    formula="the correlation of the ranks, tied values sharing their mean rank",
    does_not_show="that the one brings about the other, nor how large differences are",
    sources=(BONETT_WRIGHT,),
)
PARTIAL = Measure(
    name="partial correlation",
    definition="The correlation of what is left of two variables once the controls have told "
    "what they can of each, by straight lines.",
    formula="the correlation of the residuals of x and of y on the controls",
    does_not_show="that the one brings about the other: what was not measured was not held "
    "constant, and a control that lies between the two takes away what it carries",
    sources=(FISHER_PARTIAL,),
)
BETWEEN = Measure(
    name="correlation between groups",
    definition="The correlation of the groups' means, each group counting once.",
    formula="the correlation of the group means of x and of y",
    does_not_show="anything about members of the groups: a link between groups can be absent, or "
    "turned round, within each of them",
    sources=(ROBINSON,),
)
WITHIN = Measure(
    name="correlation within groups",
    definition="How far the two variables rise and fall together in one and the same group.",
    formula="the correlation of deviations from the group's own means, over all groups",
    does_not_show="which of the two moved first; whatever changes in a group at the same time as "
    "both can lie behind it, and what never changes in a group cannot",
    sources=(BLAND_ALTMAN,),
)
