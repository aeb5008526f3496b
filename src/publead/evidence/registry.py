"""The registry: every claim that ships, read once, and the works the claims are taken from."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from publead.errors import EvidenceError, Fault, UnknownCodeError
from publead.evidence.claim import Claim
from publead.evidence.claim_files import read_claims, read_references, read_sources
from publead.sources import Source

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

CLAIM_FILES: Final = (
    "leadocracy.toml",
    "lga.toml",
    "miller.toml",
    "tizard-cooke.toml",
    "literature.toml",
    "practice.toml",
    "sodha.toml",
)
SOURCES: Final = "sources.toml"
BIBLIOGRAPHY: Final = "bibliography.toml"


def load(claim: str) -> Claim:
    """
    Return a claim by its id.

    Raises
    ------
    UnknownCodeError
        If there is no such claim; it names the nearest.

    Examples
    --------
    >>> print(load("basw-paperwork-hours").statement)
    Members surveyed in 2018 reported 29 of 45 weekly hours on computers or paperwork: 64%.
    """
    if claim in _registry():
        return _registry()[claim]
    raise UnknownCodeError("claim", claim, list(_registry()))


def catalogue() -> tuple[Claim, ...]:
    """Return all claims, in the order of the documents they were found in."""
    return tuple(_registry().values())


def opposing(claim: str) -> tuple[Claim, ...]:
    """
    Return the claims that contradict one; opposition goes both ways.

    Raises
    ------
    UnknownCodeError
        If there is no such claim; it names the nearest.

    Examples
    --------
    >>> [other.id for other in opposing("leadocracy-who-problem")]
    ['cooke-far-fewer-leaders']
    """
    return tuple(load(other) for other in load(claim).opposes)


@cache
def bibliography() -> tuple[Source, ...]:
    """
    Return the references of the piece *Literature on leadership*, in the order printed.

    Two names are mended, and one work stands twice in the list; the notes say where.
    """
    return read_references(data().joinpath(BIBLIOGRAPHY))


def data() -> "Traversable":
    """Return the folder of the shipped data."""
    return files("publead.evidence").joinpath("data")


@cache
def _registry() -> dict[str, Claim]:
    works = read_sources(data().joinpath(SOURCES))
    return registered(
        claim for name in CLAIM_FILES for claim in read_claims(data().joinpath(name), works)
    )


def registered(claims: Iterable[Claim]) -> dict[str, Claim]:
    """
    Return claims by id, once it is sure that they fit together.

    Raises
    ------
    EvidenceError
        If an id is used twice, or opposition does not name a claim or does not go both ways.
    """
    by_id: dict[str, Claim] = {}
    faults = []
    for claim in claims:
        if claim.id in by_id:
            faults.append(Fault("is used twice", place=claim.id, remedy="Give one another id"))
        by_id[claim.id] = claim
    for claim in by_id.values():
        for other in claim.opposes:
            if other not in by_id:
                faults.append(Fault("opposes no claim that is known", claim.id, value=other))
            elif claim.id not in by_id[other].opposes:
                faults.append(
                    Fault(
                        f"opposes {other}, which does not oppose it",
                        place=claim.id,
                        remedy="Name it in both",
                    )
                )
    if faults:
        raise EvidenceError("the registry of claims", faults)
    return by_id
