"""The axes of pages: what each shows of the chronology, and what its legend must explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.axis import Axis, Era, Happening, Mark, Publication, Sheet, Subject, draw
from dateline.dates import OPEN_END, OPEN_START, Date
from dateline.model import Event, Period, Source
from dateline.outputs.addresses import page_of
from dateline.outputs.grouping import PeriodGroup, period_bounds
from dateline.outputs.register import Register
from dateline.outputs.views import View

FULL = Sheet()
SMALL = Sheet(ems=26, marks=60, lanes=12, labels=0, columns=26, rows=0, below=True)
"""A strip that fits a telephone: marks without names, which the list right below has."""

LEGEND = (
    *("landmark", "day", "minor", "within", "lasting", "one-of", "all-of", "about", "open", "unknown", "uncertain"),
    *("accounts", "announced", "condition", "withdrawn", "count", "break", "publication"),
)
"""What an axis may need to explain, in the order of its legend; the words are in the table `axis`."""


class Overview(View, kw_only=True):
    """An axis as a page shows it: the codes of what its legend explains, and of the shapes that the page must have.

    `small` for a strip without names and legend.
    """

    axis: Axis
    small: bool
    legend: tuple[str, ...]
    shapes: tuple[str, ...]


def home_axis(register: Register, groups: Sequence[PeriodGroup], *, listed: bool) -> Overview | None:
    """Return the axis of the whole chronology: its marks lead to the events in the list of `groups` below it.

    Where the list is too long to have every event (not `listed`), they lead to the events' own pages.
    """
    if not register.chronology.config.outputs.axis:
        return None
    events = register.chronology.events.values()
    headings_of_years: dict[str, str] = {}
    for group in groups:
        for each in group.years:
            if each.year:
                headings_of_years.setdefault(each.year.path, f"#{each.id}")
    years = {year: headings_of_years.get(path, path) for year, path in register.year_pages.items()}
    headings = {group.period.path: f"#{group.id}" for group in groups if group.period and not group.continued}
    subject = Subject(
        happenings=tuple(
            _happening(register, event, f"#{event.id}" if listed else page_of("event", event.id)) for event in events
        ),
        language=register.chronology.language,
        publications=_publications(register),
        eras=_eras(register, headings),
        years=years,
    )
    return _overview(draw(subject, FULL))


def period_axis(register: Register, period: Period) -> Overview | None:
    """Return the axis of a period, from its first day to its last; its marks lead to the events' pages."""
    if not register.chronology.config.outputs.axis:
        return None
    events = _events(register, register.chronology.events_of.get(("period", period.id), ()))
    subject = Subject(
        happenings=events,
        language=register.chronology.language,
        publications=_publications(register),
        eras=_eras(register, {}),
        years=register.year_pages,
        since=_day(period.from_.earliest),
        until=_day(period.to.latest) if period.to else None,
    )
    return _overview(draw(subject, FULL))


def small_axis(register: Register, names: Iterable[str], source: Source | None = None) -> Overview | None:
    """Return a strip with some events, and with the publication of one source; None where fewer than two things stand on it."""
    if not register.chronology.config.outputs.axis:
        return None
    happenings = _events(register, names)
    publications = tuple(_publication(register, source)) if source else ()
    if len(happenings) + len(publications) < 2:
        return None
    subject = Subject(
        happenings=happenings,
        language=register.chronology.language,
        publications=publications,
        years=register.year_pages,
    )
    return _overview(draw(subject, SMALL), small=True)


def wall_axis(register: Register, names: Iterable[str], sheet: Sheet) -> Axis | None:
    """Return an axis of some events for a sheet of paper, with the periods behind them; who draws it names them."""
    subject = Subject(
        happenings=_events(register, names),
        language=register.chronology.language,
        eras=_eras(register, {}),
        years={},
    )
    return draw(subject, sheet)


def legend_of(axis: Axis) -> tuple[str, ...]:
    """Return the codes of what stands on an axis and may need to be explained, in the order of a legend."""
    found = set(_codes(axis))
    return tuple(code for code in LEGEND if code in found)


def _events(register: Register, names: Iterable[str]) -> tuple[Happening, ...]:
    """Return events by their ids, each once, without those that are not shown (drafts)."""
    events = register.chronology.events
    known = register.happenings
    found = []
    for name in dict.fromkeys(names):
        if name in events:
            if name not in known:
                known[name] = _happening(register, events[name], page_of("event", name))
            found.append(known[name])
    return tuple(found)


def _happening(register: Register, event: Event, path: str) -> Happening:
    headline = register.headlines[event.id]
    outcomes = (f"{each.link.title} ({each.when})" if each.when else each.link.title for each in headline.outcomes)
    return Happening(
        id=event.id,
        title=event.title,
        words=headline.when.words,
        path=path,
        date=event.date,
        standing=event.standing,
        importance=event.importance,
        accounts=tuple(_dates_in_dispute(event)),
        note="; ".join(outcomes),
    )


def _dates_in_dispute(event: Event) -> Iterator[Date]:
    """Yield the dates that accounts give which contradict each other; a slip in a copy is no account."""
    for dispute in event.disputes:
        dates = [account.date for account in dispute.accounts if account.date]
        if dispute.kind != "copy-error" and len({date.edtf for date in dates}) > 1:
            yield from dates


def _publications(register: Register) -> tuple[Publication, ...]:
    return tuple(each for source in register.chronology.sources.values() for each in _publication(register, source))


def _publication(register: Register, source: Source) -> Iterator[Publication]:
    if source.published:
        words = register.words(source.published)
        yield Publication(title=source.title, words=words, path=page_of("source", source.id), date=source.published)


def _eras(register: Register, headings: Mapping[str, str]) -> tuple[Era, ...]:
    """Return the periods by their beginning; each leads to its heading in the list, else to its page."""
    periods = sorted(register.chronology.periods.values(), key=lambda period: (_first(period.from_), period.id))
    return tuple(
        Era(
            title=period.title,
            words=period_bounds(register, period),
            path=headings.get(page_of("period", period.id), page_of("period", period.id)),
            first=period.from_,
            last=period.to,
        )
        for period in periods
    )


def _first(date: Date) -> int:
    return OPEN_START if date.earliest is None else date.earliest


def _day(day: int | None) -> int | None:
    return None if day in (None, OPEN_START, OPEN_END) else day


def _overview(axis: Axis | None, *, small: bool = False) -> Overview | None:
    if axis is None or (small and len(axis.columns) == 1):  # one column says no more than the count of events does
        return None
    legend = () if small else legend_of(axis)
    kinds = dict.fromkeys(mark.kind for row in axis.rows for mark in row.marks)
    return Overview(axis=axis, small=small, legend=legend, shapes=tuple(dict.fromkeys((*legend, *kinds))))


def _codes(axis: Axis) -> Iterator[str]:
    """Yield the codes of what stands on an axis and needs to be explained."""
    for mark in (*axis.named, *axis.marks, *axis.spans):
        yield from _codes_of(mark)
    found = {"count": axis.columns, "break": axis.breaks, "publication": axis.publications}
    yield from (code for code, things in found.items() if things)


def _codes_of(mark: Mark) -> Iterator[str]:
    yield mark.kind
    yield from (edge for piece in mark.pieces for edge in (piece.begins, piece.ends))
    yield from (mark.importance, mark.standing)
    yield from ("uncertain",) if mark.uncertain else ()
    yield from ("accounts",) if mark.accounts else ()
