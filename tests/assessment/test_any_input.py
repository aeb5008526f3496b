"""Claims about input of any kind: it is read, or refused with an error of the library's own."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import (
    COLUMNS,
    LONG_COLUMNS,
    forms,
    small_instrument,
)
from publead.assessment.ratings import (
    RatingColumns,
    Ratings,
    read_ratings,
)
from publead.errors import PubleadError

INSTRUMENT = small_instrument()
SOUND = forms("5432")
HEADER = "person,rater,relationship,a-1,a-2,b-1,b-2\n"
Source = Any

cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=4),
    st.sampled_from(["1", "5", "p1", "peer", "self", "a-1", "Often", "N/A"]),
    st.lists(st.integers(), max_size=1),
    st.dates(),
)
names = st.one_of(st.text(max_size=4), st.sampled_from([*SOUND[0], "item", "answer"]))


def _ratings_or_own_error(source: Source, columns: RatingColumns) -> None:
    with suppress(PubleadError):
        assert isinstance(read_ratings(source, INSTRUMENT, columns), Ratings)


@given(st.text(alphabet=st.sampled_from('pq1,2;"\n\r\t -ab\0é'), max_size=80))
def test_any_text_as_a_file_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    """No CSV text makes the reader fail in any way but its own."""
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes((HEADER + text).encode())
    _ratings_or_own_error(path, COLUMNS)
    path.write_bytes(text.encode())
    _ratings_or_own_error(path, COLUMNS)


@given(st.binary(max_size=60))
def test_any_bytes_as_a_file_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    """Nor do any bytes."""
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    _ratings_or_own_error(path, COLUMNS)


@given(
    st.one_of(
        st.lists(st.fixed_dictionaries(dict.fromkeys(SOUND[0], cells)), max_size=4),
        st.lists(st.dictionaries(names, cells, max_size=8), max_size=3),
        st.lists(cells, max_size=3),
    ),
    st.sampled_from([COLUMNS, LONG_COLUMNS]),
)
def test_any_records_are_read_or_refused(rows: Source, columns: RatingColumns) -> None:
    """No rows of any cells make the reader fail in any way but its own."""
    _ratings_or_own_error(rows, columns)
