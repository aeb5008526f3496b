"""What a page is, what it holds, and what it never holds."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import networkx as nx
import pytest

import publead as pl
from forms import PERSON, alike, bystanders, report_on, scores_of
from pages.html import all_of, read, words_of
from publead.assessment.ratings import RaterGroup
from publead.errors import ArgumentError
from publead.network import Shape

SELF, MANAGER, PEER, REPORT = (
    RaterGroup.SELF,
    RaterGroup.MANAGER,
    RaterGroup.PEER,
    RaterGroup.REPORT,
)
NASTY = """<script>alert("x")</script> & {{ 7 * 7 }} <!-- ' -->"""


def numbers_in(text: str) -> set[str]:
    """Return the numbers of a text, whatever sign or unit stands by them."""
    return set(re.findall(r"\d+(?:\.\d+)?", text))


def test_a_page_is_one_document_with_a_name_and_a_language(made: pl.Page) -> None:
    """It opens as HTML, says its language, and its title is its first heading."""
    assert made.html.startswith("<!doctype html>\n")
    (html,) = all_of(made.html, "html")
    assert html.attributes["lang"] == "en-GB"
    titles = [each.words for each in all_of(made.html, "title") if "svg" not in each.parents]
    assert titles == [made.title]
    assert [each.words for each in all_of(made.html, "h1")] == [made.title]


def test_headings_stand_in_order_in_named_regions(made: pl.Page) -> None:
    """One first heading, then second ones; header, main and footer once each; sections named."""
    headings = [each.tag for each in all_of(made.html, "h1", "h2", "h3", "h4")]
    assert headings[0] == "h1"
    assert set(headings[1:]) == {"h2"}
    for landmark in ("header", "main", "footer"):
        assert len(all_of(made.html, landmark)) == 1
    ids = {each.attributes.get("id") for each in read(made.html).elements}
    for element in read(made.html).elements:
        named_by = element.attributes.get("aria-labelledby")
        assert named_by is None or set(named_by.split()) <= ids
    for section in all_of(made.html, "section"):
        assert section.attributes["aria-labelledby"]


def test_ids_are_not_repeated(made: pl.Page) -> None:
    """No two elements share an id, those of the picture included."""
    ids = [each.attributes["id"] for each in read(made.html).elements if "id" in each.attributes]
    assert len(ids) == len(set(ids))


def test_every_page_says_what_an_officer_must_know(made: pl.Page) -> None:
    """Asked, of whom, the picture, the numbers, what is not there, and what not to conclude."""
    headings = [each.words for each in all_of(made.html, "h2")]
    assert headings[:2] == ["What was asked", "Who answered"]
    assert {"The picture", "The numbers"} <= set(headings)
    assert headings[-2] in {"What was hidden, and why", "What is not in it"}
    assert headings[-1] == "What may not be concluded"


def test_tables_have_captions_and_every_head_its_scope(made: pl.Page) -> None:
    """Each table has a caption, a row of column heads, and a row head before its cells."""
    tables = all_of(made.html, "table")
    assert tables
    captions = [each.words for each in all_of(made.html, "caption")]
    assert len(captions) == len(tables) == len(set(captions))
    heads = all_of(made.html, "th")
    assert {head.attributes["scope"] for head in heads} == {"col", "row"}
    assert all(head.words.strip() for head in heads)
    assert all(each.words.strip() for each in all_of(made.html, "td"))


def test_the_picture_has_a_name_and_a_description(made: pl.Page) -> None:
    """The drawing is an image with the words of its text alternative."""
    pictures = all_of(made.html, "svg")
    assert [each.attributes["role"] for each in pictures] == ["img"]
    (description,) = all_of(made.html, "desc")
    assert description.words.startswith(("Dot plot of ", "Diverging bars of "))


