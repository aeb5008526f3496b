"""Claims about the pictures of a round: cohort, reliability, and crosswalks of frameworks."""

import math

import attrs
import numpy as np
import pytest
from matplotlib.collections import PolyCollection

import publead as pl
from plots.pictures import ends_of, lines_of, texts_of, values_of, words_of, x_of, y_of
from publead import plots
from publead.assessment.cohort.result import EVERYBODY
from publead.assessment.reliability import CompetencyReliability
from publead.errors import PolicyError, UndefinedStatisticError
from publead.estimates import Estimate
from publead.frameworks import Crosswalk, Strength


def test_cuts_stand_where_the_cohort_has_them(council: pl.Cohort) -> None:
    """Everybody and each part that may be shown are markers at their means, with intervals."""
    ax = plots.cohort(council)
    for cut in {each.cut for each in council.means}:
        means = [each.mean for each in council.means if each.cut == cut]
        assert values_of(ax, cut) == [mean.value for mean in means]
        assert ends_of(ax, cut) == [(mean.low, mean.high) for mean in means]


def test_hidden_cuts_are_named_and_not_drawn(council: pl.Cohort) -> None:
    """A part that is hidden stands in the note alone."""
    ax = plots.cohort(council)
    assert council.hidden
    assert f"Not shown: {', '.join(council.hidden)}." in words_of(ax)
    found = ax.get_legend()
    assert found is not None
    shown = [text.get_text() for text in found.get_texts()]
    assert shown[0] == EVERYBODY
    assert not set(shown) & set(council.hidden)
    assert len(ax.lines) == 2 * len(council.means)


def test_a_cut_without_a_competency_says_so(council: pl.Cohort) -> None:
    """Where a part has no mean on a competency, its lane says that it is not shown."""
    fewer = attrs.evolve(council, means=council.means[:-1])
    words = [text.get_text() for text in texts_of(plots.cohort(fewer))]
    assert f"{council.means[-1].cut}: not shown" in words


def test_a_cohort_that_shows_nothing_has_no_picture(council: pl.Cohort) -> None:
    """Nothing to show is said, and no empty frame is drawn."""
    with pytest.raises(UndefinedStatisticError, match="too few"):
        plots.cohort(attrs.evolve(council, means=()))


def test_raters_needed_are_those_of_the_reliability(reliability: pl.Reliability) -> None:
    """Each dot is what the reliability gives, and its ends are those of ICC(1)'s interval."""
    ax = plots.raters_needed(reliability, target=0.8)
    assert values_of(ax, "raters") == [line.raters_needed(0.8) for line in reliability]
    low, high = ends_of(ax, "raters")[0]
    first = reliability.lines[0]
    for icc, end in ((first.icc1.high, low), (first.icc1.low, high)):
        expected = math.ceil(0.8 * (1 - icc) / (icc * 0.2))
        assert end == min(expected, ax.get_xlim()[1])
    assert "reliability 0.80" in ax.get_title(loc="left")


def with_icc(
    line: CompetencyReliability, value: float, low: float, high: float
) -> CompetencyReliability:
    return attrs.evolve(line, icc1=attrs.evolve(line.icc1, value=value, low=low, high=high))


def test_raters_beyond_the_axis_are_said(reliability: pl.Reliability) -> None:
    """No number that is enough, too many to draw, none estimable: each is written in its lane."""
    first, second, third, fourth = reliability.lines
    none = Estimate.not_estimable(fourth.icc1.measure, "too few people")
    lines = (
        with_icc(first, -0.1, -0.3, 0.1),
        with_icc(second, 0.02, 0.01, 0.1),
        with_icc(third, 0.3, -0.1, 0.5),
        attrs.evolve(fourth, icc1=none),
    )
    ax = plots.raters_needed(attrs.evolve(reliability, lines=lines))
    words = [text.get_text() for text in texts_of(ax)]
    assert "no number of raters is enough" in words
    assert "115 raters (interval 21 to 231)" in words
    assert "not estimable" in words
    assert values_of(ax, "raters") == [6]
    assert ends_of(ax, "raters")[0][1] == pytest.approx(ax.get_xlim()[1], rel=0.02)
    assert "end beyond it, or nowhere" in words_of(ax)
    with pytest.raises(PolicyError, match="between 0 and 1"):
        plots.raters_needed(reliability, target=1.0)


