"""The pages that are made while the site is built hold all of the data, and no other numbers."""

import runpy
from pathlib import Path

import pytest

pytest.importorskip("mkdocs", reason="mkdocs, of the extra 'docs', is not installed")
pytest.importorskip("networkx", reason="networkx is not installed")

from publead import frameworks
from publead.exchange.nouns.catalogue import catalogue
from publead.frameworks import Standing

DOCS = Path(__file__).parents[1] / "docs"
MADE = runpy.run_path(str(DOCS / "generated.py"))


def test_every_shipped_framework_has_one_card_with_each_competency() -> None:
    """A card names the framework, its evidence, its limits and every competency."""
    cards = MADE["framework_cards"]()
    for entry in frameworks.catalogue():
        if entry.standing is Standing.SHIPPED:
            framework = frameworks.load(entry.id)
            assert cards.count(f"`{entry.id}` · ") == 1
            assert framework.does_not_show in cards
            assert all(f"**{each.label}.**" in cards for each in framework)


def test_what_cannot_be_loaded_has_its_reason() -> None:
    """Each framework that is known and not loaded stands in the table."""
    table = MADE["known_not_loaded"]()
    missing = [e for e in frameworks.catalogue() if e.standing is Standing.NOT_LOADED]
    assert missing
    assert all(entry.id in table and entry.reason in table for entry in missing)


def test_numbers_computed_for_the_page_are_those_of_r() -> None:
    """Every number of the two networks that anybody has is R's, to the digits that R wrote."""
    rows = list(MADE["measured_here"]())
    assert len(rows) > 30
    for path, network, said, here in rows:
        assert here == pytest.approx(said, rel=1e-13, abs=1e-13), (path, network)


def test_iccs_are_those_in_print_and_of_r() -> None:
    """The six forms are R's, and to half of the last printed digit those of the paper."""
    rows = list(MADE["shrout_and_fleiss"]())
    assert len(rows) == 6
    for form, printed, by_r, here in rows:
        assert here == pytest.approx(by_r, abs=1e-12), form
        assert here == pytest.approx(printed, abs=0.0051), form


def test_every_entry_of_r_is_counted() -> None:
    """The commands' numbers of entries add up to all that R computed about ratings."""
    rows = MADE["ratings_against_r"]().splitlines()[2:]
    counts = [int(row.split(" | ")[-1].removesuffix(" |")) for row in rows]
    assert sum(counts) == len(MADE["oracle"]("ratings")) - 1


def test_every_mark_of_a_page_has_its_maker() -> None:
    """Each mark in the pages is one that can be made, and each maker is used."""
    marks = {
        mark["name"]
        for page in DOCS.rglob("*.md")
        for mark in MADE["MARK"].finditer(page.read_text(encoding="utf-8"))
    }
    assert marks == set(MADE["MAKERS"])


def test_every_how_to_is_listed_by_its_heading_and_linked_from_the_reference() -> None:
    """A reader finds each page by task, under its own title, and beside what it uses."""
    listed = MADE["how_to_pages"]()
    reference = "".join(page.read_text(encoding="utf-8") for page in DOCS.glob("reference/*.md"))
    pages = [page for page in (DOCS / "how-to").glob("*.md") if page.stem != "index"]
    assert len(pages) >= 25
    for page in pages:
        heading = page.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
        assert f"[{heading}]({page.name})" in listed, page.name
        assert f"../how-to/{page.name})" in reference, page.name


def test_every_small_file_is_accounted_for() -> None:
    """The README beside the pages' data names each file, and each page that reads it."""
    told = (DOCS / "data" / "README.md").read_text(encoding="utf-8")
    for file in (DOCS / "data").glob("*.csv"):
        assert f"`{file.name}`" in told, file.name
        readers = [
            page.relative_to(DOCS)
            for page in DOCS.rglob("*.md")
            if f'"docs/data/{file.name}"' in page.read_text(encoding="utf-8")
        ]
        assert all(f"`{reader}`" in told for reader in readers), (file.name, readers)


def test_every_noun_has_its_schema_on_the_site() -> None:
    """Each noun that can be kept stands in the table, with what needs a reason."""
    table = MADE["noun_schemas"]()
    for name, kept in catalogue().items():
        (line,) = [row for row in table.splitlines() if row.startswith(f"| [{name}](")]
        assert line.endswith(f"| {kept.held} |")
