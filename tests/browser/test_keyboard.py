"""Keys: from event to event, to the search and the help; never where a key belongs to something else."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOCUSED = "document.activeElement.closest('[data-event]')?.dataset.event ?? document.activeElement.tagName"


def focused(page: "Page") -> str:
    """Return the id of the event in which the focus is, else the name of the focused element."""
    return str(page.evaluate(FOCUSED))


def listed(page: "Page") -> list[str]:
    """Return the ids of the events that a page lists, in order."""
    ids = "nodes => nodes.map(each => each.dataset.event)"
    return list(page.locator("main :is(article, li)[data-event]").evaluate_all(ids))


@pytest.mark.parametrize(
    "path", ["index.html", "all.html", "actors/salvador-cienfuegos.html", "threads/cienfuegos-case.html"]
)
def test_j_and_k_go_from_event_to_event(site: Path, page: "Page", path: str) -> None:
    page.goto((site / path).as_uri())
    events = listed(page)
    met = []
    for key in "jjjk":
        page.keyboard.press(key)
        met.append(focused(page))
    assert met == [events[0], events[1], events[2], events[1]]
    assert page.evaluate("document.activeElement.matches('a:focus-visible')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/events/{events[1]}.html")


def test_j_begins_where_the_reader_is(site: Path, page: "Page") -> None:
    page.emulate_media(reduced_motion="reduce")  # so that the page has arrived there when it is loaded
    page.goto(f"{(site / 'index.html').as_uri()}#cienfuegos-arrest")
    events = listed(page)
    page.keyboard.press("j")
    assert focused(page) == events[events.index("cienfuegos-arrest") + 1]


def test_the_last_event_has_no_next(site: Path, page: "Page") -> None:
    page.goto((site / "index.html").as_uri())
    last = listed(page)[-1]
    page.locator(f"[data-event='{last}'] h4 a").focus()
    page.keyboard.press("j")
    assert focused(page) == last


def test_on_an_events_page_j_and_k_turn_to_its_neighbours(site: Path, page: "Page") -> None:
    page.goto((site / "index.html").as_uri())
    first, second = listed(page)[:2]
    page.goto((site / "events" / f"{first}.html").as_uri())
    page.keyboard.press("j")
    page.wait_for_url(f"**/events/{second}.html")
    page.keyboard.press("k")
    page.wait_for_url(f"**/events/{first}.html")


def test_slash_leads_to_the_home_pages_search(site: Path, page: "Page") -> None:
    page.goto((site / "events/cienfuegos-arrest.html").as_uri())
    page.keyboard.press("/")
    page.wait_for_url("**/index.html#find")


def test_help_opens_by_key_and_by_the_colophons_entry_and_gives_the_focus_back(site: Path, page: "Page") -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("j")
    event = focused(page)
    page.keyboard.press("?")
    help_dialog = page.get_by_role("dialog", name="Keyboard")
    assert help_dialog.is_visible()
    page.keyboard.press("j")
    page.keyboard.press("Escape")
    assert not help_dialog.is_visible()
    assert focused(page) == event
    page.get_by_role("button", name="Keyboard").click()
    help_dialog.get_by_role("button", name="Close").click()
    assert page.evaluate("document.activeElement.textContent") == "Keyboard"


def test_single_keys_can_be_turned_off_and_stay_off(site: Path, page: "Page") -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    for path in ("index.html", "events/cienfuegos-arrest.html"):
        page.goto((site / path).as_uri())
        for key in ("j", "?", "/"):
            page.keyboard.press(key)
        assert focused(page) == "BODY"
        assert page.url == (site / path).as_uri()
        assert page.locator("dialog[open]").count() == 0
    page.get_by_role("button", name="Keyboard").click()
    page.get_by_role("checkbox").check()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()


@pytest.mark.parametrize("storage", ["throw new DOMException('no', 'SecurityError')", "return null"])
def test_keys_work_where_the_browser_keeps_nothing(site: Path, page: "Page", storage: str) -> None:
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(f"Object.defineProperty(window, 'localStorage', {{ get() {{ {storage}; }} }})")
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("?")
    page.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert focused(page) != listed(page)[0]
    assert complaints == []


WIDGETS = (
    "<input>",
    "<input type=checkbox>",
    "<textarea></textarea>",
    "<select><option>j</option></select>",
    "<p contenteditable tabindex=0>text</p>",
    "<div role=grid><div role=row><div role=gridcell tabindex=0>cell</div></div></div>",
    "<ul role=listbox tabindex=0></ul>",
)


@pytest.mark.parametrize("widget", WIDGETS)
def test_keys_are_never_taken_from_a_widget(site: Path, page: "Page", widget: str) -> None:
    page.goto((site / "index.html").as_uri())
    page.evaluate("widget => document.querySelector('main').insertAdjacentHTML('afterbegin', widget)", widget)
    field = page.locator(
        "main > :first-child:is([tabindex], input, textarea, select), main > :first-child [tabindex]"
    ).first
    field.focus()
    page.evaluate("window.prevented = []; addEventListener('keydown', event => prevented.push(event.defaultPrevented))")
    for key in ("j", "k", "/", "?"):
        page.keyboard.press(key)
    assert page.evaluate("prevented") == [False] * 4
    assert field.evaluate("each => each === document.activeElement")


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_keys_with_a_modifier_belong_to_the_browser(site: Path, page: "Page", modifier: str) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press(f"{modifier}+j")
    assert focused(page) == "BODY"


def test_without_scripts_no_entry_promises_keys(site: Path, page: "Page") -> None:
    page.route("**/*.js", lambda route: route.abort())
    page.goto((site / "index.html").as_uri())
    assert page.get_by_role("button", name="Keyboard").count() == 0


CONTROLS = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
  .filter(each => each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0)
  .map((each, index) => (each.dataset.walked = index, `${each.tagName} ${each.textContent.trim().slice(0, 30)}`))"""
HERE = """() => {
  const here = document.activeElement, box = here.getBoundingClientRect(), style = getComputedStyle(here);
  return {
    index: here === document.body ? -1 : Number(here.dataset.walked ?? -2),
    isInView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    isMarked: here.matches(':focus-visible') && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
  };
}"""


@pytest.mark.parametrize("path", ["index.html", "events/cienfuegos-arrest.html"])
@pytest.mark.parametrize("width", [1280, 360])
def test_tab_reaches_every_control_in_order_visibly_and_is_never_trapped(
    site: Path, page: "Page", path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(reduced_motion="reduce")
    page.goto((site / path).as_uri())
    controls = page.evaluate(CONTROLS)
    walked, unseen = [], []
    for _ in range(len(controls) + 5):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here["index"] == -1 or here["index"] in walked:
            break
        walked.append(here["index"])
        unseen += [controls[here["index"]]] if not (here["isInView"] and here["isMarked"]) else []
    assert len(controls) > 30
    assert [controls[index] for index in range(len(controls)) if index not in walked] == []
    assert walked == sorted(walked)
    assert unseen == []


def test_no_control_asks_for_a_place_in_the_order(site: Path) -> None:
    found = {path.name for path in site.rglob("*.html") if 'tabindex="' in path.read_text(encoding="utf-8")}
    assert found
    texts = "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))
    assert set(re.findall(r'tabindex="([^"]*)"', texts)) <= {"0", "-1"}
