"""Word a date for readers, in English or Spanish, never closer than it is known: marks, intervals and sets."""

import re
from functools import lru_cache

from dateline.dates.days import civil
from dateline.dates.naming import join_names, name_day, name_point, the_year
from dateline.dates.phrases import Phrases, phrases_of
from dateline.dates.traits import estimated, tree_of
from dateline.dates.tree import APPROXIMATE, UNCERTAIN, Date, Interval, Members, Point, Run, Tree


def words(date: Date, language: str) -> str:
    """Return the display words of a date, such as "about October 2020"; ValueError for a language without phrases."""
    return words_of(date.edtf, language)


@lru_cache(maxsize=1 << 16)  # a chronology words the same date in many places
def words_of(edtf: str, language: str) -> str:
    """Return the display words of the text of a date; ValueError if it is none, or for a language without phrases."""
    return tree_words(tree_of(edtf), phrases_of(language))


def tree_words(tree: Tree, phrases: Phrases) -> str:
    """Return the display words of a date that was read."""
    if isinstance(tree, Point):
        text = _marked(tree, phrases)
    elif isinstance(tree, Interval):
        text = _interval(tree, phrases)
    else:
        text = _members(tree, phrases)
    for apart, joined in _contractions(phrases.contractions):
        text = apart.sub(joined, text)
    return text


