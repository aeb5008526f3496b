"""Krackhardt's four: how far the network is from the out-tree that an organisation chart draws."""

from publead.errors import expect
from publead.estimates import Estimate, Measure
from publead.graphs import krackhardt
from publead.graphs.krackhardt import Variant
from publead.network.indices.missing import MissingPolicy, MissingTies
from publead.network.indices.robustness import NOT_STUDIED
from publead.network.indices.sources import KRACKHARDT_1994
from publead.network.indices.whole.stating import path_estimate, require_direction
from publead.network.network import NetworkLike, network_of
from publead.network.nominations import Direction

CONNECTEDNESS = Measure(
    name="connectedness",
    definition="The share of pairs of people whom some path of ties joins.",
    formula="sum over components of k (k - 1) / (n (n - 1))",
    does_not_show="how long the paths are; one tie can join two halves",
    sources=(KRACKHARDT_1994,),
    robustness=NOT_STUDIED,
)
HIERARCHY = Measure(
    name="hierarchy",
    definition="Of the pairs where influence runs from one to the other, the share where it does "
    "not run back.",
    formula="1 - mutually reachable pairs / reachable pairs",
    does_not_show="formal rank; in large dense networks it is near 0 whatever the chart says",
    sources=(KRACKHARDT_1994,),
    robustness=NOT_STUDIED,
)
EFFICIENCY = Measure(
    name="Krackhardt's efficiency",
    definition="How few ties there are beyond those that hold the parts together.",
    formula="1 - sum(E - (k - 1)) / sum((k - 1)(k - 2) / 2), over components, pooled",
    does_not_show="that few ties are good: spare ties make a network harder to break",
    sources=(KRACKHARDT_1994,),
    robustness=NOT_STUDIED,
)
EFFICIENCY_SNA = Measure(
    name="Krackhardt's efficiency, as in R sna",
    definition="How few arcs there are beyond those that hold the parts together.",
    formula="1 - sum(m - (k - 1)) / sum((k - 1)^2), over components, pooled",
    does_not_show="that few ties are good: spare ties make a network harder to break",
    sources=(KRACKHARDT_1994,),
    robustness=NOT_STUDIED,
)
LUBNESS = Measure(
    name="least upper boundedness",
    definition="How nearly each two people have one nearest person above both.",
    formula="1 - pairs without a least upper bound / sum((k - 1)(k - 2) / 2), over components",
    does_not_show="whether that person would be asked to settle anything",
    sources=(KRACKHARDT_1994,),
    robustness=NOT_STUDIED,
)


def connectedness(
    network: NetworkLike, *, missing: MissingPolicy = MissingTies.NOT_ESTIMABLE
) -> Estimate:
    r"""
    Return the share of pairs that some path joins, whichever way its ties point.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; the same for both directions.
    missing : MissingTies or Imputation
        What to do where some did not answer.

    Returns
    -------
    Estimate
        0 to 1; not estimable for fewer than two people.

    Notes
    -----
    .. math:: \sum_c k_c (k_c - 1) / n (n - 1)

    Physicians of Peoria, advice: 0.820071 (R sna, ``connectedness``).

    References
    ----------
    Krackhardt, D. (1994). Graph theoretical dimensions of informal organizations. In
    Computational Organization Theory, 89-111. Lawrence Erlbaum.

    Examples
    --------
    >>> import networkx as nx
    >>> print(connectedness(nx.path_graph(3)))
    1.00, n = 3
    """
    one = network_of(network)
    return path_estimate(one, CONNECTEDNESS, krackhardt.connectedness, missing)


