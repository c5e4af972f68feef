r"""The grammar of citations and references, from text to values; used in bodies and wherever front matter has `cite`.

    [@source-id, LOCATOR "quotation" by=actor-id; LOCATOR "…"; @other-id, LOCATOR]

A LOCATOR is `¶ 9`, `¶¶ 9-11`, `par. 9`, `párr. 9`, `p. 3`, `pp. 3-4` or `at 12:40`; the source may be left out after `;` when it is the
same. Quotation marks are straight or curly; `\"` and `]` may stand inside. (Content model, "Citations and references".)
"""

from __future__ import annotations

import re

import msgspec

from dateline.diagnostics import Span
from dateline.model import EDITORS, KINDS, Citation, Kind, Locator

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
MAX_ID = 80
MAX_GROUP = 2_000
"""The longest citation in characters: an unclosed one is not searched for its end through a whole book."""

_SOURCE = re.compile(rf"@({ID_PATTERN})(?=[\s,;\]]|$)")
_PARAGRAPHS = re.compile(r"(?:¶{1,2}|(?:par|párr)s?\.)\s*([0-9]{1,6})(?:\s*[-–]\s*([0-9]{1,6}))?")
_PAGES = re.compile(r"pp?\.\s*([0-9]{1,6})(?:\s*[-–]\s*([0-9]{1,6}))?")
_TIME = re.compile(r"at\s+([0-9]{1,3}):([0-5][0-9])(?::([0-5][0-9]))?")
_BARE = re.compile(r"([0-9]{1,6})(?:\s*[-–]\s*([0-9]{1,6}))?")
_BY = re.compile(rf'by=(?:({ID_PATTERN})|"([^"]+)"|“([^”]+)”)')
_GROUP = re.compile(r'\[@(?:[^\[\]"“”]|"(?:[^"\\]|\\.)*+"|[“”](?:[^”\\]|\\.)*+”)*+\]', re.DOTALL)
_USUAL_PLACE = r"(¶¶?|pp?\.) ([1-9][0-9]{,5})(?:[-–]([1-9][0-9]{,5}))?"
_USUAL_ONE = re.compile(rf"(?:@({ID_PATTERN}), )?{_USUAL_PLACE}")
_USUAL = re.compile(rf"\[@{ID_PATTERN}, {_USUAL_PLACE}(?:; (?:@{ID_PATTERN}, )?{_USUAL_PLACE})*+\]")
"""The usual group, sources with paragraphs or pages: read at once."""
_SPACE = re.compile(r"\s*")
_CLOSING = {'"': '"', "“": "”", "”": "”"}
_REFERENCE = re.compile(rf"\[\[(?:([a-z]+):)?({ID_PATTERN})(?:\|([^\[\]|]+))?\]\]")


class Slip(msgspec.Struct, frozen=True):
    """A mistake in a citation: the offset in the text given, its length, what is wrong and what to do."""

    offset: int
    length: int
    message: str
    hint: str = ""
    rule: str = "citation-malformed"


class Group(msgspec.Struct, frozen=True):
    """A group of citations as read; spans of its citations count from the text's own beginning on line 1."""

    citations: tuple[Citation, ...]
    slips: tuple[Slip, ...]


def group_end(text: str, start: int, limit: int) -> int | None:
    """Return the offset just behind the `]` that closes the group opening at `start`, or None where nothing closes it.

    Brackets inside quotation marks count as words; outside them no second bracket opens before the first is closed.
    """
    match = _GROUP.match(text, start, min(limit, start + MAX_GROUP))
    return match.end() if match else None


def read_group(text: str) -> Group:
    """Read one whole group, `[@…]` with nothing around it, into citations and slips."""
    usual = usual_group(text, 0, len(text))
    return usual[0] if usual and usual[1] == len(text) else _GroupReader(text).read()


def usual_group(text: str, start: int, limit: int) -> tuple[Group, int] | None:
    """Read a group of the usual form that begins here, with the offset behind it; None where it is another, or there is something to say of it.

    Spans of its citations count from its own beginning.
    """
    whole = _USUAL.match(text, start, min(limit, start + MAX_GROUP))
    if whole is None:
        return None
    citations: list[Citation] = []
    source = ""
    for one in _USUAL_ONE.finditer(text, start + 1, whole.end()):
        named, mark, begin, end = one.groups()
        source = named or source
        first, last = int(begin), int(end or begin)
        if source == EDITORS or last < first:
            return None
        locator = Locator(kind="page" if mark[0] == "p" else "paragraph", first=first, last=last)
        span = Span(1, one.start() - start + 1, one.end() - one.start())
        citations.append(Citation(source=source, locator=locator, span=span))
    return Group(tuple(citations), ()), whole.end()


