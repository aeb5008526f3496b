"""Which columns hold how much each trait is needed, and how much it is rewarded."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

import attrs

from publead.errors import ArgumentError, Fault, ValuationError, expect
from publead.tables import Role, several


@attrs.frozen(kw_only=True)
class ValuationColumns:
    """
    What the columns beside the answers hold; every column of a table must be accounted for.

    Attributes
    ----------
    respondent : str or None
        The column of who answered; None where each row is one respondent. Its cells are used to
        put rows together, and are not kept.
    trait : str
        Where each row rates one trait, the column of the trait.
    attributes : iterable of str
        Columns that say something of the respondent, such as a directorate.
    ignore : iterable of str
        Columns that are known and not read.
    """

    respondent: str | None = None
    trait: str = "trait"
    attributes: tuple[str, ...] = attrs.field(default=(), converter=several)
    ignore: tuple[str, ...] = attrs.field(default=(), converter=several)


@attrs.frozen(kw_only=True)
class BestWorst:
    """
    Picks of best and worst in a table of one row a respondent and set.

    Attributes
    ----------
    best, worst : str
        The columns of the trait that was picked as the most, and as the least.
    shown : iterable of str
        The columns of the traits that the set showed; an empty cell is a place not used.
    """

    best: str
    worst: str
    shown: tuple[str, ...] = attrs.field(converter=several)


@attrs.frozen(kw_only=True)
class BestWorstSet:
    """
    Picks of best and worst from one set that all respondents saw, in a table of a row each.

    Attributes
    ----------
    best, worst : str
        The columns of the trait that was picked as the most, and as the least.
    traits : iterable of str
        The traits that the set showed: codes or labels.
    """

    best: str
    worst: str
    traits: tuple[str, ...] = attrs.field(converter=several)


Question: TypeAlias = str | Mapping[str, str] | BestWorst | Sequence[BestWorstSet]
"""Where the answers to one question stand: how much is needed, or how much is rewarded."""

QUESTIONS = ("needed", "rewarded")
_REMEDY = (
    "Name the column of a long table, map each column of a wide one to its trait, or use "
    "BestWorst(...) or a list of BestWorstSet(...)"
)


def kind_of(question: Question, name: str) -> type:
    """
    Return which of the four ways a question was asked in.

    Raises
    ------
    ArgumentError
        If it is none of them.
    """
    expect(question, str | Mapping | Sequence | BestWorst, name, _REMEDY)
    if isinstance(question, str | Mapping | BestWorst):
        return next(kind for kind in (str, Mapping, BestWorst) if isinstance(question, kind))
    if not question or not all(isinstance(each, BestWorstSet) for each in question):
        raise ArgumentError(f"{name} must hold BestWorstSet objects, at least one. {_REMEDY}")
    return BestWorstSet


def same_kind(needed: Question, rewarded: Question) -> type:
    """
    Return the way in which both questions were asked.

    Raises
    ------
    ArgumentError
        If they were asked in different ways, so that no difference between them means anything.
    """
    kinds = kind_of(needed, "needed"), kind_of(rewarded, "rewarded")
    if kinds[0] is not kinds[1]:
        raise ArgumentError(
            f"needed is given as {kinds[0].__name__} and rewarded as {kinds[1].__name__}. Both "
            "must have been asked in the same way, or their difference means nothing"
        )
    return kinds[0]


def roles_of(question: Question, name: str) -> list[Role]:
    """Return the columns that a question names for itself."""
    if isinstance(question, str):
        return [(name, question)]
    if isinstance(question, Mapping):
        return [(name, column) for column in question]
    if isinstance(question, BestWorst):
        return [(f"{name}.best", question.best), (f"{name}.worst", question.worst)]
    return [
        role
        for number, each in enumerate(question)
        for role in (
            (f"{name}[{number}].best", each.best),
            (f"{name}[{number}].worst", each.worst),
        )
    ]


def shown_roles(needed: Question, rewarded: Question) -> list[Role]:
    """Return the columns that show a set; the two questions may share them."""
    found: dict[str, str] = {}
    for name, question in zip(QUESTIONS, (needed, rewarded), strict=True):
        if isinstance(question, BestWorst):
            for column in question.shown:
                found.setdefault(column, f"{name}.shown")
    return [(role, column) for column, role in found.items()]


def unknown_columns(
    names: Sequence[str], roles: Sequence[Role], columns: ValuationColumns
) -> list[Fault]:
    """Return a fault for each column that nothing is read from."""
    known = {name for _, name in roles} | set(columns.ignore)
    return [
        Fault(
            "nothing is read from this column",
            place=name,
            remedy="Name it in ValuationColumns(ignore=...), or in attributes=",
        )
        for name in names
        if name not in known
    ]


def refuse(subject: str, faults: Sequence[Fault]) -> None:
    """
    Do nothing where there are no faults.

    Raises
    ------
    ValuationError
        With all of them, in the order in which a person would come upon them.
    """
    if faults:
        ordered = sorted(faults, key=lambda fault: (fault.row is not None, fault.row or 0))
        raise ValuationError(f"valuation from {subject}", ordered)
