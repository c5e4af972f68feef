"""The reader: events with numbered sources, and each source's own line before what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dateline.chronology.walk import event_citations
from dateline.dates import words
from dateline.handouts.edition import Edition
from dateline.handouts.events import footer, view_event
from dateline.handouts.glyphs import breakable_address
from dateline.handouts.model import EventText, Paper, Part, Sheet
from dateline.handouts.prose import Paragraph, paragraphs
from dateline.handouts.wording import FRAME, READER, said
from dateline.model import EDITORS, Citation, Event, Locator, Source
from dateline.outputs.citing import checked, view_citation
from dateline.outputs.filters import filters_for
from dateline.outputs.languages import direction
from dateline.outputs.views import View
from dateline.selection import Selection, select


class ReaderEvent(View, kw_only=True):
    """An event with its whole text."""

    event: EventText
    prose: tuple[Paragraph, ...]


class Fragment(View, kw_only=True):
    """Words of a source: where they stand, who speaks, whether they were checked; `lang` is the source's language."""

    place: str
    words: str
    lang: str
    speaker: str
    checked: str


class Document(View, kw_only=True):
    """A source as a document for a class: the line about it comes first.

    `line` says who, what kind, when, in which language; `audience` and `purpose` for whom and what for. `passages` are whole paragraphs,
    of sources that may be published, or on a private copy.
    """

    number: int
    title: str
    lang: str
    line: str
    audience: str
    purpose: str
    address: str
    abstract: str
    fragments: tuple[Fragment, ...]
    checked: str
    """Whether its words were checked, where that is the same for all of them: then no fragment says so."""
    passages: tuple[tuple[str, str], ...]
    rights: str


class ReaderPart(Part, kw_only=True):
    """The reader in one language."""

    chosen: str
    events: tuple[ReaderEvent, ...]
    documents: tuple[Document, ...]


class ReaderSheet(Sheet, kw_only=True):
    """The reader. A `private` one prints longer passages from the local archive: it is watermarked, and made for one person's own use."""

    private: bool
    parts: tuple[ReaderPart, ...]

    def pictures(self) -> Iterator[str]:
        """Yield the paths of the pictures that stand on it."""
        yield from (each.path for part in self.parts for event in part.events for each in event.event.pictures)


def reader_sheet(
    editions: tuple[Edition, ...],
    paper: Paper,
    selection: Selection,
    chosen: tuple[str, ...],
    archive: Mapping[str, str] | None = None,
) -> ReaderSheet:
    """Return the reader of the events that a selection means; `archive` has restricted texts by their sources, for a private copy only."""
    return ReaderSheet(
        kind="reader",
        paper=paper,
        title=editions[0].say(READER, "reader", title=editions[0].chronology.config.title),
        private=archive is not None,
        parts=tuple(
            _part(edition, selection, words, archive or {}) for edition, words in zip(editions, chosen, strict=True)
        ),
    )


def _part(edition: Edition, selection: Selection, chosen: str, archive: Mapping[str, str]) -> ReaderPart:
    chronology = edition.chronology
    events = tuple(chronology.events[name] for name in select(selection, chronology).events)
    numbers = source_numbers(events, chronology.sources)
    cited: dict[str, list[Citation]] = {name: [] for name in numbers}
    for event in events:
        for citation in event_citations(event):
            if citation.source in cited:
                cited[citation.source].append(citation)
    return ReaderPart(
        language=edition.language,
        direction=direction(edition.language),
        title=edition.say(READER, "reader", title=chronology.config.title),
        subtitle=chronology.config.subtitle,
        words=said(edition.texts, FRAME, READER),
        footer=footer(edition),
        chosen=edition.say(FRAME, "selection", selection=chosen) if chosen else "",
        events=tuple(
            ReaderEvent(event=view_event(edition, event, place), prose=paragraphs(edition, event.body, numbers))
            for place, event in enumerate(events, start=1)
        ),
        documents=tuple(
            view_document(edition, chronology.sources[name], number, cited[name], archive)
            for name, number in numbers.items()
        ),
    )


def source_numbers(events: Iterable[Event], sources: Mapping[str, Source]) -> Mapping[str, int]:
    """Return the number of each source that some events cite, in the order in which they are first cited."""
    found = dict.fromkeys(
        citation.source
        for event in events
        for citation in event_citations(event)
        if citation.source != EDITORS and citation.source in sources
    )
    return {name: number for number, name in enumerate(found, start=1)}


def view_document(
    edition: Edition, source: Source, number: int, cited: Iterable[Citation], archive: Mapping[str, str]
) -> Document:
    """Return a source with what the events cite of it."""
    citations = tuple(cited)
    public = edition.chronology.texts.get(source.id, "")
    text = archive.get(source.id, public)
    fragments = tuple(_fragments(edition, citations))
    checks = {each.checked for each in fragments}
    common = checks.pop() if len(checks) == 1 else ""
    return Document(
        number=number,
        title=source.title,
        lang=edition.register.foreign(source.language),
        line=source_line(edition, source),
        audience=source.audience,
        purpose=source.purpose,
        address=breakable_address(source.url)
        if source.url and source.url != "none"
        else edition.say(READER, "no-address"),
        abstract=source.abstract,
        fragments=tuple(msgspec.structs.replace(each, checked="") for each in fragments) if common else fragments,
        checked=common,
        passages=tuple(_passages(edition, citations, text)) if text else (),
        rights=edition.word("rights", source.rights),
    )


def source_line(edition: Edition, source: Source) -> str:
    """Return who published a text, what kind it is, when, and in which language: what a pupil reads before the text."""
    language = filters_for(edition.texts.gettext)["language_name"](source.language, edition.language)
    facts = (
        ", ".join(source.authors),
        source.publisher,
        source.kind,
        words(source.published, edition.language) if source.published else edition.say(FRAME, "date-not-known"),
        language if source.language else "",
        source.country,
    )
    return " · ".join(filter(None, facts))


def _fragments(edition: Edition, citations: tuple[Citation, ...]) -> Iterator[Fragment]:
    """Yield the words that are quoted, in the source's order, each once; words that were not found are not repeated on paper."""
    locator = filters_for(edition.texts.gettext)["locator"]
    quoted = {(_first(each.locator), each.quotation): each for each in citations if each.quotation}
    for _, citation in sorted(quoted.items()):
        state = checked(edition.register, citation.source, citation.locator, citation.quotation)
        if state == "absent":
            continue
        view = view_citation(edition.register, citation)
        yield Fragment(
            place=locator(citation.locator) if citation.locator else "",
            words=citation.quotation,
            lang=view.quotation.lang if view.quotation else "",
            speaker=view.speaker.title if view.speaker else view.speaker_name,
            checked=edition.word("checked", state),
        )


def _passages(edition: Edition, citations: tuple[Citation, ...], text: str) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs that are cited, each with its place, in the text's order."""
    locator = filters_for(edition.texts.gettext)["locator"]
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    places = {
        number
        for each in citations
        if each.locator and each.locator.kind == "paragraph"
        for number in range(each.locator.first, each.locator.last + 1)
    }
    for number in sorted(places):
        if 1 <= number <= len(lines):
            yield locator(Locator(kind="paragraph", first=number, last=number)), lines[number - 1]


def _first(locator: Locator | None) -> int:
    return locator.first if locator else 0
