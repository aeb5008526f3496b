"""Hubs and authorities: who points well, and who is well pointed to."""

from publead.graphs import spectral
from publead.network.indices.missing import MissingPolicy, MissingTies
from publead.network.indices.options import Count
from publead.network.indices.person.result import PersonIndex
from publead.network.indices.person.spectral import spectral_index
from publead.network.indices.person.spectral_measures import AUTHORITIES, HUBS
from publead.network.network import NetworkLike


def hubs(
    network: NetworkLike,
    *,
    count: Count = Count.TIES,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    r"""
    Return hub scores: how well each person's ties lead to authorities.

    Parameters
    ----------
    network, count, missing
        As in `eigenvector`.

    Returns
    -------
    PersonIndex
        0 or above, of length 1 as a vector.

    Raises
    ------
    UndefinedStatisticError
        If there are no ties, or the principal vectors are not unique.

    Notes
    -----
    .. math:: A a = \sigma h, \qquad A^\top h = \sigma a

    igraph divides by the largest value: 0.370295 for the first of the high-tech managers.

    References
    ----------
    Kleinberg, J. M. (1999). Authoritative sources in a hyperlinked environment. Journal of the
    ACM, 46(5), 604-632. https://doi.org/10.1145/324133.324140

    Examples
    --------
    >>> import networkx as nx
    >>> round(hubs(nx.DiGraph([("ann", "bob"), ("cem", "bob")]))["ann"], 4)
    0.7071
    """
    return spectral_index(network, HUBS, lambda csr: spectral.hits(csr).hubs, count, missing)


def authorities(
    network: NetworkLike,
    *,
    count: Count = Count.TIES,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> PersonIndex:
    r"""
    Return authority scores: how much each person is named by good hubs.

    Parameters
    ----------
    network, count, missing
        As in `eigenvector`.

    Returns
    -------
    PersonIndex
        0 or above, of length 1 as a vector.

    Raises
    ------
    UndefinedStatisticError
        If there are no ties, or the principal vectors are not unique.

    Notes
    -----
    .. math:: A a = \sigma h, \qquad A^\top h = \sigma a

    igraph divides by the largest value: 0.782375 for the first of the high-tech managers.

    References
    ----------
    Kleinberg, J. M. (1999). Authoritative sources in a hyperlinked environment. Journal of the
    ACM, 46(5), 604-632. https://doi.org/10.1145/324133.324140

    Examples
    --------
    >>> import networkx as nx
    >>> authorities(nx.DiGraph([("ann", "bob"), ("cem", "bob")]))["bob"].__round__(4)
    1.0
    """
    return spectral_index(
        network, AUTHORITIES, lambda csr: spectral.hits(csr).authorities, count, missing
    )
