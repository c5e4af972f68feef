"""What a site with an address has besides: sitemap, robots, CNAME, and what programs show of its pages."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree as ET

import msgspec
import pytest

from dateline.chronology.model import Chronology
from dateline.config import Outputs
from dateline.outputs import published as module
from dateline.outputs import published_files
from dateline.outputs.published import own_domain
from test_outputs.chronicle import CONFIG, FILES, Outline, all_planned, chronology, pages

BASE = "https://ann.github.io/harbour"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def files(base_url: str = BASE) -> dict[str, bytes]:
    found = chronology(config=msgspec.structs.replace(CONFIG, base_url=base_url))
    return {each.path: each.view for each in published_files((found,), planned(found)) if isinstance(each.view, bytes)}


def planned(found: Chronology) -> tuple[Any, ...]:
    return all_planned(found)


def data_of(html: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    )
    return found


def test_a_site_without_an_address_has_none_of_it() -> None:
    assert files("") == {}
    html = pages()["events/opening.html"]
    assert "og:" not in html
    assert "ld+json" not in html
    assert 'rel="canonical"' not in html


def test_the_sitemap_names_every_page_once_and_no_other() -> None:
    found = files()
    addresses = [each.text or "" for each in ET.fromstring(found["sitemap.xml"]).iterfind(".//s:loc", NAMES)]  # noqa: S314
    paths = [each.removeprefix(f"{BASE}/") for each in addresses]
    assert len(set(paths)) == len(paths)
    shown = {path for path in pages(base_url=BASE) if path.endswith(".html")}
    left_out = {path for path in shown if path == "404.html" or path.startswith("embed/") or path in REDIRECTS}
    assert set(paths) == shown - left_out
    assert found["robots.txt"].decode().endswith(f"Sitemap: {BASE}/sitemap.xml\n")
    assert found[".nojekyll"] == b""


REDIRECTS = {"events/first-ship.html"}


def test_the_sitemap_says_when_an_entry_changed() -> None:
    root = ET.fromstring(files()["sitemap.xml"])  # noqa: S314 - our own bytes
    changed = {
        url.findtext("s:loc", "", NAMES): url.findtext("s:lastmod", "", NAMES) for url in root.iterfind("s:url", NAMES)
    }
    assert changed[f"{BASE}/events/opening.html"] == "2021-02-03"
    assert changed[f"{BASE}/events/trial.html"] == ""


def test_a_large_sitemap_is_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SITEMAP_LIMIT", 5)
    found = files()
    index = [each.text or "" for each in ET.fromstring(found["sitemap.xml"]).iterfind(".//s:loc", NAMES)]  # noqa: S314
    assert index[0] == f"{BASE}/sitemap-1.xml"
    counts = [found[each.removeprefix(f"{BASE}/")].count(b"<url>") for each in index]
    assert all(count == 5 for count in counts[:-1])
    assert 0 < counts[-1] <= 5


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://chronology.example.org", "chronology.example.org"),
        ("https://chronology.example.org/", "chronology.example.org"),
        ("https://example.org/harbour/", ""),
        ("https://ann.github.io", ""),
        ("https://ann.github.io/harbour/", ""),
        ("http://localhost", ""),
        ("http://127.0.0.1", ""),
        ("https://example.org:8080", ""),
    ],
)
def test_a_domain_of_ones_own_is_told_from_a_hosts(address: str, domain: str) -> None:
    assert own_domain(address) == domain
    assert ("CNAME" in files(address)) == bool(domain)


def test_what_is_shared_names_the_page_and_the_outcome_of_an_accusation() -> None:
    html = pages(base_url=BASE)["events/opening.html"]
    shared = {facts["property"]: facts["content"] for tag, facts in Outline(html).elements if "property" in facts}
    assert shared["og:url"] == f"{BASE}/events/opening.html"
    assert shared["og:title"] == "The harbour opens"
    assert shared["og:description"] == "Ships come in. Outcome: Smith is cleared (1 June 1994)."


def test_what_is_shared_of_an_event_shows_its_own_picture_where_it_has_one() -> None:
    for given, image, words in (
        (Outputs(), "card.png", "The harbour"),
        (Outputs(event_cards=True), "events/opening.png", "The harbour opens"),
    ):
        html = pages(base_url=BASE, outputs=given)["events/opening.html"]
        shared = {facts["property"]: facts["content"] for tag, facts in Outline(html).elements if "property" in facts}
        assert (shared["og:image"], shared["og:image:alt"]) == (f"{BASE}/{image}", words)


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("1994-06-01", {"startDate": "1994-06-01"}),
        ("1994-06", {"startDate": "1994-06"}),
        ("1994-06/1995", {"startDate": "1994-06", "endDate": "1995"}),
        ("1994~", {}),
        ("1994-21", {}),
        ("../1994", {}),
        ("[1994,1995]", {}),
    ],
)
def test_linked_data_has_a_date_only_where_it_is_exact(date: str, said: dict[str, str]) -> None:
    changed = FILES["events/trial"].replace("date: 1994-06-01", f"date: '{date}'")
    found = data_of(pages({"events/trial": changed}, base_url=BASE)["events/trial.html"])
    assert found["temporalCoverage"] == date
    happening = found["mainEntity"]
    assert {key: value for key, value in happening.items() if key.endswith("Date")} == said


def test_what_is_only_foreseen_is_not_said_to_have_happened() -> None:
    assert "mainEntity" not in data_of(pages(base_url=BASE)["events/closing.html"])


def test_no_text_ends_the_script_it_stands_in() -> None:
    changed = FILES["events/trial"].replace("title: Smith is cleared", "title: '</script><script>alert(1)</script>'")
    html = pages({"events/trial": changed}, base_url=BASE)["events/trial.html"]
    assert data_of(html)["name"] == "</script><script>alert(1)</script>"
    assert "<script>alert" not in html
