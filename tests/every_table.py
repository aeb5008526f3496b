"""
Every public reader of tables with rows that it reads, and every public result that is a table.

No frame library is imported here, so that a process can run all of it and look what was loaded.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Final

import attrs
import networkx as nx
import numpy as np

import publead as pl
from publead import network as networks
from publead.assessment.association.result import Association
from publead.assessment.comparison import PersonChange
from publead.assessment.priorities import GapsByContext, load_context, rank_in_contexts
from publead.exchange import google_forms, limesurvey, microsoft_forms, qualtrics
from publead.exchange.qualtrics.writing import item_name
from publead.frameworks import ANTI_HERO
from publead.network import person, teams, tie, whole
from publead.network.teams.index import TeamIndex
from publead.network.teams.result import Teams
from publead.stats import agreement
from publead.stats.agreement.group_index import GroupIndex
from publead.tables import Tabular, read_table

Row = Mapping[str, object]
NORTHPORT: Final = "examples/northport"
WHO: Final = {"person": "p1", "rater": "r1", "relationship": "peer"}
COLUMNS: Final = pl.RatingColumns(person="person", rater="rater", relationship="relationship")
ROSTER: Final = [{"person": "ann"}, {"person": "bob"}, {"person": "cem"}]
TIES: Final = [
    {"source": "ann", "target": "bob", "strength": 3},
    {"source": "cem", "target": "bob", "strength": 1},
    {"source": "bob", "target": "ann", "strength": 2},
]
STRENGTH: Final = pl.TieColumns(strength="strength", scale=pl.network.StrengthScale.numbers(1, 3))


@attrs.frozen(kw_only=True)
class Reader:
    """
    A reader and one of the tables that it takes.

    Attributes
    ----------
    name : str
        The reader, and the parameter that takes the table.
    rows : sequence of mapping
        What it reads.
    read : callable
        From a source of those rows to the result.
    numbers : tuple of str
        The columns in which a number may be missing.
    """

    name: str
    rows: Sequence[Row]
    read: Callable[[Any], Any]
    numbers: tuple[str, ...] = ()


@cache
def form() -> pl.Instrument:
    """Return a questionnaire."""
    return pl.draft_instrument("solace-contextual@2013")


def forms(codes: Sequence[str], **more: object) -> list[Row]:
    """Return two forms whose answers differ."""
    return [
        WHO | dict.fromkeys(codes, 4) | more,
        WHO | {"rater": "r2"} | {code: place % 5 + 1 for place, code in enumerate(codes)} | more,
    ]


def respondents(**columns: Sequence[object]) -> list[Row]:
    """Return rows from columns, with a number for each respondent."""
    n = len(next(iter(columns.values())))
    return [
        {"who": f"w{row}"} | {name: values[row] for name, values in columns.items()}
        for row in range(n)
    ]


def space_columns() -> pl.SpaceColumns:
    """Return what a table of who leads which task holds."""
    return pl.SpaceColumns(
        side="I am",
        sides={"a councillor": pl.SpaceSide.MEMBERS, "an officer": pl.SpaceSide.OFFICERS},
        leaders={"Leader": pl.LeadSide.MEMBERS, "Chief": pl.LeadSide.OFFICERS},
        tasks=["budget"],
    )


SAID: Final = [
    {"I am": side, "budget": who}
    for side in ("a councillor", "an officer")
    for who in ("Leader", "Chief", "Leader", "Leader", "Chief", "Leader")
]
HELD: Final = [
    {"who": "h1", "post": "Clerk", "competency": "Minutes", "level": 3},
    {"who": "h2", "post": "Clerk", "competency": "Law", "level": 2},
]
REQUIRED: Final = [
    {"post": "Clerk", "competency": "Minutes", "level": 2},
    {"post": "Clerk", "competency": "Law", "level": 1},
]
VALUED: Final = respondents(
    **{f"needed {trait.code}": [4, 5, 3, 4, 5, 4] for trait in ANTI_HERO},
    **{f"rewarded {trait.code}": [2, 1, 3, 2, 1, 2] for trait in ANTI_HERO},
)
COUNCILS: Final = [
    {"council": f"c{place:02}", "trust": 3 + place % 7 / 10, "on_time": 0.6 + place % 5 / 20}
    for place in range(14)
]
ATTENDED: Final = [
    {"person": name, "event": event}
    for event, names in {"a": ("ann", "bob"), "b": ("bob", "cem")}.items()
    for name in names
]
TEAM_TIES: Final = [
    {"team": team, "source": f"{team}{a}", "target": f"{team}{b}", "strength": 1 + b}
    for team in ("x", "y")
    for a, b in ((1, 0), (2, 0), (0, 1))
]
TEAM_PEOPLE: Final = [
    {"team": team, "person": f"{team}{place}"} for team in ("x", "y") for place in range(4)
]


PAIRS: Final = [{"source": row["source"], "target": row["target"]} for row in TIES]
TABLES: Final[dict[str, Sequence[Row]]] = {"ties": TIES, "people": ROSTER, "respondents": ROSTER}
CLAIMED: Final[dict[str, Sequence[Row]]] = {
    "claims": PAIRS, "grants": PAIRS, "people": ROSTER, "respondents": ROSTER
}  # fmt: skip
TEAMS: Final[dict[str, Sequence[Row]]] = {
    "ties": TEAM_TIES,
    "people": TEAM_PEOPLE,
    "respondents": TEAM_PEOPLE,
    "formal_leaders": TEAM_PEOPLE[::4],
}


def read_council(source: Any) -> Association:
    """Return whether trust and punctuality go together."""
    return pl.association(
        source, leadership="trust", outcome="on_time", by="council",
        rows_are=pl.RowsAre.ORGANISATIONS, source=pl.CommonSource.APART,
    )  # fmt: skip


def read_valued(source: Any) -> Any:
    """Return what is needed and rewarded."""
    return pl.read_valuation(
        source, ANTI_HERO,
        needed={f"needed {trait.code}": trait.code for trait in ANTI_HERO},
        rewarded={f"rewarded {trait.code}": trait.code for trait in ANTI_HERO},
        columns=pl.ValuationColumns(respondent="who"),
    )  # fmt: skip


def network(**sources: Any) -> Any:
    """Return a small network, with one of its tables from another source."""
    given: dict[str, Any] = {**TABLES, **sources}
    return pl.read_network(columns=STRENGTH, direction=pl.Direction.NOMINATION, **given)


def claims(**sources: Any) -> Any:
    """Return claims and grants, with one of their tables from another source."""
    given: dict[str, Any] = {**CLAIMED, **sources}
    return pl.network.read_claims(**given)


def many_teams(**sources: Any) -> Teams:
    """Return teams, with one of their tables from another source."""
    given: dict[str, Any] = {**TEAMS, **sources}
    return teams.measure(**given, columns=pl.TieColumns(strength="strength"), by="team")


def each_source(
    name: str, call: Callable[..., Any], tables: Mapping[str, Sequence[Row]]
) -> Iterator[Reader]:
    """Yield a reader for each of the tables that a function takes."""
    for parameter, rows in tables.items():

        def read(source: Any, parameter: str = parameter) -> Any:
            return call(**{parameter: source})

        numbers = ("strength",) if "strength" in rows[0] else ()
        yield Reader(name=f"{name}, {parameter}", rows=rows, read=read, numbers=numbers)


def exported(name: Callable[[str, str], str], **more: object) -> list[Row]:
    """Return rows as a survey tool exports them, with its own names for the items."""
    return forms([name(item.code, item.text) for item in form()], **more)


def by_code(code: str, text: str) -> str:
    """Return an item's code."""
    del text
    return code


