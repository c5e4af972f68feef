"""Write the events as a table: CSV as RFC 4180 has it, one event a row, for spreadsheets and statistics programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from dateline.exports.model import EventData

COLUMNS = (
    *("id", "title", "summary", "date", "earliest", "latest", "date_in_words", "precision", "approximate", "uncertain"),
    *("date_elsewhere", "standing", "importance", "period", "actors", "places", "topics", "threads", "sources"),
    *("witnesses", "disputes", "outcome", "text", "recorded", "updated", "url"),
)
_FORMULA = re.compile(r"[=+@\t\r]|-(?!\d)")
"""What a spreadsheet would take for the beginning of a formula (OWASP, "CSV Injection"); a year before 1 BC is none."""
_QUOTED = re.compile(r"[\",\r\n]")
"""What a value may hold only between quotation marks."""


def heading_csv() -> bytes:
    """Return the names of the columns as a row of CSV."""
    return _line(COLUMNS)


def event_csv(event: EventData, titles: Mapping[str, str]) -> bytes:
    """Return an event as a row of CSV in UTF-8, with its line end: ids, and several values in one cell, stand between semicolons.

    `titles` are those of all events by their ids.
    """
    return _line(_row(event, titles))


def _line(values: Iterable[str]) -> bytes:
    return (",".join(map(_cell, values)) + "\r\n").encode()


def _row(event: EventData, titles: Mapping[str, str]) -> Iterator[str]:
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
    """Return a value as a cell; Python's own writer, which looks at each character by itself, takes seven times as long over a text.

    It must not be run as a formula when a spreadsheet opens the file: an apostrophe before it, as they write it themselves.
    """
    safe = f"'{value}" if _FORMULA.match(value) else value
    return '"' + safe.replace('"', '""') + '"' if _QUOTED.search(safe) else safe
