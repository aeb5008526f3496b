"""Structural holes and cores: how each person is set among their own contacts."""

from collections.abc import Callable

import numpy as np

from publead.estimates import Measure
from publead.graphs.components import Degree, core_numbers
from publead.graphs.csr import Csr
from publead.graphs.holes import StructuralHoles, structural_holes
from publead.network.indices.missing import Floats, MissingPolicy, MissingTies
from publead.network.indices.options import Count, NodeIndex, expect_count
from publead.network.indices.person.hole_measures import (
    BURT_EFFICIENCY,
    BURT_HIERARCHY,
    CONSTRAINT,
    CORE_NUMBER,
    EFFECTIVE_SIZE,
    INDICES,
)
from publead.network.indices.person.making import About, whole_path_index
from publead.network.indices.person.result import PersonIndex
from publead.network.network import NetworkLike, network_of


def constraint(
    network: NetworkLike,
    *,
    count: Count = Count.TIES,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    r"""
    Return Burt's constraint.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave; ties are read both ways together, as Burt does.
    count : Count
        Whether ties count by their strength.
    missing : MissingTies or Imputation
        What to do where some did not answer.

    Returns
    -------
    PersonIndex
        Above 0, and above 1 for some; not estimable for people without ties.

    Notes
    -----
    With :math:`z_{ij} = a_{ij} + a_{ji}` and :math:`p_{ij} = z_{ij} / \sum_k z_{ik}`,

    .. math:: c_i = \sum_j \Bigl(p_{ij} + \sum_q p_{iq} p_{qj}\Bigr)^2

    High-tech managers, advice: 0.216332 for the first (R igraph).

    References
    ----------
    Burt, R. S. (1992). Structural holes: The social structure of competition. Harvard University
    Press.

    Examples
    --------
    >>> import networkx as nx
    >>> round(constraint(nx.star_graph(3))[0], 4)
    0.3333
    """
    return _holes(network, CONSTRAINT, lambda found: found.constraint, count, missing)


def effective_size(
    network: NetworkLike,
    *,
    count: Count = Count.TIES,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    r"""
    Return Burt's effective size: contacts, less what they have in common.

    Parameters
    ----------
    network, count, missing
        As in `constraint`.

    Returns
    -------
    PersonIndex
        1 to the number of contacts; not estimable for people without ties.

    Notes
    -----
    .. math:: e_i = \sum_j \Bigl(1 - \sum_{q \ne j} p_{iq} m_{jq}\Bigr)

    with :math:`m_{jq} = z_{jq} / \max_k z_{jk}`. Without direction or strengths it is n − 2t/n.
    High-tech managers, advice: 8.263158 for the first (base R, by this formula).

    References
    ----------
    Burt, R. S. (1992). Structural holes: The social structure of competition. Harvard University
    Press.

    Examples
    --------
    >>> import networkx as nx
    >>> effective_size(nx.star_graph(3))[0]
    3.0
    """
    return _holes(network, EFFECTIVE_SIZE, lambda found: found.effective_size, count, missing)


def burt_efficiency(
    network: NetworkLike,
    *,
    count: Count = Count.TIES,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    """
    Return Burt's efficiency: effective size for each contact.

    Parameters
    ----------
    network, count, missing
        As in `constraint`.

    Returns
    -------
    PersonIndex
        Above 0, to 1; not estimable for people without ties.

    Notes
    -----
    Effective size over the number of contacts. High-tech managers, advice: 0.516447 for the first
    (base R, by the formula).

    References
    ----------
    Burt, R. S. (1992). Structural holes: The social structure of competition. Harvard University
    Press.

    Examples
    --------
    >>> import networkx as nx
    >>> burt_efficiency(nx.star_graph(3))[0]
    1.0
    """
    return _holes(network, BURT_EFFICIENCY, lambda found: found.efficiency, count, missing)


def burt_hierarchy(
    network: NetworkLike,
    *,
    count: Count = Count.TIES,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    r"""
    Return Burt's hierarchy: how far a person's constraint comes from a single contact.

    Parameters
    ----------
    network, count, missing
        As in `constraint`.

    Returns
    -------
    PersonIndex
        0 to 1; not estimable for people with fewer than two contacts, for whom it is 0/0.

    Notes
    -----
    .. math:: h_i = \frac{1}{N \ln N} \sum_j \frac{c_{ij}}{c_i / N} \ln \frac{c_{ij}}{c_i / N}

    High-tech managers, advice: 0.053552 for the first (base R, by this formula).

    References
    ----------
    Burt, R. S. (1992). Structural holes: The social structure of competition. Harvard University
    Press.

    Examples
    --------
    >>> import networkx as nx
    >>> abs(round(burt_hierarchy(nx.star_graph(3))[0], 12))
    0.0
    """
    return _holes(network, BURT_HIERARCHY, lambda found: found.hierarchy, count, missing)


def core_number(
    network: NetworkLike, *, missing: MissingPolicy = MissingTies.NOT_ESTIMABLE
) -> PersonIndex:
    """
    Return the core number of each person, ties in and out added up.

    Parameters
    ----------
    network, missing
        As in `constraint`.

    Returns
    -------
    PersonIndex
        Whole numbers, 0 or above; a returned tie counts twice, unless ties have no direction.
        High-tech managers, advice: 13 for the first (R sna, ``kcores(cmode = "freeman")``).

    References
    ----------
    Seidman, S. B. (1983). Network structure and minimum degree. Social Networks, 5(3), 269-287.
    https://doi.org/10.1016/0378-8733(83)90028-X

    Examples
    --------
    >>> import networkx as nx
    >>> dict(core_number(nx.Graph([(0, 1), (1, 2), (2, 0), (2, 3)])))
    {0: 2.0, 1: 2.0, 2: 2.0, 3: 1.0}
    """
    one = network_of(network)
    degree = Degree.IN if one.is_undirected else Degree.TOTAL

    def kernel(csr: Csr) -> Floats:
        return core_numbers(csr, degree).astype(np.float64)

    return whole_path_index(
        one,
        About(measure=CORE_NUMBER, index=NodeIndex.CORE_NUMBER),
        kernel,
        missing,
        "in and out ties",
    )


def _holes(
    network: NetworkLike,
    measure: Measure,
    part: Callable[[StructuralHoles], Floats],
    count: Count,
    missing: MissingPolicy,
) -> PersonIndex:
    expect_count(count)
    one = network_of(network)

    def kernel(csr: Csr) -> Floats:
        return part(structural_holes(csr if count is Count.STRENGTHS else csr.unweighted()))

    how = f"both ways together, by {count.value}"
    about = About(measure=measure, index=INDICES.get(measure.name))
    return whole_path_index(one, about, kernel, missing, how)
