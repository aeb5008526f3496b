"""Questionnaires for survey tools, and the answers that come back from them."""

import csv
import html
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import attrs
import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import WORDS, small_instrument
from drawn_nouns import instruments
from publead.assessment.instrument import (
    NOT_ANSWERED,
    NOT_OBSERVED,
    Instrument,
    Item,
    Scale,
    draft_instrument,
)
from publead.assessment.ratings import Pseudonyms, RatingColumns, Ratings, join_ratings
from publead.codes import item_code
from publead.errors import ArgumentError, InstrumentError, PolicyError, RatingsError
from publead.exchange import google_forms, limesurvey, microsoft_forms, qualtrics
from publead.exchange.survey_exports import Unfinished
from publead.tables import CsvOptions

FOLDER_IS_SHARED = settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
COLUMNS = RatingColumns(person="whom", rater="by", relationship="as")
SMALL = small_instrument(1, 2)
Reader = Callable[..., Ratings]


def stored(item: Item, point: int, minus: str) -> str:
    """Return what a tool stores for an answer, by the definition of the codes."""
    if point == NOT_ANSWERED:
        return ""
    if point == NOT_OBSERVED:
        return "999"
    return str(point) if point >= 0 else f"{minus}{-point}"


def said(item: Item, point: int) -> str:
    """Return what a rater read and chose."""
    if point == NOT_ANSWERED:
        return ""
    if point == NOT_OBSERVED:
        return item.scale.not_observed[0]
    return item.scale.labels[point - item.scale.low] if item.scale.labels else str(point)


@st.composite
def answered(draw: st.DrawFn) -> tuple[Instrument, list[list[int]]]:
    """Draw an instrument, and a few forms on it with every kind of answer."""
    instrument = draw(instruments())
    kinds = []
    for item in instrument:
        points = [*range(item.scale.low, item.scale.high + 1), NOT_ANSWERED]
        kinds.append(st.sampled_from(points + [NOT_OBSERVED] * bool(item.scale.not_observed)))
    return instrument, draw(st.lists(st.tuples(*kinds).map(list), min_size=1, max_size=3))


def rows_of(
    instrument: Instrument,
    forms: Sequence[Sequence[int]],
    name: Callable[[Item], str],
    cell: Callable[[Item, int], str],
    own: Mapping[str, str],
) -> list[dict[str, str]]:
    """Return forms by peers as an export lists them."""
    return [
        dict(own)
        | {"whom": "p1", "by": f"r{place}", "as": "peer"}
        | {name(item): cell(item, point) for item, point in zip(instrument, form, strict=True)}
        for place, form in enumerate(forms)
    ]


def faults_of(read: Callable[[], object]) -> list[str]:
    with pytest.raises(RatingsError) as caught:
        read()
    return [str(fault) for fault in caught.value.faults]


def lime_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def lime_names(instrument: Instrument, folder: Path) -> dict[str, str]:
    """Return the heading of each item's column, as LimeSurvey makes it from the survey."""
    limesurvey.write(instrument, folder / "survey.txt")
    question, names = "", []
    for row in lime_rows(folder / "survey.txt"):
        question = row["name"] if row["class"] == "Q" else question
        if row["class"] == "SQ":
            names.append(f"{question}[{row['name']}]")
    return dict(zip(map(str, instrument.codes), names, strict=True))


def qualtrics_names(instrument: Instrument, folder: Path) -> dict[str, str]:
    """Return the name of each item's column, as Qualtrics takes it from the survey."""
    qualtrics.write(instrument, folder / "survey.txt")
    names = re.findall(r"^\[\[ID:(.*)\]\]$", (folder / "survey.txt").read_text("utf-8"), re.M)
    return dict(zip(map(str, instrument.codes), names, strict=True))


LIME_OWN = {"id": "7", "submitdate": "2026-03-01 10:00:00", "seed": "55", "groupTime4": "3.2"}
QUALTRICS_OWN = {"StartDate": "2026-03-01", "Finished": "1", "Status": "0", "Q_TotalDuration": "6"}


