"""Whose form a row is: the person and the relationship, and what cannot be true of them."""

from typing import Any, Final

import attrs
import narwhals.stable.v2 as nw

from publead.assessment.lazy_scores.meanings import (
    TEXTS,
    WHOLE,
    Frame,
    Lookup,
    collected,
    lookup_of,
)
from publead.assessment.ratings import GROUPS, RaterGroup
from publead.assessment.ratings.cells import Groups as Labels
from publead.assessment.ratings.header import Layout
from publead.errors import Fault
from publead.estimates import counted
from publead.tables import AS_TEXT

_N: Final = "publead_n"
_ALIKE, _BLANK = "publead_alike", "publead_blank"
_FILL_IN: Final = "Fill it in, or remove the row"


@attrs.frozen
class Groups:
    """
    Rater groups as a frame tells them.

    Attributes
    ----------
    column : str
        The column of the relationship.
    lookup : Lookup
        What its cells mean.
    """

    column: str
    lookup: Lookup

    def named(self) -> nw.Expr:
        """Return each row's rater group by its name."""
        return self.lookup.mapped(lambda code: GROUPS[code].value, nw.String)

    def is_self(self) -> nw.Expr:
        """Return whether each row is a form that somebody filled in on oneself."""
        own = [cell for cell, code in self.lookup.codes.items() if GROUPS[code] is RaterGroup.SELF]
        return nw.col(self.column).cast(nw.String).is_in(own or [""])


def groups_of(frame: Frame, layout: Layout) -> tuple[Groups | None, list[Fault]]:
    """Return the relationship as rater groups, and what is wrong with its cells."""
    name = layout.relationship
    if name is None:
        return None, []
    if frame.collect_schema()[name] not in TEXTS:
        return None, [Fault("is no text", place=name, remedy="Give names of rater groups")]
    lookup = lookup_of(frame, name, Labels.with_labels(dict(layout.relationships)))
    empty = _counts(frame, nw.col(name).is_null())
    return Groups(name, lookup), [*lookup.faults, *_told(empty, "is empty", name, "Fill it in")]


def name_faults(frame: Frame, names: tuple[str | None, ...]) -> list[Fault]:
    """Return what is wrong with columns of people and raters; no name is repeated."""
    schema = frame.collect_schema()
    faults = []
    for name in names:
        if name is None:
            continue
        if schema[name] in TEXTS:
            faults += _text_faults(frame, name)
        elif schema[name] in WHOLE:
            empty = _counts(frame, nw.col(name).is_null())
            faults += _told(empty, "is empty", name, _FILL_IN)
        else:
            faults.append(Fault(AS_TEXT.problem, place=name, remedy=AS_TEXT.remedy))
    return faults


def _text_faults(frame: Frame, name: str) -> list[Fault]:
    """Look at each distinct name once; rows are counted only where one of them is blank."""
    alike = nw.col(name).str.strip_chars().str.to_lowercase().fill_null("")
    raw = frame.select(nw.col(name).cast(nw.String)).unique()
    looked = raw.with_columns(alike.alias(_ALIKE)).select(
        (nw.len() - nw.col(_ALIKE).n_unique()).alias(_N),
        (nw.col(_ALIKE) == nw.lit("")).cast(nw.Int64).sum().alias(_BLANK),
    )
    found = collected(looked)
    more, blanks = _number(found), _number(found, _BLANK)
    faults = []
    if blanks:
        blank = nw.col(name).cast(nw.String).str.strip_chars().fill_null("") == nw.lit("")
        faults += _told(_counts(frame, blank), "is empty", name, _FILL_IN)
        more -= blanks - 1
    if more:
        problem = f"{more:,} of the names differ only by case or spacing from another"
        remedy = "Write them alike, or tell them apart by more"
        faults.append(Fault(problem, place=name, remedy=remedy))
    return faults


def form_faults(frame: Frame, person: str, rater: str | None, groups: Groups) -> list[Fault]:
    """Return how many forms stand twice, and how many people have two of their own."""
    faults = []
    if rater is not None:
        problem = "by a rater who has another on the same person"
        faults += _repeated(frame, [person, rater], problem, "Keep one of the forms")
        same = nw.col(person).cast(nw.String) == nw.col(rater).cast(nw.String)
        problem = "rater and person are the same, and the relationship is not self"
        remedy = "Write self, or give raters identifiers of their own"
        faults += _told(_counts(frame, same & ~groups.is_self()), problem, groups.column, remedy)
    own = frame.filter(groups.is_self())
    problem = "a second self form of the same person"
    return faults + _repeated(own, [person], problem, "Keep one of the forms")


def _repeated(forms: Frame, keys: list[str], problem: str, remedy: str) -> list[Fault]:
    counts = forms.group_by(*keys).agg(nw.len().alias(_N)).filter(nw.col(_N) > 1)
    found = collected(counts.select((nw.col(_N) - 1).sum().alias(_N)))
    more = _number(found)
    return (
        [Fault(f"{counted(more, 'form is', 'forms are')} {problem}", remedy=remedy)] if more else []
    )


def _counts(frame: Frame, condition: nw.Expr) -> int:
    return _number(collected(frame.select(condition.cast(nw.Int64).sum().alias(_N))))


def _told(rows: int, problem: str, place: str, remedy: str) -> list[Fault]:
    told = f"{problem}, in {counted(rows, 'row')}"
    return [Fault(told, place=place, remedy=remedy)] if rows else []


def _number(found: nw.DataFrame[Any], name: str = _N) -> int:
    return int(found[name].to_list()[0] or 0)
