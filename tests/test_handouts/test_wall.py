"""The wall chart: every name whole, none meets another, and what has no room beside its mark has a number."""

from __future__ import annotations

from itertools import combinations

import pytest

from dateline.axis import Band
from dateline.handouts.wall import WallPart, WallSheet
from dateline.handouts.wall_names import Chart, Name, Wording, make_key, measured, name_bands
from test_handouts.sheets import event_file, handout

LONG = "The Council of the Upper Valley resolves, after a debate that lasted for the whole of a night, to close the old ferry"


def chart(number: int, paper: str = "a3") -> WallSheet:
    files = {
        f"events/e{each}": event_file(f"{LONG} ({each})" if each % 3 else f"Event {each}", str(1700 + 7 * each % 90))
        for each in range(number)
    }
    sheet = handout(files, kind="wall", select="from=1700&to=1800", paper=paper).sheet
    assert isinstance(sheet, WallSheet)
    return sheet


def boxes(name: Name, sheet: WallSheet) -> list[tuple[int, int, int, int]]:
    """Return what the words and the mark of a name take up: left, right, low, high."""
    wide = sheet.sheets * sheet.ems * 10
    left, right = (each * wide // 10_000 for each in (name.mark.start, name.mark.end))
    return [
        (name.start, name.start + name.width, name.up - name.height, name.up),
        (left, right, name.up - 9, name.up),
    ]


@pytest.mark.parametrize("paper", ["a3", "tabloid", "a2"])
@pytest.mark.parametrize("number", [1, 12, 60])
def test_no_name_meets_another_or_runs_over_a_join(paper: str, number: int) -> None:
    sheet = chart(number, paper=paper)
    (part,) = sheet.parts
    taken = [box for name in part.names for box in boxes(name, sheet)]
    for (first, one), (second, other) in combinations(enumerate(taken), 2):
        apart = one[1] <= other[0] or other[1] <= one[0] or one[3] <= other[2] or other[3] <= one[2]
        assert apart or first // 2 == second // 2, (part.names[first // 2].title, part.names[second // 2].title)
    for name in part.names:
        assert name.start // (sheet.ems * 10) == (name.start + name.width - 1) // (sheet.ems * 10)
        assert 0 < name.up <= part.line


@pytest.mark.parametrize("number", [12, 60, 150])
def test_every_event_is_named_once_on_the_chart_or_in_the_list_beside_it(number: int) -> None:
    (part,) = chart(number).parts
    titles = [
        *(each.title for each in part.names),
        *(each.title for each in part.numbered),
        *(each.title for each in part.spans),
    ]
    assert len(titles) + len(part.rest) == number
    assert all(title.startswith(("Event ", LONG)) for title in titles)
    assert [each.number for each in part.numbered] == [each for column in part.key for each in column]
    assert len(titles) >= min(number, 60) * 3 // 4


def test_the_most_important_events_have_their_names_beside_their_marks() -> None:
    landmark = event_file("It turns", "1745-05", more="importance: landmark\nwhy: It did.\n")
    files = {f"events/e{each}": event_file(f"{LONG} ({each})", "1745-05" if each else "1739") for each in range(40)} | {
        "events/turn": landmark
    }
    sheet = handout(files, kind="wall", select="from=1700&to=1800").sheet
    assert isinstance(sheet, WallSheet)
    (part,) = sheet.parts
    assert isinstance(part, WallPart)
    assert [each.title for each in part.names if each.bold] == ["It turns"]
    assert part.numbered


def test_a_name_says_what_must_stand_with_it() -> None:
    sheet = handout(kind="wall").sheet
    assert isinstance(sheet, WallSheet)
    (part,) = sheet.parts
    notes = {each.title: each.notes for each in part.names} | {each.title: each.notes for each in part.spans}
    assert [note.partition(":")[0] for note in notes["The harbour opens"]] == [
        "Outcome",
        "Corrected on 3 February 2021",
    ]


def test_titles_of_periods_are_whole_and_no_later_edge_runs_through_one() -> None:
    bands = [
        Band(start=start, end=end, title=title, words="", path="", label="", runs_on=False, row=0)
        for start, end, title in (
            (0, 100, "A long title of a short period"),
            (100, 150, "And another one"),
            (150, 5000, "Later"),
            (5000, 10_000, "Last"),
        )
    ]
    names = name_bands(bands, Chart(sheets=1, wide=1000, room=600))
    assert [each.row for each in names] == [0, 1, 2, 0]
    assert [each.title for each in names] == [each.title for each in bands]


def test_a_key_stands_on_as_few_sheets_as_hold_it() -> None:
    wide = Chart(sheets=2, wide=640, room=100)
    heights = dict.fromkeys(range(1, 5), 30)
    assert make_key(heights, [100] * 4, wide) == ((1, 2), (3, 4), (), ())
    assert make_key(heights, [40, 40, 90, 90], wide) == ((1,), (2,), (3,), (4,))
    assert make_key(heights, [10, 10, 10, 90], wide) is None


def test_a_word_without_end_is_reckoned_with_all_the_lines_that_it_takes() -> None:
    wide, high = measured(Wording("a" * 5000, "1900", ()), 300)
    assert wide <= 300
    assert high > 12 * 80