@pytest.mark.parametrize(
    ("names_in", "read", "minus", "own"),
    [
        (lime_names, limesurvey.read, "N", LIME_OWN),
        (qualtrics_names, qualtrics.read, "-", QUALTRICS_OWN),
    ],
)
@FOLDER_IS_SHARED
@given(drawn=answered(), has_codes=st.booleans())
def test_what_was_written_comes_back(
    names_in: Callable[[Instrument, Path], dict[str, str]],
    read: Reader,
    minus: str,
    own: dict[str, str],
    drawn: tuple[Instrument, list[list[int]]],
    has_codes: bool,
    tmp_path: Path,
) -> None:
    """Answers to a survey that `write` made are read, as codes or as words."""
    instrument, forms = drawn
    names = names_in(instrument, tmp_path)
    cell = partial(stored, minus=minus) if has_codes else said
    rows = rows_of(instrument, forms, lambda item: names[item.code], cell, own)
    ratings = read(rows, instrument, COLUMNS)
    assert ratings.answers.tolist() == forms
    assert ratings.instrument == instrument


@FOLDER_IS_SHARED
@given(drawn=answered(), in_a_grid=st.booleans())
def test_answers_to_forms_are_found_by_their_texts(
    drawn: tuple[Instrument, list[list[int]]], in_a_grid: bool
) -> None:
    """Microsoft's columns are called by the texts, and Google's may have them in brackets."""
    instrument, forms = drawn
    usable = [item for item in instrument if not set("[]") & set(item.text)]
    if len(usable) < len(instrument):
        return
    frame = (lambda text: f"How often? [{text}]") if in_a_grid else (lambda text: text)
    own = {"Timestamp": "2026/03/01 10:00:00", "Email Address": "x@n.example"}
    rows = rows_of(instrument, forms, lambda item: frame(item.text), said, own)
    assert google_forms.read(rows, instrument, COLUMNS).answers.tolist() == forms
    own = {"ID": "1", "Start time": "a", "Completion time": "b", "Email": "c", "Name": "d"}
    rows = rows_of(instrument, forms, lambda item: item.text, said, own)
    assert microsoft_forms.read(rows, instrument, COLUMNS).answers.tolist() == forms


QUALTRICS = """\
StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,\
RecipientLastName,RecipientFirstName,RecipientEmail,ExternalReference,LocationLatitude,\
LocationLongitude,DistributionChannel,UserLanguage,a_1,a_2,whom,as
Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,\
Response ID,Recipient Last Name,Recipient First Name,Recipient Email,External Data Reference,\
Location Latitude,Location Longitude,Distribution Channel,User Language,"Question
a-1",Question a-2,whom,as
"{""ImportId"":""startDate""}","{""ImportId"":""endDate""}","{""ImportId"":""status""}",\
"{""ImportId"":""ip""}","{""ImportId"":""p""}","{""ImportId"":""d""}","{""ImportId"":""f""}",\
"{""ImportId"":""r""}","{""ImportId"":""_recordId""}","{""ImportId"":""l""}",\
"{""ImportId"":""n""}","{""ImportId"":""e""}","{""ImportId"":""x""}","{""ImportId"":""a""}",\
"{""ImportId"":""o""}","{""ImportId"":""c""}","{""ImportId"":""u""}","{""ImportId"":""QID1""}",\
"{""ImportId"":""QID2""}","{""ImportId"":""whom""}","{""ImportId"":""as""}"
s,e,0,,100,60,1,r,R_1,,,a@n.example,,,,email,EN,5,999,p1,self
s,e,0,,100,60,1,r,R_2,,,b@n.example,,,,email,EN,4,,p1,peer
s,e,1,,100,60,1,r,R_3,,,c@n.example,,,,preview,EN,1,1,p1,peer
s,e,0,,40,60,0,r,R_4,,,d@n.example,,,,email,EN,2,,p1,report
"""
BY_MAIL = RatingColumns(person="whom", rater="RecipientEmail", relationship="as")


