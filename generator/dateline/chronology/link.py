"""Join the documents of a chronology: resolve ids and aliases, put events in order, find who refers to whom."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar

import msgspec

from dateline.chronology.aliases import body_with_todays_ids, with_todays_ids
from dateline.chronology.claims import Claim, Pointer, claims_of, pointers_of
from dateline.chronology.model import Chronology, CitedWords
from dateline.chronology.order import Order, order_events
from dateline.chronology.recalling import Recalled
from dateline.chronology.ties import Ties
from dateline.chronology.uses import events_of
from dateline.chronology.walk import body_groups, dispute_citations
from dateline.chronology.witness import Archive, Verdict, Verify, verify_all
from dateline.config import Config
from dateline.dates import OPEN_END
from dateline.evidence import Outcome
from dateline.gist import Gist
from dateline.model import (
    KINDS,
    Actor,
    AnyThing,
    Body,
    Citation,
    Cited,
    Event,
    Kind,
    Page,
    Period,
    Place,
    Source,
    Thing,
    Thread,
    Topic,
    Worksheet,
)
from dateline.parsing import Document

T = TypeVar("T", bound=Thing)


class Linked(msgspec.Struct, frozen=True, dict=True):
    """A chronology with the documents it was made of, for the checks.

    `registry` leads from (kind, id) to the base document, whether or not it could be read whole; `editions` are the language editions.
    `verdicts` say of every quotation and every wording of a date whether its source holds it; `pointers` are the places that are named
    without a quotation, of known sources that have a fingerprint. `only` are the paths of the documents that must be looked at, where what is to be said of
    the others is known: there are no verdicts and pointers of these then. None means all. `subjects` are these documents themselves.
    """

    chronology: Chronology
    registry: Mapping[tuple[Kind, str], Document]
    editions: tuple[Document, ...]
    order: Order
    media: frozenset[str]
    drafts: frozenset[str] = msgspec.field(default_factory=frozenset)
    archive: Archive = msgspec.field(default_factory=Archive)
    verdicts: tuple[tuple[Claim, Verdict], ...] = ()
    pointers: tuple[Pointer, ...] = ()
    only: frozenset[str] | None = None
    subjects: tuple[Document, ...] | None = None

    def looks_at(self, document: Document) -> bool:
        """Tell whether a document must be looked at."""
        return self.only is None or document.path in self.only

    def documents(self) -> Iterable[Document]:
        """Return the documents to look at: those of the base language, then the language editions."""
        return (*self.registry.values(), *self.editions) if self.subjects is None else self.subjects

    @cached_property
    def events(self) -> tuple[tuple[Document, Event], ...]:
        """The events to look at, in their order, each with its document."""
        events = self.chronology.events
        if self.subjects is None:
            return tuple((self.registry["event", name], event) for name, event in events.items())
        of_events = (each for each in self.subjects if each.kind == "event" and not each.language)
        return tuple((each, events[each.id]) for each in of_events if each.id in events)

    @cached_property
    def cited(self) -> tuple[tuple[Document, Event, tuple[Citation, ...]], ...]:
        """The events to look at, each with every citation as `walk.event_citations` has them, but without the places where they are typed."""
        gists = self.chronology.gists
        return tuple(
            (document, event, (*_citations(gists[event.id].apparatus), *dispute_citations(event.disputes)))
            for document, event in self.events
        )


def _citations(apparatus: Body) -> list[Citation]:
    return [each for group in apparatus if isinstance(group, Cited) for each in group.citations]


def link(
    documents: Iterable[Document],
    config: Config,
    media: frozenset[str] = frozenset(),
    *,
    archive: Archive | None = None,
    verify: Verify = verify_all,
    drafts: bool = False,
    build_day: int | None = None,
    ties: Ties | None = None,
    only: frozenset[str] | None = None,
    whole: Callable[[Document], Document] | None = None,
) -> Linked:
    """Link documents into a chronology; what is wrong is found by `dateline.chronology.check` afterwards.

    `media` are the names of the files in content/media/; `archive` is what is known of the sources' texts, and `verify` asks it about one
    document's claims. Draft events are left out unless `drafts`. `build_day` is the day number of SOURCE_DATE_EPOCH; without one the
    newest date recorded in the content stands for it. Where only words of the documents at the paths `only` have changed, `ties` are what
    was worked out before, and the others may be `recalling.bare`: then `whole` returns one with its words.
    """
    ordered = sorted(documents, key=attrgetter("kind", "id", "language", "path"))
    registry: dict[tuple[Kind, str], Document] = {}
    for document in ordered:
        if not document.language:
            registry.setdefault((document.kind, document.id), document)
    aliases = _aliases(registry)
    records = [
        (document, todays_thing(document, document.thing, aliases)) for document in registry.values() if document.thing
    ]
    things: dict[Kind, list[AnyThing]] = {kind: [] for kind in KINDS}
    for document, thing in records:
        things[document.kind].append(thing)
    events = _of(Event, things["event"])
    hidden = frozenset(name for name, event in events.items() if event.status == "draft" and not drafts)
    for name in hidden:
        del events[name]
    order = ties.order if ties else order_events(events)
    in_order = {name: events[name] for name in order.ids}
    periods = _of(Period, things["period"])
    threads = _of(Thread, things["thread"])
    period_of = ties.period_of if ties else {name: _period(event, periods) for name, event in in_order.items()}
    archive = archive or Archive()

    def looked_at(document: Document) -> bool:
        return only is None or document.path in only

    sources = _of(Source, things["source"])
    editions = tuple(todays_edition(document, aliases) for document in ordered if document.language)
    resting: list[tuple[Document, AnyThing | None, tuple[Cited, ...]]] = [
        *((document, thing, tuple(body_groups(thing.body))) for document, thing in records if looked_at(document)),
        *((edition, None, tuple(body_groups(edition.body))) for edition in editions if looked_at(edition)),
    ]
    verdicts = tuple(verdicts_of(resting, archive, sources, verify))
    measured = sources.keys() & archive.fingerprints.keys()
    pointers = tuple(each for record in resting for each in pointers_of(*record, measured))
    gists = {name: todays_gist(registry["event", name].gist, aliases) for name in in_order}
    every_event: Mapping[str, Event] = MappingProxyType(in_order)
    if whole:
        every_event = Recalled(every_event, partial(_recalled, registry, aliases, whole))
    chronology = Chronology(
        config=config,
        language=config.language,
        events=every_event,
        sources=MappingProxyType(sources),
        actors=MappingProxyType(_of(Actor, things["actor"])),
        places=MappingProxyType(_of(Place, things["place"])),
        topics=MappingProxyType(_of(Topic, things["topic"])),
        periods=MappingProxyType(periods),
        threads=MappingProxyType(threads),
        pages=MappingProxyType(_of(Page, things["page"])),
        worksheets=MappingProxyType(_of(Worksheet, things["worksheet"])),
        aliases=MappingProxyType(aliases),
        period_of=MappingProxyType(period_of),
        events_of=ties.events_of if ties else MappingProxyType(events_of(in_order, gists, threads, period_of)),
        build_day=_day(build_day, in_order, ties),
        checked=MappingProxyType(dict(ties.checked) if ties else checked_of(verdicts)),
        texts=MappingProxyType(_publishable(archive, sources)),
        gists=MappingProxyType(gists),
    )
    every = (*registry.values(), *editions)
    subjects = None if only is None else tuple(document for document in every if looked_at(document))
    return Linked(
        chronology,
        MappingProxyType(registry),
        editions,
        order,
        media,
        hidden,
        archive,
        verdicts,
        pointers,
        only,
        subjects,
    )


def _recalled(
    registry: Mapping[tuple[Kind, str], Document],
    aliases: Mapping[tuple[str, str], str],
    whole: Callable[[Document], Document],
    name: str,
) -> Event:
    """Return an event of a bare document with its words, and with the ids of today."""
    document = whole(registry["event", name])
    event = todays_thing(document, document.thing, aliases) if document.thing else None
    if not isinstance(event, Event):  # its file changed since it was looked at
        raise FileNotFoundError(errno.ENOENT, "it was changed while it was read", document.path)
    return event


def verdicts_of(
    resting: Iterable[tuple[Document, AnyThing | None, tuple[Cited, ...]]],
    archive: Archive,
    sources: Mapping[str, Source],
    verify: Verify,
) -> Iterator[tuple[Claim, Verdict]]:
    """Look for every claim, at those of its places whose source is known."""
    for document, thing, cited in resting:
        claims = tuple(known for claim in claims_of(document, thing, cited) if (known := _known(claim, sources)))
        yield from zip(claims, verify(claims, archive), strict=True)


def _known(claim: Claim, sources: Mapping[str, Source]) -> Claim | None:
    """Return the claim with those of its places whose source is known; None where none is."""
    places = tuple(place for place in claim.places if place[0] in sources)
    if len(places) == len(claim.places):
        return claim
    return msgspec.structs.replace(claim, places=places) if places else None


def _publishable(archive: Archive, sources: Mapping[str, Source]) -> dict[str, str]:
    """Return the texts that may be published; a restricted one that lies among them is an error (`restricted-text`), and kept back."""
    return {
        name: archive.public[name]
        for name, source in sources.items()
        if name in archive.public and source.rights != "restricted"
    }


def checked_of(verdicts: Iterable[tuple[Claim, Verdict]]) -> dict[CitedWords, Outcome]:
    """Return what the fingerprints alone say of each cited quotation: the archive at hand must not change the site's bytes."""
    return {
        (*claim.places[0], claim.words): verdict.by_fingerprint.outcome
        for claim, verdict in verdicts
        if claim.origin != "prose" and verdict.by_fingerprint
    }


