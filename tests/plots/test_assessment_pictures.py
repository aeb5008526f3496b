"""Claims about pictures of item answers, valuations, standings, changes and priorities."""

import math

import attrs
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Rectangle

import publead as pl
from plots.pictures import ends_of, lines_of, texts_of, values_of, words_of, x_of, y_of
from publead import plots
from publead.assessment.comparison import PersonChange
from publead.errors import UndefinedStatisticError, UnknownCodeError
from publead.estimates import Estimate
from publead.plots.palette import INK, PAPER, diverging, is_dark
from publead.plots.valuation import DIFFERENCE


def bars_of(ax: Axes, label: str) -> list[Rectangle]:
    """Return the parts of a bar, from left to right."""
    found = [each for each in ax.patches if isinstance(each, Rectangle)]
    named = {id(bar): box.get_label() for box in ax.containers for bar in box}
    return sorted((b for b in found if named.get(id(b)) == label), key=lambda b: b.get_x())


def test_bars_part_at_the_middle_of_the_scale(answers: pl.ItemAnswers) -> None:
    """Widths are the shares; half of the middle answer lies on each side of 0."""
    ax = plots.items(answers)
    for line in answers.of("others"):
        parts = bars_of(ax, line.code)
        shares = [100 * share for share in line.shares]
        assert [part.get_width() for part in parts] == pytest.approx(shares)
        middle = parts[2]
        assert middle.get_x() + middle.get_width() / 2 == pytest.approx(0)
        starts = [part.get_x() for part in parts]
        assert starts == pytest.approx(starts[0] + np.cumsum([0, *shares[:-1]]))
    low, high = ax.get_xlim()
    drawn = [b for b in ax.patches if isinstance(b, Rectangle)]
    assert low < min(b.get_x() for b in drawn)
    assert max(b.get_x() + b.get_width() for b in drawn) < high


def test_those_who_could_not_tell_stand_apart(answers: pl.ItemAnswers) -> None:
    """Their share begins right of every answer, at one place, and is no part of the bar."""
    ax = plots.items(answers)
    lines = answers.of("others")
    right = max(b.get_x() + b.get_width() for line in lines for b in bars_of(ax, line.code))
    apart = [bar for line in lines for bar in bars_of(ax, f"_{line.code} apart")]
    assert [bar.get_width() for bar in apart] == pytest.approx(
        [100 * line.share_not_observed for line in lines]
    )
    assert {bar.get_x() > right for bar in apart} == {True}
    assert len({bar.get_x() for bar in apart}) == 1


def test_questions_stand_in_their_order_below_their_competency(answers: pl.ItemAnswers) -> None:
    """From top to bottom: each competency, then its questions; reversed ones say so."""
    ax = plots.items(answers)
    written = [" ".join(text.get_text().split()) for text in ax.texts]
    lines = answers.of("others")
    wanted = []
    for label in dict.fromkeys(line.label for line in lines):
        wanted.append(label)
        wanted += [
            line.text + (" (reversed)" if line.is_reversed else "")
            for line in lines
            if line.label == label
        ]
    assert [text for text in written if text in wanted] == wanted
    heights = [bars_of(ax, line.code)[0].get_y() for line in lines]
    assert heights == sorted(heights)
    assert ax.get_ylim()[0] > ax.get_ylim()[1]
    assert words_of(ax).count("(reversed)") == sum(line.is_reversed for line in lines)


def test_parts_and_self_are_drawn_on_request_and_hidden_ones_are_not(
    answers: pl.ItemAnswers,
) -> None:
    """A part that is shown can be drawn, one that is hidden is refused, and the picture says so."""
    line = answers.line("trust-1", "peers")
    parts = bars_of(plots.items(answers, "peers"), "trust-1")
    assert [b.get_width() for b in parts] == pytest.approx([100 * x for x in line.shares])
    assert "leaders, of themselves" in words_of(plots.items(answers, "self"))
    assert "Not shown: manager" in words_of(plots.items(answers))
    with pytest.raises(UnknownCodeError, match="peers"):
        plots.items(answers, "manager")
    with pytest.raises(UndefinedStatisticError, match="too few"):
        plots.items(attrs.evolve(answers, lines=()))


