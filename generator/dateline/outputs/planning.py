"""Plan a site: every file of it, each with the view that its template will see."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from gettext import NullTranslations

from dateline.chronology.model import Chronology
from dateline.outputs.addresses import ABOUT, STATIC
from dateline.outputs.artifacts import Artifact
from dateline.outputs.catalogues import speech
from dateline.outputs.data.files import data_files, feeds
from dateline.outputs.entries import view_entry, with_headlines
from dateline.outputs.limits import LIMITS, Limits
from dateline.outputs.pages.bibliography import bibliography_page
from dateline.outputs.pages.embed import embed_pages
from dateline.outputs.pages.event import event_page
from dateline.outputs.pages.lineage import lineage_index
from dateline.outputs.pages.listing import all_page, home_page, places_in_lists, year_pages
from dateline.outputs.pages.prose import about_page, not_found_page, prose_page, redirect_pages
from dateline.outputs.pages.records import corrections_page, disputes_page
from dateline.outputs.pages.source import source_page
from dateline.outputs.pages.things import actor_page, period_page, periods_in_order, place_page, thing_lists, topic_page
from dateline.outputs.pages.thread import thread_page
from dateline.outputs.referring import bibliography_files
from dateline.outputs.register import Register, make_register
from dateline.outputs.scripts import published
from dateline.outputs.search import search_files
from dateline.outputs.uses import uses_of_sources
from dateline.outputs.views import Entry
from dateline.theme import Theme


def plan(chronology: Chronology, theme: Theme, limits: Limits = LIMITS) -> tuple[Artifact, ...]:
    """Return every file of a language's edition, home last: it is written when all that it leads to is there.

    The base's holds also what all editions share. Views know nothing of the folder that another edition lies in: their paths are from the
    edition's own root, and what must leave it goes by `site.root`.
    """
    own = _edition(chronology, speech(theme.catalogues, chronology.language), limits)
    if chronology.prefix:
        return tuple(replace(each, path=chronology.prefix + each.path, edition=chronology.prefix) for each in own)
    return (
        *(Artifact(f"{STATIC}{path}", "", published(path, data)) for path, data in theme.static),
        not_found_page(chronology),
        *own,
    )


def _edition(chronology: Chronology, texts: NullTranslations, limits: Limits) -> tuple[Artifact, ...]:
    """Return the files of one edition, by their paths from its root."""
    register = with_headlines(make_register(chronology, texts))
    base_url = chronology.config.base_url.rstrip("/")
    base = f"{base_url}/" if base_url else ""
    entries = {name: view_entry(register, event) for name, event in chronology.events.items()}
    wanted = chronology.config.outputs
    texts_to_find = limits.on_home(len(entries)) != "texts"
    return (
        *_event_pages(register, entries, limits),
        *_source_pages(register),
        *(actor_page(register, actor) for actor in chronology.actors.values()),
        *(place_page(register, place) for place in chronology.places.values()),
        *(topic_page(register, topic) for topic in chronology.topics.values()),
        *_period_pages(register),
        *(thread_page(register, thread, entries) for thread in chronology.threads.values()),
        *(prose_page(register, page) for name, page in chronology.pages.items() if name != ABOUT),
        *year_pages(register, entries, limits),
        *(embed_pages(register, entries, limits) if wanted.embeds else ()),
        *redirect_pages(register),
        *thing_lists(register),
        *bibliography_files(chronology),
        *(search_files(register, entries, texts=texts_to_find) if wanted.search else ()),
        bibliography_page(register),
        disputes_page(register),
        corrections_page(register),
        *(data_files(register, base) if wanted.data else ()),
        *feeds(register, base),
        about_page(register),
        all_page(register, entries, limits),
        home_page(register, entries, limits),
    )


def _event_pages(register: Register, entries: dict[str, Entry], limits: Limits) -> Iterator[Artifact]:
    events = (None, *register.chronology.events.values(), None)
    places = places_in_lists(register, limits)
    for before, event, after in zip(events, events[1:], events[2:], strict=False):
        if event:
            yield event_page(register, event, entries[event.id], (before, after), places[event.id])


def _source_pages(register: Register) -> Iterator[Artifact]:
    uses = uses_of_sources(register.chronology)
    descends = lineage_index(register)
    for name, source in register.chronology.sources.items():
        yield source_page(register, source, uses.get(name, ()), descends)


def _period_pages(register: Register) -> Iterator[Artifact]:
    periods = (None, *periods_in_order(register), None)
    for before, period, after in zip(periods, periods[1:], periods[2:], strict=False):
        if period:
            yield period_page(register, period, before, after)
