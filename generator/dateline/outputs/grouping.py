"""The list: events in their order under periods and years, with the gaps between them named."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TypeVar

from dateline.dates import Date, gap
from dateline.model import Event, Period
from dateline.outputs.addresses import year_name, year_of, year_page
from dateline.outputs.register import Register
from dateline.outputs.views import Entry, Headline, Link, View

T = TypeVar("T")

_COMPANY = 200
"""So many events keep company at most: a year may have thousands, and no process shall wait for another for long."""


class Listed(View, kw_only=True):
    """An event in the list, and the time between it and the one that stands above it ("3 years 2 months later").

    Where the newest stand first, it is the one above that came later. `entry` is None where the list has titles and dates only.
    """

    headline: Headline
    """The event as one line."""
    entry: Entry | None
    """Its whole entry, for the filter `entry`."""
    gap: str
    """The time since the event above, in words; "" where it is not worth naming."""


class YearGroup(View, kw_only=True):
    """Consecutive events of one year; `year` is None for those before any dated event of their period. `id` is the heading's fragment.

    `count` counts them all; `events` has those that the list shows: all of them, but in a list of landmarks.
    """

    id: str
    year: Link | None
    count: int
    events: tuple[Listed, ...]


class PeriodGroup(View, kw_only=True):
    """Consecutive events of one period; `period` is None for events outside every period.

    `continued` marks a period that was met before: the order of events is never broken for the sake of a heading.
    """

    id: str
    """The fragment of its heading."""
    period: Link | None
    """Its page."""
    bounds: str
    """From when to when, in words."""
    why: str
    """Why the chronology is divided here."""
    continued: bool
    count: int
    """How many events stand in it."""
    landmarks: tuple[Headline, ...]
    """Those of its events that are landmarks."""
    years: tuple[YearGroup, ...]
    """Its years."""


def group_events(
    register: Register,
    events: Iterable[Event],
    entry_of: Callable[[Event], Entry] | None,
    shown: Callable[[Event], bool] = lambda _: True,
) -> tuple[PeriodGroup, ...]:
    """Return events, given in the chronology's order, under their periods and years; with `entry_of` each has its whole entry.

    Of a year only the events that are `shown` are listed; those that stand under no year are all listed, since no year's page has them.

    The groups are found in that order, and turned round as a whole where the newest stand first: so an undated event stays with the year
    that it is known to belong to, and fragments do not change.
    """
    found = tuple(events)
    backwards = newest_first(register)
    gaps = _shown_gaps(found, register.chronology.language, backwards=backwards)

    def listed_of(year: int | None, members: tuple[Event, ...]) -> tuple[Listed, ...]:
        return tuple(listed(event) for event in members if year is None or shown(event))

    def listed(event: Event) -> Listed:
        if entry_of is None:
            return Listed(headline=register.headlines[event.id], entry=None, gap=gaps[event.id])
        entry = entry_of(event)
        return Listed(headline=entry.headline, entry=entry, gap=gaps[event.id])

    runs = tuple(_runs(found, lambda event: register.chronology.period_of[event.id] or None))
    keys = _numbered(f"period-{name}" if name else "no-period" for name, _ in runs)
    last = {name: times for (_, times), (name, _) in zip(keys, runs, strict=True)}
    groups = tuple(
        _period_group(register, (key, times < last[name] if backwards else times > 1), name, members, listed_of)
        for (key, times), (name, members) in zip(keys, runs, strict=True)
    )
    return in_shown_order(register, groups)


def newest_first(register: Register) -> bool:
    """Tell whether lists begin with the newest event (`date_order` in timeline.toml)."""
    return register.chronology.config.date_order == "newest-first"


def in_shown_order(register: Register, found: tuple[T, ...]) -> tuple[T, ...]:
    """Return what is in the chronology's order as lists show it."""
    return found[::-1] if newest_first(register) else found


def _period_group(
    register: Register,
    heading: tuple[str, bool],
    name: str | None,
    members: tuple[Event, ...],
    listed_of: Callable[[int | None, tuple[Event, ...]], tuple[Listed, ...]],
) -> PeriodGroup:
    key, continued = heading
    period = register.chronology.periods.get(name) if name else None
    runs = tuple(_runs(members, year_of))
    keys = _numbered(f"{key}-undated" if year is None else f"{key}-{year_name(year)}" for year, _ in runs)
    years = tuple(
        YearGroup(
            id=year_key,
            year=Link(path=year_page(year), title=register.year(year)) if year is not None else None,
            count=len(of_year),
            events=in_shown_order(register, listed_of(year, of_year)),
        )
        for (year_key, _), (year, of_year) in zip(keys, runs, strict=True)
    )
    return PeriodGroup(
        id=key,
        period=register.link("period", name) if name else None,
        bounds=period_bounds(register, period) if period else "",
        why=period.why if period else "",
        continued=continued,
        count=len(members),
        landmarks=in_shown_order(
            register, tuple(register.headlines[event.id] for event in members if event.importance == "landmark")
        ),
        years=in_shown_order(register, years),
    )


def years_of(events: Iterable[Event]) -> tuple[tuple[int | None, tuple[Event, ...]], ...]:
    """Return the years in the order of the list, each once, with its events."""
    found: dict[int | None, list[Event]] = {}
    for year, members in _runs(tuple(events), year_of):
        found.setdefault(year, []).extend(members)
    return tuple((year, tuple(members)) for year, members in found.items())


def companies_of(events: Iterable[Event]) -> Mapping[str, str]:
    """Return, for each event, a name that it shares with those beside it in the list of its year: what shows them is best made together."""
    found: dict[str, str] = {}
    for year, members in years_of(events):
        for place, event in enumerate(members):
            found[event.id] = f"{year}/{place // _COMPANY}"
    return found


def period_bounds(register: Register, period: Period) -> str:
    """Return a period's bounds in words: "2007 – 2016", "since 2016"."""
    first, last = register.words(period.from_), register.words(period.to)
    return first if first == last else f"{first} – {last}".rstrip()


def _runs(events: tuple[Event, ...], key: Callable[[Event], T | None]) -> Iterator[tuple[T | None, tuple[Event, ...]]]:
    """Yield runs of consecutive events with one key; an event without a key stays in the run before it."""
    keys: list[T | None] = []
    for event in events:
        own = key(event)
        keys.append(keys[-1] if own is None and keys and event.date is None else own)
    for value, pairs in groupby(zip(keys, events, strict=True), key=lambda pair: pair[0]):
        yield value, tuple(event for _, event in pairs)


def _numbered(keys: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return fragments that differ, each with how many times its key was met: `a`, `b`, `a-2`."""
    met: dict[str, int] = {}
    found = []
    for key in keys:
        met[key] = times = met.get(key, 0) + 1
        found.append((key if times == 1 else f"{key}-{times}", times))
    return tuple(found)


def _shown_gaps(events: tuple[Event, ...], language: str, *, backwards: bool) -> dict[str, str]:
    """Return, for each event, the words for the time between it and the one shown above it."""
    gaps = tuple(_gaps(events, language))
    above = (*gaps[1:], "") if backwards else gaps
    return {event.id: words for event, words in zip(events, above, strict=True)}


def _gaps(events: tuple[Event, ...], language: str) -> Iterator[str]:
    """Yield the words for the time before each event, counted from the dated one before it; "" where none is worth naming.

    A state that lasted for years does not hide that nothing happened meanwhile: time is not counted from it.
    """
    before: Date | None = None
    for event in events:
        yield (gap(before, event.date, language) or "") if before and event.date else ""
        if event.standing != "condition":
            before = event.date or before