def by_text(code: str, text: str) -> str:
    """Return an item's text."""
    del code
    return text


def by_qualtrics(code: str, text: str) -> str:
    """Return the ID that Qualtrics gives an item."""
    del text
    return item_name(code)


READERS: Final = [
    Reader(
        name="read_ratings, source",
        rows=exported(by_code),
        read=lambda source: pl.read_ratings(source, form(), COLUMNS),
        numbers=("trust-1", "trust-4"),
    ),
    Reader(
        name="google_forms.read, source",
        rows=exported(by_text),
        read=lambda source: google_forms.read(source, form(), COLUMNS),
    ),
    Reader(
        name="microsoft_forms.read, source",
        rows=exported(by_text),
        read=lambda source: microsoft_forms.read(source, form(), COLUMNS),
    ),
    Reader(
        name="limesurvey.read, source",
        rows=exported(by_text),
        read=lambda source: limesurvey.read(source, form(), COLUMNS),
    ),
    Reader(
        name="qualtrics.read, source",
        rows=exported(by_qualtrics, Finished="True"),
        read=lambda source: qualtrics.read(source, form(), COLUMNS, csv=pl.CsvOptions()),
    ),
    Reader(
        name="read_valuation, source",
        rows=VALUED,
        read=read_valued,
        numbers=(f"needed {ANTI_HERO.codes[0]}",),
    ),
    Reader(
        name="read_shared_space, source",
        rows=SAID,
        read=lambda source: pl.read_shared_space(source, columns=space_columns()),
    ),
    Reader(
        name="read_held, source",
        rows=HELD,
        read=lambda source: pl.read_held(
            source, columns=pl.HoldingColumns(holder="who", post="post", level="level")
        ),
        numbers=("level",),
    ),
    Reader(
        name="read_required, source",
        rows=REQUIRED,
        read=lambda source: pl.read_required(
            source, columns=pl.RequirementColumns(post="post", level="level")
        ),
        numbers=("level",),
    ),
    Reader(
        name="association, table", rows=COUNCILS, read=read_council, numbers=("trust", "on_time")
    ),
    Reader(
        name="read_two_mode, source", rows=ATTENDED, read=pl.read_two_mode
    ),
    Reader(
        name="read_two_mode, people",
        rows=ROSTER,
        read=lambda source: pl.read_two_mode(ATTENDED, source),
    ),
    *each_source("read_network", network, TABLES),
    *each_source("read_claims", claims, CLAIMED),
    *each_source("measure", many_teams, TEAMS),
    Reader(name="read_table, source", rows=TIES, read=read_table),
]  # fmt: skip
"""Each public function that takes a table, once for each of the tables."""


