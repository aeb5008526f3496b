"""Apostrophes before formulas: no text is run, none is lost, and no two are written alike."""

from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from publead.errors import ArgumentError
from publead.tables import CsvOptions, Formulas, Tabular, read_csv, write_csv
from publead.tables.formulas import neutralised, restored

STARTS = "=+-@\t\r\n＝＋－＠"
texts = st.text(st.sampled_from([*STARTS, "'", " ", "a", "1"]), max_size=5) | st.text()


@given(text=texts)
def test_restoring_undoes_neutralising(text: str) -> None:
    """Every text comes back, those with apostrophes of their own too."""
    assert restored(neutralised(text)) == text


@given(text=texts)
def test_what_is_neutralised_is_no_formula(text: str) -> None:
    """After spaces, no neutralised text begins with a sign that a spreadsheet runs."""
    assert not neutralised(text).lstrip(" ").startswith(tuple(STARTS))


@pytest.mark.parametrize("text", ["'tis", "", "'", "a=b", "=1"])
def test_what_nobody_neutralised_stays(text: str) -> None:
    """Restoring takes away only an apostrophe that stands before a formula."""
    assert restored(text) == text


@attrs.frozen
class Texts(Tabular):
    """One column of texts, under a name."""

    name: str
    told: list[str]

    def columns(self) -> dict[str, list[str]]:
        """Return the column, and one that is never empty."""
        return {"row": [str(place) for place in range(len(self.told))], self.name: self.told}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told=st.lists(texts.filter(lambda text: "\0" not in text), min_size=1))
def test_a_table_comes_back_as_it_was(told: list[str], tmp_path: Path) -> None:
    """A CSV file that was written safely is read as what was written, its header too."""
    write_csv(Texts("-x", told), tmp_path / "t.csv", CsvOptions(encoding="utf-16"))
    options = CsvOptions(encoding="utf-16", formulas=Formulas.RESTORE)
    assert read_csv(tmp_path / "t.csv", options)["-x"].coded().listed() == told


def test_cells_are_read_as_they_stand_unless_it_is_said(tmp_path: Path) -> None:
    """Another program's apostrophes are its own."""
    write_csv(Texts("x", ["=1"]), tmp_path / "t.csv")
    assert read_csv(tmp_path / "t.csv")["x"].coded().listed() == ["'=1"]
    with pytest.raises(ArgumentError, match="formulas must be Formulas"):
        CsvOptions(formulas="restore")  # type: ignore[arg-type]
