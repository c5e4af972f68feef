"""Slides: by key, clicker, touch and address; what they show of an event, and how one leaves them."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tools
from browser.serving import served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

ARREST = "cienfuegos-arrest"
SIZES = ((1920, 1080), (1280, 720), (390, 844), (844, 390), (320, 480))


def open_slides(page: "Page", site: Path, slide: str = "", path: str = "index.html") -> "Locator":
    """Open the slides of a page by an address; return their dialog."""
    page.goto(f"{(site / path).as_uri()}#slide={slide}")
    dialog = page.get_by_role("dialog", name="Slides")
    dialog.wait_for()
    return dialog


def heading(page: "Page") -> str:
    """Return the heading of the slide that is shown."""
    return page.locator(".slides [data-part=heading]").inner_text()


def shown(page: "Page") -> str:
    """Return which slide the address names."""
    return str(page.evaluate("location.hash")).partition("#slide=")[2]


def press(page: "Page", *keys: str) -> list[str]:
    """Press keys, one after the other; return the slide that the address names after each."""
    found = []
    for key in keys:
        page.keyboard.press(key)
        found.append(shown(page))
    return found


def events_of(page: "Page") -> list[str]:
    """Return the ids of the events that the page lists, in order."""
    ids = "nodes => nodes.map(each => each.dataset.event)"
    return list(page.locator("main :is(.entry, .step)[data-event]").evaluate_all(ids))


def test_one_key_shows_the_whole_chronology_slide_by_slide(site: Path, page: "Page") -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("s")
    page.get_by_role("dialog", name="Slides").wait_for()
    slides = [shown(page)]
    while not slides[1:] or slides[-1] != slides[-2]:
        slides += press(page, "ArrowRight")
    events = events_of(page)
    periods = page.locator("main .period").evaluate_all("nodes => nodes.map(each => each.id)")
    assert slides[0] == ""
    assert slides[1] == periods[0]
    assert [slide for slide in slides[1:-1] if slide not in periods] == events
    assert [slide for slide in slides if slide in periods] == periods
    assert page.locator(".slides .progress").inner_text() == f"{len(events)} of {len(events)}"


@pytest.mark.parametrize("forth", ["ArrowRight", "ArrowDown", "PageDown", "Space"])
@pytest.mark.parametrize("back", ["ArrowLeft", "ArrowUp", "PageUp", "Shift+Space"])
def test_each_pair_of_keys_goes_forth_and_back(site: Path, page: "Page", forth: str, back: str) -> None:
    open_slides(page, site)
    first, second = press(page, forth, forth)
    assert first != second
    assert press(page, back, back) == [first, ""]
    assert press(page, "Home", "End")[1] == events_of(page)[-1]


def test_s_begins_with_the_event_that_has_the_focus(site: Path, page: "Page") -> None:
    page.goto((site / "index.html").as_uri())
    page.locator(f"#{ARREST} h4 a").focus()
    page.keyboard.press("s")
    page.get_by_role("dialog", name="Slides").wait_for()
    assert shown(page) == ARREST


def test_a_slide_says_what_the_list_says(site: Path, page: "Page") -> None:
    open_slides(page, site, ARREST)
    stage = page.locator(".slides .stage")
    entry = page.locator(f"main #{ARREST}")
    for part in (".when", ".kicker", ".summary", ".outcomes", ".disputes"):
        assert stage.locator(part).inner_text() == entry.locator(part).first.inner_text()
    assert heading(page) == entry.locator("h4").inner_text()
    assert "Outcome:" in stage.inner_text()
    assert "Why it matters" not in stage.inner_text(), "that is for the notes"


def test_no_slide_accuses_without_the_outcome(site: Path, page: "Page") -> None:
    open_slides(page, site)
    for event in events_of(page):
        outcomes = page.locator(f"main #{event} .outcome").all_inner_texts()
        page.evaluate("event => { location.hash = `slide=${event}`; }", event)
        page.wait_for_function("title => document.querySelector('.slides h2').textContent === title",
                               arg=page.locator(f"main #{event} h4").inner_text())  # fmt: skip
        assert page.locator(".slides .stage .outcome").all_inner_texts() == outcomes


def test_notes_hold_what_a_teacher_says(site: Path, page: "Page") -> None:
    dialog = open_slides(page, site, ARREST)
    notes = dialog.get_by_role("complementary")
    assert not notes.is_visible()
    page.keyboard.press("n")
    text = notes.inner_text()
    for words in (
        "Next:",
        "Why it matters, in our view:",
        "The text, and what it rests on",
        "Who",
    ):
        assert words in text
    assert notes.locator(".notes li").count() > 0
    page.keyboard.press("ArrowRight")
    assert notes.is_visible(), "they stay until they are put away"
    page.keyboard.press("n")
    assert not notes.is_visible()


def test_a_thread_has_its_question_its_words_and_the_evidence(site: Path, page: "Page") -> None:
    path = "threads/cienfuegos-case.html"
    dialog = open_slides(page, site, "", path)
    question = page.locator("main .question").inner_text()
    assert question in dialog.inner_text()
    page.keyboard.press("n")
    for event in events_of(page):
        press(page, "ArrowRight")
        assert shown(page) == event
        notes = dialog.get_by_role("complementary").inner_text()
        assert page.locator(f"main #{event} .lead").inner_text() in notes
        assert "The text, and what it rests on" in notes
    assert dialog.locator(".progress").inner_text() == f"{len(events_of(page))} of {len(events_of(page))}"


@pytest.mark.parametrize(
    "path",
    ["actors/salvador-cienfuegos.html", "places/mexico-city.html", "topics/fentanyl.html", "periods/repair.html"],
)
def test_a_things_page_leads_to_its_own_slides_and_back(site: Path, page: "Page", path: str) -> None:
    page.goto((site / path).as_uri())
    name = page.locator("h1").inner_text()
    events = page.locator("#events .line").evaluate_all("nodes => nodes.map(each => each.dataset.event)")
    page.get_by_role("link", name="Show as slides").click()
    page.get_by_role("dialog", name="Slides").wait_for()
    assert heading(page) == name
    met = [shown(page).partition("&")[0]]
    while not met[1:] or met[-1] != met[-2]:
        met += [press(page, "ArrowRight")[0].partition("&")[0]]
    assert [slide for slide in met[1:-1] if not slide.startswith("period-")] == events
    page.keyboard.press("Escape")
    page.wait_for_url(f"**/{path}#slides-start")
    assert page.evaluate("document.activeElement.textContent") == "Show as slides"


def test_a_selection_has_slides_of_its_own(site: Path, page: "Page") -> None:
    page.goto((site / "index.html").as_uri())
    chosen = events_of(page)[3:6]
    page.evaluate(
        "ids => document.dispatchEvent(new CustomEvent('dateline:selection', { detail: { ids, query: '' } }))", chosen
    )
    page.keyboard.press("s")
    dialog = page.get_by_role("dialog", name="Slides")
    dialog.wait_for()
    assert "Shown: 3 of 40 events" in dialog.inner_text()
    page.keyboard.press("End")
    assert shown(page) == chosen[-1]
    assert dialog.locator(".progress").inner_text() == "3 of 3"


def test_a_selection_made_elsewhere_stands_in_the_address(site: Path, page: "Page") -> None:
    dialog = open_slides(page, site, f"&ids={ARREST},barr-promises-return", "all.html")
    page.keyboard.press("End")
    assert shown(page) == f"barr-promises-return&ids={ARREST},barr-promises-return"
    assert dialog.locator(".progress").inner_text() == "2 of 2"


@pytest.mark.parametrize("path", ["index.html", f"events/{ARREST}.html", "actors/joe-biden.html"])
def test_links_to_slides_stay_relative(site: Path, page: "Page", path: str) -> None:
    page.goto((site / path).as_uri())
    links = page.locator("a[data-slides]")
    found = list(links.evaluate_all("nodes => nodes.map(each => each.getAttribute('href'))"))
    assert found
    assert all("#slide=" in each and ":" not in each for each in found), found


@pytest.mark.parametrize(
    "address", ["&of=https://example.org/a.html", "&of=//example.org/a.html", "&of=javascript:alert(1)"]
)
def test_an_address_never_leads_off_the_site(site: Path, page: "Page", address: str) -> None:
    open_slides(page, site, address)
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('dialog[open]')")
    assert page.url == (site / "index.html").as_uri()


def test_back_leaves_the_slides_and_the_focus_returns(site: Path, page: "Page") -> None:
    page.goto((site / "index.html").as_uri())
    start = page.get_by_role("link", name="Show as slides")
    for leave in ("Escape", "back", "button"):
        start.focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name="Slides")
        dialog.wait_for()
        press(page, "ArrowRight", "ArrowRight")
        if leave == "Escape":
            page.keyboard.press("Escape")
        elif leave == "back":
            page.evaluate("history.back()")
        else:
            dialog.get_by_role("button", name="Leave").click()
        dialog.wait_for(state="hidden")
        assert page.url == (site / "index.html").as_uri()
        assert start.evaluate("each => each === document.activeElement")


def test_leaving_what_an_address_opened_goes_to_the_event(site: Path, page: "Page") -> None:
    open_slides(page, site, ARREST)
    page.keyboard.press("Escape")
    page.wait_for_function("!document.querySelector('dialog[open]')")
    assert page.evaluate("document.activeElement.closest('article').id") == ARREST
    assert page.url == (site / "index.html").as_uri()


def test_the_overview_is_a_grid_that_arrows_walk(site: Path, page: "Page") -> None:
    dialog = open_slides(page, site, ARREST)
    page.keyboard.press("o")
    buttons = dialog.locator(".overview button")
    assert buttons.count() == len(events_of(page)) + 1 + page.locator("main .period").count()
    assert not dialog.locator(".stage").is_visible()
    current = dialog.locator(".overview [aria-current=true]")
    assert "October 2020" in " ".join(current.inner_text().split())
    now = "[...document.querySelectorAll('.overview button')].indexOf(document.activeElement)"
    start = page.evaluate(now)
    page.keyboard.press("ArrowRight")
    assert page.evaluate(now) == start + 1
    page.keyboard.press("ArrowDown")
    below = page.evaluate(now)
    assert below > start + 2
    tops = "index => document.querySelectorAll('.overview button')[index].offsetTop"
    assert page.evaluate(tops, below) > page.evaluate(tops, start + 1)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate(now) == start
    page.keyboard.press("Home")
    page.keyboard.press("Enter")
    assert shown(page) == ""
    page.keyboard.press("o")
    page.keyboard.press("End")
    page.keyboard.press("Escape")
    assert dialog.locator(".stage").is_visible()
    assert shown(page) == "", "Escape from the overview changes nothing"


@pytest.mark.parametrize("key", ["b", "."])
def test_a_black_screen_lasts_until_the_next_slide(site: Path, page: "Page", key: str) -> None:
    dialog = open_slides(page, site, ARREST)
    black = "getComputedStyle(document.querySelector('.slides .frame'), '::after').backgroundColor"
    covered = "getComputedStyle(document.querySelector('.slides .frame'), '::after').content !== 'none'"
    page.keyboard.press(key)
    assert page.evaluate(covered)
    assert page.evaluate(black) == "rgb(0, 0, 0)"
    page.keyboard.press(key)
    assert not page.evaluate(covered)
    page.keyboard.press(key)
    page.keyboard.press("PageDown")
    assert not page.evaluate(covered)
    assert dialog.is_visible()


def test_letters_can_be_turned_off_and_arrows_stay(site: Path, page: "Page") -> None:
    dialog = open_slides(page, site, ARREST)
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("n")
    page.keyboard.press("Escape")
    assert dialog.is_visible(), "Escape closes what is on top, no more"
    for key in "nob.?":
        page.keyboard.press(key)
    assert page.locator("dialog[open]").count() == 1
    assert dialog.locator(".stage").is_visible()
    assert not dialog.get_by_role("complementary").is_visible()
    assert press(page, "ArrowRight") != [ARREST]


def test_a_swipe_turns_the_slide_and_a_scroll_does_not(site: Path, browser: "Browser") -> None:
    with browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        open_slides(page, site, ARREST)
        following = press(page, "ArrowRight")[0]
        press(page, "ArrowLeft")
        touch = context.new_cdp_session(page)
        for path, slide in (
            ([(300, 300), (200, 305), (80, 310)], following),
            ([(80, 300), (200, 305), (300, 310)], ARREST),
            ([(200, 600), (205, 450), (210, 300)], ARREST),
            ([(200, 300), (190, 300)], ARREST),
        ):
            kinds = ["touchStart", *["touchMove"] * (len(path) - 1)]
            for kind, (x, y) in zip(kinds, path, strict=True):
                touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
            touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
            page.wait_for_timeout(50)
            assert shown(page) == slide


def test_a_button_pressed_by_key_keeps_the_focus_and_the_heading_is_said(site: Path, page: "Page") -> None:
    dialog = open_slides(page, site)
    forth = dialog.get_by_role("button", name="Next slide")
    forth.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert forth.evaluate("each => each === document.activeElement")
    assert dialog.get_by_role("status").inner_text() == heading(page)
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.matches('.slides h2')")


def test_only_the_heading_is_announced(site: Path, page: "Page") -> None:
    dialog = open_slides(page, site)
    for _ in range(4):
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.matches('.slides h2')")
    live = dialog.locator("[aria-live], [role=status], [role=alert], [role=log]")
    assert live.count() == 1
    assert live.inner_text() in ("", heading(page))


@pytest.mark.parametrize("size", SIZES)
def test_no_text_is_cut_at_any_size(site: Path, page: "Page", size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    dialog = open_slides(page, site)
    cut = []
    for _ in range(len(events_of(page)) + page.locator("main .period").count()):
        press(page, "PageDown")
        stage = dialog.locator(".stage")
        sides = stage.evaluate("each => each.scrollWidth > each.clientWidth + 1")
        unreachable = stage.evaluate("each => each.scrollHeight > each.clientHeight + 1 && each.tabIndex !== 0")
        top = stage.evaluate(
            "each => each.firstElementChild.getBoundingClientRect().top >= each.getBoundingClientRect().top"
        )
        cut += [shown(page)] if sides or unreachable or not top else []
    assert cut == []


def test_a_long_slide_scrolls_by_arrow_and_turns_by_page_key(site: Path, page: "Page") -> None:
    page.set_viewport_size({"width": 320, "height": 320})
    dialog = open_slides(page, site, ARREST)
    stage = dialog.locator(".stage")
    stage.focus()
    page.keyboard.press("ArrowDown")
    for _ in range(500):  # the page's policy lets no expression be waited for but one that holds at once
        if stage.evaluate("each => each.scrollTop"):
            break
        page.wait_for_timeout(20)
    page.wait_for_timeout(500)  # the browser scrolls smoothly, and would go on on the next slide
    assert shown(page) == ARREST
    assert press(page, "PageDown") != [ARREST]
    assert stage.evaluate("each => each.scrollTop") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_slides_are_accessible(site: Path, browser: "Browser", scheme: str, width: int) -> None:
    script = tools.require("axe.min.js").read_text(encoding="utf-8")
    with browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 720}, bypass_csp=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        open_slides(page, site)
        page.evaluate(script)
        found = []
        for keys in ("", "ArrowRight", "ArrowRight", "n", "o", "Escape", "?"):
            if keys:
                page.keyboard.press(keys)
            violations = page.evaluate("axe.run().then(result => result.violations)")
            found += [f"{keys}: {each['id']} {each['nodes'][0]['target']}" for each in violations]
    assert found == []


def test_slides_leave_no_trace_on_paper(site: Path, page: "Page") -> None:
    open_slides(page, site, ARREST)
    page.emulate_media(media="print")
    assert not page.locator("dialog.slides").is_visible()
    assert page.locator(f"main #{ARREST}").is_visible()


def test_no_id_stands_twice_while_slides_are_open(site: Path, page: "Page") -> None:
    open_slides(page, site, ARREST)
    page.keyboard.press("n")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert sorted(ids) == sorted(set(ids))


def test_nothing_moves_when_the_script_shows_the_way_to_the_slides(site: Path, page: "Page") -> None:
    top = "document.querySelector('.sections').getBoundingClientRect().top"
    page.route("**/site.js", lambda route: route.abort())
    page.goto((site / "index.html").as_uri())
    before = page.evaluate(top)
    assert not page.locator("#slides-start").is_visible()
    page.unroute("**/site.js")
    page.reload()
    page.locator("#slides-start").wait_for()
    assert page.evaluate(top) == before


def test_without_scripts_nothing_promises_slides(site: Path, browser: "Browser") -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        assert not page.get_by_text("Show as slides").is_visible()


def test_slides_and_keys_work_over_http_below_a_folder_and_in_another_language(site: Path, page: "Page") -> None:
    page.context.set_offline(False)
    with served(site) as address:
        page.goto(f"{address}/es/topics/fentanyl.html")
        page.keyboard.press("s")
        dialog = page.get_by_role("dialog")
        dialog.wait_for()
        assert page.url.startswith(f"{address}/es/index.html#slide=")
        press(page, "ArrowRight", "ArrowRight")
        page.keyboard.press("Escape")
        page.wait_for_url("**/es/topics/fentanyl.html#slides-start")
        page.go_back()
        page.wait_for_url("**/es/topics/fentanyl.html")
        page.keyboard.press("/")
        page.wait_for_url("**/es/index.html#find")
