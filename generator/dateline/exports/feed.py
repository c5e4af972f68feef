"""Write feeds: Atom (RFC 4287) and JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) from the same values."""

from __future__ import annotations

import json
import re
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from dateline.exports.model import Data

_ATOM = "http://www.w3.org/2005/Atom"
_BEGINNING = "1970-01-01"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DAY = re.compile(r"(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}")


class FeedCategory(Data, kw_only=True):
    """A category of an entry: a code, and the words for it."""

    term: str
    label: str


class FeedEntry(Data, kw_only=True):
    """One entry. `names` identify it beside the feed's chronology; `path` is from the edition's root; days are ISO days or ""."""

    names: tuple[str, ...]
    title: str
    path: str
    updated: str
    published: str = ""
    text: str
    categories: tuple[FeedCategory, ...] = ()


class Feed(Data, kw_only=True):
    """A feed of an edition. `base` is the edition's address with a `/` at its end; "" where the site has none of its own.

    `path` is where the feed lies and `page` the page whose feed it is, from the edition's root.
    """

    chronology: str
    name: str
    title: str
    author: str
    language: str
    base: str
    path: str
    page: str
    updated: str
    entries: tuple[FeedEntry, ...]


def atom(feed: Feed) -> bytes:
    """Return a feed as Atom.

    With a base address every id is the address of what it names; without one, a UUID of version 5 made from the chronology's id and the
    entry's names, so that the feed of one chronology is the same wherever it is built.
    """
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _add(root, "title", feed.title)
    _add(root, "id", feed.base + feed.path if feed.base else _urn(feed, (feed.name,)))
    _add(root, "updated", instant(feed.updated))
    _add(ET.SubElement(root, "author"), "name", feed.author)
    ET.SubElement(root, "link", {"rel": "self", "href": feed.base + feed.path})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.base + feed.page})
    root.extend(_atom_entry(feed, entry) for entry in feed.entries)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def json_feed(feed: Feed) -> bytes:
    """Return a feed as JSON Feed; ids as in Atom."""
    whole: dict[str, object] = {"version": "https://jsonfeed.org/version/1.1", "title": feed.title}
    if feed.base:
        whole |= {"home_page_url": feed.base + feed.page, "feed_url": feed.base + feed.path}
    whole |= {"language": feed.language, "authors": [{"name": feed.author}]}
    whole["items"] = [_json_item(feed, entry) for entry in feed.entries]
    return json.dumps(whole, ensure_ascii=False, indent=1).encode() + b"\n"


def instant(day: str) -> str:
    """Return the start of a day as RFC 3339 has it; what is no day between the years 1 and 9999 is the beginning."""
    return f"{day if _DAY.fullmatch(day) else _BEGINNING}T00:00:00Z"


def _atom_entry(feed: Feed, entry: FeedEntry) -> ET.Element:
    found = ET.Element("entry")
    _add(found, "title", entry.title)
    _add(found, "id", _id(feed, entry))
    _add(found, "updated", instant(entry.updated))
    if entry.published:
        _add(found, "published", instant(entry.published))
    ET.SubElement(found, "link", {"rel": "alternate", "type": "text/html", "href": feed.base + entry.path})
    for category in entry.categories:
        ET.SubElement(found, "category", {"term": category.term, "label": category.label})
    _add(found, "content", entry.text)
    return found


def _json_item(feed: Feed, entry: FeedEntry) -> dict[str, object]:
    item: dict[str, object] = {"id": _id(feed, entry)}
    if feed.base:
        item["url"] = feed.base + entry.path
    item |= {"title": entry.title, "content_text": entry.text, "date_modified": instant(entry.updated)}
    if entry.published:
        item["date_published"] = instant(entry.published)
    if entry.categories:
        item["tags"] = [category.label for category in entry.categories]
    return item


def _id(feed: Feed, entry: FeedEntry) -> str:
    return feed.base + entry.path if feed.base else _urn(feed, entry.names)


def _urn(feed: Feed, names: tuple[str, ...]) -> str:
    return uuid5(NAMESPACE_URL, "/".join(("dateline", feed.chronology, *names))).urn


def _add(parent: ET.Element, tag: str, text: str) -> None:
    """Add an element with a text; what XML 1.0 cannot hold is left out."""
    ET.SubElement(parent, tag).text = _NOT_XML.sub("", text)
