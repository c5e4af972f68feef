"""Search and filters of the home page, as a reader uses them: from a folder and over HTTP, with keys, on a phone, without scripts."""

import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest

import tools
from benchmarks.corpus import write
from dateline.build import Request, build
from dateline.project import load
from dateline.searching import find, fold, make_index
from dateline.selection import parse, select

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CONTENT = Path(__file__).resolve().parents[2] / "content"
LONG = 400
"""More events than the home page holds in full."""

SHOWN = """() => [...document.querySelectorAll("article[data-event]")].filter(each => each.checkVisibility()).map(each => each.dataset.event)"""


def visit(page: "Page", site: Path, query: str = "") -> None:
    """Open the home page with a query, from its folder."""
    page.goto((site / "index.html").as_uri() + query)


def type_in(page: "Page", words: str) -> None:
    """Type words into the search field and wait until they are found."""
    page.evaluate(
        """() => { window.found = new Promise(done =>
            document.addEventListener("dateline:selection", ({detail}) => detail.query.includes("q=") && done(detail))) }"""
    )
    page.get_by_role("searchbox").fill(words)
    page.evaluate("() => window.found")


def until(page: "Page", condition: str) -> None:
    """Wait until an expression holds; the site's policy forbids Playwright's own way of asking again and again."""
    for _ in range(400):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    pytest.fail(f"never true: {condition}")


def shown(page: "Page") -> list[str]:
    """Return the ids of the events that the list shows."""
    found: list[str] = page.evaluate(SHOWN)
    return found


def wait_for_selection(page: "Page") -> None:
    """Wait until the selection that the address asks for is shown."""
    page.locator("main.selecting").wait_for()


def said(page: "Page") -> str:
    """Return what is said of what was found."""
    return page.locator("[data-said]").inner_text()


@pytest.fixture(scope="session")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a chronology that is too long for the full texts of the home page."""
    folder = tmp_path_factory.mktemp("long")
    write(folder / "content", LONG, seed=1)
    result = build(Request(content=folder / "content", output=folder / "site"))
    assert result.built, result.diagnostics
    return folder / "site"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address(site: Path) -> Iterator[str]:
    """Serve the folder above the site, so that the site lies under a path."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=site.parent)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/cr%C3%B3nica/"
        server.shutdown()


QUERIES = (
    "merida",
    "MÉRIDA",
    "cienf",
    "arrested",
    "arresting",
    "arrest cienfuegos",
    "october 2020",
    "fentanyl talks",
    "Chapo",
    "reuters",
    "10",
    "202",
    "zzz",
    "mexico's",
)


def test_the_page_finds_what_the_program_finds(site: Path, page: "Page") -> None:
    linked = load(CONTENT).linked
    assert linked
    index = make_index(linked.chronology)
    visit(page, site)
    for query in QUERIES:
        type_in(page, query)
        assert set(shown(page)) == find(index, query), query


@pytest.mark.parametrize(
    "query",
    [
        "topic=fentanyl",
        "topic=fentanyl,migration&importance=major",
        "actor=salvador-cienfuegos&from=2020-10&to=2020",
        "dispute=yes&period=repair",
        "dispute=copy-error",
        "thread=cienfuegos-case&source=reuters-2021-10-08",
        "role=took+part&actor=merrick-garland",
        "place=mexico-city&q=talks",
        "importance=landmark",
        "to=2015-06",
        "from=202X",
    ],
)
def test_an_address_means_what_the_same_selection_means_to_the_program(site: Path, page: "Page", query: str) -> None:
    linked = load(CONTENT).linked
    assert linked
    selection, faults = parse(query, linked.chronology)
    assert not faults
    expected = select(selection, linked.chronology)
    visit(page, site, f"?{query}")
    wait_for_selection(page)
    assert shown(page) == list(expected.events)
    assert said(page).startswith(f"{len(expected.events)} of {len(linked.chronology.events)} events.")
    assert ("date is not known" in said(page)) == bool(expected.undated)


def test_the_page_folds_as_the_program_folds(site: Path, page: "Page") -> None:
    words = ["Mérida", "Straße", "Łódź", "ﬁrst", "İstanbul", "ΟΔΟΣ", "Dvořák", "Æsop", "coöperate", "Núñez", "１９９０"]
    visit(page, site)
    page.get_by_role("searchbox").focus()
    until(page, "window.datelineSearch?.index")
    for word in words:
        type_in(page, f"zq{word}")
        assert said(page).endswith(f"No word here begins with “zq{fold(word)}”."), word


