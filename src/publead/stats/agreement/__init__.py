"""
How far raters agree, and how reliable they are: plain functions on arrays.

Rows are people or targets, columns raters or items. Long tables with one rating a row become a
matrix with `rating_matrix`, or go to `icc_one_way` as they are. NaN is a missing rating.

Every result keeps how many ratings went in, how many did not and why, and has ``.explain()``.
"""

from publead.stats.agreement.arrays import RatingMatrix, rating_matrix
from publead.stats.agreement.awg import awg_j
from publead.stats.agreement.components import VarianceComponents, variance_components
from publead.stats.agreement.d_study import DStudy, d_study
from publead.stats.agreement.designs import Design, Negative
from publead.stats.agreement.deviation import Centre, average_deviation
from publead.stats.agreement.forms import (
    AverageInterval,
    Form,
    FTest,
    IntraclassCorrelation,
    MissingCells,
)
from publead.stats.agreement.group_index import GroupIndex
from publead.stats.agreement.icc import icc, icc_forms
from publead.stats.agreement.kappa import Weights, weighted_kappa
from publead.stats.agreement.krippendorff import Level, krippendorff_alpha
from publead.stats.agreement.many_raters import (
    FleissKappa,
    brennan_prediger,
    fleiss_kappa,
    gwet_ac1,
)
from publead.stats.agreement.nulls import Null, NullVariance, null_variance
from publead.stats.agreement.one_way import icc_one_way
from publead.stats.agreement.one_way_result import GroupSize, OneWayICC
from publead.stats.agreement.raters import raters_needed, reliability_of_mean
from publead.stats.agreement.self_other import self_other
from publead.stats.agreement.self_other_result import Rating, SelfOther, SixWay
from publead.stats.agreement.surface import Coefficient, ResponseSurface, response_surface
from publead.stats.agreement.within_between import WithinBetween, within_between
from publead.stats.agreement.within_group import rwg, rwg_j, rwg_j_star

__all__ = [
    "AverageInterval",
    "Centre",
    "Coefficient",
    "DStudy",
    "Design",
    "FTest",
    "FleissKappa",
    "Form",
    "GroupIndex",
    "GroupSize",
    "IntraclassCorrelation",
    "Level",
    "MissingCells",
    "Negative",
    "Null",
    "NullVariance",
    "OneWayICC",
    "Rating",
    "RatingMatrix",
    "ResponseSurface",
    "SelfOther",
    "SixWay",
    "VarianceComponents",
    "Weights",
    "WithinBetween",
    "average_deviation",
    "awg_j",
    "brennan_prediger",
    "d_study",
    "fleiss_kappa",
    "gwet_ac1",
    "icc",
    "icc_forms",
    "icc_one_way",
    "krippendorff_alpha",
    "null_variance",
    "raters_needed",
    "rating_matrix",
    "reliability_of_mean",
    "response_surface",
    "rwg",
    "rwg_j",
    "rwg_j_star",
    "self_other",
    "variance_components",
    "weighted_kappa",
    "within_between",
]
