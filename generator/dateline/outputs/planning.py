"""Plan a site: every file of it, each with the view that its template will see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache, partial
from gettext import NullTranslations

from dateline.chronology.model import Chronology
from dateline.lazily import Lazily
from dateline.model import Event, Kind, Source, Thing
from dateline.outputs.addresses import ABOUT, ALL, HOME, STATIC, page_of
from dateline.outputs.artifacts import Artifact
from dateline.outputs.catalogues import speech
from dateline.outputs.data.files import data_files, feeds
from dateline.outputs.entries import view_entry, with_headlines
from dateline.outputs.grouping import companies_of
from dateline.outputs.limits import LIMITS, Limits
from dateline.outputs.offline import static_files
from dateline.outputs.pages.bibliography import bibliography_page
from dateline.outputs.pages.embed import embed_pages
from dateline.outputs.pages.event import event_page
from dateline.outputs.pages.lineage import LineageIndex, lineage_index
from dateline.outputs.pages.listing import all_page, home_page, places_in_lists, year_pages
from dateline.outputs.pages.prose import about_page, not_found_page, prose_page, redirect_pages
from dateline.outputs.pages.records import corrections_page, disputes_page
from dateline.outputs.pages.source import source_page
from dateline.outputs.pages.thing_lists import periods_in_order, thing_lists
from dateline.outputs.pages.things import (
    actor_page,
    period_page,
    place_page,
    thing_year_pages,
    topic_page,
)
from dateline.outputs.pages.thread import thread_page
from dateline.outputs.referring import bibliography_files
from dateline.outputs.register import Register, make_register
from dateline.outputs.scripts import published
from dateline.outputs.search import WordKeeper, search_files
from dateline.outputs.sight import Named, Sight
from dateline.outputs.uses import Use, uses_of_sources
from dateline.outputs.views import Entry, PageView
from dateline.theme import Theme


def plan(
    chronology: Chronology, theme: Theme, limits: Limits = LIMITS, kept: WordKeeper | None = None
) -> tuple[Artifact, ...]:
    """Return every file of a language's edition, home last: it is written when all that it leads to is there.

    The base's holds also what all editions share. Views know nothing of the folder that another edition lies in: their paths are from the
    edition's own root, and what must leave it goes by `site.root`. `kept` are the words that were written down for the last index.
    """
    own = _edition(chronology, speech(theme.catalogues, chronology.language), limits, kept)
    if chronology.prefix:
        return tuple(each.within(chronology.prefix) for each in own)
    return (
        *(Artifact(f"{STATIC}{path}", "", published(path, data)) for path, data in static_files(theme, chronology)),
        not_found_page(chronology),
        *own,
    )


def _edition(
    chronology: Chronology, texts: NullTranslations, limits: Limits, kept: WordKeeper | None
) -> tuple[Artifact, ...]:
    """Return the files of one edition, by their paths from its root.

    The register that pages are planned from has the outline only.
    """
    sight = Sight(chronology, limits)
    register = with_headlines(make_register(sight.outline, texts))
    counted = replace(register, chronology=sight.counted)
    base_url = chronology.config.base_url.rstrip("/")
    base = f"{base_url}/" if base_url else ""
    events = chronology.events
    entries = Lazily(events, lambda name: view_entry(register, events[name]), limits.entries(len(events)))
    companies = companies_of(sight.outline.events.values())
    many = len(events) / 8
    wanted = chronology.config.outputs
    texts_to_find = limits.on_home(len(entries)) != "texts"

    def planned(path: str, template: str, page: Callable[..., Artifact]) -> Artifact:
        return Artifact.deferred(path, template, partial(_view, page, register), seen=sight.of_outline)

    def listed(path: str, template: str, page: Callable[..., Artifact], *, texts: bool) -> Artifact:
        """Plan a list of all events, which shows all their texts or none."""
        shown = entries if texts else Named(entries, ())
        make = partial(_view, page, register, shown, limits)
        return Artifact.deferred(path, template, make, many, seen=sight.of_all if texts else sight.of_outline)

    return (
        *_event_pages(register, entries, companies, limits, sight),
        *_source_pages(register, sight),
        *_thing_pages(register, limits, sight),
        *_period_pages(register, limits, sight),
        *_thread_pages(register, entries, sight),
        *(prose_page(register, page) for name, page in chronology.pages.items() if name != ABOUT),
        *year_pages(register, entries, limits, sight=sight, companies=companies),
        *(embed_pages(register, entries, companies, limits, sight) if wanted.embeds else ()),
        *redirect_pages(register),
        *thing_lists(register),
        *bibliography_files(sight.outline, sight.of_outline),
        *(search_files(register, entries, sight, companies if texts_to_find else None, kept) if wanted.search else ()),
        planned("bibliography.html", "bibliography.html", bibliography_page),
        planned("disputes.html", "disputes.html", disputes_page),
        planned("corrections.html", "corrections.html", corrections_page),
        *(data_files(register, events, base, sight) if wanted.data else ()),
        *feeds(register, base, sight.of_outline),
        Artifact.deferred(
            "about.html", "about.html", partial(_view, about_page, counted), many, seen=sight.of_statements
        ),
        listed(ALL, "all.html", all_page, texts=len(events) <= limits.whole),
        listed(HOME, "home.html", home_page, texts=not texts_to_find),
    )


def _view(plan_page: Callable[..., Artifact], *given: object) -> PageView | bytes:
    return plan_page(*given).view


def _event_pages(
    register: Register, entries: Mapping[str, Entry], companies: Mapping[str, str], limits: Limits, sight: Sight
) -> Iterator[Artifact]:
    events = (None, *register.chronology.events.values(), None)
    places = places_in_lists(register, limits)

    def view(before: Event | None, event: Event, after: Event | None) -> PageView | bytes:
        return event_page(register, event, entries[event.id], (before, after), places[event.id]).view

    for before, event, after in zip(events, events[1:], events[2:], strict=False):
        if event:
            make, seen = partial(view, before, event, after), sight.of_one(event.id)
            yield Artifact.deferred(
                page_of("event", event.id), "event.html", make, company=companies[event.id], seen=seen
            )


def _thing_pages(register: Register, limits: Limits, sight: Sight) -> Iterator[Artifact]:
    chronology = register.chronology
    kinds: tuple[tuple[Kind, Mapping[str, Thing], Callable[..., Artifact]], ...] = (
        ("actor", chronology.actors, actor_page),
        ("place", chronology.places, place_page),
        ("topic", chronology.topics, topic_page),
    )
    for kind, things, page in kinds:
        for name, thing in things.items():
            weight = 1 + len(chronology.events_of.get((kind, name), ())) / 8
            make = partial(_view, page, register, thing, limits)
            yield Artifact.deferred(page_of(kind, name), f"{kind}.html", make, weight, seen=sight.of_outline)
            yield from thing_year_pages(register, kind, thing, limits, sight)


def _thread_pages(register: Register, entries: Mapping[str, Entry], sight: Sight) -> Iterator[Artifact]:
    for name, thread in register.chronology.threads.items():
        shown = Named(entries, (step.event for step in thread.events if step.event in entries))
        make = partial(_view, thread_page, register, thread, shown)
        yield Artifact.deferred(page_of("thread", name), "thread.html", make, 8, seen=sight.of(shown))


def _source_pages(register: Register, sight: Sight) -> Iterator[Artifact]:
    @cache
    def uses() -> Mapping[str, tuple[Use, ...]]:
        return uses_of_sources(register.chronology)

    @cache
    def descends() -> LineageIndex:
        return lineage_index(register)

    def view(source: Source) -> PageView | bytes:
        return source_page(register, source, uses().get(source.id, ()), descends()).view

    for name, source in register.chronology.sources.items():
        yield Artifact.deferred(page_of("source", name), "source.html", partial(view, source), 2, seen=sight.of_outline)


def _period_pages(register: Register, limits: Limits, sight: Sight) -> Iterator[Artifact]:
    periods = (None, *periods_in_order(register), None)
    for before, period, after in zip(periods, periods[1:], periods[2:], strict=False):
        if period:
            make = partial(_view, period_page, register, period, before, after, limits)
            yield Artifact.deferred(page_of("period", period.id), "period.html", make, 8, seen=sight.of_outline)