def test_words_are_marked_and_what_is_folded_is_quoted(site: Path, page: "Page") -> None:
    visit(page, site)
    type_in(page, "prescriptions")
    excerpt = page.locator("#fentanyl-pills .excerpt")
    excerpt.wait_for()
    assert excerpt.inner_text().startswith("In the full text:")
    assert fold(excerpt.locator("mark.hit").first.inner_text()).startswith("prescription")
    assert page.locator("#fentanyl-pills details mark.hit").count() > 0
    page.locator("[data-clear]").click()
    page.locator("main:not(.selecting)").wait_for()
    assert page.locator("mark.hit, .excerpt").count() == 0


def test_headings_and_gaps_go_with_what_they_belong_to(site: Path, page: "Page") -> None:
    visit(page, site, "?actor=salvador-cienfuegos")
    wait_for_selection(page)
    empty = """() => [...document.querySelectorAll(".year, .period")].filter(each => each.checkVisibility()
        && ![...each.querySelectorAll("article[data-event]")].some(one => one.checkVisibility())).length"""
    assert page.evaluate(empty) == 0
    gaps = """() => [...document.querySelectorAll(".gap")].filter(each => each.checkVisibility()).map(each => {
        const all = [...document.querySelectorAll("article[data-event]")];
        const next = each.nextElementSibling;
        const at = all.indexOf(next.querySelector("article[data-event]") ?? next);
        return all[at].checkVisibility() && all[at - 1].checkVisibility() })"""
    assert all(page.evaluate(gaps))


def test_counts_are_right_before_one_clicks(site: Path, page: "Page") -> None:
    linked = load(CONTENT).linked
    assert linked
    chronology = linked.chronology
    visit(page, site, "?q=arrest&topic=extradition")
    wait_for_selection(page)
    page.locator("[data-filters] > summary").click()
    rows = page.locator("[data-facet] label.value").evaluate_all(
        "rows => rows.map(row => [row.querySelector('input').name, row.querySelector('input').value, +row.querySelector('[data-n]').textContent])"
    )
    assert {name for name, _, _ in rows} >= {"actor", "place", "topic", "period", "thread", "source", "role", "dispute"}
    for name, value, count in rows:
        query = f"q=arrest&{'' if name == 'topic' else 'topic=extradition&'}" + (f"{name}={value}" if value else "")
        selection, faults = parse(query, chronology)
        assert not faults, query
        assert count == len(select(selection, chronology, make_index(chronology)).events), query


def test_filters_work_by_keys_and_can_be_taken_back(site: Path, page: "Page") -> None:
    visit(page, site)
    page.keyboard.press("/")
    page.keyboard.type("mexico")
    until(page, "location.search === '?q=mexico'")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("[data-facet=topic] > summary").focus()
    page.keyboard.press("Enter")
    page.locator("input[name=topic]").first.focus()
    page.keyboard.press("Space")
    until(page, "location.search.includes('topic=')")
    wait_for_selection(page)
    chip = page.locator("[data-chips] button")
    chip.first.wait_for()
    before = len(shown(page))
    chip.focus()
    page.keyboard.press("Enter")
    until(page, "location.search === '?q=mexico'")
    until(page, "!document.querySelector('[data-chips] button')")
    assert len(shown(page)) > before
    assert page.evaluate("document.activeElement !== document.body")


def test_the_address_keeps_the_view_and_the_back_button_leads_back(site: Path, page: "Page") -> None:
    visit(page, site)
    type_in(page, "arrest")
    arrests = shown(page)
    page.locator("[data-filters] > summary").click()
    page.locator("[data-facet=topic] > summary").click()
    page.locator("input[name=topic][value=extradition]").check()
    until(page, "location.search === '?q=arrest&topic=extradition'")
    page.reload()
    wait_for_selection(page)
    both = shown(page)
    assert 0 < len(both) < len(arrests)
    assert page.get_by_role("searchbox").input_value() == "arrest"
    page.go_back()
    until(page, "location.search === '?q=arrest'")
    until(page, f"({SHOWN})().length === {len(arrests)}")
    page.go_back()
    page.locator("main:not(.selecting)").wait_for()
    assert page.get_by_role("searchbox").input_value() == ""


def test_typing_makes_one_entry_of_the_history(site: Path, page: "Page") -> None:
    visit(page, site)
    page.get_by_role("searchbox").focus()
    until(page, "window.datelineSearch?.index")
    before = page.evaluate("history.length")
    page.keyboard.type("arrest", delay=40)
    until(page, "location.search === '?q=arrest'")
    assert page.evaluate("history.length") == before + 1


def test_an_event_named_in_the_address_is_shown_though_the_selection_leaves_it_out(site: Path, page: "Page") -> None:
    visit(page, site, "?actor=joe-biden#guzman-escape")
    wait_for_selection(page)
    assert page.locator("#guzman-escape").is_visible()


def test_what_was_found_is_announced(site: Path, page: "Page") -> None:
    visit(page, site)
    type_in(page, "cienfuegos")
    until(page, "[...document.querySelectorAll('[role=status]')].some(each => / of 40 events/.test(each.textContent))")


