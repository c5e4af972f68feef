"""The pages as they are read: headings that stay in sight, large text, forced colours, calm, light, and notes on phones and on paper."""

import gzip
import re
import subprocess
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tools

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

EVENT = "events/cienfuegos-arrest.html"
READ = ("index.html", EVENT, "sources/molloy-2021-10-07.html", "periods/repair.html", "disputes.html", "about.html")
STUCK = "[...document.querySelectorAll('.year-heading')].map(each => each.getBoundingClientRect()).map(box => [box.top, box.bottom])"


@pytest.mark.parametrize("width", [1280, 360])
def test_one_year_stays_in_sight_and_no_heading_lies_over_another(site: Path, page: "Page", width: int) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((site / "index.html").as_uri())
    start = page.locator(".year-heading").first.evaluate("each => each.getBoundingClientRect().top + scrollY")
    end = page.locator(".year").last.evaluate("each => each.getBoundingClientRect().bottom + scrollY") - 100
    for at in range(int(start) + 10, int(end), 397):
        page.evaluate("at => scrollTo(0, at)", at)
        boxes = sorted(box for box in page.evaluate(STUCK) if box[1] > 0 and box[0] < 800)
        assert all(below[0] >= above[1] - 1 for above, below in pairwise(boxes)), at
        assert sum(box[0] <= 0 for box in boxes) <= 1, at


@pytest.mark.parametrize("width", [1280, 360])
def test_a_link_to_an_event_leads_below_the_heading_that_stays(site: Path, page: "Page", width: int) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 800})
    for event in ("cienfuegos-arrest", "first-security-dialogue", "guzman-extradition"):
        page.goto((site / "index.html").as_uri() + f"#{event}")
        top = page.locator(f"#{event}").evaluate("each => each.getBoundingClientRect().top")
        covered = max((bottom for start, bottom in page.evaluate(STUCK) if start <= 1), default=0)
        assert covered - 1 <= top < 400, event


