"""Plan one page of a site by itself, as the whole plan has it: what a preview shows while the rest is still to be made.

Nothing here says what a page shows: that the functions of `pages` do, which plan the whole site too. A page that needs the whole
site (a file of data, the index of the search, the page of downloads) is none of these, and waits for a build.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from dateline.chronology.model import Chronology
from dateline.lazily import Lazily
from dateline.model import FOLDERS, Event, Kind, Period, Thing
from dateline.outputs.addresses import ABOUT, ALL, HOME
from dateline.outputs.artifacts import Artifact
from dateline.outputs.catalogues import speech
from dateline.outputs.entries import view_entry, with_headlines
from dateline.outputs.limits import LIMITS, Limits
from dateline.outputs.pages.bibliography import bibliography_page
from dateline.outputs.pages.event import event_page
from dateline.outputs.pages.lineage import lineage_index
from dateline.outputs.pages.listing import all_page, home_page, place_in_lists, year_pages
from dateline.outputs.pages.prose import about_page, not_found_page, prose_page
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
from dateline.outputs.register import Register, make_register
from dateline.outputs.uses import uses_of_sources
from dateline.outputs.views import Entry
from dateline.theme import Theme

NOT_FOUND = "404.html"
_KINDS: Mapping[str, Kind] = {folder: kind for kind, folder in FOLDERS.items()}
_YEARS = "years"


class SinglePages:
    """The pages of one language's edition, each planned when it is asked for."""

    def __init__(self, chronology: Chronology, theme: Theme, limits: Limits = LIMITS) -> None:
        self._chronology, self._limits = chronology, limits
        self._texts = speech(theme.catalogues, chronology.language)

    def at(self, path: str) -> Artifact | None:
        """Return the page at a path from the site's root, the same as the whole plan's; None for what is not planned singly."""
        prefix = self._chronology.prefix
        if not path.startswith(prefix):
            return None
        if not prefix and path == NOT_FOUND:
            return not_found_page(self._chronology)
        found = self._own(path.removeprefix(prefix))
        return found.within(prefix) if found and prefix else found

    @cached_property
    def _register(self) -> Register:
        return with_headlines(make_register(self._chronology, self._texts))

    @cached_property
    def _entries(self) -> Mapping[str, Entry]:
        events = self._chronology.events
        return Lazily(events, lambda name: view_entry(self._register, events[name]))

    def _own(self, path: str) -> Artifact | None:
        """Return the page at a path from the edition's root."""
        folder, _, file = path.rpartition("/")
        if not file.endswith(".html"):
            return None
        name = file.removesuffix(".html")
        if not folder:
            return self._at_root(path)
        if folder == _YEARS:
            return next(iter(year_pages(self._register, self._entries, self._limits, only=path)), None)
        if "/" in folder:
            return self._of_thing_and_year(path)
        kind = _KINDS.get(folder)
        thing = self._register.things(kind).get(name) if kind and kind != "worksheet" else None
        return self._of_thing(kind, thing) if kind and thing else None

    def _at_root(self, path: str) -> Artifact | None:
        planned: Mapping[str, Callable[[], Artifact]] = {
            HOME: lambda: home_page(self._register, self._entries, self._limits),
            ALL: lambda: all_page(self._register, self._entries, self._limits),
            "about.html": lambda: about_page(self._register),
            "bibliography.html": lambda: bibliography_page(self._register),
            "disputes.html": lambda: disputes_page(self._register),
            "corrections.html": lambda: corrections_page(self._register),
        }
        if path in planned:
            return planned[path]()
        return next((each for each in thing_lists(self._register) if each.path == path), None)

    def _of_thing(self, kind: Kind, thing: Thing) -> Artifact | None:
        register, chronology = self._register, self._chronology
        match kind:
            case "event":
                return self._event(chronology.events[thing.id])
            case "source":
                uses = uses_of_sources(chronology).get(thing.id, ())
                return source_page(register, chronology.sources[thing.id], uses, lineage_index(register))
            case "actor":
                return actor_page(register, chronology.actors[thing.id], self._limits)
            case "place":
                return place_page(register, chronology.places[thing.id], self._limits)
            case "topic":
                return topic_page(register, chronology.topics[thing.id], self._limits)
            case "period":
                return self._period(chronology.periods[thing.id])
            case "thread":
                return thread_page(register, chronology.threads[thing.id], self._entries)
            case "page" if thing.id != ABOUT:
                return prose_page(register, chronology.pages[thing.id])
            case _:
                return None

    def _of_thing_and_year(self, path: str) -> Artifact | None:
        folder, name, _ = path.split("/", 2)
        kind = _KINDS.get(folder)
        thing = self._register.things(kind).get(name) if kind in ("actor", "place", "topic") else None
        planned = thing_year_pages(self._register, kind, thing, self._limits) if kind and thing else ()
        return next((each for each in planned if each.path == path), None)

    def _event(self, event: Event) -> Artifact:
        events = self._chronology.events
        names = tuple(events)
        place = names.index(event.id)
        before = events[names[place - 1]] if place else None
        after = events[names[place + 1]] if place + 1 < len(names) else None
        listed_at = place_in_lists(self._register, event, self._limits)
        return event_page(self._register, event, self._entries[event.id], (before, after), listed_at)

    def _period(self, period: Period) -> Artifact:
        around = (None, *periods_in_order(self._register), None)
        place = around.index(period)
        return period_page(self._register, period, around[place - 1], around[place + 1], self._limits)
