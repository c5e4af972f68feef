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
_STYLES = frozenset(
    {
        *("Normal", "Title", "Title Char", "Heading 1", "Heading 1 Char", "Heading 2", "Heading 2 Char", "List Bullet"),
        *("Header", "Footer"),
        *("Default Paragraph Font", "Normal Table", "Table Grid", "No List"),
    }
)
"""The styles that a document uses, and those that they rest on: of the library's 160 the others would only fill the list in the program."""
_UNUSED = ("/stylesWithEffects", "/thumbnail")
"""Kinds of parts that are left out: the same styles once more, for Word 2010, and a picture of the library's empty page."""
_PAPERS = {
    "a4": (210, 297),
    "letter": (216, 279),
    "legal": (216, 356),
    "a3": (297, 420),
    "a2": (420, 594),
    "tabloid": (279, 432),
}
"""Width and height, in mm."""
_MARGIN = 18
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP archive can hold."""


def worksheet_document(sheet: WorksheetSheet, stamp: int) -> bytes:
    """Return a worksheet or its key as .docx, dated `stamp` (seconds since 1970); equal values give equal bytes."""
    import docx

    document = docx.Document()
    _lighten(document)
    _lay_out(document, sheet)
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


def _lighten(document: Document) -> None:
    """Take out what the library's own empty document brings and ours do not use."""
    for style in [each for each in document.styles if each.name not in _STYLES]:
        style.delete()
    for relations in (document.part.rels, document.part.package.rels if document.part.package else {}):
        for name in [name for name, each in relations.items() if each.reltype.endswith(_UNUSED)]:
            del relations[name]


def _lay_out(document: Document, sheet: WorksheetSheet) -> None:
    """Set the paper, the size of the letters, and the foot of every page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    section, foot = document.sections[0], sheet.parts[0].footer
    section.page_width, section.page_height = (Mm(length) for length in _PAPERS[sheet.paper])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(_MARGIN)
    document.styles["Normal"].font.size = Pt(11)
    line = section.footer.paragraphs[0]
    said = " · ".join(filter(None, (foot.chronology, foot.version, foot.licence, foot.corrections)))
    before, _, after = dict(sheet.parts[0].words)["page"].partition("{page}")
    line.add_run(_legal(f"{said} · {before}"))
    for text, field in (("", "PAGE"), (after.partition("{pages}")[0], "NUMPAGES")):
        line.add_run(_legal(text))
        number = OxmlElement("w:fldSimple")
        number.set(qn("w:instr"), field)
        line._p.append(number)  # noqa: SLF001 - the library has no fields of its own
    for run in line.runs:
        run.font.size = Pt(9)


class _Writer:
    """Writes one language's worksheet into a document."""

    def __init__(self, document: Document, sheet: WorksheetSheet, part: WorksheetPart) -> None:
        self.document, self.sheet, self.part = document, sheet, part
        self.words = dict(part.words)
        self.key = sheet.kind == "key"
        self.room = _PAPERS[sheet.paper][0] - 2 * _MARGIN

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

    def table(self, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], widths: tuple[int, ...]) -> None:
        """Write a table with a row of headings; `widths` in mm, 0 for the column that has what is left."""
        from docx.oxml import OxmlElement
        from docx.shared import Mm

        held = tuple(rows)
        made = self.document.add_table(rows=1 + len(held), cols=len(heads), style="Table Grid")
        made.autofit = False
        rest = self.room - sum(widths)
        measures = [Mm(width or rest) for width in widths]
        for column, measure in zip(made.columns, measures, strict=True):
            column.width = measure
        for number, (row, texts) in enumerate(zip(made.rows, (heads, *held), strict=True)):
            # Neither has a way of its own in the library: a row stays on one page, and the headings stand again on the next.
            for name in ("w:cantSplit", *(("w:tblHeader",) if not number else ())):
                row._tr.get_or_add_trPr().append(OxmlElement(name))  # noqa: SLF001
            for cell, text, measure in zip(row.cells, texts, measures, strict=True):
                cell.width = measure
                cell.paragraphs[0].add_run(_legal(text)).bold = number == 0 or None

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
        self.table((words["number"], words["about-it"]), about, (20, 0))

    def _vocabulary(self) -> None:
        words = self.words
        self.table(
            (words["term"], words["counterpart"], words["means"]),
            ((each.term, each.counterpart, each.definition) for each in self.part.vocabulary),
            (36, 36, 0),
        )

    def _order(self) -> None:
        words, part = self.words, self.part
        heads = ("card", "event", "date", "stands") if self.key else ("card", "event", "place-number")
        rows: list[tuple[str, ...]] = []
        for item in part.order:
            about = "\n".join(filter(None, (item.title, item.summary, *(item.notes if self.key else ()))))
            rows.append((item.mark, about, item.when, item.place) if self.key else (item.mark, about, ""))
        self.table(tuple(words[head] for head in heads), rows, (22, 0, 30, 40) if self.key else (22, 0, 22))
        if self.key:
            self.strong(words["order"].format(order=part.in_order))

    def _match(self) -> None:
        words = self.words
        self.table(
            (words["its-words"], words["number"]),
            (
                (words["quoted"].format(words=each.words), f"{each.answer}, {each.place}" if self.key else "")
                for each in self.part.match
            ),
            (0, 34),
        )

    def _date(self) -> None:
        rows = (
            (
                f"{each.event}\n{self.words['quoted'].format(words=each.words)}, {each.anchor}",
                "\n".join(filter(None, (each.answer, each.note))) if self.key else "",
            )
            for each in self.part.date
        )
        self.table((self.words["its-words"], self.words["date"]), rows, (0, 44))

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
                (0, *(12 for _ in numbers)),
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
