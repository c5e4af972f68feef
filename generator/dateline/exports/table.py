"""Write the events as a table: CSV as RFC 4180 has it, one event a row, for spreadsheets and statistics programs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO

from dateline.exports.model import ChronologyData, EventData

COLUMNS = (
    *("id", "title", "summary", "date", "earliest", "latest", "date_in_words", "precision", "approximate", "uncertain"),
    *("date_elsewhere", "standing", "importance", "period", "actors", "places", "topics", "threads", "sources"),
    *("witnesses", "disputes", "outcome", "text", "recorded", "updated", "url"),
)
_FORMULA = re.compile(r"[=+@\t\r]|-(?!\d)")
"""What a spreadsheet would take for the beginning of a formula (OWASP, "CSV Injection"); a year before 1 BC is none."""


Rows = tuple[tuple[str, ...], ...]
"""The cells of each row, without the heading."""


def event_rows(chronology: ChronologyData) -> Rows:
    """Return the events, in their order, as rows: ids, and several values in one cell, stand between semicolons."""
    titles = {event.id: event.title for event in chronology.events}
    return tuple(tuple(_cell(value) for value in _row(event, titles)) for event in chronology.events)


def events_csv(rows: Rows) -> bytes:
    """Return rows under their heading as CSV in UTF-8."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    return out.getvalue().encode()


def _row(event: EventData, titles: dict[str, str]) -> Iterator[str]:
    date = event.date
    yield from (event.id, event.title, event.summary, date.edtf or "", date.earliest or "", date.latest or "")
    yield from (date.display, date.precision, _yes(said=date.approximate), _yes(said=date.uncertain))
    yield from (date.outside.edtf if date.outside else "", event.standing, event.importance, event.period)
    yield _several(actor.id for actor in event.actors)
    yield from (_several(event.places), _several(event.topics), _several(event.threads))
    yield _several(dict.fromkeys(each.source for each in event.citations if each.source != "editors"))
    yield from (str(event.witnesses), str(sum(dispute.kind != "copy-error" for dispute in event.disputes)))
    yield _several(titles[outcome] for outcome in event.outcomes if outcome in titles)
    yield " ".join(statement.text for statement in event.statements)
    yield event.recorded or ""
    yield max((entry.date for entry in event.log), default=event.recorded or "")
    yield event.url


def _several(values: Iterable[str]) -> str:
    return "; ".join(values)


def _yes(*, said: bool) -> str:
    return "yes" if said else "no"


def _cell(value: str) -> str:
    """Keep a text from being run as a formula when a spreadsheet opens the file: an apostrophe before it, as they write it themselves."""
    return f"'{value}" if _FORMULA.match(value) else value