def saved(folder: Path, text: str) -> Path:
    path = folder / "export.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_qualtrics_file_with_three_header_rows(tmp_path: Path) -> None:
    """Further header rows are skipped, and rows that are no answers are refused by number."""
    path = saved(tmp_path, QUALTRICS)
    remedy = "Pass unfinished=Unfinished.LEAVE_OUT or Unfinished.KEEP"
    assert faults_of(lambda: qualtrics.read(path, SMALL, BY_MAIL)) == [
        f"row 7: is a preview or a test, and no answer. {remedy}",
        f"row 8: was begun and not finished. {remedy}",
    ]
    kept = qualtrics.read(path, SMALL, BY_MAIL, unfinished=Unfinished.KEEP)
    assert kept.answers.tolist() == [
        [5, NOT_OBSERVED],
        [4, NOT_ANSWERED],
        [1, 1],
        [2, NOT_ANSWERED],
    ]
    left = qualtrics.read(path, SMALL, BY_MAIL, unfinished=Unfinished.LEAVE_OUT)
    assert left.answers.tolist() == [[5, NOT_OBSERVED], [4, NOT_ANSWERED]]
    assert left.notes[-1] == "left out: 2 forms unfinished or preview"


def test_faults_of_rows_and_cells_come_together(tmp_path: Path) -> None:
    """Unfinished rows, wrong answers and a missing column are told at once."""
    text = QUALTRICS.replace(",5,999,p1", ",7,999,p1")
    columns = attrs.evolve(BY_MAIL, relationships={}, person="who")
    found = faults_of(lambda: qualtrics.read(saved(tmp_path, text), SMALL, columns))
    assert any(fault.startswith("row 8: was begun") for fault in found)
    assert any("is no answer on the scale" in fault for fault in found)
    assert any("the table has no such column" in fault for fault in found)
    assert any(fault.startswith("whom:") for fault in found)


LIME = """\
"id";"submitdate";"lastpage";"startlanguage";"seed";"token";"startdate";"datestamp";"ipaddr";\
"refurl";"G1Q1";"G1Q2";"Q1[a1]";"Q1[a2]";"interviewtime";"groupTime12";"Q1Time"
"1";"2026-03-01 10:05:00";"2";"en";"77";"tok1";"x";"y";"";"";"p1";"Myself";"5";"999";"60";"50";""
"2";"";"1";"en";"78";"tok2";"x";"y";"";"";"p1";"A colleague";"4";"";"60";"50";""
"""


def test_a_limesurvey_file(tmp_path: Path) -> None:
    """Its own columns are known, the token can be the rater, and semicolons are an option."""
    columns = RatingColumns(
        person="G1Q1",
        rater="token",
        relationship="G1Q2",
        relationships={"Myself": "self", "A colleague": "peer"},
    )
    path = tmp_path / "results.csv"
    path.write_text(LIME, encoding="utf-8-sig")
    options = CsvOptions(delimiter=";")
    assert faults_of(lambda: limesurvey.read(path, SMALL, columns, csv=options)) == [
        "row 3: was begun and not sent. Pass unfinished=Unfinished.LEAVE_OUT or Unfinished.KEEP"
    ]
    ratings = limesurvey.read(
        path,
        SMALL,
        columns,
        csv=options,
        unfinished=Unfinished.LEAVE_OUT,
        pseudonyms=Pseudonyms(key=b"sixteen bytes or more"),
    )
    assert ratings.answers.tolist() == [[5, NOT_OBSERVED]]
    assert ratings.notes[-1] == "left out: 1 form unfinished or preview"


def test_full_texts_from_limesurvey_are_found() -> None:
    """With full headings, an item's text stands between the brackets."""
    row = {
        "Response ID": 1,
        "Date submitted": "2026-03-01",
        "Token": "t",
        "whom": "p1",
        "as": "peer",
    }
    row |= {f"Small [{item.text}]": "Often" for item in SMALL}
    row |= {"Total time": 60, "Group time: Small": 50}
    columns = RatingColumns(person="whom", rater="Token", relationship="as")
    assert limesurvey.read([row], SMALL, columns).answers.tolist() == [[4, 4]]


