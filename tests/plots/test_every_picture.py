"""Claims that hold for each picture, whatever it shows."""

import pickle
import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure

import publead as pl
from plots.pictures import Draw, axes_of_width, clipped, overlapping, words_of
from publead import plots
from publead.errors import ArgumentError

SVG = "{http://www.w3.org/2000/svg}"


def test_a_picture_returns_axes_on_a_figure_of_its_own(picture: Axes) -> None:
    """Without axes a new figure is made, seven inches wide, and pyplot knows nothing of it."""
    assert isinstance(picture, Axes)
    assert picture.figure.figure.get_figwidth() == 7
    assert "matplotlib.pyplot" not in sys.modules


def test_no_text_lies_on_another_or_is_cut_off(picture: Axes) -> None:
    """At the width of a page every text can be read."""
    assert not clipped(picture)
    assert not overlapping(picture)


def test_a_picture_is_drawn_where_it_is_asked_for_and_fits_a_phone(
    draw: Draw, picture: Axes
) -> None:
    """Given axes, it draws on them and returns them; half as wide, every text can be read."""
    height = picture.figure.figure.get_figheight() + 3
    if picture.name == "polar":
        given = Figure(figsize=(7, 7), layout="constrained").add_subplot(projection="polar")
    else:
        given = axes_of_width(3.6, height)
    assert draw(ax=given) is given
    assert not clipped(given)
    assert not overlapping(given)


def test_every_picture_has_a_title_and_tells_itself(picture: Axes) -> None:
    """It has a title, and its text alternative opens with what kind of picture it is."""
    assert picture.get_title(loc="left")
    told = plots.alt_text(picture)
    assert re.match(
        r"(Dot plot|Diverging bars|Slopes|Radar|Curve|Matrix|Network|Distribution)\b", told
    )
    assert told.endswith(".")
    assert not re.search(r"\bnan\b", told + words_of(picture))


def test_the_text_alternative_goes_with_the_picture(picture: Axes) -> None:
    """A picture that is pickled with its figure keeps its words."""
    (again,) = pickle.loads(pickle.dumps(picture.figure)).axes  # noqa: S301 - our own bytes
    assert plots.alt_text(again) == plots.alt_text(picture)


def test_svg_carries_title_and_description(picture: Axes) -> None:
    """The SVG is an image with a name and a description, and each of its ids is its own."""
    text = plots.to_svg(picture)
    root = ET.fromstring(text)  # noqa: S314 - our own text
    assert root.tag == f"{SVG}svg"
    assert root.attrib["role"] == "img"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert title.text == " ".join(picture.get_title(loc="left").split())
    assert description.text == plots.alt_text(picture)
    named = [title.attrib["id"], description.attrib["id"]]
    assert root.attrib["aria-labelledby"].split() == named
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    used = re.findall(r'(?:url\(#|href="#)([^")]+)', text)
    assert set(used) <= set(ids)


def test_the_same_picture_is_the_same_text(
    report: pl.Feedback, turns_to: pl.LeadershipNetwork
) -> None:
    """Drawn twice, a picture is the same to the last letter."""
    assert plots.to_svg(plots.feedback(report)) == plots.to_svg(plots.feedback(report))
    assert plots.to_svg(plots.network(turns_to)) == plots.to_svg(plots.network(turns_to))


def test_axes_without_a_picture_have_no_words() -> None:
    """Whoever asks other axes is told what to give."""
    for nothing in (Figure().add_subplot(), "a picture", None):
        with pytest.raises(ArgumentError, match=r"publead\.plots"):
            plots.alt_text(nothing)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "function",
    [plots.feedback, plots.gaps, plots.radar, plots.cohort, plots.raters_needed,
     plots.reliability_by_raters, plots.crosswalk, plots.people, plots.shape,
     plots.shape_by_chance, plots.items, plots.valuation, plots.placement, plots.comparison,
     plots.change, plots.priorities],
)  # fmt: skip
def test_another_noun_is_refused(function: Draw) -> None:
    """A picture of the wrong thing is refused with how to make the right one."""
    with pytest.raises(ArgumentError, match=r"Make it|Take one"):
        function("nothing")  # type: ignore[arg-type]


def test_what_is_no_axes_is_refused(report: pl.Feedback) -> None:
    """A figure is not axes."""
    with pytest.raises(ArgumentError, match="axes"):
        plots.feedback(report, ax=Figure())  # type: ignore[arg-type]


def test_matplotlib_is_loaded_when_a_picture_is_asked_for() -> None:
    """The room opens without matplotlib; without it, a picture says what to install."""
    code = (
        "import sys\n"
        "from publead import plots\n"
        "from publead.frameworks import crosswalk\n"
        "names = [name for name in sys.modules if name.startswith('matplotlib')]\n"
        "sys.modules['matplotlib'] = None\n"
        "try: plots.crosswalk(crosswalk('anti-hero@2013', 'lga-managerial@2017'))\n"
        "except plots.NoMatplotlibError as error: print(names, error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("[] pictures need matplotlib")
    assert "publead[plots]" in done.stdout
