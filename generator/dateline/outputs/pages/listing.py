"""The pages that list events in their order: home, all on one page, a year."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from dateline.model import Event
from dateline.outputs.addresses import ALL, HOME, up_from, year_of, year_page
from dateline.outputs.artifacts import Artifact
from dateline.outputs.axes import Overview, home_axis, small_axis
from dateline.outputs.grouping import PeriodGroup, group_events, in_shown_order, years_of
from dateline.outputs.limits import LIMITS, Limits, Shown
from dateline.outputs.pages.embed import EmbedCode, embed_code
from dateline.outputs.register import Register
from dateline.outputs.sight import Named, Sight
from dateline.outputs.views import Entry, Link, PageView, View

Entries = Mapping[str, Entry]


class YearLine(View, kw_only=True):
    """A year in the index of years: its page, how many events stand in it, and the fragment of its first heading on this page."""

    link: Link
    count: int
    id: str


class ListPage(PageView, kw_only=True):
    """A page with events under periods and years.

    `shows` says what it has of them: "texts" (their whole entries), "titles" (titles and dates), or "landmarks" (those only, under
    years with counts; the years' pages have the rest). `first` and `last` are the dates of the first and last dated events in words.
    """

    shows: Shown
    events: int
    """How many events the chronology has."""
    sources: int
    """How many sources."""
    disputes: int
    """How many disagreements between sources."""
    first: str
    """The date of the first dated event, in words."""
    last: str
    """The date of the last."""
    axis: Overview | None
    """Its axis (see "The axis"), where there is enough to show."""
    groups: tuple[PeriodGroup, ...]
    """The events under their periods and years."""
    years: tuple[YearLine, ...]
    """Every year in which an event stands, in the order of the list."""
    embed: EmbedCode | None


class YearPage(PageView, kw_only=True):
    """The events that began in one year, with the years before and after it that have any.

    `shows` is "texts" (their whole entries) or, in a year with too many for one page, "titles" (titles and dates).
    """

    shows: Shown
    axis: Overview | None
    """Its axis (see "The axis"), where there is enough to show."""
    groups: tuple[PeriodGroup, ...]
    """Its events under their periods."""
    events: int
    """How many events it has."""
    previous: Link | None
    next: Link | None


def home_page(register: Register, entries: Entries, limits: Limits = LIMITS) -> Artifact:
    """Return the home page: the whole chronology, its titles and dates where it is long, its years and landmarks where it is very long."""
    shows = limits.on_home(len(register.chronology.events))
    return Artifact(HOME, "home.html", _list_page(register, HOME, shows, _entry_of(entries)))


def all_page(register: Register, entries: Entries, limits: Limits = LIMITS) -> Artifact:
    """Return the page that holds every event's full text, or leads to the pages of the years where one page cannot hold it."""
    whole = len(register.chronology.events) <= limits.whole
    return Artifact(ALL, "all.html", _list_page(register, ALL, "texts" if whole else "landmarks", _entry_of(entries)))


def year_pages(
    register: Register,
    entries: Entries,
    limits: Limits = LIMITS,
    *,
    sight: Sight | None = None,
    only: str | None = None,
    companies: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Artifact, ...]:
    """Return a page for each year in which an event stands, or the one at the path that is the `only` one asked for.

    Each keeps company (`Artifact`) with the year's first events.
    """
    found = _years(register)

    def shown(events: tuple[Event, ...]) -> Named[Entry]:
        return Named(entries, (event.id for event in events if limits.on_year(len(events)) == "texts"))

    links = (None, *(Link(path=year_page(year), title=register.year(year)) for year in found), None)
    return tuple(
        Artifact.deferred(
            year_page(each[0]),
            "year.html",
            partial(_year_page, register, each, (before, after), shown(each[1]), limits),
            1 + len(each[1]) / 2,
            company=companies.get(each[1][0].id, ""),
            seen=sight.of(shown(each[1])) if sight else b"",
        )
        for each, before, after in zip(found.items(), links[:-2], links[2:], strict=True)
        if only is None or year_page(each[0]) == only
    )


def places_in_lists(register: Register, limits: Limits = LIMITS) -> Mapping[str, str]:
    """Return, for each event, the address at which a list has it among the others: on the home page, or on that of its year."""
    events = register.chronology.events
    places = {name: f"{HOME}#{name}" for name in events}
    if limits.on_home(len(events)) == "landmarks":
        places |= {
            event.id: f"{year_page(year)}#{event.id}" for year, found in _years(register).items() for event in found
        }
    return places


def place_in_lists(register: Register, event: Event, limits: Limits = LIMITS) -> str:
    """Return the address at which a list has one event among the others, without looking at all where its year says it."""
    year = year_of(event)
    if year is None or limits.on_home(len(register.chronology.events)) != "landmarks":
        return places_in_lists(register, limits)[event.id]
    return f"{year_page(year)}#{event.id}"


def _year_page(
    register: Register,
    found: tuple[int, tuple[Event, ...]],
    neighbours: tuple[Link | None, Link | None],
    entries: Entries,
    limits: Limits,
) -> YearPage:
    year, events = found
    path, shows = year_page(year), limits.on_year(len(events))
    return YearPage(
        path=path,
        up=up_from(path),
        title=register.year(year),
        section="home",
        shows=shows,
        axis=small_axis(register, (event.id for event in events)),
        groups=group_events(register, events, _entry_of(entries) if shows == "texts" else None),
        events=len(events),
        previous=neighbours[0],
        next=neighbours[1],
    )


def _list_page(register: Register, path: str, shows: Shown, entry_of: Callable[[Event], Entry]) -> ListPage:
    chronology = register.chronology
    dated = [event.date for event in chronology.events.values() if event.date]
    groups = group_events(
        register,
        chronology.events.values(),
        entry_of if shows == "texts" else None,
        (lambda event: event.importance == "landmark") if shows == "landmarks" else (lambda _: True),
    )
    return ListPage(
        path=path,
        up=up_from(path),
        title=chronology.config.title,
        description=chronology.config.subtitle,
        section="home",
        shows=shows,
        events=len(chronology.events),
        sources=len(chronology.sources),
        disputes=register.disputes,
        first=register.words(dated[0]) if dated else "",
        last=register.words(dated[-1]) if dated else "",
        axis=home_axis(register, groups, listed=shows != "landmarks") if path == HOME else None,
        groups=groups,
        years=_year_lines(register, groups),
        embed=embed_code(register, "whole", Link(path=HOME, title=chronology.config.title)),
    )


def _year_lines(register: Register, groups: tuple[PeriodGroup, ...]) -> tuple[YearLine, ...]:
    """Return the years in the order of the list, each once, with the fragment of the first heading that it has there."""
    first: dict[str, str] = {}
    for group in groups:
        for year in group.years:
            if year.year:
                first.setdefault(year.year.path, year.id)
    lines = tuple(
        YearLine(
            link=Link(path=year_page(year), title=register.year(year)), count=len(events), id=first[year_page(year)]
        )
        for year, events in _years(register).items()
    )
    return in_shown_order(register, lines)


def _years(register: Register) -> Mapping[int, tuple[Event, ...]]:
    found = years_of(register.chronology.events.values())
    return {year: events for year, events in found if year is not None}


def _entry_of(entries: Entries) -> Callable[[Event], Entry]:
    return lambda event: entries[event.id]
