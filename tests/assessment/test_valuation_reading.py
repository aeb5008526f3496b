"""What is needed and rewarded is read from wide and long tables, with all faults at once."""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from polars import DataFrame as PolarsFrame

import publead as pl
from builders import small_framework
from publead.assessment.valuation import Asked, ValuationAnswers
from publead.errors import ArgumentError, TableError, ValuationError
from publead.frameworks import ANTI_HERO

AB = small_framework(2)
ABC = small_framework(3)
WHO = pl.ValuationColumns(respondent="who")
WIDE: dict[str, Any] = {"needed": {"na": "a", "nb": "b"}, "rewarded": {"ra": "a", "rb": "b"}}
LONG: dict[str, Any] = {"needed": "need", "rewarded": "reward"}

WIDE_ROWS: list[dict[str, object]] = [
    {"who": "x", "na": 4, "nb": 5, "ra": 2, "rb": None},
    {"who": "y", "na": 1, "nb": 3, "ra": 5, "rb": 3},
]
LONG_ROWS: list[dict[str, object]] = [
    {"who": "x", "trait": "a", "need": 4, "reward": 2},
    {"who": "x", "trait": "Competency B", "need": 5, "reward": None},
    {"who": "y", "trait": " competency a ", "need": 1, "reward": 5},
    {"who": "y", "trait": "b", "need": 3, "reward": 3},
]
NEEDED = np.array([[4.0, 5.0], [1.0, 3.0]])
REWARDED = np.array([[2.0, math.nan], [5.0, 3.0]])


def faults_of(rows: Sequence[Mapping[str, object]], **how: Any) -> list[str]:
    """Return every fault of a reading, as text."""
    with pytest.raises(ValuationError) as caught:
        pl.read_valuation(rows, how.pop("framework", AB), **how)
    return [str(fault) for fault in caught.value.faults]


def holds(answers: ValuationAnswers) -> bool:
    """Whether the small table was read as it stands."""
    return np.array_equal(answers.needed, NEEDED) and np.array_equal(
        answers.rewarded, REWARDED, equal_nan=True
    )


def test_wide_and_long_tables_give_the_same_answers() -> None:
    """One row a respondent, or one row a respondent and trait, by code or label."""
    assert holds(pl.read_valuation(WIDE_ROWS, AB, **WIDE, columns=WHO))
    assert holds(pl.read_valuation(LONG_ROWS, AB, **LONG, columns=WHO))


@pytest.mark.parametrize("frame", [pd.DataFrame, PolarsFrame, pa.Table.from_pylist])
def test_any_data_frame_is_read(frame: Any) -> None:
    """pandas, polars and pyarrow give what records give."""
    assert holds(pl.read_valuation(frame(WIDE_ROWS), AB, **WIDE, columns=WHO))
    assert holds(pl.read_valuation(frame(LONG_ROWS), AB, **LONG, columns=WHO))


def test_a_csv_file_with_words_is_read(tmp_path: Path) -> None:
    """Words of the scale are read, not observed counts as none, and is told."""
    path = tmp_path / "v.csv"
    path.write_text("na,nb,ra,rb\nyes,no,no,yes\nYES,no,can't say,\n", encoding="utf-8")
    scale = pl.Scale.words("no", "yes", low=0, not_observed=("can't say",))
    answers = pl.read_valuation(path, AB, **WIDE, scale=scale)
    assert answers.needed.tolist() == [[1, 0], [1, 0]]
    assert np.isnan(answers.rewarded[1]).all()
    assert str(answers) == (
        "2 respondents on 2 traits of invented@2020, rated from 0 to 1\n"
        "2 of 4 pairs of needed and rewarded are whole\n"
        "1 answer of not observed, which counts as none"
    )


def test_no_name_of_a_respondent_is_kept() -> None:
    """Neither the answers, nor what they print, nor their fields hold a name."""
    rows = [{**row, "who": f"Bartholomew {row['who']}"} for row in WIDE_ROWS]
    answers = pl.read_valuation(rows, AB, **WIDE, columns=WHO)
    texts = [str(answers), repr(answers), str(pl.valuation(answers).release.to_dict())]
    assert not any("Bartholomew" in text for text in texts)


