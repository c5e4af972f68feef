"""Give every event of a wall chart its name: whole, beside its mark, on as many lines as it takes; else a number, and the name in a key.

All lengths are in tenths of an em, reckoned without a font and rather too long (`axis.text`), so that on paper no two names meet. Across,
they are from the chart's beginning; up, from the line of time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

import msgspec

from dateline.axis import LENGTH, Band, Mark
from dateline.axis.text import EM
from dateline.handouts.glyphs import printable
from dateline.outputs.views import View

LINE = 12
"""The height of a line of words."""
ROW = 10
"""The height of a row of numbered marks."""
_GAP = 5
"""What keeps a name from the one above it."""
_BESIDE, _AIR, _BLANK = 4, 5, 3
_SLIM = frozenset("ijltfrI.,:;'’|!()[]·íìïî ")
_BEYOND_LATIN = "\u0300"
BASE = 9
"""What keeps names and numbered marks from the line of time."""
_WIDTHS = (460, 330, 240)
"""How wide a name may be; the first that leads to the lowest place is taken."""
_BOLD = 11
"""A bold text takes up so many tenths of its plain width."""
_NUMBER = 24
"""Room for a number beside its mark."""
_COLUMN, _KEY_GAP = 320, 7
"""How wide a column of the key is, at least, and what keeps its entries apart."""
_MOST_AIR = 160
"""Names are moved apart by so many per cent at most."""


class Wording(NamedTuple):
    """What a chart says of an event: its title, its date, what must stand with them, and whether the title is bold."""

    title: str
    when: str
    notes: tuple[str, ...]
    bold: bool = False


class Name(View, kw_only=True):
    """An event's name beside its mark, read from `start` where it stands after it, else set against `start + width`.

    `up` is the upper edge of the first line, in which the mark stands too; `height` what the lines take up.
    """

    mark: Mark
    title: str
    when: str
    notes: tuple[str, ...]
    bold: bool
    after: bool
    start: int
    width: int
    up: int
    height: int


class Numbered(View, kw_only=True):
    """An event that has a number on the chart, in a row of marks that counts from the line of time, and its name in a key."""

    mark: Mark
    number: int
    row: int
    title: str
    when: str
    notes: tuple[str, ...]


class BandName(View, kw_only=True):
    """A period's whole title, and the row from above that it stands in, so that no later period's edge runs through it."""

    title: str
    start: int
    row: int


class Placed(NamedTuple):
    """All names of a chart: beside their marks, or with numbers, in the columns of a key that runs over all sheets."""

    names: tuple[Name, ...]
    numbered: tuple[Numbered, ...]
    key: tuple[tuple[int, ...], ...]

    @property
    def marks(self) -> Iterator[Mark]:
        """The marks that are on the chart."""
        yield from (each.mark for each in self.names)
        yield from (each.mark for each in self.numbered)


class Chart(msgspec.Struct, frozen=True):
    """The measures of a chart: so many `sheets`, each so wide; `room` is the height for names, numbered marks and the key."""

    sheets: int
    wide: int
    room: int

    @property
    def length(self) -> int:
        """The width of all sheets together."""
        return self.sheets * self.wide

    @property
    def columns(self) -> int:
        """How many columns the key has on a sheet."""
        return self.wide // _COLUMN

    def across(self, position: int) -> int:
        """Return how far a position of the axis is from its beginning."""
        return position * self.length // LENGTH

    def sheet(self, at: int) -> int:
        """Return the sheet, from 0, on which a place stands."""
        return min(max(at, 0) // self.wide, self.sheets - 1)


class _Box(NamedTuple):
    left: int
    right: int
    low: int
    high: int


def place_names(marks: Sequence[Mark], said: Mapping[str, Wording], rank: Mapping[str, int], chart: Chart) -> Placed:
    """Return the names of marks, the most important ones placed first and lowest; those without room beside their marks get numbers.

    Numbered marks take room from names, and the key stands where names leave some: so it is tried again until all that remain fit. Where
    there is no room for the numbers either, the least important events are left out.
    """
    ordered = sorted(marks, key=lambda mark: rank[mark.id])
    without: set[str] = set()
    room = chart.room
    while True:
        step = max(1, len(ordered) // _STEPS)
        numbered, rows = _with_numbers([mark for mark in ordered if mark.id in without], said, chart)
        if BASE + rows * ROW > room:
            ordered, without = _fewer(ordered, without, step)
            continue
        names, left = _beside([mark for mark in ordered if mark.id not in without], said, chart, numbered, room)
        if left:
            without |= {mark.id for mark in left[-step:]}
            continue
        highest = _highest(
            [*map(_below, numbered, repeat(chart)), *(box for name in names for box in _boxes(name, chart))], chart
        )
        heights = _key_heights(numbered, said, chart)
        key = make_key(heights, [chart.room - each - LINE for each in highest for _ in range(chart.columns)], chart)
        if key is None:
            room = max(highest) - LINE
            if room < chart.room * _LEAST:
                ordered, without = _fewer(ordered, without, step)
                room = chart.room
            continue
        return Placed(_spread(names, highest, _tallest(key, heights, chart), chart), numbered, key)


_STEPS = 40
"""In so many steps events are numbered, or left out: with few, one by one, since each number leaves room for another name."""


_LEAST = 0.7
"""For a key, names give up room until so much of it is left; then the least important events are left out."""


def _fewer(ordered: list[Mark], without: set[str], step: int) -> tuple[list[Mark], set[str]]:
    """Return marks without the least important ones, and those of them that have numbers."""
    kept = ordered[:-step]
    return kept, without & {mark.id for mark in kept}


def _beside(
    marks: Iterable[Mark], said: Mapping[str, Wording], chart: Chart, numbered: Iterable[Numbered], room: int
) -> tuple[list[Name], list[Mark]]:
    """Return names beside their marks, above those that have numbers, and the marks for whose names no place was left."""
    taken: list[list[_Box]] = [[] for _ in range(chart.sheets)]
    for each in numbered:
        _take(taken, _below(each, chart), chart)
    names: list[Name] = []
    left: list[Mark] = []
    for mark in marks:
        found = [place for each in _WIDTHS for place in _candidates(mark, said[mark.id], chart, each, taken, room)]
        if not found:
            left.append(mark)
            continue
        name = min(found, key=lambda each: each.up)
        names.append(name)
        for box in _boxes(name, chart):
            _take(taken, box, chart)
    return names, left


def _take(taken: list[list[_Box]], box: _Box, chart: Chart) -> None:
    for sheet in range(chart.sheet(box.left), chart.sheet(box.right) + 1):
        taken[sheet].append(box)


def _below(numbered: Numbered, chart: Chart) -> _Box:
    """Return what a numbered mark takes up, with what is below it, where no name may stand."""
    left, right = chart.across(numbered.mark.start), chart.across(numbered.mark.end)
    return _Box(left - _AIR, right + _NUMBER, 0, BASE + (numbered.row + 1) * ROW + _GAP)


def _candidates(  # noqa: PLR0917 - each is one measure
    mark: Mark, wording: Wording, chart: Chart, widest: int, taken: list[list[_Box]], room: int
) -> Iterator[Name]:
    """Yield the name after its mark and before it, each at the lowest place that is free; never across a join of two sheets."""
    length, height = measured(wording, widest)
    begins, ends = chart.across(mark.start), chart.across(mark.end)
    for after in (True, False):
        start = ends + _BESIDE if after else begins - _BESIDE - length
        if start < 0 or start + length > chart.length or chart.sheet(start) != chart.sheet(start + length - 1):
            continue
        tried = Name(
            mark=mark, **wording._asdict(), after=after, start=start, width=length, up=BASE + height, height=height
        )
        lift = _lowest(_boxes(tried, chart), taken, chart)
        if tried.up + lift <= room - _GAP:
            yield _at(tried, tried.up + lift)


def _lowest(own: Iterable[_Box], taken: Sequence[Iterable[_Box]], chart: Chart) -> int:
    """Return by how much some boxes must be lifted, at least, to meet none of those that are there."""
    blocked = sorted(
        (other.low - box.high, other.high - box.low)
        for box in own
        for sheet in range(chart.sheet(box.left), chart.sheet(box.right) + 1)
        for other in taken[sheet]
        if other.left < box.right and box.left < other.right
    )
    lift = 0
    for first, until in blocked:
        if first < lift < until:
            lift = until
    return lift


def _boxes(name: Name, chart: Chart) -> tuple[_Box, _Box]:
    """Return what a name and its mark take up."""
    top = name.up + _GAP
    words = _Box(name.start - _AIR, name.start + name.width + _AIR, name.up - name.height, top)
    mark = _Box(chart.across(name.mark.start) - _AIR, chart.across(name.mark.end) + _AIR, name.up - ROW, top)
    return words, mark


def _at(name: Name, up: int) -> Name:
    return Name(**{field: getattr(name, field) for field in name.__struct_fields__ if field != "up"}, up=up)


def _highest(boxes: Iterable[_Box], chart: Chart) -> list[int]:
    """Return how high names and marks reach on each sheet."""
    found = [0] * chart.sheets
    for box in boxes:
        for sheet in range(chart.sheet(box.left), chart.sheet(box.right) + 1):
            found[sheet] = max(found[sheet], box.high)
    return found


def _spread(names: Iterable[Name], highest: Sequence[int], keys: Sequence[int], chart: Chart) -> tuple[Name, ...]:
    """Return names with the height that is left between them, at most `_MOST_AIR` per cent; what did not meet before does not then."""
    rooms = (100 * (chart.room - key) // high for high, key in zip(highest, keys, strict=True) if high)
    percent = max(100, min((*rooms, _MOST_AIR)))
    return tuple(_at(each, each.up * percent // 100) for each in names)


def _with_numbers(marks: Iterable[Mark], said: Mapping[str, Wording], chart: Chart) -> tuple[tuple[Numbered, ...], int]:
    """Return marks with numbers in the order of time, and in how many rows they stand."""
    ends: list[int] = []
    found: list[Numbered] = []
    for number, mark in enumerate(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.id)), start=1):
        start = chart.across(mark.start)
        row = next((row for row, end in enumerate(ends) if end <= start), len(ends))
        ends[row : row + 1] = [chart.across(mark.end) + _NUMBER]
        wording = said[mark.id]
        found.append(
            Numbered(mark=mark, number=number, row=row, title=wording.title, when=wording.when, notes=wording.notes)
        )
    return tuple(found), len(ends)


def _key_heights(numbered: Iterable[Numbered], said: Mapping[str, Wording], chart: Chart) -> Mapping[int, int]:
    """Return the height of each number's entry in the key."""
    room = chart.wide // chart.columns - 5 * EM
    return {each.number: measured(said[each.mark.id], room)[1] + _KEY_GAP for each in numbered}


