"""From a framework to Moodle's CSV file."""

import csv
from collections.abc import Iterator
from pathlib import Path

from publead.errors import Fault, FrameworkError, expect, limited
from publead.estimates import counted
from publead.exchange.framework_texts import entries_of, lines_of, texts_of
from publead.exchange.moodle.columns import (
    COLUMNS,
    CONFIGURATION,
    DESCRIPTION,
    FORMAT,
    ID,
    IS_FRAMEWORK,
    LONGEST_NAME,
    NAME,
    PARENT,
    RULE_CONFIG,
    RULE_OUTCOME,
    SCALE,
    TAXONOMY,
    MoodleScale,
    TextFormat,
    guarded,
)
from publead.exchange.texts import line_faults, text_faults
from publead.frameworks import Framework

_TAXONOMY = ",".join(["competency"] * 4)


def write(framework: Framework, path: str | Path, *, scale: MoodleScale | None = None) -> None:
    """
    Write a framework as a CSV file that Moodle imports as a competency framework.

    A text that a spreadsheet could take for a formula is given a leading apostrophe, which Moodle
    will show; `read` takes it off.

    Parameters
    ----------
    framework : Framework
        What to write.
    path : str or Path
        Where; a file that is there is replaced.
    scale : MoodleScale, optional
        On what Moodle notes what learners reached.

    Raises
    ------
    FrameworkError
        With every text that Moodle would cut or cannot hold; nothing is written then.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from publead.frameworks import load
    >>> path = Path(mkdtemp()) / "solace.csv"
    >>> write(load("solace-contextual@2013"), path)
    >>> print(path.read_text("utf-8").splitlines()[2][:40])
    ,place-and-space,Leading place and space
    """
    expect(framework, Framework, "framework", "Give a framework, such as load(id) returns")
    faults = _faults(framework)
    if faults:
        raise FrameworkError(f"framework {framework.id}", limited(faults, "texts"))
    with Path(path).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        rows = _rows(framework, MoodleScale() if scale is None else scale)
        writer.writerows([guarded(cell) for cell in row] for row in rows)


def _faults(framework: Framework) -> list[Fault]:
    lines = lines_of(framework)
    problem = f"is longer than {counted(LONGEST_NAME, 'character')}, at which Moodle cuts it"
    return [
        *line_faults(lines),
        *text_faults(texts_of(framework)),
        *(
            Fault(problem, place=place, remedy="Shorten it")
            for place, text in lines.items()
            if len(text) > LONGEST_NAME and place != "edition"
        ),
    ]


def _rows(framework: Framework, scale: MoodleScale) -> Iterator[list[str]]:
    head = {ID: framework.id, NAME: framework.title, DESCRIPTION: framework.about}
    head |= {SCALE: scale.values, CONFIGURATION: scale.configuration}
    yield _row(head | {IS_FRAMEWORK: "1", TAXONOMY: _TAXONOMY})
    competency = ""
    for place, entry in entries_of(framework):
        is_facet = "facets" in place
        competency = competency if is_facet else entry.code
        cells = {ID: entry.code, NAME: entry.label, DESCRIPTION: entry.definition}
        own = {RULE_OUTCOME: "0", RULE_CONFIG: "null"}
        yield _row(cells | own | ({PARENT: competency} if is_facet else {}))


def _row(cells: dict[int, str]) -> list[str]:
    told = {FORMAT: TextFormat.PLAIN.value} | cells
    return [told.get(place, "") for place in range(len(COLUMNS))]
