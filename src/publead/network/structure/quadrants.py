"""Density beside centralization: how much leadership there is, and how far it is one person's."""

from enum import Enum

import attrs

from publead.errors import PolicyError
from publead.estimates import Estimate, Explanation, Measure
from publead.network.indices import person, whole
from publead.network.indices.whole.stating import require_direction
from publead.network.network import NetworkLike, network_of
from publead.network.nominations import Direction
from publead.network.structure.sources import MAYO_2003

QUADRANT = Measure(
    name="density and centralization",
    definition="Whether there is much or little leadership, and whether it leans on one person.",
    formula="density and centralization of leadership received, each beside a declared cut point",
    does_not_show="where a natural boundary lies: there is none, the cut points are a choice",
    sources=(MAYO_2003,),
)


class Quadrant(Enum):
    """
    Where a network stands.

    ``SHARED``: dense, and not centred. ``DENSE_AND_CENTRED``: dense, and centred. ``SOLO``: not
    dense, but centred. ``SPARSE``: neither.
    """

    SHARED = "shared: many ties, no single centre"
    DENSE_AND_CENTRED = "many ties, around one centre"
    SOLO = "solo: few ties, to one centre"
    SPARSE = "sparse: few ties, no centre"


@attrs.frozen(kw_only=True)
class Placed:
    """
    A network beside declared cut points.

    Attributes
    ----------
    quadrant : Quadrant or None
        Where it stands; None where density or centralization is not estimable, or where the
        missing answers could move it across a cut point.
    density, centralization : Estimate
        The two numbers.
    density_cut, centralization_cut : float
        The cut points.
    reason : str
        Why there is no quadrant.
    """

    quadrant: Quadrant | None
    density: Estimate
    centralization: Estimate
    density_cut: float
    centralization_cut: float
    reason: str = ""

    def __str__(self) -> str:
        """Return where the network stands, and by which cut points."""
        numbers = (
            f"density {self.density}, cut at {self.density_cut:g}; centralization "
            f"{self.centralization}, cut at {self.centralization_cut:g}"
        )
        if self.quadrant is None:
            return f"Not placed ({self.reason}): {numbers}"
        return f"{self.quadrant.value[0].upper()}{self.quadrant.value[1:]} ({numbers})"

    def explain(self) -> Explanation:
        """Return the rule, the source, and what it does not show."""
        return Explanation(measure=QUADRANT, method="cut points as declared", inputs=str(self))


def quadrant(
    network: NetworkLike,
    *,
    density_cut: float,
    centralization_cut: float,
    direction: Direction | None = None,
) -> Placed:
    """
    Return where a network stands between sparse and dense, and between shared and centred.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.
    density_cut, centralization_cut : float
        From which value on a network counts as dense, and as centred; there is no default.
    direction : Direction, optional
        Which end of a tie leads; needed for a directed networkx graph.

    Returns
    -------
    Placed

    Raises
    ------
    PolicyError
        If a cut point is not between 0 and 1, or nobody has said which end of a tie leads.

    References
    ----------
    Mayo, M., Meindl, J. R., & Pastor, J. C. (2003). Shared leadership in work teams. In Shared
    leadership, 193-214. Sage.

    Examples
    --------
    >>> import networkx as nx
    >>> everybody = nx.complete_graph(4, create_using=nx.DiGraph)
    >>> quadrant(
    ...     everybody, density_cut=0.5, centralization_cut=0.3, direction=Direction.NOMINATION
    ... ).quadrant
    <Quadrant.SHARED: 'shared: many ties, no single centre'>
    """
    for name, cut in (("density_cut", density_cut), ("centralization_cut", centralization_cut)):
        if not 0 < cut < 1:
            raise PolicyError(f"{name} is {cut}; it must lie between 0 and 1")
    one = network_of(network, direction=direction)
    require_direction(one, "the centralization of leadership")
    led = person.out_degree if one.direction is Direction.INFLUENCE else person.in_degree
    density, centred = whole.density(one), whole.centralization(one, led)
    sides = (_side(density, density_cut), _side(centred, centralization_cut))
    reason = "" if None not in sides else "missing answers could move it across a cut point"
    if not (density.is_shown and centred.is_shown):
        reason = (density if not density.is_shown else centred).reason
    return Placed(
        quadrant=None if None in sides else _QUADRANTS[bool(sides[0]), bool(sides[1])],
        density=density,
        centralization=centred,
        density_cut=density_cut,
        centralization_cut=centralization_cut,
        reason=reason,
    )


_QUADRANTS = {
    (True, False): Quadrant.SHARED,
    (True, True): Quadrant.DENSE_AND_CENTRED,
    (False, True): Quadrant.SOLO,
    (False, False): Quadrant.SPARSE,
}


def _side(estimate: Estimate, cut: float) -> bool | None:
    """Return whether an estimate is at or above a cut; None where that is not known."""
    if not estimate.is_shown:
        return None
    if estimate.has_interval and (estimate.low >= cut) != (estimate.high >= cut):
        return None
    return estimate.value >= cut