def make_key(heights: Mapping[int, int], rooms: Sequence[int], chart: Chart) -> tuple[tuple[int, ...], ...] | None:
    """Return the key's columns: on as few sheets, from the first, as hold it, and there as low as can be; None where it does not fit."""
    for sheets in range(1, chart.sheets + 1):
        columns = sheets * chart.columns
        if _key(heights, rooms[:columns]) is not None:
            lowest = (
                found
                for most in range(0, chart.room, LINE)
                if (found := _key(heights, [min(room, most) for room in rooms[:columns]])) is not None
            )
            made = next(lowest, ()) or _key(heights, rooms[:columns]) or ()
            return (*made, *((),) * (len(rooms) - len(made)))
    return None


def _key(heights: Mapping[int, int], rooms: Sequence[int]) -> tuple[tuple[int, ...], ...] | None:
    """Return numbers in columns of so much room, in their order; None where they do not all fit."""
    columns: list[list[int]] = [[] for _ in rooms]
    at, filled = 0, 0
    for number, height in heights.items():
        while at < len(rooms) and filled + height > rooms[at]:
            at, filled = at + 1, 0
        if at == len(rooms):
            return None
        columns[at].append(number)
        filled += height
    return tuple(map(tuple, columns))


def _tallest(key: tuple[tuple[int, ...], ...], heights: Mapping[int, int], chart: Chart) -> list[int]:
    """Return how much of its height the key takes up on each sheet."""
    found = [sum(heights[each] for each in column) for column in key]
    sheets = [found[start : start + chart.columns] for start in range(0, len(found), chart.columns)]
    return [LINE + max(sheet) if max(sheet) else 0 for sheet in sheets]


