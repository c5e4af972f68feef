"""The schema: one table of fields for each kind of file. It parses, validates, suggests, documents and makes the JSON Schema."""

from __future__ import annotations

from typing import get_args

from dateline.config import EXERCISES, HANDOUTS, LEVELS, PAPERS, SIDES
from dateline.model import (
    BasisKind,
    DisputeKind,
    Importance,
    Kind,
    LineageKind,
    LogKind,
    RelationKind,
    Rights,
    Standing,
)
from dateline.parsing.schema_outputs import OUTPUTS
from dateline.parsing.schema_types import (
    Address,
    Choice,
    Cite,
    Count,
    Decimal,
    Edtf,
    Field,
    FileName,
    Flag,
    Id,
    IdAndWords,
    ListOf,
    OwnId,
    Pairs,
    Place,
    Table,
    Words,
)

LINE = Words()
PROSE = Words(several=True)
LANGUAGE_TAGS = Pairs(of="language", keys=("en", "en-GB", "en-US", "es"))

ACCOUNT = Table(
    "account",
    (
        Field("says", PROSE, "what this account says, in our words", required=True, translated=True),
        Field("date", Edtf(), "the date that this account gives"),
        Field(
            "cite",
            Cite(),
            "where it says so; an edition translates what somebody without a name is called in `by=`",
            required=True,
            translated=True,
        ),
    ),
)
DISPUTE = Table(
    "dispute",
    (
        Field("about", LINE, "the fact in question", required=True, translated=True),
        Field("kind", Choice(get_args(DisputeKind)), "how the accounts differ", required=True),
        Field("accounts", ListOf(ACCOUNT, least=2), "two or more accounts", required=True, translated=True),
        Field("finding", PROSE, "what we make of it", translated=True),
        Field("status", Choice(("open", "settled")), "`open` (default) or `settled`"),
    ),
)
BASIS = Table(
    "basis",
    (
        Field("kind", Choice(get_args(BasisKind)), "how the date was worked out", required=True),
        Field("source", Id("source"), "the source whose words these are"),
        Field("locator", Place(), "where in the source"),
        Field("words", LINE, "consecutive words of the source, with the time expression inside"),
        Field("gives", Edtf(), "the date that they give"),
        Field("anchor", Id("event"), "the event that the words count from"),
        Field("note", PROSE, "anything a reader should know about the step", translated=True),
    ),
)
LINEAGE = Table(
    "relation",
    (
        Field("kind", Choice(get_args(LineageKind)), "how this text descends from the other", required=True),
        Field("source", Id("source"), "the other source", required=True),
    ),
)
MEDIUM = Table(
    "medium",
    (
        Field("file", FileName(), "a file in content/media/"),
        Field("url", Address(), "a picture elsewhere: linked, never fetched"),
        Field("alt", PROSE, "what the picture shows, for those who cannot see it", translated=True),
        Field("caption", PROSE, "the words below it", translated=True),
        Field("credit", LINE, "who made it", translated=True),
        Field("licence", LINE, "on what terms it is used", translated=True),
    ),
    match="file",
)

COMMON = (
    Field("aliases", ListOf(OwnId()), "former ids, which still lead here"),
    Field("allow", Pairs(of="rule"), "warnings answered: `{rule-name: reason}`"),
    Field("private", PROSE, "notes that reach no output"),
)

