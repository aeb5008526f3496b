"""Claims about CSV files: text stays text, and each row knows where it stands."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publead.errors import TableError
from publead.tables import CsvOptions, Numbers, Tabular, read_csv, read_table, write_csv


class Texts(Tabular):
    """Texts to be written."""

    def __init__(self, columns: dict[str, list[str]]) -> None:
        self.given = columns

    def columns(self) -> dict[str, list[str]]:
        """Return the columns that were given."""
        return self.given


def _read(folder: Path, text: str, options: CsvOptions | None = None) -> dict[str, list[object]]:
    path = folder / "x.csv"
    path.write_bytes(text.encode())
    table = read_table(path, options or CsvOptions())
    return {name: list(table[name].coded().listed()) for name in table.names}


def test_everything_stays_text(tmp_path: Path) -> None:
    """Leading zeros, spaces, words for nothing and numbers are kept as they were written."""
    text = "id,note,n\n007,  a ,1.50\n10,NA,\n"
    columns = {"id": ["007", "10"], "note": ["  a ", "NA"], "n": ["1.50", ""]}
    assert _read(tmp_path, text) == columns


def test_rows_are_counted_as_a_person_counts_them(tmp_path: Path) -> None:
    """The header is row 1; a row stands where it starts, after blank lines and broken cells."""
    path = tmp_path / "x.csv"
    path.write_text('a,b\n1,"x\ny"\n\n2,z\n3,w\n', encoding="utf-8")
    assert read_csv(path).rows.tolist() == [2, 5, 6]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(newline: str, tmp_path: Path) -> None:
    """Files of Unix, Windows and old Macintoshes hold the same rows."""
    assert _read(tmp_path, newline.join(["a,b", "1,2", ""])) == {"a": ["1"], "b": ["2"]}


def test_a_mark_of_utf_8_is_no_part_of_a_name(tmp_path: Path) -> None:
    """The mark that Excel writes does not become part of the first column's name."""
    assert list(_read(tmp_path, "\ufeffa,b\n1,2\n")) == ["a", "b"]


def test_a_marked_file_is_not_read_in_another_encoding(tmp_path: Path) -> None:
    """A file that says it is UTF-8 is not read as Windows-1252, which would spoil its names."""
    with pytest.raises(TableError, match="is UTF-8, and was to be read as cp1252"):
        _read(tmp_path, "\ufeffa,b\n1,2\n", CsvOptions(encoding="windows-1252"))


def test_a_table_of_one_column_is_a_table(tmp_path: Path) -> None:
    """One column without any other delimiter in its name is not refused."""
    assert _read(tmp_path, "id\n1\n2\n") == {"id": ["1", "2"]}


def test_several_faults_are_told_at_once(tmp_path: Path) -> None:
    """The header, ragged rows and an open quotation mark are told together."""
    with pytest.raises(TableError) as caught:
        _read(tmp_path, 'a,a,\n1\n1,2,"3\n')
    assert [(fault.row, fault.problem) for fault in caught.value.faults] == [
        (1, "column 3 has no name"),
        (1, "2 columns share this name"),
        (2, "has 1 cell where the header has 3"),
        (3, "a quotation mark is never closed"),
    ]


def test_many_rows_are_read_in_order(tmp_path: Path) -> None:
    """Rows that are read in batches keep their order and their cells."""
    n = 1201
    text = "a,b\n" + "".join(f"{i},{i % 3}\n" for i in range(n))
    assert _read(tmp_path, text) == {
        "a": [str(i) for i in range(n)],
        "b": [str(i % 3) for i in range(n)],
    }


plain = st.text(
    st.characters(codec="utf-8", exclude_characters="\0\r\n", exclude_categories=["Cs"]),
    min_size=1,
    max_size=5,
).filter(lambda text: text == text.strip())


@given(
    st.lists(plain, min_size=2, max_size=3, unique=True).flatmap(
        lambda names: st.fixed_dictionaries(
            {name: st.lists(plain, min_size=3, max_size=3) for name in names}
        )
    )
)
def test_what_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, columns: dict[str, list[str]]
) -> None:
    """A table that was written is read again, but for the apostrophes that make it safe."""

    def safe(text: str) -> str:
        return f"'{text}" if text[0] in "=+-@＝＋－＠\t" else text

    path = tmp_path_factory.getbasetemp() / "again.csv"
    write_csv(Texts(columns), path)
    expected = {safe(name): [safe(cell) for cell in cells] for name, cells in columns.items()}
    try:
        table = read_csv(path)
    except TableError as error:
        assert "repeats the header" in str(error)  # noqa: PT017 - a row may hold just the names
        return
    assert {name: table[name].coded().listed() for name in table.names} == expected


def test_numbers_of_a_file_are_not_guessed(tmp_path: Path) -> None:
    """No column of a file becomes a column of numbers by itself."""
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    table = read_csv(path)
    assert not any(isinstance(table[name], Numbers) for name in table.names)
    assert "a" in table
    assert repr(table) == "Table: 1 row × 2 columns from x.csv"
