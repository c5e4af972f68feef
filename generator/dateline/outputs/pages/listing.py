"""The pages that list events in their order: home, all on one page, a year."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dateline.model import Event
from dateline.outputs.addresses import HOME, up_from, year_page
from dateline.outputs.artifacts import Artifact
from dateline.outputs.grouping import PeriodGroup, group_events, in_shown_order, years_of
from dateline.outputs.register import Register
from dateline.outputs.views import Entry, Link, PageView

FULL_TEXT_LIMIT = 300
"""Up to so many events the home page holds every event's full text (content model, "Addresses and files of a built site")."""

Entries = Mapping[str, Entry]


class ListPage(PageView, kw_only=True):
    """A page with events under periods and years; `full` where it has their whole entries.

    `first` and `last` are the dates of the first and last dated events in words. `years` are all year pages, for the index.
    """

    full: bool
    events: int
    sources: int
    disputes: int
    first: str
    last: str
    groups: tuple[PeriodGroup, ...]
    years: tuple[Link, ...]


class YearPage(PageView, kw_only=True):
    """The events that began in one year, with the years before and after it that have any."""

    groups: tuple[PeriodGroup, ...]
    events: int
    previous: Link | None
    next: Link | None


def home_page(register: Register, entries: Entries) -> Artifact:
    """Return the home page: the whole chronology, or its titles and dates where it is long."""
    full = len(register.chronology.events) <= FULL_TEXT_LIMIT
    return Artifact(HOME, "home.html", _list_page(register, HOME, _entry_of(entries) if full else None))


def all_page(register: Register, entries: Entries) -> Artifact:
    """Return the page that holds every event's full text, however many there are."""
    return Artifact("all.html", "all.html", _list_page(register, "all.html", _entry_of(entries)))


def year_pages(register: Register, entries: Entries) -> tuple[Artifact, ...]:
    """Return a page for each year in which an event stands."""
    found = tuple((year, events) for year, events in years_of(register.chronology.events.values()) if year is not None)
    links = (None, *_year_links(register), None)
    return tuple(
        Artifact(
            year_page(year),
            "year.html",
            YearPage(
                path=year_page(year),
                up=up_from(year_page(year)),
                title=register.year(year),
                section="home",
                groups=group_events(register, events, _entry_of(entries)),
                events=len(events),
                previous=links[position],
                next=links[position + 2],
            ),
        )
        for position, (year, events) in enumerate(found)
    )


def _list_page(register: Register, path: str, entry_of: Callable[[Event], Entry] | None) -> ListPage:
    chronology = register.chronology
    dated = [event.date for event in chronology.events.values() if event.date]
    return ListPage(
        path=path,
        up=up_from(path),
        title=chronology.config.title,
        description=chronology.config.subtitle,
        section="home",
        full=entry_of is not None,
        events=len(chronology.events),
        sources=len(chronology.sources),
        disputes=register.disputes,
        first=register.words(dated[0]) if dated else "",
        last=register.words(dated[-1]) if dated else "",
        groups=group_events(register, chronology.events.values(), entry_of),
        years=in_shown_order(register, _year_links(register)),
    )


def _year_links(register: Register) -> tuple[Link, ...]:
    years = (year for year, _ in years_of(register.chronology.events.values()) if year is not None)
    return tuple(Link(path=year_page(year), title=register.year(year)) for year in years)


def _entry_of(entries: Entries) -> Callable[[Event], Entry]:
    return lambda event: entries[event.id]
