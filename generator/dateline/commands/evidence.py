"""`dateline evidence`: report how far the chronology rests on its sources.

Exit code 0, or 1 where the content cannot be loaded, 2 for misuse. With --format json it prints one object:

- `statements`: how many sentences of the events' bodies are `cited`, rest on `editors`' knowledge alone, or are `uncited`.
- `citation_groups`: objects with `witnesses` (a number) and `groups`: so many independent witnesses stand behind so many groups.
- `knowledge`: how many citation groups are `reported`, `said-by-named`, `said-by-unnamed` or `editors`; `dates`: how many dates are
  `reported`, `inferred` or `editors`, or have no basis (`no-basis`), and how many events are `undated`.
- `quotations`: in `events` and `elsewhere`, how many are `found`, `supported`, `too-short`, `wrong-locator`, `not-found`, `unchecked`.
- `events`, in the chronology's order: `id`, `standing`, `statements`, `uncited` (sentences), `knowledge`, `date` (a key of `dates`),
  `quotations`, `witnesses` (ids of sources, or `source/part`), `speakers` (`kind`: `named` or `unnamed`; `who`: an actor's id, or
  words).
- `one_witness`, `no_witness`: the ids of the events that rest on one independent witness, or on none.
- `witnesses`: `id` and `texts`, which are one witness since they are versions of each other.
- `sources`, by id: `id`, `country`, `side`, `witnesses` (those its text belongs to), `events`, `statements`, `quotations`.
- `speakers`: `kind`, `who`, `side`, `citations`, `events`; `sides`: `side`, `named`, `named_citations`, `unnamed`,
  `unnamed_citations`; `countries`: `country`, `sources`, `statements`. A side or country that is not given is "".

The rules of counting stand in `dateline.chronology.coverage`, `sentences`, `witnesses` and `certainty`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dateline.chronology.certainty import KNOWLEDGE, Knowledge
from dateline.chronology.coverage import CHECKED, GROUNDS, Coverage, DateGround, EventCoverage, SourceCoverage, coverage
from dateline.commands.console import FINE, complain
from dateline.commands.loading import linked_content

_Row = tuple[object, ...]
_CHECKED_WORDS = (
    "found",
    "supported, not confirmed",
    "too short to check",
    "at another place",
    "not found",
    "without a fingerprint",
)
_DATES: tuple[DateGround, ...] = ("reported", "inferred", "editors", "no-basis", "undated")


def run(arguments: argparse.Namespace) -> int:
    """Print the coverage of the content."""
    loaded = linked_content(arguments.content)
    if isinstance(loaded, int):
        return loaded
    linked, has_errors = loaded
    if has_errors:
        complain("the content has errors; what they keep from being read is not counted. Run `dateline check`.")
    measured = coverage(linked.chronology)
    print(_as_json(measured) if arguments.format == "json" else "\n".join(_lines(measured)))
    return FINE


# --- for programs -----------------------------------------------------------------------------------------------------------------------


def _as_json(measured: Coverage) -> str:
    found = {
        "statements": _by(GROUNDS, measured.sentences),
        "citation_groups": [{"witnesses": number, "groups": groups} for number, groups in measured.statements],
        "knowledge": _knowledge(measured.events),
        "dates": _dates(measured.events),
        "quotations": {
            "events": _by(CHECKED, measured.quotations),
            "elsewhere": _by(CHECKED, measured.elsewhere),
        },
        "events": [_event(each) for each in measured.events],
        "one_witness": [each.id for each in measured.resting_on(1)],
        "no_witness": [each.id for each in measured.resting_on(0)],
        "witnesses": [{"id": witness, "texts": texts} for witness, texts in measured.witnesses],
        "sources": [_source(each) for each in measured.sources],
        "speakers": [
            {**each.speaker._asdict(), "side": each.side, "citations": each.citations, "events": each.events}
            for each in measured.speakers
        ],
        "sides": [
            {
                "side": each.side,
                "named": each.named,
                "named_citations": each.named_citations,
                "unnamed": each.unnamed,
                "unnamed_citations": each.unnamed_citations,
            }
            for each in measured.by_side()
        ],
        "countries": [
            {"country": each.country, "sources": each.sources, "statements": each.sentences}
            for each in measured.by_country()
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _event(event: EventCoverage) -> dict[str, object]:
    return {
        "id": event.id,
        "standing": event.standing,
        "statements": _by(GROUNDS, event.sentences),
        "uncited": event.uncited,
        "knowledge": _knowledge((event,)),
        "date": event.date,
        "quotations": _by(CHECKED, event.quotations),
        "witnesses": event.witnesses,
        "speakers": [speaker._asdict() for speaker in event.speakers],
    }


def _source(source: SourceCoverage) -> dict[str, object]:
    return {
        "id": source.id,
        "country": source.country,
        "side": source.side,
        "witnesses": source.witnesses,
        "events": source.events,
        "statements": source.sentences,
        "quotations": _by(CHECKED, source.quotations),
    }


def _by(names: Sequence[str], numbers: Iterable[int]) -> dict[str, int]:
    return dict(zip(names, numbers, strict=True))


def _knowledge(events: Iterable[EventCoverage]) -> dict[str, int]:
    """Count citation groups by kind; none is `inferred`, which only a date can be."""
    counted: Counter[Knowledge] = Counter(kind for event in events for kind in event.knowledge)
    return {kind: counted[kind] for kind in KNOWLEDGE if kind != "inferred"}


def _dates(events: Iterable[EventCoverage]) -> dict[str, int]:
    counted = Counter(event.date for event in events)
    return {kind: counted[kind] for kind in _DATES}


# --- for people -------------------------------------------------------------------------------------------------------------------------


def _lines(measured: Coverage) -> Iterator[str]:
    yield from _summary(measured)
    yield ""
    yield from _table(
        ("Event", "cited", "editors", "uncited", "quotations", "found", "witnesses", "speakers"),
        (
            (e.id, *e.sentences, sum(e.quotations), e.quotations[0], len(e.witnesses), len(e.speakers))
            for e in measured.events
        ),
    )
    yield ""
    yield from _table(
        ("Source", "events", "statements", "quotations", "found", "country", "side"),
        (
            (s.id, s.events, s.sentences, sum(s.quotations), s.quotations[0], _given(s.country), _given(s.side))
            for s in measured.sources
        ),
    )
    yield ""
    yield from _table(
        ("Country", "sources", "statements"),
        ((_given(c.country), c.sources, c.sentences) for c in measured.by_country()),
    )
    yield ""
    yield from _table(
        ("Side", "named", "citations", "unnamed", "citations"),
        ((_given(s.side), s.named, s.named_citations, s.unnamed, s.unnamed_citations) for s in measured.by_side()),
    )
    yield ""
    yield from _table(
        ("Speaker", "", "side", "citations", "events"),
        ((s.speaker.who, s.speaker.kind, _given(s.side), s.citations, s.events) for s in measured.speakers),
    )
    if uncited := [(f"  {event.id}", text) for event in measured.events for text in event.uncited]:
        yield "\nStatements without a citation"
        yield from _table((), uncited)
    if copies := [(f"  {witness}", ", ".join(texts)) for witness, texts in measured.witnesses if len(texts) > 1]:
        yield "\nCopies that are one witness"
        yield from _table((), copies)
    for number, heading in ((1, "Events that rest on one witness"), (0, "Events that rest on no witness")):
        if found := measured.resting_on(number):
            yield f"\n{heading}: {len(found)}"
            yield from _table((), ((f"  {e.id}", ", ".join(e.witnesses)) for e in found))


def _summary(measured: Coverage) -> Iterator[str]:
    knowledge, dates = _knowledge(measured.events), _dates(measured.events)
    rows: tuple[_Row, ...] = (
        ("Statements (sentences of events)", sum(measured.sentences)),
        *_numbered(("with a citation", "by editors' knowledge", "without a citation"), measured.sentences),
        ("Citation groups", sum(groups for _, groups in measured.statements)),
        *((f"  with {_count(number, 'independent witness')}", groups) for number, groups in measured.statements),
        *_numbered(
            ("reported as fact", "said by a named person", "said by unnamed persons", "editors' knowledge"),
            knowledge.values(),
        ),
        ("Dates of events", sum(dates.values())),
        *_numbered(
            ("stated by a source", "inferred by us", "editors' knowledge", "without a basis", "undated events"),
            dates.values(),
        ),
        ("Quotations in events", sum(measured.quotations)),
        *_checked(measured.quotations),
        ("Quotations elsewhere", sum(measured.elsewhere)),
        *_checked(measured.elsewhere),
    )
    yield from _table((), rows)


def _numbered(names: Iterable[str], numbers: Iterable[int]) -> tuple[_Row, ...]:
    return tuple((f"  {name}", number) for name, number in zip(names, numbers, strict=True))


def _checked(numbers: tuple[int, ...]) -> tuple[_Row, ...]:
    """Return how many quotations were found, and of what else is known of them what there is."""
    return tuple(row for row in _numbered(_CHECKED_WORDS, numbers) if row[1] or row[0] == "  found")


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 'es'}"


def _given(words: str) -> str:
    return words or "not given"


def _table(headings: _Row, rows: Iterable[_Row]) -> Iterator[str]:
    """Yield the lines of a table without rules: numbers to the right, words to the left; nothing where there are no rows."""
    found = tuple(rows)
    if not found:
        return
    shown = [tuple(map(str, row)) for row in (headings, *found) if row]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    numeric = [isinstance(cell, int) for cell in found[0]]
    for row in shown:
        cells = (
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        )
        yield "  ".join(cells).rstrip()
