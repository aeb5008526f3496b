"""Claims about the pictures of one person's feedback: numbers, order, and what is hidden."""

import math

import attrs
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

import publead as pl
from plots.pictures import ends_of, lines_of, texts_of, values_of, words_of, x_of, y_of
from publead import plots
from publead.errors import PolicyError
from publead.estimates import Estimate


@pytest.fixture(scope="module")
def hidden(report: pl.Feedback) -> pl.Feedback:
    """The same report with the first competency's others withheld, and no self on the second."""
    first, second, *rest = report.lines
    reason = "too few raters"
    withheld = attrs.evolve(
        first,
        others=Estimate.hidden(first.others.measure, reason),
        groups=tuple(
            attrs.evolve(group, mean=Estimate.hidden(group.mean.measure, reason))
            for group in first.groups
        ),
        gap=Estimate.hidden(first.gap.measure, reason),
        verdict=pl.Verdict.TOO_FEW_RATERS,
    )
    alone = attrs.evolve(second, self_score=math.nan, verdict=pl.Verdict.NO_OTHERS)
    return attrs.evolve(report, lines=(withheld, alone, *rest))


@pytest.fixture(scope="module")
def self_only(report: pl.Feedback) -> pl.Feedback:
    """A report that shows nothing of others."""
    lines = tuple(
        attrs.evolve(
            line,
            others=Estimate.hidden(line.others.measure, "too few raters"),
            groups=(),
            gap=Estimate.hidden(line.gap.measure, "too few raters"),
            verdict=pl.Verdict.NO_OTHERS,
        )
        for line in report.lines
    )
    return attrs.evolve(report, lines=lines, shown=(), hidden=("peers", "reports"))


def drawn_numbers(report: pl.Feedback) -> set[str]:
    """Every mean that the printed report shows."""
    return {f"{value:.2f}" for line in report for value in (line.self_score, line.others.value)} | {
        f"{group.mean.value:.2f}" for line in report for group in line.groups
    }


def test_each_number_stands_where_the_report_has_it(report: pl.Feedback) -> None:
    """Self, others and each group are markers at their means, in the report's order."""
    ax = plots.feedback(report)
    assert values_of(ax, "self") == [line.self_score for line in report]
    assert values_of(ax, "others") == [line.others.value for line in report]
    for place, label in enumerate(report.shown):
        assert values_of(ax, label) == [line.groups[place].mean.value for line in report]


def test_only_others_have_an_interval(report: pl.Feedback) -> None:
    """The mean of others has its interval, and nothing else has one, as in the printed report."""
    ax = plots.feedback(report)
    assert ends_of(ax, "others") == [(line.others.low, line.others.high) for line in report]
    drawn = [line for line in ax.lines if str(line.get_label()).startswith("_")]
    assert len(drawn) == len(report)


def test_the_scale_is_shown_whole(report: pl.Feedback) -> None:
    """The axis runs from end to end of the scale, so that a gap looks as large as it is."""
    ax = plots.feedback(report)
    low, high = ax.get_xlim()
    assert (low, high) == pytest.approx((0.88, 5.12))
    assert [int(tick) for tick in ax.get_xticks()] == [1, 2, 3, 4, 5]


def test_rows_stand_in_the_frameworks_order_with_their_verdict(report: pl.Feedback) -> None:
    """Headings run down in the framework's order, say the verdict, and stand out if flagged."""
    ax = plots.feedback(report)
    headings = [text for text in ax.texts if ": " in text.get_text()]
    assert [text.get_text().split(":")[0] for text in headings] == [line.label for line in report]
    heights = [text.get_window_extent().y0 for text in headings]
    assert heights == sorted(heights, reverse=True)
    assert headings[-1].get_text().endswith("self higher +2.08")
    assert [text.get_fontweight() for text in headings] == ["normal"] * 3 + ["bold"]


def test_series_differ_by_shape_and_stand_in_the_legend(report: pl.Feedback) -> None:
    """The legend names each series once, and each has a marker of its own."""
    ax = plots.feedback(report)
    found = ax.get_legend()
    assert found is not None
    assert [text.get_text() for text in found.get_texts()] == ["self", "others", *report.shown]
    assert len({handle.get_marker() for handle in found.legend_handles if
                isinstance(handle, Line2D)}) == 2 + len(report.shown)  # fmt: skip


def test_nobody_is_named(report: pl.Feedback) -> None:
    """Neither the picture nor its words name the person, and comments are not drawn."""
    for draw in (plots.feedback, plots.gaps, plots.radar):
        ax = draw(report)
        words = words_of(ax) + plots.alt_text(ax)
        assert report.person not in words
        assert not any(comment in words for comment in report.comments)


def test_hidden_groups_are_named_and_not_drawn(report: pl.Feedback) -> None:
    """Groups that the report hides are listed below, and no marker or legend entry is theirs."""
    ax = plots.feedback(report)
    assert "Not shown, and in no total: reports, partners, residents" in words_of(ax)
    for label in report.hidden:
        assert not lines_of(ax, label)
    assert len(ax.lines) == len(report) * (2 + len(report.shown) + 1)


def test_a_withheld_number_is_said_and_not_drawn(hidden: pl.Feedback) -> None:
    """Where a mean is hidden its lane says so; where there is no self rating, that is said."""
    ax = plots.feedback(hidden)
    words = [text.get_text() for text in texts_of(ax)]
    for label in ("others", *hidden.shown):
        assert f"{label}: not shown" in words
        assert len(lines_of(ax, label)) == len(hidden) - 1
    assert "no self rating" in words
    assert len(values_of(ax, "self")) == len(hidden) - 1
    assert "self 3.00; others not shown" in plots.alt_text(ax)


