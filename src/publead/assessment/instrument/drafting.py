"""Draft questionnaires for the frameworks that can be rated, in the library's own wording."""

from importlib.resources import files

from publead.assessment.instrument.model import Instrument
from publead.assessment.instrument.reading import read_file
from publead.errors import UnknownCodeError, expect
from publead.frameworks import Framework, load

_SUFFIX = ".toml"


def draft_instrument(framework: Framework | str) -> Instrument:
    """
    Return the library's draft questionnaire for a framework.

    The wording is the library's own, *editorial and not validated*: a place to begin, to be
    changed by those who use it. Answers are on 1 to 5, as numbers or as words from *Strongly
    disagree* to *Strongly agree*. Each competency has at least three behaviours, one of them
    reversed. Where a competency describes an organisation and not a person, its items say so.

    Parameters
    ----------
    framework : Framework or str
        The framework, or its id.

    Returns
    -------
    Instrument

    Raises
    ------
    UnknownCodeError
        If there is no draft for it; it names those there are.

    Examples
    --------
    >>> from publead.frameworks import SOLACE_CONTEXTUAL
    >>> draft = draft_instrument(SOLACE_CONTEXTUAL)
    >>> draft.standing
    'editorial, not validated'
    >>> len(draft.items_of("trust")) >= 3
    True
    """
    expect(framework, Framework | str, "framework", "Give a framework or its id")
    asked = load(framework) if isinstance(framework, str) else framework
    drafts = files("publead.assessment.instrument").joinpath("drafts")
    known = sorted(
        entry.name.removesuffix(_SUFFIX)
        for entry in drafts.iterdir()
        if entry.name.endswith(_SUFFIX)
    )
    if asked.id not in known:
        raise UnknownCodeError("draft instrument for", asked.id, known)
    name = asked.id + _SUFFIX
    return read_file(drafts.joinpath(name), name, asked)
