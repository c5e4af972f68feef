"""Small axes, drawn as text and compared with what was looked at and found right (`drawings.txt`)."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from dateline.axis import Sheet, Subject, draw
from dateline.axis.calendar import Step, begins, full_name
from dateline.dates import day_number
from test_axis.sketch import drawn, narrow, sketch, subject


def cases() -> list[tuple[str, str, str, str]]:
    """Return the drawings: name, events, axis, narrow form."""
    found = []
    for block in Path(__file__).with_name("drawings.txt").read_text(encoding="utf-8").split("## ")[1:]:
        name, _, rest = block.partition("\n")
        events, axis, rows = rest.split("\n--\n")
        found.append((name, events, axis, rows.rstrip("\n")))
    return found


@pytest.mark.parametrize(("events", "axis", "rows"), [case[1:] for case in cases()], ids=[case[0] for case in cases()])
def test_a_small_axis_is_drawn_so(events: str, axis: str, rows: str) -> None:
    found = drawn(events)
    assert sketch(found) == axis
    assert narrow(found) == rows


def test_nothing_is_drawn_where_no_day_is_known() -> None:
    assert draw(subject("a none\nb none"), Sheet()) is None
    assert draw(Subject(happenings=(), language="en"), Sheet()) is None


def test_a_month_is_never_drawn_as_a_day_nor_a_day_as_a_month() -> None:
    marks = {mark.id: mark for mark in drawn("month 2020-02\nday 2020-03-01\nold 1900").marks}
    assert (marks["month"].kind, marks["day"].kind) == ("within", "day")
    assert marks["month"].pieces[0].end - marks["month"].pieces[0].start > 100


def test_what_lasted_is_sure_only_between_its_latest_start_and_its_earliest_end() -> None:
    lasted, unsure = drawn("lasted 2001/2005\nunsure 2002/2002-06\nthen 2010").spans
    assert lasted.pieces[0].core is not None
    assert lasted.pieces[0].start < lasted.pieces[0].core[0] < lasted.pieces[0].core[1] < lasted.pieces[0].end
    assert unsure.pieces[0].core is None


def test_too_many_events_are_counted_instead_of_drawn_and_landmarks_keep_their_names() -> None:
    lines = [f"event-{number} {1900 + number // 4}-0{number % 4 + 1}-01" for number in range(400)]
    axis = drawn("\n".join([*lines, "turning-point 1950-07-01 landmark"]))
    assert (axis.marks, axis.spans) == ((), ())
    assert sum(column.count for column in axis.columns) == 401
    assert axis.columns[0].words == "1900–1901"
    assert [mark.label and mark.label.title for mark in axis.named] == ["turning point"]


def test_landmarks_for_which_there_is_no_room_leave_it_to_others_all_along_the_axis() -> None:
    lines = [
        f"turning-point-number-{number} {1900 + number // 4}-0{number % 4 + 1}-01 landmark" for number in range(400)
    ]
    named = drawn("\n".join(lines)).named
    assert len(named) >= Sheet().labels
    quarters = {mark.pieces[0].start // 2_500 for mark in named}
    assert quarters == {0, 1, 2, 3}


def test_a_column_leads_to_the_first_year_in_it_that_the_list_has() -> None:
    lines = [f"event-{number} {1900 + number * 2}" for number in range(200)]
    axis = drawn("\n".join(lines))
    assert axis.columns[0].path == "#y1900"
    assert all(column.path for column in axis.columns)


@pytest.mark.parametrize(
    ("language", "before", "after"), [("en", "900–801 BC", "AD 300–399"), ("es", "900–801 a. C.", "300–399 d. C.")]
)
def test_centuries_say_their_era_once(language: str, before: str, after: str) -> None:
    step = Step("year", 100)
    assert full_name(step, begins(step, day_number(-850, 1, 1)), language).replace("\u00a0", " ") == before
    assert full_name(step, begins(step, day_number(350, 1, 1)), language).replace("\u00a0", " ") == after
    assert full_name(step, begins(step, day_number(50, 1, 1)), "en") == "AD 1–99"


def test_a_year_is_not_counted_in_its_january() -> None:
    days = [f"day-{number} 2020-{number // 17 + 1:02}-{number % 17 + 10}" for number in range(150)]
    axis = drawn("\n".join([*days, "some-time 2020"]), Sheet(columns=20))
    assert axis.columns[0].words == "January 2020"
    assert sum(column.count for column in axis.columns) == 150
    assert axis.listed_only == 1


def test_a_date_known_only_to_the_millennium_does_not_shrink_the_rest() -> None:
    axis = drawn("a 2020-01-01\nb 2021-01-01\nsome-time 1XXX")
    assert axis.knots[0].day > 700_000
    assert [mark.pieces[0].begins for mark in axis.marks if mark.id == "some-time"] == ["open"]


def test_an_accusation_is_named_only_with_its_outcome() -> None:
    found = subject("arrest 2001-05-05 landmark\nlater 2003")
    accused = msgspec.structs.replace(found.happenings[0], note="The charges are dropped, June 2002")
    axis = draw(msgspec.structs.replace(found, happenings=(accused, found.happenings[1])), Sheet())
    assert axis is not None
    assert axis.named[0].label is not None
    assert " ".join(axis.named[0].label.note) == accused.note
    long = msgspec.structs.replace(accused, note="The charges are dropped " * 9)
    axis = draw(msgspec.structs.replace(found, happenings=(long, found.happenings[1])), Sheet())
    assert axis is not None
    assert axis.named == ()
    assert [mark.note for mark in axis.marks if mark.id == "arrest"] == [long.note]
    assert msgspec.msgpack.encode(axis) == msgspec.msgpack.encode(axis)


def test_sources_published_soon_after_the_last_event_stand_on_the_axis() -> None:
    axis = drawn("a 2020-01-01\nb 2020-03-01\nsource: 2020-04-02\nsource: 2020-04-02\nsource: 2031-01-01")
    assert [mark.count for mark in axis.publications] == [2]
