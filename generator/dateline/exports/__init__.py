"""Write a chronology for other programs: JSON with its schema, CSV, a calendar, feeds; all from one set of frozen records."""

from dateline.exports.agenda import Agenda, AgendaEntry, ics, known_days
from dateline.exports.feed import Feed, FeedCategory, FeedEntry, atom, json_feed
from dateline.exports.json_file import BETWEEN_EVENTS, SCHEMA_NAME, chronology_schema, event_json, json_frame
from dateline.exports.phrases import Phrases
from dateline.exports.table import event_csv, heading_csv
from dateline.exports.timelinejs import BETWEEN_SLIDES, Timeline, shows, slide_json, timeline_frame

__all__ = [
    "BETWEEN_EVENTS",
    "BETWEEN_SLIDES",
    "SCHEMA_NAME",
    "Agenda",
    "AgendaEntry",
    "Feed",
    "FeedCategory",
    "FeedEntry",
    "Phrases",
    "Timeline",
    "atom",
    "chronology_schema",
    "event_csv",
    "event_json",
    "heading_csv",
    "ics",
    "json_feed",
    "json_frame",
    "known_days",
    "shows",
    "slide_json",
    "timeline_frame",
]