def test_the_curve_is_spearman_and_browns(reliability: pl.Reliability) -> None:
    """The curve has k r / (1 + (k - 1) r) at each k, and the band the same of the ends."""
    line = reliability["trust"]
    ax = plots.reliability_by_raters(line, most=20)
    (curve,) = lines_of(ax, line.label)
    k = np.arange(1, 21)
    icc = line.icc1.value
    np.testing.assert_allclose(y_of(curve), k * icc / (1 + (k - 1) * icc))
    band = next(each for each in ax.collections if isinstance(each, PolyCollection))
    heights = np.asarray(band.get_paths()[0].vertices)[:, 1]
    low, high = line.icc1.low, line.icc1.high
    assert heights.min() == pytest.approx(low)
    assert heights.max() == pytest.approx(20 * high / (1 + 19 * high))
    assert ax.get_ylim() == (0, 1)
    assert "0.70" in words_of(ax)


def test_an_interval_below_zero_is_drawn_from_zero(reliability: pl.Reliability) -> None:
    """An end of ICC(1) below 0 makes a mean worth nothing; none at all is left out."""
    line = with_icc(reliability["trust"], 0.2, -0.1, 0.4)
    ax = plots.reliability_by_raters(line)
    band = next(each for each in ax.collections if isinstance(each, PolyCollection))
    assert np.asarray(band.get_paths()[0].vertices)[:, 1].min() == 0


def test_a_curve_needs_an_icc(reliability: pl.Reliability) -> None:
    """ICC(1) that is not above 0, or is not estimable, has no curve."""
    line = reliability["trust"]
    none = Estimate.not_estimable(line.icc1.measure, "too few people")
    with pytest.raises(UndefinedStatisticError, match="too few people"):
        plots.reliability_by_raters(attrs.evolve(line, icc1=none))
    with pytest.raises(UndefinedStatisticError, match="not above 0"):
        plots.reliability_by_raters(with_icc(line, -0.1, -0.2, 0.1))


@pytest.fixture
def walk() -> Crosswalk:
    return pl.frameworks.crosswalk("lga-managerial@2017", "tizard-attributes@2014")


def test_each_match_is_a_square_at_its_row_and_column(walk: Crosswalk) -> None:
    """Rows and columns stand in the frameworks' orders, and strong matches are filled."""
    ax = plots.crosswalk(walk)
    for strength in Strength:
        squares = lines_of(ax, strength.value)
        places = {(x_of(square)[0], y_of(square)[0]) for square in squares}
        codes = [str(code) for code in walk.b.codes], [str(code) for code in walk.a.codes]
        expected = {
            (codes[0].index(m.b), codes[1].index(m.a))
            for m in walk.matches
            if m.strength is strength
        }
        assert places == expected
    sizes = {strength: lines_of(ax, strength.value)[0].get_markersize() for strength in Strength}
    assert sizes[Strength.STRONG] > sizes[Strength.PARTIAL]


def test_names_without_a_match_lean(walk: Crosswalk) -> None:
    """Competencies that the other side does not speak of are in italics, others upright."""
    ax = plots.crosswalk(walk)
    labels = [*ax.get_yticklabels(), *ax.get_xticklabels()]
    for label, each in zip(labels, (*walk.a.competencies, *walk.b.competencies), strict=True):
        assert label.get_text().replace("\n", " ") == each.label
        assert (label.get_fontstyle() == "italic") == (not walk.of(each.code))
    assert plots.alt_text(ax).count("strong.") == 2
