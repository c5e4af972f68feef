"""What `data/chronology.json` holds: frozen records, from which the table, the calendar and the feeds are made too.

Names of fields are the keys of the file; its JSON Schema is made from these classes and their docstrings (`schema`). Ids are those of
the content; `url` is an address where the site has one of its own, else the path from the site's root.
"""

from __future__ import annotations

from typing import Annotated, dataclass_transform

import msgspec
from msgspec import Meta


@dataclass_transform(frozen_default=True, kw_only_default=True)  # type checkers do not see that msgspec inherits both
class Data(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What all exported records share."""


class DateOutsideData(Data, kw_only=True):
    """A narrower date that is known from elsewhere and not from the sources, and why it is given."""

    edtf: str
    display: str
    reason: str


class DateData(Data, kw_only=True):
    """When an event happened, as exactly as the sources say, and no more exactly."""

    edtf: Annotated[str | None, Meta(description="EDTF (ISO 8601-2); null where there is no date")]
    earliest: Annotated[str | None, Meta(description="first day it can mean, inclusive; null where open or not known")]
    latest: Annotated[str | None, Meta(description="last day it can mean, inclusive; null where open or not known")]
    display: Annotated[str, Meta(description="the date in words, in the language of this file")]
    precision: Annotated[
        str, Meta(description='"day", "month", "season", "year", "interval", "set", …; "" without date')
    ]
    approximate: bool
    uncertain: bool
    wording: Annotated[str, Meta(description="the sources' own phrase")]
    outside: DateOutsideData | None


class CitationData(Data, kw_only=True):
    """One link from a statement to a place in a source."""

    source: Annotated[str, Meta(description='a source\'s id; "editors" for what the sources do not say')]
    locator: Annotated[str, Meta(description='"¶ 9", "¶¶ 9-11", "p. 3", "at 12:40"; "" for the whole')]
    quotation: Annotated[str, Meta(description="the words cited, in the source's language; the reason for editors")]
    checked: Annotated[
        bool | None, Meta(description="whether the words were found in the archived text; null without words to check")
    ]
    check: Annotated[str, Meta(description='"found", "likely", "absent", "unchecked"; "" without words to check')]
    by: Annotated[str, Meta(description="the speaker: an actor's id, or words for persons not named")]


class StatementData(Data, kw_only=True):
    """A sentence of the event's text, and which of the event's citations it rests on (their positions from 0)."""

    text: str
    citations: tuple[int, ...]


class InvolvementData(Data, kw_only=True):
    """An actor in an event, and its role there."""

    id: str
    role: str


class AccountData(Data, kw_only=True):
    """What one side of a dispute says."""

    says: str
    date: str | None
    citation: CitationData


class DisputeData(Data, kw_only=True):
    """Accounts of one fact that do not agree; a "copy-error" is a slip in a copy and no disagreement."""

    about: str
    kind: str
    status: str
    finding: str
    accounts: tuple[AccountData, ...]


class BasisData(Data, kw_only=True):
    """What a date was worked out from."""

    kind: str
    source: str
    locator: str
    words: str
    gives: str | None
    anchor: str
    note: str


class RelationData(Data, kw_only=True):
    """A link to another event."""

    event: str
    relation: str


class MediumData(Data, kw_only=True):
    """A picture: a path from the site's root, or an address elsewhere."""

    url: str
    alt: str
    caption: str
    credit: str
    licence: str


class LogData(Data, kw_only=True):
    """One entry of the correction record."""

    date: str
    kind: str
    change: str
    reason: str


class EventData(Data, kw_only=True):
    """Something that happened, was announced, or lasted; events are in the chronology's order."""

    id: str
    url: str
    title: str
    summary: str
    standing: Annotated[str, Meta(description='"occurred", "announced", "condition" or "withdrawn"')]
    importance: Annotated[str, Meta(description='"landmark", "major" or "minor"')]
    why: str
    date: DateData
    after: tuple[str, ...]
    before: tuple[str, ...]
    undated: str
    actors: tuple[InvolvementData, ...]
    places: tuple[str, ...]
    topics: tuple[str, ...]
    period: str
    threads: tuple[str, ...]
    accusation: bool
    outcomes: Annotated[
        tuple[str, ...], Meta(description="how an accusation ended; show these wherever the accusation is shown")
    ]
    related: tuple[RelationData, ...]
    statements: tuple[StatementData, ...]
    citations: tuple[CitationData, ...]
    witnesses: Annotated[int, Meta(description="independent witnesses; copies of one text count once")]
    basis: tuple[BasisData, ...]
    disputes: tuple[DisputeData, ...]
    media: tuple[MediumData, ...]
    recorded: Annotated[str | None, Meta(description="when the entry was first written; not when it happened")]
    log: tuple[LogData, ...]
    extra: Annotated[
        tuple[tuple[str, str], ...], Meta(description="keys of the author's own that begin with x-; values as JSON")
    ]


class PartData(Data, kw_only=True):
    """A part of a source with a publication history of its own."""

    id: str
    paragraphs: str
    title: str
    publisher: str
    authors: tuple[str, ...]
    published: str | None


class LineageData(Data, kw_only=True):
    """How a source descends from another."""

    kind: str
    source: str


class SourceData(Data, kw_only=True):
    """An article or document. Its text is not in this file."""

    id: str
    url: str
    title: str
    publisher: str
    authors: tuple[str, ...]
    kind: str
    language: str
    translated_from: str
    published: str | None
    updated: str | None
    original_url: Annotated[str, Meta(description='where it was published; "" where no address is known')]
    archived_url: str
    archived_on: str | None
    rights: str
    audience: str
    purpose: str
    abstract: str
    parts: tuple[PartData, ...]
    relations: tuple[LineageData, ...]
    events: Annotated[tuple[str, ...], Meta(description="the events that rest on it")]


class NameData(Data, kw_only=True):
    """A name in a language."""

    language: str
    name: str


class RoleData(Data, kw_only=True):
    """An office or function; `first` and `last` are EDTF."""

    title: str
    first: str | None
    last: str | None


class ActorData(Data, kw_only=True):
    """A person or an organisation."""

    id: str
    url: str
    name: str
    names: tuple[NameData, ...]
    kind: str
    side: str
    roles: tuple[RoleData, ...]


class PlaceData(Data, kw_only=True):
    """A place, in decimal degrees (WGS 84)."""

    id: str
    url: str
    name: str
    latitude: float | None
    longitude: float | None


class TopicData(Data, kw_only=True):
    """A subject."""

    id: str
    url: str
    title: str


class PeriodData(Data, kw_only=True):
    """A named span; `first` and `last` are EDTF."""

    id: str
    url: str
    title: str
    first: str
    last: str | None
    why: str


class StepData(Data, kw_only=True):
    """An event of a thread, and the words that lead to it."""

    event: str
    text: str


class ThreadData(Data, kw_only=True):
    """A curated path through some of the events."""

    id: str
    url: str
    title: str
    question: str
    events: tuple[StepData, ...]


class ChronologyData(Data, kw_only=True):
    """A chronology in one language: everything that its pages say, for programs."""

    id: str
    title: str
    subtitle: str
    version: str
    language: str
    url: str
    licence: str
    notice: str
    updated: Annotated[str | None, Meta(description="the newest day in the correction record, or of a first writing")]
    events: tuple[EventData, ...]
    sources: tuple[SourceData, ...]
    actors: tuple[ActorData, ...]
    places: tuple[PlaceData, ...]
    topics: tuple[TopicData, ...]
    periods: tuple[PeriodData, ...]
    threads: tuple[ThreadData, ...]
