"""Exercises made from the annotations: put in order, match, date, compare accounts. Each knows its answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dateline.chronology.publication import published_at
from dateline.chronology.walk import event_citations
from dateline.dates import Date, words
from dateline.handouts.cards import place_in_words
from dateline.handouts.edition import Edition
from dateline.handouts.events import outcomes, view_event
from dateline.handouts.sequence import sequence
from dateline.handouts.shuffling import letter, shuffled
from dateline.handouts.wording import WORKSHEET
from dateline.model import Basis, Citation, Event
from dateline.outputs.citing import checked, view_citation
from dateline.outputs.filters import filters_for
from dateline.outputs.views import View

MOST_STATEMENTS, MOST_DATES, MOST_DISPUTES = 8, 6, 4


class OrderItem(View, kw_only=True):
    """An event to be put in its place: what pupils see, then the answer."""

    mark: str
    title: str
    summary: str
    when: str
    place: str
    notes: tuple[str, ...]


class Statement(View, kw_only=True):
    """Words of a source, to be matched to it; `answer` is the document's number."""

    words: str
    lang: str
    speaker: str
    answer: int
    place: str


class Dating(View, kw_only=True):
    """Words from which an event can be dated: where they stand, what they count from, and what they give."""

    event: str
    words: str
    lang: str
    anchor: str
    answer: str
    note: str


class Claim(View, kw_only=True):
    """One account of a disputed fact; `documents` are the numbers of those that give it."""

    says: str
    documents: tuple[int, ...]


class Comparison(View, kw_only=True):
    """A fact on which the documents do not agree."""

    about: str
    claims: tuple[Claim, ...]
    finding: str
    kind: str


def order_items(edition: Edition, events: tuple[Event, ...], seed: str) -> tuple[OrderItem, ...]:
    """Return events to be put in order, shuffled by a seed, with blind wordings where the content has them."""
    known = sequence(events, edition.chronology.events)
    dealt = shuffled(events, seed, lambda event: event.id)
    marks = {event.id: letter(index) for index, event in enumerate(dealt)}
    return tuple(
        OrderItem(
            mark=marks[event.id],
            title=" ".join((event.blind_title or event.title).split()),
            summary=" ".join((event.blind_summary or event.summary).split()),
            when=view_event(edition, event, 0).when,
            place=place_in_words(edition, event.id, known, marks),
            notes=tuple(outcomes(edition, event)),
        )
        for event in dealt
    )


def statements(
    edition: Edition, events: Iterable[Event], numbers: Mapping[str, int], seed: str
) -> tuple[Statement, ...]:
    """Return quotations to be matched to their documents: checked ones only, from as many documents as there are, shuffled."""
    by_source: dict[str, list[Citation]] = {}
    for event in events:
        for citation in event_citations(event):
            if citation.source in numbers and len(citation.quotation.split()) >= 4 and _is_found(edition, citation):
                by_source.setdefault(citation.source, []).append(citation)
    dealt = [shuffled({each.quotation: each for each in found}.values(), seed, _words) for found in by_source.values()]
    chosen: list[Citation] = []
    while any(dealt) and len(chosen) < MOST_STATEMENTS:
        chosen += [found[0] for found in dealt if found][: MOST_STATEMENTS - len(chosen)]
        dealt = [found[1:] for found in dealt]
    return tuple(_statement(edition, each, numbers) for each in shuffled(chosen, seed, _words))


def datings(edition: Edition, events: tuple[Event, ...], seed: str) -> tuple[Dating, ...]:
    """Return events to be dated from an article's words: those counted from a day of publication or from another event.

    Where the other event is itself to be dated, its date is not given away.
    """
    hidden = frozenset(event.id for event in events)
    found = [
        _dating(edition, event, basis, hidden)
        for event in events
        for basis in event.basis
        if basis.kind in ("relative-to-publication", "relative-to-event", "weekday") and basis.words and basis.gives
    ]
    known = {dating.event: dating for dating in reversed(found) if dating.anchor}
    return shuffled(known.values(), seed, lambda dating: dating.event)[:MOST_DATES]


def comparisons(edition: Edition, events: Iterable[Event], numbers: Mapping[str, int]) -> tuple[Comparison, ...]:
    """Return facts on which documents do not agree; slips of copying are exercises of their own, and no disagreement."""
    found = [
        Comparison(
            about=dispute.about,
            claims=tuple(
                Claim(says=account.says, documents=(numbers[account.cite.source],))
                for account in dispute.accounts
                if account.cite.source in numbers
            ),
            finding=dispute.finding,
            kind=edition.word("dispute", dispute.kind),
        )
        for event in events
        for dispute in event.disputes
        if dispute.kind != "copy-error"
    ]
    several = [each for each in found if len({claim.documents for claim in each.claims}) > 1]
    return tuple((several or found)[:MOST_DISPUTES])


def _statement(edition: Edition, citation: Citation, numbers: Mapping[str, int]) -> Statement:
    view = view_citation(edition.register, citation)
    locator = filters_for(edition.texts.gettext)["locator"]
    return Statement(
        words=citation.quotation,
        lang=view.quotation.lang if view.quotation else "",
        speaker=view.speaker.title if view.speaker else view.speaker_name,
        answer=numbers[citation.source],
        place=locator(citation.locator) if citation.locator else "",
    )


def _dating(edition: Edition, event: Event, basis: Basis, hidden: frozenset[str]) -> Dating:
    source = edition.chronology.sources.get(basis.source)
    return Dating(
        event=" ".join((event.blind_title or event.title).split()),
        words=basis.words,
        lang=edition.register.foreign(source.language) if source else "",
        anchor=_anchor(edition, basis, hidden),
        answer=edition.register.words(basis.gives),
        note=basis.note,
    )


def _anchor(edition: Edition, basis: Basis, hidden: frozenset[str]) -> str:
    """Return what the words count from, in words: "in an article of 6 October 2021"; "" where that is not known."""
    if basis.kind == "relative-to-event":
        anchor = edition.chronology.events.get(basis.anchor)
        if anchor is None or anchor.date is None:
            return ""
        title = " ".join((anchor.blind_title or anchor.title).split())
        if anchor.id in hidden:
            return edition.say(WORKSHEET, "counted-from-it", event=title)
        return edition.say(WORKSHEET, "counted-from", event=title, date=words(anchor.date, edition.language))
    source = edition.chronology.sources.get(basis.source)
    day: Date | None = published_at(source, basis.locator) if source else None
    return edition.say(WORKSHEET, "in-an-article", date=words(day, edition.language)) if day else ""


def _is_found(edition: Edition, citation: Citation) -> bool:
    return checked(edition.register, citation.source, citation.locator, citation.quotation) == "found"


def _words(citation: Citation) -> str:
    return citation.quotation