MICROSOFT = """\
ID,Start time,Completion time,Email,Name,Last modified time,Who is this about?,I am their,\
Question a-1,Question\u00a0a-2
1,3/1/26 9:00:00,3/1/26 9:05:00,a@n.example,Ann,,p1,peer,Often,N/A
2,3/1/26 9:10:00,3/1/26 9:12:00,b@n.example,Bob,,p1,report,always,
"""
ABOUT = RatingColumns(person="Who is this about?", rater="Email", relationship="I am their")


def test_a_microsoft_forms_file(tmp_path: Path) -> None:
    """Statements are columns, and answers are words."""
    ratings = microsoft_forms.read(saved(tmp_path, MICROSOFT), SMALL, ABOUT)
    assert ratings.answers.tolist() == [[4, NOT_OBSERVED], [5, NOT_ANSWERED]]
    assert "'Name'" in ratings.notes[0]


def test_raters_who_did_not_sign_in_are_not_one_rater(tmp_path: Path) -> None:
    """Where everybody is anonymous, the column names nobody."""
    path = saved(tmp_path, re.sub(r"[ab]@n.example,(Ann|Bob)", "anonymous,", MICROSOFT))
    found = faults_of(lambda: microsoft_forms.read(path, SMALL, ABOUT))
    assert found[0] == (
        "Email: names nobody. Leave rater out of the columns, or let only people of your "
        "organisation answer"
    )
    columns = attrs.evolve(ABOUT, rater=None, relationships={})
    assert microsoft_forms.read(path, SMALL, columns).n_forms == 2


def test_a_google_forms_file(tmp_path: Path) -> None:
    """Rows of a grid are columns with brackets; a question of its own is one without."""
    text = (
        'Timestamp,Email Address,Whom?,You are,"How often? [Question a-1]",Question a-2\n'
        "2026/03/01 9:00:00 am GMT,a@n.example,p1,peer,Never,Always\n"
    )
    columns = RatingColumns(person="Whom?", rater="Email Address", relationship="You are")
    ratings = google_forms.read(saved(tmp_path, text), SMALL, columns)
    assert ratings.answers.tolist() == [[1, 5]]


def test_a_frame_of_a_workbook_is_read() -> None:
    """Dates and numbers in the tool's own columns are nobody's business."""
    frame = pl.DataFrame(
        {
            "ID": [1, 2],
            "Start time": [None, None],
            "Email": ["a@n.example", "b@n.example"],
            "Who is this about?": ["p1", "p1"],
            "I am their": ["peer", "peer"],
            "Question a-1": ["Never", None],
            "Question a-2": [3, 5],
        }
    )
    ratings = microsoft_forms.read(frame, SMALL, ABOUT)
    assert ratings.answers.tolist() == [[1, 3], [NOT_ANSWERED, 5]]
    rows = qualtrics.read(
        pl.DataFrame(
            {
                "Finished": [True, False],
                "Progress": [100, 40],
                "whom": ["p1", "p1"],
                "by": ["a", "b"],
                "as": ["peer", "peer"],
                "a_1": [4, 3],
                "a_2": [999, None],
            }
        ),
        SMALL,
        COLUMNS,
        unfinished=Unfinished.LEAVE_OUT,
    )
    assert rows.answers.tolist() == [[4, NOT_OBSERVED]]


@pytest.mark.parametrize("read", [limesurvey.read, qualtrics.read, google_forms.read])
def test_a_column_that_nobody_knows_is_refused(read: Reader) -> None:
    """What is neither the tool's own, nor an item, nor named, is told by name."""
    row = {"whom": "p1", "by": "a", "as": "peer", "a-1": 1, "a-2": 2, "Shoe size": 42}
    assert [
        fault.partition(":")[0] for fault in faults_of(lambda: read([row], SMALL, COLUMNS))
    ] == ["Shoe size"]
    known = attrs.evolve(COLUMNS, relationships={}, ignore=["Shoe size"])
    assert read([row], SMALL, known).answers.tolist() == [[1, 2]]


