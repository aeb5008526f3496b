"""Which way items point: the sign of each on the first principal component."""

import numpy as np
from numpy.typing import NDArray

from publead.stats.consistency.answers import Floats
from publead.stats.consistency.refusals import named


def first_component(spread: Floats) -> Floats:
    """
    Return each item's correlation with the first principal component, turned to the majority.

    Parameters
    ----------
    spread : ndarray of float, shape (n_items, n_items)
        Covariances or correlations; no NaN.

    Returns
    -------
    ndarray of float, shape (n_items,)
        Between -1 and 1; 0 for an item that everybody answered alike. More items are above zero
        than below; where as many are, the first that is not zero is above.

    Examples
    --------
    >>> first_component(np.array([[1, -0.5], [-0.5, 1]])).round(3).tolist()
    [0.866, -0.866]
    """
    values, vectors = np.linalg.eigh(spread)
    scale = np.sqrt(np.diag(spread))
    loadings = vectors[:, -1] * np.sqrt(max(float(values[-1]), 0.0))
    signs: Floats = np.divide(loadings, scale, out=np.zeros_like(scale), where=scale > 0)
    signs[np.abs(signs) < 1e-12] = 0.0
    balance = np.sign(signs).sum() or next((s for s in signs if s), 1.0)
    return signs if balance > 0 else -signs


def minority(spread: Floats) -> NDArray[np.intp]:
    """Return the places of the items that point against most others."""
    return np.flatnonzero(first_component(spread) < 0)


def against(spread: Floats) -> str:
    """Name the items that look keyed the wrong way, in words."""
    places = minority(spread)
    if not places.size:
        return "no item stands out: all run a little against each other"
    verb, them = ("runs", "it is") if places.size == 1 else ("run", "they are")
    return f"{named(places)} {verb} against the others: check how {them} keyed"
