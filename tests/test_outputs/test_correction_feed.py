"""The feed of corrections: well formed, the same wherever it is built, its days from the entries."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.outputs.views import FileView
from test_outputs.chronicle import CONFIG, FILES, Outline, artifacts, pages

ATOM = "{http://www.w3.org/2005/Atom}"
LOG = "  - {date: 2021-02-03, kind: correction, change: The year was wrong., reason: We misread it.}\n"


def feed(changes: dict[str, str] | None = None, **settings: str) -> ET.Element:
    view = artifacts(changes, msgspec.structs.replace(CONFIG, **settings))["corrections.xml"].view
    assert isinstance(view, FileView)
    return ET.fromstring(view.written())  # noqa: S314 - our own bytes


def texts(feed: ET.Element, tag: str) -> list[str]:
    return [each.text or "" for each in feed.iter(f"{ATOM}{tag}")]


def with_log(*entries: str) -> dict[str, str]:
    return {"events/opening": FILES["events/opening"].replace(LOG, "".join(entries))}


def test_entries_stand_newest_first_with_their_own_days() -> None:
    found = feed(with_log(LOG, "  - {date: 2021-05, kind: update, change: A source was added.}\n"))
    assert texts(found, "updated") == ["2021-05-01T00:00:00Z", "2021-05-01T00:00:00Z", "2021-02-03T00:00:00Z"]
    assert texts(found, "title")[1:] == ["Update: The harbour opens", "Correction: The harbour opens"]
    assert texts(found, "content") == ["A source was added.", "The year was wrong. We misread it."]


def test_without_an_address_ids_are_uuids_of_the_ids_alone() -> None:
    identifiers = texts(feed(), "id")
    assert all(each.startswith("urn:uuid:") and each[23] == "5" for each in identifiers)
    assert identifiers == texts(feed(title="Another title"), "id")
    assert not set(identifiers) & set(texts(feed(id="other"), "id"))
    same_day = texts(feed(with_log(LOG, LOG)), "id")
    assert len(set(same_day)) == 3


def test_with_an_address_ids_and_links_are_absolute() -> None:
    found = feed(base_url="https://example.org/press/")
    assert texts(found, "id") == [
        "https://example.org/press/corrections.xml",
        "https://example.org/press/events/opening.html#change-1",
    ]
    assert all(link.attrib["href"].startswith("https://example.org/press/") for link in found.iter(f"{ATOM}link"))


def test_what_the_feed_leads_to_is_there() -> None:
    links = [link.attrib["href"] for link in feed().iter(f"{ATOM}link")]
    assert "events/opening.html#change-1" in links
    assert "change-1" in Outline(pages()["events/opening.html"]).ids


def test_a_feed_without_entries_is_dated_by_the_content_or_not_at_all() -> None:
    assert texts(feed(with_log("  []\n")), "updated") == ["2020-01-02T00:00:00Z"]
    never = {"events/opening": with_log("  []\n")["events/opening"].replace("recorded: 2020-01-02\n", "")}
    assert texts(feed(never), "updated") == ["1970-01-01T00:00:00Z"]


def test_every_page_names_the_feeds() -> None:
    feeds = ["feed.xml", "feed.json", "corrections.xml"]
    for path, html in pages().items():
        links = [facts for tag, facts in Outline(html).elements if tag == "link" and facts.get("rel") == "alternate"]
        without = path in ("404.html", "events/first-ship.html") or path.startswith("embed/")
        assert without or [each["href"].rpartition("/")[2] for each in links] == feeds, path


@settings(max_examples=40)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_any_title_gives_well_formed_xml(title: str) -> None:
    assert len(texts(feed(title=title), "updated")) == 2
