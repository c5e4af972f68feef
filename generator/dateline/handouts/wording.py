"""The words that handouts print besides the content's own, marked for translation.

A handout receives them as pairs of a key and a text; `{name}` stands for what the layout, or the code that makes the view, fills in.
"""

from __future__ import annotations

from collections.abc import Mapping
from gettext import NullTranslations

from dateline.outputs.wording import N_

Words = tuple[tuple[str, str], ...]

FRAME: Mapping[str, str] = {
    "page": N_("Page {page} of {pages}"),
    "version": N_("Version {version}"),
    "as-of": N_("as of {day}"),
    "corrected-since": N_("Corrected since? See {address}"),
    "corrected-since-offline": N_("Corrected since? See the chronology’s page of corrections."),
    "selection": N_("Chosen: {selection}"),
    "elsewhere": N_("elsewhere given as {date}"),
    "quoted": N_("“{words}”"),
    "date-not-known": N_("Date not known"),
    "after": N_("after: {events}"),
    "before": N_("before: {events}"),
    "outcome": N_("Outcome: {outcome}"),
    "sources-disagree": N_("Sources disagree: {about}"),
    "copy-errs": N_("A copy errs: {about}"),
    "corrected": N_("Corrected on {day}: {change}"),
}
"""What every kind of handout says."""

CHRONOLOGY: Mapping[str, str] = {
    "all-events": N_("All {all} events of the chronology."),
    "some-events": N_("{shown} of {all} events."),
    "chosen-events": N_("{shown} of {all} events, chosen by importance."),
    "rest": N_("The others, and the sources of all of them, are in the full chronology: {address}"),
    "rest-offline": N_("The others, and the sources of all of them, are in the full chronology."),
    "sources-at": N_("The sources of all of them are in the full chronology: {address}"),
    "sources-at-offline": N_("The sources of all of them are in the full chronology."),
    "continued": N_("continued"),
}

CARDS: Mapping[str, str] = {
    "cards": N_("Cards to put in order: {title}"),
    "fronts": N_("Fronts, sheet {sheet} of {sheets}"),
    "backs": N_("Backs, sheet {sheet} of {sheets}"),
    "cut": N_(
        "Print without scaling, on both sides, turned on the long edge; or on one side, and glue each sheet of backs behind its fronts. Then cut "
        "along the lines, and shuffle."
    ),
    "place": N_("Place {place} of {all}."),
    "places": N_("Places {first} to {last} of {all}; either way round with {others}."),
    "for-teacher": N_("For the teacher"),
    "how": N_(
        "Groups of three to five lay the fronts in order and say what made them decide; then they turn the cards. "
        "Where dates overlap, both orders are right. Set {code}, from the seed “{seed}”."
    ),
    "order": N_("In order: {order}"),
    "card": N_("Card"),
    "date": N_("Date"),
    "event": N_("Event"),
    "stands": N_("Place"),
}
"""What cards say."""

READER: Mapping[str, str] = {
    "reader": N_("Reader: {title}"),
    "events": N_("The events"),
    "documents": N_("The sources"),
    "document": N_("Source {number}"),
    "how": N_(
        "A number in brackets names a source and the place in it; the sources stand at the end. Read the line about a source before "
        "you read what it says."
    ),
    "for-whom": N_("Written for: {audience}"),
    "what-for": N_("Purpose: {purpose}"),
    "what-it-says": N_("What it says, in our words"),
    "its-words": N_("Its own words, as far as they are cited here"),
    "passages": N_("Passages"),
    "editors": N_("our own knowledge, not checked here"),
    "no-address": N_("No web address is known."),
    "private": N_("PRIVATE COPY – not to be passed on"),
}
"""What the reader says."""

