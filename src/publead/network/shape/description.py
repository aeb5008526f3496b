"""The shape of a leadership network in sentences: how dense, how centred, how shared."""

from collections.abc import Iterator, Mapping

import attrs
import numpy as np

from publead.estimates import Estimate, Explanation, Measure, counted, wrapped
from publead.network.indices import person, whole
from publead.network.indices.grouping import GroupsLike
from publead.network.indices.missing import MissingPolicy, MissingTies
from publead.network.indices.whole import EffectiveLeaders, ExternalInternal
from publead.network.indices.whole.stating import require_direction
from publead.network.network import NetworkLike, network_of
from publead.network.nominations import Direction
from publead.network.shape.sentences import (
    CENTRALIZATION,
    CONNECTEDNESS,
    DENSITY,
    EFFICIENCY,
    HIERARCHY,
    LEADERS,
    LUBNESS,
    RECIPROCITY,
    SHAPE,
    UNDIRECTED_CENTRALIZATION,
    UNDIRECTED_LEADERS,
    UNDIRECTED_SHAPE,
    Finding,
    asked_of_more,
    number,
    percent,
    tenths,
)
from publead.tables import ColumnValues, Tabular


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Shape(Tabular):
    """
    The shape of a leadership network; printed, it reads as a few sentences.

    Attributes
    ----------
    n_people, n_respondents, n_ties : int
        How many there are.
    is_undirected : bool
        Whether ties have no direction.
    density, centralization, reciprocity : Estimate
        The share of possible ties; how near leadership received comes to one person's lead; the
        share of ties that are returned.
    effective_leaders : EffectiveLeaders
        Over how many people leadership is spread, plain and corrected.
    connectedness, hierarchy, efficiency, lubness : Estimate
        Krackhardt's four.
    ei : ExternalInternal or None
        The E-I index, where groups were given.
    notes : tuple of str
        What a reader should know of the network.
    """

    n_people: int
    n_respondents: int
    n_ties: int
    is_undirected: bool
    density: Estimate
    centralization: Estimate
    reciprocity: Estimate
    effective_leaders: EffectiveLeaders
    connectedness: Estimate
    hierarchy: Estimate
    efficiency: Estimate
    lubness: Estimate
    ei: ExternalInternal | None = None
    notes: tuple[str, ...] = ()

    @property
    def _measure(self) -> Measure:
        return UNDIRECTED_SHAPE if self.is_undirected else SHAPE

    @property
    def response(self) -> float:
        """The share of people who answered; NaN where there are none."""
        return self.n_respondents / self.n_people if self.n_people else np.nan

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """The estimates, in the order in which they are printed."""
        return (
            self.density,
            self.centralization,
            self.effective_leaders,
            self.effective_leaders.corrected,
            self.reciprocity,
            self.connectedness,
            self.hierarchy,
            self.efficiency,
            self.lubness,
        )

    def columns(self) -> Mapping[str, ColumnValues]:
        """Return one row for each index: its name, value, ends, status and reason."""
        rows = self.estimates
        columns: dict[str, ColumnValues] = {
            "index": [each.measure.name for each in rows],
            "value": np.array([each.value for each in rows]),
            "low": np.array([each.low for each in rows]),
            "high": np.array([each.high for each in rows]),
            "status": [each.status.value for each in rows],
            "reason": [each.reason for each in rows],
        }
        return columns

    def explain(self) -> Explanation:
        """Return what was computed, from whom, who was left out, and what it does not show."""
        silent = self.n_people - self.n_respondents
        noted = "".join(f"; {note}" for note in self.notes)
        left_out = f"what {counted(silent, 'person', 'people')} who did not answer would have said"
        return Explanation(
            measure=self._measure,
            method="leadership is read at the end of the tie that leads; where some did not "
            "answer, low and high are exact bounds over all their answers",
            inputs=f"{counted(self.n_people, 'person', 'people')}, "
            f"{counted(self.n_ties, 'tie')}, {self.n_respondents} "
            f"answered{noted}",
            left_out=left_out if silent else "nothing",
        )

    def __repr__(self) -> str:
        """Return the size."""
        return f"Shape: {counted(self.n_people, 'person', 'people')}, {counted(self.n_ties, 'tie')}"

    def __str__(self) -> str:
        """Return the shape in sentences that a council officer can read."""
        return "\n".join(wrapped(line) for line in self._lines())

    def _lines(self) -> Iterator[str]:
        yield self.who_answered
        yield from self.sentences
        yield f"What this does not show: {self._measure.does_not_show}."
        for note in self.notes:
            yield f"Note: {note}."

    @property
    def who_answered(self) -> str:
        """How many people and ties there are, and how many answered, in sentences."""
        return (
            f"{counted(self.n_people, 'person', 'people')}, {counted(self.n_ties, 'tie')}. "
            f"{self.n_respondents:,} of {self.n_people:,} answered ({percent(self.response)})."
        )

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is found, a sentence an index, and what cannot be estimated, with the reason."""
        # Ties without direction are nobody's answers, and more people would say nothing of them.
        more = "" if self.is_undirected else asked_of_more(self.effective_leaders.corrected)
        found = [
            each.sentence + (more if each.estimate is self.effective_leaders else "")
            for each in self.findings
            if each.estimate.is_shown
        ]
        groups = () if self.ei is None else (f"{self.ei}.",)
        return (*found, *self._not_estimable(), *groups)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is printed of each estimate; without direction some say nothing."""
        undirected = self.is_undirected
        centred = UNDIRECTED_CENTRALIZATION if undirected else CENTRALIZATION
        spread = UNDIRECTED_LEADERS if undirected else LEADERS
        always = (
            Finding(self.density, DENSITY, percent),
            Finding(self.centralization, centred, number),
            Finding(self.effective_leaders, spread, tenths),
            Finding(self.connectedness, CONNECTEDNESS, percent),
            Finding(self.efficiency, EFFICIENCY, number),
        )
        directed = (
            Finding(self.reciprocity, RECIPROCITY, percent),
            Finding(self.hierarchy, HIERARCHY, percent),
            Finding(self.lubness, LUBNESS, percent),
        )
        return always if undirected else (*always, *directed)

    def _not_estimable(self) -> Iterator[str]:
        reasons: dict[str, list[str]] = {}
        for estimate in (each.estimate for each in self.findings):
            if not estimate.is_shown:
                reasons.setdefault(estimate.reason, []).append(estimate.measure.name)
        for reason, names in reasons.items():
            yield f"Not estimable: {', '.join(names)}. {reason[0].upper()}{reason[1:]}."


