"""Moodle's competency frameworks: there and back, and files that people have edited."""

import csv
import json
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from drawn_nouns import frameworks
from publead.errors import FrameworkError, PolicyError
from publead.exchange import moodle
from publead.exchange.moodle import FrameworkFacts, MoodleScale
from publead.frameworks import Framework, Subject, load
from publead.tables import CsvOptions

FOLDER_IS_SHARED = settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
SOLACE = load("solace-contextual@2013")
FACTS = FrameworkFacts.of(SOLACE)
HEAD = ["", "own", "Our own", "", "1", "a,b", "[]", "", "", "", "", "", "1", ""]


def kept(framework: Framework) -> Framework:
    """Return what Moodle has a place for; its descriptions begin and end without spaces."""
    return attrs.evolve(
        framework,
        competencies=[
            attrs.evolve(each, subject=Subject.PERSON, group="", place="") for each in framework
        ],
    )


def row(
    code: str, parent: str = "", name: str = "Name", about: str = "", form: str = "1"
) -> list[str]:
    return [parent, code, name, about, form, *[""] * 9]


def saved(folder: Path, *rows: list[str], head: list[str] = HEAD) -> Path:
    path = folder / "framework.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([f"column {place}" for place in range(14)])
        writer.writerows([head, *rows])
    return path


def faults_of(path: Path) -> list[str]:
    with pytest.raises(FrameworkError) as caught:
        moodle.read(path, facts=FACTS)
    return [str(fault) for fault in caught.value.faults]


@FOLDER_IS_SHARED
@given(framework=frameworks())
def test_there_and_back_the_two_levels_are_kept(framework: Framework, tmp_path: Path) -> None:
    """Codes, labels, definitions, title and order come back, and the facts bring the rest."""
    path = tmp_path / "framework.csv"
    moodle.write(framework, path)
    assert moodle.read(path, facts=FrameworkFacts.of(framework)) == kept(framework)


@FOLDER_IS_SHARED
@given(framework=frameworks())
def test_no_cell_is_a_formula(framework: Framework, tmp_path: Path) -> None:
    """A spreadsheet finds no cell that begins as a formula does."""
    moodle.write(framework, tmp_path / "framework.csv")
    with (tmp_path / "framework.csv").open(encoding="utf-8", newline="") as file:
        cells = [cell for each in csv.reader(file) for cell in each]
    assert not [cell for cell in cells if cell.lstrip().startswith(tuple("=+-@＝＋－＠"))]


def test_the_rows_are_what_moodle_looks_for(tmp_path: Path) -> None:
    """One row is the framework, with its scale; each parent stands before what is below it."""
    scale = MoodleScale(("Seen", "Done", "Taught"))
    moodle.write(SOLACE, tmp_path / "framework.csv", scale=scale)
    with (tmp_path / "framework.csv").open(encoding="utf-8", newline="") as file:
        header, head, *rows = csv.reader(file)
    assert len(header) == 14
    assert (head[0], head[1], head[12]) == ("", SOLACE.id, "1")
    assert head[5] == "Seen,Done,Taught"
    assert json.loads(head[6])[1] == {"id": 3, "scaledefault": 1, "proficient": 1}
    seen = {""}
    for each in rows:
        assert each[0] in seen
        assert each[12] == ""
        seen.add(each[1])
    assert len(rows) == len(SOLACE) + sum(len(facets) for facets in SOLACE.facets.values())


def test_html_is_read_as_words(tmp_path: Path) -> None:
    """Tags go, entities become characters, and scripts are no words."""
    about = "<p>Cares &amp; shares<br>with <b>all</b></p><script>steal()</script><style>b</style>"
    framework = moodle.read(saved(tmp_path, row("a", about=about)), facts=FACTS)
    assert framework["a"].definition == "Cares & shares with all"
    framework = moodle.read(saved(tmp_path, row("a", about="<b>a", form="2")), facts=FACTS)
    assert framework["a"].definition == "<b>a"


