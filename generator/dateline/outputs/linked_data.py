"""Describe an event's page for search engines as JSON-LD (schema.org): only what is honest, and dates no more exact than they are.

schema.org's dates are days, months or years; a date that is anything else stands as EDTF in `temporalCoverage` of the page, never
rounded to a `startDate`. An accusation is never described without its outcome.
"""

from __future__ import annotations

import json

from dateline.chronology.walk import cited_sources
from dateline.model import Event, Source
from dateline.outputs.addresses import HOME, page_of
from dateline.outputs.dating import html_date, is_html_date
from dateline.outputs.referring import last_changed
from dateline.outputs.register import Register


def describe_event(register: Register, event: Event, description: str) -> str:
    """Return the description of an event's page as JSON that can stand in a `script` element; "" for a site without an address."""
    chronology = register.chronology
    base = chronology.config.base_url.rstrip("/")
    if not base or event.standing == "withdrawn":
        return ""
    changed = last_changed(event)
    page: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": f"{base}/{page_of('event', event.id)}",
        "name": event.title,
        "description": description,
        "inLanguage": chronology.language,
        "isPartOf": {"@type": "WebSite", "@id": f"{base}/{HOME}", "name": chronology.config.title},
        "datePublished": html_date(event.recorded),
        "dateModified": html_date(changed),
        "temporalCoverage": event.date.edtf if event.date else "",
        "mainEntity": _happening(register, event, description) if event.standing == "occurred" else {},
        "citation": [_cited(source) for name in cited_sources(event) if (source := chronology.sources.get(name))],
    }
    return _in_script({key: value for key, value in page.items() if value})


def _happening(register: Register, event: Event, description: str) -> dict[str, object]:
    """Return what happened; of an event that is only foreseen, or a lasting state, nothing is said to have taken place."""
    chronology = register.chronology
    start, _, end = (event.date.edtf if event.date else "").partition("/")
    exact = all(map(is_html_date, filter(None, (start, end)))) and start != ""
    places = [chronology.places[name] for name in event.places if name in chronology.places]
    found: dict[str, object] = {
        "@type": "Event",
        "name": event.title,
        "description": description,
        "startDate": start if exact else "",
        "endDate": end if exact else "",
        "location": [{"@type": "Place", "name": register.title(place)} for place in places],
    }
    return {key: value for key, value in found.items() if value}


def _cited(source: Source) -> dict[str, object]:
    found: dict[str, object] = {
        "@type": "CreativeWork",
        "name": source.title,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else {},
        "datePublished": html_date(source.published),
        "url": "" if source.url == "none" else source.url,
        "inLanguage": source.language,
    }
    return {key: value for key, value in found.items() if value}


def _in_script(value: dict[str, object]) -> str:
    """Write JSON that no HTML parser can take for the end of its `script` element, nor for a comment in it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