@cache
def scores(file: str = "forms.csv") -> pl.Scores:
    """Return the scores of Northport."""
    export = pl.read_export_map(f"{NORTHPORT}/forms.toml")
    asked = export.applied_to(form())
    key = pl.Pseudonyms(key=b"a key of sixteen bytes")
    return pl.score(pl.read_ratings(f"{NORTHPORT}/{file}", asked, export.columns, pseudonyms=key))


def northport_norms() -> pl.Norms:
    """Return norms of Northport's own."""
    return pl.norms(scores(), population="all who were rated", collected=date(2026, 3, 31))


def priorities(context: str | None = None) -> pl.Priorities:
    """Return weights that somebody agreed."""
    codes = [each.code for each in form().competencies]
    loaded = None if context is None else load_context(context)
    return pl.Priorities(
        weights=dict.fromkeys(codes, 1 / len(codes)),
        agreed_by="the senior team",
        agreed_on=date(2026, 3, 1),
        context=loaded or pl.Context(name="A year", what_differs="Nothing."),
        expected=dict.fromkeys(codes, 4.0),
    )


def graph() -> pl.LeadershipNetwork:
    """Return a network of twelve people in three groups."""
    drawn = nx.gnp_random_graph(12, 0.4, seed=3, directed=True)
    for node in drawn:
        drawn.nodes[node]["unit"] = "xyz"[node % 3]
    return pl.LeadershipNetwork.from_networkx(drawn, direction=pl.Direction.NOMINATION)


def groups() -> dict[int, str]:
    """Return the group of each."""
    return {node: "xyz"[node % 3] for node in range(12)}


