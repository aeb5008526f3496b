"""The claim that every text says 1 person and 2 people."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import publead

ROOT = Path(publead.__file__).parent
PLURALS = frozenset(
    re.findall(
        r"\w+",
        """
    answers arcs attributes axes bytes categories cells characters choices claims columns
    competencies cuts draws edges elements entries events facets factors faults forms graphs
    groups indices items kinds labels layers lines means networks nodes organisations pairs people
    points posts raters ratings respondents rows samples sets sources steps targets tasks teams
    ties traits units values waves
    """,
    )
)
COUNTERS = {"errors.py", "estimates.py"}
"""The floors on which `counted` stands, and which cannot lean on it."""

NO_COUNTS = {("plots/radar.py", "axes.name"), ("pages/items.py", "n")}
"""What stands before a plural and is no number, or a range of numbers in words."""


@cache
def bare() -> tuple[tuple[str, str, str], ...]:
    """Return what `bare_counts` yields."""
    return tuple(bare_counts())


def bare_counts() -> Iterator[tuple[str, str, str]]:
    """Yield every number that is put before a plural as it is: file, expression and noun."""
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if name in COUNTERS or not isinstance(node, ast.JoinedStr):
                continue
            for part, after in zip(node.values, node.values[1:], strict=False):
                if not isinstance(part, ast.FormattedValue) or not isinstance(after, ast.Constant):
                    continue
                noun = re.match(r" ([a-z]+)\b", str(after.value))
                told = ast.unparse(part.value)
                rounded = part.format_spec and re.search(r"[fg%]'", ast.unparse(part.format_spec))
                if noun and noun[1] in PLURALS and not told.startswith("counted(") and not rounded:
                    yield name, told, noun[1]


def test_every_count_agrees_with_its_noun() -> None:
    """No text says *1 people*: whole numbers and their nouns are put together by `counted`."""
    found = [each for each in bare() if each[:2] not in NO_COUNTS]
    assert not found, "use publead.estimates.counted"


def test_the_walk_finds_what_it_looks_for() -> None:
    """The list of what is no number is not out of date."""
    assert {each[:2] for each in bare()} == NO_COUNTS
