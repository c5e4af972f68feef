"""The single page in a browser, mailed: copied alone into a folder, with no network and, last, no scripts."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tools

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ADDRESSES = ("downloads/merida.html", "es/downloads/merida.html")
REFUSED = re.compile("Content.Security.Policy|Refused")


@pytest.fixture(scope="module")
def mailed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return copies of the single pages, each alone in a folder, by their addresses on the site."""
    copies = {}
    for address in ADDRESSES:
        copies[address] = tmp_path_factory.mktemp("mail") / "Anhang ä.html"
        shutil.copyfile(site / address, copies[address])
    return copies


def opened(page: "Page", place: Path, fragment: str = "") -> list[str]:
    """Open a file; return the list that complaints and requests for anything else will be added to."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if not request.is_navigation_request() else None)
    page.goto(f"{place.as_uri()}{fragment}")
    return complaints


def test_nu_finds_no_error(mailed: dict[str, Path]) -> None:
    command = [*tools.nu_html_checker(), "--errors-only", "--format", "json", *map(str, mailed.values())]
    checked = subprocess.run(command, capture_output=True, check=False, timeout=240)
    assert [each["message"] for each in json.loads(checked.stderr or checked.stdout)["messages"]] == []


def test_search_slides_and_axis_work_alone_and_nothing_is_refused(mailed: dict[str, Path], page: "Page") -> None:
    for place in mailed.values():
        page.goto("about:blank")
        complaints = opened(page, place)
        assert page.locator("nav.axis .axis-controls").is_visible()
        page.fill("#find", "fentan")
        page.wait_for_selector("main.selecting article.entry[hidden]", state="attached")
        page.wait_for_selector("article.entry:not([hidden]) mark.hit")
        page.fill("#find", "")
        page.wait_for_selector("main:not(.selecting)")
        page.click("#slides-start")
        page.wait_for_selector("dialog.slides[open]")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowRight")
        assert page.locator("dialog.slides [data-part=progress]").inner_text().startswith("1 ")
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog.slides:not([open])", state="attached")
        assert complaints == []


def test_slides_of_an_actor_and_of_a_thread_are_theirs(mailed: dict[str, Path], page: "Page") -> None:
    complaints = opened(page, mailed[ADDRESSES[0]], "#slide=&of=actors/salvador-cienfuegos.html")
    page.wait_for_selector("dialog.slides[open]")
    assert page.locator("dialog.slides h2").first.inner_text() == "Salvador Cienfuegos Zepeda"
    page.keyboard.press("Escape")
    page.wait_for_function("location.hash === '#actor.salvador-cienfuegos'")
    page.evaluate("location.hash = 'slide=&of=threads/cienfuegos-case.html'")
    page.wait_for_selector("dialog.slides[open]")
    steps = page.locator("[id='thread.cienfuegos-case'] .step").count()
    page.keyboard.press("End")
    assert page.locator("dialog.slides [data-part=progress]").inner_text() == f"{steps} of {steps}"
    assert complaints == []


def test_a_link_to_a_folded_note_unfolds_it(mailed: dict[str, Path], page: "Page") -> None:
    opened(page, mailed[ADDRESSES[0]], "#cienfuegos-arrest-n1")
    assert page.locator("#cienfuegos-arrest-n1").is_visible()


def test_a_script_that_somebody_adds_is_refused(mailed: dict[str, Path], page: "Page", tmp_path: Path) -> None:
    text = mailed[ADDRESSES[0]].read_text(encoding="utf-8")
    (tmp_path / "a.html").write_text(text.replace("</main>", "<script>document.title='mine'</script></main>"), "utf-8")
    complaints = opened(page, tmp_path / "a.html")
    assert page.title() != "mine"
    assert [each for each in complaints if REFUSED.search(each)]


def test_it_is_accessible_and_fits_a_telephone(mailed: dict[str, Path], browser: "Browser") -> None:
    script = tools.require("axe.min.js").read_text(encoding="utf-8")
    with browser.new_context(
        offline=True, viewport={"width": 320, "height": 600}, bypass_csp=True, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        page.goto(mailed[ADDRESSES[0]].as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.evaluate(script)
        violations = page.evaluate("axe.run({resultTypes: ['violations']}).then(result => result.violations)")
        assert [f"{each['id']} {each['nodes'][0]['target']}" for each in violations] == []


def test_without_scripts_all_is_there_and_every_link_leads_somewhere(
    mailed: dict[str, Path], browser: "Browser"
) -> None:
    with browser.new_context(offline=True, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(mailed[ADDRESSES[0]].as_uri())
        assert page.locator("article.entry").count() == page.locator("[id='list.events'] .single-thing").count() > 30
        page.locator("article.entry h4 a").first.click()
        target = page.url.partition("#")[2]
        assert target.startswith("event.")
        assert page.locator(f"[id='{target}'] h3").is_visible()
