"""Claims about drawn networks: who may be seen, where arrows point, what stands together."""

import attrs
import networkx as nx
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.patches import FancyArrowPatch

import publead as pl
from plots.pictures import ends_of, lines_of, texts_of, values_of, words_of, x_of, y_of
from publead import plots
from publead.errors import ArgumentError, DisclosureError, PolicyError, UnknownCodeError
from publead.network import AgainstChance, SeveralNetworksError, person
from publead.plots.layout import places_of

AGREED = plots.TiesShown(reason="all twelve agreed on 3 May")


def arrows(ax: Axes) -> list[FancyArrowPatch]:
    return [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]


def dots(ax: Axes) -> list[PathCollection]:
    return [each for each in ax.collections if isinstance(each, PathCollection)]


def where(ax: Axes) -> np.ndarray:
    """Return the places of all dots, group by group."""
    return np.concatenate([np.asarray(each.get_offsets()) for each in dots(ax)])


def network_of(n: int, groups: list[str], silent: int = 0) -> pl.LeadershipNetwork:
    graph = nx.DiGraph([(i, (i + 1) % n) for i in range(n - silent)])
    graph.add_nodes_from(range(n))
    nx.set_node_attributes(graph, dict(enumerate(groups)), "part")
    return pl.LeadershipNetwork.from_networkx(
        graph, direction=pl.Direction.NOMINATION, respondents=range(n - silent)
    )


def test_a_read_network_is_drawn_without_names(turns_to: pl.LeadershipNetwork) -> None:
    """Neither the picture nor its words name anybody, or tell a tie."""
    ax = plots.network(turns_to, "directorate")
    words = words_of(ax) + plots.alt_text(ax) + plots.to_svg(ax)
    assert not any(str(name) in words for name in turns_to.people)
    assert "→" not in words
    assert sum(len(np.asarray(each.get_offsets())) for each in dots(ax)) == turns_to.n_people


def test_names_need_a_reason_that_stays(turns_to: pl.LeadershipNetwork) -> None:
    """With leave, everybody is named and every tie told, and the reason stands there too."""
    ax = plots.network(turns_to, names=AGREED)
    written = {text.get_text() for text in ax.texts}
    assert set(turns_to.people) <= written
    told = plots.alt_text(ax)
    assert told.count("→") == turns_to.n_ties
    assert f"Names are shown because: {AGREED.reason}." in " ".join(told.split())
    assert AGREED.reason in words_of(ax)
    with pytest.raises(PolicyError, match="who agreed"):
        plots.TiesShown(reason="  ")
    with pytest.raises(ArgumentError, match="TiesShown"):
        plots.network(turns_to, names=True)  # type: ignore[arg-type]


def test_names_need_answers_of_enough_people() -> None:
    """Below 80 % response nobody is named, leave or not, unless the policy says why."""
    network = network_of(10, ["a"] * 10, silent=3)
    with pytest.raises(DisclosureError, match="7 of 10"):
        plots.network(network, names=AGREED)
    policy = pl.NetworkPolicy(min_response=0.6, reason="a pilot among ourselves")
    assert len(plots.network(network, names=AGREED, policy=policy).texts) == 10


def test_a_plain_graph_is_for_those_who_hold_the_ties() -> None:
    """A networkx graph is drawn with names, however small."""
    ax = plots.network(nx.path_graph(["ann", "bob", "cem"]))
    assert {text.get_text() for text in ax.texts} == {"ann", "bob", "cem"}
    assert "ann – bob" in plots.alt_text(ax)
    assert "Line: a tie." in words_of(ax)
    assert "Arrow: as the graph has it." in words_of(plots.network(nx.DiGraph([(1, 2)])))


def test_very_few_people_are_known_without_names() -> None:
    """Fewer than five people are not drawn from answers, unless they agreed."""
    four = network_of(4, ["a"] * 4)
    with pytest.raises(DisclosureError, match="even without names"):
        plots.network(four)
    assert len(dots(plots.network(four, names=AGREED))) == 1


@pytest.mark.parametrize(
    ("sizes", "silent", "shown"),
    [
        ((6, 6), 0, ["a", "b"]),
        ((6, 4), 0, []),
        ((7, 6, 4), 0, ["a"]),
        ((7, 6, 3, 2), 0, ["a", "b"]),
        ((6, 6), 4, []),
        ((6, 6), 3, ["a", "b"]),
    ],
)
def test_small_groups_stand_together(sizes: tuple[int, ...], silent: int, shown: list[str]) -> None:
    """A group has five people of whom three answered, and those left over are as many or none."""
    groups = [label for label, size in zip("abcd", sizes, strict=False) for _ in range(size)]
    ax = plots.network(network_of(len(groups), groups, silent=silent), "part")
    found = ax.get_legend()
    labels = [text.get_text() for text in found.get_texts()] if found else []
    assert [label for label in labels if label in "abcd"] == shown
    gathered = len(sizes) - len(shown)
    assert (f"{gathered} group" in words_of(ax)) == bool(gathered)


