"""
Everything shown is run: the blocks of the pages, of the README, and of the docstrings.

In a Markdown page these are tested, from top to bottom and sharing their names:

- a ``python`` fence is run; where a ``text`` fence follows at once, what the block prints must
  be that text;
- a fence with ``>>>``, marked ``pycon`` or ``python``, is compared line by line, as doctest does;
- a ``console`` fence is run in a shell: each line that starts with ``$``, and the output below it;
- ``<!-- invisible-code-block: python``, code, and ``-->`` alone on a line: set-up that no reader
  sees. A reason in ``skip_because`` skips what follows.

Each docstring under ``src`` starts afresh, with its module's names only.
"""

import difflib
import doctest
import io
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import redirect_stdout
from functools import partial
from itertools import zip_longest
from pathlib import Path
from typing import Any
from unittest import SkipTest

from hypothesis import HealthCheck, settings
from sybil import Document, Example, Region, Sybil
from sybil.evaluators.doctest import DocTestEvaluator
from sybil.parsers.abstract import DocTestStringParser
from sybil.python import import_path
from sybil.sybil import SybilCollection
from sybil.typing import Evaluator

ROOT = Path(__file__).parent

# A shared machine may be slow at any moment, so no property fails for taking its time.
_patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile(
    "quick", _patient, max_examples=60, derandomize="CI" in os.environ, print_blob=True
)
settings.register_profile("long", _patient, max_examples=2000, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

FENCE = re.compile(
    r"^(?P<indent>[ ]*)(?P<ticks>`{3,}|~{3,})[ ]*(?:\{[ ]*\.)?(?P<word>[\w+-]*)[^\n]*\n"
    r"(?P<body>.*?)"
    r"^(?P=indent)(?P=ticks)[ ]*$",
    re.MULTILINE | re.DOTALL,
)
HIDDEN = re.compile(
    r"^(?P<indent>[ ]*)<!--+[ ]*invisible-code-block:[ ]*python[ ]*\n(?P<body>.*?)^[ ]*--+>",
    re.MULTILINE | re.DOTALL,
)
doctests = DocTestStringParser(DocTestEvaluator(doctest.ELLIPSIS))


def blocks_of_a_page(page: Document) -> Iterator[Region]:
    """Yield what is to be run in a Markdown page."""
    fences = list(FENCE.finditer(page.text))
    for fence, following in zip_longest(fences, fences[1:]):
        body = textwrap.dedent(fence["body"])
        if fence["word"] in {"python", "pycon", "py"}:
            if body.lstrip().startswith(">>>"):
                yield from doctests_within(fence, body, page)
            else:
                yield block(fence, body, run_python, output_after(fence, following, page.text))
        elif fence["word"] == "console":
            yield block(fence, body, run_console)
    shown = [range(*fence.span()) for fence in fences]
    for hidden in HIDDEN.finditer(page.text):
        if not any(hidden.start() in span for span in shown):
            yield block(hidden, textwrap.dedent(hidden["body"]), run_python)


def block(
    found: re.Match[str], body: str, evaluator: Evaluator, expected: str | None = None
) -> Region:
    """Return a block to be run as one example."""
    return Region(found.start(), found.end(), (body, expected), evaluator)


def doctests_within(fence: re.Match[str], body: str, page: Document) -> Iterator[Region]:
    """Yield each prompt of a fence as an example of its own, at its own line."""
    dedented = len(fence["indent"])
    for region in doctests(body, page.path):
        line = body.count("\n", 0, region.start)
        last = body.count("\n", 0, region.end)
        region.start += fence.start("body") + dedented * line
        region.end = min(region.end + fence.start("body") + dedented * last, fence.end())
        yield region


def output_after(fence: re.Match[str], following: re.Match[str] | None, text: str) -> str | None:
    """Return the text fence that follows at once, which shows what the block prints."""
    if following is None or following["word"] != "text":
        return None
    if text[fence.end() : following.start()].strip():
        return None
    return textwrap.dedent(following["body"])


def run_python(example: Example) -> str | None:
    """Run a block in its page's names, and compare what it prints where that is shown."""
    source, expected = example.parsed
    if example.namespace.get("skip_because"):
        raise SkipTest(example.namespace["skip_because"])
    code = compile("\n" * example.line + source, example.path, "exec", dont_inherit=True)
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(code, example.namespace)  # noqa: S102 - the page's own code is what is tested
    return None if expected is None else difference(expected, printed.getvalue())


def run_console(example: Example) -> str | None:
    """Run each command of a console block from the repository's root, and compare its output."""
    transcript, _ = example.parsed
    own_tools_first = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for part in re.split(r"^\$ ", transcript, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        done = subprocess.run(  # noqa: S603 - the page's own commands are what is tested
            ["/bin/sh", "-c", command],
            capture_output=True,
            check=False,
            cwd=ROOT,
            encoding="utf-8",
            env=os.environ | {"PATH": own_tools_first, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
        )
        wrong = difference(expected, done.stdout + done.stderr)
        if wrong:
            return f"$ {command}\n{wrong}"
    return None


def difference(expected: str, printed: str) -> str | None:
    """Return how two texts differ but for space at the ends of lines, or None."""
    shown, seen = (
        [line.rstrip() for line in text.strip("\n").splitlines()] for text in (expected, printed)
    )
    if shown == seen:
        return None
    return "\n".join(difflib.unified_diff(shown, seen, "shown", "printed", lineterm=""))


def examples_of_a_docstring(docstring: Document) -> Iterator[Region]:
    """Yield the examples of one docstring; the first of them clears what others left."""
    for position, region in enumerate(doctests(docstring.text, docstring.path)):
        if position == 0 and region.evaluator:
            region.evaluator = partial(run_afresh, region.evaluator)
        yield region


def run_afresh(evaluator: Evaluator, example: Example) -> str | None:
    """Run an example with its module's names and no others."""
    example.namespace.clear()
    example.namespace.update(vars(import_path(Path(example.path))))
    return evaluator(example)


def at_the_root(namespace: dict[str, Any]) -> None:
    """Let a page open files as its reader would: from the repository's root."""
    namespace["__name__"] = "__main__"
    os.chdir(ROOT)


front_page = Sybil([blocks_of_a_page], filenames=["README.md"], setup=at_the_root)
pages = Sybil([blocks_of_a_page], path="docs", pattern="*.md", setup=at_the_root)
docstrings = Sybil([examples_of_a_docstring], path="src", pattern="*.py", setup=at_the_root)

pytest_collect_file = SybilCollection([front_page, pages, docstrings]).pytest()
