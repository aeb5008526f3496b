"""Leadership across boundaries: ties between groups, and events that bring groups together."""

from collections.abc import Hashable, Mapping

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import expect
from publead.estimates import Explanation, Measure, counted
from publead.network.indices.grouping import GroupsLike, groups_of
from publead.network.indices.sources import NEWMAN_2003
from publead.network.network import Groups, LeadershipNetwork, NetworkLike, network_of
from publead.network.nominations import NOBODY
from publead.network.structure.policy import NetworkPolicy
from publead.tables import ColumnValues, Tabular

Counts = NDArray[np.int64]

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
        How many groups are too small to be shown, or hide one that is; nothing of them is in any
        number.
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
        hidden = (
            f"{counted(self.n_hidden, 'group')}, too small or to hide one that is, with all ties"
        )
        return Explanation(
            measure=MIXING,
            method=str(self.policy),
            inputs=f"{counted(self.n_ties, 'tie')} of {counted(len(self.groups), 'group')}",
            left_out=hidden if self.n_hidden else "nothing",
        )

    def __repr__(self) -> str:
        """Return the size."""
        return f"Mixing: {counted(len(self.groups), 'group')}"

    def __str__(self) -> str:
        """Return ties inside and between in a sentence, and what is hidden."""
        text = (
            f"{self.n_inside} of {counted(self.n_ties, 'tie')} stay within one of "
            f"{counted(len(self.groups), 'group')}"
        )
        hidden = f"; not shown, too small or to hide one that is: {counted(self.n_hidden, 'group')}"
        return text + hidden if self.n_hidden else text


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
        Small groups are left out with all their ties. Where they are so few people that a total
        of the whole network, such as the E-I index, would give them away, the next smallest group
        is left out too.

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
    expect(policy, NetworkPolicy | None, "policy", "Use NetworkPolicy(...)")
    one = network_of(network)
    rule = NetworkPolicy() if policy is None else policy
    people = groups_of(one, groups)
    codes = people.codes
    answered = np.bincount(codes[(codes != NOBODY) & one.respondents], minlength=len(people))
    shown = _shown(people.sizes, answered, rule)
    cells = np.ix_(shown, shown)
    return Mixing(
        groups=tuple(g for g, yes in zip(people.labels, shown.tolist(), strict=True) if yes),
        ties=_ties(one, people)[cells],
        possible=_possible(people.sizes, answered, is_undirected=one.is_undirected)[cells],
        is_undirected=one.is_undirected,
        n_hidden=int((~shown).sum()),
        policy=rule,
    )


def _shown(sizes: Counts, answered: Counts, policy: NetworkPolicy) -> NDArray[np.bool_]:
    """Return which groups are large enough, where the others are as many together, or nobody."""
    shown = (sizes >= policy.min_group) & (answered >= policy.min_group_respondents)
    while shown.any() and not shown.all():
        people, heard = sizes[~shown].sum(), answered[~shown].sum()
        if people >= policy.min_group and heard >= policy.min_group_respondents:
            break
        shown[np.flatnonzero(shown)[sizes[shown].argmin()]] = False
    return shown


def _ties(network: LeadershipNetwork, groups: Groups) -> Counts:
    csr, n = network.csr, len(groups)
    u, v = groups.codes[csr.arc_sources], groups.codes[csr.indices]
    told = network.respondents[csr.arc_sources]
    if network.is_undirected:
        told = told | network.respondents[csr.indices]
    inside = (u != NOBODY) & (v != NOBODY) & told
    cells = u[inside].astype(np.int64) * n + v[inside]
    return np.bincount(cells, minlength=n * n).reshape(n, n)


def _possible(sizes: Counts, answered: Counts, *, is_undirected: bool) -> Counts:
    """Return ordered pairs whose tie could be told; without direction, by either of the two."""
    possible = np.outer(answered, sizes)
    np.fill_diagonal(possible, answered * (sizes - 1))
    if not is_undirected:
        return possible
    silent = sizes - answered
    untold = np.outer(silent, silent)
    np.fill_diagonal(untold, silent * (silent - 1))
    every = np.outer(sizes, sizes)
    np.fill_diagonal(every, sizes * (sizes - 1))
    return every - untold
