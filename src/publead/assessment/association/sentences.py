"""The strongest sentences that a design supports, and what has to be said beside them."""

from publead.assessment.association.findings import Findings
from publead.assessment.association.policies import CommonSource, Part, StudyDesign
from publead.estimates import Estimate, counted

FEW = 30

TIMES = {
    StudyDesign.CROSS_SECTION: "All was measured at one time, so that nobody can tell which came "
    "first.",
    StudyDesign.REPEATED: "Most organisations took part in one wave only, so that nobody can tell "
    "what changed first, nor whether anything changed.",
    StudyDesign.PANEL: "Both sides were measured in the same waves, so that nobody can tell which "
    "moved first. What never changes in an organisation cannot lie behind what is found within "
    "it; what changes along with both can.",
}
SOURCES = {
    CommonSource.SAME: "The same respondents gave both sides: a general mood colours both answers, "
    "and makes them go together more than they would if each were told by others.",
    CommonSource.APART: "",
    CommonSource.NOT_DECLARED: "Nobody said whether the same respondents gave both sides. If they "
    "did, a general mood makes them go together more than they would if each were told by others.",
}


def sentences(found: Findings) -> tuple[str, ...]:
    """Return what may be said, strongest first; no sentence says more than an association."""
    said = [_between(found)]
    if found.design is StudyDesign.PANEL and found[Part.WITHIN].is_shown:
        said.append(_within(found))
    return tuple(said)


def cautions(found: Findings) -> tuple[str, ...]:
    """Return what has to be said beside it."""
    people = found[Part.PEOPLE]
    apart = (
        f" Among people of the same organisation it is {told(people)}." if people.is_shown else ""
    )
    between = found[Part.BETWEEN]
    few = (
        f"With {counted(found.n_organisations, 'organisation')} one or two of them can decide "
        f"the result; by rank it is {told(found[Part.BETWEEN_RANKS])}."
        if between.is_shown and found.n_organisations < FEW
        else ""
    )
    said = (
        TIMES[found.design],
        SOURCES[found.source],
        f"This is about organisations, each counting once whatever its size, and not about the "
        f"people in them.{apart}",
        few,
    )
    return tuple(sentence for sentence in said if sentence)


def told(estimate: Estimate) -> str:
    """Return a correlation with its interval, as sentences have it."""
    if not estimate.is_shown:
        return f"not estimable ({estimate.reason})"
    if not estimate.has_interval:
        return f"r = {estimate.value:.2f}, without an interval"
    return f"r = {estimate.value:.2f} [{estimate.low:.2f}, {estimate.high:.2f}]"


def sign(estimate: Estimate) -> int:
    """Return 1 or -1 where the interval excludes zero, and else 0."""
    if not estimate.has_interval or estimate.low <= 0 <= estimate.high:
        return 0
    return 1 if estimate.value > 0 else -1


def _between(found: Findings) -> str:
    between = found[Part.BETWEEN]
    n = counted(found.n_organisations, "organisation")
    if not between.is_shown:
        return f"Nothing can be said of {n}: {between.reason}."
    direction = sign(between)
    if direction == 0:
        return (
            f"These {n} do not tell whether {found.leadership} and {found.outcome} go together: "
            f"{told(between)}{_given(found)}."
        )
    other = "higher" if direction > 0 else "lower"
    return (
        f"Organisations with higher {found.leadership} have {other} {found.outcome}: "
        f"{told(between)} between {n}{_given(found)}."
    )


def _within(found: Findings) -> str:
    within, given = found[Part.WITHIN], found[Part.WITHIN_GIVEN]
    rest = f"{told(within)} within organisations"
    if given.is_shown:
        also = ", and the controls" if found.controls else ""
        rest += f", {told(given)} given what all shared in a wave{also}"
    direction = sign(given if given.is_shown else within)
    if direction == 0:
        return (
            f"Whether {found.leadership} and {found.outcome} rise and fall together in one "
            f"organisation, these waves do not tell: {rest}."
        )
    other = "above" if direction > 0 else "below"
    return (
        f"In waves in which an organisation's {found.leadership} was above its own mean, its "
        f"{found.outcome} mostly was {other} its own: {rest}."
    )


def _given(found: Findings) -> str:
    if not found.controls:
        return ""
    *first, last = found.controls
    controls = f"{', '.join(first)} and {last}" if first else last
    return f"; given {controls}, {told(found[Part.BETWEEN_GIVEN])}"
