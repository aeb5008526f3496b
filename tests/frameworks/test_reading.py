"""Reading a council's own framework: every fault at once, in words that say what to do."""

from pathlib import Path

import pytest

from publead.errors import FrameworkError
from publead.frameworks import read

GOOD = """
id = "northport@2025"
title = "Northport's own"
edition = "2025"
about = "What Northport asks of its heads of service."
evidence_level = "practitioner claim"
rights = "Northport's."
does_not_show = "How well Northport is led."
rated = true
[[sources]]
authors = ["Northport Council"]
title = "Our way"
[[competencies]]
code = "care"
label = "Care"
definition = "Looks after people."
subject = "person"
[[competencies.facets]]
code = "time"
label = "Time"
definition = "Makes time for people."
[[competencies]]
code = "rota"
label = "Rota"
definition = "Shares out the nights."
subject = "organisation"
"""


def read_text(folder: Path, text: str) -> list[str]:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    try:
        read(path)
    except FrameworkError as error:
        head, *faults = str(error).splitlines()
        assert head == f"own.toml: {len(faults)} fault{'s' if len(faults) > 1 else ''}"
        return [fault.strip() for fault in faults]
    return []


def test_a_council_reads_its_own_framework(tmp_path: Path) -> None:
    """A well-formed file gives a framework, whether its path is text or a path."""
    path = tmp_path / "own.toml"
    path.write_text(GOOD, encoding="utf-8")
    framework = read(str(path))
    assert framework.codes == ("care", "rota")
    assert framework == read(path)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('id = "northport@2025"\n', "", ["id: is missing"]),
        (
            "northport@2025",
            "Northport",
            ["id: 'Northport' is not a framework id; write it like 'solace-contextual@2013'"],
        ),
        (
            "practitioner claim",
            "proven",
            [
                "evidence_level: is not one of the words allowed: 'proven'. Use "
                "'practitioner claim', 'published, not validated', 'validated'"
            ],
        ),
        ("rated = true", "rated = 1", ["rated: must be true or false, and is a whole number"]),
        ('title = "Our way"', 'title = ""', ["sources[0].title: is empty"]),
        (
            'title = "Our way"',
            'title = "Our way"\nyear = "2025"',
            ["sources[0].year: must be a whole number, and is text"],
        ),
        (
            'title = "Our way"',
            'title = "Our way"\nyear = 2025-01-01',
            ["sources[0].year: must be a whole number, and is a date or time"],
        ),
        (
            'title = "Our way"',
            'title = "Our way"\ndoi = "https://doi.org/10.1/x"',
            ["sources[0].doi: is not a bare DOI: 'https://doi.org/10.1/x'. Begin it with '10.'"],
        ),
        (
            'title = "Our way"',
            'title = "Our way"\naddress = "javascript:alert(1)"',
            [
                "sources[0].address: is not a web address: 'javascript:alert(1)'. "
                "Begin it with https://"
            ],
        ),
        (
            '[[sources]]\nauthors = ["Northport Council"]\ntitle = "Our way"\n',
            "",
            ["sources: is missing"],
        ),
        ('["Northport Council"]', "[]", ["sources[0].authors: is empty"]),
        (
            '["Northport Council"]',
            "[7]",
            ["sources[0].authors[0]: must be text, and is a whole number"],
        ),
        (
            'code = "rota"',
            'code = "The Rota"',
            [
                "competencies[1].code: 'The Rota' is not a competency code; "
                "write it like 'place-and-space'"
            ],
        ),
        (
            'code = "rota"',
            'code = "care"',
            [
                "competencies[1].code: is used before, at competencies[0].code: 'care'. "
                "Give it another code"
            ],
        ),
        (
            'code = "time"',
            'code = "rota"',
            [
                "competencies[0].facets[0].code: is used before, at competencies[1].code: 'rota'. "
                "Give it another code"
            ],
        ),
        (
            'subject = "organisation"',
            'subject = "council"',
            [
                "competencies[1].subject: is not one of the words allowed: 'council'. "
                "Use 'person', 'role', 'organisation'"
            ],
        ),
        (
            'label = "Rota"',
            'lable = "Rota"',
            [
                "competencies[1].label: is missing",
                "competencies[1].lable: is not a key of this table. Did you mean 'label'?",
            ],
        ),
        (
            'label = "Rota"\ndefinition = "Shares out the nights."',
            'label = "\\u001b[31mRota"\ndefinition = " "\nfacets = "none"\nweight = 0.5',
            [
                "competencies[1].label: holds a control character. Remove it",
                "competencies[1].definition: is empty",
                "competencies[1].facets: must be a list, and is text",
                "competencies[1].weight: is not a key of this table. Remove it",
            ],
        ),
    ],
)
def test_a_malformed_file_is_told_what_and_where(
    tmp_path: Path, old: str, new: str, expected: list[str]
) -> None:
    """Each slip gives the fault that names its place and what would be right, and no other."""
    assert old in GOOD
    assert expected == read_text(tmp_path, GOOD.replace(old, new, 1))


def test_an_empty_file_is_told_all_that_is_missing(tmp_path: Path) -> None:
    """Faults do not come one by one."""
    keys = "id title edition about evidence_level rights does_not_show rated sources competencies"
    assert [f"{key}: is missing" for key in keys.split()] == read_text(tmp_path, "")


def test_a_file_that_is_no_toml_is_told_where(tmp_path: Path) -> None:
    """A file that cannot be parsed gives the parser's line and column."""
    expected = [
        "is not TOML: Expected '=' after a key in a key/value pair (at line 1, column 4). "
        "Mend it and read it again"
    ]
    assert expected == read_text(tmp_path, "id northport")


@pytest.mark.parametrize(
    "text", ["a" + ".a" * 20_000 + " = 1", "a = " + "[" * 100_000, "a = '" + "x" * 2_000_000 + "'"]
)
def test_a_hostile_file_is_refused(tmp_path: Path, text: str) -> None:
    """A file made to hang a reader is one fault and nothing else."""
    assert len(read_text(tmp_path, text)) == 1