def test_scales_that_differ_are_named_by_their_ends(answers: pl.ItemAnswers) -> None:
    """With two kinds of words the legend names the lowest and the highest answer only."""
    first, *rest = answers.lines
    four = attrs.evolve(first, points=(1, 2, 3, 4), words=tuple("abcd"), counts=(4, 3, 2, 1))
    hidden = attrs.evolve(answers, lines=(four, *rest), withheld=answers.withheld)
    ax = plots.items(hidden)
    found = ax.get_legend()
    assert found is not None
    assert [text.get_text() for text in found.get_texts()][:2] == [
        "lowest answer",
        "highest answer",
    ]
    parts = bars_of(ax, first.code)
    assert parts[2].get_x() == pytest.approx(0)


@pytest.mark.parametrize("n", range(2, 12))
def test_answers_are_told_apart_without_colour(n: int) -> None:
    """On each side each answer is darker in grey than the one before; letters stand out."""
    colours = diverging(n)
    assert len(set(colours)) == n
    grey = [float(np.dot(to_rgb(c), (0.2126, 0.7152, 0.0722))) for c in colours]
    half = n // 2
    assert grey[:half] == sorted(grey[:half])
    assert grey[n - half :] == sorted(grey[n - half :], reverse=True)
    for colour in colours:
        letters = _luminance(PAPER if is_dark(colour) else INK)
        lighter, darker = sorted((letters, _luminance(colour)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= (4.5 if n <= 7 else 3.9)


def _luminance(colour: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
    return float(np.dot(linear, (0.2126, 0.7152, 0.0722)))


def test_a_dumbbell_joins_needed_and_rewarded(traits: pl.Valuation) -> None:
    """Both dots stand at their means on one line, and below it the interval of the difference."""
    ax = plots.valuation(traits)
    assert values_of(ax, "needed") == [line.needed.value for line in traits]
    assert values_of(ax, "rewarded") == [line.rewarded.value for line in traits]
    assert [y_of(line) for line in lines_of(ax, "needed")] == [
        y_of(line) for line in lines_of(ax, "rewarded")
    ]
    assert ends_of(ax, "needed") == [
        tuple(sorted((line.needed.value, line.rewarded.value))) for line in traits
    ]
    laid = [
        (line.rewarded.value + line.gap.low, line.rewarded.value + line.gap.high) for line in traits
    ]
    assert ends_of(ax, DIFFERENCE) == laid
    assert values_of(ax, DIFFERENCE) == pytest.approx([line.needed.value for line in traits])
    low, high = ax.get_xlim()
    assert low < 1
    assert high > 5
    assert "Control: overvalued −1.36" in words_of(ax)


def test_a_trait_that_is_hidden_is_written_and_not_drawn(traits: pl.Valuation) -> None:
    """A trait with too few respondents says so, and one without an interval has none."""
    first, second, *rest = traits.lines
    none = [Estimate.hidden(e.measure, "few") for e in (first.needed, first.rewarded, first.gap)]
    hidden = attrs.evolve(first, needed=none[0], rewarded=none[1], gap=none[2])
    bare = attrs.evolve(second, gap=attrs.evolve(second.gap, low=math.nan, high=math.nan))
    ax = plots.valuation(attrs.evolve(traits, lines=(hidden, bare, *rest)))
    assert len(values_of(ax, "needed")) == len(traits) - 1
    assert {"not shown", "too few for an interval"} <= set(words_of(ax).split("\n"))
    assert f"{first.label}: not shown" in plots.alt_text(ax)
    with pytest.raises(UndefinedStatisticError, match="too few"):
        plots.valuation(attrs.evolve(traits, lines=(hidden,)))


def test_a_standing_shows_both_kinds_of_error(standing: pl.Placement) -> None:
    """Dots are T scores, lines the reference's error, bands the person's own; 50 is marked."""
    ax = plots.placement(standing)
    for side in ("others", "self"):
        lines = [line for line in standing if line.side.value == side]
        assert values_of(ax, side) == [line.t.value for line in lines]
        assert ends_of(ax, side) == [(line.t.low, line.t.high) for line in lines]
        known = [line.own_t for line in lines if not math.isnan(line.own_t[0])]
        assert [tuple(x_of(band)) for band in lines_of(ax, f"_{side} band")] == known
    low, high = ax.get_xlim()
    assert low < 20
    assert high > 80
    assert 50 in ax.get_xticks()
    assert standing.person not in words_of(ax) + plots.alt_text(ax)
    assert "not a mark of good" in words_of(ax)


def test_a_side_that_was_not_placed_says_so(standing: pl.Placement) -> None:
    """One competency with others only: the other lane has words, and no dot."""
    lines = [line for line in standing if not (line.code == "trust" and line.side.value == "self")]
    ax = plots.placement(attrs.evolve(standing, lines=tuple(lines)))
    assert "self: not placed" in words_of(ax)
    with pytest.raises(UndefinedStatisticError, match="nothing"):
        plots.placement(attrs.evolve(standing, lines=()))


def test_mean_changes_stand_around_none(two_rounds: pl.Comparison) -> None:
    """Dots are the mean changes with their intervals; the axis reaches as far both ways."""
    ax = plots.comparison(two_rounds)
    for side in ("others", "self"):
        lines = [line for line in two_rounds if line.by.value == side]
        assert values_of(ax, side) == [line.change.value for line in lines]
        assert ends_of(ax, side) == [(line.change.low, line.change.high) for line in lines]
    low, high = ax.get_xlim()
    assert -low == pytest.approx(high)
    strong = [text.get_text() for text in texts_of(ax) if text.get_fontweight() == "bold"]
    assert any("trust: others higher after" in text for text in strong)
    assert "does not say what brought it about" in words_of(ax)


def test_one_persons_change_stands_beside_regression_to_the_mean(changed: PersonChange) -> None:
    """What regression alone would bring has a mark of its own, and the person is not named."""
    ax = plots.change(changed)
    others = [line for line in changed if line.by.value == "others"]
    assert values_of(ax, "others") == [line.change.value for line in others]
    expected = [line.expected for line in others if not math.isnan(line.expected)]
    assert values_of(ax, "others, by regression to the mean alone") == expected
    assert changed.person not in words_of(ax) + plots.alt_text(ax)


def test_changes_that_are_hidden_are_not_drawn(two_rounds: pl.Comparison) -> None:
    """A hidden change is a word; where all are, there is no picture."""
    first, *rest = two_rounds.lines
    reason = "too few people"
    hidden = attrs.evolve(first, change=Estimate.hidden(first.change.measure, reason))
    ax = plots.comparison(attrs.evolve(two_rounds, lines=(hidden, *rest)))
    assert "others: not shown" in words_of(ax)
    assert len(values_of(ax, "others")) == 3
    bare = attrs.evolve(first, change=attrs.evolve(first.change, low=math.nan, high=math.nan))
    assert (
        len(ends_of(plots.comparison(attrs.evolve(two_rounds, lines=(bare, *rest))), "others")) == 3
    )
    with pytest.raises(UndefinedStatisticError, match="no change"):
        plots.comparison(attrs.evolve(two_rounds, lines=(hidden,)))


def test_first_places_are_drawn_at_each_concentration(ranked: pl.RankedGaps) -> None:
    """Each concentration has a shape, and competencies stand in the order of their gaps."""
    ax = plots.priorities(ranked)
    for at, c in enumerate(ranked.priorities.concentrations):
        assert values_of(ax, f"c = {c:g}") == [100 * line.first[at].share for line in ranked]
    assert ax.get_xlim()[0] < 0 < 100 < ax.get_xlim()[1]
    written = [text.get_text() for text in texts_of(ax)]
    heads = [text for text in written if text[:3] in {"1. ", "2. ", "3. ", "4. "}]
    assert [head[0] for head in heads] == ["1", "2", "3", "4"]
    assert "It compares no people." in words_of(ax)
    with pytest.raises(UndefinedStatisticError, match="no competency"):
        plots.priorities(attrs.evolve(ranked, lines=()))
