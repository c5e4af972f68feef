"""The pages of sources: what each is, where to find it, what rests on it; and the bibliography."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.chronology.publication import part_at
from dateline.dates import OPEN_END, OPEN_START, Date, iso_day, sort_key
from dateline.model import Lineage, Locator, Part, Source
from dateline.outputs.addresses import anchor_of, page_of, up_from
from dateline.outputs.artifacts import Artifact
from dateline.outputs.dating import html_date
from dateline.outputs.entries import view_dispute
from dateline.outputs.pages.event import view_basis
from dateline.outputs.prose import view_prose
from dateline.outputs.register import Register
from dateline.outputs.uses import Use
from dateline.outputs.views import (
    BasisView,
    DisputeView,
    Headline,
    Link,
    PageView,
    Prose,
    Quotation,
    View,
)

LineageIndex = Mapping[str, tuple[tuple[str, str, str], ...]]


class SourceLine(View, kw_only=True):
    """A source as a bibliography lists it; `datetime` as in When, `versiondate` a full day, for Robust Links."""

    link: Link
    authors: tuple[str, ...]
    publisher: str
    kind: str
    published: str
    datetime: str
    url: str
    archived_url: str
    versiondate: str
    events: int


class LineageView(View, kw_only=True):
    """How this text, or a part of it, descends from another (or, `inverse`, the other from this one)."""

    kind: str
    inverse: bool
    link: Link
    part: str


class PartView(View, kw_only=True):
    """A part of the text with a history of its own."""

    id: str
    paragraphs: Locator
    title: str
    authors: tuple[str, ...]
    publisher: str
    published: str
    datetime: str


class UseView(View, kw_only=True):
    """What one thing takes from a place of the source; `locator` where it reaches further than the place."""

    what: str
    quotation: Quotation | None
    locator: Locator | None


class Resting(View, kw_only=True):
    """A thing that rests on a place of the source: an event's line, or a link to something else."""

    kind: str
    headline: Headline | None
    link: Link
    uses: tuple[UseView, ...]


class CitedPlace(View, kw_only=True):
    """A cited place of the source and all that rests on it; `locator` None is the source as a whole."""

    anchor: str
    locator: Locator | None
    part: str
    resting: tuple[Resting, ...]


class SourcePage(PageView, kw_only=True):
    """What a source's page shows. A restricted text itself is never among it: only the words that were cited."""

    line: SourceLine
    lang: str
    updated: str
    accessed: str
    page_date: str
    archived_on: str
    language: str
    translated_from: str
    rights: str
    country: str
    audience: str
    purpose: str
    abstract: str
    copy_notes: str
    bases: tuple[BasisView, ...]
    parts: tuple[PartView, ...]
    lineage: tuple[LineageView, ...]
    disputes: tuple[DisputeView, ...]
    prose: Prose
    places: tuple[CitedPlace, ...]


class Bibliography(PageView, kw_only=True):
    """All sources, by the day of publication."""

    sources: tuple[SourceLine, ...]


def source_page(register: Register, source: Source, uses: tuple[Use, ...], descends: LineageIndex) -> Artifact:
    """Return the page of a source, given its uses and the index of who descends from whom."""
    path = page_of("source", source.id)
    own = [(relation, "") for relation in source.relations]
    own += [(relation, part.title or part.id) for part in source.parts for relation in part.relations]
    view = SourcePage(
        path=path,
        up=up_from(path),
        title=source.title,
        description=source.abstract,
        section="bibliography",
        line=view_source_line(register, source),
        lang=register.foreign(source.language),
        updated=register.words(source.updated),
        accessed=register.words(source.accessed),
        page_date=source.page_date,
        archived_on=register.words(source.archived_on),
        language=source.language,
        translated_from=source.translated_from,
        rights=source.rights,
        country=source.country,
        audience=source.audience,
        purpose=source.purpose,
        abstract=source.abstract,
        copy_notes=source.copy_notes,
        bases=tuple(view_basis(register, basis) for basis in source.basis),
        parts=tuple(_part(register, part) for part in source.parts),
        lineage=_lineage(register, own, descends.get(source.id, ())),
        disputes=tuple(view_dispute(register, dispute) for dispute in source.disputes),
        prose=view_prose(register, source.body, source.id),
        places=_places(register, source, uses),
    )
    return Artifact(path, "source.html", view)


