"""The overview axis in a browser: an index without the script, and what the script adds to it."""

import gzip
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tools

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RANGES = "window.ranges = []; document.addEventListener('dateline:range', event => window.ranges.push(event.detail))"
SHARE = "document.querySelector('.axis-wide .marks a circle').getAttribute('cx')"


def until(page: "Page", expression: str) -> None:
    """Wait until an expression is true; the page's policy forbids Playwright's own way of asking again."""
    for _ in range(100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(50)
    raise AssertionError(expression)


def opened(page: "Page", site: Path) -> "Page":
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto((site / "index.html").as_uri())
    return page


def test_without_scripts_every_mark_leads_to_its_event(site: Path, browser: "Browser") -> None:
    with browser.new_context(offline=True, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        marks = page.locator(".axis-wide a[data-event]")
        assert marks.count() > 35
        for mark in marks.all():
            target = mark.get_attribute("href")
            assert target == f"#{mark.get_attribute('data-event')}"
            assert page.locator(f"article{target}").count() == 1


def test_no_two_words_overlap_at_any_width_where_they_are_shown(site: Path, page: "Page") -> None:
    for width in (768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto((site / "index.html").as_uri())
        boxes = page.locator(".axis-wide text").evaluate_all(
            "all => all.map(e => { const b = e.getBoundingClientRect(); return [b.left, b.top + 3, b.right, b.bottom - 3, e.textContent] })"
        )
        overlaps = [
            (a[4], b[4])
            for number, a in enumerate(boxes)
            for b in boxes[number + 1 :]
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        ]
        assert overlaps == [], width


def test_keys_buttons_and_the_wheel_zoom_and_all_is_shown_again(site: Path, page: "Page") -> None:
    opened(page, site)
    whole = page.evaluate(SHARE)
    svg = page.locator(".axis-wide")
    svg.focus()
    page.keyboard.press("+")
    zoomed = page.evaluate(SHARE)
    assert zoomed != whole
    page.keyboard.press("ArrowRight")
    assert page.evaluate(SHARE) != zoomed
    page.keyboard.press("0")
    assert float(page.evaluate(SHARE).rstrip("%")) == pytest.approx(float(whole.rstrip("%")))
    page.get_by_role("button", name="Zoom in").click()
    assert page.evaluate(SHARE) != whole
    page.get_by_role("button", name="Show all again").click()
    svg.hover(position={"x": 300, "y": 40})
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    until(page, f"{SHARE} !== '{float(whole.rstrip('%')):.3f}%'")


def test_the_wheel_alone_scrolls_the_page(site: Path, page: "Page") -> None:
    opened(page, site)
    before = page.evaluate(SHARE)
    box = page.locator(".axis-wide").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 50)
    page.mouse.wheel(0, 200)
    until(page, "scrollY > 0")
    assert page.evaluate(SHARE) == before


def test_a_range_is_sent_by_keys_and_by_dragging_and_cleared(site: Path, page: "Page") -> None:
    opened(page, site)
    page.evaluate(RANGES)
    svg = page.locator(".axis-wide")
    svg.focus()
    for _ in range(4):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    found = page.evaluate("window.ranges")
    assert "2007" < found[0]["from"] < found[0]["to"] < "2024"
    assert found[-1] == {"from": "", "to": ""}, "a range may be sent again to a script that had to be loaded for it"
    box = svg.bounding_box()
    assert box is not None
    page.keyboard.down("Shift")
    page.mouse.move(box["x"] + 600, box["y"] + 300)
    page.mouse.down()
    page.mouse.move(box["x"] + 900, box["y"] + 300, steps=4)
    page.mouse.up()
    page.keyboard.up("Shift")
    last = page.evaluate("window.ranges")[-1]
    assert "2016" < last["from"] < last["to"] < "2023"


def test_what_a_selection_leaves_out_is_dimmed(site: Path, page: "Page") -> None:
    opened(page, site)
    page.evaluate(
        "document.dispatchEvent(new CustomEvent('dateline:selection', {detail: {ids: ['guzman-escape'], query: ''}}))"
    )
    assert page.locator(".axis-wide a[data-event]:not(.out)").count() == 1
    page.evaluate("document.dispatchEvent(new CustomEvent('dateline:selection', {detail: {ids: null, query: ''}}))")
    assert page.locator(".axis-wide a.out").count() == 0


def test_the_line_of_the_reader_stands_at_the_entry_that_is_read(site: Path, page: "Page") -> None:
    opened(page, site)
    page.locator("article#fentanyl-pills").evaluate("article => article.scrollIntoView()")
    until(page, "parseFloat(document.querySelector('.axis .here').getAttribute('x1')) > 0")


def test_the_script_is_small() -> None:
    script = Path(__file__).resolve().parents[2] / "themes/broadsheet/static/axis.js"
    assert len(gzip.compress(script.read_bytes())) <= 5 * 1024


def test_the_readers_place_is_told_at_the_foot_of_the_window_among_what_the_selection_leaves(
    site: Path, page: "Page"
) -> None:
    place = "parseFloat(document.querySelector('.axis-here .here').getAttribute('x1'))"
    page.goto(f"{(site / 'index.html').as_uri()}?from=2021")
    until(page, "document.querySelectorAll('article[data-event]:not([hidden])').length < 40")
    page.evaluate("scrollTo(0, 1)")
    until(page, "document.querySelector('.axis-here').hasAttribute('hidden')")
    page.evaluate("document.querySelectorAll('article[data-event]:not([hidden])')[1].scrollIntoView()")
    until(page, "!document.querySelector('.axis-here').hasAttribute('hidden')")
    first = page.evaluate(place)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    until(page, f"{place} > {first}")


@pytest.mark.parametrize("width", [1280, 360])
def test_the_axis_is_accessible_with_its_script(site: Path, page: "Page", width: int) -> None:
    script = tools.require("axe.min.js").read_text(encoding="utf-8")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((site / "index.html").as_uri())
    page.evaluate(script)
    found = page.evaluate("axe.run('nav.axis').then(result => result.violations)")
    assert [f"{each['id']} {each['nodes'][0]['target']}" for each in found] == []