EVENT = Table(
    "event",
    (
        Field("title", LINE, "what happened, in a headline of ours", required=True, translated=True),
        Field("summary", PROSE, "one or two sentences, plain text", translated=True),
        Field("date", Edtf(), "EDTF: what the sources support, no more"),
        Field(
            "date_outside",
            Table(
                "date outside",
                (
                    Field("edtf", Edtf(), "the narrower date", required=True),
                    Field("reason", PROSE, "where it is known from", required=True, translated=True),
                ),
            ),
            "a narrower date known from elsewhere; shown second, breaks ties in the order",
            translated=True,
        ),
        Field("date_wording", LINE, "the sources' own phrase, kept and shown beside ours", translated=True),
        Field("after", ListOf(Id("event"), lone=True), "events that this one came after"),
        Field("before", ListOf(Id("event"), lone=True), "events that this one came before"),
        Field("undated", PROSE, "why it has no date", translated=True),
        Field("standing", Choice(get_args(Standing)), "`occurred` (default), `announced`, `condition` or `withdrawn`"),
        Field("importance", Choice(get_args(Importance)), "`landmark`, `major` (default) or `minor`"),
        Field("why", PROSE, "one sentence of ours: why it is a landmark", translated=True),
        Field(
            "actors", ListOf(IdAndWords("actor", "actor", "role")), "`id`, or `id: role in this event`", translated=True
        ),
        Field("places", ListOf(Id("place")), "where it happened"),
        Field("topics", ListOf(Id("topic")), "what it is about"),
        Field("period", Id("period"), "its period; by default the one in which its start falls"),
        Field(
            "related",
            ListOf(
                Table(
                    "relation",
                    (
                        Field("event", Id("event"), "the other event", required=True),
                        Field("relation", Choice(get_args(RelationKind)), "what this event is to it", required=True),
                    ),
                )
            ),
            "links to other events; the inverse is derived",
        ),
        Field("basis", ListOf(BASIS), "what the date was worked out from", translated=True),
        Field("disputes", ListOf(DISPUTE), "accounts that do not agree", translated=True),
        Field("media", ListOf(MEDIUM), "pictures", translated=True),
        Field("recorded", Edtf(), "the day on which the entry was first written"),
        Field(
            "log",
            ListOf(
                Table(
                    "log entry",
                    (
                        Field("date", Edtf(), "the day of the change", required=True),
                        Field("kind", Choice(get_args(LogKind)), "what sort of change", required=True),
                        Field("change", PROSE, "what was changed", required=True, translated=True),
                        Field("reason", PROSE, "why", translated=True),
                    ),
                )
            ),
            "the correction record",
            translated=True,
        ),
        Field("status", Choice(("published", "draft")), "`published` (default) or `draft`"),
        Field("blind_title", LINE, "a title that does not betray the date", translated=True),
        Field("blind_summary", PROSE, "a summary that does not betray the date", translated=True),
        Field("accusation", Flag(), "`true` where the event accuses a named person of something"),
        *COMMON,
    ),
)

SOURCE = Table(
    "source",
    (
        Field("title", LINE, "the title, as published", required=True, translated=True),
        Field("publisher", LINE, "who published it", translated=True),
        Field("authors", ListOf(LINE, lone=True), "who wrote it"),
        Field("published", Edtf(), "when it was published"),
        Field("updated", Edtf(), "when it was last changed, by its own word"),
        Field("accessed", Edtf(), "when we took our copy"),
        Field("page_date", LINE, "a banner that is not the text's date; never used"),
        Field("url", Address(none_allowed=True), "its address; `none` with the reason in copy_notes"),
        Field("archived_url", Address(), "the address of an archived copy"),
        Field("archived_on", Edtf(), "when that copy was made"),
        Field("language", LINE, "the language of our copy"),
        Field("translated_from", LINE, "the language that it was translated from"),
        Field("kind", LINE, "article, e-mail, report, treaty, …", translated=True),
        Field(
            "rights", Choice(get_args(Rights)), "`restricted` (default), `permission`, `licensed` or `public-domain`"
        ),
        Field("audience", PROSE, "for whom it was written", translated=True),
        Field("purpose", PROSE, "what it was written for", translated=True),
        Field("abstract", PROSE, "what it says, in our words", translated=True),
        Field("copy_notes", PROSE, "what our copy is, and its slips", translated=True),
        Field(
            "parts",
            ListOf(
                Table(
                    "part",
                    (
                        Field("id", OwnId(), "its name within the source", required=True),
                        Field("paragraphs", Place(), 'the paragraphs it covers: "43-78"', required=True),
                        Field("title", LINE, "its title"),
                        Field("publisher", LINE, "who published it"),
                        Field("authors", ListOf(LINE, lone=True), "who wrote it"),
                        Field("published", Edtf(), "when it was published"),
                        Field("relations", ListOf(LINEAGE), "how it descends from other sources"),
                    ),
                )
            ),
            "parts with a history of their own; a citation at ¶ n uses the part it falls in",
        ),
        Field("relations", ListOf(LINEAGE), "how this text descends from other sources"),
        Field(
            "basis",
            ListOf(BASIS),
            "what its own dates were worked out from, where the text prints none",
            translated=True,
        ),
        Field("disputes", ListOf(DISPUTE), "accounts that do not agree", translated=True),
        Field("country", LINE, "the country of its publisher", translated=True),
        Field("side", LINE, "whose side of the matter its publisher stands on: a place, an actor, or any words"),
        *COMMON,
    ),
)

ACTOR = Table(
    "actor",
    (
        Field("names", LANGUAGE_TAGS, "the name in each language", required=True, translated=True),
        Field("sort", LINE, "the name as it is sorted"),
        Field("short", LINE, "the name in a narrow place", translated=True),
        Field("kind", Choice(("person", "organisation")), "`person` (default) or `organisation`"),
        Field("side", LINE, "which side of the matter it stands on: a place, an actor, or any words"),
        Field(
            "roles",
            ListOf(
                Table(
                    "role",
                    (
                        Field("title", LINE, "the office or function", required=True, translated=True),
                        Field("from", Edtf(), "since when"),
                        Field("to", Edtf(), "until when"),
                        Field(
                            "cite",
                            Cite(),
                            "where this is said; an edition translates the reason of `[@editors]`",
                            translated=True,
                        ),
                    ),
                )
            ),
            "offices and functions held",
            translated=True,
        ),
        Field("variants", ListOf(LINE), "misspellings in copies, for search only"),
        Field("disputes", ListOf(DISPUTE), "accounts that do not agree", translated=True),
        *COMMON,
    ),
)

