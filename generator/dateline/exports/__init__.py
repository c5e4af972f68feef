"""Write a chronology for other programs: JSON with its schema, CSV, a calendar, feeds; all from one set of frozen records."""

from dateline.exports.agenda import Agenda, agenda, ics
from dateline.exports.feed import Feed, FeedCategory, FeedEntry, atom, json_feed
from dateline.exports.json_file import SCHEMA_NAME, chronology_json, chronology_schema
from dateline.exports.phrases import Phrases
from dateline.exports.table import events_csv

__all__ = [
    "SCHEMA_NAME",
    "Agenda",
    "Feed",
    "FeedCategory",
    "FeedEntry",
    "Phrases",
    "agenda",
    "atom",
    "chronology_json",
    "chronology_schema",
    "events_csv",
    "ics",
    "json_feed",
]
