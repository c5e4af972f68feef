"""TimelineJS's JSON and spreadsheets become events, periods, topics and a page; nothing that they say is lost."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.importing import Imported, Known, Reading, merge, read_timelinejs
from dateline.importing.model import Fields
from dateline.importing.timelinejs.moments import Fault, Moment, historical_year, read_clock, read_moment
from dateline.parsing import read_document
from test_importing.workbook_files import sheet


@pytest.mark.parametrize(
    ("parts", "read"),
    [
        ("2020", Moment("2020")),
        ("2020 10", Moment("2020-10")),
        ("2020 10 4", Moment("2020-10-04")),
        ("99", Moment("0099")),
        ("-1", Moment("0000")),
        ("-44 3 15", Moment("-0043-03-15")),
        ("−500", Moment("-0499")),
        ("-10000", Moment("-9999")),
        ("-13800000000", Moment("Y-13799999999")),
        ("12020 10 4", Moment("Y12020", beyond="10-04")),
        ("1,776 7 4", Moment("1776-07-04")),
        ("2020 10 4 9", Moment("2020-10-04", "09")),
        ("2020 10 4 9 5", Moment("2020-10-04", "09:05")),
        ("2020 10 4 9 5 7", Moment("2020-10-04T09:05:07")),
        ("2020 10 4 9 5 7 50", Moment("2020-10-04", "09:05:07.050")),
        ("", "year"),
        ("0", "year"),
        ("44BC", "year"),
        ("20.5", "year"),
        ("2020 13", "month"),
        ("2020 0", "month"),
        ("2020 Oct", "month"),
        ("2021 2 29", "day"),
        ("2020 - 4", "day"),
        ("2020 10 - 9", "hour"),
        ("2020 10 4 24", "hour"),
        ("2020 10 4 9 60", "minute"),
        ("9" * 17, "year"),
    ],
)
def test_dates(parts: str, read: Moment | str) -> None:
    names = ("year", "month", "day", "hour", "minute", "second", "millisecond")
    texts = dict(zip(names, ["" if part == "-" else part for part in parts.split()], strict=False))
    found = read_moment(texts)
    assert found == read if isinstance(read, Moment) else isinstance(found, Fault) and found.part == read


@pytest.mark.parametrize(("astronomical", "historical"), [(1, 1), (0, -1), (-43, -44), (2020, 2020)])
def test_timelinejs_has_no_year_zero(astronomical: int, historical: int) -> None:
    assert historical_year(astronomical) == historical


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("14:30", "14 30"),
        ("2:30 PM", "14 30"),
        ("12:05 a.m.", "0 05"),
        ("0930", "9 30"),
        ("930pm", "21 30"),
        ("9", "9"),
        ("10.30.15", "10 30 15"),
        ("10:30:15.5", "10 30 15 5"),
        ("13:00 PM", ""),
        ("noon", ""),
        ("1:2:3:4:5", ""),
    ],
)
def test_clocks(text: str, read: str) -> None:
    found = read_clock(text)
    assert " ".join(found.values()) == read if isinstance(found, dict) else not read


def timeline(*events: object, **more: object) -> bytes:
    return json.dumps({"events": list(events), **more}).encode()


def read(data: bytes, ending: str = ".json", known: Known | None = None) -> Reading:
    return read_timelinejs(data, ending, known or Known())


def values(reading: Reading, kind: str = "event") -> list[dict[str, object]]:
    return [
        {**dict(each.values), **({"body": each.body} if each.body else {})}
        for each in reading.things
        if each.kind == kind
    ]


def slide(headline: str = "A", year: str = "2020", **more: object) -> dict[str, object]:
    return {"start_date": {"year": year}, "text": {"headline": headline}, **more}


def test_every_documented_field_of_json_has_its_place() -> None:
    event = {
        "start_date": {
            "year": "2020",
            "month": 10,
            "day": "4",
            "hour": 9,
            "minute": "5",
            "format": "yyyy",
            "display_date": "early",
        },
        "end_date": {"year": 2020, "month": 10, "day": 6, "display_date": "late"},
        "display_date": "the first <i>days</i>",
        "text": {"headline": "The <b>bridge</b> opens", "text": "<p>It <b>opened</b>.</p>"},
        "media": {
            "url": "https://a.example/b.jpg",
            "caption": "The <a href='https://a.example'>bridge</a>",
            "credit": "A paper",
            "thumbnail": "https://a.example/t.jpg",
            "alt": "A bridge",
            "title": "T",
            "link": "https://a.example/",
            "link_target": "_blank",
        },
        "group": "Bridges",
        "background": {"url": "https://a.example/back.jpg", "color": "#123456", "alt": "Sky"},
        "autolink": False,
        "unique_id": "bridge-opens",
        "location": {"lat": 1.5},
    }
    reading = read(timeline(event))
    assert reading.problems == ()
    assert values(reading) == [
        {
            "title": "The bridge opens",
            "date": "2020-10-04/2020-10-06",
            "date_wording": "the first days",
            "topics": ("bridges",),
            "media": (
                Fields(
                    (
                        ("url", "https://a.example/b.jpg"),
                        ("alt", "A bridge"),
                        ("caption", "The bridge"),
                        ("credit", "A paper"),
                    )
                ),
            ),
            "x-timelinejs-media-caption-html": "The <a href='https://a.example'>bridge</a>",
            "x-timelinejs-media-thumbnail": "https://a.example/t.jpg",
            "x-timelinejs-media-title": "T",
            "x-timelinejs-media-link": "https://a.example/",
            "x-timelinejs-media-link-target": "_blank",
            "x-timelinejs-headline": "The <b>bridge</b> opens",
            "x-timelinejs-display-date": "the first days",
            "x-timelinejs-start-time": "09:05",
            "x-timelinejs-group": "Bridges",
            "x-timelinejs-start-display-date": "early",
            "x-timelinejs-end-display-date": "late",
            "x-timelinejs-start-format": "yyyy",
            "x-timelinejs-background-url": "https://a.example/back.jpg",
            "x-timelinejs-background-color": "#123456",
            "x-timelinejs-background-alt": "Sky",
            "x-timelinejs-autolink": "false",
            "x-timelinejs-location": '{"lat": 1.5}',
            "body": "It **opened**.",
        }
    ]
    assert [each.id for each in reading.things] == ["bridges", "bridge-opens"]
    assert values(reading, "topic") == [{"title": "Bridges", "x-key": "Bridges"}]


COLUMNS = (
    *(
        "Year",
        "Month",
        "Day",
        "Time",
        "End Year",
        "End Month",
        "End Day",
        "End Time",
        "Display Date",
        "Headline",
        "Text",
    ),
    *("Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text", "Type", "Group", "Background"),
)
ROWS: tuple[tuple[str | float, ...], ...] = (
    ("", "", "", "", "", "", "", "", "", "Our bridge", "<p>Words</p>", "", "", "", "", "", "title", "", "#123456"),
    (2020, 10, 4, "9:05", 2020, 10, 6, "17:00", "early", "Opening", "It opened.", "https://a.example/b.jpg", "A paper", "The bridge", *("", "A", "", "Bridges", "")),
    (-44, 3, 15, "", "", "", "", "", "", "Murder", "", "", "", "", "", "", "", "", ""),
    (1900, "", "", "", 1950, "", "", "", "", "Before", "", "", "", "", "", "", "era", "", ""),
)  # fmt: skip


def as_text(delimiter: str) -> bytes:
    return "\n".join(delimiter.join(map(str, row)) for row in (COLUMNS, *ROWS)).encode()


@pytest.mark.parametrize(
    ("data", "ending", "unit", "first"),
    [
        (as_text(","), ".csv", "line", 2),
        (as_text("\t"), ".tsv", "line", 2),
        (as_text(";"), ".csv", "line", 2),
        (sheet(COLUMNS, *ROWS), ".xlsx", "row", 2),
    ],
)
def test_the_spreadsheet_says_the_same_in_every_format(data: bytes, ending: str, unit: str, first: int) -> None:
    reading = read(data, ending)
    assert reading.problems == ()
    assert [(each.kind, each.id, each.unit, each.row) for each in reading.things] == [
        ("page", "title-slide", unit, first),
        ("topic", "bridges", unit, first + 1),
        ("event", "opening-2020-10-04-2020-10-06", unit, first + 1),
        ("event", "murder-0043-03-15", unit, first + 2),
        ("period", "before", unit, first + 3),
    ]
    event, murder = values(reading)
    assert event["date"] == "2020-10-04/2020-10-06"
    assert (event["x-timelinejs-start-time"], event["x-timelinejs-end-time"]) == ("09:05", "17:00")
    assert murder["date"] == "-0043-03-15"
    (page,) = values(reading, "page")
    assert (page["title"], page["body"], page["x-timelinejs-background-color"]) == ("Our bridge", "Words", "#123456")
    (period,) = values(reading, "period")
    assert (period["title"], period["from"], period["to"]) == ("Before", "1900", "1950")


def test_what_is_wrong_is_said_of_each_row_with_its_column_and_holds_up_no_other() -> None:
    text = "Year,Month,Day,Time,End Year,Headline,Type\n2020,13,,,,A,\n,,,,,B,\n2020,,,12:00,,C,\n2021,,,,2020,D,\n2020,,,,,Good,\n1900,,,,,E,era\n0,,,,,F,\n2020,,,,,Good,\n"
    reading = read(text.encode(), ".csv")
    assert [(each.unit, each.row, each.message) for each in reading.problems] == [
        ("line", 2, "Month: `13` is no month: a number from 1 to 12 is expected"),
        ("line", 3, "Year: there is no year, and without one TimelineJS shows nothing either"),
        ("line", 4, "Time: an hour stands here without a day"),
        ("line", 7, "End Year: there is no year, and without one TimelineJS shows nothing either"),
        ("line", 8, "Year: there is no year 0: 1 BCE is -1, and 1 CE is 1"),
        ("line", 5, "it ends (2020) before it begins (2021)"),
        ("line", 9, "this slide stands already at line 6"),
    ]
    assert [each.id for each in reading.things] == ["good-2020"]


def test_faults_of_json_name_the_field() -> None:
    reading = read(
        timeline(
            {"text": {}},
            "words",
            {"start_date": {"year": "x"}},
            slide(end_date={"year": 2021, "month": 40}),
            eras=[slide()],
        )
    )
    assert [(each.unit, each.row, each.message.partition(":")[0]) for each in reading.problems] == [
        ("event", 1, "there is no `start_date`, and without one TimelineJS shows nothing either"),
        ("event", 2, "this is no slide"),
        ("event", 3, "start_date.year"),
        ("event", 4, "end_date.month"),
        ("era", 1, "there is no `end_date`, and without one TimelineJS shows nothing either"),
    ]


def test_ids_come_from_unique_ids_else_from_headline_and_date_never_from_the_place() -> None:
    events = [
        slide("The bridge"),
        slide("The bridge", "2021"),
        slide("東京"),
        slide("B", unique_id="b-1"),
        slide("C", unique_id="Event 7"),
    ]
    ids = {each.id for each in read(timeline(*events)).things}
    assert {"the-bridge-2020", "the-bridge-2021", "2020", "b-1", "event-7"} == ids
    assert {each.id for each in read(timeline(*reversed(events))).things} == ids


def test_two_events_of_one_headline_and_date_are_told_apart_by_what_they_say() -> None:
    events = [slide("A", display_date="one"), slide("A", display_date="two")]
    first, second = read(timeline(*events)), read(timeline(*reversed(events)))
    assert len(first.things) == 2
    assert {each.id for each in first.things} == {each.id for each in second.things}


def test_an_event_is_found_again_by_its_key_whatever_its_file_is_called() -> None:
    (event,) = read(timeline(slide("The bridge"))).things
    known = Known(keys={("event", event.key): "our-own-name"})
    assert [each.id for each in read(timeline(slide("The bridge")), known=known).things] == ["our-own-name"]


def test_a_group_that_is_a_topic_already_is_that_topic() -> None:
    known = Known(names={("topic", "bridges and ferries"): "crossings"})
    reading = read(timeline(slide(group="Bridges and  ferries")), known=known)
    assert [each.kind for each in reading.things] == ["event"]
    assert values(reading)[0]["topics"] == ("crossings",)


@pytest.mark.parametrize(
    ("media", "kept"),
    [
        ("https://a.example/b.jpg", {"media": "https://a.example/b.jpg"}),
        ("//a.example/b.jpg", {"media": "https://a.example/b.jpg", "x-timelinejs-media": "//a.example/b.jpg"}),
        ("images/b.jpg", {"x-timelinejs-media": "images/b.jpg"}),
        ("javascript:alert(1)", {"x-timelinejs-media": "javascript:alert(1)"}),
        ("<blockquote>Words</blockquote>", {"x-timelinejs-media": "<blockquote>Words</blockquote>", "body": "> Words"}),
        (
            '<iframe src="https://v.example/1"></iframe>',
            {"media": "https://v.example/1", "x-timelinejs-media": '<iframe src="https://v.example/1"></iframe>'},
        ),
    ],
)
def test_media_are_links_to_the_web_or_kept_as_typed(media: str, kept: dict[str, str]) -> None:
    (event,) = values(read(timeline(slide(media={"url": media}))))
    found = {key: value for key, value in event.items() if "media" in key or key == "body"}
    pictures = found.get("media")
    if isinstance(pictures, tuple) and isinstance(pictures[0], Fields):
        found["media"] = dict(pictures[0].pairs)["url"]
    assert found == kept


def test_a_quotation_in_the_place_of_a_picture_keeps_whose_it_is() -> None:
    (event,) = values(read(timeline(slide(media={"url": "<blockquote>Yes</blockquote>", "credit": "A <i>clerk</i>"}))))
    assert event["body"] == "> Yes\n\n— A *clerk*"
    assert event["x-timelinejs-media-credit"] == "A clerk"


def test_an_event_without_a_headline_is_called_by_its_first_words() -> None:
    (event,) = values(
        read(
            timeline(
                slide("", text={"text": "<p>The bridge opened on a Sunday in the rain, and nobody came to see it.</p>"})
            )
        )
    )
    assert event["title"] == "The bridge opened on a Sunday in the rain, and…"
    assert event["x-timelinejs-headline"] == "blank"
    (event,) = values(read(timeline(slide(""))))
    assert event["title"] == "2020"


def test_our_own_words_for_the_date_are_no_wording() -> None:
    (event,) = values(read(timeline(slide(display_date="2020"))))
    assert "date_wording" not in event


def test_a_second_title_is_an_event_as_it_is_for_timelinejs() -> None:
    text = "Year,Headline,Type\n,One,title\n2020,Two,title\n2021,Three,other\n"
    reading = read(text.encode(), ".csv")
    assert [each.kind for each in reading.things] == ["page", "event", "event"]
    assert values(reading)[1]["x-timelinejs-type"] == "other"


def test_the_older_template_is_read_too() -> None:
    text = "Start Date,End Date,Headline,Text,Tag\n10/4/2020,,A,,Bridges\n2020-10,2021,B,,\nsoon,,C,,\n"
    reading = read(text.encode(), ".csv")
    assert [event["date"] for event in values(reading)] == ["2020-10-04", "2020-10/2021"]
    assert values(reading)[0]["topics"] == ("bridges",)
    assert reading.problems[0].message.startswith("Start Date: `soon` is no date")


@pytest.mark.parametrize(
    ("data", "ending", "message"),
    [
        (b"{", ".json", "line 1, column 2: this is not JSON"),
        (b"[1]", ".json", "it has no list `events`"),
        (b'{"timeline": {"date": []}}', ".json", "it is written for TimelineJS 2"),
        (b"[" * 100_000, ".json", "the JSON is nested too deeply"),
        (b"{\xff", "", "it is not UTF-8 (byte 2)"),
        (
            b"Yeer,Headline\n2020,A",
            ".csv",
            "no column is called `Year`, as in TimelineJS's template; there are `Yeer`, `Headline`; rename `Yeer` to `Year`",
        ),
        (b"", ".csv", "there is nothing in it"),
    ],
)
def test_a_file_that_is_no_timeline_is_one_problem(data: bytes, ending: str, message: str) -> None:
    reading = read(data, ending)
    assert reading.things == ()
    assert [each.row for each in reading.problems] == [0]
    assert reading.problems[0].message.startswith(message)


def test_a_column_that_timelinejs_does_not_know_is_kept_and_noted() -> None:
    reading = read(b"Year,Headlines,Budget\n2020,A,5\n", ".csv")
    assert reading.notes == (
        "the column `Headlines` is none of TimelineJS's, and is kept as x-timelinejs-headlines. Did you mean `headline`?",
        "the column `Budget` is none of TimelineJS's, and is kept as x-timelinejs-budget.",
    )
    assert values(reading)[0]["x-timelinejs-budget"] == "5"


def holds(reading: Reading) -> None:
    """Write every thing of a reading and read it again."""
    assert len({(thing.kind, thing.id) for thing in reading.things}) == len(reading.things)
    for thing in reading.things:
        merged = merge(None, thing)
        assert merged.refused == ""
        assert errors(merged.text, thing) == []
        again = merge(merged.text, thing)
        assert (again.text, again.written, again.kept, again.refused) == (merged.text, (), (), "")


def errors(text: str, thing: Imported) -> list[str]:
    found = read_document("file.md", text.encode(), thing.kind, thing.id).diagnostics
    return [each.message for each in found if each.severity == "error"]


WORDS = st.text(max_size=12) | st.sampled_from(
    ["<b>x</b>", "https://a.example/b.jpg", "<iframe src='https://a.b'>", "2020", "-44", "13", ""]
)
ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-3000, 3000) | st.floats() | WORDS,
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(WORDS, inner, max_size=2),
    max_leaves=4,
)
DATE = st.fixed_dictionaries(
    {"year": st.integers(-3000, 3000) | ANY},
    optional={
        part: st.integers(0, 31) | ANY
        for part in ("month", "day", "hour", "minute", "second", "millisecond", "format", "display_date")
    },
)
TEXT = st.fixed_dictionaries({}, optional={"headline": WORDS | ANY, "text": WORDS | ANY})
MEDIA = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(("url", "caption", "credit", "alt", "thumbnail", "odd key"), WORDS | ANY)
)
SLIDE = st.fixed_dictionaries(
    {"start_date": DATE | ANY, "text": TEXT | ANY},
    optional={
        "end_date": DATE | ANY,
        "media": MEDIA | ANY,
        "group": WORDS | ANY,
        "unique_id": WORDS | ANY,
        "display_date": WORDS | ANY,
        "background": ANY,
        "autolink": ANY,
        "imported": ANY,
        "key": ANY,
        "": ANY,
    },
)


@given(st.lists(SLIDE | ANY, max_size=4), st.lists(SLIDE | ANY, max_size=2), SLIDE | ANY)
def test_any_json_is_read_or_refused_row_by_row(events: list[object], eras: list[object], title: object) -> None:
    reading = read(json.dumps({"events": events, "eras": eras, "title": title}).encode())
    holds(reading)
    slides = len([each for each in reading.things if each.kind in ("event", "period")])
    assert slides + len([each for each in reading.problems if each.unit in ("event", "era")]) == len(events) + len(eras)


@given(st.lists(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=8) | WORDS, max_size=8), max_size=4))
def test_any_spreadsheet_is_read_or_refused_row_by_row(rows: list[dict[str, str]]) -> None:
    import csv
    import io

    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    holds(read(text.getvalue().encode("utf-8", "replace"), ".csv"))


@given(st.binary(max_size=200), st.sampled_from([".json", ".csv", ".tsv", ".xlsx", ""]))
def test_any_bytes_can_be_given(data: bytes, ending: str) -> None:
    holds(read(data, ending))