def test_all_faults_of_a_wide_table_are_told_at_once() -> None:
    """The header, the mapping, the cells and the respondents, each with its place."""
    rows: list[dict[str, object]] = [
        {"who": "Ann", "na": 4, "nb": 5, "ra": 9, "rb": 1, "extra": 1},
        {"who": "Ann", "na": "lots", "nb": 5, "ra": 2, "rb": 1, "extra": 1},
    ]
    found = faults_of(
        rows,
        needed={"na": "a", "nb": "bb", "nc": "a"},
        rewarded=WIDE["rewarded"],
        columns=WHO,
    )
    assert found == [
        "columns.needed: the table has no such column: 'nc'. The columns are 'who', "
        "'na', 'nb', 'ra', 'rb', 'extra'",
        "needed: column 'nb' is mapped to no trait of invented@2020: 'bb'. Did you mean 'b'?",
        "needed: is the trait of two columns: 'a'. Keep one of them",
        "extra: nothing is read from this column. Name it in ValuationColumns(ignore=...), or in "
        "attributes=",
        "row 1, ra: is no answer on the scale from 1 to 5: '9'. If it stands for a missing "
        "answer, name it in the scale's not_answered or not_observed",
        "row 2, who: is the same respondent as in row 1. Keep one of the two rows",
        "row 2, na: is no answer on the scale from 1 to 5. Use 1, 2, 3, 4, 5",
    ]
    assert "Ann" not in "".join(found)


def test_all_faults_of_a_long_table_are_told_at_once() -> None:
    """A trait that is none, one that is rated twice, and a respondent left blank."""
    rows: list[dict[str, object]] = [
        *LONG_ROWS,
        {"who": "x", "trait": "a", "need": 4, "reward": 2},
        {"who": "", "trait": "c", "need": 4, "reward": 2.5},
        {"who": "z", "trait": None, "need": 4, "reward": 2},
    ]
    found = faults_of(rows, **LONG, columns=WHO)
    assert [text.split(":")[0] for text in found] == [
        "row 5, trait",
        "row 6, who",
        "row 6, trait",
        "row 6, reward",
        "row 7, trait",
    ]


def test_attributes_that_contradict_each_other_are_refused() -> None:
    """A respondent stands in one directorate."""
    rows = [{**row, "unit": f"U{number}"} for number, row in enumerate(LONG_ROWS)]
    columns = pl.ValuationColumns(respondent="who", attributes=["unit"])
    found = faults_of(rows, **LONG, columns=columns)
    assert found[0] == (
        "row 2, unit: differs from row 1, which is about the same respondent. It describes the "
        "respondent, so write it alike in every row, or ignore the column"
    )


PICKS: list[dict[str, object]] = [
    {"who": "x", "s1": "a", "s2": "b", "s3": "c", "nb": "a", "nw": "c", "rb": "c", "rw": "a"},
    {"who": "x", "s1": "a", "s2": "b", "s3": "", "nb": "b", "nw": "a", "rb": "b", "rw": "a"},
    {"who": "y", "s1": "a", "s2": "b", "s3": "c", "nb": "b", "nw": "c", "rb": "", "rw": "a"},
]
SHOWN = ("s1", "s2", "s3")
BW: dict[str, Any] = {
    "needed": pl.BestWorst(best="nb", worst="nw", shown=SHOWN),
    "rewarded": pl.BestWorst(best="rb", worst="rw", shown=SHOWN),
}


def test_picks_become_count_scores() -> None:
    """(best - worst) / shown for each respondent; a set without a best counts for nothing."""
    answers = pl.read_valuation(PICKS, ABC, **BW, columns=WHO)
    assert answers.asked is Asked.BEST_WORST
    assert answers.needed.tolist() == [[0, 0.5, -1], [0, 1, -1]]
    assert answers.rewarded[0].tolist() == [-1, 0.5, 1]
    assert np.isnan(answers.rewarded[1]).all()
    assert "1 set without a best or a worst, which counts for nothing" in str(answers)


def test_sets_that_all_saw_stand_in_columns() -> None:
    """One row a respondent with a column a pick gives what one row a set gives."""
    rows = [
        {"who": "x", "n1b": "a", "n1w": "c", "n2b": "b", "n2w": "a", "rb": "c", "rw": "a"},
        {"who": "y", "n1b": "b", "n1w": "c", "n2b": "", "n2w": "", "rb": "a", "rw": "b"},
    ]
    answers = pl.read_valuation(
        rows,
        ABC,
        needed=[
            pl.BestWorstSet(best="n1b", worst="n1w", traits=["a", "b", "c"]),
            pl.BestWorstSet(best="n2b", worst="n2w", traits=["a", "Competency B"]),
        ],
        rewarded=[pl.BestWorstSet(best="rb", worst="rw", traits=["a", "b", "c"])],
        columns=WHO,
    )
    assert answers.needed.tolist() == [[0, 0.5, -1], [0, 1, -1]]
    assert answers.rewarded.tolist() == [[-1, 0, 1], [1, -1, 0]]


