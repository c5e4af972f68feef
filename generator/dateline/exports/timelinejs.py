"""Write a chronology as TimelineJS 3 reads it (https://timeline.knightlab.com/docs/json-format.html).

TimelineJS shows what has a year. A date is given part by part as far as it is known, never filled in; one that is softer or coarser than
a year, a month or a day (a season, a decade, one of two years) is the span that it can mean, under our own words for it. Years are counted
as TimelineJS labels them: 1 BCE is -1, and there is no year 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import msgspec

from dateline.dates import OPEN_END, OPEN_START, Date, DateError, civil
from dateline.dates import parse as parse_date
from dateline.exports.model import Data

_HUMAN_YEARS = range(-271_820, 275_760)
"""The years that TimelineJS's human scale reaches; beyond them it counts years alone."""
_NEAR = (-3_000_000, 3_000_000)
"""Day numbers, some 8,000 years to either side of the first."""
_TIME = re.compile(r"([0-9]{2})(?::([0-9]{2})(?::([0-9]{2})(?:\.([0-9]{3}))?)?)?(?:Z|[+-][0-9:]+)?")
_MONTH_DAY = re.compile(r"([0-9]{2})(?:-([0-9]{2}))?")
_UNITS = ("hour", "minute", "second", "millisecond")

Parts = dict[str, int]
MarkedParts = dict[str, int | str]


class Slide(Data, kw_only=True):
    """One event or era: its date as EDTF and in words, its headline and text as HTML.

    `times` are the times of day at its start and end, `10:20:30` as far as they are known, or ""; `days` months and days, `10-04`, of years
    whose EDTF is the year alone. `media` and `background` are (key,
    value) pairs in TimelineJS's words.
    """

    id: str
    edtf: str
    display: str
    headline: str
    text: str = ""
    group: str = ""
    media: tuple[tuple[str, str], ...] = ()
    background: tuple[tuple[str, str], ...] = ()
    times: tuple[str, str] = ("", "")
    days: tuple[str, str] = ("", "")
    autolink: bool = True


class Timeline(Data, kw_only=True):
    """What stands around a chronology's events in slides: the title, which comes before all others and has no date, and the eras."""

    title: Slide
    eras: tuple[Slide, ...]


BETWEEN_SLIDES = b",\n  "
"""What stands between two slides."""
_SLIDES = b'\n "events": []'
"""An empty list of slides where it stands: within a text there would be no line end."""


def timeline_frame(timeline: Timeline, dates: Iterable[Date]) -> tuple[bytes, bytes]:
    """Return what stands before and after the slides of events in TimelineJS's JSON, given the timeline without them, and all their dates."""
    dates = tuple(dates)
    eras = [made for each in timeline.eras if (made := _era(each))]
    spans = [parts for each in dates if not _is_near(each) for parts in date_span(each.edtf) if parts]
    years = {parts["year"] for parts in spans}
    years |= {
        parts["year"] for each in eras for key in ("start_date", "end_date") if isinstance(parts := each[key], dict)
    }
    whole = {
        "scale": "human" if all(year in _HUMAN_YEARS for year in years) else "cosmological",
        "title": _title(timeline.title),
        "events": [],
        "eras": eras,
    }
    before, events, after = msgspec.json.format(msgspec.json.encode(whole), indent=1).partition(_SLIDES)
    around = (b"\n  ", b"\n ") if dates else (b"", b"")
    return before + events.removesuffix(b"]") + around[0], around[1] + b"]" + after + b"\n"


def slide_json(slide: Slide) -> bytes:
    """Return an event's slide as it stands in TimelineJS's JSON; its date must be one that it shows."""
    return msgspec.json.format(msgspec.json.encode(_event(slide)), indent=1).replace(b"\n", b"\n  ")


def shows(date: Date) -> bool:
    """Tell whether TimelineJS can show a date: one of its ends must be known."""
    return _is_near(date) or bool(date_span(date.edtf)[0])


def _is_near(date: Date) -> bool:
    """Tell whether both ends are known and lie in the last 10,000 years or so: most do, and then there is nothing to ask."""
    return date.earliest is not None and date.latest is not None and _NEAR[0] < date.earliest and date.latest < _NEAR[1]


