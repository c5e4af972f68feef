"""What holds for every axis, whatever the dates: nothing overlaps, nothing leaves the sheet, time runs forward."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.axis import LENGTH, Axis, Happening, Mark, Publication, Sheet, Subject, draw
from dateline.axis.calendar import Step, begins, following
from dateline.axis.marks import busy_days, dated
from dateline.axis.scale import bends_forward, make_scale, reach
from dateline.axis.text import positions, width
from dateline.dates import OPEN_END, OPEN_START, Date, parse
from dateline.model import Importance, Standing
from test_dates.edtf_texts import edtf_texts

near = st.integers(1990, 2030).map(str)
near_months = st.tuples(near, st.integers(1, 12)).map(lambda pair: f"{pair[0]}-{pair[1]:02}")
near_days = st.tuples(near_months, st.integers(1, 28)).map(lambda pair: f"{pair[0]}-{pair[1]:02}")
texts = st.one_of(near, near_months, near_days, near_days.map(lambda day: f"{day}~"), edtf_texts)


def read(text: str) -> Date:
    """Return the date of a text that is one."""
    found = parse(text)
    assert isinstance(found, Date)
    return found


dates = texts.map(read)


@st.composite
def happenings(draw_from: st.DrawFn) -> Happening:
    """Return an event of any date."""
    standing: Standing = draw_from(st.sampled_from(("occurred", "announced", "condition", "withdrawn")))
    importance: Importance = draw_from(st.sampled_from(("landmark", "major", "minor")))
    return Happening(
        id=f"e{draw_from(st.integers(0, 10**9))}",
        title=draw_from(st.text("abc déW漢 ", min_size=1, max_size=90)),
        words=draw_from(st.text("12 October", max_size=20)),
        path="",
        date=draw_from(st.one_of(st.none(), dates)),
        standing=standing,
        importance=importance,
        accounts=tuple(draw_from(st.lists(dates, max_size=2))),
        note=draw_from(st.sampled_from(("", "", "The charges are dropped"))),
    )


sheets = st.builds(Sheet, ems=st.integers(20, 90), marks=st.sampled_from((0, 5, 100)), lanes=st.integers(1, 14))


@st.composite
def subjects(draw_from: st.DrawFn) -> Subject:
    """Return any number of events and sources."""
    return Subject(
        happenings=tuple(draw_from(st.lists(happenings(), max_size=8, unique_by=lambda each: each.id))),
        language=draw_from(st.sampled_from(("en", "es"))),
        publications=tuple(
            Publication(title="", words="", path="", date=date) for date in draw_from(st.lists(dates, max_size=4))
        ),
    )


def all_marks(axis: Axis) -> Iterable[Mark]:
    return (*axis.named, *axis.marks, *axis.spans)


def apart(extents: Iterable[tuple[int, int]]) -> bool:
    return all(before[1] <= after[0] for before, after in pairwise(sorted(extents)))


@given(subjects(), sheets)
@settings(max_examples=40)
def test_nothing_in_a_lane_overlaps(subject: Subject, sheet: Sheet) -> None:
    axis = draw(subject, sheet)
    for marks in (axis.named, axis.marks, axis.spans) if axis else ():
        for lane in {mark.lane for mark in marks}:
            assert apart((mark.start, mark.end) for mark in marks if mark.lane == lane)


@given(subjects(), sheets)
@settings(max_examples=40)
def test_no_label_of_a_landmark_overlaps_a_mark_or_is_wider_than_its_place(subject: Subject, sheet: Sheet) -> None:
    axis = draw(subject, sheet)
    for mark in axis.named if axis else ():
        assert mark.label is not None
        assert mark.start <= mark.label.start < mark.label.end <= mark.end
        assert all(piece.end <= mark.label.start or mark.label.end <= piece.start for piece in mark.pieces)
        assert positions(width(mark.label.title), sheet) <= mark.label.end - mark.label.start + 1
        assert not mark.note or " ".join(mark.label.note) == mark.note


@given(subjects(), sheets)
@settings(max_examples=40)
def test_everything_lies_on_the_sheet(subject: Subject, sheet: Sheet) -> None:
    axis = draw(subject, sheet)
    if axis is None:
        return
    for mark in all_marks(axis):
        assert 0 <= mark.start < mark.end <= LENGTH
        for piece in (*mark.pieces, *mark.accounts):
            assert 0 <= piece.start < piece.end <= LENGTH
            assert piece.core is None or 0 <= piece.core[0] <= piece.core[1] <= LENGTH
    assert all(0 <= tick.at <= tick.end <= LENGTH for tick in (*axis.ticks, *axis.heads))
    assert all(0 <= each.start < each.end <= LENGTH for each in axis.columns)
    assert all(0 <= each.start < each.end <= LENGTH for each in axis.publications)


@given(subjects(), sheets)
@settings(max_examples=40)
def test_words_of_ticks_and_breaks_never_meet(subject: Subject, sheet: Sheet) -> None:
    axis = draw(subject, sheet)
    if axis is None:
        return
    labels, heads = (
        [(tick.at, tick.end) for tick in axis.ticks if tick.label],
        [(tick.at, tick.end) for tick in axis.heads],
    )
    assert apart(labels)
    assert all(end <= each.room[0] or each.room[1] <= at for at, end in labels for each in axis.breaks)
    assert all(end <= each.room[0] or each.room[1] <= at for at, end in heads for each in axis.breaks)
    assert apart(heads)
    assert apart(each.room for each in axis.breaks if each.room[0] < each.room[1])
    assert all(0 <= each.room[0] <= each.room[1] <= LENGTH for each in axis.breaks)


@given(subjects(), sheets)
@settings(max_examples=40)
def test_every_event_is_drawn_counted_or_said_to_be_in_the_list_only(subject: Subject, sheet: Sheet) -> None:
    axis = draw(subject, sheet)
    if axis is None:
        assert all(dated(each) is None for each in subject.happenings)
        return
    shown = sum(column.count for column in axis.columns) if axis.columns else len(list(all_marks(axis)))
    assert shown + axis.listed_only == axis.events == len(subject.happenings)


@given(subjects(), sheets)
@settings(max_examples=40)
def test_views_are_made_of_whole_numbers_and_words_so_that_equal_ones_encode_alike(
    subject: Subject, sheet: Sheet
) -> None:
    axis = draw(subject, sheet)
    encoded = msgspec.msgpack.encode(axis)
    assert encoded == msgspec.msgpack.encode(draw(subject, sheet))
    assert not list(floats(msgspec.msgpack.decode(encoded)))


def floats(value: object) -> Iterable[float]:
    if isinstance(value, float):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from floats(each)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            yield from floats(each)


@given(
    st.lists(happenings(), min_size=1, max_size=12), st.lists(st.integers(-900_000, 900_000), min_size=2, max_size=9)
)
def test_a_scale_runs_forward_and_is_cut_only_where_nothing_happens(found: list[Happening], asked: list[int]) -> None:
    busy = busy_days(each for happening in found if (each := dated(happening)))
    whole = reach(busy)
    if whole is None:
        return
    scale = make_scale(*whole, busy)
    assert bends_forward(scale)
    at = [scale.at(day) for day in sorted([*asked, OPEN_START, OPEN_END])]
    assert at == sorted(at)
    for (first, last), (start, end) in scale.cuts:
        assert start <= first <= last <= end
        assert not [days for days in busy if days[0] <= end and start <= days[1]]


@given(
    st.integers(-3_000_000, 3_600_000), st.sampled_from(("day", "month", "year")), st.sampled_from((1, 2, 3, 6, 7, 50))
)
def test_steps_follow_each_other_without_a_gap(day: int, unit: str, count: int) -> None:
    step = Step(unit, {"day": min(count, 7), "month": count if count < 7 else 3}.get(unit, count))  # type: ignore[arg-type]
    first = begins(step, day)
    until = following(step, first)
    assert first <= day < until
    assert begins(step, first) == first
    assert begins(step, until) == until
    assert begins(step, until - 1) == first
