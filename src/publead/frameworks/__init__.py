"""
The library of frameworks: what leadership is said to be, by whom, and on what evidence.

The shipped frameworks are constants here, read when they are first asked for; they can also be
loaded by their id.
"""

from typing import TYPE_CHECKING

from publead.frameworks.crosswalks import Crosswalk, Match, Strength, Unmatched
from publead.frameworks.entries import Catalogue, Entry, Standing
from publead.frameworks.loading import CONSTANTS, catalogue, load
from publead.frameworks.model import Competency, EvidenceLevel, Facet, Framework, Subject
from publead.frameworks.pairs import crosswalk, read_crosswalk
from publead.frameworks.reading import read

if TYPE_CHECKING:
    ADAPTIVE_CHALLENGES: Framework
    ADAPTIVE_LEADERSHIP: Framework
    ANTI_HERO: Framework
    ANTI_HERO_REPORT_TRAITS: Framework
    ENGAGEMENT_ENABLERS: Framework
    HEROIC_FLAWS: Framework
    KENDALL_REED: Framework
    LEADERSHIP_IN_THE_PLURAL: Framework
    LEADOCRACY_BARRIERS: Framework
    LEADOCRACY_COUNTERMEASURES: Framework
    LEADOCRACY_ROLES: Framework
    LEADOCRACY_STAKEHOLDERS: Framework
    LEADOCRACY_STRATEGIES: Framework
    LEADOCRACY_THREE_AS: Framework
    LEADOCRACY_VALUES: Framework
    LGA_ACTIONS: Framework
    LGA_MANAGERIAL: Framework
    PLURAL_LEADERSHIP_TERMS: Framework
    PUBLIC_SERVANT_21C: Framework
    PUBLIC_SERVANT_ROLES: Framework
    PUBLIC_VALUE_TRIANGLE: Framework
    RELATIONAL_CONDITIONS: Framework
    SHARED_LEADERSHIP_SPACE: Framework
    SOLACE_CONTEXTUAL: Framework
    TIZARD: Framework
    TIZARD_BEHAVIOURS: Framework
    TIZARD_RESPONSIBILITIES: Framework
    TIZARD_SECTORS: Framework

__all__ = [
    "ADAPTIVE_CHALLENGES",
    "ADAPTIVE_LEADERSHIP",
    "ANTI_HERO",
    "ANTI_HERO_REPORT_TRAITS",
    "ENGAGEMENT_ENABLERS",
    "HEROIC_FLAWS",
    "KENDALL_REED",
    "LEADERSHIP_IN_THE_PLURAL",
    "LEADOCRACY_BARRIERS",
    "LEADOCRACY_COUNTERMEASURES",
    "LEADOCRACY_ROLES",
    "LEADOCRACY_STAKEHOLDERS",
    "LEADOCRACY_STRATEGIES",
    "LEADOCRACY_THREE_AS",
    "LEADOCRACY_VALUES",
    "LGA_ACTIONS",
    "LGA_MANAGERIAL",
    "PLURAL_LEADERSHIP_TERMS",
    "PUBLIC_SERVANT_21C",
    "PUBLIC_SERVANT_ROLES",
    "PUBLIC_VALUE_TRIANGLE",
    "RELATIONAL_CONDITIONS",
    "SHARED_LEADERSHIP_SPACE",
    "SOLACE_CONTEXTUAL",
    "TIZARD",
    "TIZARD_BEHAVIOURS",
    "TIZARD_RESPONSIBILITIES",
    "TIZARD_SECTORS",
    "Catalogue",
    "Competency",
    "Crosswalk",
    "Entry",
    "EvidenceLevel",
    "Facet",
    "Framework",
    "Match",
    "Standing",
    "Strength",
    "Subject",
    "Unmatched",
    "catalogue",
    "crosswalk",
    "load",
    "read",
    "read_crosswalk",
]


def __getattr__(name: str) -> Framework:
    """Return a framework that is a constant here."""
    if name in CONSTANTS:
        return load(CONSTANTS[name])
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names, constants included."""
    return __all__