def test_a_picture_says_no_number_that_the_report_does_not(report: pl.Feedback) -> None:
    """All two-decimal numbers of the words are in the printed report."""
    printed = str(report)
    for draw in (plots.feedback, plots.gaps, plots.radar):
        words = plots.alt_text(draw(report)).replace("−", "-")
        for part in words.replace("(", " ").replace(")", " ").replace(";", " ").split():
            number = part.strip(".,+")
            if number.count(".") == 1 and number.replace(".", "").isdigit():
                assert number in printed


def test_a_report_without_others_shows_self_alone(self_only: pl.Feedback) -> None:
    """Nothing but self is drawn, and what is hidden is said."""
    ax = plots.feedback(self_only)
    assert {str(line.get_label()) for line in ax.lines} == {"self"}
    assert "Not shown, and in no total: peers, reports" in words_of(ax)
    slopes = plots.gaps(self_only)
    drawn = [slope for line in self_only for slope in lines_of(slopes, line.label)]
    assert len(drawn) == len(self_only)
    assert all(math.isnan(y_of(slope)[1]) for slope in drawn)


def test_slopes_run_from_self_to_others(report: pl.Feedback) -> None:
    """Each slope starts at self and ends at others; flagged ones are whole and strong."""
    ax = plots.gaps(report)
    for line in report:
        (slope,) = lines_of(ax, line.label)
        assert y_of(slope) == [line.self_score, line.others.value]
        (interval,) = lines_of(ax, f"_{line.label} interval")
        assert y_of(interval) == [line.others.low, line.others.high]
    strong = [line for line in ax.lines if line.get_linewidth() > 2]
    assert [line.get_label() for line in strong] == ["Leading through trust"]
    assert strong[0].get_linestyle() == "-"
    assert "2.52 Leading through trust, self higher +2.08" in words_of(ax)


def test_intervals_of_slopes_do_not_cover_one_another(report: pl.Feedback) -> None:
    """Two intervals that share a part of the scale stand in columns of their own."""
    ax = plots.gaps(report)
    drawn = [lines_of(ax, f"_{line.label} interval")[0] for line in report]
    for one in drawn:
        for other in drawn:
            if one is not other and x_of(one)[0] == x_of(other)[0]:
                (a, b), (c, d) = y_of(one), y_of(other)
                assert b < c or d < a


def test_slopes_without_self_or_others(hidden: pl.Feedback) -> None:
    """A missing end is not drawn; the other end keeps its label with the competency's name."""
    ax = plots.gaps(hidden)
    words = words_of(ax)
    assert "Leading place and space 3.00" in words
    assert "3.65 Leading during complexity and ambiguity" in words
    assert not lines_of(ax, "_Leading place and space interval")


def test_a_radar_says_how_it_misleads(report: pl.Feedback) -> None:
    """The radar has the numbers, and its note says why its shape should not be read."""
    ax = plots.radar(report)
    (own,) = lines_of(ax, "self")
    assert y_of(own)[:-1] == [line.self_score for line in report]
    assert "Read the numbers, not the shape" in words_of(ax)
    assert "area grows with the square" in plots.alt_text(ax)
    assert ax.get_ylim() == (1, 5)


def test_a_radar_breaks_where_a_number_is_hidden(hidden: pl.Feedback) -> None:
    """A hidden mean is a break in the line, and no point in the middle."""
    (others,) = lines_of(plots.radar(hidden), "others")
    assert math.isnan(y_of(others)[0])


def test_a_radar_needs_polar_axes_and_three_competencies(report: pl.Feedback) -> None:
    """Flat axes, or fewer than three competencies, are refused with what to draw instead."""
    with pytest.raises(PolicyError, match=r"publead\.plots\.feedback"):
        plots.radar(report, ax=Figure().add_subplot())
    with pytest.raises(PolicyError, match="three competencies"):
        plots.radar(attrs.evolve(report, lines=report.lines[:2]))


def test_joined_groups_and_a_single_set(scores: pl.Scores, report: pl.Feedback) -> None:
    """Joined groups are one series of that name; one set that is all others is not repeated."""
    joining = pl.DisclosurePolicy(small_groups=pl.SmallGroups.JOIN)
    joined = pl.feedback(scores, "0107", policy=joining)
    ax = plots.feedback(joined)
    place = joined.shown.index(joined.joined)
    expected = [line.groups[place].mean.value for line in joined]
    assert values_of(ax, "joined groups") == expected
    single = attrs.evolve(report, shown=("peers",))
    assert not lines_of(plots.feedback(single), "peers")


def test_scales_of_other_units(scores: pl.Scores, ratings: pl.Ratings) -> None:
    """In percent of the maximum the axis runs from 0 to 100; without known ends, by the numbers."""
    percent = pl.feedback(pl.score(ratings, unit=pl.Unit.POMP), "0107")
    low, high = plots.feedback(percent).get_xlim()
    assert (low, high) == pytest.approx((-3, 103))
    plain = pl.feedback(scores, "0107")
    unknown = tuple(attrs.evolve(line, ends=(math.nan, math.nan)) for line in plain)
    ax = plots.feedback(attrs.evolve(plain, lines=unknown))
    assert "mean answer in points" in words_of(ax)
    assert ax.get_xlim()[0] < min(line.groups[0].mean.value for line in plain)