def test_sets_that_cannot_be_are_refused_with_their_rows() -> None:
    """A pick that was not shown, a trait shown twice, one trait as most and least."""
    rows = [
        {**PICKS[0], "nb": "d"},
        {**PICKS[1], "nb": "c"},
        {**PICKS[0], "who": "z", "s2": "a", "nb": "a", "nw": "a"},
        {**PICKS[0], "who": "", "nb": "a"},
    ]
    found = faults_of(rows, framework=ABC, **BW, columns=WHO)
    assert found == [
        "row 1, nb: is no trait of invented@2020. Use a, b, c",
        "row 2, nb: picks a trait that the set does not show. Correct the pick or what was shown",
        "row 3: the set shows a trait twice. Correct what was shown",
        "row 3, nw: picks the same trait as 'nb'. A trait cannot be the most and the least",
        "row 4, who: is empty. Fill it in, or remove the row",
    ]


def test_a_fixed_set_of_strangers_is_refused() -> None:
    """The traits that a set is said to show must be of the framework."""
    rows = [{"b": "a", "w": "b", "c": "a", "d": "b"}]
    found = faults_of(
        rows,
        framework=AB,
        needed=[pl.BestWorstSet(best="b", worst="w", traits=["a", "b", "z", ""])],
        rewarded=[pl.BestWorstSet(best="c", worst="d", traits=["a", "b"])],
    )
    assert found == [
        "the set of 'b': is no trait of invented@2020. Use a, b",
        "the set of 'b': is empty. Name the trait, or remove the row",
    ]


@pytest.mark.parametrize(
    ("how", "problem"),
    [
        ({"needed": "need", "rewarded": {"ra": "a"}}, "asked in the same way"),
        ({"needed": 3, "rewarded": 3}, "needed must be"),
        ({"needed": [], "rewarded": []}, "needed must hold BestWorstSet"),
        ({"needed": "need", "rewarded": "reward"}, "name the column of the respondent"),
        ({**WIDE, "columns": "who"}, "columns must be"),
        ({**WIDE, "scale": 5}, "scale must be"),
    ],
)
def test_wrong_arguments_are_told_in_a_sentence(how: dict[str, Any], problem: str) -> None:
    """An argument of another kind says what is asked for."""
    with pytest.raises(ArgumentError, match=problem):
        pl.read_valuation(WIDE_ROWS, AB, **how)


def test_names_in_one_text_are_refused() -> None:
    """Attributes are several names and not one text."""
    with pytest.raises(ArgumentError, match="several names"):
        pl.ValuationColumns(attributes="unit")


def test_an_empty_table_and_columns_that_are_missing_are_refused(tmp_path: Path) -> None:
    """No rows, or no column of that name: one error with all."""
    path = tmp_path / "v.csv"
    path.write_text("who,trait,need\n", encoding="utf-8")
    with pytest.raises((ValuationError, TableError)) as caught:
        pl.read_valuation(path, AB, **LONG, columns=WHO)
    assert "row" in str(caught.value)
    columns = pl.ValuationColumns(respondent="whom", trait="item", attributes=["unit"])
    found = faults_of(LONG_ROWS, needed="needs", rewarded="reward", columns=columns)
    assert [text.split(":")[0] for text in found[:4]] == [
        "columns.attributes",
        "columns.respondent",
        "columns.trait",
        "columns.needed",
    ]


def test_the_lists_of_2013_are_the_default() -> None:
    """Without a framework the ten traits of the report are meant."""
    rows = [{"n": 5, "r": 1}]
    answers = pl.read_valuation(rows, needed={"n": "control"}, rewarded={"r": "control"})
    assert answers.framework is ANTI_HERO
    assert "nobody was asked about, or answered on: 9 traits" in str(answers)


def test_ignored_columns_are_told() -> None:
    """What is known and not read stands in the notes."""
    rows = [{**row, "time": 1} for row in WIDE_ROWS]
    columns = pl.ValuationColumns(respondent="who", ignore=["time"])
    assert "not read: 'time'" in str(pl.read_valuation(rows, AB, **WIDE, columns=columns))
