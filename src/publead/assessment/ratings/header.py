"""Which column of a table holds what: every column is accounted for, or refused by name."""

from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from publead.assessment.instrument import Instrument, normal_form
from publead.assessment.ratings.columns import RatingColumns
from publead.assessment.ratings.groups import RaterGroup
from publead.errors import Fault, nearest, shown
from publead.estimates import counted
from publead.tables import Role, named_twice, not_there

_NO_ITEM = -1


@attrs.frozen(kw_only=True)
class Layout:
    """
    Where in a table things stand; None for a column that is missing or was not named.

    Attributes
    ----------
    person, rater, relationship, comments : str or None
        The columns of these.
    attributes : tuple of str
        The columns about the person.
    relationships : tuple of (str, RaterGroup)
        What further labels of a relationship mean.
    items : tuple of (str, int)
        In a wide table, each column of answers and its item's place in the instrument.
    item, answer : str or None
        In a long table, the columns of the item and of the answer.
    item_places : tuple of (str, int)
        In a long table, what the items may be called, and their places.
    is_long : bool
        Whether each row holds one answer.
    notes : tuple of str
        What to tell about columns that are not read.
    faults : tuple of Fault
        What is wrong with the header.
    """

    person: str | None
    rater: str | None
    relationship: str | None
    comments: str | None = None
    attributes: tuple[str, ...] = ()
    relationships: tuple[tuple[str, RaterGroup], ...] = ()
    items: tuple[tuple[str, int], ...] = ()
    item: str | None = None
    answer: str | None = None
    item_places: tuple[tuple[str, int], ...] = ()
    is_long: bool = False
    notes: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def laid_out(names: Sequence[str], instrument: Instrument, columns: RatingColumns) -> Layout:
    """
    Return where things stand in a table with these column names.

    Parameters
    ----------
    names : sequence of str
        The table's columns.
    instrument : Instrument
        Whose items are looked for.
    columns : RatingColumns
        What the user says of the columns.
    """
    roles = list(_roles(columns))
    everything = [*roles, *(("ignore", name) for name in columns.ignore)]
    places, unmapped = _item_places(instrument, columns)
    items, unknown = _items(names, instrument, places, columns)
    absent = [] if columns.is_long else _item_faults(items, instrument)
    # A column named twice is not read, lest names be shown where labels are asked for.
    counts = Counter(name for _, name in everything)
    once = {name for name in names if counts[name] < 2}

    def present(name: str | None) -> str | None:
        return name if name in once else None

    unread = [repr(name) for name in names if name in columns.ignore]
    return Layout(
        person=present(columns.person),
        rater=present(columns.rater),
        relationship=present(columns.relationship),
        comments=present(columns.comments),
        attributes=tuple(name for name in columns.attributes if name in once),
        relationships=columns.relationships,
        items=tuple((name, place) for name, place in items if name in once),
        item=present(columns.item),
        answer=present(columns.answer),
        item_places=tuple(places.items()),
        is_long=columns.is_long,
        notes=(f"not read: {', '.join(unread)}",) if unread else (),
        faults=(*named_twice(everything), *not_there(roles, names), *unmapped, *unknown, *absent),
    )


def _items(
    names: Sequence[str], instrument: Instrument, places: dict[str, int], columns: RatingColumns
) -> tuple[list[tuple[str, int]], list[Fault]]:
    """Return the columns of items, and a fault for each column that is nothing at all."""
    mapped = dict(columns.items)
    taken = {name for _, name in _roles(columns) if name not in mapped} | set(columns.ignore)
    items, faults = [], []
    for name in names:
        place = _place(name, places)
        if name in taken:
            continue
        if columns.is_long or place is None:
            faults.append(_unknown(name, instrument, places, columns))
        elif place != _NO_ITEM:
            items.append((name, place))
    return items, faults


def _roles(columns: RatingColumns) -> Iterator[Role]:
    named = [
        ("person", columns.person),
        ("rater", columns.rater),
        ("relationship", columns.relationship),
        ("comments", columns.comments),
        ("item", columns.item),
        ("answer", columns.answer),
    ]
    yield from ((role, name) for role, name in named if name is not None)
    yield from (("attributes", name) for name in columns.attributes)
    if not columns.is_long:
        yield from (("items", name) for name, _ in columns.items)


def _item_places(
    instrument: Instrument, columns: RatingColumns
) -> tuple[dict[str, int], list[Fault]]:
    """Return every name that an item may have, and faults of the mapping given."""
    codes = {str(code): place for place, code in enumerate(instrument.codes)}
    alike = [
        (normal_form(name), codes[item.code])
        for item in instrument
        for name in dict.fromkeys((item.code, item.text))
    ]
    counts = Counter(name for name, _ in dict.fromkeys(alike))
    once = {name: place for name, place in alike if counts[name] == 1}
    faults = []
    mapped = {}
    for name, code in columns.items:
        if code in codes:
            mapped[name] = codes[code]
        else:
            guess = nearest(code, codes)
            remedy = f"Did you mean {guess!r}?" if guess else f"See the items of {instrument.id}"
            problem = f"column {shown(name)} is mapped to an item that the instrument has not"
            faults.append(Fault(problem, place="columns.items", value=code, remedy=remedy))
            mapped[name] = _NO_ITEM
    return {**once, **codes, **mapped}, faults


def _place(name: str, places: dict[str, int]) -> int | None:
    place = places.get(name)
    return places.get(normal_form(name)) if place is None else place


def _unknown(
    name: str, instrument: Instrument, places: dict[str, int], columns: RatingColumns
) -> Fault:
    known = [each for each, place in places.items() if place != _NO_ITEM]
    guess = None if columns.is_long else nearest(name, known)
    place = places[guess] if guess else _NO_ITEM
    hint = f"Did you mean the item {instrument.codes[place]!r}? If not, name" if guess else "Name"
    remedy = f"{hint} it in RatingColumns(ignore=...)"
    return Fault("nothing is read from this column", place=name, remedy=remedy)


def _item_faults(items: Sequence[tuple[str, int]], instrument: Instrument) -> list[Fault]:
    holders: dict[int, list[str]] = {}
    for name, place in items:
        holders.setdefault(place, []).append(name)
    faults = [
        Fault(
            f"columns {' and '.join(repr(name) for name in found)} hold the same item",
            place=instrument.codes[place],
            remedy="Name all but one in RatingColumns(ignore=...)",
        )
        for place, found in holders.items()
        if len(found) > 1
    ]
    absent = [code for place, code in enumerate(instrument.codes) if place not in holders]
    if len(absent) == len(instrument) > 1:
        problem = (
            f"no column holds any of the {counted(len(instrument), 'item')} of {instrument.id}"
        )
        remedy = (
            "Name columns by the items' codes or texts, map them in RatingColumns(items=...), "
            "or name item= and answer= where each row holds one answer"
        )
        return [*faults, Fault(problem, remedy=remedy)]
    remedy = "Name its column so, or map it in RatingColumns(items=...)"
    return faults + [Fault("no column holds this item", place=c, remedy=remedy) for c in absent]
