import subprocess
import sys

import publead

PUBLIC_NAMES = [
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


def test_the_public_names_are_these() -> None:
    """A public name is a promise, so the list changes only on purpose."""
    assert publead.__all__ == PUBLIC_NAMES
    assert dir(publead) == sorted(PUBLIC_NAMES)


def test_every_public_name_opens() -> None:
    """Each name leads to something, and twice to the same thing."""
    for name in PUBLIC_NAMES:
        assert getattr(publead, name) is getattr(publead, name)


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that is not public is refused as Python refuses it."""
    assert not hasattr(publead, "leader_score")


def test_the_door_loads_nothing_until_it_is_asked() -> None:
    """Importing the library loads no room of it, and no package that it stands on."""
    code = (
        "import sys, publead; "
        "print([name for name in ('numpy', 'scipy', 'attrs', 'narwhals') if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_no_optional_package_is_loaded_by_the_journey() -> None:
    """The whole way to a report needs no data frame library."""
    code = (
        "import sys, publead as pl\n"
        "for name in pl.__all__: getattr(pl, name)\n"
        "print([name for name in ('pandas', 'polars', 'pyarrow', 'matplotlib', 'jinja2') "
        "if name in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
