"""The repository's own chronology, as readers' programs see it: valid, linked, accessible, whole without scripts and on paper."""

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import tools
from browser.links import faults, read_pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PAGES = (
    "index.html",
    "all.html",
    "events/cienfuegos-arrest.html",
    "events/mexico-protests-arrest.html",
    "sources/molloy-2021-10-07.html",
    "actors/salvador-cienfuegos.html",
    "places/mexico-city.html",
    "topics/fentanyl.html",
    "periods/repair.html",
    "threads/cienfuegos-case.html",
    "years/2021.html",
    "bibliography.html",
    "disputes.html",
    "corrections.html",
    "about.html",
    "404.html",
)


def test_every_page_is_valid_html(site: Path) -> None:
    command = [*tools.nu_html_checker(), "--errors-only", "--format", "json", "--skip-non-html", str(site)]
    checked = subprocess.run(command, capture_output=True, check=False, timeout=240)
    found = json.loads(checked.stderr or checked.stdout)["messages"]
    assert [f"{each['url'].rpartition('/')[2]}: {each['message']}" for each in found] == []


def test_every_link_leads_to_a_place_on_the_site(site: Path) -> None:
    pages = read_pages(site)
    assert len(pages) > 100
    assert list(faults(site, pages)) == []


def test_the_link_check_sees_what_is_broken(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<p id=here><a href="a.html#here"></a><a href="#gone"></a><a href="b.html"></a><a href="../x.html"></a><a href="/y"></a>',
        encoding="utf-8",
    )
    assert list(faults(tmp_path, read_pages(tmp_path))) == [
        "a.html: #gone names no place on a.html",
        "a.html: b.html leads to no file",
        "a.html: ../x.html leaves the site",
        "a.html: /y leaves the site",
    ]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_accessible_in_both_schemes_and_at_both_widths(site: Path, browser: "Browser", path: str) -> None:
    script = tools.require("axe.min.js").read_text(encoding="utf-8")
    found = []
    for scheme in ("light", "dark"):
        for width in (1280, 360):
            context = browser.new_context(
                offline=True, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True
            )
            with context:
                page = context.new_page()
                page.goto((site / path).as_uri())
                page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
                page.evaluate(script)
                violations = page.evaluate("axe.run().then(result => result.violations)")
                found += [f"{scheme} {width}: {each['id']} {each['nodes'][0]['target']}" for each in violations]
    assert found == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_opens_from_a_folder_without_network_or_complaint(site: Path, page: "Page", path: str) -> None:
    complaints: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto((site / path).as_uri())
    assert complaints == []
    assert [url for url in requests if not url.startswith("file://")] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_a_screen_of_320_pixels(site: Path, page: "Page", path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto((site / path).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_every_event_is_in_the_home_page_without_scripts(site: Path, browser: "Browser") -> None:
    events = sorted(path.stem for path in (site / "events").glob("*.html"))
    with browser.new_context(offline=True, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((site / "index.html").as_uri())
        listed = [page.locator(f"article[data-event='{event}']") for event in events]
        assert [event for event, article in zip(events, listed, strict=True) if article.count() != 1] == []
        assert all(len(article.text_content() or "") > 200 for article in listed)


def test_the_printed_home_page_holds_every_event(site: Path, page: "Page", tmp_path: Path) -> None:
    pdftotext = tools.require("pdftotext")
    page.goto((site / "index.html").as_uri())
    titles = [
        title.strip() for title in page.locator("article[data-event] h4, article[data-event] h3").all_text_contents()
    ]
    assert len(titles) == len(list((site / "events").glob("*.html")))
    page.pdf(path=tmp_path / "home.pdf", format="A4")
    subprocess.run([pdftotext, "-enc", "UTF-8", tmp_path / "home.pdf", tmp_path / "home.txt"], check=True, timeout=60)
    printed = _letters((tmp_path / "home.txt").read_text(encoding="utf-8"))
    assert [title for title in titles if _letters(title) not in printed] == []
    last_words = page.locator("article[data-event] details p").all_text_contents()
    assert len(last_words) > len(titles)
    missing = [words for words in last_words if _letters(words)[:40] not in printed]
    assert missing == [], "what stands folded on the screen is printed too"


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text)
