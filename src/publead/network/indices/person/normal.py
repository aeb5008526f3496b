"""An index as a share of the most that one person could have."""

import attrs
import numpy as np

from publead.errors import UndefinedStatisticError
from publead.network.indices.person.result import PersonIndex


def normalized(index: PersonIndex) -> PersonIndex:
    """
    Return an index divided by the greatest value that one person could have.

    Parameters
    ----------
    index : PersonIndex
        Degrees, strengths on a declared scale, betweenness, closeness, harmonic closeness or
        reach.

    Returns
    -------
    PersonIndex
        0 to 1.

    Raises
    ------
    UndefinedStatisticError
        If no greatest value is known, or the network is too small to have one above 0.

    Examples
    --------
    >>> import networkx as nx
    >>> from publead.network.indices.person.degrees import in_degree
    >>> normalized(in_degree(nx.star_graph(4)))[0]
    1.0
    """
    if np.isnan(index.maximum) or index.maximum <= 0:
        raise UndefinedStatisticError(
            f"normalized {index.measure.name}",
            "the greatest value that one person could have is not known",
            "For strengths, declare the scale on reading; else take ranks or shares of the sum",
        )
    return attrs.evolve(
        index,
        values=index.values / index.maximum,
        low=index.low / index.maximum,
        high=index.high / index.maximum,
        method=f"{index.method}; divided by {index.maximum:g}, the most that one could have",
        maximum=1.0,
    )