PLACE = Table(
    "place",
    (
        Field("names", LANGUAGE_TAGS, "the name in each language", required=True, translated=True),
        Field("latitude", Decimal(-90, 90), "decimal degrees, north positive"),
        Field("longitude", Decimal(-180, 180), "decimal degrees, east positive"),
        *COMMON,
    ),
)

TOPIC = Table("topic", (Field("title", LINE, "the subject", required=True, translated=True), *COMMON))

PERIOD = Table(
    "period",
    (
        Field("title", LINE, "the span's name", required=True, translated=True),
        Field("from", Edtf(), "its first date", required=True),
        Field("to", Edtf(), "its last date; open where there is none"),
        Field("why", PROSE, "why the chronology divides here", translated=True),
        *COMMON,
    ),
)

THREAD = Table(
    "thread",
    (
        Field("title", LINE, "the story's name", required=True, translated=True),
        Field("question", LINE, "the question that it helps to answer", translated=True),
        Field(
            "events",
            ListOf(
                Table(
                    "step",
                    (
                        Field("event", Id("event"), "the event", required=True),
                        Field("text", PROSE, "the words that lead to it", translated=True),
                    ),
                    match="event",
                )
            ),
            "the events, in the order of the telling",
            required=True,
            translated=True,
        ),
        *COMMON,
    ),
)

PAGE = Table(
    "page",
    (
        Field("title", LINE, "the page's title", required=True, translated=True),
        Field("summary", PROSE, "one or two sentences, plain text", translated=True),
        *COMMON,
    ),
)

WORKSHEET = Table(
    "worksheet",
    (
        Field("title", LINE, "the sheet's title", required=True, translated=True),
        Field("question", LINE, "the central question", translated=True),
        Field("thread", Id("thread"), "the thread that it is made from"),
        Field("events", ListOf(Id("event")), "the events that it is made from, where not all of a thread's"),
        Field("exercises", ListOf(Choice(EXERCISES)), "the exercises that it has; all by default"),
        Field("seed", LINE, "what the order of entries and quotations follows from; its id by default"),
        *COMMON,
    ),
)

TIMELINE = Table(
    "timeline",
    (
        Field("id", OwnId(), "the chronology's id, used in file names and feeds", required=True),
        Field("title", LINE, "the chronology's title", required=True, translated=True),
        Field("subtitle", LINE, "what it covers", translated=True),
        Field("language", Choice(LANGUAGE_TAGS.keys), "the language of the base files; `en` by default"),
        Field("languages", ListOf(Choice(LANGUAGE_TAGS.keys)), "all languages that the site is published in"),
        Field("base_url", Address(), "where the site is published"),
        Field("version", LINE, "the version to cite"),
        Field("theme", LINE, "a theme's name, or a folder"),
        Field("license", LINE, "on what terms our text may be used", translated=True),
        Field("date_order", Choice(("oldest-first", "newest-first")), "`oldest-first` (default) or `newest-first`"),
        Field("report", LINE, "where readers report an error: an issue form's address, or an e-mail address"),
        Field(
            "quotation_limit",
            Count(),
            "how many words of a restricted source may be quoted at a stretch; 25 by default",
        ),
        Field("notice", LINE, "a sentence that stands on every page", translated=True),
        Field(
            "handouts",
            ListOf(
                Table(
                    "handout",
                    (
                        Field("kind", Choice(HANDOUTS), "which handout", required=True),
                        Field("paper", Choice(PAPERS), "the paper's size; `a4` by default"),
                        Field("select", LINE, "only these events: a filter, as in `--select`"),
                        Field("level", Choice(LEVELS), "least importance; without it the handout decides"),
                        Field("language", LINE, "its language, or two as `en+es`; the base language by default"),
                        Field(
                            "sides",
                            Choice(SIDES),
                            "`both` (default): a worksheet and its key fill their sheets of paper, so that no two share one; `one` leaves that out",
                        ),
                    ),
                )
            ),
            "handouts that every build makes",
        ),
        Field("outputs", OUTPUTS, "what is left out: `false` for each; all but `event_cards` is made by default"),
    ),
)

SCHEMA: dict[Kind, Table] = {
    "event": EVENT,
    "source": SOURCE,
    "actor": ACTOR,
    "place": PLACE,
    "topic": TOPIC,
    "period": PERIOD,
    "thread": THREAD,
    "page": PAGE,
    "worksheet": WORKSHEET,
}
