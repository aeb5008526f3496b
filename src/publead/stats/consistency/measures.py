"""The textbook entries of the measures of consistency, which ``.explain()`` prints."""

from publead.estimates import Measure
from publead.stats.consistency import works

CRONBACH_ALPHA = Measure(
    name="Cronbach's alpha",
    definition="How consistently the items of one scale tell people apart; at most 1.",
    formula="k / (k - 1) × (1 - sum of the items' variances / variance of their sum)",
    does_not_show="That the items measure one thing, or the right thing; it rises with the "
    "number of items, and is a lower bound of reliability only if errors are uncorrelated.",
    sources=(works.CRONBACH, works.FELDT),
)
STANDARDIZED_ALPHA = Measure(
    name="standardised alpha",
    definition="The alpha of the items if each had the same spread; at most 1.",
    formula="k r / (1 + (k - 1) r), with r the mean correlation between two items",
    does_not_show="The consistency of scores made from the items as they are.",
    sources=(works.CRONBACH,),
)
ORDINAL_ALPHA = Measure(
    name="ordinal alpha",
    definition="The alpha of the continuous answers that are assumed to lie behind ordered ones.",
    formula="k r / (1 + (k - 1) r), with r the mean polychoric correlation",
    does_not_show="The reliability of a score that adds up the answers given; it is mostly higher.",
    sources=(works.ZUMBO, works.OLSSON),
)
ALPHA_IF_DROPPED = Measure(
    name="alpha if an item is dropped",
    definition="Cronbach's alpha of the other items, one value an item.",
    formula="alpha of the k - 1 other items",
    does_not_show="That dropping the item would help in another sample; picking items by it "
    "makes alpha look higher than it is.",
    sources=(works.CRONBACH,),
)
ITEM_REST = Measure(
    name="item-rest correlation",
    definition="How far each item goes with the sum of the others; below zero it looks keyed "
    "the wrong way.",
    formula="cov(x, T - x) / sd(x) sd(T - x), with T the sum of all items",
    does_not_show="Why an item goes against the others: a wrong key, a misread question or "
    "another subject look alike.",
    sources=(works.HENRYSSON, works.CURETON),
)
INTER_ITEM = Measure(
    name="correlations between items",
    definition="The mean and spread of the correlations between any two items of a scale.",
    formula="mean, median, variance, least and greatest of the k (k - 1) / 2 correlations",
    does_not_show="That the items measure one thing: two separate bundles can have a high mean.",
    sources=(works.CRONBACH,),
)
OMEGA_TOTAL = Measure(
    name="McDonald's omega (total)",
    definition="The share of a score's variance that one common factor accounts for.",
    formula="(sum of loadings)² / ((sum of loadings)² + sum of unique variances)",
    does_not_show="That one factor fits; where it does not, omega has no plain meaning.",
    sources=(works.MCDONALD, works.JORESKOG, works.HARMAN),
)
OMEGA_HIERARCHICAL = Measure(
    name="hierarchical omega",
    definition="The share of a score's variance that is due to what all items have in common.",
    formula="(sum of general loadings)² / sum of all correlations, after Schmid and Leiman",
    does_not_show="A property of the items alone: it depends on the number of group factors and "
    "on the rotation, which are choices.",
    sources=(works.ZINBARG, works.SCHMID, works.MCDONALD),
)
GUTTMAN_LAMBDAS = Measure(
    name="Guttman's lambdas",
    definition="Six lower bounds of the reliability of a sum of items.",
    formula="lambda 3 is alpha; lambda 2 and 6 are never below lambda 1; lambda 4 is the greatest "
    "split half",
    does_not_show="Reliability itself: each is a lower bound in the population, and in small "
    "samples the greatest of them overshoots.",
    sources=(works.GUTTMAN,),
)
TEN_BERGE = Measure(
    name="ten Berge and Zegers's mu",
    definition="A rising series of lower bounds; the first is alpha, the second lambda 2.",
    formula="(p0 + (p1 + (p2 + ...)^(1/2))^(1/2)) / variance of the sum",
    does_not_show="Reliability itself: each is a lower bound in the population.",
    sources=(works.TEN_BERGE,),
)
ARMOR_THETA = Measure(
    name="Armor's theta",
    definition="The alpha of the weighted sum of items that has the greatest alpha.",
    formula="k / (k - 1) × (1 - 1 / greatest eigenvalue of the correlations)",
    does_not_show="The consistency of a plain sum, which is lower.",
    sources=(works.ARMOR,),
)
SPLIT_HALF = Measure(
    name="split-half reliability",
    definition="How well two halves of the items agree, stepped up to the whole length.",
    formula="Spearman-Brown: 2 r / (1 + r); Flanagan-Rulon: 4 cov(A, B) / var(A + B)",
    does_not_show="One number for a scale: each way to halve it gives another.",
    sources=(works.SPEARMAN, works.BROWN, works.RULON, works.GUTTMAN),
)
MEASUREMENT_ERROR = Measure(
    name="standard error of measurement",
    definition="By how much a person's score would differ between equally good questionnaires.",
    formula="sd of scores × square root of (1 - reliability)",
    does_not_show="Error that does not differ between items, such as a rater's mood that day; it "
    "is an average over people, and smaller at the ends of a scale.",
    sources=(works.HARVILL,),
)
POLYCHORIC = Measure(
    name="polychoric correlation",
    definition="The correlation of two normal variables assumed to lie behind ordered answers.",
    formula="the correlation that makes the cross-table of the two items most likely, with cut "
    "points taken from each item's own shares",
    does_not_show="That such normal variables exist.",
    sources=(works.OLSSON,),
)
KEY_LINT = Measure(
    name="key lint",
    definition="Signs in the answers that an item is keyed the wrong way or holds codes that "
    "are no answers.",
    formula="item-rest correlation below zero; sign on the first principal component; values "
    "outside the declared range; codes often used for missing",
    does_not_show="That a key is wrong: it lists what to look at, and changes nothing.",
    sources=(works.HENRYSSON,),
)