def test_open_drawings_show_as_many_groups_as_there_are_shapes() -> None:
    """Where ties may be seen all groups are shown; beyond ten, the smallest stand together."""
    groups = [str(n % 12) for n in range(25)]
    ax = plots.network(network_of(25, groups), "part", names=AGREED)
    found = ax.get_legend()
    assert found is not None
    labels = [text.get_text() for text in found.get_texts()]
    assert len(labels) == 11
    assert labels[-1] == "other groups"
    assert "for want of shapes: 2 groups" in words_of(ax)
    half = dict.fromkeys(range(13), "known")
    unknown = plots.network(network_of(25, groups), half, names=AGREED).get_legend()
    assert unknown is not None
    assert [text.get_text() for text in unknown.get_texts()] == ["known", "not known"]


def test_arrows_run_from_source_to_target() -> None:
    """One-way ties have one head at their target; mutual ones are one line with two."""
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")])
    ax = plots.network(graph)
    places = dict(zip(graph, where(ax), strict=True))
    styles = {type(arrow.get_arrowstyle()).__name__: arrow for arrow in arrows(ax)}
    assert set(styles) == {"CurveFilledAB", "CurveFilledB"}
    start, end = styles["CurveFilledB"]._posA_posB  # type: ignore[attr-defined]
    assert np.allclose(start, places["b"])
    assert np.allclose(end, places["c"])


def test_influence_says_who_leads() -> None:
    """The title and the note follow the direction of the network."""
    graph = nx.cycle_graph(6, create_using=nx.DiGraph)
    ax = plots.network(pl.LeadershipNetwork.from_networkx(graph, direction=pl.Direction.INFLUENCE))
    assert ax.get_title(loc="left").startswith("Who leads whom: 6 people, 6 ties")
    assert "to whom they lead" in words_of(ax)


def test_those_who_did_not_answer_are_empty(turns_to: pl.LeadershipNetwork) -> None:
    """Their dots have no fill and a broken edge, and the legend says what that means."""
    ax = plots.network(turns_to)
    empty = [each for each in dots(ax) if np.allclose(np.asarray(each.get_facecolor())[0, :3], 1)]
    assert sum(len(np.asarray(each.get_offsets())) for each in empty) == 1
    assert "None" not in str(empty[0].get_linestyle())
    assert "empty: did not answer" in words_of(ax)
    assert "11 of 12 answered." in words_of(ax)


def test_areas_grow_with_the_index() -> None:
    """Beyond the smallest, areas are in proportion to the index; NaN is the smallest."""
    graph = nx.star_graph(4)
    index = person.in_degree(graph)
    (drawn,) = dots(plots.network(graph, size=index))
    areas = np.asarray(drawn.get_sizes())
    np.testing.assert_allclose((areas - 25) / (areas[0] - 25), index.values / index.values[0])
    assert "Area of a dot: in-degree" in words_of(plots.network(graph, size=index))
    with pytest.raises(PolicyError, match="other people"):
        plots.network(nx.path_graph(3), size=index)


def test_no_two_people_stand_on_one_spot() -> None:
    """Components, isolates and large networks all have places of their own, inside the frame."""
    islands = nx.disjoint_union_all([nx.path_graph(5), nx.cycle_graph(4), nx.empty_graph(9)])
    for graph in (
        islands,
        nx.path_graph(2),
        nx.empty_graph(3),
        nx.gnp_random_graph(160, 0.03, seed=1),
    ):
        ax = plots.network(graph)
        places = where(ax)
        assert len(np.unique(places.round(3), axis=0)) == len(graph)
        for column, (low, high) in enumerate((ax.get_xlim(), ax.get_ylim())):
            assert ((low <= places[:, column]) & (places[:, column] <= high)).all()


def test_an_empty_graph_is_an_empty_picture() -> None:
    """Nobody is no fault."""
    ax = plots.network(nx.Graph())
    assert not dots(ax)
    assert "0 people, 0 ties" in plots.alt_text(ax)


def test_a_drawing_is_the_same_every_time() -> None:
    """Places are the same without a generator, and the same for the same seed."""
    network = network_of(9, ["a"] * 9)
    again = network_of(9, ["a"] * 9)
    assert np.array_equal(places_of(network), places_of(again))
    seeded = [places_of(network, np.random.default_rng(3)) for _ in range(2)]
    assert np.array_equal(seeded[0], seeded[1])


