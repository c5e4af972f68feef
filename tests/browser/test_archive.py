"""The archive of the site, extracted as a teacher would, in a browser without a network."""

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tools
from browser.links import faults, read_pages

if TYPE_CHECKING:
    from playwright.sync_api import Page

MOST_FOR_A_CLASS = 5_000_000


@pytest.fixture(scope="module")
def stick(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Extract the site's archive into a folder whose path has a blank and an accented letter."""
    place = tmp_path_factory.mktemp("usb") / "mi memoria é"
    with zipfile.ZipFile(site / "downloads/merida.zip") as archive:
        archive.extractall(place)
    return place


def test_from_the_first_page_one_finds_searches_and_shows_slides(stick: Path, page: "Page") -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file:") else complaints.append(request.url))
    page.goto((stick / "START-HERE.html").as_uri())
    assert not page.locator(".extract-first").first.is_visible()
    page.click("text=Open the chronology")
    assert page.url.endswith("/site/index.html")
    page.fill("#find", "fentan")
    page.wait_for_selector("main.selecting article.entry[hidden]", state="attached")
    page.wait_for_selector("article.entry:not([hidden]) mark.hit")
    page.click("#slides-start")
    page.wait_for_selector("dialog.slides[open]")
    page.goto((stick / "START-HERE.html").as_uri())
    page.click("text=Abrir la cronología")
    assert page.url.endswith("/site/es/index.html")
    assert complaints == []


def test_before_it_is_extracted_the_first_page_says_so_and_is_accessible(
    stick: Path, page: "Page", tmp_path: Path
) -> None:
    alone = tmp_path / "START-HERE.html"
    alone.write_bytes((stick / "START-HERE.html").read_bytes())
    script = tools.require("axe.min.js").read_text(encoding="utf-8")
    for place, is_warned in ((alone, True), (stick / "START-HERE.html", False)):
        page.goto(place.as_uri())
        assert page.locator(".extract-first").first.is_visible() is is_warned
    with page.context.browser.new_context(offline=True, bypass_csp=True) as context:  # type: ignore[union-attr]
        extracted = context.new_page()
        extracted.goto((stick / "START-HERE.html").as_uri())
        extracted.evaluate(script)
        violations = extracted.evaluate("axe.run().then(result => result.violations)")
        assert [f"{each['id']} {each['nodes'][0]['target']}" for each in violations] == []


def test_every_link_leads_to_something_on_the_stick(stick: Path) -> None:
    pages = read_pages(stick)
    assert len(pages) > 200
    assert list(faults(stick, pages)) == []


def test_what_is_for_a_class_is_small_enough_to_mail(site: Path) -> None:
    archive = site / "downloads/merida-classroom.zip"
    assert archive.stat().st_size <= MOST_FOR_A_CLASS
    with zipfile.ZipFile(archive) as opened:
        endings = {Path(each).suffix for each in opened.namelist()}
    assert endings == {".html", ".css", ".pdf", ".docx", ".csv"}
