"""Every noun that can be kept as JSON, by name, and what each holds that may give somebody away."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import Final, TypeGuard

import attrs

from publead.exchange.nouns.noun_forms import Kept
from publead.exchange.nouns.walking import fields_of

ROOMS: Final = (
    "publead.errors",
    "publead.sources",
    "publead.estimates",
    "publead.tables",
    "publead.disclosure",
    "publead.graphs.sampled",
    "publead.stats.agreement",
    "publead.stats.careless",
    "publead.stats.change",
    "publead.stats.consistency",
    "publead.frameworks",
    "publead.evidence",
    "publead.assessment.instrument",
    "publead.assessment.ratings",
    "publead.assessment.valuation",
    "publead.assessment.scores",
    "publead.assessment.reliability",
    "publead.assessment.publication",
    "publead.assessment.feedback",
    "publead.assessment.cohort",
    "publead.assessment.item_answers",
    "publead.assessment.norms",
    "publead.assessment.comparison",
    "publead.assessment.coverage",
    "publead.assessment.shared_space",
    "publead.assessment.priorities",
    "publead.assessment.association",
    "publead.network.nominations",
    "publead.network",
    "publead.network.indices.whole",
    "publead.network.structure",
    "publead.network.shape",
    "publead.network.teams",
)
"""The rooms whose nouns can be kept."""

NOT_KEPT: Final[Mapping[str, str]] = {
    **dict.fromkeys(("Bootstrap", "Imputation", "Pivots"), "holds a source of chance"),
    **dict.fromkeys(("PluggedIn", "PluggedIndex", "Work"), "holds a function"),
    "Pseudonyms": "holds a key, which is written nowhere",
    **dict.fromkeys(
        ("Answers", "Cells", "Labels", "Names", "Numbers", "Table", "Unreadable", "Words"),
        "is part of a table that is being read",
    ),
    **dict.fromkeys(
        ("Group", "Nominations", "Plan", "Publication", "RaterSet", "Register", "TiePolicies"),
        "is a step on the way to a noun",
    ),
}
"""Classes of those rooms that are not kept, each with the reason."""

_WHO_ANSWERED: Final = "what each person answered"
_WHO_NAMED: Final = "who named whom"
_NAMES: Final = "numbers beside people's ids"
_RELEASE: Final = "which forms stand in each number, for audits"

HELD: Final[Mapping[str, str]] = {
    "Ratings": _WHO_ANSWERED,
    "RatingMatrix": _WHO_ANSWERED,
    "Comment": "a rater's own words",
    "Scores": "a score for each form",
    "ValuationAnswers": _WHO_ANSWERED,
    "SpaceAnswers": _WHO_ANSWERED,
    "Held": "what each person holds",
    "Holding": "what each person holds",
    "ReferenceMeans": "the mean of each person of the reference",
    "Release": _RELEASE,
    "Figure": _RELEASE,
    "Recovery": "which sums can be worked out",
    "RecoveredSet": "which sums can be worked out",
    "CompetencyFeedback": "an error that the report does not print",
    "Arcs": _WHO_NAMED,
    "LeadershipNetwork": _WHO_NAMED,
    "ClaimsAndGrants": _WHO_NAMED,
    "TieIndex": _WHO_NAMED,
    "TwoMode": "who was where",
    "Groups": "who is of which group",
    "PersonIndex": _NAMES,
    "SampledIndex": _NAMES,
    "Brokerage": _NAMES,
    "Centralities": _NAMES,
    "CorePeriphery": _NAMES,
}
"""What nouns hold that may give somebody away; they are written with a reason only."""

_CALLED: Final[Mapping[tuple[str, str], str]] = {
    ("publead.network.structure.comparison", "Comparison"): "NetworkComparison",
}
"""Nouns whose class is called like another's."""

_ANY_OF: Final[Mapping[str, frozenset[str]]] = {
    "Finding": frozenset(
        {
            "Attrition",
            "Ceiling",
            "RaterGroupsChanged",
            "RaterOverlap",
            "RegressionToTheMean",
            "ReportsTogether",
            "Wording",
        }
    ),
}
"""Which nouns there are of a kind that is no class of its own."""


@cache
def catalogue() -> Mapping[str, Kept]:
    """
    Return every noun that can be kept, by name, in the order of the names.

    Examples
    --------
    >>> [name for name in catalogue() if name.startswith("Fra")]
    ['Framework']
    """
    kept = {}
    for room in ROOMS:
        for called, noun in vars(import_module(room)).items():
            if _is_noun(noun) and called not in NOT_KEPT:
                name = _CALLED.get((noun.__module__, called), called)
                kept[name] = _kept(name, noun)
    return {name: kept[name] for name in sorted(kept)}


@cache
def kept_as(kind: type) -> tuple[Kept, ...]:
    """Return the nouns that are of a class: it, and those that derive from it."""
    names = _ANY_OF.get(kind.__name__)
    return tuple(
        kept
        for name, kept in catalogue().items()
        if (name in names if names is not None else issubclass(kept.noun, kind))
    )


def name_of(noun: object) -> str | None:
    """Return what a noun is called in documents, or None if it cannot be kept."""
    for name, kept in catalogue().items():
        if kept.noun is noun:
            return name
    return None


def _is_noun(found: object) -> TypeGuard[type]:
    if not isinstance(found, type) or not attrs.has(found):
        return False
    return found.__module__.startswith("publead.") and not found.__name__.startswith("_")


def _kept(name: str, noun: type) -> Kept:
    taken = [field for field in attrs.fields(noun) if field.init]
    needed = [field.name for field in taken if field.default is attrs.NOTHING]
    return Kept(
        name=name,
        noun=noun,
        fields=fields_of(noun, kept_as),
        needed=frozenset(needed),
        held=HELD.get(name, ""),
    )
