"""What of a chronology is searched: the texts of each event, and the names of the things that events concern."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.chronology.model import Chronology
from dateline.chronology.walk import event_citations
from dateline.dates import words
from dateline.model import EDITORS, Actor, Body, Cited, Element, Event, Place, Reference, Source, Text, Thing, Topic

ThingKey = tuple[str, str]
"""A kind and an id."""
Passage = tuple[str, str]
"""A language ("" for none that is known) and a text in it."""
_INLINE = frozenset({"em", "strong", "code", "a", "s"})
"""Elements that may begin and end within a word."""


def event_passages(chronology: Chronology, event: Event) -> Iterator[Passage]:
    """Yield what is searched of an event itself; the names of what it concerns are searched as things (`thing_passages`)."""
    own = chronology.language
    yield own, event.title
    yield own, event.summary
    yield own, event.why
    yield own, "".join(_body_texts(chronology, event.body))
    yield own, event.date_wording
    yield own, "\n".join(each.role for each in event.actors)
    for date in (event.date, event.date_outside.edtf if event.date_outside else None):
        if date:
            yield own, words(date, own)
    for dispute in event.disputes:
        yield own, "\n".join((dispute.about, dispute.finding, *(account.says for account in dispute.accounts)))
    for citation in event_citations(event):
        if citation.quotation:
            yield _language_of(chronology, citation.source), citation.quotation
    yield "", event.id


def thing_passages(chronology: Chronology, key: ThingKey) -> Iterator[Passage]:
    """Yield the names by which the events of a thing are found; nothing for things that are not searched."""
    kind, name = key
    thing: Thing | None = getattr(chronology, f"{kind}s").get(name)
    match thing:
        case Actor(names=names, short=short, variants=variants):
            yield from names
            yield "", "\n".join((short, *variants))
        case Place(names=names):
            yield from names
        case Topic(title=title):
            yield chronology.language, title
        case Source(publisher=publisher, authors=authors, parts=parts):
            own = (publisher, *authors)
            yield "", "\n".join((*own, *(text for part in parts for text in (part.publisher, *part.authors))))
        case _:
            return


def _language_of(chronology: Chronology, source: str) -> str:
    if source == EDITORS:
        return chronology.language
    return chronology.sources[source].language if source in chronology.sources else ""


def _body_texts(chronology: Chronology, body: Body) -> Iterator[str]:
    """Yield the runs of text of a body, a reference by its words or by its target's names, without notes."""
    for node in body:
        match node:
            case Text(text):
                yield text
            case Element(tag, children):
                yield from _body_texts(chronology, children)
                if tag not in _INLINE:
                    yield "\n"
            case Reference():
                yield node.words or _title(chronology, node)
            case Cited():
                pass


def _title(chronology: Chronology, reference: Reference) -> str:
    thing = getattr(chronology, f"{reference.kind}s").get(reference.target)
    names: tuple[Passage, ...] = getattr(thing, "names", ())
    return " ".join(name for _, name in names) or str(getattr(thing, "title", reference.target))
