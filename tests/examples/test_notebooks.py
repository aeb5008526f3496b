"""The notebooks are made of the scripts, run from top to bottom, and print the same."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("notebooks/*.ipynb"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with all notebooks as the script makes them today, every cell run."""
    folder = tmp_path_factory.mktemp("notebooks")
    script = str(EXAMPLES / "notebooks" / "make_notebooks.py")
    command = [sys.executable, "-W", "error", "-X", "utf8", script, str(folder)]
    done = subprocess.run(command, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    return folder


def test_each_example_that_reads_like_a_page_has_a_notebook(made: Path) -> None:
    """No notebook is missing, and none is left of a script that has gone."""
    assert [path.name for path in NOTEBOOKS] == sorted(path.name for path in made.iterdir())
    scripts = {path.stem for path in EXAMPLES.glob("*.py")}
    assert {path.stem for path in NOTEBOOKS} == scripts - {"national_survey"}


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook_and_script_are_in_step(notebook: Path, made: Path) -> None:
    """Made again and run again, a notebook is the same to the last byte."""
    assert (made / notebook.name).read_bytes() == notebook.read_bytes()


def read(notebook: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(notebook.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_prints_what_its_script_prints(notebook: Path) -> None:
    """Cell by cell, but for empty lines, the outputs are the text beside the script."""
    outputs = [out for cell in read(notebook)["cells"] for out in cell.get("outputs", [])]
    assert {out["output_type"] for out in outputs} == {"stream"}
    told = [line for out in outputs for line in "".join(out["text"]).splitlines() if line.strip()]
    beside = (EXAMPLES / f"{notebook.stem}.out").read_text(encoding="utf-8")
    assert told == [line for line in beside.splitlines() if line.strip()]


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_keeps_to_the_format(notebook: Path) -> None:
    """It is of the fourth format: each cell has an id, text comes first, and code is numbered."""
    found = read(notebook)
    cells = found["cells"]
    assert (found["nbformat"], found["nbformat_minor"]) == (4, 5)
    assert len({cell["id"] for cell in cells}) == len(cells)
    assert cells[0]["cell_type"] == "markdown"
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    assert all(cell["source"] for cell in cells)
    assert len(code) >= 3