def test_the_users_word_on_a_column_counts() -> None:
    """A column that would be taken for an item, or for the tool's own, may be something else."""
    row = {"Score": "p1", "by": "a", "as": "peer", "a-1": "Bob", "x": 1, "a-2": 2}
    columns = RatingColumns(
        person="Score", rater="by", relationship="as", comments="a-1", items={"x": "a-1"}
    )
    ratings = google_forms.read([row], SMALL, columns)
    assert ratings.people == ("p1",)
    assert ratings.comments[0].text == "Bob"


def test_long_tables_are_read_too() -> None:
    """One row an answer is no export's layout, and does no harm."""
    rows = [
        {"whom": "p1", "by": "a", "as": "peer", "q": code, "v": 3, "Timestamp": "x"}
        for code in SMALL.codes
    ]
    columns = attrs.evolve(COLUMNS, relationships={}, item="q", answer="v")
    assert google_forms.read(rows, SMALL, columns).answers.tolist() == [[3, 3]]


def test_readings_of_two_tools_can_be_joined() -> None:
    """Ratings know the instrument itself, and not the codes that a tool stores."""
    row = {"whom": "p1", "by": "a", "as": "peer", "a_1": 1, "a_2": "999"}
    other = {"whom": "p1", "by": "b", "as": "peer", "Question a-1": "Never", "Question a-2": "N/A"}
    key = Pseudonyms(key=b"sixteen bytes or more")
    one = qualtrics.read([row], SMALL, COLUMNS, pseudonyms=key)
    two = google_forms.read([other], SMALL, COLUMNS, pseudonyms=key)
    joined = join_ratings(one, two)
    np.testing.assert_array_equal(joined.answers, [[1, NOT_OBSERVED], [1, NOT_OBSERVED]])


def test_the_code_of_not_observed_is_an_answer_only_where_it_can_be_chosen() -> None:
    """On a scale without *not observed* 999 is refused, and a scale's own meaning of it stays."""
    plain = small_instrument(1, 1, scale=Scale.integers(1, 5))
    row = {"whom": "p1", "by": "a", "as": "peer", "a-1": "999"}
    assert (
        "is no answer on the scale" in faults_of(lambda: qualtrics.read([row], plain, COLUMNS))[0]
    )
    own = Scale.words("No", "Yes", not_observed=("Unseen",), not_answered=("999",))
    ratings = qualtrics.read([row], small_instrument(1, 1, scale=own), COLUMNS)
    assert ratings.answers.tolist() == [[NOT_ANSWERED]]


@FOLDER_IS_SHARED
@given(instrument=instruments())
def test_a_limesurvey_file_holds_the_whole_instrument(
    instrument: Instrument, tmp_path: Path
) -> None:
    """Rows stand in LimeSurvey's order, codes are short and plain, and texts say what was said."""
    limesurvey.write(instrument, tmp_path / "survey.txt", language="cy", stem="How often?")
    rows = lime_rows(tmp_path / "survey.txt")
    classes = "".join({"S": "s", "SL": "l", "SQ": "q"}.get(r["class"], r["class"]) for r in rows)
    assert re.fullmatch(r"slG(Qq+A+)+", classes)
    texts = [html.unescape(row["text"]) for row in rows if row["class"] == "SQ"]
    assert texts == [" ".join(item.text.split()) for item in instrument]
    names = [row["name"] for row in rows if row["class"] in ("Q", "SQ")]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9]{1,20}", name) for name in names)
    codes = [row["name"] for row in rows if row["class"] == "A"]
    assert all(re.fullmatch(r"[A-Za-z0-9]{1,5}", code) for code in codes)
    ids = [row["id"] for row in rows if row["class"] in ("Q", "SQ")]
    assert len(set(ids)) == len(ids)
    assert {row["language"] for row in rows[1:]} == {"cy"}


