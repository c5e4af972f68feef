"""The things of a chronology as their files state them: frozen records, linked by ids only.

Every record is a frozen `msgspec.Struct` of strings, numbers, tuples and other records, so that it can be hashed, compared and kept in
the cache as MessagePack, which executes nothing when it is read back. Names of fields are the keys of `content-model` files.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.dates import Date
from dateline.diagnostics import Span

Kind = Literal["event", "source", "actor", "place", "topic", "period", "thread", "page", "worksheet"]
KINDS: tuple[Kind, ...] = ("event", "source", "actor", "place", "topic", "period", "thread", "page", "worksheet")
FOLDERS: dict[Kind, str] = {kind: f"{kind}s" for kind in KINDS}

Standing = Literal["occurred", "announced", "condition", "withdrawn"]
Importance = Literal["landmark", "major", "minor"]
RelationKind = Literal["part-of", "leads-to", "responds-to", "outcome-of", "see-also"]
BasisKind = Literal[
    "stated", "relative-to-publication", "relative-to-event", "weekday", "term-of-office", "sequence", "editors"
]
DisputeKind = Literal["conflict", "compatible", "perspective", "copy-error"]
LogKind = Literal["correction", "clarification", "update"]
Rights = Literal["restricted", "permission", "licensed", "public-domain"]
LineageKind = Literal["version-of", "translation-of", "paraphrase-of", "forwards", "quotes"]

EDITORS = "editors"
"""The source id of `[@editors "reason"]`: what we know and the sources do not say."""


class Record(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What all records share: no hidden dictionary, compared and hashed by value."""


# --- bodies: a neutral tree that each output renders in its own way -------------------------------------------------------------------


class Locator(Record, frozen=True, kw_only=True, array_like=True):
    """A place in a source: paragraphs or pages `first`–`last`, or seconds from the start for `time`."""

    kind: Literal["paragraph", "page", "time"]
    first: int
    last: int


class Citation(Record, frozen=True, kw_only=True, array_like=True, omit_defaults=True):
    """One link from a statement to a source; `quotation` is as typed, `by` an actor's id or free words (`by_name`)."""

    source: str
    locator: Locator | None = None
    quotation: str = ""
    by: str = ""
    by_name: str = ""
    span: Span = Span()
    quotation_span: Span = Span()


class Text(msgspec.Struct, frozen=True, gc=False, tag="text", array_like=True):
    """A run of plain text."""

    text: str


