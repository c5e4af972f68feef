"""Bases of dates: that the words on which a date rests give that date, and that it is no narrower than they are."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.bases import Given, bounds_of, give
from dateline.chronology.link import Linked
from dateline.chronology.publication import published_at
from dateline.dates import OPEN_END, OPEN_START, Date, iso_day, overlaps, words
from dateline.diagnostics import Diagnostic, diagnostic
from dateline.model import Basis, Source
from dateline.parsing import Document


def bases(linked: Linked) -> Iterator[Diagnostic]:
    """Report bases that contradict what they are said to give, or the date itself, and dates narrower than every basis."""
    sources = linked.chronology.sources
    for document, event in linked.events:
        for index, basis in enumerate(event.basis):
            yield from _words_give(linked, document, index, basis, sources.get(basis.source))
            yield from _gives_fits(document, index, basis, (event.date,))
        if event.date:
            yield from _narrower(document, event.basis, event.date)
    for name, source in sources.items():
        document = linked.registry["source", name]
        if not linked.looks_at(document):
            continue
        dates = (source.published, source.updated, *(part.published for part in source.parts))
        for index, basis in enumerate(source.basis):
            yield from _words_give(linked, document, index, basis, sources.get(basis.source, source))
            yield from _gives_fits(document, index, basis, dates)


def _words_give(
    linked: Linked, document: Document, index: int, basis: Basis, source: Source | None
) -> Iterator[Diagnostic]:
    """Resolve the words against the anchor that the kind names, and compare with `gives`.

    Words that cannot be counted give nothing to compare: no time expression, or an anchor without a date.
    """
    if basis.gives is None or not basis.words:
        return
    anchor = linked.chronology.events.get(basis.anchor)
    published = published_at(source, basis.locator) if source else None
    language = source.language if source and source.language else "en"
    given = give(basis, published, anchor.date if anchor else None, language)
    if isinstance(given, Given) and given.resolution.checked and not given.resolution.overlaps(basis.gives):
        resolution = given.resolution
        from_ = _counted_from(basis, published, anchor.date if anchor else None)
        span_of_days = _days(resolution.earliest, resolution.latest)
        message = f"“{given.expression.text}”{from_} gives {span_of_days}, and `{basis.gives.edtf}` lies outside that."
        yield diagnostic("date-contradicts-basis", document.path, document.span(f"basis/{index}/gives"), message)


def _counted_from(basis: Basis, published: Date | None, anchor: Date | None) -> str:
    """Say from which date the words were counted, where they were counted from one."""
    if basis.kind == "relative-to-event" and anchor:
        return f", counted from `{basis.anchor}` ({anchor.edtf}),"
    if basis.kind in ("relative-to-publication", "weekday") and published:
        return f", counted from the publication ({published.edtf}),"
    return ""


def _days(earliest: int | None, latest: int | None) -> str:
    if earliest is None or latest is None:
        known = f"from {iso_day(earliest)} on" if earliest is not None else None
        return known or (f"up to {iso_day(latest)}" if latest is not None else "any day")
    return iso_day(earliest) if earliest == latest else f"{iso_day(earliest)} to {iso_day(latest)}"


def _gives_fits(document: Document, index: int, basis: Basis, dates: tuple[Date | None, ...]) -> Iterator[Diagnostic]:
    """Report a basis that gives another date than any that it could stand for: an event's date; of a source, any it is published at."""
    known = tuple(date for date in dates if date)
    if basis.gives and known and not any(overlaps(basis.gives, date) for date in known):
        message = f"The basis gives {words(basis.gives, 'en')}, and the date is {words(known[0], 'en')}."
        yield diagnostic("date-contradicts-basis", document.path, document.span(f"basis/{index}/gives"), message)


def _narrower(document: Document, rests_on: tuple[Basis, ...], date: Date) -> Iterator[Diagnostic]:
    """Report a date that is narrower than what each of its bases gives, and than all of them together.

    Two bases may narrow each other: "in 2021" and "last summer" together give the summer of 2021. Bases that give no date narrow
    nothing; an end that is open or unknown is as wide as can be. A date outside its basis is no narrower one.
    """
    gives = [basis.gives for basis in rests_on if basis.gives]
    if not gives or not all(overlaps(each, date) for each in gives):
        return
    given = [_ends(each) for each in gives]
    earliest, latest = _ends(date)
    if earliest > max(first for first, _ in given) or latest < min(last for _, last in given):
        message = f"The date `{date.edtf}` is narrower than what its bases give together."
        yield diagnostic("date-narrower-than-basis", document.path, document.span("date"), message)


def _ends(date: Date) -> tuple[int, int]:
    bounds = bounds_of(date)
    first = OPEN_START if bounds.earliest is None else bounds.earliest
    return first, OPEN_END if bounds.latest is None else bounds.latest
