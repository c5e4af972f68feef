"""The files for other programs, read back by other people's readers."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import feedparser
import icalendar
import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dateline.exports import event_csv
from dateline.exports.model import ChronologyData
from dateline.outputs.data.gathering import gather_event
from dateline.outputs.register import make_register
from test_outputs.chronicle import CONFIG, FILES, artifacts, chronology
from test_outputs.chronicle import written as bytes_of


def written(path: str, changes: dict[str, str] | None = None, **options: str) -> bytes:
    return bytes_of(artifacts(changes, msgspec.structs.replace(CONFIG, **options))[path])


def whole(changes: dict[str, str] | None = None, **options: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(written("data/chronology.json", changes, **options))
    return found


def rows(changes: dict[str, str] | None = None) -> dict[str, dict[str, str]]:
    table = csv.DictReader(io.StringIO(written("data/events.csv", changes).decode(), newline=""))
    return {row["id"]: row for row in table}


def calendar(changes: dict[str, str] | None = None) -> icalendar.Calendar:
    found = icalendar.Calendar.from_ical(written("data/events.ics", changes))
    assert isinstance(found, icalendar.Calendar)
    return found


def test_the_json_is_what_its_schema_says() -> None:
    schema = json.loads(written("data/chronology.schema.json"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(whole())


def test_the_schema_describes_every_event_and_refuses_another_shape() -> None:
    schema = json.loads(written("data/chronology.schema.json"))
    broken = whole()
    broken["events"][0]["date"]["edtf"] = 1990
    assert not Draft202012Validator(schema).is_valid(broken)


def test_the_json_holds_every_event_with_its_date_as_known() -> None:
    found = whole()
    assert [event["id"] for event in found["events"]] == ["opening", "trial", "storm", "closing"]
    opening, _, storm, closing = found["events"]
    assert opening["date"]["edtf"] == "1990"
    assert (opening["date"]["earliest"], opening["date"]["latest"]) == ("1990-01-01", "1990-12-31")
    assert storm["date"]["edtf"] is None
    assert (storm["after"], storm["undated"]) == (["trial"], "Nobody wrote down the day.")
    assert closing["date"]["outside"]["edtf"] == "2001-03-05"
    assert opening["outcomes"] == ["trial"], "an accusation never without its outcome"


def test_a_statement_leads_to_the_citations_it_rests_on() -> None:
    opening = whole()["events"][0]
    first = opening["statements"][0]
    assert first["text"] == "Ships came."
    cited = [opening["citations"][place] for place in first["citations"]]
    assert [(each["source"], each["locator"], each["quotation"], each["by"]) for each in cited] == [
        ("gazette", "¶ 2", "ships came in", ""),
        ("gazette", "¶ 7", "I saw them", "smith"),
    ]


def test_keys_of_the_authors_own_are_kept() -> None:
    event = FILES["events/trial"].replace("date:", "x-seen: {by: [Jo, Al]}\ndate:")
    assert whole({"events/trial": event})["events"][1]["extra"] == {"x-seen": {"by": ["Jo", "Al"]}}


def test_addresses_are_whole_where_the_site_has_one() -> None:
    assert whole()["events"][0]["url"] == "events/opening.html"
    assert whole(base_url="https://example.org/h")["events"][0]["url"] == "https://example.org/h/events/opening.html"


def test_the_table_has_one_row_for_each_event() -> None:
    found = rows()
    assert list(found) == [event["id"] for event in whole()["events"]]
    assert found["opening"]["actors"] == "master; smith"
    assert found["opening"]["outcome"] == "Smith is cleared"
    assert found["storm"]["date"] == ""


@pytest.mark.parametrize("title", ["=HYPERLINK(1)", "+1", "@SUM(A1)", "-x", "\tnow"])
def test_no_cell_begins_a_formula(title: str) -> None:
    changed = FILES["events/trial"].replace("title: Smith is cleared", f"title: {json.dumps(title)}")
    assert rows({"events/trial": changed})["trial"]["title"].startswith(("'", "now"))


def test_years_before_our_era_stay_numbers_in_the_table() -> None:
    changed = FILES["events/trial"].replace("date: 1994-06-01", "date: '-0043-03-15'")
    assert rows({"events/trial": changed})["trial"]["date"] == "-0043-03-15"


def test_a_row_is_written_as_pythons_own_writer_writes_it() -> None:
    found = chronology()
    trial = gather_event(make_register(found), found.events["trial"], "")

    @given(st.text("a ,;\"'\r\n\tñ=+-@", max_size=20), st.text('a ,;"\r\n', max_size=20))
    def alike(title: str, summary: str) -> None:
        row = event_csv(msgspec.structs.replace(trial, title=title, summary=summary), {}).decode()
        own = io.StringIO(newline="")
        csv.writer(own).writerow(next(csv.reader(io.StringIO(row, newline=""))))
        assert own.getvalue() == row

    alike()


def test_the_calendar_has_the_known_days_only() -> None:
    found = calendar()
    assert [str(entry["summary"]) for entry in found.events] == ["Smith is cleared"]
    assert [(entry.start, entry.end) for entry in found.events] == [(date(1994, 6, 1), date(1994, 6, 2))]
    assert str(found["x-wr-caldesc"]).startswith("1 of 4 events")


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("1994-06-01/1994-06-03", (date(1994, 6, 1), date(1994, 6, 4))),
        ("1994-06-01~", None),
        ("1994-06", None),
        ("1994-06-01/..", None),
        ("1994-06/1994-07-02", None),
        ("[1994-06-01,1994-06-02]", None),
        ("-0043-03-15", None),
        ("9999-12-31", (date(9999, 12, 31), date(9999, 12, 31))),
    ],
)
def test_a_day_is_never_made_up(edtf: str, days: tuple[date, date] | None) -> None:
    changed = FILES["events/trial"].replace("date: 1994-06-01", f"date: '{edtf}'")
    found = [(each.start, each.end) for each in calendar({"events/trial": changed}).events]
    assert found == ([days] if days else [])


def test_the_calendar_is_written_as_its_readers_write_it() -> None:
    """Long lines, and characters of several bytes at their folds, too."""
    titled = FILES["events/trial"].replace("Smith is cleared", "Ñandú, ministro; cleared — " * 9 + "\\")
    assert titled != FILES["events/trial"]
    data = written("data/events.ics", {"events/trial": titled}, base_url="https://example.org")
    assert icalendar.Calendar.from_ical(data).to_ical() == data
    assert max(map(len, data.split(b"\r\n"))) <= 75


def test_the_feeds_hold_every_entry_and_say_the_outcome() -> None:
    feed = feedparser.parse(written("feed.xml"))
    assert not feed.bozo
    assert {entry.link for entry in feed.entries} == {f"events/{event['id']}.html" for event in whole()["events"]}
    accused = next(entry for entry in feed.entries if entry.link == "events/opening.html")
    assert "Outcome: Smith is cleared" in accused.content[0].value
    assert feed.entries[0].link == "events/opening.html", "what was written or changed last comes first"


def test_both_feeds_have_the_same_entries_under_the_same_ids() -> None:
    other = json.loads(written("feed.json"))
    feed = feedparser.parse(written("feed.xml"))
    assert [item["id"] for item in other["items"]] == [entry.id for entry in feed.entries]
    assert other["version"] == "https://jsonfeed.org/version/1.1"


@settings(max_examples=25)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(str.strip))
def test_any_text_comes_back_from_every_file(text: str) -> None:
    data = msgspec.json.decode(written("data/chronology.json", subtitle=text))
    assert data["subtitle"] == text
    assert set(data) - {"$schema"} == set(ChronologyData.__struct_fields__)
