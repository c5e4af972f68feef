"""The worksheet and its key: one view, with the answers in it, laid out twice on sheets of paper of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.config import EXERCISES
from dateline.handouts.edition import Edition
from dateline.handouts.events import footer, ranks
from dateline.handouts.exercises import (
    Comparison,
    Dating,
    OrderItem,
    Statement,
    comparisons,
    datings,
    order_items,
    statements,
)
from dateline.handouts.model import Paper, Part, Sheet
from dateline.handouts.prose import Paragraph, paragraphs
from dateline.handouts.reader import source_line, source_numbers
from dateline.handouts.shuffling import sheet_code
from dateline.handouts.vocabulary import Term, glossary, used
from dateline.handouts.wording import FRAME, WORKSHEET, said
from dateline.model import Body, Element, Event, Worksheet
from dateline.outputs.languages import direction
from dateline.outputs.views import View
from dateline.selection import Selection

MOST_TERMS = 12
MOST_CONTEXT = 6


class ContextLine(View, kw_only=True):
    """A line of the context timeline."""

    when: str
    title: str


class SheetDocument(View, kw_only=True):
    """A source as the worksheet names it: its number, and the line about it."""

    number: int
    title: str
    lang: str
    line: str
    audience: str


class WorksheetPart(Part, kw_only=True):
    """A worksheet in one language; an exercise that it does not have is empty."""

    question: str
    for_teacher: tuple[Paragraph, ...]
    context: tuple[Paragraph, ...]
    timeline: tuple[ContextLine, ...]
    documents: tuple[SheetDocument, ...]
    order: tuple[OrderItem, ...]
    in_order: str
    match: tuple[Statement, ...]
    date: tuple[Dating, ...]
    compare: tuple[Comparison, ...]
    questions: tuple[Paragraph, ...]
    vocabulary: tuple[Term, ...]


class WorksheetSheet(Sheet, kw_only=True):
    """A worksheet (`kind` "worksheet"), or its key (`kind` "key"): the same values and the same code, on sheets of their own.

    With `sides` "both" each language begins on a new sheet of paper and fills its last one, so that copies printed on both sides in one
    go never share a sheet.
    """

    code: str
    seed: str
    sides: str
    parts: tuple[WorksheetPart, ...]


def chosen_worksheets(edition: Edition, selection: Selection) -> tuple[Worksheet, ...]:
    """Return the worksheets that a selection means: all, or those of the threads that it names."""
    found = edition.chronology.worksheets.values()
    return tuple(each for each in found if not selection.thread or each.thread in selection.thread)


def worksheet_events(edition: Edition, worksheet: Worksheet) -> tuple[Event, ...]:
    """Return the events that a worksheet is made from, in the chronology's order: those that it names, else its thread's."""
    chronology = edition.chronology
    thread = chronology.threads.get(worksheet.thread)
    wanted = set(worksheet.events) or {step.event for step in (thread.events if thread else ())}
    return tuple(event for name, event in chronology.events.items() if name in wanted)


def worksheet_sheet(
    editions: tuple[Edition, ...], paper: Paper, name: str, kind: str, sides: str = "both"
) -> WorksheetSheet:
    """Return the worksheet of an id, or its key, in one language or two."""
    base = editions[0].chronology.worksheets[name]
    seed = base.seed or base.id
    title = editions[0].say(WORKSHEET, f"{kind}-title", title=base.title)
    events = worksheet_events(editions[0], base)
    return WorksheetSheet(
        kind=kind,
        paper=paper,
        title=title,
        code=sheet_code("worksheet", name, seed, *(event.id for event in events)),
        seed=seed,
        sides=sides,
        parts=tuple(_part(edition, edition.chronology.worksheets[name], seed, kind) for edition in editions),
    )


def _part(edition: Edition, worksheet: Worksheet, seed: str, kind: str) -> WorksheetPart:
    chronology = edition.chronology
    events = worksheet_events(edition, worksheet)
    numbers = source_numbers(events, chronology.sources)
    wanted = worksheet.exercises or EXERCISES
    teacher, context, questions = sections(worksheet.body)
    order = order_items(edition, events, seed) if "order" in wanted else ()
    marks = {item.title: item.mark for item in order}
    read = (*paragraphs(edition, context), *paragraphs(edition, questions))
    texts = (
        worksheet.question,
        *(text for event in events for text in (event.title, event.summary)),
        *(run.text for paragraph in read for run in paragraph.runs),
    )
    return WorksheetPart(
        language=edition.language,
        direction=direction(edition.language),
        title=edition.say(WORKSHEET, f"{kind}-title", title=worksheet.title),
        subtitle=chronology.config.title,
        words=said(edition.texts, FRAME, WORKSHEET),
        footer=footer(edition),
        question=worksheet.question,
        for_teacher=paragraphs(edition, teacher, numbers),
        context=paragraphs(edition, context, numbers),
        timeline=tuple(_context(edition, worksheet, events)),
        documents=tuple(_documents(edition, numbers)),
        order=order,
        in_order=" ".join(marks[" ".join((event.blind_title or event.title).split())] for event in events)
        if order
        else "",
        match=statements(edition, events, numbers, seed) if "match" in wanted else (),
        date=datings(edition, events, seed) if "date" in wanted else (),
        compare=comparisons(edition, events, numbers) if "compare" in wanted else (),
        questions=paragraphs(edition, questions, numbers) if "questions" in wanted else (),
        vocabulary=used(glossary(chronology), texts)[:MOST_TERMS] if "vocabulary" in wanted else (),
    )


def sections(body: Body) -> tuple[Body, Body, Body]:
    """Return the sections of a worksheet's body by their order: for the teacher, the context, the questions on the sources.

    Each begins with a heading, which is left out: the sheet has headings of its own, in its own words.
    """
    found: list[list[Element]] = []
    for node in body:
        if isinstance(node, Element) and node.tag in ("h1", "h2"):
            found.append([])
        elif isinstance(node, Element) and found:
            found[-1].append(node)
    first, second, third = (*(tuple(each) for each in found), (), (), ())[:3]
    return first, second, third


def _context(edition: Edition, worksheet: Worksheet, events: tuple[Event, ...]) -> Iterator[ContextLine]:
    """Yield the most important events that are neither to be put in order nor of the same story, so that they give nothing away."""
    chronology = edition.chronology
    thread = chronology.threads.get(worksheet.thread)
    own = {event.id for event in events} | {step.event for step in (thread.events if thread else ())}
    rank = ranks(chronology.events.values())
    others = [
        event
        for event in chronology.events.values()
        if event.id not in own and event.date and event.standing == "occurred" and not event.accusation
    ]
    chosen = {event.id for event in sorted(others, key=lambda event: rank[event.id])[:MOST_CONTEXT]}
    for event in others:
        if event.id in chosen:
            yield ContextLine(when=edition.register.words(event.date), title=" ".join(event.title.split()))


def _documents(edition: Edition, numbers: Mapping[str, int]) -> Iterator[SheetDocument]:
    for name, number in numbers.items():
        source = edition.chronology.sources[name]
        yield SheetDocument(
            number=number,
            title=source.title,
            lang=edition.register.foreign(source.language),
            line=source_line(edition, source),
            audience=source.audience,
        )
