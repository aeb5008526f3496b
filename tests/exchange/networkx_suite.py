"""
Run networkx's own tests with the backend in place of its functions, and count what it did.

    python tests/exchange/networkx_suite.py

Needs this library installed (an entry point must be found) and the tests that networkx brings
along. What the backend refuses is done by networkx itself, so every test should pass; a test
counts for the backend only where the backend computed something in it.
"""

import logging
import os
import sys
from collections import Counter
from collections.abc import Iterator

import pytest

FILES = (
    "centrality.tests.test_betweenness_centrality",
    "centrality.tests.test_closeness_centrality",
    "centrality.tests.test_degree_centrality",
    "centrality.tests.test_eigenvector_centrality",
    "centrality.tests.test_harmonic_centrality",
    "centrality.tests.test_katz_centrality",
    "components.tests.test_connected",
    "components.tests.test_strongly_connected",
    "components.tests.test_weakly_connected",
    "link_analysis.tests.test_pagerank",
    "shortest_paths.tests.test_generic",
    "tests.test_cluster",
    "tests.test_core",
    "tests.test_distance_measures",
    "tests.test_efficiency",
    "tests.test_reciprocity",
    "tests.test_structuralholes",
    "tests.test_triads",
)
"""Where networkx tests the functions that the backend has."""

DIFFERENT: dict[str, str] = {}
"""Tests that fail on purpose, by the end of their name, and why."""


class Tally(logging.Handler):
    """What the backend was called for, in the whole run and in each test that passed."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.calls: Counter[str] = Counter()
        self.in_test = 0
        self.outcomes: Counter[str] = Counter()
        self.failed: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Count a call that networkx hands to the backend, unless the backend hands it back."""
        for start, change in (("Using backend '%s' for call", 1), ("Backend '%s' raised", -1)):
            if isinstance(record.msg, str) and record.msg.startswith(start):
                self.calls[str(record.args[1])] += change  # type: ignore[index]  # the function
                self.in_test += change

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Iterator[None]:
        """Count the calls of one test."""
        del item
        self.in_test = 0
        return (yield)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count how a test came out."""
        if report.failed:
            self.failed.append(report.nodeid)
        elif report.when == "call":
            self.outcomes["with" if self.in_test else "without"] += report.passed


def main() -> int:
    """Run the tests, print the counts, and return 1 where something failed that should not."""
    os.environ["NETWORKX_TEST_BACKEND"] = "publead"
    os.environ["NETWORKX_FALLBACK_TO_NX"] = "1"
    tally = Tally()
    logger = logging.getLogger("networkx.utils.backends")
    logger.setLevel(logging.DEBUG)
    logger.propagate = False
    logger.addHandler(tally)
    modules = [f"networkx.algorithms.{name}" for name in FILES]
    options = [
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:logging",
        "-o",
        "addopts=",
        "-o",
        "filterwarnings=",
    ]
    pytest.main(
        [*options, "--import-mode=importlib", *sys.argv[1:], "--pyargs", *modules], plugins=[tally]
    )
    unexpected = [name for name in tally.failed if not name.endswith(tuple(DIFFERENT))]
    for name, count in sorted(tally.calls.items()):
        print(f"{name}: {count} calls")
    print(
        f"{tally.outcomes['with']} tests passed in which the backend computed something, and "
        f"{tally.outcomes['without']} others; {len(tally.failed)} failed, {len(unexpected)} of "
        "them not expected"
    )
    return 1 if unexpected or not tally.outcomes["with"] else 0


if __name__ == "__main__":
    sys.exit(main())
