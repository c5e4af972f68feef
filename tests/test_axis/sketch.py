"""Draw an axis as text, and read events from text: what the tests of the axis look at.

A line of events is `id EDTF [landmark|minor] [condition|announced|withdrawn] [/ EDTF of an account]…`. In the sketch `●` is a day, `◆` a
landmark's, `·` a minor one's; `[---]` some time within, `[-=-]` lasting with what it certainly covers; `~` a soft edge, `<` and `>` an
open end, `?` an unknown one; `x-x` an account's date. The line of time has `+` for a tick and `//` for a break.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from dateline.axis import LENGTH, Axis, Era, Happening, Mark, Piece, Publication, Sheet, Subject, draw
from dateline.dates import Date, civil, parse, words
from dateline.model import Importance, Standing

COLUMNS = 100
IMPORTANCE = ("landmark", "major", "minor")
STANDING = ("occurred", "announced", "condition", "withdrawn")
EDGES = {"about": "~~", "open": "<>", "unknown": "??"}


def date(edtf: str) -> Date:
    """Return the date of a text that is one."""
    found = parse(edtf)
    assert isinstance(found, Date), edtf
    return found


def happening(line: str) -> Happening:
    """Read one event."""
    main, *accounts = (part.strip() for part in line.split(" / "))
    name, edtf, *rest = main.split()
    known = None if edtf == "none" else date(edtf)
    return Happening(
        id=name,
        title=name.replace("-", " "),
        words=words(known, "en") if known else "",
        path=f"#{name}",
        date=known,
        importance=cast(Importance, next((word for word in rest if word in IMPORTANCE), "major")),
        standing=cast(Standing, next((word for word in rest if word in STANDING), "occurred")),
        accounts=tuple(date(account) for account in accounts),
    )


def subject(text: str, language: str = "en") -> Subject:
    """Read an axis: events, and lines `source: EDTF` and `period: NAME EDTF EDTF`."""
    lines = [line for line in text.splitlines() if line.strip()]
    happenings = tuple(happening(line) for line in lines if ": " not in line)
    dated = [each.date for each in happenings if each.date and each.date.earliest and abs(each.date.earliest) < 10**9]
    return Subject(
        happenings=happenings,
        language=language,
        publications=tuple(
            Publication(title=edtf, words=edtf, path="", date=date(edtf)) for edtf in _after(lines, "source: ")
        ),
        eras=tuple(
            Era(title=name.replace("-", " "), words="", path="", first=date(first), last=date(last))
            for name, first, last in (line.split() for line in _after(lines, "period: "))
        ),
        years={year: f"#y{year}" for year in (civil(each.earliest)[0] for each in dated if each.earliest)},
    )


def _after(lines: Iterable[str], start: str) -> list[str]:
    return [line.removeprefix(start) for line in lines if line.startswith(start)]


def sketch(axis: Axis) -> str:
    """Return an axis as lines of text."""
    lines = [
        *_bands(axis),
        *reversed(_lanes(axis.named, len(axis.named_lanes))),
        *reversed(_lanes(axis.marks, axis.mark_lanes)),
        *([_columns(axis)] if axis.columns else []),
        _line(axis),
        *(_ticks(axis.heads) if axis.heads else []),
        *_lanes(axis.spans, axis.span_lanes),
        *(
            ["".join(_put([(_at(each.start), "s" * each.count) for each in axis.publications]))]
            if axis.publications
            else []
        ),
        *([f"{axis.listed_only} in the list only"] if axis.listed_only else []),
    ]
    return "\n".join(line.rstrip() for line in lines)


def narrow(axis: Axis) -> str:
    """Return the narrow form as lines of text."""
    lines = []
    for row in axis.rows:
        lines += [f"   … {row.gap} …"] if row.gap else []
        marks = "".join({"day": "●", "within": "-", "lasting": "="}.get(mark.kind, "x") for mark in row.marks)
        names = "".join(f" [{mark.title}]" for mark in row.names)
        lines.append(f"{row.words}  {row.count} {marks or '#' * (row.height // 100)}{names}")
    return "\n".join(lines)


def drawn(text: str, sheet: Sheet | None = None) -> Axis:
    """Draw the axis of a text that has one."""
    axis = draw(subject(text), sheet or Sheet())
    assert axis is not None
    return axis


def _at(position: int) -> int:
    return min(position * COLUMNS // LENGTH, COLUMNS - 1)


def _put(things: Iterable[tuple[int, str]]) -> list[str]:
    line = [" "] * (COLUMNS + 40)
    for at, text in things:
        line[at : at + len(text)] = text
    return line


def _lanes(marks: Sequence[Mark], lanes: int) -> list[str]:
    return ["".join(_put(each for mark in marks if mark.lane == lane for each in _mark(mark))) for lane in range(lanes)]


def _mark(mark: Mark) -> Iterable[tuple[int, str]]:
    for piece in mark.accounts:
        start, end = _at(piece.start), _at(piece.end)
        yield start, "x" if end - start < 2 else f"x{'-' * (end - start - 1)}x"
    for piece in mark.pieces:
        yield from _piece(mark, piece)
    if mark.uncertain:
        yield _at(mark.pieces[-1].end) + 1, "?"
    if mark.label:
        text = mark.label.title
        yield (_at(mark.label.start) + 1, text) if mark.label.after else (_at(mark.label.end) - len(text), text)


def _piece(mark: Mark, piece: Piece) -> Iterable[tuple[int, str]]:
    if mark.kind == "day":
        glyph = {"landmark": "◆", "major": "●", "minor": "·"}[mark.importance]
        about = (
            EDGES["about"][0] if piece.begins == "about" else "",
            EDGES["about"][1] if piece.ends == "about" else "",
        )
        yield _at((piece.start + piece.end) // 2) - len(about[0]), f"{about[0]}{glyph}{about[1]}"
        return
    start, end = _at(piece.start), _at(piece.end)
    begins = EDGES[piece.begins][0] if piece.begins in EDGES else "["
    ends = EDGES[piece.ends][1] if piece.ends in EDGES else "]"
    yield start, begins + "-" * (end - start - 1) + ends
    if piece.core:
        first, last = max(_at(piece.core[0]), start + 1), min(_at(piece.core[1]), end - 1)
        yield first, "=" * (last - first + 1)


def _line(axis: Axis) -> str:
    line = ["-"] * COLUMNS
    for tick in axis.ticks:
        line[_at(tick.at)] = "+"
    for each in axis.breaks:
        middle = _at((each.start + each.end) // 2)
        line[middle : middle + 2] = "//"
    return "".join(line) + "\n" + _ticks(axis.ticks, axis)[0]


def _ticks(ticks: Iterable[object], axis: Axis | None = None) -> list[str]:
    found = [(_at(tick.at), tick.label) for tick in ticks]  # type: ignore[attr-defined]
    if axis:
        found += [
            (_at(sum(each.room) // 2) - len(each.lines[0]) // 2, each.lines[0])
            for each in axis.breaks
            if each.room[0] < each.room[1]
        ]
    return ["".join(_put(found)).rstrip()]


def _bands(axis: Axis) -> list[str]:
    rows = max((band.row + 1 for band in axis.bands), default=0)
    return [
        "".join(
            _put(
                (
                    _at(band.start),
                    f"|{band.label}".ljust(_at(band.end) - _at(band.start), " ") + ("»" if band.runs_on else "|"),
                )
                for band in axis.bands
                if band.row == row
            )
        )
        for row in range(rows)
    ]


def _columns(axis: Axis) -> str:
    return "".join(_put((_at((each.start + each.end) // 2), str(min(each.height // 100, 9))) for each in axis.columns))