@FOLDER_IS_SHARED
@given(instrument=instruments())
def test_no_cell_of_a_limesurvey_file_is_a_formula_or_code(
    instrument: Instrument, tmp_path: Path
) -> None:
    """Nothing begins as a formula does but a negative point, and nothing holds braces or tags."""
    limesurvey.write(instrument, tmp_path / "survey.txt")
    cells = [cell for row in lime_rows(tmp_path / "survey.txt") for cell in row.values()]
    assert not [cell for cell in cells if re.match(r"\s*[=+@＝＋－＠]|-(?![0-9]+$)", cell)]
    assert not [cell for cell in cells if set("{}<>") & set(cell)]


@FOLDER_IS_SHARED
@given(instrument=instruments(), harm=st.sampled_from(["[[PageBreak]]", "${e://Field/x}", "<b>"]))
def test_a_qualtrics_file_has_one_question_an_item(
    instrument: Instrument, harm: str, tmp_path: Path
) -> None:
    """Texts cannot become tags, pipes or markup."""
    first = instrument.items[0]
    items = [attrs.evolve(first, text=f"{harm} {first.text}"), *instrument.items[1:]]
    qualtrics.write(
        attrs.evolve(instrument, items=items, title=f"{harm}x"), tmp_path / "survey.txt"
    )
    lines = (tmp_path / "survey.txt").read_text("utf-8").split("\n")
    tags = [line for line in lines if line.startswith("[[")]
    known = r"\[\[(AdvancedFormat|Block:.*|Question:.*|ID:\w+|AdvancedChoices|Choice:-?\d+)\]\]"
    assert all(re.fullmatch(known, tag) for tag in tags)
    assert len([tag for tag in tags if tag.startswith("[[Question:")]) == len(items)
    assert not [line for line in lines if "${" in line or "<" in line]
    asked = [html.unescape(lines[place + 1]) for place, line in enumerate(lines) if "[[ID:" in line]
    assert asked == [" ".join(item.text.split()) for item in items]


def test_every_draft_can_be_written(tmp_path: Path) -> None:
    """Codes of any length have a name that LimeSurvey can hold."""
    draft = draft_instrument("solace-contextual@2013")
    limesurvey.write(draft, tmp_path / "lime.txt")
    qualtrics.write(draft, tmp_path / "qualtrics.txt")
    assert "complexityan1a08cda5" in (tmp_path / "lime.txt").read_text("utf-8-sig")


@pytest.mark.parametrize("write", [limesurvey.write, qualtrics.write])
def test_items_that_would_be_called_alike_are_refused(
    write: Callable[..., None], tmp_path: Path
) -> None:
    """Two codes that differ only by what a tool drops are told, with all that is wrong."""
    one, two = SMALL.items
    items = [attrs.evolve(one, code=item_code("a-1")), attrs.evolve(two, code=item_code("a.1"))]
    bad = attrs.evolve(SMALL, items=items, title=" ")
    with pytest.raises(InstrumentError) as caught:
        write(bad, tmp_path / "survey.txt")
    title, names = map(str, caught.value.faults)
    assert title == "title: is empty. Write it first"
    assert names.startswith("items: items 'a-1' and 'a.1' would both be 'a")
    assert not (tmp_path / "survey.txt").exists()


def test_wrong_arguments_are_told(tmp_path: Path) -> None:
    """Each is asked for in a sentence."""
    wrong: Any = "small@1"
    with pytest.raises(ArgumentError, match="instrument must be Instrument"):
        qualtrics.read([], wrong, COLUMNS)
    with pytest.raises(ArgumentError, match="columns must be RatingColumns"):
        limesurvey.read([], SMALL, wrong)
    row = {"whom": "p1", "by": "a", "as": "peer", "a-1": 1, "a-2": 2}
    with pytest.raises(ArgumentError, match="unfinished must be Unfinished"):
        qualtrics.read([row], SMALL, COLUMNS, unfinished=wrong)
    with pytest.raises(PolicyError, match="write it like 'en'"):
        limesurvey.write(SMALL, tmp_path / "survey.txt", language="=cmd")


assert WORDS[3] == "Often"  # what the files above rest on
