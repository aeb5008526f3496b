"""Loading by id: shipped frameworks, those of other packages, and those known and not loaded."""

import importlib.metadata
import sys
from collections.abc import Callable
from importlib.metadata import EntryPoint
from pathlib import Path
from types import ModuleType

import attrs
import pytest

import publead.frameworks as library
from publead.codes import framework_id
from publead.errors import FrameworkError, UnknownCodeError
from publead.frameworks import SOLACE_CONTEXTUAL, Standing, catalogue, load
from publead.frameworks.loading import CONSTANTS, data

SHIPPED_FILE = Path(str(data())) / "solace-contextual@2013.toml"

Install = Callable[..., None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Pretend that a package is installed which offers the frameworks given."""

    def installed(**offers: object) -> None:
        plugin = ModuleType("northport_frameworks")
        for name, offer in offers.items():
            setattr(plugin, name, offer)
        monkeypatch.setitem(sys.modules, "northport_frameworks", plugin)
        points = [
            EntryPoint(f"{name}@1", f"northport_frameworks:{name}", "publead.frameworks")
            for name in offers
        ]
        offer_only(monkeypatch, *points)

    return installed


def offer_only(monkeypatch: pytest.MonkeyPatch, *points: EntryPoint) -> None:
    def entry_points(*, group: str) -> tuple[EntryPoint, ...]:
        return tuple(point for point in points if point.group == group)

    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)


def own(framework: str) -> library.Framework:
    return attrs.evolve(SOLACE_CONTEXTUAL, id=framework_id(framework))


def raises() -> library.Framework:
    raise RuntimeError("out of paper")


def test_a_constant_is_the_framework_of_its_id() -> None:
    """Each constant is the framework that its id loads, read once."""
    for name, framework in CONSTANTS.items():
        assert getattr(library, name) is load(framework)


def test_there_is_no_other_constant() -> None:
    """A name that is no constant is missing in the usual way."""
    with pytest.raises(AttributeError, match="has no attribute 'SOLACE_TRANSFORMATIONAL'"):
        _ = library.SOLACE_TRANSFORMATIONAL


def test_an_unknown_id_names_the_nearest() -> None:
    """An id without its edition is answered with the edition that exists."""
    with pytest.raises(UnknownCodeError) as caught:
        load("solace-contextual")
    assert caught.value.nearest == "solace-contextual@2013"


def test_an_edition_known_and_not_loaded_says_why() -> None:
    """The edition of 2024 is named, with where it was published and why it is not here."""
    with pytest.raises(FrameworkError) as caught:
        load("public-servant-21c@2024")
    expected = (
        "public-servant-21c@2024: 1 fault\n"
        "  The 21st Century Public Servant, ten years on is known and not loaded: ten new "
        "characteristics in three areas (working with complexity; developing and valuing new ways "
        "of working; thriving in the new environment) are announced, but the ten themselves were "
        "not found. It was published here: University of Birmingham, project page on the 21st "
        "Century Public Servants, birmingham.ac.uk. Read a copy of your own with "
        "publead.frameworks.read(path)"
    )
    assert expected == str(caught.value)


def test_the_other_blocks_of_solace_are_known() -> None:
    """The three blocks of skills beside the contextual one are in the catalogue, not loaded."""
    for block in ("transformational", "political-understanding", "values"):
        assert Standing.NOT_LOADED is catalogue()[f"solace-{block}@2013"].standing


def test_the_catalogue_names_the_nearest() -> None:
    """A slip in the catalogue is answered like one in loading."""
    with pytest.raises(UnknownCodeError) as caught:
        catalogue()["anti-heroes@2013"]
    assert caught.value.nearest == "anti-hero@2013"


def test_the_catalogue_prints_a_heading_for_each_standing() -> None:
    """What is printed tells shipped frameworks from those that cannot be loaded."""
    lines = str(catalogue()).splitlines()
    shown = catalogue().of_standing(Standing.SHIPPED)
    assert f"Shipped ({len(shown)}):" == lines[0]
    assert len(catalogue()) + 2 == len(lines)
    assert any(line.startswith("Known and not loaded (") for line in lines)


def test_another_package_offers_a_framework(install: Install) -> None:
    """An entry point may lead to a framework, or to a function that returns one."""
    install(north=own("north@1"), south=lambda: own("south@1"))
    assert load("north@1") == own("north@1")
    assert load("south@1") == own("south@1")
    expected = [("north@1", "northport_frameworks"), ("south@1", "northport_frameworks")]
    offered = catalogue().of_standing(Standing.FROM_PACKAGE)
    assert expected == [(entry.id, entry.package) for entry in offered]


def test_another_package_offers_a_file(install: Install, tmp_path: Path) -> None:
    """An entry point may lead to the path of a file."""
    path = tmp_path / "own.toml"
    text = SHIPPED_FILE.read_text("utf-8").replace("solace-contextual@2013", "north@1")
    path.write_text(text, encoding="utf-8")
    install(north=path)
    assert load("north@1").competencies == SOLACE_CONTEXTUAL.competencies


@pytest.mark.parametrize(
    ("offer", "problem"),
    [
        (raises, "RuntimeError: out of paper"),
        (7, "it gives int, not a framework or a path"),
        (own("west@1"), "its entry point is named so, but the framework is west@1"),
        (
            SHIPPED_FILE,
            "its entry point is named so, but the framework is solace-contextual@2013",
        ),
        (
            Path("absent.toml"),
            "cannot be opened: No such file or directory. Check the path",
        ),
    ],
)
def test_a_broken_package_harms_no_other(install: Install, offer: object, problem: str) -> None:
    """A broken offer is named with its package; the others load as if it were not there."""
    install(bad=offer, north=own("north@1"))
    expected = (
        f"offered by the package northport_frameworks, but broken: {problem}. "
        "Update that package or remove it"
    )
    entry = catalogue()["bad@1"]
    assert (Standing.BROKEN, expected) == (entry.standing, entry.reason)
    assert catalogue()["north@1"].standing is Standing.FROM_PACKAGE
    with pytest.raises(FrameworkError) as caught:
        load("bad@1")
    assert f"bad@1: 1 fault\n  {expected}" == str(caught.value)


def test_a_package_that_cannot_be_imported_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point into nothing is a broken offer, and no more."""
    point = EntryPoint("bad@1", "no_such_package:bad", "publead.frameworks")
    offer_only(monkeypatch, point)
    expected = "ModuleNotFoundError: No module named 'no_such_package'"
    assert expected in catalogue()["bad@1"].reason


def test_a_shipped_id_cannot_be_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that offers an id shipped here is shown as broken, and ours is used."""
    point = EntryPoint("anti-hero@2013", "northport_frameworks:own", "publead.frameworks")
    offer_only(monkeypatch, point)
    broken = catalogue().of_standing(Standing.BROKEN)
    assert [entry.id for entry in broken] == ["anti-hero@2013"]
    assert len(load("anti-hero@2013")) == 10