def attended() -> pl.network.TwoMode:
    """Return who was at what."""
    agencies = [row | {"agency": "xyy"[place]} for place, row in enumerate(ROSTER)]
    return networks.read_two_mode(ATTENDED, agencies)


def layered() -> pl.LeadershipNetwork:
    """Return a network of two layers."""
    rows = [row | {"layer": layer} for layer in ("advice", "trust") for row in PAIRS]
    return pl.read_network(
        rows, ROSTER, ROSTER, pl.TieColumns(layer="layer"), direction=pl.Direction.NOMINATION
    )


def against_chance() -> networks.AgainstChance:
    """Return centralization beside what chance gives."""
    rng = np.random.default_rng(1)
    return networks.against_chance(graph(), networks.ShapeIndex.CENTRALIZATION, rng, draws=100)


def ranked_in_contexts() -> GapsByContext:
    """Return one person's gaps under two agreements."""
    both = [priorities(), priorities("returning-officer")]
    report = pl.feedback(scores(), "0107")
    return rank_in_contexts(report, both, rng=np.random.default_rng(1), n_draws=50)


def ranked() -> pl.RankedGaps:
    """Return one person's gaps."""
    report = pl.feedback(scores(), "0107")
    return pl.rank_gaps(report, priorities(), rng=np.random.default_rng(1), n_draws=50)


def covered() -> pl.Coverage:
    """Return which competencies are held."""
    held = pl.read_held(HELD, columns=pl.HoldingColumns(holder="who", post="post", level="level"))
    columns = pl.RequirementColumns(post="post", level="level")
    return pl.coverage(held, pl.read_required(REQUIRED, columns=columns))


def compared() -> pl.Comparison:
    """Return two rounds side by side."""
    return pl.compare(scores(), scores("second_round.csv"))


def space() -> Any:
    """Return who is said to lead."""
    return pl.shared_space(pl.read_shared_space(SAID, columns=space_columns()))


RESULTS: Final[dict[type[Tabular], Callable[[], Tabular]]] = {
    Association: lambda: read_council(COUNCILS),
    networks.AgainstChance: against_chance,
    networks.Brokerage: lambda: person.brokerage(graph(), groups()),
    networks.Census: lambda: whole.dyad_census(graph()),
    networks.Centralities: lambda: pl.centralities(graph()),
    networks.Comparison: lambda: networks.multiplexity(layered()),
    networks.Convening: lambda: networks.convening(attended(), "agency"),
    networks.CorePeriphery: lambda: whole.core_periphery(graph()),
    networks.Mixing: lambda: networks.mixing(graph(), groups()),
    networks.PersonIndex: lambda: person.in_degree(graph()),
    networks.TieIndex: lambda: tie.betweenness(graph()),
    GapsByContext: ranked_in_contexts,
    GroupIndex: lambda: agreement.rwg_j(
        [[1, 2], [2, 2], [3, 3], [3, 4]], list("aabb"), scale=(1, 5)
    ),
    PersonChange: lambda: compared().people[0],
    pl.Cohort: lambda: pl.cohort(scores()),
    pl.Comparison: compared,
    pl.Coverage: covered,
    pl.Feedback: lambda: pl.feedback(scores(), "0107"),
    pl.ItemAnswers: lambda: pl.item_answers(scores()),
    pl.Norms: northport_norms,
    pl.Placement: lambda: northport_norms().place(pl.feedback(scores(), "0107")),
    pl.ProgrammeCoverage: lambda: pl.programme_coverage(["humility"], ANTI_HERO),
    pl.RankedGaps: ranked,
    pl.Reliability: lambda: pl.reliability(scores().ratings),
    pl.Scores: scores,
    networks.Shape: lambda: pl.describe(graph()),
    pl.SharedSpace: space,
    TeamIndex: lambda: many_teams().index("density"),
    Teams: many_teams,
    pl.Valuation: lambda: pl.valuation(read_valued(VALUED)),
}
"""Each public result that is a table, and how one is made."""