def hierarchy(
    network: NetworkLike, *, missing: MissingPolicy = MissingTies.NOT_ESTIMABLE
) -> Estimate:
    r"""
    Return Krackhardt's hierarchy: how seldom influence runs both ways, over whole paths.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; the same for both directions.
    missing : MissingTies or Imputation
        What to do where some did not answer.

    Returns
    -------
    Estimate
        0 to 1; not estimable without ties.

    Notes
    -----
    With R reachable ordered pairs, M of them unordered and mutual, :math:`1 - M / (R - M)`. Some
    programs print 1 less reciprocity under this name.

    References
    ----------
    Krackhardt (1994), as in `connectedness`.

    Examples
    --------
    >>> import networkx as nx
    >>> print(hierarchy(nx.DiGraph([("ann", "bob"), ("bob", "cem")])))
    1.00, n = 3
    """
    return path_estimate(network_of(network), HIERARCHY, krackhardt.hierarchy, missing)


def efficiency(
    network: NetworkLike,
    *,
    variant: Variant = Variant.KRACKHARDT_1994,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> Estimate:
    r"""
    Return Krackhardt's efficiency: how few ties there are to spare.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; the same for both directions.
    variant : Variant
        ``KRACKHARDT_1994`` (and UCINET) counts tied pairs, ``SNA`` (R's sna) arcs.
    missing : MissingTies or Imputation
        What to do where some did not answer.

    Returns
    -------
    Estimate
        0 to 1; not estimable where no component could have a tie to spare.

    Notes
    -----
    Over components, pooled: :math:`1 - \sum (E - (k - 1)) / \sum (k - 1)(k - 2)/2`. High-tech
    managers, friendship: 0.6895, and 0.7950 in the variant of sna. `global_efficiency` is
    another thing.

    References
    ----------
    Krackhardt (1994), as in `connectedness`.

    Examples
    --------
    >>> import networkx as nx
    >>> print(efficiency(nx.star_graph(3)))
    1.00, n = 4
    """
    _expect_variant(variant)
    measure = EFFICIENCY if variant is Variant.KRACKHARDT_1994 else EFFICIENCY_SNA
    return path_estimate(
        network_of(network),
        measure,
        lambda csr: krackhardt.efficiency(csr, variant=variant),
        missing,
        f"variant {variant.value}",
    )


def lubness(
    network: NetworkLike,
    *,
    direction: Direction | None = None,
    variant: Variant = Variant.KRACKHARDT_1994,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> Estimate:
    r"""
    Return how nearly each two people have one nearest person above both.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.
    direction : Direction, optional
        Which end of a tie leads; needed for a directed networkx graph, for the two directions
        give different values.
    variant : Variant
        A least upper bound is one that all other upper bounds reach (``KRACKHARDT_1994``), or
        one that reaches all others (``SNA``, which is what R's sna computes).
    missing : MissingTies or Imputation
        What to do where some did not answer.

    Returns
    -------
    Estimate
        0 to 1; not estimable where no component has three people.

    Raises
    ------
    PolicyError
        If nobody has said which end of a tie leads.

    Notes
    -----
    Taken on influence, from who leads to who is led: nominations are turned round. With V pairs
    without a least upper bound, :math:`1 - V / \sum (k - 1)(k - 2)/2`. High-tech managers, whom
    one reports to: 1 (R sna gives 0.0632 for the ties as drawn, and 1 for their transpose).

    References
    ----------
    Krackhardt (1994), as in `connectedness`.

    Examples
    --------
    >>> import networkx as nx
    >>> star = nx.DiGraph([("ann", "eve"), ("bob", "eve"), ("cem", "eve")])
    >>> print(lubness(star, direction=Direction.NOMINATION))
    1.00, n = 4
    """
    _expect_variant(variant)
    one = network_of(network, direction=direction)
    require_direction(one, LUBNESS.name)
    turned = one.direction is Direction.NOMINATION and not one.is_undirected
    return path_estimate(
        one,
        LUBNESS,
        lambda csr: krackhardt.lubness(csr.transposed() if turned else csr, variant=variant),
        missing,
        f"on influence, from who leads to who is led; variant {variant.value}",
    )


def _expect_variant(variant: Variant) -> None:
    expect(variant, Variant, "variant", "Use Variant.KRACKHARDT_1994 or Variant.SNA")
