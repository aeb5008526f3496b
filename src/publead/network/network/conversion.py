"""To networkx and back: what its graphs hold, and a mark that keeps what they could not say."""

from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final

import attrs
import numpy as np
from numpy.typing import NDArray

from publead.errors import Fault, limited
from publead.network.network.mark import Mark
from publead.network.network.to_graph import ANSWERED, SUBJECT
from publead.network.nominations import (
    Duplicates,
    NetworkError,
    Nominations,
    SelfTies,
    TiePolicies,
    Undirected,
)
from publead.network.nominations.policies import STRENGTHS_REMEDY, STRONGEST, WEAKEST
from publead.network.nominations.reports import Reports
from publead.network.nominations.resolving import resolved

if TYPE_CHECKING:
    import networkx as nx

PLAIN_GRAPH_NOTE: Final = "a plain graph, so everybody counts as having answered"


def _names(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)


@attrs.frozen(kw_only=True)
class EdgeData:
    """
    Which data of an edge mean what.

    Attributes
    ----------
    strength, layer, wave : str
        The keys.
    ignore : tuple of str or None
        Other keys, which are not kept; None where anything else is passed over.
    """

    strength: str = "weight"
    layer: str = "layer"
    wave: str = "wave"
    ignore: tuple[str, ...] | None = attrs.field(
        default=None, converter=attrs.converters.optional(_names)
    )


def graph_nominations(
    graph: "nx.Graph[Any]",
    mark: Mark,
    data: EdgeData,
    respondents: Iterable[Hashable] | None,
    self_ties: SelfTies,
) -> Nominations:
    """
    Return what a graph says.

    Raises
    ------
    NetworkError
        With every edge that cannot be a tie; edges are counted from 1 in the graph's order.
    """
    people = tuple(graph.nodes)
    places = {person: place for place, person in enumerate(people)}
    edges = list(graph.edges(data=True))
    faults = _lost(edges, data)
    reports, wrong = _reports(edges, places, mark, data)
    answered, notes, strangers = _answered(graph, places, mark, respondents, reports)
    once = Undirected.LISTED_ONCE if not graph.is_directed() else None
    policies = TiePolicies(self_ties=self_ties, duplicates=Duplicates.REFUSE, undirected=once)
    arcs, doubtful = resolved(reports, answered, policies)
    faults += [*wrong, *strangers, *(_of_edge(fault) for fault in doubtful)]
    if faults:
        raise NetworkError(SUBJECT, faults)
    return Nominations(
        people=people,
        attributes=_attributes(graph, mark),
        answered=answered,
        arcs=arcs,
        layers=reports.layers,
        waves=reports.waves,
        notes=notes,
    )


def _lost(edges: list[Any], data: EdgeData) -> list[Fault]:
    """Return a fault for each kind of edge data that nobody has accounted for."""
    if data.ignore is None:
        return []
    known = {data.strength, data.layer, data.wave, *data.ignore}
    others = dict.fromkeys(key for *_, told in edges for key in told if key not in known)
    remedy = "Name it in ignore=, or say that it is the strength=, layer= or wave="
    return [Fault("edge data that would be lost", value=str(key), remedy=remedy) for key in others]


def _reports(
    edges: list[Any], places: Mapping[Hashable, int], mark: Mark, data: EdgeData
) -> tuple[Reports, list[Fault]]:
    strengths, faults = _strengths(edges, data.strength)
    layers: dict[Hashable, int] = {name: place for place, name in enumerate(mark.layers)}
    waves: dict[Hashable, int] = {name: place for place, name in enumerate(mark.waves)}
    layer = _labels(edges, data.layer, layers, faults)
    wave = _labels(edges, data.wave, waves, faults)
    reports = Reports(
        rows=np.arange(1, len(edges) + 1, dtype=np.int64),
        sources=np.array([places[edge[0]] for edge in edges], dtype=np.int32),
        targets=np.array([places[edge[1]] for edge in edges], dtype=np.int32),
        strengths=strengths,
        layer=layer,
        wave=wave,
        layers=tuple(str(name) for name in layers),
        waves=tuple(waves),
    )
    return reports, faults


