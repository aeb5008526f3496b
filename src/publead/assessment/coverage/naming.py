"""The verb that holds a programme, or a person specification, against a framework."""

from collections.abc import Iterable, Sequence

from publead.assessment.coverage.programme import CompetencyNamed, Named, ProgrammeCoverage
from publead.assessment.coverage.reading import CoverageError
from publead.errors import Fault, PolicyError, expect, nearest
from publead.frameworks import Competency, Crosswalk, Framework, Strength


def programme_coverage(
    named: Iterable[str], framework: Framework, *, through: Crosswalk | None = None
) -> ProgrammeCoverage:
    """
    Return what a programme or a person specification covers of a framework.

    Parameters
    ----------
    named : iterable of str
        The codes that it names: competencies and facets of the framework, or competencies of the
        other framework of *through*.
    framework : Framework
        What it is held against.
    through : Crosswalk, optional
        Where the codes are of another framework: the crosswalk between the two, in either order.

    Returns
    -------
    ProgrammeCoverage
        A competency all of whose facets are named is named by facets, and not itself.

    Raises
    ------
    CoverageError
        If a code is of neither kind; with all faults.
    PolicyError
        If *through* does not join the framework to another.

    Examples
    --------
    >>> from publead import frameworks
    >>> found = programme_coverage(["trust"], frameworks.load("solace-contextual@2013"))
    >>> found.not_named
    ('place-and-space', 'complexity-and-ambiguity', 'entrepreneurial-organisations')
    """
    expect(framework, Framework, "framework", "Use frameworks.load(id)")
    expect(through, Crosswalk | None, "through", "Use frameworks.crosswalk(a, b)")
    expect(named, Iterable, "named", "Give a list of codes")
    if isinstance(named, str):
        raise PolicyError(f"give a list of codes, such as [{named!r}], not one text")
    codes = tuple(dict.fromkeys(map(str, named)))
    walk = None if through is None else _towards(framework, through)
    facets = [facet.code for parts in framework.facets.values() for facet in parts]
    known: Sequence[str] = [*framework.codes, *facets] if walk is None else walk.b.codes
    _require_known(codes, known, framework.id if walk is None else walk.b.id)
    matched = set() if walk is None else {match.b for match in walk.matches}
    return ProgrammeCoverage(
        framework=framework.id,
        lines=tuple(_line(each, set(codes), walk) for each in framework),
        unmatched=() if walk is None else tuple(code for code in codes if code not in matched),
    )


def _towards(framework: Framework, through: Crosswalk) -> Crosswalk:
    if through.a.id == framework.id:
        return through
    if through.b.id == framework.id:
        return through.flipped()
    raise PolicyError(
        f"the crosswalk joins {through.a.id} and {through.b.id}, and not {framework.id}; "
        "use frameworks.crosswalk with the framework that is covered"
    )


def _require_known(codes: Iterable[str], known: Sequence[str], whose: str) -> None:
    faults = []
    for code in codes:
        if code not in known:
            guess = nearest(str(code), known)
            remedy = f"Did you mean {guess!r}?" if guess else f"See the codes of {whose}"
            faults.append(Fault(f"is no code of {whose}", value=str(code), remedy=remedy))
    if faults:
        raise CoverageError("codes that are named", faults)


def _line(competency: Competency, codes: set[str], walk: Crosswalk | None) -> CompetencyNamed:
    facets = [facet.code for facet in competency.facets] if walk is None else []
    pairs = () if walk is None else walk.matches
    matches = [match for match in pairs if match.a == competency.code and match.b in codes]
    here = tuple(code for code in facets if code in codes)
    if walk is None and competency.code in codes:
        named = Named.ITSELF
    elif here:
        named = Named.FACETS
    elif any(match.strength is Strength.STRONG for match in matches):
        named = Named.STRONG
    else:
        named = Named.PARTIAL if matches else Named.NOT
    return CompetencyNamed(
        code=competency.code,
        label=competency.label,
        subject=competency.subject,
        named=named,
        facets=here,
        missing_facets=tuple(code for code in facets if code not in codes),
        through=tuple(match.b for match in matches),
        reasons=tuple(match.reason for match in matches),
    )
