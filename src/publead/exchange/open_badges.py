"""Frameworks as Open Badges 3.0 alignments: what an achievement can say that it shows."""

import json
from collections.abc import Iterable
from pathlib import Path

from publead.errors import FrameworkError, expect, limited
from publead.exchange.framework_texts import lines_of, texts_of
from publead.exchange.identifiers import address, checked_base, part_identifier
from publead.exchange.texts import line_faults, text_faults
from publead.frameworks import Competency, Framework


def write(
    framework: Framework,
    path: str | Path,
    *,
    base: str | None = None,
    competencies: Iterable[str] | None = None,
) -> None:
    """
    Write competencies as the list that goes into an achievement's ``alignment``.

    Nothing is awarded or signed: the issuer's own system puts the list into an achievement, says
    what it takes, and signs what it issues. Left out is all that is not said of one competency.

    Parameters
    ----------
    framework : Framework
        What the badge refers to.
    path : str or Path
        Where; a file that is there is replaced.
    base : str, optional
        The web address of the CASE service that holds the framework, as given to
        `publead.exchange.case.write`; without one, addresses are URNs.
    competencies : iterable of str, optional
        The codes of those that the achievement shows; all where it is left out.

    Raises
    ------
    FrameworkError
        With every text that cannot be written; nothing is written then.
    UnknownCodeError
        If the framework has no competency of a code.
    PolicyError
        If *base* is no web address.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> from publead.frameworks import load
    >>> path = Path(mkdtemp()) / "trust.json"
    >>> write(load("solace-contextual@2013"), path, competencies=["trust"])
    >>> json.loads(path.read_text("utf-8"))[0]["targetName"]
    'Leading through trust'
    """
    expect(framework, Framework, "framework", "Give a framework, such as load(id) returns")
    faults = [*line_faults(lines_of(framework)), *text_faults(texts_of(framework))]
    if faults:
        raise FrameworkError(f"framework {framework.id}", limited(faults, "texts"))
    codes = framework.codes if competencies is None else tuple(competencies)
    below = checked_base(base)
    listed = [_alignment(framework, framework[code], below) for code in codes]
    text = json.dumps(listed, ensure_ascii=False, indent=1)
    Path(path).write_text(text + "\n", encoding="utf-8", newline="\n")


def _alignment(
    framework: Framework, competency: Competency, base: str | None
) -> dict[str, str | list[str]]:
    identifier = part_identifier(framework.id, "CFItems", competency.code)
    return {
        "type": ["Alignment"],
        "targetType": "CFItem",
        "targetName": competency.label,
        "targetUrl": address(base, "CFItems", identifier),
        "targetDescription": competency.definition,
        "targetCode": competency.code,
        "targetFramework": framework.title,
    }