def test_one_network_at_a_time(turns_to: pl.LeadershipNetwork) -> None:
    """Several waves are refused as every index refuses them."""
    two = attrs.evolve(turns_to, waves=("spring", "autumn"))
    with pytest.raises(SeveralNetworksError):
        plots.network(two)


def test_people_stand_in_their_order_with_their_bounds(turns_to: pl.LeadershipNetwork) -> None:
    """Markers are the numbers, lines the bounds, and people stand as given: not by size."""
    table = pl.centralities(turns_to)
    ax = plots.people(table, "in_degree")
    index = table.index("in_degree")
    assert [label.get_text() for label in ax.get_yticklabels()] == list(turns_to.people)
    drawn = {line.get_label(): line for line in ax.lines}
    for place, name in enumerate(turns_to.people):
        assert x_of(drawn[name]) == [index.values[place]]
        assert y_of(drawn[name]) == [place]
    bounds = [tuple(x_of(line)) for line in lines_of(ax, "_between")]
    assert bounds == list(zip(index.low.tolist(), index.high.tolist(), strict=True))
    assert ax.get_ylim()[0] > ax.get_ylim()[1]
    assert "no ranking" in words_of(ax)


def test_what_is_not_estimable_is_written(turns_to: pl.LeadershipNetwork) -> None:
    """Whoever did not answer has no out-degree: a word, and no dot."""
    ax = plots.people(pl.centralities(turns_to), "out_degree")
    words = [text.get_text() for text in ax.texts]
    assert words == ["not estimable"]
    assert not values_of(ax, "person 11")
    assert "person 11 not estimable" in plots.alt_text(ax)


def test_an_unknown_index_and_a_policys_reason(turns_to: pl.LeadershipNetwork) -> None:
    """An index that the table lacks is refused; a policy's reason is shown."""
    policy = pl.NetworkPolicy(min_response=0.5, reason="a pilot")
    table = pl.centralities(turns_to, policy=policy)
    assert "People are named because: a pilot." in words_of(plots.people(table))
    with pytest.raises(UnknownCodeError, match="in_degree"):
        plots.people(table, "in_degre")


def test_chance_is_drawn_as_it_was_drawn(beside_chance: AgainstChance) -> None:
    """The line stands at the network, the span at 95 %, and the bars count all draws."""
    ax = plots.shape_by_chance(beside_chance)
    (observed,) = lines_of(ax, "observed")
    assert x_of(observed)[0] == beside_chance.observed
    (span,) = lines_of(ax, "95% of the networks drawn")
    assert x_of(span) == [beside_chance.low, beside_chance.high]
    heights = [patch.get_height() for patch in ax.patches]  # type: ignore[attr-defined]
    assert sum(heights) == beside_chance.known.size
    assert f"this network: {beside_chance.observed:.2f}" in words_of(ax)
    assert "Left out, because they did not answer: 1." in words_of(ax)


def test_few_values_are_drawn_one_by_one(beside_chance: AgainstChance) -> None:
    """Where chance gives few values each has its own bar, at its place; one value is enough."""
    few = attrs.evolve(beside_chance, draws=np.array([0.1, 0.1, 0.4]), observed=0.0, n_left_out=0)
    ax = plots.shape_by_chance(few)
    (bars,) = ax.collections
    segments = np.array(bars.get_segments())  # type: ignore[attr-defined]
    assert segments[:, 1].tolist() == [[0.1, 2.0], [0.4, 1.0]]
    same = attrs.evolve(few, draws=np.full(3, 0.2), observed=0.2)
    assert [text.get_text() for text in texts_of(plots.shape_by_chance(same))]


def test_intervals_are_left_out_where_all_answered() -> None:
    """A plain graph counts as answered, and its dots have no lines."""
    ax = plots.people(pl.centralities(nx.krackhardt_kite_graph()), "degree")
    assert not ends_of(ax, "between")
    assert values_of(ax, "3") == [6.0]


def test_the_indices_of_a_shape_are_dots_between_0_and_1_with_their_bounds(
    turns_to: pl.LeadershipNetwork,
) -> None:
    """Each index that lies between 0 and 1 stands where it is, and what has no value says so."""
    described = pl.describe(turns_to)
    ax = plots.shape(described)
    for each in (described.density, described.centralization, described.reciprocity):
        assert values_of(ax, each.measure.name) == [each.value]
    drawn = [described.density, described.centralization]
    assert ends_of(ax, "between") == [(each.low, each.high) for each in drawn]
    assert not values_of(ax, described.effective_leaders.measure.name)
    assert words_of(ax).count("not estimable") == 4
    told = plots.alt_text(ax)
    assert "effective number of leaders 8.0 (between 7.1 and 10.6)" in told
    assert "hierarchy not estimable" in told
    assert described.who_answered in told
