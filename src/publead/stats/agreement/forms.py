"""The six forms of the intraclass correlation, and the choices that go with them."""

from enum import Enum

import attrs

from publead.estimates import Estimate, Measure
from publead.stats.agreement.works import MCGRAW_WONG, SHROUT_FLEISS


class Form(Enum):
    """
    Which intraclass correlation, in McGraw and Wong's names.

    1 is the reliability of one rater and K that of the mean of all k. In one-way forms each
    target has raters of its own; A is absolute agreement between raters who rate all targets,
    and C is consistency, which forgives a rater for being strict throughout. Shrout and Fleiss's
    names are aliases: ``ICC_2_1`` is ``ICC_A_1``.
    """

    ICC_1 = "ICC(1)"
    ICC_A_1 = "ICC(A,1)"
    ICC_C_1 = "ICC(C,1)"
    ICC_K = "ICC(k)"
    ICC_A_K = "ICC(A,k)"
    ICC_C_K = "ICC(C,k)"
    ICC_1_1 = ICC_1
    ICC_2_1 = ICC_A_1
    ICC_3_1 = ICC_C_1
    ICC_1_K = ICC_K
    ICC_2_K = ICC_A_K
    ICC_3_K = ICC_C_K

    @property
    def single(self) -> "Form":
        """The form for one rater of the same kind."""
        return Form(self.value.replace("k", "1"))

    @property
    def is_average(self) -> bool:
        """Whether it is about the mean of all k raters."""
        return "k" in self.value


class AverageInterval(Enum):
    """
    Which published interval ICC(A,k) gets; the other forms have one only.

    SPEARMAN_BROWN steps the interval of ICC(A,1) up (Shrout and Fleiss; R psych, pingouin), so
    the two intervals say the same thing. MCGRAW_WONG finds degrees of freedom of its own, with
    the correlation of k raters where the other has that of one (R irr).
    """

    SPEARMAN_BROWN = "Spearman-Brown of the interval of ICC(A,1)"
    MCGRAW_WONG = "McGraw and Wong's own degrees of freedom"


class MissingCells(Enum):
    """
    What becomes of targets whom some rater did not rate.

    REML keeps every rating (R lme4; psych with ``lmer=TRUE``); COMPLETE leaves such targets out.
    """

    REML = "restricted maximum likelihood on all ratings"
    COMPLETE = "targets rated by every rater only"


@attrs.frozen(kw_only=True)
class FTest:
    """
    The F test that targets do not differ.

    Attributes
    ----------
    f : float
        Mean square of targets over that of error; infinite where there is no error.
    df1, df2 : float
        Degrees of freedom.
    p : float
        The chance of an F at least as large if targets did not differ.
    """

    f: float
    df1: float
    df2: float
    p: float


@attrs.frozen(kw_only=True)
class IntraclassCorrelation(Estimate):
    """
    An intraclass correlation with its interval and its F test.

    Attributes
    ----------
    form : Form
        Which one.
    test : FTest
        The test that targets do not differ; its F does not test differences between raters.
    n_raters : int
        The number k of raters. ``n`` is the number of targets.
    interval_df : float
        The second degrees of freedom of the interval; not whole for absolute agreement.
    """

    form: Form
    test: FTest
    n_raters: int
    interval_df: float


_KINDS = {
    Form.ICC_1: (
        "ratings of a target by raters of its own",
        "(MSB - MSW) / (MSB + (k - 1) MSW)",
    ),
    Form.ICC_A_1: (
        "raters who rate all targets, where being strict throughout counts as disagreement",
        "(MSB - MSE) / (MSB + (k - 1) MSE + k (MSJ - MSE) / n)",
    ),
    Form.ICC_C_1: (
        "raters who rate all targets, where being strict throughout does not count",
        "(MSB - MSE) / (MSB + (k - 1) MSE)",
    ),
    Form.ICC_K: ("ratings of a target by raters of its own", "(MSB - MSW) / MSB"),
    Form.ICC_A_K: (
        "raters who rate all targets, where being strict throughout counts as disagreement",
        "(MSB - MSE) / (MSB + (MSJ - MSE) / n)",
    ),
    Form.ICC_C_K: (
        "raters who rate all targets, where being strict throughout does not count",
        "(MSB - MSE) / MSB",
    ),
}

MEASURES = {
    form: Measure(
        name=form.value,
        definition=f"How reliable {'the mean of all raters' if form.is_average else 'one rater'} "
        f"is, as a share of the variance, for {kind}.",
        formula=formula,
        does_not_show="whether raters are right, nor how far they agree where targets hardly "
        "differ: it is low when everybody is rated alike. The interval takes ratings as normal",
        sources=(SHROUT_FLEISS, MCGRAW_WONG),
    )
    for form, (kind, formula) in _KINDS.items()
}
"""The measure of each form."""