def test_foreign_names_become_codes(tmp_path: Path) -> None:
    """Ids of any form are made into codes, and a missing description is the name."""
    path = saved(tmp_path, row("DR AT1", name="Deals"), row("1", "DR AT1"), row("1a", "DR AT1"))
    framework = moodle.read(path, facts=FACTS)
    assert framework.codes == ("dr-at1",)
    assert framework["dr-at1"].definition == "Deals"
    assert [facet.code for facet in framework["dr-at1"].facets] == ["1", "1a"]


def test_all_faults_come_together_with_their_rows(tmp_path: Path) -> None:
    """Names, ids and formats are checked in every row."""
    path = saved(tmp_path, row("", name="x"), row("b", name=" "), row("c", form="9"))
    assert faults_of(path) == [
        "row 3, ID number: is empty. Write it first",
        "row 4, Short name: is empty. Write it first",
        "row 5, Description format: is no format. Use 0 (Moodle's own), 1 (HTML), 2 (plain) or 4 "
        "(Markdown)",
    ]


def test_levels_and_parents_are_checked(tmp_path: Path) -> None:
    """More than two levels, and parents that are not there, are told by row."""
    path = saved(tmp_path, row("a"), row("b", "a"), row("c", "b"), row("d", "z"))
    assert faults_of(path) == [
        "row 6, ID number: stands below an entry that is not in the file. Export them both",
        "row 5, ID number: stands below the second level. A framework has competencies and their "
        "facets; export it with two levels",
    ]


def test_a_file_holds_one_framework(tmp_path: Path) -> None:
    """None and two are refused, and so is a file with other columns."""
    assert "has 2 rows in which 'Is framework' is 1" in faults_of(saved(tmp_path, HEAD))[0]
    assert "has 0 rows" in faults_of(saved(tmp_path, row("b"), head=row("a")))[0]
    (tmp_path / "framework.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert faults_of(tmp_path / "framework.csv") == [
        "row 1: has 2 columns, where Moodle writes 14. Export it from Moodle again, and keep "
        "every column"
    ]
    assert faults_of(tmp_path / "none.csv")[0].startswith("cannot be opened")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('a,b\n"never closed', "a quotation mark is never closed"),
        ("a,b\n1,\0\n", "holds a NUL character"),
        ("a,b\n1," + "x" * 200_000, "a cell has more than 131,072 characters"),
        ("", "is empty"),
    ],
)
def test_hostile_files_are_refused(tmp_path: Path, text: str, problem: str) -> None:
    """Broken quotes, NUL and endless cells never get in."""
    (tmp_path / "framework.csv").write_text(text, encoding="utf-8")
    assert any(problem in fault for fault in faults_of(tmp_path / "framework.csv"))


def test_another_delimiter_is_an_option(tmp_path: Path) -> None:
    """Moodle exports with semicolons too."""
    path = tmp_path / "framework.csv"
    moodle.write(SOLACE, path)
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    found = moodle.read(path, facts=FACTS, csv=CsvOptions(delimiter=";"))
    assert found.facets == SOLACE.facets


def test_what_moodle_would_cut_is_refused(tmp_path: Path) -> None:
    """A name of more than 100 characters is told before anything is written."""
    with pytest.raises(FrameworkError, match=r"title: is longer than 100 characters"):
        moodle.write(attrs.evolve(SOLACE, title="x" * 101), tmp_path / "a.csv")
    assert not (tmp_path / "a.csv").exists()


@pytest.mark.parametrize("levels", [(), ("one",), ("one", " "), ("one", "two, three")])
def test_a_scale_that_moodle_would_read_otherwise_is_refused(levels: tuple[str, ...]) -> None:
    """Levels are listed with commas between them."""
    with pytest.raises(PolicyError, match="at least two"):
        MoodleScale(levels)
