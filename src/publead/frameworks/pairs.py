"""Reading crosswalks: every competency of both sides has a match or a reason for having none."""

from itertools import combinations
from typing import TYPE_CHECKING, Final

from publead.codes import competency_code, framework_id
from publead.errors import Fault, FrameworkError, nearest
from publead.frameworks.crosswalks import Crosswalk, Match, Strength, Unmatched
from publead.frameworks.loading import data, load
from publead.frameworks.model import Framework
from publead.tables.strict import Record
from publead.tables.toml_files import read_toml

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

STATUS: Final = "editorial"
PAIRED: Final = (
    "solace-contextual@2013",
    "public-servant-21c@2014",
    "anti-hero@2013",
    "lga-managerial@2017",
    "tizard-attributes@2014",
)


def crosswalk(a: Framework | str, b: Framework | str) -> Crosswalk:
    """
    Return which competencies of two shipped frameworks speak of the same thing.

    Parameters
    ----------
    a, b : Framework or str
        The frameworks or their ids, in either order.

    Raises
    ------
    FrameworkError
        If there is no crosswalk between the two; the error lists those that there are.
    """
    first = a if isinstance(a, Framework) else load(a)
    second = b if isinstance(b, Framework) else load(b)
    for one, other in ((first, second), (second, first)):
        file = data().joinpath("crosswalks", f"{_name(one)}--{_name(other)}.toml")
        if {one.id, other.id} <= set(PAIRED) and file.is_file():
            walk = read_crosswalk(file, one, other)
            return walk if one is first else walk.flipped()
    pairs = "; ".join(f"{one} and {other}" for one, other in combinations(PAIRED, 2))
    fault = Fault("there is no crosswalk between the two", remedy=f"There are those of {pairs}")
    raise FrameworkError(f"{first.id} and {second.id}", [fault])


def read_crosswalk(source: "Path | Traversable", a: Framework, b: Framework) -> Crosswalk:
    """
    Return the crosswalk that a TOML file holds, checked against both frameworks.

    Raises
    ------
    FrameworkError
        If the file cannot be read, or a competency has neither a match nor a reason; with all
        faults.
    """
    record = Record(read_toml(source, source.name, FrameworkError))
    _check_head(record, a, b)
    matches = [_match(entry, a, b) for entry in record.records("matches")]
    unmatched = [_unmatched(entry, a, b) for entry in record.optional_records("unmatched")]
    walk = Crosswalk(
        a=a,
        b=b,
        status=record.text("status"),
        note=record.text("note"),
        matches=tuple(matches),
        unmatched=tuple(unmatched),
    )
    _check_whole(record, walk)
    record.finish(source.name, FrameworkError)
    return walk


def _name(framework: Framework) -> str:
    return framework.id.partition("@")[0]


def _check_head(record: Record, a: Framework, b: Framework) -> None:
    for key, framework in (("a", a), ("b", b)):
        found = record.code(key, framework_id)
        if found and found != framework.id:
            record.fault("is another framework", key, value=found, remedy=f"Here is {framework.id}")
    status = record.text("status")
    if status and status != STATUS:
        record.fault("must be 'editorial'", "status", value=status)


def _match(record: Record, a: Framework, b: Framework) -> Match:
    match = Match(
        a=record.code("a", competency_code),
        b=record.code("b", competency_code),
        strength=record.choice("strength", Strength),
        reason=record.text("reason"),
    )
    _check_known(record, "a", match.a, a)
    _check_known(record, "b", match.b, b)
    return match


def _unmatched(record: Record, a: Framework, b: Framework) -> Unmatched:
    unmatched = Unmatched(
        framework=record.code("framework", framework_id),
        code=record.code("code", competency_code),
        reason=record.text("reason"),
    )
    sides = {framework.id: framework for framework in (a, b)}
    if unmatched.framework in sides:
        _check_known(record, "code", unmatched.code, sides[unmatched.framework])
    elif unmatched.framework:
        record.fault(
            "is neither of the two",
            "framework",
            value=unmatched.framework,
            remedy=f"Use {a.id} or {b.id}",
        )
    return unmatched


def _check_known(record: Record, key: str, code: str, framework: Framework) -> None:
    if code and code not in framework:
        guess = nearest(code, framework.codes)
        remedy = f"Did you mean {guess!r}?" if guess else "Use one of its codes"
        record.fault(f"is no competency of {framework.id}", key, value=code, remedy=remedy)


def _check_whole(record: Record, walk: Crosswalk) -> None:
    pairs = [(match.a, match.b) for match in walk.matches]
    for index, pair in enumerate(pairs):
        if pair in pairs[:index]:
            record.fault("repeats a pair", f"matches[{index}]", remedy="Remove one of the two")
    alone = [(one.framework, one.code) for one in walk.unmatched]
    matched = {(walk.a.id, a) for a, _ in pairs} | {(walk.b.id, b) for _, b in pairs}
    for index, one in enumerate(alone):
        if one in matched or one in alone[:index]:
            record.fault("has a match, or stands here twice", f"unmatched[{index}]", value=one[1])
    for framework in (walk.a, walk.b):
        for code in framework.codes:
            if (framework.id, code) not in matched.union(alone):
                record.fault(
                    f"a competency of {framework.id} is left out",
                    value=code,
                    remedy="Match it, or say under [[unmatched]] why nothing matches it",
                )