def _of(type_: type[T], things: Iterable[AnyThing]) -> dict[str, T]:
    return {thing.id: thing for thing in things if isinstance(thing, type_)}


def _aliases(registry: Mapping[tuple[Kind, str], Document]) -> dict[tuple[str, str], str]:
    """Return where each former id leads; an id that is still in use is no alias (`id-duplicate` says so)."""
    found: dict[tuple[str, str], str] = {}
    for (kind, name), document in registry.items():
        for alias in document.thing.aliases if document.thing else ():
            if (kind, alias) not in registry:
                found.setdefault((kind, alias), name)
    return found


def todays_thing(document: Document, thing: AnyThing, aliases: Mapping[tuple[str, str], str]) -> AnyThing:
    """Return a document's record with the ids of today; most name no former one, and stay the very same object."""
    if aliases and any((mention.kind, mention.target) in aliases for mention in document.mentions):
        return with_todays_ids(thing, aliases)
    return thing


def todays_edition(edition: Document, aliases: Mapping[tuple[str, str], str]) -> Document:
    """Return a language edition whose body names the ids of today."""
    if any((mention.kind, mention.target) in aliases for mention in edition.mentions):
        return msgspec.structs.replace(
            edition,
            body=body_with_todays_ids(edition.body, aliases),
            gist=todays_gist(edition.gist, aliases),
        )
    return edition


