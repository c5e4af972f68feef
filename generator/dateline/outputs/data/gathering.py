"""Gather what a chronology's exported files hold, in one language."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.chronology.walk import body_citations
from dateline.dates import OPEN_END, OPEN_START, Date, is_approximate, is_uncertain, iso_day, precision
from dateline.exports.model import (
    AccountData,
    BasisData,
    ChronologyData,
    CitationData,
    DateData,
    DateOutsideData,
    DisputeData,
    EventData,
    InvolvementData,
    LogData,
    MediumData,
    RelationData,
    StatementData,
)
from dateline.gist import unplaced
from dateline.model import EDITORS, Basis, Citation, Dispute, Event, Locator, Medium
from dateline.outputs.addresses import MEDIA, page_of
from dateline.outputs.citing import checked
from dateline.outputs.data.things import (
    gather_actor,
    gather_period,
    gather_place,
    gather_source,
    gather_thread,
    gather_topic,
)
from dateline.outputs.register import Register
from dateline.sentences import sentences

_SIGNS = {"paragraph": ("¶ ", "¶¶ "), "page": ("p. ", "pp. ")}


def gather(register: Register, base: str) -> ChronologyData:
    """Return what the chronology's pages say, as records, without its events.

    `base` is the edition's address, "" or with a `/` at its end.
    """
    chronology = register.chronology
    return ChronologyData(
        id=chronology.config.id,
        title=chronology.config.title,
        subtitle=chronology.config.subtitle,
        version=chronology.config.version,
        language=chronology.language,
        url=base,
        licence=chronology.config.license,
        notice=chronology.config.notice,
        updated=None if chronology.build_day is None else iso_day(chronology.build_day),
        events=(),
        sources=tuple(gather_source(register, each, base) for each in chronology.sources.values()),
        actors=tuple(gather_actor(register, each, base) for each in chronology.actors.values()),
        places=tuple(gather_place(register, each, base) for each in chronology.places.values()),
        topics=tuple(gather_topic(register, each, base) for each in chronology.topics.values()),
        periods=tuple(gather_period(each, base) for each in chronology.periods.values()),
        threads=tuple(gather_thread(each, base) for each in chronology.threads.values()),
    )


def gather_event(register: Register, event: Event, base: str) -> EventData:
    """Return an event with its statements, each with what it rests on; the register may have no more than its outline."""
    chronology = register.chronology
    outline = chronology.events[event.id]
    cited: dict[Citation, int] = {}
    for citation in body_citations(outline.body):
        cited.setdefault(unplaced(citation), len(cited))
    return EventData(
        id=event.id,
        url=base + page_of("event", event.id),
        title=event.title,
        summary=event.summary,
        standing=event.standing,
        importance=event.importance,
        why=event.why,
        date=_date(register, event),
        after=() if event.date else event.after,
        before=() if event.date else event.before,
        undated="" if event.date else event.undated,
        actors=tuple(InvolvementData(id=each.actor, role=each.role) for each in event.actors),
        places=event.places,
        topics=event.topics,
        period=chronology.period_of[event.id],
        threads=register.threads_of.get(event.id, ()),
        accusation=event.accusation,
        outcomes=register.outcomes.get(event.id, ()) if event.accusation else (),
        related=tuple(RelationData(event=each.event, relation=each.relation) for each in event.related),
        statements=tuple(_statements(event, cited)),
        citations=tuple(_citation(register, each) for each in cited),
        witnesses=len(register.witnesses.of_event(outline)),
        basis=tuple(_basis(each) for each in event.basis),
        disputes=tuple(_dispute(register, each) for each in event.disputes),
        media=tuple(_medium(each) for each in event.media),
        recorded=event.recorded.edtf if event.recorded else None,
        log=tuple(
            LogData(date=each.date.edtf, kind=each.kind, change=each.change, reason=each.reason) for each in event.log
        ),
        extra=event.extra,
    )


def locator_text(locator: Locator | None) -> str:
    """Write a locator as authors type it: "¶ 9", "¶¶ 9-11", "p. 3", "at 12:40"; "" for none."""
    if locator is None:
        return ""
    if locator.kind == "time":
        times = dict.fromkeys((locator.first, locator.last))
        return "at " + "-".join(f"{seconds // 60}:{seconds % 60:02}" for seconds in times)
    one, several = _SIGNS[locator.kind]
    return f"{one}{locator.first}" if locator.first == locator.last else f"{several}{locator.first}-{locator.last}"


def _statements(event: Event, cited: Mapping[Citation, int]) -> list[StatementData]:
    return [
        StatementData(text=each.text, citations=tuple(dict.fromkeys(cited[unplaced(one)] for one in each.citations)))
        for each in sentences(event.body)
    ]


def _date(register: Register, event: Event) -> DateData:
    date, outside = event.date, event.date_outside
    return DateData(
        edtf=date.edtf if date else None,
        earliest=_day(date, "earliest"),
        latest=_day(date, "latest"),
        display=register.words(date),
        precision=precision(date) if date else "",
        approximate=bool(date and is_approximate(date)),
        uncertain=bool(date and is_uncertain(date)),
        wording=event.date_wording,
        outside=DateOutsideData(edtf=outside.edtf.edtf, display=register.words(outside.edtf), reason=outside.reason)
        if outside
        else None,
    )


def _day(date: Date | None, bound: str) -> str | None:
    day: int | None = getattr(date, bound, None)
    return None if day in (None, OPEN_START, OPEN_END) else iso_day(day or 0)


def _citation(register: Register, citation: Citation) -> CitationData:
    ours = citation.source == EDITORS
    check = "" if ours else checked(register, citation.source, citation.locator, citation.quotation)
    return CitationData(
        source=citation.source,
        locator=locator_text(citation.locator),
        quotation=citation.quotation,
        checked=check == "found" if check else None,
        check=check,
        by=citation.by or citation.by_name,
    )


def _dispute(register: Register, dispute: Dispute) -> DisputeData:
    return DisputeData(
        about=dispute.about,
        kind=dispute.kind,
        status=dispute.status,
        finding=dispute.finding,
        accounts=tuple(
            AccountData(
                says=account.says,
                date=account.date.edtf if account.date else None,
                citation=_citation(register, account.cite),
            )
            for account in dispute.accounts
        ),
    )


def _basis(basis: Basis) -> BasisData:
    return BasisData(
        kind=basis.kind,
        source=basis.source,
        locator=locator_text(basis.locator),
        words=basis.words,
        gives=basis.gives.edtf if basis.gives else None,
        anchor=basis.anchor,
        note=basis.note,
    )


def _medium(medium: Medium) -> MediumData:
    return MediumData(
        url=MEDIA + medium.file if medium.file else medium.url,
        alt=medium.alt,
        caption=medium.caption,
        credit=medium.credit,
        licence=medium.licence,
    )
