"""
Public leadership, modelled: frameworks, feedback that keeps raters safe, networks, statistics.

Reading the code? Each floor stands on those below, so begin at the bottom: ``errors``; ``codes``,
``sources`` and ``offers``; ``estimates``; ``tables`` and ``disclosure``; the workshops ``stats``
and ``graphs``; ``frameworks``; ``evidence``; ``assessment``, whose stairs are ``instrument``,
``ratings`` and ``valuation``, ``scores``, ``reliability``, ``publication``, then ``feedback`` and
``cohort``, and on top ``norms``, ``comparison``, ``coverage``, ``shared_space``, ``priorities``,
``association`` and ``item_answers``; beside it ``network``, whose stairs are ``nominations``,
``network``, ``indices``, ``structure`` and ``shape``; ``exchange``, ``plots``; ``pages``; ``cli``.

This module only opens the door: each name below is loaded when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from publead._version import __version__

if TYPE_CHECKING:
    from publead import (
        assessment,
        disclosure,
        evidence,
        exchange,
        frameworks,
        graphs,
        network,
        pages,
        plots,
        stats,
        tables,
    )
    from publead.assessment.association import (
        Association,
        CommonSource,
        RowsAre,
        Variable,
        association,
    )
    from publead.assessment.cohort import (
        Cohort,
        cohort,
    )
    from publead.assessment.comparison import (
        ChangeVerdict,
        Comparison,
        compare,
    )
    from publead.assessment.coverage import (
        Coverage,
        HoldingColumns,
        ProgrammeCoverage,
        RequirementColumns,
        coverage,
        programme_coverage,
        read_held,
        read_required,
    )
    from publead.assessment.feedback import (
        FIVE_LARGEST,
        HALF_SD,
        ONE_POINT,
        QUARTER_OF_RANGE,
        THIRD_OF_POINTS,
        Feedback,
        GapRule,
        Verdict,
        all_feedback,
        feedback,
    )
    from publead.assessment.instrument import (
        Instrument,
        Item,
        KnownReliability,
        Scale,
        draft_instrument,
        read_instrument,
        write_instrument,
    )
    from publead.assessment.item_answers import (
        ItemAnswers,
        item_answers,
    )
    from publead.assessment.lazy_scores import (
        group_frame,
        score_frame,
    )
    from publead.assessment.norms import (
        NormPolicy,
        Norms,
        Placement,
        RaterSide,
        ReferenceMeans,
        norms,
    )
    from publead.assessment.priorities import (
        Context,
        Priorities,
        RankedGaps,
        rank_gaps,
    )
    from publead.assessment.publication import audit
    from publead.assessment.ratings import (
        ExportMap,
        Pseudonyms,
        RaterGroup,
        RatingColumns,
        Ratings,
        join_ratings,
        read_export_map,
        read_ratings,
    )
    from publead.assessment.reliability import (
        Reliability,
        reliability,
    )
    from publead.assessment.scores import (
        ItemWeights,
        MissingAnswers,
        Scores,
        Unit,
        score,
    )
    from publead.assessment.shared_space import (
        LeadSide,
        SharedSpace,
        SpaceColumns,
        SpaceSide,
        read_shared_space,
        shared_space,
    )
    from publead.assessment.valuation import (
        BestWorst,
        BestWorstSet,
        Valuation,
        ValuationColumns,
        read_valuation,
        valuation,
    )
    from publead.disclosure import (
        Audit,
        DisclosurePolicy,
        Release,
        SmallGroups,
    )
    from publead.errors import (
        InputError,
        NoCompositeError,
        PubleadError,
    )
    from publead.estimates import (
        Estimate,
        Explanation,
        Status,
    )
    from publead.network import (
        Direction,
        LeadershipNetwork,
        NetworkPolicy,
        RosterColumns,
        SlotColumns,
        StrengthScale,
        TieColumns,
        Undirected,
        centralities,
        describe,
        read_claims,
        read_network,
        read_two_mode,
    )
    from publead.pages import Page, page
    from publead.tables import (
        CsvOptions,
        write_csv,
    )

_HOMES = {
    "publead.assessment.association": (
        "Association",
        "CommonSource",
        "RowsAre",
        "Variable",
        "association",
    ),
    "publead.assessment.cohort": ("Cohort", "cohort"),
    "publead.assessment.comparison": ("ChangeVerdict", "Comparison", "compare"),
    "publead.assessment.coverage": (
        "Coverage",
        "HoldingColumns",
        "ProgrammeCoverage",
        "RequirementColumns",
        "coverage",
        "programme_coverage",
        "read_held",
        "read_required",
    ),
    "publead.assessment.feedback": (
        "FIVE_LARGEST",
        "HALF_SD",
        "ONE_POINT",
        "QUARTER_OF_RANGE",
        "THIRD_OF_POINTS",
        "Feedback",
        "GapRule",
        "Verdict",
        "all_feedback",
        "feedback",
    ),
    "publead.assessment.instrument": (
        "Instrument",
        "Item",
        "KnownReliability",
        "Scale",
        "draft_instrument",
        "read_instrument",
        "write_instrument",
    ),
    "publead.assessment.item_answers": ("ItemAnswers", "item_answers"),
    "publead.assessment.lazy_scores": ("group_frame", "score_frame"),
    "publead.assessment.norms": (
        "NormPolicy",
        "Norms",
        "Placement",
        "RaterSide",
        "ReferenceMeans",
        "norms",
    ),
    "publead.assessment.priorities": ("Context", "Priorities", "RankedGaps", "rank_gaps"),
    "publead.assessment.publication": ("audit",),
    "publead.assessment.ratings": (
        "ExportMap",
        "Pseudonyms",
        "RaterGroup",
        "RatingColumns",
        "Ratings",
        "join_ratings",
        "read_export_map",
        "read_ratings",
    ),
    "publead.assessment.reliability": ("Reliability", "reliability"),
    "publead.assessment.scores": ("ItemWeights", "MissingAnswers", "Scores", "Unit", "score"),
    "publead.assessment.shared_space": (
        "LeadSide",
        "SharedSpace",
        "SpaceColumns",
        "SpaceSide",
        "read_shared_space",
        "shared_space",
    ),
    "publead.assessment.valuation": (
        "BestWorst",
        "BestWorstSet",
        "Valuation",
        "ValuationColumns",
        "read_valuation",
        "valuation",
    ),
    "publead.disclosure": ("Audit", "DisclosurePolicy", "Release", "SmallGroups"),
    "publead.errors": ("InputError", "NoCompositeError", "PubleadError"),
    "publead.estimates": ("Estimate", "Explanation", "Status"),
    "publead.network": (
        "Direction",
        "LeadershipNetwork",
        "NetworkPolicy",
        "RosterColumns",
        "SlotColumns",
        "StrengthScale",
        "TieColumns",
        "Undirected",
        "centralities",
        "describe",
        "read_claims",
        "read_network",
        "read_two_mode",
    ),
    "publead.pages": ("Page", "page"),
    "publead.tables": ("CsvOptions", "write_csv"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
_ROOMS = (
    "assessment",
    "disclosure",
    "evidence",
    "exchange",
    "frameworks",
    "graphs",
    "network",
    "pages",
    "plots",
    "stats",
    "tables",
)

__all__ = [
    "FIVE_LARGEST",
    "HALF_SD",
    "ONE_POINT",
    "QUARTER_OF_RANGE",
    "THIRD_OF_POINTS",
    "Association",
    "Audit",
    "BestWorst",
    "BestWorstSet",
    "ChangeVerdict",
    "Cohort",
    "CommonSource",
    "Comparison",
    "Context",
    "Coverage",
    "CsvOptions",
    "Direction",
    "DisclosurePolicy",
    "Estimate",
    "Explanation",
    "ExportMap",
    "Feedback",
    "GapRule",
    "HoldingColumns",
    "InputError",
    "Instrument",
    "Item",
    "ItemAnswers",
    "ItemWeights",
    "KnownReliability",
    "LeadSide",
    "LeadershipNetwork",
    "MissingAnswers",
    "NetworkPolicy",
    "NoCompositeError",
    "NormPolicy",
    "Norms",
    "Page",
    "Placement",
    "Priorities",
    "ProgrammeCoverage",
    "Pseudonyms",
    "PubleadError",
    "RankedGaps",
    "RaterGroup",
    "RaterSide",
    "RatingColumns",
    "Ratings",
    "ReferenceMeans",
    "Release",
    "Reliability",
    "RequirementColumns",
    "RosterColumns",
    "RowsAre",
    "Scale",
    "Scores",
    "SharedSpace",
    "SlotColumns",
    "SmallGroups",
    "SpaceColumns",
    "SpaceSide",
    "Status",
    "StrengthScale",
    "TieColumns",
    "Undirected",
    "Unit",
    "Valuation",
    "ValuationColumns",
    "Variable",
    "Verdict",
    "__version__",
    "all_feedback",
    "assessment",
    "association",
    "audit",
    "centralities",
    "cohort",
    "compare",
    "coverage",
    "describe",
    "disclosure",
    "draft_instrument",
    "evidence",
    "exchange",
    "feedback",
    "frameworks",
    "graphs",
    "group_frame",
    "item_answers",
    "join_ratings",
    "network",
    "norms",
    "page",
    "pages",
    "plots",
    "programme_coverage",
    "rank_gaps",
    "read_claims",
    "read_export_map",
    "read_held",
    "read_instrument",
    "read_network",
    "read_ratings",
    "read_required",
    "read_shared_space",
    "read_two_mode",
    "read_valuation",
    "reliability",
    "score",
    "score_frame",
    "shared_space",
    "stats",
    "tables",
    "valuation",
    "write_csv",
    "write_instrument",
]


def __getattr__(name: str) -> object:
    """Return a public name, loading its room when it is first asked for."""
    if name in _ROOMS:
        return import_module(f"publead.{name}")
    if name in _HOME_OF:
        return getattr(import_module(_HOME_OF[name]), name)
    raise AttributeError(f"module 'publead' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names."""
    return __all__