@lru_cache(maxsize=1 << 14)
def date_span(edtf: str) -> tuple[Parts, Parts]:
    """Return the parts of a date's start and end; an end that says no more than the start is empty.

    Of a span that is open at one end only the other is known, and is the start.
    """
    if "/" not in edtf:
        first, last = _ends(edtf)
        return first, {} if last == first else last
    start, _, end = edtf.partition("/")
    first, last = _ends(start)[0], _ends(end)[1]
    if not first and not last:  # "..2004/2005": open within an end
        first, last = _ends(edtf)
    return first or last, {} if last == first or not first else last


def historical_year(year: int) -> int:
    """Return an astronomical year (1 BCE is 0) as TimelineJS counts (1 BCE is -1)."""
    return year if year > 0 else year - 1


def _ends(edtf: str) -> tuple[Parts, Parts]:
    """Return the parts of the first and last year, month or day of a date; empty where the date is open at both ends or none."""
    date = parse_date(edtf)
    if isinstance(date, DateError) or date.earliest is None or date.latest is None:
        return {}, {}
    earliest = date.latest if date.earliest == OPEN_START else date.earliest
    latest = date.earliest if date.latest == OPEN_END else date.latest
    if earliest == OPEN_END or latest == OPEN_START:
        return {}, {}
    unit = _unit(earliest, latest) if _is_closed(date) else 3
    first, last = ({**_parts(day, unit)} for day in (earliest, latest))
    return first, last


def _is_closed(date: Date) -> bool:
    return date.earliest != OPEN_START and date.latest != OPEN_END


def _unit(earliest: int, latest: int) -> int:
    """Return how many parts (year, month, day) say exactly this span: whole years need one, whole months two."""
    first, after = civil(earliest), civil(latest + 1)
    if earliest == latest or first[2] != 1 or after[2] != 1:
        return 3
    return 1 if first[1] == after[1] == 1 else 2


def _parts(day: int, count: int) -> Parts:
    year, month, number = civil(day)
    return dict(list({"year": historical_year(year), "month": month, "day": number}.items())[:count])


def _precise(parts: Parts, days: str, time: str) -> Parts:
    """Return the parts of a date with a month and day, and with those of its time, as far as they are known."""
    beyond = _MONTH_DAY.fullmatch(days) if "month" not in parts else None
    if beyond:
        parts = parts | {unit: int(text) for unit, text in zip(("month", "day"), beyond.groups(), strict=True) if text}
    clock = _TIME.fullmatch(time) if "day" in parts else None
    if clock:
        parts = parts | {unit: int(text) for unit, text in zip(_UNITS, clock.groups(), strict=True) if text}
    return parts


def _event(slide: Slide) -> dict[str, object] | None:
    first, last = date_span(slide.edtf)
    if not first:
        return None
    within = slide.edtf.partition("T")[2] if "/" not in slide.edtf else ""
    start = _precise(first, slide.days[0], slide.times[0] or within)
    found: dict[str, object] = {"unique_id": slide.id, "start_date": start}
    if last or slide.times[1] or slide.days[1]:
        end = _precise(last or first, slide.days[1], slide.times[1])
        found |= {"start_date": _told_from(start, end), "end_date": end}
    found |= {"display_date": slide.display, **_title(slide)}
    if slide.group:
        found["group"] = slide.group
    return found


def _era(slide: Slide) -> dict[str, object] | None:
    """Return an era, which has both ends: one that is a single year, month or day begins and ends with it."""
    start, end = date_span(slide.edtf)
    end = end or start
    return (
        {"start_date": _told_from(start, end), "end_date": end, "text": {"headline": slide.headline}} if start else None
    )


def _told_from(start: Parts, end: Parts) -> MarkedParts:
    """Return a start that TimelineJS does not take for its end.

    It drops an end that has whatever the start has (2021, of 2021 to October 2021), and then refuses the era. A part that is empty counts as
    not known there, and is one that the end has not.
    """
    if any(end.get(unit) != value for unit, value in start.items()):
        return {**start}
    free = next((unit for unit in ("month", "day", *_UNITS) if unit not in start), "")
    return {**start, free: ""} if free else {**start}


def _title(slide: Slide) -> dict[str, object]:
    """Return what a slide has besides its dates."""
    found: dict[str, object] = {"unique_id": slide.id, "text": {"headline": slide.headline, "text": slide.text}}
    for key, pairs in (("media", slide.media), ("background", slide.background)):
        if pairs:
            found[key] = dict(pairs)
    if not slide.autolink:
        found["autolink"] = False
    return found
