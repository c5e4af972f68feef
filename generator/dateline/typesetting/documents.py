"""Worksheets and keys as .docx, which teachers change: the same values as the PDF, in plain paragraphs and tables."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from dateline.handouts.glyphs import with_apostrophes
from dateline.handouts.prose import Paragraph
from dateline.handouts.worksheet import WorksheetPart, WorksheetSheet

if TYPE_CHECKING:
    from docx.document import Document

_LINE = "_" * 78
_WRITING_LINES = 4
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive can hold."""


def worksheet_document(sheet: WorksheetSheet, stamp: int) -> bytes:
    """Return a worksheet or its key as .docx, dated `stamp` (seconds since 1970); equal values give equal bytes."""
    import docx

    document = docx.Document()
    day = datetime.fromtimestamp(stamp, UTC).replace(tzinfo=None)
    properties = document.core_properties
    properties.title, properties.author = sheet.title, ""
    properties.language = sheet.parts[0].language
    properties.created = properties.modified = day
    properties.comments = ""
    for number, part in enumerate(sheet.parts):
        if number:
            document.add_page_break()  # type: ignore[no-untyped-call]  # the one method that is not annotated
        _Writer(document, sheet, part).write()
    return _steady(document)


class _Writer:
    """Writes one language's worksheet into a document."""

    def __init__(self, document: Document, sheet: WorksheetSheet, part: WorksheetPart) -> None:
        self.document, self.sheet, self.part = document, sheet, part
        self.words = dict(part.words)
        self.key = sheet.kind == "key"

    def write(self) -> None:
        """Write everything in the order of the PDF."""
        part = self.part
        self.document.add_heading(part.title, 0)
        self.document.add_paragraph(
            f"{part.subtitle} · {self.words['code'].format(code=self.sheet.code, seed=self.sheet.seed)}"
        )
        if not self.key:
            self.document.add_paragraph(
                "     ".join(f"{self.words[key]} {'_' * 20}" for key in ("name", "day", "class"))
            )
        if part.question:
            self.strong(part.question)
        self._opening()
        self._documents()
        tasks: tuple[tuple[str, object, Callable[[], None]], ...] = (
            ("vocabulary", part.vocabulary, self._vocabulary),
            ("order", part.order, self._order),
            ("match", part.match, self._match),
            ("date", part.date, self._date),
            ("compare", part.compare, self._compare),
            ("questions", part.questions, self._questions),
        )
        for name, held, write in tasks:
            if held:
                self.document.add_heading(self.words[f"task-{name}"], 1)
                self.document.add_paragraph(self.words[f"do-{name}"])
                write()
        foot = part.footer
        self.document.add_paragraph(
            " · ".join(filter(None, (foot.chronology, foot.version, foot.licence, foot.corrections)))
        )

    def strong(self, text: str) -> None:
        """Write a paragraph in bold."""
        self.document.add_paragraph().add_run(_legal(text)).bold = True

    def prose(self, paragraphs: Iterable[Paragraph]) -> None:
        """Write paragraphs with their emphasis."""
        for paragraph in paragraphs:
            style = "List Bullet" if paragraph.kind == "item" else None
            written = self.document.add_paragraph(style=style)
            for run in paragraph.runs:
                added = written.add_run(_legal(run.text))
                added.bold, added.italic = run.style == "strong", run.style == "emphasis"

    def table(self, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
        """Write a table with a row of headings."""
        made = self.document.add_table(rows=1, cols=len(heads), style="Table Grid")
        for cell, text in zip(made.rows[0].cells, heads, strict=True):
            cell.paragraphs[0].add_run(_legal(text)).bold = True
        for row in rows:
            for cell, text in zip(made.add_row().cells, row, strict=True):
                cell.text = _legal(text)

    def _opening(self) -> None:
        part, words = self.part, self.words
        if self.key:
            self.document.add_paragraph(words["key-how"])
            self.document.add_heading(words["for-teacher"], 1)
            self.prose(part.for_teacher)
            return
        if part.context:
            self.document.add_heading(words["context"], 1)
            self.prose(part.context)
        if part.timeline:
            self.document.add_heading(words["timeline"], 1)
            for line in part.timeline:
                self.document.add_paragraph(_legal(f"{line.when} – {line.title}"))

    def _documents(self) -> None:
        words = self.words
        self.document.add_heading(words["documents"], 1)
        about = (
            (
                str(each.number),
                "\n".join(
                    filter(
                        None,
                        (
                            each.title,
                            each.line,
                            words["for-whom"].format(audience=each.audience) if each.audience else "",
                        ),
                    )
                ),
            )
            for each in self.part.documents
        )
        self.table((words["number"], words["about-it"]), about)

    def _vocabulary(self) -> None:
        words = self.words
        self.table(
            (words["term"], words["counterpart"], words["means"]),
            ((each.term, each.counterpart, each.definition) for each in self.part.vocabulary),
        )

    def _order(self) -> None:
        words, part = self.words, self.part
        heads = ("card", "event", "date", "stands") if self.key else ("card", "event", "place-number")
        rows: list[tuple[str, ...]] = []
        for item in part.order:
            about = "\n".join(filter(None, (item.title, item.summary, *(item.notes if self.key else ()))))
            rows.append((item.mark, about, item.when, item.place) if self.key else (item.mark, about, ""))
        self.table(tuple(words[head] for head in heads), rows)
        if self.key:
            self.strong(words["order"].format(order=part.in_order))

    def _match(self) -> None:
        words = self.words
        self.table(
            (words["its-words"], words["number"]),
            ((f"“{each.words}”", f"{each.answer}, {each.place}" if self.key else "") for each in self.part.match),
        )

    def _date(self) -> None:
        for each in self.part.date:
            self.document.add_paragraph(_legal(f"{each.event}\n“{each.words}”, {each.anchor} → "))
            if self.key:
                self.strong(each.answer)
                if each.note:
                    self.document.add_paragraph(_legal(each.note))
            else:
                self.document.add_paragraph(_LINE[:40])

    def _compare(self) -> None:
        numbers = tuple(each.number for each in self.part.documents)
        for each in self.part.compare:
            self.document.add_heading(_legal(each.about), 2)
            self.table(
                (self.words["claim"], *map(str, numbers)),
                (
                    (claim.says, *("×" if self.key and number in claim.documents else "" for number in numbers))
                    for claim in each.claims
                ),
            )
            if self.key:
                self.document.add_paragraph(_legal(f"{each.kind}. {each.finding}"))

    def _questions(self) -> None:
        for number, question in enumerate(self.part.questions, start=1):
            self.document.add_paragraph(_legal(f"{number}. {''.join(run.text for run in question.runs)}"))
            if not self.key:
                for _ in range(_WRITING_LINES):
                    self.document.add_paragraph(_LINE)


def _legal(text: str) -> str:
    """Return a text as it is printed, without what XML cannot hold."""
    return "".join(
        each for each in with_apostrophes(text) if each in "\t\n" or (each >= " " and each not in "\ufffe\uffff")
    )


def _steady(document: Document) -> bytes:
    """Return the document's bytes with the times of its parts fixed: the archive would hold the clock's."""
    made, steady = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(steady, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            new.writestr(entry, old.read(name))
    return steady.getvalue()