def _day(build_day: int | None, events: Mapping[str, Event], ties: Ties | None) -> int | None:
    if build_day is None:
        return ties.build_day if ties else newest_day(events.values())
    return build_day


def todays_gist(gist: Gist, aliases: Mapping[tuple[str, str], str]) -> Gist:
    """Return the gist of a text by the ids of today; its digest stays that of the text as it is written."""
    if not aliases:
        return gist
    apparatus = body_with_todays_ids(gist.apparatus, aliases)
    if apparatus == gist.apparatus:
        return gist
    statements = (
        tuple(dict.fromkeys(aliases.get(("source", source), source) for source in each)) for each in gist.statements
    )
    return Gist(statements=tuple(statements), apparatus=apparatus, digest=gist.digest)


def _period(event: Event, periods: Mapping[str, Period]) -> str:
    """Return the event's period: its own word, else the latest-beginning period in which its start falls."""
    if event.period:
        return event.period if event.period in periods else ""
    if event.date is None or event.date.earliest is None:
        return ""
    start = event.date.earliest
    holding = [
        (period.from_.earliest, name)
        for name, period in periods.items()
        if period.from_.earliest is not None and period.from_.earliest <= start <= _end(period)
    ]
    return max(holding)[1] if holding else ""


def _end(period: Period) -> int:
    latest = period.to.latest if period.to else None
    return OPEN_END if latest is None else latest


def newest_day(events: Iterable[Event]) -> int | None:
    """Return the newest day on which something was recorded or changed: what stands for today (content model, "Dates")."""
    dates = [date for event in events for date in (event.recorded, *(entry.date for entry in event.log)) if date]
    return max((date.latest for date in dates if date.latest is not None and date.latest < OPEN_END), default=None)
