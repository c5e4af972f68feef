"""Pages for frames: complete without scripts, accessible, narrow enough, and the code for them can be copied."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tools

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = ("embed/index.html", "embed/threads/cienfuegos-case.html", "embed/events/cienfuegos-arrest.html")


@pytest.mark.parametrize("path", PAGES)
def test_a_frame_on_another_page_shows_it_without_scripts(
    site: Path, browser: "Browser", tmp_path: Path, path: str
) -> None:
    host = tmp_path / "host.html"
    host.write_text(
        f'<!DOCTYPE html><title>Host</title><iframe src="{(site / path).as_uri()}" title="x"></iframe>', "utf-8"
    )
    with browser.new_context(offline=True, java_script_enabled=False) as context:
        page = context.new_page()
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(host.as_uri())
        frame = page.frame_locator("iframe")
        assert frame.locator("h1 a").is_visible()
        assert "From: Mérida and after" in frame.locator("footer").inner_text()
        assert [url for url in requests if not url.startswith("file://")] == []


def test_the_whole_has_every_event_in_order_with_outcomes(site: Path, page: "Page") -> None:
    ids = "nodes => nodes.map(each => each.dataset.event)"
    outcomes = "nodes => nodes.map(each => each.innerText)"
    page.goto((site / "index.html").as_uri())
    events = page.locator("main article[data-event]").evaluate_all(ids)
    said = page.locator("main article .outcome").evaluate_all(outcomes)
    page.goto((site / PAGES[0]).as_uri())
    assert page.locator("[data-event]").evaluate_all(ids) == events
    assert page.locator("main .outcome").evaluate_all(outcomes) == said


def test_a_frame_of_the_suggested_height_shows_how_an_accusation_ended(site: Path, page: "Page") -> None:
    page.set_viewport_size({"width": 320, "height": 420})
    page.goto((site / PAGES[2]).as_uri())
    end = page.locator(".outcome").evaluate("each => each.getBoundingClientRect().bottom")
    assert end <= 420


@pytest.mark.parametrize("path", PAGES)
def test_every_link_opens_in_a_tab_of_its_own_that_cannot_reach_back(site: Path, page: "Page", path: str) -> None:
    page.goto((site / path).as_uri())
    links = page.locator("a")
    assert links.count() > 1
    for link in (links.first, links.last):
        with page.expect_popup() as opened:
            link.click()
        assert (opened.value.evaluate("window.opener"), page.url) == (None, (site / path).as_uri())
        assert opened.value.locator("header.running, header.masthead").count() == 1, "it is the full site"
        opened.value.close()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_and_fits_a_narrow_frame(site: Path, browser: "Browser", path: str, scheme: str) -> None:
    script = tools.require("axe.min.js").read_text(encoding="utf-8")
    with browser.new_context(color_scheme=scheme, viewport={"width": 280, "height": 480}, bypass_csp=True) as context:  # type: ignore[arg-type]
        page = context.new_page()
        page.goto((site / path).as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 280
        page.evaluate(script)
        violations = page.evaluate("axe.run().then(result => result.violations)")
        assert [f"{each['id']} {each['nodes'][0]['target']}" for each in violations] == []


@pytest.mark.parametrize("path", [path.removeprefix("embed/") for path in PAGES])
def test_the_code_can_be_copied(site: Path, browser: "Browser", path: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto((site / path).as_uri())
        page.get_by_text("Embed on your own site").click()
        page.get_by_role("button", name="Copy", exact=True).click()
        page.get_by_role("button", name="Copied").wait_for()
        code = page.locator("details.embed code").inner_text()
        assert code.startswith("<iframe ")
        assert page.evaluate("String(getSelection())").strip() == code
        assert page.evaluate("navigator.clipboard.readText()") == code


def test_where_scripts_may_not_copy_the_code_is_selected(site: Path, page: "Page") -> None:
    page.add_init_script("Object.defineProperty(Navigator.prototype, 'clipboard', { value: undefined })")
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((site / "index.html").as_uri())
    page.get_by_text("Embed on your own site").click()
    page.get_by_role("button", name="Copy", exact=True).click()
    assert str(page.evaluate("String(getSelection())")).startswith("<iframe ")
    assert complaints == []
