"""Gather sources, actors, places, topics, periods and threads for a chronology's exported files."""

from __future__ import annotations

from dateline.dates import Date
from dateline.exports.model import (
    ActorData,
    LineageData,
    NameData,
    PartData,
    PeriodData,
    PlaceData,
    RoleData,
    SourceData,
    StepData,
    ThreadData,
    TopicData,
)
from dateline.model import Actor, Part, Period, Place, Source, Thread, Topic
from dateline.outputs.addresses import page_of
from dateline.outputs.register import Register


def gather_source(register: Register, source: Source, base: str) -> SourceData:
    """Return a source, without its text, and the events that rest on it."""
    return SourceData(
        id=source.id,
        url=base + page_of("source", source.id),
        title=source.title,
        publisher=source.publisher,
        authors=source.authors,
        kind=source.kind,
        language=source.language,
        translated_from=source.translated_from,
        published=_edtf(source.published),
        updated=_edtf(source.updated),
        original_url="" if source.url == "none" else source.url,
        archived_url=source.archived_url,
        archived_on=_edtf(source.archived_on),
        rights=source.rights,
        audience=source.audience,
        purpose=source.purpose,
        abstract=source.abstract,
        parts=tuple(_part(each) for each in source.parts),
        relations=tuple(LineageData(kind=each.kind, source=each.source) for each in source.relations),
        events=register.chronology.events_of.get(("source", source.id), ()),
    )


def gather_actor(register: Register, actor: Actor, base: str) -> ActorData:
    """Return a person or an organisation."""
    return ActorData(
        id=actor.id,
        url=base + page_of("actor", actor.id),
        name=register.title(actor),
        names=tuple(NameData(language=language, name=name) for language, name in actor.names),
        kind=actor.kind,
        side=actor.side,
        roles=tuple(RoleData(title=each.title, first=_edtf(each.from_), last=_edtf(each.to)) for each in actor.roles),
    )


def gather_place(register: Register, place: Place, base: str) -> PlaceData:
    """Return a place."""
    return PlaceData(
        id=place.id,
        url=base + page_of("place", place.id),
        name=register.title(place),
        latitude=float(place.latitude) if place.latitude else None,
        longitude=float(place.longitude) if place.longitude else None,
    )


def gather_topic(register: Register, topic: Topic, base: str) -> TopicData:
    """Return a subject."""
    return TopicData(id=topic.id, url=base + page_of("topic", topic.id), title=register.title(topic))


def gather_period(period: Period, base: str) -> PeriodData:
    """Return a named span."""
    return PeriodData(
        id=period.id,
        url=base + page_of("period", period.id),
        title=period.title,
        first=period.from_.edtf,
        last=_edtf(period.to),
        why=period.why,
    )


def gather_thread(thread: Thread, base: str) -> ThreadData:
    """Return a curated path."""
    return ThreadData(
        id=thread.id,
        url=base + page_of("thread", thread.id),
        title=thread.title,
        question=thread.question,
        events=tuple(StepData(event=each.event, text=each.text) for each in thread.events),
    )


def _part(part: Part) -> PartData:
    first, last = part.paragraphs.first, part.paragraphs.last
    return PartData(
        id=part.id,
        paragraphs=f"{first}-{last}",
        title=part.title,
        publisher=part.publisher,
        authors=part.authors,
        published=_edtf(part.published),
    )


def _edtf(date: Date | None) -> str | None:
    return date.edtf if date else None
