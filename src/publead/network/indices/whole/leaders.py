"""How many people leadership is spread over, as if they all had the same share."""

import attrs

from publead.errors import UndefinedStatisticError
from publead.estimates import Estimate, Measure
from publead.graphs import concentration
from publead.network.indices.missing import Floats
from publead.network.indices.person import PersonIndex
from publead.network.indices.person.degrees import in_degree, out_degree
from publead.network.indices.robustness import NOT_STUDIED, SPREAD_OF_RECEIVED
from publead.network.indices.sources import LAAKSO_TAAGEPERA_1979
from publead.network.indices.whole.bounds import NO_BOUNDS, Bounds
from publead.network.indices.whole.box import Box, effective_number_bounds
from publead.network.indices.whole.open_pairs import pair_effective_number_bounds
from publead.network.indices.whole.stating import bounded, require_direction
from publead.network.network import LeadershipNetwork, NetworkLike, network_of
from publead.network.nominations import Direction

_RECEIVED = "of the nominations received"
_LIMIT = (
    "who they are, or whether they lead well; a network where nobody was named twice has many "
    "effective leaders and no leadership that people agree on"
)
EFFECTIVE_LEADERS = Measure(
    name="effective number of leaders",
    definition="How many people with equal shares would make leadership as concentrated as this.",
    formula="1 / sum of p^2, p = each person's share of the nominations received",
    does_not_show=_LIMIT,
    sources=(LAAKSO_TAAGEPERA_1979,),
    robustness=SPREAD_OF_RECEIVED,
)
CORRECTED = Measure(
    name="effective number of leaders, corrected",
    definition="The same, as it would be if the question were asked of many more such people.",
    formula="1 / U, U = chance that two nominations by different respondents are of one person",
    does_not_show=_LIMIT,
    sources=(LAAKSO_TAAGEPERA_1979,),
    robustness=NOT_STUDIED,
)


@attrs.frozen(kw_only=True)
class EffectiveLeaders(Estimate):
    """
    The effective number of leaders, with a value that is corrected for how few were asked.

    Attributes
    ----------
    corrected : Estimate
        What the same question would give, asked again of many such respondents; its interval is
        the jackknife over respondents.
    """

    corrected: Estimate

    def __str__(self) -> str:
        """Return both values."""
        return f"{super().__str__()}; corrected {self.corrected}"


def effective_leaders(
    network: NetworkLike, *, direction: Direction | None = None, level: float = 0.95
) -> EffectiveLeaders:
    r"""
    Return how many people leadership is spread over, as if they all had the same share.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; each tie counts once.
    direction : Direction, optional
        Which end of a tie leads; needed for a directed networkx graph.
    level : float
        The level of the corrected value's interval.

    Returns
    -------
    EffectiveLeaders
        The value, 1 to n, with exact bounds where some did not answer (without direction they may
        be wider than need be, where more than 16 pairs are open); and the corrected value,
        which chance does not pull down when few were asked.

    Raises
    ------
    PolicyError
        If nobody has said which end of a tie leads.

    Notes
    -----
    With :math:`p_v` the share of person v in the nominations received,

    .. math:: 1 \Big/ \sum_v p_v^2 \qquad\text{and}\qquad
        \Bigl(K^2 - \sum_r k_r^2\Bigr) \Big/ \sum_{r \ne s} \langle a_r, a_s \rangle

    for the choices :math:`a_r` of respondents r, :math:`k_r` each and K in all. High-tech managers,
    advice: 17.609756, not corrected (base R, ``sum(d)^2 / sum(d^2)``).

    References
    ----------
    Laakso, M., & Taagepera, R. (1979). Effective number of parties: A measure with application
    to West Europe. Comparative Political Studies, 12(1), 3-27.
    https://doi.org/10.1177/001041407901200101

    Examples
    --------
    >>> import networkx as nx
    >>> star = nx.DiGraph([("ann", "eve"), ("bob", "eve"), ("cem", "eve")])
    >>> float(effective_leaders(star, direction=Direction.NOMINATION))
    1.0
    """
    one = network_of(network, direction=direction)
    require_direction(one, EFFECTIVE_LEADERS.name)
    corrected = _corrected(one, level)
    plain = _plain(one)
    fields = {field.name: getattr(plain, field.name) for field in attrs.fields(Estimate)}
    return EffectiveLeaders(**fields, corrected=corrected)


def _plain(network: LeadershipNetwork) -> Estimate:
    n = network.n_people
    influence = network.direction is Direction.INFLUENCE
    index = out_degree(network) if influence else in_degree(network)
    if influence and not network.is_complete:
        return Estimate.not_estimable(EFFECTIVE_LEADERS, "some did not say whom they lead", n)
    try:
        value = concentration.effective_number(_reported(network, index))
    except UndefinedStatisticError as undefined:
        return Estimate.not_estimable(EFFECTIVE_LEADERS, undefined.cause, n)
    what = "of the ties that were reported" if network.is_undirected else _RECEIVED
    return bounded(network, EFFECTIVE_LEADERS, value, _bounds(network, index), what)


def _reported(network: LeadershipNetwork, index: PersonIndex) -> Floats:
    """Return the degrees that were reported: the least that they can be."""
    return index.values if network.is_complete else index.low


def _bounds(network: LeadershipNetwork, index: PersonIndex) -> Bounds:
    if network.is_complete:
        return NO_BOUNDS
    if network.is_undirected:
        return pair_effective_number_bounds(network, Box(index.low, index.high))
    return effective_number_bounds(index.low, index.high, network.respondents)


def _corrected(network: LeadershipNetwork, level: float) -> Estimate:
    csr = network.csr.unweighted()
    if network.direction is Direction.INFLUENCE:
        csr = csr.transposed()
    try:
        found = concentration.shared_choices(csr, level=level)
    except UndefinedStatisticError as undefined:
        return Estimate.not_estimable(CORRECTED, undefined.cause, network.n_respondents)
    led = "people led" if network.direction is Direction.INFLUENCE else "respondents"
    silent = network.n_people - network.n_respondents
    return Estimate(
        measure=CORRECTED,
        value=found.value,
        low=found.low,
        high=found.high,
        level=found.level,
        n=found.n_respondents,
        n_left_out=silent,
        method=f"from {found.n_respondents} {led} who have a tie; interval by the jackknife over "
        "them, on the logarithm",
        reason=f"{silent} did not answer" if silent else "",
    )