WORKSHEET: Mapping[str, str] = {
    "worksheet-title": N_("Worksheet: {title}"),
    "key-title": N_("Key: {title}"),
    "code": N_("Sheet {code}, seed “{seed}”"),
    "notes": N_("Notes"),
    "name": N_("Name"),
    "day": N_("Date"),
    "class": N_("Class"),
    "context": N_("Before you begin"),
    "timeline": N_("What else happened"),
    "for-teacher": N_("For the teacher"),
    "key-how": N_(
        "The key of the worksheet with the same code. Answers stand in bold; keep it apart from the sheets that pupils get."
    ),
    "documents": N_("The sources"),
    "number": N_("Source"),
    "about-it": N_("Who wrote it, what kind of text it is, when, and for whom"),
    "for-whom": N_("Written for: {audience}"),
    "card": N_("Entry"),
    "event": N_("What happened"),
    "date": N_("Date"),
    "stands": N_("Place"),
    "place-number": N_("Place"),
    "order": N_("In order: {order}"),
    "task-order": N_("Put in order"),
    "do-order": N_(
        "Number the entries from the earliest to the latest. Some may stand either way round: say which, and why."
    ),
    "task-match": N_("Whose words?"),
    "do-match": N_("Each quotation stands in one of the sources. Write down which, and what made you think so."),
    "its-words": N_("Words"),
    "task-date": N_("When was it?"),
    "do-date": N_(
        "Work out from the words, and from the day that they count from, when it happened. Write no more than you can know."
    ),
    "in-an-article": N_("in a text of {date}"),
    "counted-from-it": N_("counted from: {event}"),
    "counted-from": N_("counted from: {event} ({date})"),
    "task-compare": N_("Who says what?"),
    "do-compare": N_(
        "Mark which source makes which claim. Do the claims exclude each other? Which would you trust, and why?"
    ),
    "claim": N_("Claim"),
    "task-questions": N_("Questions on the sources"),
    "do-questions": N_("Answer in whole sentences, and name the source that you rely on."),
    "task-vocabulary": N_("Words to know"),
    "do-vocabulary": N_("General meanings; none of them says anything about what happened here."),
    "term": N_("Word"),
    "counterpart": N_("In the other language"),
    "means": N_("What it means"),
}
"""What worksheets and their keys say."""

CARD: Mapping[str, str] = {"facts": N_("{events} events · {sources} sources")}
"""What the picture for shared addresses says."""

WALL: Mapping[str, str] = {
    "wall": N_("Wall chart: {title}"),
    "sheet": N_("Sheet {sheet} of {sheets}."),
    "join": N_("Cut the right edge along the line and glue it over the left edge of the next sheet."),
    "longer": N_("Over longer times"),
    "alt": N_("A time axis. {events}"),
    "legend": N_("How to read the chart"),
    "not-named": N_("Events that are not on the chart"),
    "disagree": N_("sources disagree"),
    "how-drawn": N_("A bar is as long as what is known leaves open. A number leads to the event’s name in the key."),
}
"""What a wall chart says."""

SELECTION: Mapping[str, str] = {
    "q": N_("with the words “{words}”"),
    "role": N_("role: {words}"),
    "landmark": N_("landmarks"),
    "major": N_("landmarks and major events"),
    "dispute": N_("where sources disagree"),
    "from": N_("from {date}"),
    "to": N_("to {date}"),
}
"""A selection in words."""

KINDS: Mapping[str, str] = {
    "chronology": N_("Chronology on two pages"),
    "chronology-complete": N_("Chronology, complete"),
    "reader": N_("Reader with numbered sources"),
    "cards": N_("Cards to put in order"),
    "cards-table": N_("The same cards for Anki"),
    "wall": N_("Wall chart in sheets that join"),
    "worksheet": N_("Worksheet: {title}"),
    "key": N_("Key to the worksheet: {title}"),
}
"""What a handout is called in a list of downloads."""


def said(texts: NullTranslations, *tables: Mapping[str, str]) -> Words:
    """Return the words of some tables in the language that `texts` speaks, by their keys."""
    return tuple((key, texts.gettext(words)) for table in tables for key, words in sorted(table.items()))
