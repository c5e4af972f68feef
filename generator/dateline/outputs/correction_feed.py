"""The correction record as an Atom feed (RFC 4287), for whoever relies on an entry and wants to hear that it changed."""

from __future__ import annotations

import re
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from dateline.dates import Date, iso_day
from dateline.model import Event, LogEntry
from dateline.outputs.addresses import page_of
from dateline.outputs.artifacts import Artifact
from dateline.outputs.pages.records import correction_record
from dateline.outputs.register import Register
from dateline.outputs.views import LogView
from dateline.outputs.wording import WORDS

PATH = "corrections.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_BEGINNING = "1970-01-01"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def correction_feed(register: Register) -> Artifact:
    """Return the feed. Days come from the entries; that of a feed without any from the newest day in the content: never from the clock.

    With a base URL every id is the address of what it names; without one, a UUID of version 5 made from the chronology's id and the
    event's (and the language of an edition), so that the feed of one chronology is the same wherever it is built.
    """
    config = register.chronology.config
    base = f"{config.base_url.rstrip('/')}/" if config.base_url else ""
    name = f"{config.id}/{register.chronology.prefix}".rstrip("/")
    record = correction_record(register)
    newest = _instant(record[0][1].date) if record else _instant_of_day(register.chronology.build_day)
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": register.chronology.language})
    _add(feed, "title", f"{config.title}: {WORDS['nav']['corrections']}")
    _add(feed, "id", base + PATH if base else _urn(name, "corrections"))
    _add(feed, "updated", newest)
    _add(ET.SubElement(feed, "author"), "name", config.title)
    ET.SubElement(feed, "link", {"rel": "self", "href": base + PATH})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{base}corrections.html"})
    for event, entry, view in record:
        feed.append(_entry(name, base, event, entry, view))
    ET.indent(feed)
    return Artifact(PATH, "", ET.tostring(feed, encoding="utf-8", xml_declaration=True) + b"\n")


def _entry(chronology: str, base: str, event: Event, entry: LogEntry, view: LogView) -> ET.Element:
    """Return one change; its number in the event's record tells it from another of the same day."""
    address = f"{base}{page_of('event', event.id)}#{view.id}"
    found = ET.Element("entry")
    _add(found, "title", f"{WORDS['log'][entry.kind]}: {event.title}")
    _add(found, "id", address if base else _urn(chronology, event.id, entry.date.edtf, view.id))
    _add(found, "updated", _instant(entry.date))
    ET.SubElement(found, "link", {"rel": "alternate", "type": "text/html", "href": address})
    ET.SubElement(found, "category", {"term": entry.kind, "label": WORDS["log"][entry.kind]})
    _add(found, "content", " ".join(filter(None, (entry.change, entry.reason))))
    return found


def _add(parent: ET.Element, tag: str, text: str) -> None:
    """Add an element with a text; what XML 1.0 cannot hold is left out."""
    ET.SubElement(parent, tag).text = _NOT_XML.sub("", text)


def _urn(*names: str) -> str:
    return uuid5(NAMESPACE_URL, "/".join(("dateline", *names))).urn


def _instant(date: Date) -> str:
    return _instant_of_day(date.earliest)


def _instant_of_day(day: int | None) -> str:
    """Return the start of a day as RFC 3339 has it; what has no day between the years 1 and 9999 is the beginning."""
    written = _BEGINNING if day is None else iso_day(day)
    return f"{written if re.fullmatch(r'(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}', written) else _BEGINNING}T00:00:00Z"
