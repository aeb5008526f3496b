"""
Pages that are made of the library's own data while the site is built.

A line ``<!-- generated: NAME -->`` in a page becomes what the function called NAME returns, so no
such page can be older than the data. ``tests/test_generated_pages.py`` calls the same functions.
"""

import json
import re
import runpy
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import yaml_load

from publead import frameworks
from publead.exchange import nouns
from publead.exchange.nouns.catalogue import catalogue
from publead.exchange.nouns.fields import summary_of
from publead.frameworks import Framework, Standing, Strength
from publead.network import LeadershipNetwork
from publead.stats import agreement

MARK = re.compile(r"^<!-- generated: (?P<name>\w+) -->$", re.MULTILINE)
ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"
SCALES = re.compile(r"agree|conscientious|extraversion|neuroticism|openness")


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Return the page with what is generated put in the place of its marks."""
    del page, config, files
    return MARK.sub(lambda mark: MAKERS[mark["name"]](), markdown)


def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Return the files of the site with the JSON Schema of each noun, as ``schemas/NAME.json``."""
    for name in nouns.names():
        text = json.dumps(nouns.schema(name), ensure_ascii=False, indent=1)
        files.append(File.generated(config, f"schemas/{name}.json", content=f"{text}\n"))
    return files


def noun_schemas() -> str:
    """Return the nouns that can be kept as JSON, each with its schema, and what needs a reason."""
    rows = []
    for name, kept in catalogue().items():
        about = summary_of(kept.noun).replace("|", "\\|")
        rows.append((f"[{name}](../schemas/{name}.json)", about, kept.held))
    return table(("noun", "what it is", "kept for a reason only, as it holds"), rows)


def framework_cards() -> str:
    """Return a card for each framework that is shipped, those that can be rated first."""
    entries = [each for each in frameworks.catalogue() if each.standing is Standing.SHIPPED]
    ordered = sorted(entries, key=lambda each: not each.rated)
    return "\n".join(card(frameworks.load(each.id)) for each in ordered)


def card(framework: Framework) -> str:
    """Return one framework: what it is, what it holds, who says so, and what it does not show."""
    draft = "a draft questionnaire can be had" if framework.rated else "not for rating people"
    lines = [
        f"## {framework.title}",
        f"`{framework.id}` · {framework.evidence_level.value} · {draft}",
        framework.about,
        "\n".join(f"- **{each.label}.** {each.definition}" for each in framework),
        f"**Does not show:** {framework.does_not_show}",
        f"**Rights:** {framework.rights}",
        f"**Sources:** {' '.join(str(each) for each in framework.sources)}",
    ]
    return "\n\n".join(lines) + "\n"


def known_not_loaded() -> str:
    """Return the frameworks that are known and cannot be loaded, each with the reason."""
    rows = [
        (f"`{each.id}`", each.title, each.reason)
        for each in frameworks.catalogue()
        if each.standing is Standing.NOT_LOADED
    ]
    return table(("id", "title", "why not"), rows)


def crosswalks() -> str:
    """Return how many competencies the frameworks that can be rated share, pair by pair."""
    rated = [each.id for each in frameworks.catalogue() if each.rated]
    rows = []
    for place, one in enumerate(rated):
        for other in rated[place + 1 :]:
            walk = frameworks.crosswalk(one, other)
            strong = sum(match.strength is Strength.STRONG for match in walk.matches)
            rows.append((f"`{one}`", f"`{other}`", str(len(walk.matches)), str(strong)))
    return table(("one", "other", "matches", "of them strong"), rows)