class _GroupReader:
    """A cursor over one group's text."""

    def __init__(self, text: str) -> None:
        self.text, self.position, self.end = text, 1, len(text) - 1
        self.slips: list[Slip] = []

    def read(self) -> Group:
        citations: list[Citation] = []
        source = ""
        while True:
            self._skip()
            citation = self._citation(source)
            if citation is None:
                break
            citations.append(citation)
            source = citation.source
            self._skip()
            if self.position >= self.end:
                break
            if self.text[self.position] != ";":
                self._slip(
                    "This is not part of a citation.",
                    "A citation is @source-id, a comma, a locator such as ¶ 9, then the words in quotation marks, then by=actor-id.",
                )
                break
            self.position += 1
        return Group(tuple(citations), tuple(self.slips))

    def _slip(self, message: str, hint: str = "") -> None:
        rest = self.text[self.position : self.end]
        self.slips.append(Slip(self.position, max(len(rest.rstrip()), 1), message, hint))

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self.position, self.end)
        if match:
            self.position = match.end()

    def _citation(self, source: str) -> Citation | None:
        start = self.position
        match = _SOURCE.match(self.text, self.position, self.end)
        named = match is not None
        if match:
            source = match[1]
            self.position = match.end()
        elif self.text.startswith("@", self.position) or not source:
            self._slip(
                "A citation begins with @ and a source's id.",
                "An id is lower-case letters, digits and single hyphens, as in [@cnn-2021, ¶ 9].",
            )
            return None
        self._skip()
        comma = named and self.text.startswith(",", self.position)
        if comma:
            self.position += 1
            self._skip()
        before = self.position
        locator = self.locator()
        if named and locator and not comma:
            hint = f"[@{source}, {self.text[before : self.position]}]"
            self.slips.append(Slip(before, self.position - before, "A comma is missing before the locator.", hint))
        self._skip()
        quotation, quotation_span = self._quotation()
        self._skip()
        by, by_name = self._speaker()
        if not (locator or quotation or by or by_name) and (comma or not named):
            self._slip("A locator is missing here.", "Write ¶ 9, ¶¶ 9-11, p. 3 or at 12:40.")
            return None
        span = Span(1, start + 1, max(self.position - start, 1))
        citation = Citation(
            source=source,
            locator=locator,
            quotation=quotation,
            by=by,
            by_name=by_name,
            span=span,
            quotation_span=quotation_span,
        )
        if source == EDITORS and (locator or by or by_name or not quotation):
            self.slips.append(
                Slip(
                    start,
                    span.length,
                    "`@editors` needs a reason in quotation marks, and nothing else.",
                    'Write [@editors "reason"].',
                    "editors-not-allowed",
                )
            )
        return citation

    def locator(self) -> Locator | None:
        """Read a locator where the cursor stands, and move behind it; None where there is none."""
        if match := _PARAGRAPHS.match(self.text, self.position, self.end):
            return self._run("paragraph", match)
        if match := _PAGES.match(self.text, self.position, self.end):
            return self._run("page", match)
        if match := _TIME.match(self.text, self.position, self.end):
            self.position = match.end()
            first, second, third = match.groups()
            seconds = (
                int(first) * 60 + int(second) if third is None else int(first) * 3600 + int(second) * 60 + int(third)
            )
            return Locator(kind="time", first=seconds, last=seconds)
        return None

    def _run(self, kind: str, match: re.Match[str]) -> Locator:
        first, last = int(match[1]), int(match[2] or match[1])
        if first < 1 or last < first:
            self._slip("A locator counts from 1 and upwards.", "Write ¶ 9 or ¶¶ 9-11.")
        self.position = match.end()
        return Locator(kind="page" if kind == "page" else "paragraph", first=first, last=max(first, last))

    def _quotation(self) -> tuple[str, Span]:
        if self.position >= self.end or self.text[self.position] not in _CLOSING:
            return "", Span()
        closing = _CLOSING[self.text[self.position]]
        start = self.position + 1
        position = start
        while position < self.end and self.text[position] != closing:
            position += 2 if self.text[position] == "\\" else 1
        self.position = min(position + 1, self.end)
        words = self.text[start : min(position, self.end)]
        if not words.strip():
            self.slips.append(
                Slip(start - 1, 2, "There are no words between the quotation marks.", "Write the exact words, or none.")
            )
        return words.replace('\\"', '"'), Span(1, start + 1, max(len(words), 1))

    def _speaker(self) -> tuple[str, str]:
        if not self.text.startswith("by=", self.position):
            return "", ""
        match = _BY.match(self.text, self.position, self.end)
        if match is None:
            self._slip(
                "`by=` names an actor's id, or words in quotation marks.",
                'by=marcelo-ebrard or by="unnamed US officials"',
            )
            self.position = self.end
            return "", ""
        self.position = match.end()
        return match[1] or "", match[2] or match[3] or ""


def read_locator(text: str) -> Locator | None:
    """Read a locator that stands alone (`¶ 9`), or bare paragraph numbers as `parts` has them (`43-78`); None where it is neither."""
    stripped = text.strip()
    match = _BARE.fullmatch(stripped)
    if match is None:
        reader = _GroupReader(f"[{stripped}]")
        locator = reader.locator()
        return locator if locator and not reader.slips and reader.position == reader.end else None
    first, last = int(match[1]), int(match[2] or match[1])
    return Locator(kind="paragraph", first=first, last=last) if 1 <= first <= last else None


def read_reference(text: str, start: int, limit: int) -> tuple[Kind, str, str, int] | None:
    """Read `[[…]]` at `start` into (kind, id, words, offset behind it); None where it is not a well-formed reference."""
    match = _REFERENCE.match(text, start, limit)
    if match is None:
        return None
    named = match[1] or "event"
    kind = next((each for each in KINDS if each == named and each != "worksheet"), None)
    if kind is None:
        return None
    return kind, match[2], " ".join((match[3] or "").split()), match.end()
