"""References on the pages of a site, and the files that the bibliography links to."""

from __future__ import annotations

import json
from functools import cache

import msgspec
import rispy
from bibtexparser.entrypoint import parse_string

from dateline.outputs import Renderer, site_of
from dateline.outputs.referring import bibliography_files
from test_outputs.chronicle import Outline, broadsheet, chronology, pages, text_of


@cache
def site() -> dict[str, str]:
    return pages(base_url="https://example.org/chronicle")


def file(path: str) -> str:
    """Render one file of references."""
    found = chronology()
    planned = {each.path: each for each in bibliography_files(found, b"")}
    return Renderer(broadsheet(), site_of(found)).render(planned[path]).decode()


def test_a_source_page_has_three_references_and_describes_the_source() -> None:
    page = site()["sources/gazette.html"]
    assert "Weaver, Ann. 2001. “The harbour is closed.” The Gazette, March 5." in text_of(page)
    described = {
        (found["name"], found["content"]) for tag, found in Outline(page).elements if "name" in found and tag == "meta"
    }
    assert ("citation_author", "Weaver, Ann") in described


def test_an_event_is_cited_within_the_version_of_the_chronology() -> None:
    cited = next(
        text_of(page) for path, page in site().items() if path.startswith("events/") and "Cite this entry" in page
    )
    assert "The harbour, version 2" in cited
    assert "https://example.org/chronicle/events/" in cited


def test_the_chronology_is_cited_with_its_version() -> None:
    assert "The harbour, version 2" in text_of(site()["about.html"])


def test_the_bibliography_leads_to_files_that_other_programs_read() -> None:
    links = [link for link in Outline(site()["bibliography.html"]).links if link.startswith("data/")]
    assert links == ["data/bibliography.csl.json", "data/bibliography.bib", "data/bibliography.ris"]
    csl, bib, ris = (file(link) for link in links)
    ids = [item["id"] for item in json.loads(csl)]
    assert ids == ["diario", "gazette", "gazette-letter"]
    assert [entry.key for entry in parse_string(bib).entries] == ids
    assert [entry["id"] for entry in rispy.loads(ris)] == ids


def test_a_source_page_leads_to_its_own_files_which_hold_its_parts_too() -> None:
    suffixes = (".csl.json", ".bib", ".ris")
    links = [link for link in Outline(site()["sources/gazette.html"]).links if link.endswith(suffixes)]
    assert links == [f"../sources/gazette{suffix}" for suffix in suffixes]
    assert [item["id"] for item in json.loads(file("sources/gazette.csl.json"))] == ["gazette", "gazette-letter"]


def test_a_chronology_without_sources_has_no_files_of_references() -> None:
    assert not list(bibliography_files(msgspec.structs.replace(chronology(), sources={}), b""))