def test_a_page_asks_nobody_for_anything(made: pl.Page) -> None:
    """No script, frame, form, image or link leads out, and browsers are told to load nothing."""
    page = read(made.html)
    tags = {each.tag for each in page.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base", "a"}
    for element in page.elements:
        for name, value in element.attributes.items():
            assert not name.startswith("on")
            if name in {"href", "xlink:href", "src", "action", "data"}:
                assert str(value).startswith("#")
    assert not page.comments
    policies = [
        str(each.attributes["content"])
        for each in page.elements
        if each.attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    assert len(policies) == 1
    assert policies[0].startswith("default-src 'none'; style-src 'unsafe-inline'")
    addresses = re.findall(r"url\(([^)]*)\)|@import", made.html)
    assert all(address.startswith("#") for address in addresses)


def test_the_same_result_is_the_same_page(report: pl.Feedback, shape: Shape) -> None:
    """Made twice, a page is the same to the last letter."""
    assert pl.page(report).html == pl.page(report).html
    assert pl.page(shape).html == pl.page(shape).html


def test_feedback_shows_no_number_that_the_printed_report_does_not(
    report: pl.Feedback, pages: dict[str, pl.Page]
) -> None:
    """Each number of the page stands in the print, the policy, or the page's frame."""
    frame = f"{report.policy} {report.instrument} 95 {pl.__version__}"
    picture = f"{len(report)} 1 5"  # how many competencies, and the ends of the scale
    known = numbers_in(f"{report} {frame} {picture}")
    found = numbers_in(words_of(pages["feedback"].html))
    assert found <= known
    assert {"2.52", "2.26", "2.78", "4.60", "2.08", "3.91"} <= found


def test_a_cohort_shows_no_number_that_its_print_does_not(
    council: pl.Cohort, pages: dict[str, pl.Page]
) -> None:
    """The same for the means of all people rated."""
    known = numbers_in(f"{council} {council.policy} 95 1 5 {pl.__version__} 4")
    found = numbers_in(words_of(pages["cohort"].html))
    assert found <= known
    assert {f"{each.mean.value:.2f}" for each in council.means} <= found


def test_item_answers_show_the_counts_of_each_part_and_nothing_else(
    scores: pl.Scores, pages: dict[str, pl.Page]
) -> None:
    """Each share and number on the page is that of a line, the print or the frame."""
    answers = pl.item_answers(scores)
    lines = " ".join(
        f"{line.n} {line.n_people} {line.n_not_observed} {100 * line.share_not_observed:.0f} "
        + " ".join(f"{100 * share:.0f}" for share in line.shares)
        for line in answers
    )
    ticks = "0 20 25 50 75 100"  # of the picture, with the number of its questions
    known = numbers_in(
        f"{answers} {lines} {answers.policy} {answers.framework} {ticks} {pl.__version__}"
    )
    words = words_of(pages["items"].html)
    assert numbers_in(words) <= known
    for cut in ("All others, pooled", "Reports", "Peers", "Leaders, of themselves"):
        assert f"{cut}: " in words
    assert "manager, partners" in words
    rows = all_of(pages["items"].html, "tr")
    assert len(rows) == len(answers) + len(answers.cuts)


def test_item_answers_that_may_not_be_shown_are_a_page_without_a_picture() -> None:
    """Too few people: the page says so, and has neither picture nor table."""
    made = pl.page(pl.item_answers(scores_of(bystanders(3, 2))))
    assert "Nothing can be shown" in made.html
    assert not all_of(made.html, "svg", "table")


def test_a_shape_shows_no_number_that_its_print_does_not_and_nobody(
    shape: Shape, pages: dict[str, pl.Page]
) -> None:
    """The same for a network, and no name of anybody in it."""
    words = words_of(pages["shape"].html)
    silent = shape.n_people - shape.n_respondents
    known = numbers_in(f"{shape} 0 1 7 {silent} {pl.__version__}")
    assert numbers_in(words) <= known
    assert not re.search(r"person \d", pages["shape"].html)
    assert "11 of 12 answered (92%)." in words
    assert "Imputation" not in words


def test_cells_are_those_of_the_printed_report(
    report: pl.Feedback, pages: dict[str, pl.Page]
) -> None:
    """Row by row, what the table holds stands in one line of the print."""
    printed = [" ".join(line.split()) for line in str(report).splitlines()]
    cells = all_of(pages["feedback"].html, "th", "td")
    rows: list[list[str]] = []
    for each in cells:
        if each.attributes.get("scope") == "row":
            rows.append([])
        if rows and each.attributes.get("scope") != "col":
            rows[-1].append(each.words)
    assert len(rows) == 2 * len(report)
    assert all(" ".join(row) in printed for row in rows)


def test_hidden_groups_look_like_empty_ones() -> None:
    """Whether nobody or two of a group answered, the page is the same to the last letter."""
    rest = bystanders(12, 2)
    seen = alike(PERSON, {SELF: 1, MANAGER: 1, PEER: 5}, [4.0, 3.0])
    none = pl.page(report_on([*seen, *rest]))
    two = pl.page(report_on([*seen, *alike(PERSON, {REPORT: 2}, [1.0, 5.0]), *rest]))
    assert none.html == two.html
    assert "reports" in none.html


def test_whatever_comes_from_data_is_text() -> None:
    """Comments, names, groups, titles and notes that look like HTML or code are read as words."""
    comments = ["", *[f"{NASTY} {n}" for n in range(6)]]
    forms = alike(PERSON, {SELF: 1, PEER: 6}, [4.0])
    report = pl.feedback(scores_of(forms, comments=comments), PERSON)
    labelled = attrs.evolve(
        report,
        person=NASTY,
        title=NASTY,
        lines=tuple(attrs.evolve(line, label=NASTY) for line in report),
    )
    clean = {each.tag for each in read(pl.page(report).html).elements}
    for page in (pl.page(labelled, asked=NASTY, note=NASTY), pl.page(report, title=NASTY)):
        found = read(page.html)
        assert {each.tag for each in found.elements} <= clean
        assert not found.comments
        assert NASTY in page.title
        assert "{{ 7 * 7 }}" in "".join(each.words for each in found.elements)
    points = [each.words for each in all_of(pl.page(report).html, "li")]
    assert sorted(points) == sorted(comments[1:])


@pytest.mark.parametrize(
    ("forms", "told"),
    [
        (lambda: alike(PERSON, {SELF: 1}, [4.0, 3.0]), "There are no answers of others, or too"),
        (lambda: alike(PERSON, {PEER: 5}, [4.0, 3.0]), "no self rating"),
        (lambda: alike(PERSON, {SELF: 1, PEER: 1}, [4.0, 3.0]), "Not shown, and in no total"),
    ],
)
def test_feedback_without_self_or_others_says_so(forms: Callable[[], Any], told: str) -> None:
    """A page of little says what is not there, and no number that is not a number."""
    words = words_of(pl.page(report_on(forms())).html)
    assert told in words
    assert "– there is no number, or none that may be shown." in words
    assert not re.search(r"\bnan\b", words)


def test_notices_joined_groups_and_a_reason_are_told() -> None:
    """What the print says besides its tables stands on the page, too."""
    forms = alike(PERSON, {SELF: 1, PEER: 3, REPORT: 1, RaterGroup.PARTNER: 1}, [5.0])
    policy = pl.DisclosurePolicy(small_groups=pl.SmallGroups.JOIN)
    report = report_on(forms, policy=policy)
    words = words_of(pl.page(report).html)
    assert report.joined
    assert f"Joined, because some are too few to stand alone: {report.joined}." in words
    assert all(notice in words for notice in report.notices)
    assert str(policy) in words


def test_a_cohort_that_may_show_nothing_says_so() -> None:
    """Too few people or raters: no table and no picture, and the reason."""
    cohort = pl.cohort(scores_of(alike(PERSON, {SELF: 1, PEER: 5}, [4.0])))
    html = pl.page(cohort).html
    assert "Nothing can be shown: too few people or raters." in html
    assert not all_of(html, "table", "svg")


def test_a_shape_without_its_question_says_that_it_was_not_given(shape: Shape) -> None:
    """The numbers cannot be read without the words of the question."""
    assert "were not given to this page" in pl.page(shape).html
    assert "were not given" not in pl.page(shape, asked="Whom do you trust?").html


def test_everybody_answered_is_said() -> None:
    """A network of respondents only leaves out nothing, and draws no bounds."""
    shape = pl.describe(nx.cycle_graph(5, nx.DiGraph), direction=pl.Direction.NOMINATION)
    words = words_of(pl.page(shape).html)
    assert "Everybody answered." in words
    assert "Lines:" not in words


def test_a_page_is_written_where_it_is_asked_and_tells_no_name(
    pages: dict[str, pl.Page], tmp_path: Path
) -> None:
    """The file holds the page in UTF-8 with plain line ends; the page's repr names nobody."""
    page = pages["feedback"]
    where = page.write(tmp_path / "report.html")
    assert where == tmp_path / "report.html"
    assert where.read_bytes() == page.html.encode()
    assert page.write(str(where)) == where
    assert "0107" in page.title
    assert "0107" not in f"{page!r} {page}"
    assert "that needs no other file" in str(page)


def test_wrong_arguments_are_told(report: pl.Feedback, scores: pl.Scores) -> None:
    """Another result, or what is no text, is refused with what to give."""
    with pytest.raises(ArgumentError, match="Make it with feedback, cohort, item_answers"):
        pl.page(scores)  # type: ignore[arg-type]
    for name in ("title", "asked", "note"):
        with pytest.raises(ArgumentError, match=name):
            pl.page(report, **{name: 3})  # type: ignore[arg-type]


def test_print_and_dark_are_laid_out(made: pl.Page) -> None:
    """The style has a page of A4, a print layout and a dark one."""
    assert "size: A4" in made.html
    assert "@media print" in made.html
    assert "(prefers-color-scheme: dark)" in made.html


def _luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [x / 12.92 if x <= 0.04045 else ((x + 0.055) / 1.055) ** 2.4 for x in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_keep_their_contrast_in_light_dark_and_print(made: pl.Page) -> None:
    """Words stand out from the paper by 4.5 to 1 or more, and rules by 3 to 1 (WCAG 1.4.3, .11)."""
    schemes = re.findall(r"--ink: [^}]*", made.html)
    assert len(schemes) == 3
    for scheme in schemes:
        colours = dict(re.findall(r"--(\w+): (#\w{6})", scheme))
        paper = _luminance(colours.pop("paper"))
        for name, colour in colours.items():
            low, high = sorted([paper, _luminance(colour)])
            assert (high + 0.05) / (low + 0.05) >= (3 if name == "rule" else 4.5)


def test_jinja_is_loaded_when_a_page_is_asked_for() -> None:
    """The room opens without jinja2; without it, a page says what to install."""
    code = (
        "import sys\n"
        "import networkx as nx\n"
        "import publead as pl\n"
        "made = pl.describe(nx.path_graph(3, nx.DiGraph), direction=pl.Direction.NOMINATION)\n"
        "pl.page\n"
        "names = [name for name in sys.modules if name.startswith('jinja2')]\n"
        "sys.modules['jinja2'] = None\n"
        "try: pl.page(made)\n"
        "except pl.pages.NoJinjaError as error: print(names, error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("[] pages need jinja2")
    assert "publead[pages]" in done.stdout
