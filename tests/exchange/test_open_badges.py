"""Open Badges: alignments that lead to the entries of a CASE package."""

import datetime as dt
import json
from pathlib import Path

import attrs
import pytest

from publead.errors import FrameworkError, UnknownCodeError
from publead.exchange import case, open_badges
from publead.frameworks import load

SOLACE = load("solace-contextual@2013")
BASE = "https://case.northport.example/ims/case/v1p1"


def test_alignments_lead_to_the_items_of_case(tmp_path: Path) -> None:
    """Each target's address is the item's in the package, with its label, code and definition."""
    case.write(SOLACE, tmp_path / "case.json", changed=dt.date(2013, 1, 1), base=BASE)
    items = json.loads((tmp_path / "case.json").read_text("utf-8"))["CFItems"]
    by_address = {item["uri"]: item for item in items}
    open_badges.write(SOLACE, tmp_path / "badge.json", base=BASE + "/")
    listed = json.loads((tmp_path / "badge.json").read_text("utf-8"))
    assert [each["targetCode"] for each in listed] == list(SOLACE.codes)
    for each in listed:
        item = by_address[each["targetUrl"]]
        assert each["type"] == ["Alignment"]
        assert each["targetType"] == "CFItem"
        assert each["targetName"] == item["abbreviatedStatement"]
        assert each["targetDescription"] == item["fullStatement"]
        assert each["targetFramework"] == SOLACE.title


def test_only_the_competencies_that_are_named(tmp_path: Path) -> None:
    """An achievement shows what its issuer says; an unknown code names the nearest."""
    open_badges.write(SOLACE, tmp_path / "badge.json", competencies=["trust"])
    assert len(json.loads((tmp_path / "badge.json").read_text("utf-8"))) == 1
    with pytest.raises(UnknownCodeError, match="Did you mean 'trust'"):
        open_badges.write(SOLACE, tmp_path / "other.json", competencies=["trus"])
    with pytest.raises(FrameworkError, match="title: is empty"):
        open_badges.write(attrs.evolve(SOLACE, title=" "), tmp_path / "other.json")
    assert not (tmp_path / "other.json").exists()
