"""What a planned number of raters and items would give: the decision study."""

import math
from collections.abc import Mapping

import attrs

from publead.errors import PolicyError, UndefinedStatisticError
from publead.estimates import Estimate, Explanation, Measure
from publead.stats.agreement.components import VarianceComponents
from publead.stats.agreement.designs import FACETS
from publead.stats.agreement.works import BRENNAN

GENERALIZABILITY = Measure(
    name="generalizability coefficient",
    definition="How well a mean over raters and items would put people in their order.",
    formula="variance of p / (variance of p + relative error)",
    does_not_show="how far a person's mean lies from where it would be with all raters and "
    "items; that is the dependability index",
    sources=(BRENNAN,),
)
DEPENDABILITY = Measure(
    name="dependability index",
    definition="How well a mean over raters and items would say where each person stands.",
    formula="variance of p / (variance of p + absolute error)",
    does_not_show="that the components hold for other raters, items or people than these",
    sources=(BRENNAN,),
)


@attrs.frozen(kw_only=True)
class DStudy:
    """
    What a plan would give.

    Attributes
    ----------
    generalizability, dependability : Estimate
        Between 0 and 1, without interval; ``n`` is the number of people.
    universe_variance, relative_error, absolute_error : float
        In the squared unit of the answers.
    plan : mapping of str to int
        How many raters and items.
    """

    generalizability: Estimate
    dependability: Estimate
    universe_variance: float
    relative_error: float
    absolute_error: float
    plan: Mapping[str, int]

    @property
    def relative_sem(self) -> float:
        """The standard error of a person's mean beside other people's."""
        return math.sqrt(max(self.relative_error, 0.0))

    @property
    def absolute_sem(self) -> float:
        """The standard error of a person's mean."""
        return math.sqrt(max(self.absolute_error, 0.0))

    def __str__(self) -> str:
        """Return both coefficients with the plan."""
        plan = ", ".join(f"{n} of {facet}" for facet, n in self.plan.items())
        return (
            f"with {plan}: generalizability {self.generalizability.value:.2f}, "
            f"dependability {self.dependability.value:.2f}"
        )

    def explain(self) -> Explanation:
        """Return the account of the generalizability coefficient."""
        return self.generalizability.explain()


def d_study(components: VarianceComponents, *, n_raters: int, n_items: int | None = None) -> DStudy:
    r"""
    Return how reliable the mean of a planned number of raters and items would be.

    Parameters
    ----------
    components : VarianceComponents
        From `variance_components`; people are what is measured.
    n_raters : int
        Raters of each person, or of each item where raters are nested in items; at least 1.
    n_items : int, optional
        Items, at least 1; needed where the design has items.

    Returns
    -------
    DStudy

    Raises
    ------
    UndefinedStatisticError
        If the component of people is not above zero.
    PolicyError
        If a number is below 1, or *n_items* does not fit the design.

    Notes
    -----
    With :math:`n'_f` planned levels, relative error is
    :math:`\sum_{d \ni p, d \neq p} \sigma^2_d / \prod_{f \in d, f \neq p} n'_f`, and absolute
    error the same over all :math:`d \neq p`. R: ``gtheory::dstudy``.

    References
    ----------
    Brennan, R. L. (2001). Generalizability theory. Springer.
    https://doi.org/10.1007/978-1-4757-3456-0

    Examples
    --------
    >>> from publead.stats.agreement import variance_components
    >>> components = variance_components([[9, 2], [6, 1], [8, 4], [7, 1]])
    >>> print(d_study(components, n_raters=4))
    with 4 of r: generalizability 0.83, dependability 0.20
    """
    plan = _plan(components, n_raters, n_items)
    universe = components["p"]
    if not universe > 0:
        raise UndefinedStatisticError(
            "a generalizability coefficient",
            f"the variance of people is {universe:.3g}, not above zero",
            "Report the components: these answers do not tell people apart",
        )
    relative = absolute = 0.0
    for name, variance in components.variances.items():
        if name != "p":
            share = variance / math.prod(plan[f] for f in name if f in plan)
            absolute += share
            relative += share if "p" in name else 0.0
    method = f"{components.design.value}; negative components {components.negative.value}"
    coefficients = [
        Estimate(
            measure=measure,
            value=universe / (universe + error),
            n=components.sizes["p"],
            method=method,
        )
        for measure, error in ((GENERALIZABILITY, relative), (DEPENDABILITY, absolute))
    ]
    return DStudy(
        generalizability=coefficients[0],
        dependability=coefficients[1],
        universe_variance=universe,
        relative_error=relative,
        absolute_error=absolute,
        plan=plan,
    )


def _plan(components: VarianceComponents, n_raters: int, n_items: int | None) -> dict[str, int]:
    needs_items = "i" in FACETS[components.design]
    if needs_items == (n_items is None):
        needed = "needs" if needs_items else "has no"
        raise PolicyError(f"a {components.design.value} design {needed} n_items; got {n_items}")
    plan = {"r": n_raters} if n_items is None else {"i": n_items, "r": n_raters}
    if min(plan.values()) < 1:
        raise PolicyError(f"the plan is {plan}; give at least 1 of each")
    return plan