def _strengths(edges: list[Any], key: str) -> tuple[NDArray[np.float64] | None, list[Fault]]:
    found = [edge[-1].get(key) for edge in edges]
    if all(value is None for value in found):
        return None, []
    faults = []
    strengths = np.ones(len(edges))
    for number, value in enumerate(found, start=1):
        sound = isinstance(value, int | float | np.number) and not isinstance(value, bool)
        if sound and WEAKEST <= value <= STRONGEST:
            strengths[number - 1] = value
        else:
            remedy = "Give each edge a number above 0, or name other data in strength="
            problem = "has no strength above 0, and others have"
            if sound and value > 0:
                problem, remedy = "has an impossible strength", STRENGTHS_REMEDY
            faults.append(Fault(problem, place=f"edge {number}", remedy=remedy))
    return strengths, limited(faults, "edges")


def _labels(
    edges: list[Any], key: str, places: dict[Hashable, int], faults: list[Fault]
) -> NDArray[np.int32]:
    found = [edge[-1].get(key) for edge in edges]
    codes = np.zeros(len(edges), dtype=np.int32)
    if all(value is None for value in found):
        return codes
    lacking = []
    for number, value in enumerate(found, start=1):
        if value is None:
            remedy = "Give every edge one, or none"
            lacking.append(
                Fault(f"has no {key}, and others have", place=f"edge {number}", remedy=remedy)
            )
        else:
            codes[number - 1] = places.setdefault(value, len(places))
    faults += limited(lacking, "edges")
    return codes


def _answered(
    graph: "nx.Graph[Any]",
    places: Mapping[Hashable, int],
    mark: Mark,
    respondents: Iterable[Hashable] | None,
    reports: Reports,
) -> tuple[NDArray[np.bool_], tuple[str, ...], list[Fault]]:
    n, n_waves = len(places), max(len(reports.waves), 1)
    if respondents is not None:
        listed = list(respondents)
        strangers = [row for row, each in enumerate(listed, start=1) if each not in places]
        answered = np.zeros((n_waves, n), dtype=np.bool_)
        answered[:, [places[each] for each in listed if each in places]] = True
        problem = "is no node of the graph"
        faults = [Fault(problem, place="respondents", row=row) for row in strangers]
        silent = ~answered[reports.wave, reports.sources]
        problem = "starts at somebody who is not among the respondents"
        if graph.is_directed():
            rows = reports.rows[silent].tolist()
            faults += [Fault(problem, place=f"edge {row}") for row in rows]
        return answered, mark.notes, limited(faults, "edges")
    kept = [told.get(ANSWERED) for _, told in graph.nodes(data=True)]
    if mark.is_ours and all(isinstance(each, tuple) for each in kept):
        rows = max((len(each) for each in kept if each is not None), default=n_waves)
        return np.array(kept, dtype=np.bool_).reshape(n, rows).T, mark.notes, []
    return np.ones((n_waves, n), dtype=np.bool_), (*mark.notes, PLAIN_GRAPH_NOTE), []


def _attributes(graph: "nx.Graph[Any]", mark: Mark) -> dict[str, tuple[object, ...]]:
    nodes = [told for _, told in graph.nodes(data=True)]
    names = dict.fromkeys(name for told in nodes for name in told)
    return {
        str(name): tuple(told.get(name) for told in nodes)
        for name in names
        if not (mark.is_ours and name == ANSWERED)
    }


def _of_edge(fault: Fault) -> Fault:
    """Return a fault of a row as a fault of an edge, and its remedies in networkx's words."""
    selves = "themselves" in fault.problem
    remedy = (
        "Call remove_edges_from(nx.selfloop_edges(graph)), or pass self_ties=SelfTies.LEAVE_OUT"
        if selves
        else "Give parallel edges a layer or a wave each, or join them"
    )
    problem = "is a loop" if selves else fault.problem.replace("tie of row", "edge")
    return Fault(problem, place=f"edge {fault.row}", remedy=remedy)
