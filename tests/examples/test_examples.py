"""The examples print what stands beside them, and the README shows what its command prints."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = sorted(ROOT.glob("examples/*.py"))
README = (ROOT / "README.md").read_text(encoding="utf-8")


def printed_by(*arguments: str) -> str:
    """Return what Python prints at the repository's root, where every warning is an error."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-X", "utf8", *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    return done.stdout


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_an_example_prints_the_text_beside_it(script: Path) -> None:
    """Each script in ``examples`` has its output beside it."""
    expected = script.with_suffix(".out").read_text(encoding="utf-8")
    assert printed_by(str(script.relative_to(ROOT))) == expected


def test_there_are_examples() -> None:
    """The folder is where the tests look for it."""
    assert len(SCRIPTS) >= 3


def test_the_readme_shows_how_its_first_command_begins() -> None:
    """The text below the README's commands is the beginning of what the first prints."""
    (arguments,) = re.findall(r"\.venv/bin/publead (.+)", README)
    shown = re.findall(r"^```text\n(Feedback for .*?)^```", README, re.S | re.M)[0]
    printed = printed_by("-m", "publead", *arguments.split())
    lines = [line.rstrip() for line in shown.splitlines()]
    assert len(lines) > 5
    assert lines == [line.rstrip() for line in printed.splitlines()[: len(lines)]]