def test_nothing_found_says_why_and_offers_ways_out(site: Path, page: "Page") -> None:
    visit(page, site, "?q=xylophone&topic=fentanyl&topic=gone")
    wait_for_selection(page)
    assert said(page) == (
        "0 of 40 events. No word here begins with “xylophone”. Not known here, and not asked for: topic=gone."
    )
    page.get_by_role("button", name=re.compile("without “xylophone”")).click()
    until(page, "location.search === '?topic=fentanyl'")
    wait_for_selection(page)
    assert shown(page)


def test_an_accusation_keeps_its_outcome_in_results(site: Path, page: "Page") -> None:
    visit(page, site, "?q=arrest+general")
    wait_for_selection(page)
    assert page.locator("#cienfuegos-arrest .outcome").is_visible()


def test_a_range_that_the_axis_sends_becomes_a_filter(site: Path, page: "Page") -> None:
    visit(page, site)
    page.evaluate(
        "document.dispatchEvent(new CustomEvent('dateline:range', {detail: {from: '2020', to: '2020-12-31'}}))"
    )
    until(page, "location.search === '?from=2020&to=2020-12-31'")
    wait_for_selection(page)
    assert "cienfuegos-arrest" in shown(page)
    assert page.locator("input[name=from]").input_value() == "2020"


def test_it_works_over_http_under_a_path(address: str, page: "Page") -> None:
    page.context.set_offline(False)
    page.goto(f"{address}index.html")
    type_in(page, "cienf")
    assert "cienfuegos-arrest" in shown(page)
    assert page.url == f"{address}index.html?q=cienf"
    page.reload()
    wait_for_selection(page)
    assert "cienfuegos-arrest" in shown(page)


def test_a_view_is_copied_as_a_link(address: str, page: "Page") -> None:
    page.context.set_offline(False)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}index.html?topic=fentanyl")
    wait_for_selection(page)
    page.get_by_role("link", name="Copy link to this view").click()
    page.get_by_role("link", name="Link copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}index.html?topic=fentanyl"


def test_other_pages_lead_to_the_search(site: Path, page: "Page") -> None:
    page.goto((site / "events" / "cienfuegos-arrest.html").as_uri())
    page.get_by_role("link", name="Search").click()
    page.wait_for_url(re.compile(r"index\.html#find$"))
    assert page.evaluate("document.activeElement.id") == "find"


def test_without_scripts_nothing_dead_is_shown(site: Path, browser: "Browser") -> None:
    with browser.new_context(offline=True, java_script_enabled=False) as context:
        page = context.new_page()
        visit(page, site)
        assert not page.locator("search").is_visible()
        page.goto((site / "about.html").as_uri())
        assert not page.locator(".to-find").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_open_filters_are_accessible_and_fit(site: Path, browser: "Browser", width: int, scheme: str) -> None:
    script = tools.require("axe.min.js").read_text(encoding="utf-8")
    context = browser.new_context(
        offline=True,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 800},
        bypass_csp=True,
    )
    with context:
        page = context.new_page()
        visit(page, site, "?q=arrest&topic=extradition&from=2008")
        wait_for_selection(page)
        page.locator("[data-filters] > summary").click()
        for facet in page.locator("[data-facet]").all():
            if not facet.evaluate("each => each.open"):
                facet.locator("summary").click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            if facet.get_attribute("data-facet") not in ("actor", "from"):
                continue
            page.evaluate(script)
            violations = page.evaluate("axe.run().then(result => result.violations)")
            assert [f"{each['id']} {each['nodes'][0]['target']}" for each in violations] == []


def test_a_long_chronology_finds_words_of_texts_that_its_home_page_does_not_hold(long_site: Path, page: "Page") -> None:
    visit(page, long_site)
    assert page.locator("article[data-event].short").count() == LONG
    type_in(page, "water")
    page.locator(".excerpt mark.hit").first.wait_for()
    assert 0 < len(shown(page)) < LONG
    assert said(page) == f"{len(shown(page))} of {LONG} events."


def test_events_that_the_page_does_not_list_are_lines_of_the_search(long_site: Path, page: "Page") -> None:
    visit(page, long_site)
    page.evaluate("document.querySelectorAll('article[data-event]').forEach((each, at) => at % 2 && each.remove())")
    type_in(page, "water")
    lines = page.locator("[data-lines] > li")
    lines.first.wait_for()
    assert lines.count() == 50
    hidden = "[...document.querySelectorAll('[data-lines] .mark[hidden]')].map(each => each.getClientRects().length)"
    assert set(page.evaluate(hidden)) == {0}, "no line says of an event what is not so"
    page.locator("[data-more]").click()
    until(page, "document.querySelectorAll('[data-lines] > li').length > 50")
    assert shown(page) == []
    assert (long_site / (lines.first.locator("a").first.get_attribute("href") or "nowhere")).is_file()
