"""
How consistently the items of a scale tell people apart: arrays in, people × items.

Answers are floats with NaN for no answer, or int8 with -127 or less for no answer; items that run
the other way are turned before they come here. Every result tells its n, who was left out and why,
and ``.explain()`` gives definition, formula and source.
"""

from publead.stats.consistency.alpha import cronbach_alpha, standardized_alpha
from publead.stats.consistency.alpha_intervals import (
    AlphaInterval,
    alpha_standard_error,
    feldt_interval,
)
from publead.stats.consistency.answers import Missing
from publead.stats.consistency.bounds import armor_theta, ten_berge_mu
from publead.stats.consistency.factors import Estimator, Factors, common_factors
from publead.stats.consistency.guttman import GuttmanLambdas, guttman_lambdas
from publead.stats.consistency.halves import Half
from publead.stats.consistency.hierarchical import (
    HierarchicalOmega,
    SchmidLeiman,
    omega_hierarchical,
    schmid_leiman,
)
from publead.stats.consistency.item_rest import ItemRest, item_rest
from publead.stats.consistency.items import (
    AlphaIfDropped,
    InterItem,
    alpha_if_dropped,
    inter_item,
)
from publead.stats.consistency.key_lint import KeyFinding, KeyLint, KeyProblem, key_lint
from publead.stats.consistency.measurement_error import ScoreOf, standard_error_of_measurement
from publead.stats.consistency.omega import Denominator, mcdonald_omega, one_factor
from publead.stats.consistency.ordinal import ordinal_alpha
from publead.stats.consistency.polychoric import PolychoricCorrelations, polychoric
from publead.stats.consistency.prophecy import (
    spearman_brown,
    spearman_brown_factor,
    spearman_brown_raters_needed,
)
from publead.stats.consistency.resampling import Bootstrap, bootstrap_interval
from publead.stats.consistency.splits import (
    AllSplits,
    SplitHalf,
    all_splits,
    greatest_split_half,
    odd_even,
    split_half,
)
from publead.stats.consistency.spreads import Metric

__all__ = [
    "AllSplits",
    "AlphaIfDropped",
    "AlphaInterval",
    "Bootstrap",
    "Denominator",
    "Estimator",
    "Factors",
    "GuttmanLambdas",
    "Half",
    "HierarchicalOmega",
    "InterItem",
    "ItemRest",
    "KeyFinding",
    "KeyLint",
    "KeyProblem",
    "Metric",
    "Missing",
    "PolychoricCorrelations",
    "SchmidLeiman",
    "ScoreOf",
    "SplitHalf",
    "all_splits",
    "alpha_if_dropped",
    "alpha_standard_error",
    "armor_theta",
    "bootstrap_interval",
    "common_factors",
    "cronbach_alpha",
    "feldt_interval",
    "greatest_split_half",
    "guttman_lambdas",
    "inter_item",
    "item_rest",
    "key_lint",
    "mcdonald_omega",
    "odd_even",
    "omega_hierarchical",
    "one_factor",
    "ordinal_alpha",
    "polychoric",
    "schmid_leiman",
    "spearman_brown",
    "spearman_brown_factor",
    "spearman_brown_raters_needed",
    "split_half",
    "standard_error_of_measurement",
    "standardized_alpha",
    "ten_berge_mu",
]
