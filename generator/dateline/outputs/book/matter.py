"""What comes before the chapters, and what comes after them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import msgspec

from dateline.dates import iso_day, words_of
from dateline.outputs.addresses import id_in, page_of
from dateline.outputs.book.gathering import Gathered
from dateline.outputs.book.portions import portions, weight_of
from dateline.outputs.book.views import (
    BookAbout,
    BookCorrections,
    BookSource,
    BookSources,
    BookStep,
    BookThing,
    BookThings,
    BookThread,
    BookThreads,
    BookTitle,
)
from dateline.outputs.entries import headlines_of
from dateline.outputs.grouping import in_shown_order
from dateline.outputs.pages.bibliography import Bibliography
from dateline.outputs.pages.listing import ListPage
from dateline.outputs.pages.prose import AboutPage, ProsePage
from dateline.outputs.pages.records import Corrections
from dateline.outputs.pages.source import SourcePage
from dateline.outputs.pages.thing_lists import ThingList
from dateline.outputs.pages.things import ActorPage, PlacePage, TopicPage, parts_of
from dateline.outputs.pages.thread import ThreadPage
from dateline.outputs.views import PageView

P = TypeVar("P", bound=PageView)


def title_page(found: Gathered) -> BookTitle:
    """Return the title page."""
    chronology = found.chronology
    home = found.all(ListPage)[-1]
    day = chronology.build_day
    return BookTitle(
        path="title.xhtml",
        up="",
        title=chronology.config.title,
        events=len(chronology.events),
        sources=len(chronology.sources),
        first=home.first,
        last=home.last,
        day=words_of(iso_day(day), chronology.language) if day is not None else "",
    )


def about_pages(found: Gathered) -> Iterator[BookAbout]:
    """Yield what the chronology is and how to read it, then the other pages of prose."""
    about = found.all(AboutPage)[0]
    title = about.title or found.register.word("nav", "about")
    yield BookAbout(path="about.xhtml", up="", title=title, summary=about.summary, prose=about.prose, first=True)
    for number, page in enumerate(found.all(ProsePage), start=2):
        path = f"about-{number}.xhtml"
        yield BookAbout(path=path, up="", title=page.title, summary=page.summary, prose=page.prose, first=False)


def threads(found: Gathered) -> Iterator[BookThreads]:
    """Yield the threads."""
    runs = portions(map(_thread, _in_order(found, "threads", ThreadPage)), weight_of)
    for number, run in enumerate(runs, start=1):
        yield BookThreads(
            path=_name("threads", number), up="", title=_title(found, "threads"), portion=number, threads=run
        )


def sources(found: Gathered) -> Iterator[BookSources]:
    """Yield the sources in the order of the bibliography, each with the events that rest on it."""
    pages = {page.path: page for page in found.all(SourcePage)}
    names = {page_of("source", name): name for name in found.chronology.sources}
    paths = (line.link.path for page in found.all(Bibliography) for line in page.sources)
    listed = tuple(_source(found, names[path], pages[path]) for path in paths)
    for number, run in enumerate(portions(listed, weight_of), start=1):
        title = _title(found, "bibliography")
        yield BookSources(path=_name("sources", number), up="", title=title, portion=number, sources=run)


def things(found: Gathered) -> Iterator[BookThings]:
    """Yield the indexes: actors, places, topics, each with its events."""
    indexes = {
        "actors": tuple(_actor(found, page) for page in _in_order(found, "actors", ActorPage)),
        "places": tuple(_thing(found, page) for page in _in_order(found, "places", PlacePage)),
        "topics": tuple(_thing(found, page) for page in _in_order(found, "topics", TopicPage)),
    }
    for kind, listed in indexes.items():
        for number, run in enumerate(portions(listed, weight_of), start=1):
            path, title = _name(kind, number), _title(found, kind)
            yield BookThings(path=path, up="", title=title, section=kind, portion=number, things=run)


def corrections(found: Gathered) -> Iterator[BookCorrections]:
    """Yield the correction record, where anything was corrected."""
    for page in found.all(Corrections):
        if page.days:
            yield BookCorrections(path="corrections.xhtml", up="", title=_title(found, "corrections"), days=page.days)


def _thread(page: ThreadPage) -> BookThread:
    steps = tuple(BookStep(text=step.text, headline=step.entry.headline) for step in page.steps)
    return BookThread(path=page.path, title=page.title, question=page.question, prose=page.prose, steps=steps)


def _source(found: Gathered, name: str, page: SourcePage) -> BookSource:
    """Return a source without its text and without the list of its places: the notes in the chapters say what rests on them."""
    events = found.chronology.events_of.get(("source", name), ())
    shown = in_shown_order(found.register, headlines_of(found.register, events))
    return BookSource(page=msgspec.structs.replace(page, text=(), places=(), metadata=()), events=shown)


def _actor(found: Gathered, page: ActorPage) -> BookThing:
    return BookThing(
        path=page.path,
        title=page.title,
        kind=page.kind,
        names=page.names,
        roles=page.roles,
        disputes=page.disputes,
        prose=page.prose,
        events=parts_of(found.register, "actor", id_in(page.path)),
    )


def _thing(found: Gathered, page: PlacePage | TopicPage) -> BookThing:
    return BookThing(
        path=page.path,
        title=page.title,
        kind="",
        names=page.names if isinstance(page, PlacePage) else (),
        roles=(),
        disputes=(),
        prose=page.prose,
        events=parts_of(found.register, "place" if isinstance(page, PlacePage) else "topic", id_in(page.path)),
    )


def _in_order(found: Gathered, kind: str, page: type[P]) -> Iterator[P]:
    """Yield the pages of one kind of thing in the order of its list."""
    pages = {each.path: each for each in found.all(page)}
    lists = (each for each in found.all(ThingList) if each.kind == kind)
    yield from (pages[line.link.path] for each in lists for line in each.things)


def _title(found: Gathered, section: str) -> str:
    return found.register.word("nav", section)


def _name(stem: str, number: int) -> str:
    return f"{stem}.xhtml" if number == 1 else f"{stem}-{number}.xhtml"
