"""The command line: four commands that serve people without writing Python."""

import argparse
import io
import json
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from publead._version import __version__

if TYPE_CHECKING:
    from publead.assessment.instrument import Instrument

DONE, FAULTY = 0, 1
HINTS = {
    "feedback": """
What columns and words mean can be said in a file, given as --map: its keys are those of
RatingColumns, and its table [csv] holds header_rows, encoding and delimiter.""",
    "shape": """
Name the columns by --source, --target and --person, and leave others out by --ignore.""",
}
"""What helps with the faults of each command's files."""


def main(arguments: Sequence[str] | None = None) -> int:
    """
    Run a command and return its exit code: 0 done, 1 the input is faulty, 2 the call is.

    Parameters
    ----------
    arguments : sequence of str, optional
        The words after ``publead``; those of the process where none are given.
    """
    from publead.errors import InputError, PubleadError  # noqa: PLC0415  --help answers at once
    from publead.estimates import counted  # noqa: PLC0415

    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A file that Windows redirects to would have no minus sign, and no names with accents.
            stream.reconfigure(encoding="utf-8")
    options = _parser().parse_args(arguments)
    try:
        print(options.run(options), flush=True)
    except BrokenPipeError:
        # Who reads has seen enough, as `head` has. What is left goes nowhere, and quietly.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except InputError as error:
        listed = "".join(f"\n  {fault}" for fault in error.faults)
        count = counted(len(error.faults), "fault")
        hint = "" if getattr(options, "map", None) else HINTS.get(options.command, "")
        print(f"publead: {error.subject}: {count}{listed}{hint}", file=sys.stderr)
        return FAULTY
    except PubleadError as error:
        print(f"publead: {error}", file=sys.stderr)
        return FAULTY
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="publead", description="Public leadership: frameworks, and feedback that is safe."
    )
    parser.add_argument("--version", action="version", version=f"publead {__version__}")
    commands = parser.add_subparsers(
        title="commands", required=True, metavar="COMMAND", dest="command"
    )
    _add_feedback(commands)
    _add_shape(commands)
    _add_frameworks(commands)
    _add_schema(commands)
    return parser


def _add_feedback(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "feedback",
        help="print one leader's feedback from a forms export",
        description="Read a CSV export, score it, and print one leader's feedback and what was "
        "hidden and why. Faults in the file are listed, all of them, and nothing is printed.",
    )
    command.add_argument("file", metavar="FILE", help="the export, one row a form")
    command.add_argument("--person", required=True, metavar="ID", help="whose feedback")
    command.add_argument("--map", metavar="MAP", help="a TOML file that says what each column is")
    command.add_argument(
        "--framework",
        default="solace-contextual@2013",
        metavar="ID",
        help="whose draft questionnaire was asked (default: %(default)s)",
    )
    command.add_argument("--instrument", metavar="TOML", help="the questionnaire, if not a draft")
    command.add_argument(
        "--join", action="store_true", help="join groups that are too small, not leave them out"
    )
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_feedback)


def _add_shape(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "shape",
        help="print the shape of a leadership network from a list of ties",
        description="Read a CSV file with one row a tie, and print how leadership is spread: how "
        "many lead, how far it meets in one person, and what that does not show. No person is "
        "named. Faults in the files are listed, all of them, and nothing is printed.",
    )
    command.add_argument("ties", metavar="TIES", help="who named whom, one row a tie")
    command.add_argument(
        "--direction",
        required=True,
        choices=("nomination", "influence"),
        help="nomination: whoever is named leads; influence: whoever names leads",
    )
    command.add_argument("--people", metavar="CSV", help="everybody who was asked, and attributes")
    command.add_argument("--respondents", metavar="CSV", help="those who answered, if not all did")
    command.add_argument("--by", metavar="COLUMN", help="an attribute of people, to cut by")
    for end, default in (("source", "who names"), ("target", "who is named")):
        command.add_argument(
            f"--{end}", default=end, metavar="COLUMN", help=f"{default} (default: %(default)s)"
        )
    command.add_argument(
        "--person", default="person", metavar="COLUMN", help="the id in the lists of people"
    )
    command.add_argument(
        "--ignore", action="append", default=[], metavar="COLUMN", help="not to be read; repeatable"
    )
    command.set_defaults(run=_shape)


def _add_frameworks(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser("frameworks", help="list the frameworks, or print one")
    command.add_argument("id", nargs="?", metavar="ID", help="such as solace-contextual@2013")
    command.add_argument("--json", action="store_true", help="print JSON")
    command.set_defaults(run=_frameworks)


def _add_schema(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    command = commands.add_parser(
        "schema",
        help="list the nouns that can be kept as JSON, or print the JSON Schema of one",
        description="Print the JSON Schema (2020-12) of a noun, for programs that are not in "
        "Python: what publead.exchange.nouns writes fits it. Without a name, list the nouns.",
    )
    command.add_argument("noun", nargs="?", metavar="NOUN", help="such as Framework")
    command.set_defaults(run=_schema)


def _feedback(options: argparse.Namespace) -> str:
    import publead as pl  # noqa: PLC0415  so that --help answers at once
    from publead.assessment.ratings import ExportMap, read_export_map  # noqa: PLC0415

    if options.map:
        export = read_export_map(options.map)
    else:
        export = ExportMap(columns=pl.RatingColumns(person="person", rater="rater"))
    ratings = pl.read_ratings(
        options.file,
        export.applied_to(_instrument(options)),
        columns=export.columns,
        csv=export.csv,
    )
    groups = pl.SmallGroups.JOIN if options.join else pl.SmallGroups.LEAVE_OUT
    report = pl.feedback(
        pl.score(ratings), options.person, policy=pl.DisclosurePolicy(small_groups=groups)
    )
    return json.dumps(report.to_dict(), ensure_ascii=False) if options.json else str(report)


def _shape(options: argparse.Namespace) -> str:
    import publead as pl  # noqa: PLC0415

    network = pl.read_network(
        options.ties,
        people=options.people,
        respondents=options.respondents,
        columns=pl.TieColumns(
            source=options.source,
            target=options.target,
            person=options.person,
            ignore=options.ignore,
        ),
        direction=pl.Direction(options.direction),
    )
    return str(pl.describe(network, by=options.by))


def _instrument(options: argparse.Namespace) -> "Instrument":
    import publead as pl  # noqa: PLC0415

    if options.instrument:
        return pl.read_instrument(options.instrument)
    return pl.draft_instrument(options.framework)


def _frameworks(options: argparse.Namespace) -> str:
    from publead import frameworks  # noqa: PLC0415

    if options.id:
        framework = frameworks.load(options.id)
        if options.json:
            return json.dumps(framework.to_dict(), ensure_ascii=False)
        return f"{framework}\n\n{framework.explain()}"
    catalogue = frameworks.catalogue()
    if options.json:
        return json.dumps([str(entry.id) for entry in catalogue])
    return str(catalogue)


def _schema(options: argparse.Namespace) -> str:
    from publead.exchange import nouns  # noqa: PLC0415

    if options.noun is None:
        return "\n".join(nouns.names())
    return json.dumps(nouns.schema(options.noun), ensure_ascii=False, indent=2)
