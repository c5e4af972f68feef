"""The second theme: it builds from little, and reads well for those whom it is made for."""

import math
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tools
from dateline.build import Request, build
from dateline.theme import bundled_folder

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = ("index.html", "events/cienfuegos-arrest.html", "sources/molloy-2021-10-07.html", "periods/repair.html")


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("classroom")
    content = Path(__file__).resolve().parents[2] / "content"
    result = build(Request(content=content, output=output, clean=True, theme="classroom"))
    assert result.built, result.diagnostics
    return output


def test_the_theme_is_little_more_than_a_style_sheet() -> None:
    files = [path for path in (bundled_folder() / "classroom").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 8_000


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_in_both_schemes(classroom: Path, browser: "Browser", path: str) -> None:
    script = tools.require("axe.min.js").read_text(encoding="utf-8")
    found = []
    for scheme in ("light", "dark"):
        width = 1280 if scheme == "light" else 360
        with browser.new_context(
            offline=True, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
        ) as context:
            page = context.new_page()
            page.goto((classroom / path).as_uri())
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
            page.evaluate(script)
            violations = page.evaluate("axe.run().then(result => result.violations)")
            found += [f"{scheme} {width}: {each['id']} {each['nodes'][0]['target']}" for each in violations]
    assert found == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_screen_of_320_pixels(classroom: Path, page: "Page", path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto((classroom / path).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_text_is_large_wide_and_plain(classroom: Path, page: "Page") -> None:
    page.goto((classroom / "events/cienfuegos-arrest.html").as_uri())
    styles = page.evaluate("""[...document.querySelectorAll('main p, main li, main cite, main h1')].map(each => {
        const style = getComputedStyle(each);
        return [style.fontStyle, style.hyphens, style.textAlign, style.letterSpacing, style.wordSpacing];
    })""")
    assert {tuple(each[:3]) for each in styles} == {("normal", "manual", "start")}
    assert all(spacing != "normal" and float(spacing.removesuffix("px")) > 0 for each in styles for spacing in each[3:])
    size, height, width = page.evaluate("""(() => {
        const text = document.querySelector('.annotated > .text');
        const style = getComputedStyle(text);
        return [parseFloat(style.fontSize), parseFloat(style.lineHeight), text.clientWidth];
    })()""")
    assert size >= 19
    assert height / size >= 1.5 or math.isclose(height / size, 1.5)
    assert width / size < 35, "some 60 letters a line at most"


def test_it_shows_less_and_says_what_matters(classroom: Path, page: "Page") -> None:
    page.goto((classroom / "events/cienfuegos-arrest.html").as_uri())
    shown = set(page.locator("main section[id]").evaluate_all("all => all.map(each => each.id)"))
    assert {"disputes", "support", "date"} <= shown
    assert not {"actors", "threads"} & shown


def test_notes_fold_at_every_width(classroom: Path, page: "Page") -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto((classroom / "events/cienfuegos-arrest.html").as_uri())
    notes = page.locator(".sidenotes").first
    assert not notes.locator("li").first.is_visible()
    notes.locator("summary").click()
    assert notes.locator("li").first.is_visible()