def describe(
    network: NetworkLike,
    by: GroupsLike | None = None,
    *,
    direction: Direction | None = None,
    missing: MissingPolicy = MissingTies.NOT_ESTIMABLE,
) -> Shape:
    """
    Return the shape of a leadership network, which prints as sentences and names nobody.

    Parameters
    ----------
    network : LeadershipNetwork or networkx.Graph
        One layer and wave.
    by : str, mapping or Groups, optional
        Groups, such as directorates, for the E-I index.
    direction : Direction, optional
        Which end of a tie leads; needed for a directed networkx graph.
    missing : MissingTies or Imputation
        What the indices that depend on paths do where some did not answer.

    Returns
    -------
    Shape

    Raises
    ------
    PolicyError
        If nobody has said which end of a tie leads.

    Examples
    --------
    >>> import networkx as nx
    >>> star = nx.DiGraph([("ann", "eve"), ("bob", "eve"), ("cem", "eve")])
    >>> shape = describe(star, direction=Direction.NOMINATION)
    >>> print(str(shape).splitlines()[1])
    25% of all possible ties are there.
    """
    one = network_of(network, direction=direction)
    require_direction(one, "the shape of a network")
    one.require_single()
    led = person.out_degree if one.direction is Direction.INFLUENCE else person.in_degree
    return Shape(
        n_people=one.n_people,
        n_respondents=one.n_respondents,
        n_ties=one.n_ties,
        is_undirected=one.is_undirected,
        density=whole.density(one),
        centralization=whole.centralization(one, led),
        reciprocity=whole.reciprocity(one, missing=missing),
        effective_leaders=whole.effective_leaders(one),
        connectedness=whole.connectedness(one, missing=missing),
        hierarchy=whole.hierarchy(one, missing=missing),
        efficiency=whole.efficiency(one, missing=missing),
        lubness=whole.lubness(one, missing=missing),
        ei=None if by is None else whole.ei_index(one, by),
        notes=one.notes,
    )
