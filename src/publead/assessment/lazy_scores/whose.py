"""Whose form a row is: the person and the relationship, and what cannot be true of them."""

from typing import Any, Final

import narwhals.stable.v2 as nw

from publead.assessment.lazy_scores.meanings import TEXTS, WHOLE, Frame, collected, lookup_of
from publead.assessment.ratings import GROUPS, RaterGroup
from publead.assessment.ratings.cells import Groups
from publead.assessment.ratings.header import Layout
from publead.errors import Fault
from publead.tables import AS_TEXT

_N: Final = "publead_n"


def group_expression(frame: Frame, layout: Layout) -> tuple[nw.Expr | None, list[Fault]]:
    """Return the relationship as the name of a rater group, and what is wrong with its cells."""
    name = layout.relationship
    if name is None:
        return None, []
    if frame.collect_schema()[name] not in TEXTS:
        return None, [Fault("is no text", place=name, remedy="Give names of rater groups")]
    lookup = lookup_of(frame, name, Groups.with_labels(dict(layout.relationships)))
    empty = nw.col(name).is_null().cast(nw.Int64).sum().alias(_N)
    faults = [*lookup.faults, *_where(frame, empty, name, "is empty", "Fill it in")]
    return lookup.mapped(lambda code: GROUPS[code].value, nw.String), faults


def name_faults(frame: Frame, names: tuple[str | None, ...]) -> list[Fault]:
    """Return what is wrong with columns of people and raters; no name is repeated."""
    schema = frame.collect_schema()
    faults = []
    for name in names:
        if name is None:
            continue
        if schema[name] not in (*TEXTS, *WHOLE):
            faults.append(Fault(AS_TEXT.problem, place=name, remedy=AS_TEXT.remedy))
            continue
        blank = nw.col(name).is_null()
        if schema[name] in TEXTS:
            blank |= nw.col(name).cast(nw.String).str.strip_chars() == nw.lit("")
        count = blank.cast(nw.Int64).sum().alias(_N)
        faults += _where(frame, count, name, "is empty", "Fill it in, or remove the row")
        faults += _spellings(frame, name) if schema[name] in TEXTS else []
    return faults


def _spellings(frame: Frame, name: str) -> list[Fault]:
    raw = frame.select(nw.col(name).cast(nw.String)).unique()
    alike = nw.col(name).str.strip_chars().str.to_lowercase()
    counts = raw.select(
        (nw.col(name).n_unique() - alike.alias(_N).n_unique()).alias(_N),
    )
    more = _number(collected(counts))
    if not more:
        return []
    problem = f"{more:,} of the names differ only by case or spacing from another"
    return [Fault(problem, place=name, remedy="Write them alike, or tell them apart by more")]


def form_faults(forms: Frame, person: str, rater: str | None, group: str) -> list[Fault]:
    """Return how many forms stand twice, and how many people have two of their own."""
    faults = []
    if rater is not None:
        remedy = "Keep one of the forms"
        problem = "forms are by a rater who has another on the same person"
        faults += _repeated(forms, [person, rater], problem, remedy)
        told = forms.filter(nw.col(group) != nw.lit(RaterGroup.SELF.value))
        same = nw.col(person).cast(nw.String) == nw.col(rater).cast(nw.String)
        problem = "rater and person are the same, and the relationship is not self"
        remedy = "Write self, or give raters identifiers of their own"
        faults += _where(told, same.cast(nw.Int64).sum().alias(_N), group, problem, remedy)
    own = forms.filter(nw.col(group) == nw.lit(RaterGroup.SELF.value))
    problem = "forms are a second self form of the same person"
    return faults + _repeated(own, [person], problem, "Keep one of the forms")


def _repeated(forms: Frame, keys: list[str], problem: str, remedy: str) -> list[Fault]:
    counts = forms.group_by(*keys).agg(nw.len().alias(_N)).filter(nw.col(_N) > 1)
    found = collected(counts.select((nw.col(_N) - 1).sum().alias(_N)))
    more = _number(found)
    return [Fault(f"{more:,} {problem}", remedy=remedy)] if more else []


def _where(frame: Frame, count: nw.Expr, place: str, problem: str, remedy: str) -> list[Fault]:
    rows = _number(collected(frame.select(count)))
    word = "row" if rows == 1 else "rows"
    return [Fault(f"{problem}, in {rows:,} {word}", place=place, remedy=remedy)] if rows else []


def _number(found: nw.DataFrame[Any]) -> int:
    return int(found[_N].to_list()[0] or 0)
