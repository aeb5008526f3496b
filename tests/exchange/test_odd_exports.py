"""Exports as tools really write them: marks, tabs, header rows, zones, and choices that merged."""

from pathlib import Path
from types import ModuleType

import pytest

from builders import small_instrument
from publead.assessment.ratings import RatingColumns
from publead.errors import InputError
from publead.exchange import google_forms, limesurvey, microsoft_forms, qualtrics
from publead.tables import CsvOptions

SMALL = small_instrument(1, 2)
FIRST, SECOND = (item.text for item in SMALL)
COLUMNS = RatingColumns(person="whom", rater="by", relationship="as")
GOOGLE = f"Timestamp,whom,by,as,{FIRST},{SECOND}\n2026/03/01 9:00:00 am GMT+1,p1,r1,peer,4,5\n"
MICROSOFT = GOOGLE.replace("Timestamp", "ID").replace("2026/03/01 9:00:00 am GMT+1", "1")
LIME = "id,submitdate,whom,by,as,Q[a1],Q[a2]\n1,2026-03-01 10:00:00+01:00,p1,r1,peer,4,5\n"
IDS = '"{""ImportId"":""d"",""timeZone"":""America/Denver""}"'
QUALTRICS = (
    "StartDate,Finished,whom,by,as,a_1,a_2\nS,F,w,b,a,Q,Q\n"
    f"{','.join([IDS] * 7)}\n2026-03-01 10:00:00,True,p1,r1,peer,4,5\n"
)
ONE_HEADER_ROW = "Finished,whom,by,as,a_1,a_2\n" + "".join(
    f"1,p1,r{n},peer,4,5\n" for n in range(3)
)
TABS = CsvOptions(encoding="utf-16", delimiter="\t")
THREE_TABS = CsvOptions(encoding="utf-16", delimiter="\t", header_rows=3)


def tabs(text: str) -> str:
    return text.replace(",", "\t")


@pytest.mark.parametrize(
    ("module", "text", "encoding", "csv"),
    [
        (google_forms, GOOGLE, "utf-8-sig", None),
        (google_forms, tabs(GOOGLE), "utf-16", TABS),
        (google_forms, GOOGLE.replace("4,5", "4.0,5"), "utf-8", None),
        (google_forms, GOOGLE.replace(FIRST, f"How often? [{FIRST}]"), "utf-8", None),
        (microsoft_forms, MICROSOFT, "utf-8-sig", None),
        (microsoft_forms, MICROSOFT.replace(FIRST, FIRST.replace(" ", "\u00a0")), "utf-8", None),
        (microsoft_forms, MICROSOFT.replace(FIRST, f'"{FIRST}\n"'), "utf-8", None),
        (limesurvey, LIME.replace(",", ";"), "utf-8-sig", CsvOptions(delimiter=";")),
        (limesurvey, LIME.replace("2026-03-01 10:00:00+01:00", "1980-01-01"), "utf-8", None),
        (qualtrics, QUALTRICS, "utf-8-sig", None),
        (qualtrics, QUALTRICS.replace("True", "TRUE"), "utf-8", None),
        (
            qualtrics,
            tabs(QUALTRICS.replace(IDS, '{"ImportId":"d"}')),
            "utf-16",
            THREE_TABS,
        ),
    ],
)
def test_odd_and_sound(
    module: ModuleType, text: str, encoding: str, csv: CsvOptions | None, tmp_path: Path
) -> None:
    """Marks, tabs, brackets, hard spaces, line breaks in headings, and times with their zones."""
    (tmp_path / "export.csv").write_bytes(text.encode(encoding))
    options = {} if csv is None else {"csv": csv}
    ratings = module.read(tmp_path / "export.csv", SMALL, COLUMNS, **options)
    assert ratings.answers.tolist() == [[4, 5]]


@pytest.mark.parametrize("word", ["N/A", "n/a", "n/A "])
def test_a_word_for_not_observed_is_no_answer(word: str, tmp_path: Path) -> None:
    """The scale's word is understood in any case, and is no missing cell."""
    (tmp_path / "export.csv").write_text(GOOGLE.replace("4,5", f"4,{word}"), "utf-8")
    check = google_forms.read(tmp_path / "export.csv", SMALL, COLUMNS).check()
    assert (check.n_answers, check.n_not_observed) == (1, 1)


@pytest.mark.parametrize(
    ("module", "text", "fault"),
    [
        (google_forms, tabs(GOOGLE), 'that holds tabs. Pass CsvOptions(delimiter="\\t")'),
        (google_forms, GOOGLE.replace("4,5", '4,"4, 5"'), "row 2, Question a-2: is no answer"),
        (google_forms, GOOGLE.replace("4,5", '4,"5,0"'), "row 2, Question a-2: is no answer"),
        (google_forms, GOOGLE.replace(SECOND, FIRST), "row 1: 2 columns share this name"),
        (google_forms, GOOGLE.replace(SECOND, f"{FIRST}.1"), "a-2: no column holds this item"),
        (google_forms, GOOGLE.replace("\n2026", "\nTimestamp,whom,by,as,q,q\n2026"), "row 2, as"),
        (microsoft_forms, MICROSOFT.replace("4,5", "4,4;5;"), "row 2, Question a-2: is no answer"),
        (microsoft_forms, MICROSOFT.replace(SECOND, f"{FIRST}2"), "a-2: no column holds this"),
        (limesurvey, LIME.replace(",", ";"), 'holds semicolons. Pass CsvOptions(delimiter=";")'),
        (limesurvey, LIME.replace("2026-03-01 10:00:00+01:00", "N/A"), "was begun and not sent"),
        (limesurvey, LIME.replace("4,5", "4,{question_not_shown}"), "row 2, Q[a2]: is no answer"),
        (limesurvey, LIME.replace("\n", ",\n"), "row 1: column 8 has no name"),
        (qualtrics, ONE_HEADER_ROW, "row 3: holds no import ids, so it is no header row of"),
        (qualtrics, QUALTRICS.replace("4,5", '"4,5",5'), "row 4, a_1: is no answer"),
        (qualtrics, QUALTRICS.replace("4,5", "-99,5"), "row 4, a_1: is no answer"),
        (qualtrics, QUALTRICS.replace("True", "FALSE"), "row 4: was begun and not finished"),
        (qualtrics, QUALTRICS.partition("\n")[0], "has a header and no rows"),
    ],
)
def test_odd_and_not_sound(module: ModuleType, text: str, fault: str, tmp_path: Path) -> None:
    """Merged choices, duplicate headings and missing header rows are told; nothing is lost."""
    (tmp_path / "export.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        module.read(tmp_path / "export.csv", SMALL, COLUMNS)
    assert fault in str(caught.value)


def test_one_header_row_is_read_if_it_is_said(tmp_path: Path) -> None:
    """An old exporter writes one row of names, and its first answers are no headers."""
    (tmp_path / "export.csv").write_text(ONE_HEADER_ROW, encoding="utf-8")
    ratings = qualtrics.read(tmp_path / "export.csv", SMALL, COLUMNS, csv=CsvOptions())
    assert ratings.n_forms == 3
