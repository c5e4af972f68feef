"""Write a chronology for other programs: JSON with its schema, CSV, a calendar, feeds; all from one set of frozen records."""

from dateline.exports.agenda import Agenda, agenda, ics
from dateline.exports.feed import Feed, FeedCategory, FeedEntry, atom, json_feed
from dateline.exports.json_file import SCHEMA_NAME, chronology_json, chronology_schema
from dateline.exports.phrases import Phrases
from dateline.exports.table import Rows, event_rows, events_csv
from dateline.exports.timelinejs import Timeline, timelinejs_json

__all__ = [
    "SCHEMA_NAME",
    "Agenda",
    "Feed",
    "FeedCategory",
    "FeedEntry",
    "Phrases",
    "Rows",
    "Timeline",
    "agenda",
    "atom",
    "chronology_json",
    "chronology_schema",
    "event_rows",
    "events_csv",
    "ics",
    "json_feed",
    "timelinejs_json",
]
