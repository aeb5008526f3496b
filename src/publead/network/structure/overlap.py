"""Formal leaders beside those whom people name as leading."""

import math
from collections.abc import Hashable, Iterable

import attrs
import numpy as np

from publead.estimates import Explanation, Measure, counted
from publead.network.network import NetworkLike, network_of
from publead.network.nominations import Direction
from publead.network.structure.emergence import emergent, mask_of, namings
from publead.network.structure.sources import MEHRA_2006

OVERLAP = Measure(
    name="formal and emergent leaders",
    definition="How far those in leading posts are those whom people name as leading.",
    formula="number in both / number in either; share of nominations received without a post",
    does_not_show="whether posts or people are in the wrong place",
    sources=(MEHRA_2006,),
)


@attrs.frozen(kw_only=True)
class FormalEmergent:
    """
    Formal leaders beside those whom people name.

    Attributes
    ----------
    n_formal, n_emergent, n_both : int
        How many there are.
    overlap : float
        Both over either; NaN where there are none.
    share_without_post : float
        The share of nominations received by people without a post; NaN without nominations.
    share : float
        The share of others that makes an emergent leader.
    """

    n_formal: int
    n_emergent: int
    n_both: int
    overlap: float
    share_without_post: float
    share: float

    def __str__(self) -> str:
        """Return the overlap in a sentence; never an id."""
        return (
            f"{self.n_both} of {counted(self.n_formal, 'person', 'people')} in leading posts "
            "are named by at least "
            f"{self.share:.0%} of the others, and "
            f"{counted(self.n_emergent - self.n_both, 'person', 'people')} without "
            f"one; {self._received()}"
        )

    def _received(self) -> str:
        if math.isnan(self.share_without_post):
            return "there are no nominations"
        return f"{self.share_without_post:.0%} of nominations go to people without a post"

    def explain(self) -> Explanation:
        """Return the rule, the source, and what it does not show."""
        return Explanation(
            measure=OVERLAP, method=f"share {self.share:g}, as declared", inputs=str(self)
        )


def formal_and_emergent(
    network: NetworkLike,
    formal_leaders: Iterable[Hashable],
    *,
    share: float,
    direction: Direction | None = None,
) -> FormalEmergent:
    """
    Return how far those in leading posts are those whom people name.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave, such as a team.
    formal_leaders : iterable of hashable
        Who holds a leading post.
    share : float
        The share of the others who answered that makes somebody an emergent leader.
    direction : Direction, optional
        Which end of a tie leads; needed for a directed networkx graph.

    Returns
    -------
    FormalEmergent

    References
    ----------
    Mehra, A., Smith, B. R., Dixon, A. L., & Robertson, B. (2006). Distributed leadership in
    teams. The Leadership Quarterly, 17(3), 232-245. https://doi.org/10.1016/j.leaqua.2006.02.003

    Examples
    --------
    >>> import networkx as nx
    >>> team = nx.DiGraph([("bob", "ann"), ("cem", "ann"), ("dee", "bob")])
    >>> found = formal_and_emergent(team, ["bob"], share=0.5, direction=Direction.NOMINATION)
    >>> found.n_both, round(found.share_without_post, 4)
    (0, 0.6667)
    """
    one = network_of(network, direction=direction)
    named = emergent(one, share)
    formal = mask_of(one, formal_leaders, "formal leaders")
    received = namings(one).in_degrees
    either, both = int((named | formal).sum()), int((named & formal).sum())
    total = int(received.sum())
    return FormalEmergent(
        n_formal=int(formal.sum()),
        n_emergent=int(named.sum()),
        n_both=both,
        overlap=both / either if either else np.nan,
        share_without_post=int(received[~formal].sum()) / total if total else np.nan,
        share=share,
    )
