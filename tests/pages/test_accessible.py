"""axe-core, keyboard and zoom on generated pages and on the site's main pages, in Chromium."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import publead as pl

ROOT = Path(__file__).parents[2]
MAIN_PAGES = (
    "index.html",
    "start/first-feedback.html",
    "tutorials/first-feedback.html",
    "tutorials/where-leadership-sits.html",
    "how-to/index.html",
    "how-to/draw-a-picture.html",
    "how-to/hand-over-a-page.html",
    "explanation/reliability-and-agreement.html",
    "explanation/distributed-leadership.html",
    "explanation/frameworks.html",
    "explanation/architecture.html",
    "explanation/disclosure.html",
    "explanation/intervals.html",
    "explanation/speed.html",
    "frameworks/index.html",
    "reference/index.html",
    "reference/network.html",
    "reference/pages.html",
    "validation.html",
    "benchmarks.html",
    "glossary.html",
    "changelog.html",
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
SCHEMES = ("light", "dark")
PHONE = 320
"""How many CSS pixels are left of 1,280 at 400 %, where nothing may need scrolling both ways."""
ZOOMED = 640
"""The same at 200 %."""
FOCUSED = """() => {
  const part = document.activeElement;
  const drawn = {
    __drawer: "[for=__drawer]",
    __palette_0: ".md-header__option label:not([hidden])",
  };
  const seen = drawn[part.id] ? document.querySelector(`.md-header ${drawn[part.id]}`) : part;
  const box = seen.getBoundingClientRect();
  const within = box.width > 0 && box.right > 0 && box.left < innerWidth
    && box.bottom > 0 && box.top < innerHeight;
  return { id: part.id, within, ring: getComputedStyle(seen).outlineStyle };
}"""
"""What has the focus: its id, whether it stands in the window, and how its ring is drawn."""

pytestmark = pytest.mark.nightly


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Return Debian's Chromium, or skip with what is missing."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium on the path, and none named by CHROMIUM")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site, built as strictly as every change builds it, or one built before."""
    if "SITE" in os.environ:
        return Path(os.environ["SITE"])
    pytest.importorskip("mkdocs", reason="mkdocs, of the extra 'docs', is not installed")
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-d", str(folder)]
    quiet = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=ROOT, env=quiet, check=True)
    return folder


@pytest.fixture(scope="module")
def written(pages: dict[str, pl.Page], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, page in pages.items():
        page.write(folder / f"{name}.html")
    return folder


def violations(browser: Any, path: Path, scheme: str) -> list[str]:
    """Return what axe-core finds wrong, a line a rule, with where."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    # The axe script could not be put into a page whose policy forbids scripts.
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    context.set_default_timeout(120_000)  # a shared machine may be slow at any moment
    page = context.new_page()
    page.goto(path.as_uri())
    page.wait_for_timeout(300)
    found = axe.run(page, options=RULES).response["violations"]
    context.close()
    return [
        f"{rule['id']} ({rule['impact']}): {', '.join(str(n['target']) for n in rule['nodes'])}"
        for rule in found
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", ["feedback", "cohort", "items", "shape"])
def test_axe_finds_nothing_on_generated_pages(
    browser: Any, written: Path, kind: str, scheme: str
) -> None:
    """No rule of WCAG 2.2 AA, and none of axe-core's own, is broken in light or dark."""
    assert violations(browser, written / f"{kind}.html", scheme) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", MAIN_PAGES)
def test_axe_finds_nothing_on_the_site(browser: Any, site: Path, name: str, scheme: str) -> None:
    """The same for the site's main pages."""
    assert violations(browser, site / name, scheme) == []


@pytest.mark.parametrize("width", [PHONE, ZOOMED])
@pytest.mark.parametrize("name", MAIN_PAGES)
def test_the_site_fits_a_phone_and_a_screen_at_200_percent(
    browser: Any, site: Path, name: str, width: int
) -> None:
    """No main page scrolls sideways as a whole; wide tables and blocks do so inside."""
    page = browser.new_page(viewport={"width": width, "height": 450})
    page.goto((site / name).as_uri())
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    page.close()


@pytest.mark.parametrize("width", [ZOOMED, 1280])
def test_who_moves_by_keyboard_sees_where_they_are(browser: Any, site: Path, width: int) -> None:
    """Each of the first stops of Tab stands in the window with a ring around it."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto((site / "index.html").as_uri())
    page.wait_for_timeout(500)
    for stop in range(25):
        page.keyboard.press("Tab")
        page.wait_for_timeout(300)  # the theme slides and scrolls
        found = page.evaluate(FOCUSED)
        assert found["within"], (stop, found)
        assert found["ring"] == "solid", (stop, found)
    page.close()


def test_the_menu_of_a_phone_opens_by_keyboard(browser: Any, site: Path) -> None:
    """Space on the first stop shows the menu, and Tab then walks into it."""
    page = browser.new_page(viewport={"width": ZOOMED, "height": 900})
    page.goto((site / "index.html").as_uri())
    page.wait_for_timeout(500)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["id"] == "__drawer"
    assert not page.locator(".md-nav--primary").first.is_visible()
    page.keyboard.press("Space")
    page.wait_for_timeout(600)
    assert page.locator(".md-nav--primary").first.is_visible()
    page.close()


def test_search_works_from_a_folder(browser: Any, site: Path) -> None:
    """Opened as a file, the site finds its pages and asks no other host for anything."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((site / "index.html").as_uri())
    page.wait_for_timeout(500)
    page.click(".md-search__input")
    page.keyboard.type("krippendorff", delay=30)
    page.wait_for_selector(".md-search-result__list h1")
    found = page.locator(".md-search-result__list h1").all_text_contents()
    page.close()
    assert any("Krippendorff" in title for title in found)
    assert [url for url in asked if url.startswith("http")] == []


@pytest.mark.parametrize("kind", ["feedback", "cohort", "items", "shape"])
def test_a_page_fits_a_phone_and_its_wide_parts_are_reached_by_keyboard(
    browser: Any, written: Path, kind: str
) -> None:
    """At 320 pixels only tables and the picture scroll sideways, and Tab reaches each of them."""
    page = browser.new_page(viewport={"width": PHONE, "height": 640})
    page.goto((written / f"{kind}.html").as_uri())
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE
    n_wide = page.evaluate("document.querySelectorAll('.wide').length")
    for place in range(n_wide):
        page.keyboard.press("Tab")
        script = "[...document.querySelectorAll('.wide')].indexOf(document.activeElement)"
        assert page.evaluate(script) == place
    page.close()


@pytest.mark.parametrize("kind", ["feedback", "cohort", "items", "shape"])
def test_a_page_prints_on_a4(browser: Any, written: Path, kind: str) -> None:
    """The browser makes a PDF of a few sheets of it: four, or two a part for its questions."""
    page = browser.new_page()
    page.goto((written / f"{kind}.html").as_uri())
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    assert 1 <= pdf.count(b"/Type /Page\n") <= (8 if kind == "items" else 4)


def test_axe_finds_a_planted_fault(browser: Any, written: Path, tmp_path: Path) -> None:
    """A page that lost its language and its contrast is found out, so that silence means much."""
    html = (written / "shape.html").read_text(encoding="utf-8")
    worse = html.replace(' lang="en-GB"', "").replace("--ink: #1b1b1b", "--ink: #aaaaaa")
    spoilt = tmp_path / "spoilt.html"
    spoilt.write_text(worse, encoding="utf-8")
    found = " ".join(violations(browser, spoilt, "light"))
    assert "html-has-lang" in found
    assert "color-contrast" in found
