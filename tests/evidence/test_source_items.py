"""The map of the source documents' items is held to the code."""

from functools import reduce
from importlib import import_module

import pytest

from publead import evidence, frameworks
from publead.errors import EvidenceError
from publead.evidence import Holding, SourceItem
from publead.evidence.items import items_from

ITEMS = evidence.source_items()
HOLDERS = sorted({holder for item in ITEMS for holder in item.holders})
HEADER = "id,what,kind,holder,reason\n"


def test_all_items_of_the_five_documents_are_listed_once_in_order() -> None:
    counts = {"000": 32, "001": 23, "002": 13, "003": 42, "004": 8}
    expected = [f"{doc}-{n:02}" for doc, most in counts.items() for n in range(1, most + 1)]
    assert [item.id for item in ITEMS] == expected
    assert len(ITEMS) == 118


def test_at_least_seventy_items_are_held_and_at_most_twenty_five_wait_for_a_wing() -> None:
    held = [item for item in ITEMS if item.held_by in {Holding.OBJECT, Holding.CLAIM}]
    waiting = [item for item in ITEMS if item.held_by is Holding.WING]
    assert len(held) >= 70
    assert len(waiting) <= 25


@pytest.mark.parametrize("holder", [h for h in HOLDERS if not h.startswith("wing:")])
def test_every_holder_resolves(holder: str) -> None:
    kind, _, name = holder.partition(":")
    if kind == "claim":
        assert evidence.load(name).id == name
    elif kind == "framework":
        assert frameworks.load(name).id == name
    else:
        assert resolved(name) is not None


def resolved(path: str) -> object:
    parts = path.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            module: object = import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        return reduce(getattr, parts[cut:], module)
    raise AssertionError(path)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_what_nothing_holds_has_a_reason(item: SourceItem) -> None:
    assert item.what
    assert item.document
    assert item.holders or item.held_by is Holding.NOT_MODELLED
    assert item.reason or item.held_by in {Holding.OBJECT, Holding.CLAIM}


def test_claims_that_reasons_name_exist() -> None:
    named = [
        (item, item.reason.partition("is registered as ")[2].split(";")[0])
        for item in ITEMS
        if "is registered as " in item.reason
    ]
    assert named
    for item, claim in named:
        assert evidence.load(claim).id == claim, item.id


def test_an_item_prints_as_a_line() -> None:
    items = {item.id: item for item in ITEMS}
    assert str(items["003-04"]) == "003-04 twelve attributes: framework:tizard-attributes@2014"
    assert str(items["001-20"]).startswith(
        "001-20 maximise the return on the levy: not modelled. A return needs a comparison"
    )


def test_a_table_with_other_columns_is_refused() -> None:
    with pytest.raises(EvidenceError) as caught:
        items_from("id,what\n")
    assert str(caught.value) == (
        "source_items.csv: 1 fault\n  row 1: has other columns. Use id, what, kind, holder, reason"
    )


def test_all_faults_of_the_table_are_told_at_once() -> None:
    rows = [
        "009-01,a thing,claim,claim:people-first,",
        "000-01,,wing,wing:basement,",
        "000-02,a thing,idea,,",
        "000-03,a thing,not-modelled,claim:people-first,Because",
        "000-04,a thing,object,claim:people-first,",
        "000-05,a thing",
    ]
    with pytest.raises(EvidenceError) as caught:
        items_from(HEADER + "\n".join(rows))
    assert str(caught.value) == (
        "source_items.csv: 8 faults\n"
        "  row 2, id: is not an item: '009-01'. Write it like '003-04'\n"
        "  row 3, what: is empty\n"
        "  row 3, holder: does not fit the kind 'wing': 'wing:basement'\n"
        "  row 3, reason: is missing. Say why nothing holds it\n"
        "  row 4, kind: is not one of the words allowed: 'idea'. "
        "Use object, claim, wing, not-modelled\n"
        "  row 5, holder: does not fit the kind 'not-modelled': 'claim:people-first'\n"
        "  row 6, holder: does not fit the kind 'object': 'claim:people-first'\n"
        "  row 7: has 2 cells. Give 5"
    )
