"""Take the text of a PDF page by page, and join its lines to paragraphs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from dateline.intake.plain import Read, tidy

_PAGE = "\f"
_ENDS_A_SENTENCE = re.compile(r"[.!?…]['”\"’»)]*$")
_COMPOUND = re.compile(r"\w+-\w+")
_HALVES = re.compile(r"\w+-$")
_FIRST_WORD = re.compile(r"\w+")
_SOFT_HYPHEN = "\u00ad"


def pages(data: bytes) -> Read | str:
    """Return a PDF's text, pages parted by form feeds, or the rest of a sentence that begins with the file's name."""
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return "is protected by a password. Save a copy without one, and take that in."
        found = [tidy(page.extract_text()).replace(_PAGE, "\n") for page in reader.pages]
    except Exception as error:  # noqa: BLE001 - a broken PDF breaks the library in many places; the user is told
        return f"cannot be read as a PDF ({str(error).strip().rstrip('.') or type(error).__name__}). Is the file whole?"
    if not any(page.strip() for page in found):
        return "has no text: its pages are pictures. Let an OCR program read it first."
    compounds = frozenset(word.lower() for page in found for word in _COMPOUND.findall(page))
    return Read(_PAGE.join("".join(f"{line}\n" for line in _paragraphs(page, compounds)) for page in found))


def _paragraphs(page: str, compounds: frozenset[str]) -> Iterator[str]:
    """Join the lines of each paragraph: a line that ends a sentence, or stands before an empty line, ends its paragraph."""
    paragraph = ""
    for line in page.split("\n"):
        words = line.strip()
        paragraph = _joined(paragraph, words, compounds) if paragraph and words else paragraph or words
        if paragraph and (not words or _ENDS_A_SENTENCE.search(words)):
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _joined(paragraph: str, words: str, compounds: frozenset[str]) -> str:
    """Join a line to its paragraph. A hyphen at the end is the printer's, unless the text has the two halves as a compound elsewhere."""
    if paragraph.endswith(_SOFT_HYPHEN):
        return paragraph.removesuffix(_SOFT_HYPHEN) + words
    half, rest = _HALVES.search(paragraph), _FIRST_WORD.match(words)
    if half and rest and words[:1].islower():
        is_compound = f"{half[0]}{rest[0]}".lower() in compounds
        return (paragraph if is_compound else paragraph.removesuffix("-")) + words
    return f"{paragraph} {words}"
