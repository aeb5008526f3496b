"""Leadership across boundaries: ties between groups, and events that bring groups together."""

from collections.abc import Hashable, Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.estimates import Explanation, Measure
from publead.network.indices.grouping import GroupsLike, groups_of
from publead.network.indices.sources import NEWMAN_2003
from publead.network.network import Groups, NetworkLike, network_of
from publead.network.nominations import NOBODY
from publead.network.structure.policy import NetworkPolicy
from publead.tables import ColumnValues, Tabular

MIXING = Measure(
    name="mixing matrix",
    definition="How many ties lead from each group to each, and how many could.",
    formula="ties from g to h / ordered pairs from g to h whose tie could be reported",
    does_not_show="who the people are; or why ties stay inside",
    sources=(NEWMAN_2003,),
)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Mixing(Tabular):
    """
    Ties within and between groups that are large enough to be shown.

    Attributes
    ----------
    groups : tuple of hashable
        The groups that are shown.
    ties : ndarray of int64, shape (n_groups, n_groups)
        Ties from each group to each; those without direction count from both ends.
    possible : ndarray of int64, shape (n_groups, n_groups)
        How many there could be, among what those who answered could report.
    is_undirected : bool
        Whether ties have no direction.
    n_hidden : int
        How many groups are too small to be shown; nothing of them is in any number.
    policy : NetworkPolicy
        Which groups are shown.
    """

    groups: tuple[Hashable, ...]
    ties: NDArray[np.int64]
    possible: NDArray[np.int64]
    is_undirected: bool
    n_hidden: int
    policy: NetworkPolicy

    @property
    def n_ties(self) -> int:
        """How many ties there are in all; one without direction counts once."""
        return int(self.ties.sum()) // (2 if self.is_undirected else 1)

    @property
    def n_inside(self) -> int:
        """How many of them stay within their group."""
        return int(np.trace(self.ties)) // (2 if self.is_undirected else 1)

    @property
    def density(self) -> NDArray[np.float64]:
        """The share of possible ties that are there; NaN where none is possible."""
        shares = np.full(self.ties.shape, np.nan)
        np.divide(self.ties, self.possible, out=shares, where=self.possible > 0)
        return shares

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row for each pair of groups."""
        n = len(self.groups)
        return {
            "from": [self.groups[i] for i in range(n) for _ in range(n)],
            "to": [self.groups[j] for _ in range(n) for j in range(n)],
            "ties": self.ties.ravel(),
            "possible": self.possible.ravel(),
            "density": self.density.ravel(),
        }

    def explain(self) -> Explanation:
        """Return the definition, the rule on small groups, and what it does not show."""
        hidden = f"{self.n_hidden} groups that are too small, with all their ties"
        return Explanation(
            measure=MIXING,
            method=str(self.policy),
            inputs=f"{self.n_ties} ties of {len(self.groups)} groups",
            left_out=hidden if self.n_hidden else "nothing",
        )

    def __repr__(self) -> str:
        """Return the size."""
        return f"Mixing: {len(self.groups)} groups"

    def __str__(self) -> str:
        """Return ties inside and between in a sentence, and what is hidden."""
        text = f"{self.n_inside} of {self.n_ties} ties stay within one of {len(self.groups)} groups"
        hidden = f"; {self.n_hidden} groups are too small to be shown" if self.n_hidden else ""
        return text + hidden


def mixing(
    network: NetworkLike, groups: GroupsLike, *, policy: NetworkPolicy | None = None
) -> Mixing:
    """
    Return how many ties lead from each group to each.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.
    groups : str, mapping or Groups
        People's groups.
    policy : NetworkPolicy, optional
        Which groups are large enough to be shown: of five people of whom three answered.

    Returns
    -------
    Mixing
        Small groups are left out with all their ties, so that no total gives them away.

    References
    ----------
    Newman, M. E. J. (2003). Mixing patterns in networks. Physical Review E, 67, 026126.
    https://doi.org/10.1103/PhysRevE.67.026126

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.complete_graph(10)
    >>> print(mixing(graph, {person: "ab"[person // 5] for person in graph}))
    20 of 45 ties stay within one of 2 groups
    """
    one = network_of(network)
    rule = NetworkPolicy() if policy is None else policy
    people = groups_of(one, groups)
    codes, known = people.codes, people.codes != NOBODY
    answered = np.bincount(codes[known & one.respondents], minlength=len(people))
    large = (people.sizes >= rule.min_group) & (answered >= rule.min_group_respondents)
    csr = one.csr
    u, v = codes[csr.arc_sources], codes[csr.indices]
    inside = (u != NOBODY) & (v != NOBODY) & one.respondents[csr.arc_sources]
    n = len(people)
    cells = u[inside].astype(np.int64) * n + v[inside]
    ties = np.bincount(cells, minlength=n * n).reshape(n, n)
    possible = _possible(people, answered)
    shown = np.ix_(large, large)
    return Mixing(
        groups=tuple(g for g, yes in zip(people.labels, large.tolist(), strict=True) if yes),
        ties=ties[shown],
        possible=possible[shown],
        is_undirected=one.is_undirected,
        n_hidden=int((~large).sum()),
        policy=rule,
    )


def _possible(groups: Groups, answered: NDArray[np.int64]) -> NDArray[np.int64]:
    possible = np.outer(answered, groups.sizes)
    np.fill_diagonal(possible, answered * (groups.sizes - 1))
    return possible
