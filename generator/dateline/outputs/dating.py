"""Dates as readers see them, and the place of an event in years."""

from __future__ import annotations

import re

from dateline.chronology.walk import cited_sources
from dateline.dates import Date
from dateline.model import Basis, Event
from dateline.outputs.citing import view_place
from dateline.outputs.register import Register
from dateline.outputs.views import BasisView, When

_HTML_DATE = re.compile(r"(?!0000)\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?")  # other "months" are seasons


_GLOSSED = re.compile(r"(.+?) \[([^\[\]]+)\]")


def view_when(register: Register, event: Event) -> When:
    """Return an event's date, or what stands in its place."""
    outside = event.date_outside
    wording, gloss = _wording(register, event)
    return When(
        edtf=event.date.edtf if event.date else "",
        words=register.words(event.date),
        datetime=html_date(event.date),
        outside=register.words(outside.edtf) if outside else "",
        outside_reason=outside.reason if outside else "",
        wording=wording,
        wording_lang=_language_of(register, event) if wording else "",
        wording_gloss=gloss,
        undated="" if event.date else event.undated,
        after=() if event.date else register.links("event", event.after),
        before=() if event.date else register.links("event", event.before),
    )


def _wording(register: Register, event: Event) -> tuple[str, str]:
    """Return the sources' words for a date and what an edition adds in brackets; an edition's own words are not taken apart."""
    chronology = register.chronology
    if not chronology.prefix or event.id in chronology.reworded:
        return event.date_wording, ""
    found = _GLOSSED.fullmatch(event.date_wording)
    return (found[1], found[2]) if found else (event.date_wording, "")


def _language_of(register: Register, event: Event) -> str:
    """Return the language of the sources that an event cites, where it is one and not the page's."""
    chronology = register.chronology
    if event.id in chronology.reworded:
        return ""
    found = {chronology.sources[name].language for name in cited_sources(event) if name in chronology.sources}
    return register.foreign(found.pop()) if len(found) == 1 else ""


def view_basis(register: Register, basis: Basis) -> BasisView:
    """Return what a date was worked out from."""
    citation = view_place(register, basis.source, basis.locator, basis.words) if basis.source else None
    return BasisView(
        kind=basis.kind,
        gives=register.words(basis.gives),
        citation=citation,
        anchor=register.link("event", basis.anchor) if basis.anchor else None,
        note=basis.note,
    )


def html_date(date: Date | None) -> str:
    """Return the value of a `<time>` for a plain day, month or year; "" where HTML has no value for what is known."""
    return date.edtf if date and is_html_date(date.edtf) else ""


def is_html_date(edtf: str) -> bool:
    """Tell whether a date is a plain day, month or year, which programs that know no EDTF read rightly."""
    return bool(_HTML_DATE.fullmatch(edtf))
