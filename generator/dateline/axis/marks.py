"""Turn events into marks: where each piece of a date stands, what a mark takes up, and the names of landmarks beside theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from dateline.axis.lanes import in_lanes
from dateline.axis.model import LENGTH, Happening, Label, Mark, Piece, Sheet
from dateline.axis.scale import Days, Scale
from dateline.axis.text import EM, positions, shortened, width, wrapped
from dateline.dates import OPEN_END, OPEN_START, Date, Edge, Shape, Stretch, shape_of, sort_key
from dateline.model import Importance

DIAMETERS: Mapping[Importance, int] = {"landmark": 11, "major": 8, "minor": 5}
"""The width of a day's mark, in tenths of an em."""
NARROWEST = 9
"""The least width of a band, in tenths of an em: wider than the mark of a day, so that the two cannot be taken for each other."""
_SOFT, _DOUBT, _AIR, _BESIDE = 5, 7, 1, 4
"""Room for a soft edge, a question mark, what keeps marks apart, what keeps a name from its mark; in tenths of an em."""
_NOTE = 110
"""Room for the word that leads in a note ("Outcome:" in any language), in tenths of an em."""
_BOLD = 11
"""A bold title takes up so many tenths of its plain width."""
WIDE = LENGTH // 8
"""A mark that is longer stands among the spans."""
_LEAST_LABEL, _WIDEST, _NOTE_LINES = 90, 400, 3
"""The least and the most room for a name, in tenths of an em, and the most lines of its note."""


_ENDLESS = (None, OPEN_START, OPEN_END)


class Dated(msgspec.Struct, frozen=True):
    """An event that has a place on the axis.

    `is_plain` where its date is one stretch with two known ends: then its bounds say all, and its text need not be read again.
    """

    happening: Happening
    date: Date
    is_plain: bool

    @property
    def listed(self) -> int | None:
        """The day under whose year the list has it: the first that is known; None where it began nobody knows when."""
        if self.is_plain:
            return self.date.earliest
        day = sort_key(self.date)[0]
        return None if day == OPEN_START else day

    @property
    def known(self) -> int:
        """The last day on which it may have begun."""
        if self.is_plain and self.date.latest is not None:
            return self.date.latest
        stretch = shape_of(self.date).stretches[0]
        return stretch.sure[0] if stretch.sure else stretch.last


def dated(happening: Happening) -> Dated | None:
    """Return an event with its date; None where no day of it is known."""
    date = happening.date
    if date is None:
        return None
    if date.earliest in _ENDLESS or date.latest in _ENDLESS:
        return Dated(happening, date, is_plain=False) if _is_placed(date) else None
    return Dated(happening, date, is_plain=date.edtf[0] not in "[{" and "/" not in date.edtf)


def _is_placed(date: Date) -> bool:
    return date.earliest not in _ENDLESS or date.latest not in _ENDLESS


def busy_days(events: Iterable[Dated]) -> list[Days]:
    """Return the stretches in which something may have happened: of a state that lasted, its beginning and its end."""
    found: list[Days] = []
    for each in events:
        first, last = each.date.earliest, each.date.latest
        if each.is_plain and first is not None and last is not None:
            found.append((first, last))
        else:
            found.extend(_busy(each.date, each.happening.standing == "condition"))
        for date in filter(_is_placed, each.happening.accounts):
            found.extend(_busy(date, is_state=False))
    return found


def _busy(date: Date, is_state: bool) -> Iterator[Days]:
    for stretch in shape_of(date).stretches:
        if is_state and stretch.sure:
            first, last = stretch.sure
            yield from _finite(stretch.first, min(first, stretch.last))
            yield from _finite(max(last, stretch.first), stretch.last)
        else:
            yield from _finite(stretch.first, stretch.last)


def _finite(first: int, last: int) -> Iterator[Days]:
    """Yield a stretch without its open ends: all that is known of one is the day at its other end."""
    known = [day for day in (first, last) if day not in _ENDLESS]
    if known:
        yield known[0], known[-1]


def make_mark(found: Dated, scale: Scale, sheet: Sheet) -> Mark:
    """Return an event's mark, in no lane yet."""
    happening, shape = found.happening, shape_of(found.date)
    pieces = tuple(_piece(stretch, scale, sheet) for stretch in shape.stretches)
    accounts = tuple(
        _piece(stretch, scale, sheet)
        for each in happening.accounts
        if _is_placed(each)
        for stretch in shape_of(each).stretches
    )
    start, end = _taken(pieces, accounts, shape, happening.importance, sheet)
    return Mark(
        id=happening.id,
        title=happening.title,
        words=happening.words,
        note=happening.note,
        path=happening.path,
        kind=shape.kind,
        pieces=pieces,
        accounts=accounts,
        uncertain=shape.uncertain,
        standing=happening.standing,
        importance=happening.importance,
        lane=0,
        start=start,
        end=end,
    )


