"""
Write each example as a notebook, with what its cells print: ``python make_notebooks.py [folder]``.

A notebook is made of its script and never by hand: the script's first lines and each remark become
text, and each paragraph of ``main`` a cell. Cells are run here, one after the other, as a notebook
runs them, from the notebooks' folder.
"""

import ast
import hashlib
import io
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir, redirect_stdout
from itertools import pairwise
from pathlib import Path
from textwrap import dedent
from typing import Any

HERE = Path(__file__).resolve().parent
SCRIPTS = HERE.parent
BESIDE = ("Path(__file__).parent", "Path.cwd().parent")
"""A notebook does not know its own file, but it is run where it lies."""

Cell = tuple[str, str]


def is_told(script: Path) -> bool:
    """Return whether a script is one function that takes nothing, and so reads like a page."""
    functions = [
        node
        for node in ast.parse(script.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef)
    ]
    return [each.name for each in functions] == ["main"] and not functions[0].args.args


def cells_of(script: Path) -> Iterator[Cell]:
    """Yield the kind and the text of each cell of a script."""
    source = script.read_text("utf-8").replace(*BESIDE)
    lines, tree = source.splitlines(), ast.parse(source)
    (main,) = (node for node in tree.body if isinstance(node, ast.FunctionDef))
    said = ast.get_docstring(tree) or ""
    yield "markdown", f"# {script.stem.replace('_', ' ').capitalize()}\n\n{said}"
    yield "code", "\n".join(lines[tree.body[1].lineno - 1 : main.lineno - 1]).strip()
    for first, last in paragraphs(main.body[1:], lines):
        yield from _told("\n".join(lines[first:last]))


def paragraphs(body: Sequence[ast.stmt], lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines of statements that no empty line parts, with the remarks above them."""
    starts = [body[0].lineno - 1]
    while lines[starts[0] - 1].lstrip().startswith("#"):
        starts[0] -= 1
    for before, after in pairwise(body):
        between = range(before.end_lineno or 0, after.lineno - 1)
        empty = [number for number in between if not lines[number].strip()]
        if empty:
            starts.append(empty[-1] + 1)
    yield from zip(starts, [*starts[1:], body[-1].end_lineno or 0], strict=True)


def _told(paragraph: str) -> Iterator[Cell]:
    """Yield a paragraph's remark as text, and its code without the empty lines that it prints."""
    lines = dedent(paragraph).strip("\n").splitlines()
    n_remarks = next(number for number, line in enumerate(lines) if not line.startswith("#"))
    if n_remarks:
        yield "markdown", " ".join(line.lstrip("# ") for line in lines[:n_remarks])
    code = [line for line in lines[n_remarks:] if line != "print()"]
    if code:
        yield "code", "\n".join(code).strip("\n")


def notebook_of(script: Path) -> dict[str, Any]:
    """Return a script as a notebook of the fourth format, with what its cells print."""
    names: dict[str, Any] = {"__name__": "__main__"}
    cells, n_run = [], 0
    for number, (kind, text) in enumerate(cells_of(script)):
        mark = hashlib.sha256(f"{script.stem} {number}".encode()).hexdigest()[:8]
        cell: dict[str, Any] = {"cell_type": kind, "id": mark, "metadata": {}}
        if kind == "code":
            n_run += 1
            cell |= {"execution_count": n_run, "outputs": printed(text, names)}
        cells.append(cell | {"source": text.splitlines(keepends=True)})
    return {
        "cells": cells,
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def printed(code: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """Run a cell, and return what it prints as a notebook keeps it."""
    told = io.StringIO()
    with redirect_stdout(told):
        exec(compile(code, "cell", "exec"), names)  # noqa: S102 - the examples' own code
    lines = told.getvalue().splitlines(keepends=True)
    return [{"name": "stdout", "output_type": "stream", "text": lines}] if lines else []


def main(folder: Path = HERE) -> None:
    """Write the notebooks of all examples that read from top to bottom."""
    for script in sorted(SCRIPTS.glob("*.py")):
        if is_told(script):
            with chdir(HERE):
                made = notebook_of(script)
            text = json.dumps(made, indent=1, ensure_ascii=False, sort_keys=True)
            (folder / f"{script.stem}.ipynb").write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main(*(Path(argument).resolve() for argument in sys.argv[1:]))