class Element(msgspec.Struct, frozen=True, gc=False, tag="element", array_like=True):
    """A block or inline element, named by its HTML tag, with safe attributes only."""

    tag: str
    children: tuple[Text | Element | Cited | Reference, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()


class Cited(msgspec.Struct, frozen=True, gc=False, tag="cited", array_like=True):
    """A bracketed group of citations, where it stands in the text."""

    citations: tuple[Citation, ...]


class Reference(msgspec.Struct, frozen=True, gc=False, tag="reference", array_like=True):
    """A `[[kind:id|words]]`; without words the target's title stands there."""

    kind: Kind
    target: str
    words: str
    span: Span


Node = Text | Element | Cited | Reference
Body = tuple[Node, ...]


class QuotedRun(Record, frozen=True, kw_only=True):
    """Words between quotation marks in title, summary or body, and the place of the citation group that follows them.

    `cited` counts the body's citation groups from 0 and is None where no citation follows in the paragraph; for a title or a summary
    it is None too, since any of the body's citations may hold the words.
    """

    text: str
    where: Literal["title", "summary", "body"]
    span: Span
    cited: int | None = None


# --- parts of records -----------------------------------------------------------------------------------------------------------------


class DateOutside(Record, frozen=True, kw_only=True):
    """A narrower date known from elsewhere, and why we give it."""

    edtf: Date
    reason: str


class Involvement(Record, frozen=True, kw_only=True):
    """An actor in an event, with the role it has there (may be empty)."""

    actor: str
    role: str = ""


class Relation(Record, frozen=True, kw_only=True):
    """A link from one event to another."""

    event: str
    relation: RelationKind


class Basis(Record, frozen=True, kw_only=True):
    """What a date was worked out from: consecutive words of a source, and what they give."""

    kind: BasisKind
    source: str = ""
    locator: Locator | None = None
    words: str = ""
    gives: Date | None = None
    anchor: str = ""
    note: str = ""


class Account(Record, frozen=True, kw_only=True):
    """What one side of a dispute says, the date it gives, and the citation that shows it."""

    says: str
    cite: Citation
    date: Date | None = None


class Dispute(Record, frozen=True, kw_only=True):
    """Two or more accounts of one fact that do not agree."""

    about: str
    kind: DisputeKind
    accounts: tuple[Account, ...]
    finding: str = ""
    status: Literal["open", "settled"] = "open"


class Medium(Record, frozen=True, kw_only=True):
    """A picture in content/media/ (`file`) or elsewhere (`url`: linked, never fetched)."""

    file: str = ""
    url: str = ""
    alt: str = ""
    caption: str = ""
    credit: str = ""
    licence: str = ""


class LogEntry(Record, frozen=True, kw_only=True):
    """One entry of the correction record."""

    date: Date
    kind: LogKind
    change: str
    reason: str = ""


class Part(Record, frozen=True, kw_only=True):
    """A part of a source's text with a publication history of its own."""

    id: str
    paragraphs: Locator
    title: str = ""
    publisher: str = ""
    authors: tuple[str, ...] = ()
    published: Date | None = None
    relations: tuple[Lineage, ...] = ()


class Lineage(Record, frozen=True, kw_only=True):
    """How a source, or a part of one, descends from another source."""

    kind: LineageKind
    source: str


class Role(Record, frozen=True, kw_only=True):
    """An office or function that an actor held."""

    title: str
    from_: Date | None = msgspec.field(default=None, name="from")
    to: Date | None = None
    cite: Citation | None = None


class ThreadStep(Record, frozen=True, kw_only=True):
    """One event of a thread and the words that lead to it."""

    event: str
    text: str = ""


# --- things: one Markdown file each -----------------------------------------------------------------------------------------------------


class Thing(Record, frozen=True, kw_only=True, tag=str.lower, tag_field="record", omit_defaults=True):
    """What every kind of file has.

    `allow` are (rule, reason) pairs; `extra` the keys that begin `x-`, each with its value as JSON; `body` the Markdown below.
    """

    id: str
    aliases: tuple[str, ...] = ()
    allow: tuple[tuple[str, str], ...] = ()
    private: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    body: Body = ()


class Event(Thing, frozen=True, kw_only=True):
    """Something that happened, was announced, or lasted."""

    title: str
    summary: str = ""
    date: Date | None = None
    date_outside: DateOutside | None = None
    date_wording: str = ""
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    undated: str = ""
    standing: Standing = "occurred"
    importance: Importance = "major"
    why: str = ""
    actors: tuple[Involvement, ...] = ()
    places: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    period: str = ""
    related: tuple[Relation, ...] = ()
    basis: tuple[Basis, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    media: tuple[Medium, ...] = ()
    recorded: Date | None = None
    log: tuple[LogEntry, ...] = ()
    status: Literal["published", "draft"] = "published"
    blind_title: str = ""
    blind_summary: str = ""
    accusation: bool = False


class Source(Thing, frozen=True, kw_only=True):
    """An article or document that events rest on."""

    title: str
    publisher: str = ""
    authors: tuple[str, ...] = ()
    published: Date | None = None
    updated: Date | None = None
    accessed: Date | None = None
    page_date: str = ""
    url: str = ""
    archived_url: str = ""
    archived_on: Date | None = None
    language: str = ""
    translated_from: str = ""
    kind: str = "article"
    rights: Rights = "restricted"
    audience: str = ""
    purpose: str = ""
    abstract: str = ""
    copy_notes: str = ""
    parts: tuple[Part, ...] = ()
    relations: tuple[Lineage, ...] = ()
    basis: tuple[Basis, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    country: str = ""
    side: str = ""


class Actor(Thing, frozen=True, kw_only=True):
    """A person or an organisation; `names` are (language, name) pairs."""

    names: tuple[tuple[str, str], ...]
    sort: str = ""
    short: str = ""
    kind: Literal["person", "organisation"] = "person"
    side: str = ""
    roles: tuple[Role, ...] = ()
    variants: tuple[str, ...] = ()
    disputes: tuple[Dispute, ...] = ()


class Place(Thing, frozen=True, kw_only=True):
    """A place; coordinates are decimal degrees (WGS 84), as typed."""

    names: tuple[tuple[str, str], ...]
    latitude: str = ""
    longitude: str = ""


class Topic(Thing, frozen=True, kw_only=True):
    """A subject that events share."""

    title: str


class Period(Thing, frozen=True, kw_only=True):
    """A named span that divides the chronology."""

    title: str
    from_: Date = msgspec.field(name="from")
    to: Date | None = None
    why: str = ""


class Thread(Thing, frozen=True, kw_only=True):
    """A curated path through some of the events."""

    title: str
    question: str = ""
    events: tuple[ThreadStep, ...] = ()


class Page(Thing, frozen=True, kw_only=True):
    """A page of prose: about, a guide, a glossary."""

    title: str
    summary: str = ""


class Worksheet(Thing, frozen=True, kw_only=True):
    """What shapes a worksheet and its key."""

    title: str
    question: str = ""
    thread: str = ""
    events: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    seed: str = ""


AnyThing = Event | Source | Actor | Place | Topic | Period | Thread | Page | Worksheet

RECORDS: dict[Kind, type[Thing]] = {
    "event": Event,
    "source": Source,
    "actor": Actor,
    "place": Place,
    "topic": Topic,
    "period": Period,
    "thread": Thread,
    "page": Page,
    "worksheet": Worksheet,
}
