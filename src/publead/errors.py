"""
Every exception of the library, and the faults they carry.

An exception keeps its parts as attributes, so that a program can act on them; its text says what
is wrong, where, why, and what to do next. A reader that finds many faults raises once, with all.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from types import NoneType, UnionType
from typing import get_args

import attrs

LONGEST_VALUE_SHOWN = 40
MOST_CODES_LISTED = 30
MOST_FAULTS_SHOWN = 100
MOST_FAULTS_KEPT = 1000


class PubleadError(Exception):
    """The base of all errors that the library raises on purpose."""


@attrs.frozen
class Fault:
    """
    One thing wrong with what was read, with its place.

    Attributes
    ----------
    problem : str
        What is wrong, in a few words.
    place : str
        Where: a path such as ``competencies[2].code``, or a column's name; may be empty.
    row : int or None
        The row as a person would count it in the file, where there is one.
    value : str or None
        The offending value; left out where it could name a person.
    remedy : str
        What to do next; may be empty.
    """

    problem: str
    place: str = ""
    row: int | None = None
    value: str | None = None
    remedy: str = ""

    def __str__(self) -> str:
        """Return the fault as one line: where, what is wrong, what to do."""
        where = [f"row {self.row}"] if self.row is not None else []
        where += [self.place] if self.place else []
        what = self.problem if self.value is None else f"{self.problem}: {shown(self.value)}"
        line = f"{', '.join(where)}: {what}" if where else what
        return f"{line}. {self.remedy}" if self.remedy else line


class InputError(PubleadError, ValueError):
    """
    What was handed in cannot be read; nothing of it was kept.

    Attributes
    ----------
    subject : str
        What was being read.
    faults : tuple of Fault
        Everything that is wrong with it, in the order in which it stands there; the text shows
        the first hundred.
    """

    def __init__(self, subject: str, faults: Iterable[Fault]) -> None:
        self.subject = subject
        self.faults = tuple(faults)
        count = "1 fault" if len(self.faults) == 1 else f"{len(self.faults)} faults"
        lines = "".join(f"\n  {fault}" for fault in self.faults[:MOST_FAULTS_SHOWN])
        more = len(self.faults) - MOST_FAULTS_SHOWN
        rest = f"\n  … and {more} more, all in .faults" if more > 0 else ""
        super().__init__(f"{subject}: {count}{lines}{rest}")


class TableError(InputError):
    """A table cannot be read as it stands: its encoding, its header, or its shape."""


class FrameworkError(InputError):
    """A framework, or a crosswalk between two, is not well formed."""


class EvidenceError(InputError):
    """A claim in the registry is not well formed."""


class InstrumentError(InputError):
    """An instrument, its items or its scale are not well formed."""


class RatingsError(InputError):
    """Ratings cannot be read against their instrument."""


class ValuationError(InputError):
    """What is needed and what is rewarded cannot be read from a table."""


class ComparisonError(InputError):
    """Two rounds cannot be set beside each other: their scores do not mean the same."""


class ArgumentError(PubleadError, TypeError):
    """An argument is not the kind of thing that is asked for; the text says what is."""


class PolicyError(PubleadError, ValueError):
    """A policy, rule or setting has a value that makes no sense; the text says which would."""


class DisclosureError(PubleadError):
    """What was asked for would give away what raters were promised would stay theirs."""


class NotShownError(PubleadError, ValueError):
    """A number was asked for that is hidden or cannot be estimated; the text says why."""


class NoCompositeError(PubleadError, TypeError):
    """A total over competencies was asked for without declared weights; none is made up."""

    def __init__(self, asked: str) -> None:
        self.asked = asked
        super().__init__(
            f"{asked} has no total. Competencies are different things, and a total says nothing "
            "until somebody declares what each is worth. Declare it with "
            "Priorities(weights=..., agreed_by=..., agreed_on=..., context=...), and ask "
            "composite(feedback, priorities, rng=...), which shows how far the total depends on "
            "the weights; or read the competencies one by one"
        )


class UndefinedStatisticError(PubleadError, ValueError):
    """
    A statistic has no value for these data.

    Attributes
    ----------
    statistic, cause, remedy : str
        Which statistic, why it is undefined here, and what to do next.
    """

    def __init__(self, statistic: str, cause: str, remedy: str) -> None:
        self.statistic, self.cause, self.remedy = statistic, cause, remedy
        super().__init__(f"{statistic} is undefined: {cause}. {remedy}")


class CancelledError(PubleadError):
    """
    Long work was ended before it was done, because somebody asked for it.

    Attributes
    ----------
    work : str
        What was being done.
    done, total : int
        How far it was.
    """

    def __init__(self, work: str, done: int, total: int) -> None:
        self.work, self.done, self.total = work, done, total
        super().__init__(f"{work} was cancelled at {done:,} of {total:,}")


class MissingPackageError(PubleadError, ImportError):
    """
    Something was asked for that needs a package which is not installed.

    Attributes
    ----------
    wanted, package, extra : str
        What was asked for, which package it needs, and the extra of this library that has it.
    """

    def __init__(self, wanted: str, package: str, extra: str) -> None:
        self.wanted, self.package, self.extra = wanted, package, extra
        super().__init__(
            f"{wanted} needs {package}, which cannot be imported. Install publead[{extra}], or "
            "leave the choice to the library"
        )


class OutOfReachError(UndefinedStatisticError):
    """A statistic has a value, but to find it would take longer than anybody waits."""

    def __init__(self, statistic: str, cause: str, remedy: str) -> None:
        super().__init__(statistic, cause, remedy)
        self.args = (f"{statistic} is out of reach: {cause}. {remedy}",)


class NoMaximumError(PubleadError, ValueError):
    """
    An index whose greatest possible centralization is not known, so that it cannot be divided by.

    Attributes
    ----------
    index : str
        The index.
    known : tuple of str
        The indices whose maximum is known.
    """

    def __init__(self, index: str, known: Sequence[str]) -> None:
        self.index, self.known = index, tuple(known)
        super().__init__(
            f"centralization of {index} has no known maximum to be divided by. Describe its "
            f"concentration by the Gini coefficient or the coefficient of variation, which need "
            f"none, or use an index that has one: {', '.join(self.known)}"
        )


class UnknownCodeError(PubleadError, LookupError):
    """
    A code that nobody has defined.

    Attributes
    ----------
    kind : str
        What the code was taken for, such as ``competency``.
    code : str
        The code that was asked for.
    known : tuple of str
        The codes that exist.
    nearest : str or None
        The known code that looks most like it.
    """

    def __init__(self, kind: str, code: str, known: Sequence[str]) -> None:
        code = str(code)  # a number or None may be asked for too
        self.kind, self.code, self.known = kind, code, tuple(known)
        self.nearest = nearest(code, self.known)
        hint = f" Did you mean {self.nearest!r}?" if self.nearest else ""
        listed = ", ".join(self.known[:MOST_CODES_LISTED]) or "none"
        more = len(self.known) - MOST_CODES_LISTED
        rest = f" and {more} more" if more > 0 else ""
        super().__init__(f"no {kind} {shown(code)}.{hint} Known: {listed}{rest}.")


def limited(faults: Sequence[Fault], what: str) -> list[Fault]:
    """
    Return the first thousand faults of a kind, and one that counts the others.

    Parameters
    ----------
    faults : sequence of Fault
        Faults of one kind.
    what : str
        What they were found in, such as ``rows``.
    """
    more = len(faults) - MOST_FAULTS_KEPT
    kept = list(faults[:MOST_FAULTS_KEPT])
    return kept if more <= 0 else [*kept, Fault(f"{more:,} further {what} have faults like these")]


def expect(value: object, kind: type | UnionType, name: str, remedy: str) -> None:
    """
    Do nothing if *value* is of a kind; what is next to be done goes into *remedy*.

    Raises
    ------
    ArgumentError
        If it is not. The value itself is not shown, for it may hold names.
    """
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        found = type(value).__name__
        kinds = get_args(kind) if isinstance(kind, UnionType) else (kind,)
        wanted = " or ".join("None" if each is NoneType else each.__name__ for each in kinds)
        raise ArgumentError(f"{name} must be {wanted}, and is {found}. {remedy}")


def expect_day(value: object, name: str) -> None:
    """
    Do nothing if *value* is a date without a time of day.

    Raises
    ------
    ArgumentError
        If it is not.
    """
    expect(value, date, name, "Give a date, such as date(2026, 3, 31)")
    if isinstance(value, datetime):
        raise ArgumentError(f"{name} is a time of day; give a date, with .date()")


def nearest(text: str, known: Iterable[str]) -> str | None:
    """Return the known word most like *text*, or None where nothing comes close."""
    by_lower_case = {word.casefold(): word for word in known}
    begun = [word for lower, word in by_lower_case.items() if lower.startswith(text.casefold())]
    if len(text) > 2 and len(begun) == 1:
        return begun[0]
    matches = get_close_matches(text.casefold(), by_lower_case, n=1, cutoff=0.5)
    return by_lower_case[matches[0]] if matches else None


def shown(value: str) -> str:
    """Return a value as errors show it: quoted, and cut where it is long."""
    cut = value if len(value) <= LONGEST_VALUE_SHOWN else value[: LONGEST_VALUE_SHOWN - 1] + "…"
    return repr(cut)
