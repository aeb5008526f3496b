"""What was said: people, who of them answered, and the ties that were reported."""

from collections.abc import Hashable

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.network.nominations.arcs import Arcs
from publead.network.nominations.people import Attributes


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Nominations:
    """
    People, who of them answered, and the ties that were reported.

    Attributes
    ----------
    people : tuple of hashable
        Ids, as given.
    attributes : mapping of str to tuple
        What is known about each, in the order of the people; None where nothing is.
    answered : ndarray of bool, shape (n_waves or 1, n_people)
        Who answered, wave by wave.
    arcs : Arcs
        The ties.
    layers, waves : tuple
        The kinds of tie and the times at which they were asked; empty where there is one only.
    notes : tuple of str
        What a reader of the results should know of the reading.
    """

    people: tuple[Hashable, ...]
    attributes: Attributes
    answered: NDArray[np.bool_]
    arcs: Arcs
    layers: tuple[str, ...]
    waves: tuple[Hashable, ...]
    notes: tuple[str, ...]
