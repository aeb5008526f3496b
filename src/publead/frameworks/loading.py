"""Which frameworks there are: shipped here, offered by other packages, or known and not loaded."""

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from publead.codes import FrameworkId, framework_id
from publead.errors import Fault, FrameworkError, UnknownCodeError, expect
from publead.frameworks import offers
from publead.frameworks.entries import Catalogue, Entry, Standing
from publead.frameworks.model import Framework
from publead.frameworks.reading import read_file
from publead.offers import package
from publead.tables.strict import Record
from publead.tables.toml_files import read_toml

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint
    from importlib.resources.abc import Traversable

NOT_LOADED: Final = "known_not_loaded.toml"
CONSTANTS: Final = MappingProxyType(
    {
        "ADAPTIVE_CHALLENGES": "adaptive-challenges@1997",
        "ADAPTIVE_LEADERSHIP": "adaptive-leadership@1997",
        "ANTI_HERO": "anti-hero@2013",
        "ANTI_HERO_REPORT_TRAITS": "anti-hero-report-traits@2013",
        "ENGAGEMENT_ENABLERS": "engagement-enablers@2012",
        "HEROIC_FLAWS": "heroic-flaws@2013",
        "KENDALL_REED": "kendall-reed-principles@2015",
        "LEADERSHIP_IN_THE_PLURAL": "leadership-in-the-plural@2012",
        "LEADOCRACY_BARRIERS": "leadocracy-barriers@2012",
        "LEADOCRACY_COUNTERMEASURES": "leadocracy-countermeasures@undated",
        "LEADOCRACY_ROLES": "leadocracy-roles@2012",
        "LEADOCRACY_STAKEHOLDERS": "leadocracy-stakeholders@undated",
        "LEADOCRACY_STRATEGIES": "leadocracy-strategies@2012",
        "LEADOCRACY_THREE_AS": "leadocracy-three-as@2012",
        "LEADOCRACY_VALUES": "leadocracy-values@2012",
        "LGA_ACTIONS": "lga-actions@2017",
        "LGA_MANAGERIAL": "lga-managerial@2017",
        "PLURAL_LEADERSHIP_TERMS": "plural-leadership-terms@2014",
        "PUBLIC_SERVANT_21C": "public-servant-21c@2014",
        "PUBLIC_SERVANT_ROLES": "public-servant-roles@2011",
        "PUBLIC_VALUE_TRIANGLE": "public-value-triangle@1995",
        "RELATIONAL_CONDITIONS": "relational-conditions@2014",
        "SHARED_LEADERSHIP_SPACE": "shared-leadership-space@undated",
        "SOLACE_CONTEXTUAL": "solace-contextual@2013",
        "TIZARD": "tizard-attributes@2014",
        "TIZARD_BEHAVIOURS": "tizard-behaviours@2014",
        "TIZARD_RESPONSIBILITIES": "tizard-responsibilities@2014",
        "TIZARD_SECTORS": "tizard-sectors@2014",
    }
)


def load(framework: str) -> Framework:
    """
    Return a framework by its id, such as ``solace-contextual@2013``.

    Those shipped are read once and kept; those of other packages are asked for each time.

    Raises
    ------
    UnknownCodeError
        If there is no framework of that id; it names the nearest.
    FrameworkError
        If the framework is known and not loaded, or another package offers it and is broken.
    """
    expect(framework, str, "framework", "Give an id such as 'solace-contextual@2013'")
    if framework in _shipped_files():
        return _shipped(framework)
    offered = {point.name: point for point in reversed(offers.entry_points())}
    if framework in offered:
        return offers.framework(offered[framework])
    for entry in _not_loaded():
        if entry.id == framework:
            fault = Fault(
                f"{entry.title} is known and not loaded: {entry.reason}",
                remedy=f"It was published here: {entry.published}. "
                "Read a copy of your own with publead.frameworks.read(path)",
            )
            raise FrameworkError(framework, [fault])
    raise UnknownCodeError("framework", framework, [*_shipped_files(), *offered])


def catalogue() -> Catalogue:
    """Return all frameworks that can be loaded, and those known that cannot."""
    shipped = [
        _entry(_shipped(name), Standing.SHIPPED, package="publead") for name in _shipped_files()
    ]
    offered = [_offer(point) for point in offers.entry_points()]
    return Catalogue((*shipped, *offered, *_not_loaded()))


def data() -> "Traversable":
    """Return the folder of the shipped data."""
    return files("publead.frameworks").joinpath("data")


def _entry(framework: Framework, standing: Standing, *, package: str) -> Entry:
    return Entry(
        id=framework.id,
        title=framework.title,
        standing=standing,
        package=package,
        rated=framework.rated,
    )


@cache
def _shipped_files() -> "dict[str, Traversable]":
    """Return each shipped file by the id that is its name."""
    names = {file.name.removesuffix(".toml"): file for file in data().iterdir()}
    return {name: names[name] for name in sorted(names) if "@" in name}


@cache
def _shipped(framework: str) -> Framework:
    file = _shipped_files()[framework]
    return read_file(file, file.name)


def _offer(point: "EntryPoint") -> Entry:
    try:
        if point.name in _shipped_files():
            raise offers.broken(
                point, "publead ships a framework of that id, which is the one used"
            )
        return _entry(offers.framework(point), Standing.FROM_PACKAGE, package=package(point))
    except FrameworkError as failure:
        return Entry(
            id=FrameworkId(point.name),
            title="",
            standing=Standing.BROKEN,
            package=package(point),
            reason=str(failure.faults[0]),
        )


@cache
def _not_loaded() -> tuple[Entry, ...]:
    record = Record(read_toml(data().joinpath(NOT_LOADED), NOT_LOADED, FrameworkError))
    entries = tuple(
        Entry(
            id=entry.code("id", framework_id),
            title=entry.text("title"),
            standing=Standing.NOT_LOADED,
            published=entry.text("published"),
            reason=entry.text("reason"),
        )
        for entry in record.records("frameworks")
    )
    record.finish(NOT_LOADED, FrameworkError)
    return entries