def _piece(stretch: Stretch, scale: Scale, sheet: Sheet) -> Piece:
    start, begins = _end_of(scale.at(stretch.first), stretch.begins, beyond=stretch.first < scale.first, limit=0)
    end, ends = _end_of(scale.after(stretch.last), stretch.ends, beyond=stretch.last > scale.last, limit=LENGTH)
    core = (max(scale.at(stretch.sure[0]), start), min(scale.after(stretch.sure[1]), end)) if stretch.sure else None
    exact = (start, end)
    start, end = _widened(start, end, 1 if stretch.first == stretch.last else positions(NARROWEST, sheet))
    return Piece(
        start=start, end=end, core=core, begins=begins, ends=ends, exact=None if exact == (start, end) else exact
    )


def _end_of(at: int, edge: Edge, *, beyond: bool, limit: int) -> tuple[int, Edge]:
    """Return an end and how it is drawn; what reaches beyond the axis runs on over its edge, as an open end does."""
    return (limit, "open") if beyond else (at, edge)


def _widened(start: int, end: int, least: int) -> tuple[int, int]:
    """Return an extent that is wide enough to be seen, around its middle, on the axis."""
    if end - start >= least:
        return start, end
    start = min(max((start + end - least) // 2, 0), LENGTH - least)
    return start, start + least


def _taken(
    pieces: Sequence[Piece], accounts: Sequence[Piece], shape: Shape, importance: Importance, sheet: Sheet
) -> tuple[int, int]:
    """Return what a mark takes up of its lane, with its soft edges and its question mark."""
    half = positions(DIAMETERS[importance], sheet) // 2 + 1
    soft, air = positions(_SOFT, sheet), positions(_AIR, sheet)
    start, end = LENGTH, 0
    for each in (*pieces, *accounts):
        middle = (each.start + each.end) // 2
        start = min(start, min(each.start, middle - half) - (each.begins == "about") * soft)
        end = max(end, max(each.end, middle + half) + (each.ends == "about") * soft)
    return max(start - air, 0), min(end + air + shape.uncertain * positions(_DOUBT, sheet), LENGTH)


def with_label(mark: Mark, sheet: Sheet) -> Mark | None:
    """Return a mark with its name beside it, on the side where there is room for it; None where there is none.

    The title may be cut; the note never is, since it must stand with the title.
    """
    beside = positions(_BESIDE, sheet)
    after, before = ((room * sheet.ems * EM // LENGTH) for room in (LENGTH - mark.end - beside, mark.start - beside))
    note = wrapped(mark.note, max(min(max(after, before), _WIDEST) - _NOTE, _LEAST_LABEL))
    second = max(width(mark.words), *(width(line) + _NOTE for line in note)) if note else width(mark.words)
    full = max(width(mark.title) * _BOLD // EM, second)
    is_after = after >= min(full, _WIDEST) or after >= before
    room = min(after if is_after else before, _WIDEST)
    title = shortened(mark.title, room * EM // _BOLD)
    if not title or room < max(second, _LEAST_LABEL) or len(note) > _NOTE_LINES:
        return None
    length = positions(max(width(title) * _BOLD // EM, second), sheet)
    if is_after:
        start, end = mark.end + beside, min(mark.end + beside + length, LENGTH)
    else:
        start, end = max(mark.start - beside - length, 0), mark.start - beside
    label = Label(start=start, end=end, after=is_after, title=title, note=note)
    return msgspec.structs.replace(mark, label=label, start=min(mark.start, start), end=max(mark.end, end))


def laned(marks: Iterable[Mark], most: int) -> tuple[tuple[Mark, ...], tuple[Mark, ...]]:
    """Return marks in lanes, in the order of time, and those for which no lane was left."""
    ordered = sorted(marks, key=lambda mark: (mark.start, mark.end, mark.id))
    lanes = in_lanes([(mark.start, mark.end) for mark in ordered], most)
    placed, left = [], []
    for mark, lane in zip(ordered, lanes, strict=True):
        if lane is None:
            left.append(mark)
        else:
            placed.append(msgspec.structs.replace(mark, lane=lane) if lane != mark.lane else mark)
    return tuple(placed), tuple(left)
