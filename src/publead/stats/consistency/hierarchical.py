"""Hierarchical omega: a general factor found through correlated group factors."""

from numbers import Integral
from typing import ClassVar

import attrs
import numpy as np
from numpy.typing import ArrayLike

from publead.errors import UndefinedStatisticError, expect
from publead.estimates import Estimate, Measure, counted
from publead.stats.consistency.accounts import Account
from publead.stats.consistency.answers import Floats, Missing, sealed
from publead.stats.consistency.factors import Estimator, common_factors
from publead.stats.consistency.measures import OMEGA_HIERARCHICAL, OMEGA_TOTAL
from publead.stats.consistency.moments import correlations, moments
from publead.stats.consistency.refusals import named
from publead.stats.consistency.rotation import quartimin
from publead.stats.numbers import as_floats

LEAST_GROUPS = 3


@attrs.frozen(kw_only=True, eq=False)
class SchmidLeiman:
    """
    Loadings on one general factor and on group factors, all uncorrelated.

    Attributes
    ----------
    general : ndarray of float, shape (n_items,)
        Each item's loading on the general factor, as it was answered.
    groups : ndarray of float, shape (n_items, n_groups)
        On the group factors.
    uniquenesses : ndarray of float, shape (n_items,)
        What all factors leave of each item's variance of 1.
    signs : ndarray of float, shape (n_items,)
        -1 for an item that loads on the general factor the other way and so is turned before
        items are added up, else 1.
    hierarchical : float
        The share of the sum's variance that is due to the general factor: omega hierarchical.
    total : float
        The share that is due to all factors: omega total.
    at_bound : tuple of int
        Items whose unique variance stopped at its least value: the model does not fit them.
    """

    general: Floats = attrs.field(converter=sealed)
    groups: Floats = attrs.field(converter=sealed)
    uniquenesses: Floats = attrs.field(converter=sealed)
    signs: Floats = attrs.field(converter=sealed)
    hierarchical: float
    total: float
    at_bound: tuple[int, ...] = ()

    @property
    def limit(self) -> float:
        """The hierarchical omega of endlessly many such items."""
        return self.hierarchical / self.total


@attrs.frozen(kw_only=True, eq=False)
class HierarchicalOmega(Account):
    """
    Hierarchical omega, omega total of the same model, and the model.

    Attributes
    ----------
    hierarchical, total : Estimate
        The share of the score's variance due to the general factor, and to all factors.
    model : SchmidLeiman
        The loadings.
    """

    measure: ClassVar[Measure] = OMEGA_HIERARCHICAL

    hierarchical: Estimate
    total: Estimate
    model: SchmidLeiman

    def __str__(self) -> str:
        """Return both omegas, rounded to be read."""
        return (
            f"omega hierarchical {self.hierarchical.value:.2f}, total {self.total.value:.2f}, "
            f"with {self.model.groups.shape[1]} group factors"
        )