def oracle(name: str) -> dict[str, Any]:
    """Return what R computed, as a file of the tests holds it."""
    text = (TESTS / "data" / f"oracle_{name}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def measured_here() -> Iterator[tuple[str, str, float, float]]:
    """Yield index, network, R's number and this library's, of two networks that anybody has."""
    where = runpy.run_path(str(TESTS / "network" / "counterparts.py"))["WHERE"]
    marriages = nx.florentine_families_graph()
    marriages.add_node("Pucci")
    graphs = {
        "kite_krackhardt/kite": nx.krackhardt_kite_graph(),
        "padgett_florentine/marriage": marriages,
    }
    for key, graph in graphs.items():
        network, said = LeadershipNetwork.from_networkx(graph), oracle("networks")[key]
        for path, counterpart in where.items():
            value = said
            for step in path.split("/"):
                value = value.get(step) if isinstance(value, dict) else None
            if isinstance(value, float):
                yield path, key, value, float(np.asarray(counterpart(network)))


def networks_against_r() -> str:
    """Return the indices of two networks, computed while the site is built, beside R's."""
    rows = [
        (
            f"`{path}`",
            key.rpartition("/")[2],
            f"{value:.12g}",
            f"{here:.12g}",
            difference(here, value),
        )
        for path, key, value, here in measured_here()
    ]
    return table(("index in R", "network", "R", "publead", "difference"), rows)


def difference(one: float, other: float) -> str:
    """Return how far two numbers lie apart."""
    return "0" if one == other else f"{abs(one - other):.0e}"


def shrout_and_fleiss() -> Iterator[tuple[str, float, float, float]]:
    """Yield each form of the ICC: as Shrout and Fleiss printed it, as R gives it, and as here."""
    ratings = [
        (9, 2, 5, 8),
        (6, 1, 3, 2),
        (8, 4, 6, 8),
        (7, 1, 2, 6),
        (10, 5, 6, 9),
        (6, 2, 4, 7),
    ]
    said = oracle("ratings")
    printed = said["sf_published"]["value"]
    by_r = [row["ICC"] for row in said["sf_icc_aov"]["value"]]
    names = ("ICC11", "ICC21", "ICC31", "ICC1k", "ICC2k", "ICC3k")
    for name, r, here in zip(names, by_r, agreement.icc_forms(ratings), strict=True):
        yield name, printed[name], r, here.value


def iccs_in_print() -> str:
    """Return the six forms of the ICC beside a published table and R."""
    rows = [
        (name, f"{said:.2f}", f"{r:.12g}", f"{here:.12g}", difference(here, r))
        for name, said, r, here in shrout_and_fleiss()
    ]
    return table(("form", "in print", "R", "publead", "difference from R"), rows)


def ratings_against_r() -> str:
    """Return the commands of R whose values about rating data the tests compare."""
    entries = {name: each for name, each in oracle("ratings").items() if name != "meta"}
    counted = Counter(
        (SCALES.sub("…", each["command"]), each["dataset"]) for each in entries.values()
    )
    rows = [
        ("`" + command.replace("|", "\\|").replace("`", "'") + "`", data, str(n))
        for (command, data), n in counted.items()
    ]
    return table(("command", "data", "entries"), rows)


def not_compared() -> str:
    """Return the values of R that nothing is compared with, each with its reason."""
    found = runpy.run_path(str(TESTS / "network" / "not_compared.py"))["NOT_COMPARED"]
    return table(("value of R", "why not"), [(f"`{name}`", why) for name, why in found.items()])


def benchmarks() -> str:
    """Return the page that stands beside the benchmarks, with its links as this site needs them."""
    page = ROOT / "benchmarks" / "README.md"
    return page.read_text(encoding="utf-8").replace("](../docs/", "](")


def how_to_pages() -> str:
    """Return the how-to pages in their groups, as the navigation has them."""
    configuration = yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    (pages,) = (part["How to"] for part in configuration["nav"] if "How to" in part)
    lines = []
    for group in pages[1:]:
        for heading, entries in group.items():
            lines += ["", f"## {heading}", ""]
            for entry in entries:
                lines += [
                    f"- [{title}]({path.removeprefix('how-to/')})" for title, path in entry.items()
                ]
    return "\n".join(lines) + "\n"


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a table in Markdown."""
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


MAKERS: dict[str, Callable[[], str]] = {
    maker.__name__: maker
    for maker in (
        framework_cards,
        known_not_loaded,
        crosswalks,
        networks_against_r,
        iccs_in_print,
        ratings_against_r,
        not_compared,
        benchmarks,
        how_to_pages,
        noun_schemas,
    )
}
