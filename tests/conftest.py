"""What many tests share: the data that is not committed, and the rule on tests that skip."""

import os
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar

import pytest

SHARED_DATA = Path(__file__).parents[2] / "shared" / "data"
ABSENT = "absent"
WORDS_FOR_ABSENT = (ABSENT, "not beside the repository")

R = TypeVar("R", pytest.TestReport, pytest.CollectReport)


@pytest.fixture
def shared_data() -> Callable[[str], Path]:
    """Return the finder of data that stands beside the repository; it skips where there is none."""

    def find(name: str) -> Path:
        path = SHARED_DATA / name
        if not path.exists():
            pytest.skip(f"../shared/data/{name} is {ABSENT}")
        return path

    return find


def _fail_where_data_are_present(report: R) -> R:
    """Turn a skip for absent data into a failure where the continuous build has the data."""
    where_and_why = report.longrepr
    if (
        report.skipped
        and isinstance(where_and_why, tuple)
        and any(words in where_and_why[2] for words in WORDS_FOR_ABSENT)
        and "CI" in os.environ
        and SHARED_DATA.is_dir()
    ):
        report.outcome = "failed"
        report.longrepr = f"{where_and_why[2]}, though ../shared/data is there"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Judge the skips of tests and fixtures."""
    return _fail_where_data_are_present((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Judge the skips of whole files."""
    return _fail_where_data_are_present((yield))