@lru_cache(maxsize=8192)  # names are placed again and again until all fit
def measured(wording: Wording, widest: int) -> tuple[int, int]:
    """Return how wide and how high the lines of a name are, none wider than `widest`."""
    title = [each * _BOLD // EM for each in _lines(wording.title, widest * EM // _BOLD)]
    rest = [each for text in (wording.when, *wording.notes) for each in _lines(text, widest)]
    lines = [*title, *rest]
    return min(max(lines, default=0), widest), LINE * len(lines)


def _lines(text: str, room: int) -> Iterator[int]:
    """Yield the width of each line of a text as it is printed: broken between words, and where a long one has a place to break."""
    line = 0
    for word in printable(text).replace("\u200b", " ").split():
        length = printed_width(word)
        if line and line + length + _BLANK <= room:
            line += length + _BLANK
            continue
        if line:
            yield line
        yield from (room for _ in range(length // room))
        line = length % room
    if line:
        yield line


def printed_width(text: str) -> int:
    """Return the room for a text in the bundled serif face, in tenths of an em, rounded up."""
    return -(-sum(map(_hundredths, text)) // 10)


@lru_cache(maxsize=1024)
def _hundredths(character: str) -> int:
    """Return a character's width, rather too much: the letters of a word make up for the few that are wider."""
    if character in _SLIM:
        return 34
    if character.isdigit():
        return 48
    if character.isupper():
        return 95 if character in "MWÆŒ" else 75
    return 82 if character in "mwæœ@%—…" else 52 if character < _BEYOND_LATIN else 100


def name_bands(bands: Iterable[Band], chart: Chart) -> tuple[BandName, ...]:
    """Return the whole titles of periods: each in the first row from above in which neither an earlier title nor, through it, its own edge runs."""
    ends: list[int] = []
    found: list[BandName] = []
    for band in bands:
        begins, length = chart.across(band.start), printed_width(band.title) * _BOLD // EM + 2 * _AIR
        row = max((row + 1 for row, end in enumerate(ends) if end > begins), default=0)
        join = (chart.sheet(begins) + 1) * chart.wide
        start = begins if begins + length <= join or chart.across(band.end) < join + length else join
        found.append(BandName(title=band.title, start=min(start + _BESIDE, chart.length - length), row=row))
        ends[row:] = [start + length]
    return tuple(found)