def bibliography_page(register: Register) -> Artifact:
    """Return the list of all sources, by the day of publication, then by id."""

    def key(source: Source) -> tuple[int, int, str]:
        return (*(sort_key(source.published) if source.published else (OPEN_END, OPEN_END)), source.id)

    ordered = sorted(register.chronology.sources.values(), key=key)
    lines = tuple(view_source_line(register, source) for source in ordered)
    view = Bibliography(path="bibliography.html", up="", section="bibliography", sources=lines)
    return Artifact("bibliography.html", "bibliography.html", view)


def lineage_index(register: Register) -> LineageIndex:
    """Return, for each source, the (kind, source, part) of those that descend from it."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for name, source in register.chronology.sources.items():
        for relation in source.relations:
            found.setdefault(relation.source, []).append((relation.kind, name, ""))
        for part in source.parts:
            for relation in part.relations:
                found.setdefault(relation.source, []).append((relation.kind, name, part.title or part.id))
    return {name: tuple(lines) for name, lines in found.items()}


def view_source_line(register: Register, source: Source) -> SourceLine:
    """Return a source as a bibliography lists it."""
    return SourceLine(
        link=Link(path=page_of("source", source.id), title=source.title, lang=register.foreign(source.language)),
        authors=source.authors,
        publisher=source.publisher,
        kind=source.kind,
        published=register.words(source.published),
        datetime=html_date(source.published),
        url="" if source.url == "none" else source.url,
        archived_url=source.archived_url,
        versiondate=_full_day(source.archived_on),
        events=len(register.chronology.events_of.get(("source", source.id), ())),
    )


def _full_day(date: Date | None) -> str:
    """Return a date's day in ISO, or "" where it is not one known day."""
    if date is None or date.earliest != date.latest or date.earliest in (None, OPEN_START, OPEN_END):
        return ""
    return iso_day(date.earliest or 0)


def _part(register: Register, part: Part) -> PartView:
    return PartView(
        id=part.id,
        paragraphs=part.paragraphs,
        title=part.title,
        authors=part.authors,
        publisher=part.publisher,
        published=register.words(part.published),
        datetime=html_date(part.published),
    )


def _lineage(
    register: Register, own: list[tuple[Lineage, str]], others: tuple[tuple[str, str, str], ...]
) -> tuple[LineageView, ...]:
    found: list[tuple[str, bool, str, str]] = [(relation.kind, False, relation.source, part) for relation, part in own]
    found += [(kind, True, name, part) for kind, name, part in others]
    linked = ((kind, inverse, register.link("source", name), part) for kind, inverse, name, part in found)
    return tuple(
        LineageView(kind=kind, inverse=inverse, link=link, part=part) for kind, inverse, link, part in linked if link
    )


_PLACES = ("paragraph", "page", "time")


def _places(register: Register, source: Source, uses: tuple[Use, ...]) -> tuple[CitedPlace, ...]:
    """Return the cited places of a source in their order, the source as a whole first."""
    by_place: dict[tuple[int, int], list[Use]] = {}
    for use in uses:
        key = (_PLACES.index(use.locator.kind), use.locator.first) if use.locator else (-1, 0)
        by_place.setdefault(key, []).append(use)
    return tuple(_place(register, source, tuple(by_place[key])) for key in sorted(by_place))


def _place(register: Register, source: Source, uses: tuple[Use, ...]) -> CitedPlace:
    first = uses[0].locator
    locator = Locator(kind=first.kind, first=first.first, last=first.first) if first else None
    part = part_at(source, first)
    by_thing: dict[tuple[str, str], list[Use]] = {}
    for use in uses:
        by_thing.setdefault((use.kind, use.thing), []).append(use)
    resting = (_resting(register, source, tuple(found)) for found in by_thing.values())
    return CitedPlace(
        anchor=anchor_of(locator),
        locator=locator,
        part=(part.title or part.id) if part else "",
        resting=tuple(each for each in resting if each),
    )


def _resting(register: Register, source: Source, uses: tuple[Use, ...]) -> Resting | None:
    kind, name = uses[0].kind, uses[0].thing
    link = register.link(kind, name)
    if link is None:
        return None
    lang = register.foreign(source.language)
    event = register.chronology.events[name] if kind == "event" else None
    return Resting(
        kind=kind,
        headline=register.headlines[event.id] if event else None,
        link=link,
        uses=tuple(
            UseView(
                what=use.what,
                quotation=Quotation(text=use.words, lang=lang) if use.words else None,
                locator=use.locator if use.locator and use.locator.last > use.locator.first else None,
            )
            for use in uses
        ),
    )
