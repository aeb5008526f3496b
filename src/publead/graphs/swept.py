"""What a sweep over some sources gives."""

import attrs

from publead.graphs.csr import Floats


@attrs.frozen(eq=False)
class SweptBlock:
    """
    Betweenness over the paths from a block of sources, with the distances found on the way.

    Attributes
    ----------
    values : ndarray of float
        One a node or one an arc.
    rows : ndarray of float, shape (n_sources, n)
        The distance from each source to each node; inf where there is no path.
    """

    values: Floats
    rows: Floats
