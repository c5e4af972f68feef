"""The chapters: the events under their periods and years, in portions that reading systems lay out without delay."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, groupby
from typing import NamedTuple

from dateline.outputs.book.gathering import Gathered
from dateline.outputs.book.portions import portions, weight_of
from dateline.outputs.book.views import BookChapter, BookEvent, BookYear
from dateline.outputs.grouping import PeriodGroup, YearGroup, group_events
from dateline.outputs.pages.event import EventPage
from dateline.outputs.pages.things import PeriodPage


class _Dated(NamedTuple):
    """An event and the year under which it stands."""

    year: YearGroup
    event: BookEvent


def chapters(found: Gathered) -> tuple[BookChapter, ...]:
    """Return the chapters in the order of the list, each as one file or as several."""
    pages = {page.entry.headline.id: page for page in found.all(EventPage)}
    periods = {page.path: page for page in found.all(PeriodPage)}
    groups = group_events(found.register, found.chronology.events.values(), None)
    numbers = count(1)
    return tuple(
        chapter
        for group in groups
        for chapter in _chapter(found, group, pages, periods.get(group.period.path) if group.period else None, numbers)
    )


def _chapter(
    found: Gathered, group: PeriodGroup, pages: dict[str, EventPage], period: PeriodPage | None, numbers: Iterator[int]
) -> Iterator[BookChapter]:
    events = tuple(
        _Dated(year, _event(pages[listed.headline.id], listed.gap)) for year in group.years for listed in year.events
    )
    runs = portions(events, lambda each: weight_of(each.event))
    for portion, run in enumerate(runs, start=1):
        opens = portion == 1 and not group.continued
        yield BookChapter(
            path=f"chapter-{next(numbers)}.xhtml",
            up="",
            title=group.period.title if group.period else found.register.word("book", "outside"),
            id=group.id if portion == 1 else f"{group.id}.{portion}",
            period=group.period.path if group.period else "",
            portion=portion,
            portions=len(runs),
            bounds=group.bounds,
            count=group.count,
            continued=group.continued,
            why=group.why if opens else "",
            prose=period.prose if period and opens else (),
            years=tuple(_years(run, portion)),
        )


def _years(events: tuple[_Dated, ...], portion: int) -> Iterator[BookYear]:
    for name, run in groupby(events, key=lambda each: each.year.id):
        members = tuple(run)
        year = members[0].year.year
        yield BookYear(
            id=name if portion == 1 else f"{name}.{portion}",
            title=year.title if year else "",
            events=tuple(each.event for each in members),
        )


def _event(page: EventPage, gap: str) -> BookEvent:
    return BookEvent(
        path=page.path,
        gap=gap,
        entry=page.entry,
        support=page.support,
        disputes=page.disputes,
        corrections=page.corrections,
        updates=page.updates,
        related=page.related,
        threads=page.threads,
        recorded=page.recorded,
        recorded_datetime=page.recorded_datetime,
    )
