"""Bases of dates: that the words on which a date rests give that date, and that it is no narrower than they are."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.bases import Given, give
from dateline.chronology.link import Linked
from dateline.chronology.publication import published_at
from dateline.dates import Date, iso_day, overlaps, words
from dateline.diagnostics import Diagnostic, diagnostic
from dateline.model import Basis, Event, Source
from dateline.parsing import Document


def bases(linked: Linked) -> Iterator[Diagnostic]:
    """Report bases that contradict what they are said to give, or the date itself, and dates narrower than every basis."""
    for name, event in linked.chronology.events.items():
        document = linked.registry["event", name]
        for index, basis in enumerate(event.basis):
            source = linked.chronology.sources.get(basis.source)
            yield from _words_give(linked, document, index, basis, source)
            yield from _gives_fits(document, index, basis, event.date)
        if event.date:
            yield from _narrower(document, event, event.date)
    for name, source in linked.chronology.sources.items():
        document = linked.registry["source", name]
        for index, basis in enumerate(source.basis):
            yield from _words_give(linked, document, index, basis, source)


def _words_give(
    linked: Linked, document: Document, index: int, basis: Basis, source: Source | None
) -> Iterator[Diagnostic]:
    """Resolve the words against the anchor that the kind names, and compare with `gives`."""
    if basis.gives is None or not basis.words:
        return
    anchor = linked.chronology.events.get(basis.anchor)
    published = published_at(source, basis.locator) if source else None
    language = source.language if source and source.language else "en"
    given = give(basis, published, anchor.date if anchor else None, language)
    if isinstance(given, Given) and given.resolution.checked and not given.resolution.overlaps(basis.gives):
        span = document.span(f"basis/{index}/gives")
        resolution = given.resolution
        bounds = _bounds(resolution.earliest, resolution.latest)
        message = f"“{given.expression.text}” gives {bounds}, and `{basis.gives.edtf}` lies outside that."
        yield diagnostic("date-contradicts-basis", document.path, span, message)


def _bounds(earliest: int | None, latest: int | None) -> str:
    first = iso_day(earliest) if earliest is not None else "any day"
    last = iso_day(latest) if latest is not None else "any day"
    return first if first == last else f"{first} to {last}"


def _gives_fits(document: Document, index: int, basis: Basis, date: Date | None) -> Iterator[Diagnostic]:
    if basis.gives and date and not overlaps(basis.gives, date):
        span = document.span(f"basis/{index}/gives")
        message = f"The basis gives {words(basis.gives, 'en')}, and the date is {words(date, 'en')}."
        yield diagnostic("date-contradicts-basis", document.path, span, message)


def _narrower(document: Document, event: Event, date: Date) -> Iterator[Diagnostic]:
    """Report a date that is narrower than what each of its bases gives, and than all of them together.

    Two bases may narrow each other: "in 2021" and "last summer" together give the summer of 2021. Bases that give no date, and what the
    editors know, narrow nothing and hide nothing.
    """
    given = [basis.gives for basis in event.basis if basis.gives]
    if not given or date.earliest is None or date.latest is None:
        return
    starts = [each.earliest for each in given if each.earliest is not None]
    ends = [each.latest for each in given if each.latest is not None]
    if (starts and date.earliest > max(starts)) or (ends and date.latest < min(ends)):
        message = f"The date `{date.edtf}` is narrower than what its bases give together."
        yield diagnostic("date-narrower-than-basis", document.path, document.span("date"), message)
