"""A core that is tied within itself, and a periphery that is tied to it or to nobody."""

from collections.abc import Hashable, Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import UndefinedStatisticError
from publead.estimates import Explanation, Measure, counted
from publead.graphs.core_pattern import Between
from publead.graphs.core_periphery import core_set, coreness
from publead.network.indices.missing import EVERYBODY, MissingTies, expect_missing_ties, n_silent
from publead.network.indices.numbers import Floats, sealed
from publead.network.indices.options import Count, expect_count
from publead.network.indices.robustness import NOT_STUDIED
from publead.network.indices.sources import BORGATTI_EVERETT_1999
from publead.network.network import NetworkLike, network_of
from publead.tables import ColumnValues, Tabular

MEASURE = Measure(
    name="core and periphery",
    definition="The people who fit best as a core that is tied within itself, around which the "
    "others are tied to the core or to nobody.",
    formula="max over sets of the correlation of a(i, j) with 1 inside the core and 0 outside",
    does_not_show="that there is a core: the best set is named however badly it fits, so read "
    "the correlation first",
    sources=(BORGATTI_EVERETT_1999,),
    robustness=NOT_STUDIED,
)


def _sealed_mask(values: NDArray[np.bool_]) -> NDArray[np.bool_]:
    array = np.array(values, dtype=np.bool_)
    array.flags.writeable = False
    return array


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CorePeriphery(Tabular):
    """
    The core that fits best, and how far each person is in it.

    Attributes
    ----------
    people : tuple of hashable
        Ids, as given.
    in_core : ndarray of bool, shape (n_people,)
        Who is in the core.
    correlation : float
        How well the core fits, -1 to 1.
    incoming, outgoing : ndarray of float, shape (n_people,)
        Coreness as a matter of degree, by ties received and given; each of length 1 as a vector,
        and the same without direction.
    continuous_correlation : float
        How well coreness fits.
    method : str
        How the core was found.
    """

    people: tuple[Hashable, ...]
    in_core: NDArray[np.bool_] = attrs.field(converter=_sealed_mask)
    correlation: float
    incoming: Floats = attrs.field(converter=sealed)
    outgoing: Floats = attrs.field(converter=sealed)
    continuous_correlation: float
    method: str

    @property
    def core(self) -> tuple[Hashable, ...]:
        """The people in the core, in the order of the people."""
        pairs = zip(self.people, self.in_core.tolist(), strict=True)
        return tuple(person for person, inside in pairs if inside)

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return the ids, who is in the core, and coreness on both sides."""
        return {
            "person": list(self.people),
            "in_core": self.in_core.tolist(),
            "incoming": self.incoming,
            "outgoing": self.outgoing,
        }

    def explain(self) -> Explanation:
        """Return the definition, formula, method, inputs, source and limits of the core."""
        return Explanation(
            measure=MEASURE,
            method=self.method,
            inputs=counted(len(self.people), "person", "people"),
        )

    def __repr__(self) -> str:
        """Return the core's size and fit; never an id."""
        return str(self)

    def __str__(self) -> str:
        """Return the core's size and fit in a sentence; never an id."""
        return (
            f"A core of {int(self.in_core.sum())} among "
            f"{counted(len(self.people), 'person', 'people')} fits with "
            f"correlation {self.correlation:.2f}; as a matter of degree, "
            f"{self.continuous_correlation:.2f}"
        )


def core_periphery(
    network: NetworkLike,
    *,
    between: Between = Between.IGNORED,
    count: Count = Count.TIES,
    missing: MissingTies = MissingTies.NOT_ESTIMABLE,
) -> CorePeriphery:
    r"""
    Return the core that fits best, and how far each person is in it.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave, directed or not.
    between : Between
        What the pattern says of ties between core and periphery.
    count : Count
        Whether ties count by their strength.
    missing : MissingTies
        Whether missing ties count as absent; by default a network where some did not answer is
        refused.

    Returns
    -------
    CorePeriphery

    Raises
    ------
    UndefinedStatisticError
        If there are fewer than four people, all pairs are tied alike, or some did not answer.

    Notes
    -----
    The Pearson correlation of :math:`a_{ij}` with a pattern of 1 within the core and 0 within the
    periphery. All sets are tried up to 12 people; beyond, a local search.

    References
    ----------
    Borgatti, S. P., & Everett, M. G. (1999). Models of core/periphery structures. Social
    Networks, 21(4), 375-395. https://doi.org/10.1016/S0378-8733(99)00019-2

    Examples
    --------
    >>> import networkx as nx
    >>> friends = nx.Graph([(0, 1), (0, 2), (1, 2), (0, 3), (1, 4), (2, 5)])
    >>> core_periphery(friends).core
    (0, 1, 2)
    """
    expect_missing_ties(missing)
    expect_count(count)
    one = network_of(network)
    csr = one.csr if count is Count.STRENGTHS else one.csr.unweighted()
    silent = f"{n_silent(one)} of {one.n_people} did not answer"
    if not one.is_complete and missing is MissingTies.NOT_ESTIMABLE:
        raise UndefinedStatisticError(
            MEASURE.name, silent, "Pass missing=MissingTies.AS_ABSENT, and say so"
        )
    found, degrees = core_set(csr, between=between), coreness(csr, kind=one.kind)
    told = EVERYBODY if one.is_complete else f"{silent}; their ties count as absent"
    return CorePeriphery(
        people=one.people,
        in_core=found.core,
        correlation=found.correlation,
        incoming=degrees.incoming,
        outgoing=degrees.outgoing,
        continuous_correlation=degrees.correlation,
        method=f"ties between core and periphery: {between.value}; by {count.value}; {told}",
    )