def omega_hierarchical(
    items: ArrayLike, n_groups: int = LEAST_GROUPS, *, missing: Missing = Missing.LISTWISE
) -> HierarchicalOmega:
    """
    Return how much of a score is due to what all items have in common.

    Parameters
    ----------
    items : array_like, shape (n_people, n_items)
        Answers; an item that loads the other way is turned. Floats with NaN for no answer, or
        int8 with -127 or less for no answer.
    n_groups : int
        How many group factors there are, at least 3: a choice, to be stated beside the value.
    missing : Missing
        Use only people who answered every item, or all answers to each pair of items.

    Returns
    -------
    HierarchicalOmega
        About items of equal spread; without intervals.

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than three group factors (two do not determine a general one), too
        few items for them, fewer than two people, or everybody answered an item alike.
    PolicyError, InputError
        If *items* is no matrix of finite numbers.

    Notes
    -----
    See `schmid_leiman`.

    References
    ----------
    Zinbarg, R. E., Revelle, W., Yovel, I., & Li, W. (2005). Cronbach's alpha, Revelle's beta, and
    McDonald's omega H. Psychometrika, 70(1), 123-133. https://doi.org/10.1007/s11336-003-0974-7

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> group = rng.normal(size=(500, 1)) + rng.normal(size=(500, 3))
    >>> answers = np.repeat(group, 3, axis=1) + rng.normal(size=(500, 9))
    >>> print(omega_hierarchical(answers, 3))
    omega hierarchical 0.68, total 0.92, with 3 group factors
    """
    found = moments(items, missing, OMEGA_HIERARCHICAL.name)
    model = schmid_leiman(correlations(found, OMEGA_HIERARCHICAL.name), n_groups)
    method = (
        f"{counted(n_groups, 'factor')}, minres, quartimin rotation, Schmid-Leiman; "
        f"correlations; {missing.value} deletion"
    )
    at_bound = named(np.array(model.at_bound)) if model.at_bound else ""
    misfit = f"the model does not fit {at_bound} (a Heywood case)" if at_bound else ""
    reason = "; ".join(part for part in (found.left_out, misfit) if part)
    pair = [
        Estimate(
            measure=measure,
            value=value,
            n=found.n,
            n_left_out=found.n_left_out,
            method=method,
            reason=reason,
        )
        for measure, value in ((OMEGA_HIERARCHICAL, model.hierarchical), (OMEGA_TOTAL, model.total))
    ]
    return HierarchicalOmega(
        hierarchical=pair[0],
        total=pair[1],
        model=model,
        n=found.n,
        n_left_out=found.n_left_out,
        reason=reason,
        method=method,
    )


def schmid_leiman(related: ArrayLike, n_groups: int = LEAST_GROUPS) -> SchmidLeiman:
    r"""
    Return loadings on a general factor and on group factors from a matrix of correlations.

    Parameters
    ----------
    related : array_like of float, shape (n_items, n_items)
        Correlations.
    n_groups : int
        How many group factors there are, at least 3.

    Returns
    -------
    SchmidLeiman

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than three group factors, or too few items for them.
    PolicyError, InputError
        If *related* is no symmetric matrix of finite numbers.

    Notes
    -----
    Group factors by minres, rotated by quartimin; one factor of their correlations with loadings
    :math:`\gamma`; then :math:`g = \Lambda\gamma` and group loadings
    :math:`\Lambda\operatorname{diag}(1 - \gamma^2)^{1/2}`. With :math:`V` the sum of all
    correlations after turning items with :math:`g_i < 0`,

    .. math:: \omega_h = \frac{(\sum_i |g_i|)^2}{V}, \qquad
        \omega_t = 1 - \frac{\sum_i \psi_i}{V}

    References
    ----------
    Schmid, J., & Leiman, J. M. (1957). The development of hierarchical factor solutions.
    Psychometrika, 22(1), 53-61. https://doi.org/10.1007/BF02289209

    Examples
    --------
    >>> related = np.kron(np.full((3, 3), 0.3) + 0.2 * np.eye(3), np.ones((3, 3)))
    >>> np.fill_diagonal(related, 1)
    >>> model = schmid_leiman(related, 3)
    >>> round(model.hierarchical, 3), round(model.total, 3)
    (0.711, 0.868)
    """
    expect(n_groups, Integral, "n_groups", "Give a whole number of group factors")
    if n_groups < LEAST_GROUPS:
        raise UndefinedStatisticError(
            OMEGA_HIERARCHICAL.name,
            f"{counted(n_groups, 'group factor')} cannot determine a general one",
            "Ask for at least three, or use mcdonald_omega with its one factor",
        )
    matrix = as_floats(related, 2, "correlations")
    fitted = common_factors(matrix, n_groups, estimator=Estimator.MINRES)
    rotated, between = quartimin(fitted.loadings)
    second = common_factors(between, estimator=Estimator.MINRES).loadings[:, 0]
    general = rotated @ second
    general = -general if general.sum() < 0 else general
    signs = np.where(general < 0, -1.0, 1.0)
    whole = float((matrix * np.outer(signs, signs)).sum())
    return SchmidLeiman(
        general=general,
        groups=rotated * np.sqrt(np.maximum(1 - second**2, 0.0)),
        uniquenesses=fitted.uniquenesses,
        signs=signs,
        hierarchical=float(np.abs(general).sum()) ** 2 / whole,
        total=1 - float(fitted.uniquenesses.sum()) / whole,
        at_bound=fitted.at_bound,
    )