@lru_cache(maxsize=4)
def _contractions(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b{apart}\b"), joined) for apart, joined in pairs)


def _common_mark(point: Point) -> int | None:
    """Return the mark that all written components share, or None when they differ."""
    written = point.marks[: 3 if point.day else 2 if point.month else 1]
    if len(set(written)) > 1:
        return None
    return written[0] | (APPROXIMATE if estimated(point) else 0)


def _marked(point: Point, phrases: Phrases) -> str:
    """Word a date that stands alone, with its marks."""
    name = name_point(point, phrases)
    mark = _common_mark(point)
    if mark is None:
        return f"{name.plain} ({_note(point, phrases)})"
    if not mark:
        return name.plain
    template = {UNCERTAIN: phrases.possibly, APPROXIMATE: phrases.about}.get(mark, phrases.uncertain)
    return template.format(date=name.the)


def _inner(point: Point, phrases: Phrases, *, the: bool = True) -> str:
    """Word a date inside a longer phrase, with its marks."""
    name = name_point(point, phrases)
    mark = _common_mark(point)
    text = name.the if the else name.plain
    if mark is None:
        return f"{text} ({_note(point, phrases)})"
    if not mark:
        return text
    template = {UNCERTAIN: phrases.possibly, APPROXIMATE: phrases.about_within}.get(mark, phrases.uncertain_within)
    return template.format(date=name.the)


def _note(point: Point, phrases: Phrases) -> str:
    """Say which components are marked, and how: "year uncertain, day approximate"."""
    notes = []
    for mark in (UNCERTAIN, APPROXIMATE, UNCERTAIN | APPROXIMATE):
        parts = [word for word, found in zip(phrases.mark_parts, point.marks, strict=True) if found == mark]
        if parts:
            template = (phrases.mark_singular if len(parts) == 1 else phrases.mark_plural)[mark - 1]
            notes.append(template.format(parts=join_names(parts, phrases.and_word, phrases.softened_and)))
    return ", ".join(notes)


def _is_plain(point: Point | None) -> bool:
    return point is not None and not point.masked and not any(point.marks) and not estimated(point)


def _interval(interval: Interval, phrases: Phrases) -> str:
    start, end = interval.start, interval.end
    if start is None or end is None:
        return _half(interval, phrases)
    if not interval.open_start and not interval.open_end:
        return _closed(start, end, phrases)
    first, last = _inner(start, phrases), _inner(end, phrases)
    first = phrases.or_before.format(date=first) if interval.open_start else first
    last = phrases.or_after.format(date=last) if interval.open_end else last
    return phrases.span_within.format(first=first, last=last)


def _half(interval: Interval, phrases: Phrases) -> str:
    """Word an interval with a date at one end only."""
    if interval.start:
        return _without_end(interval, interval.start, phrases)
    if interval.end:
        return _without_start(interval, interval.end, phrases)
    raise ValueError("an interval has a date at one end at least")


def _without_end(interval: Interval, start: Point, phrases: Phrases) -> str:
    """Word `2018/..`, `2018/` and ISO's `..2018/..`."""
    first = _inner(start, phrases)
    if interval.open_start:
        first = phrases.or_before.format(date=first)
    return (phrases.since if interval.open_end else phrases.since_unknown_end).format(date=first)


def _without_start(interval: Interval, end: Point, phrases: Phrases) -> str:
    """Word `../2018` ("before 2019": open, so nothing but the end is said) and `/2018` (the start is not known)."""
    last = _inner(end, phrases)
    if interval.open_end:
        last = phrases.or_after.format(date=last)
    if not interval.open_start:
        return phrases.until_unknown_start.format(date=last)
    if _is_plain(end) and not interval.open_end and end.unit != "part":
        return phrases.before.format(date=_next(end, phrases))
    return phrases.until.format(date=last)


def _next(point: Point, phrases: Phrases) -> str:
    """Name the day, month or year after this one."""
    following = point.latest + 1
    if point.unit == "day":
        return name_day(following, phrases).the
    year, month, _ = civil(following)
    month_text = "" if point.unit == "year" else f"{month:02}"
    successor = Point(year < 0, f"{abs(year):04}", 0, 0, month_text, "", "", (0, 0, 0), 0, following, following)
    return name_point(successor, phrases).the


def _closed(start: Point, end: Point, phrases: Phrases) -> str:
    """Word an interval with two dates, shortly where both are plain."""
    if not _is_plain(start) or not _is_plain(end):
        first, last = _inner(start, phrases), _inner(end, phrases)
        return phrases.span_within.format(first=first, last=last)
    first, last = name_point(start, phrases).the, name_point(end, phrases).the
    if first == last:
        return name_point(start, phrases).plain if start.day else phrases.span_same.format(date=first)
    if start.unit != end.unit or start.unit == "part":
        return phrases.span.format(first=first, last=last)
    if start.unit == "year":
        joined = phrases.span_years if _four_digits(start) and _four_digits(end) else phrases.span
        return joined.format(first=first, last=last)
    return _same_unit(start, end, phrases)


def _four_digits(point: Point) -> bool:
    return 1000 <= (point.year or 0) <= 9999


def _same_unit(start: Point, end: Point, phrases: Phrases) -> str:
    """Word an interval between two months or two days, naming a shared month or year once."""
    months = phrases.months
    first_month, last_month = months[int(start.month) - 1], months[int(end.month) - 1]
    first_name, last_name = name_point(start, phrases), name_point(end, phrases)
    if start.year != end.year:
        return phrases.span_dash.format(first=first_name.the, last=last_name.the)
    if start.unit == "month":
        joined = phrases.span_years.format(first=first_month, last=last_month)
        return phrases.month.format(month=joined, year=the_year(end.year or 0, phrases))
    if start.month == end.month:
        year = the_year(end.year or 0, phrases)
        return phrases.span_days.format(first=int(start.day), last=int(end.day), month=last_month, year=year)
    first = phrases.day_the.format(day=phrases.day_month.format(day=int(start.day), month=first_month))
    return phrases.span_dash.format(first=first, last=last_name.the)


def _members(members: Members, phrases: Phrases) -> str:
    names = [_run(run, members.every, phrases, alone=len(members.runs) == 1) for run in members.runs]
    if members.every:
        return join_names(names, phrases.and_word, phrases.softened_and)
    return join_names(names, phrases.or_word, phrases.softened_or)


def _run(run: Run, every: bool, phrases: Phrases, *, alone: bool) -> str:
    first, last = run.first, run.last
    if first and last:
        if first is last:
            return _marked(first, phrases) if alone else _inner(first, phrases, the=first.masked)
        template = (phrases.each if every else phrases.some)[first.unit]
        return template.format(first=_inner(first, phrases), last=_inner(last, phrases))
    if first:
        template = phrases.each_since[first.unit] if every else phrases.or_after
        return template.format(date=_inner(first, phrases, the=every))
    if last:
        template = phrases.each_until[last.unit] if every else phrases.or_before
        return template.format(date=_inner(last, phrases, the=every))
    raise ValueError("a run of members has a date at one side at least")