OUTSIDE = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(each => {
    if (!each.checkVisibility({contentVisibilityAuto: true}) || each.closest('.hidden, .scroll, svg')) return false;
    const words = [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const box = each.getBoundingClientRect();
    return words && (box.right > innerWidth + 1 || box.left < -1 || box.width < 8);
}).map(each => each.outerHTML.slice(0, 90))"""


@pytest.mark.parametrize("path", READ)
def test_text_twice_as_large_loses_nothing(site: Path, page: "Page", path: str) -> None:
    """Both ways of enlarging: the reader's own size of letters, which moves the break points too, and letters alone."""
    page.set_viewport_size({"width": 1280, "height": 800})
    for enlarge in ("own", "letters"):
        client = page.context.new_cdp_session(page)
        client.send("Page.setFontSizes", {"fontSizes": {"standard": 32 if enlarge == "own" else 16}})
        page.goto((site / path).as_uri())
        if enlarge == "letters":
            page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 32
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, enlarge
        assert page.evaluate(OUTSIDE) == [], enlarge


@pytest.mark.parametrize("path", READ)
def test_forced_colours_keep_marks_and_headings_apart_from_the_text(site: Path, browser: "Browser", path: str) -> None:
    with browser.new_context(offline=True, forced_colors="active", viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto((site / path).as_uri())
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        seen = page.evaluate("""() => [...document.querySelectorAll('.mark, .year-heading')].map(each => {
            const style = getComputedStyle(each);
            return [each.className, style.borderBlockEndStyle, style.borderBlockEndColor, style.backgroundColor];
        })""")
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    for name, style, colour, background in seen:
        assert style != "none", name
        assert colour not in (ground, "rgba(0, 0, 0, 0)"), name
        assert "year-heading" not in name or background == ground, "text must not show through what stays in sight"


def test_nothing_moves_for_those_who_ask_for_calm(site: Path, page: "Page") -> None:
    page.goto((site / "index.html").as_uri())
    moving = "getComputedStyle(document.documentElement).scrollBehavior"
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(moving) == "smooth"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(moving) == "auto"
    timed = "[...document.querySelectorAll('*')].filter(each => parseFloat(getComputedStyle(each).transitionDuration) > 0.01).length"
    assert page.evaluate(timed) == 0
    assert page.evaluate("document.getAnimations().length") == 0


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("path", ["index.html", EVENT, "sources/molloy-2021-10-07.html"])
def test_nothing_jumps_while_a_page_loads_or_is_scrolled(site: Path, page: "Page", path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.add_init_script("""window.shift = 0;
        new PerformanceObserver(list => list.getEntries().forEach(each => { window.shift += each.value; }))
            .observe({type: 'layout-shift', buffered: true});""")
    page.goto((site / path).as_uri())
    for _ in range(5):
        page.mouse.wheel(0, 700)
        page.wait_for_timeout(100)
    assert page.evaluate("window.shift") < 0.02


def test_notes_stand_beside_the_text_or_fold_below_it_and_a_number_opens_them(site: Path, browser: "Browser") -> None:
    for width, beside in ((1280, True), (360, False)):
        with browser.new_context(
            offline=True, java_script_enabled=False, viewport={"width": width, "height": 800}
        ) as context:
            page = context.new_page()
            page.goto((site / EVENT).as_uri())
            note = page.locator("#cienfuegos-arrest-n4")
            assert note.is_visible() == beside
            assert page.locator(".sidenotes > summary").first.is_visible() != beside
            page.locator("#cienfuegos-arrest-n4-ref").click()
            assert note.is_visible()


def test_folded_notes_are_printed(site: Path, page: "Page", tmp_path: Path) -> None:
    pdftotext = tools.require("pdftotext")
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((site / EVENT).as_uri())
    notes = page.locator(".sidenotes .evidence").all_text_contents()
    assert notes
    page.pdf(path=tmp_path / "event.pdf", format="A4")
    subprocess.run([pdftotext, "-enc", "UTF-8", tmp_path / "event.pdf", tmp_path / "event.txt"], check=True, timeout=60)
    printed = re.sub(r"\W+", "", (tmp_path / "event.txt").read_text(encoding="utf-8"))
    assert [note for note in notes if re.sub(r"\W+", "", note)[:30] not in printed] == []


@pytest.mark.parametrize("path", ["index.html", "es/index.html", "years/2021.html", "events/cienfuegos-arrest.html"])
def test_on_paper_no_words_lie_over_others(site: Path, page: "Page", path: str, tmp_path: Path) -> None:
    """Chromium sets the rows of a grid that a page's end cuts over each other; what hangs in the margin is none."""
    page.goto((site / path).as_uri())
    page.pdf(path=tmp_path / "page.pdf", format="A4")
    command = [str(tools.require("pdftotext")), "-bbox", str(tmp_path / "page.pdf"), "-"]
    boxes = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()
    over = [pair for printed in boxes.split("<page ")[1:] for pair in _over_each_other(printed)]
    assert over == []


def _over_each_other(boxes: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a page that share more than a hair's breadth and half of their height."""
    pattern = r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
    words = [(*map(float, found[:4]), found[4]) for found in re.findall(pattern, boxes)]
    assert words
    for (left, top, right, bottom, word), (left_2, top_2, right_2, bottom_2, word_2) in combinations(words, 2):
        height = min(bottom, bottom_2) - max(top, top_2)
        if min(right, right_2) - max(left, left_2) > 1 and height > min(bottom - top, bottom_2 - top_2) / 2:
            yield word, word_2


@pytest.mark.parametrize(
    ("path", "limit"), [("index.html", 60_000), (EVENT, 20_000), ("events/guzman-arrest.html", 20_000)]
)
def test_a_page_weighs_little_with_all_that_it_loads(site: Path, page: "Page", path: str, limit: int) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto((site / path).as_uri())
    page.wait_for_load_state("networkidle")
    names = {url.partition("?")[0].rpartition("/")[2] for url in loaded}
    files = [
        found for name in names for found in site.rglob(name) if found.parent in ((site / path).parent, site / "static")
    ]
    assert len(files) == len(names)
    assert sum(len(gzip.compress(found.read_bytes(), 9)) for found in files) <= limit


@pytest.mark.parametrize("path", ["index.html", EVENT])
def test_what_is_tapped_is_large_enough_on_a_phone(site: Path, browser: "Browser", path: str) -> None:
    """Ask axe for the rule of WCAG 2.2 that it leaves out otherwise."""
    script = tools.require("axe.min.js").read_text(encoding="utf-8")
    with browser.new_context(offline=True, viewport={"width": 412, "height": 823}, bypass_csp=True) as context:
        page = context.new_page()
        page.goto((site / path).as_uri())
        page.evaluate(script)
        small = page.evaluate("axe.run({runOnly: ['target-size']}).then(result => result.violations)")
    assert [node["target"] for each in small for node in each["nodes"]] == []
