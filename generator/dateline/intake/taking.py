"""Choose how a file is read, and say in words why one is not."""

from __future__ import annotations

import msgspec

from dateline.intake import markdown, pdf, plain, transcripts, web

MOST_BYTES = 64_000_000
"""A larger file is no article; a book of 200,000 words has about 1,200,000 bytes as text."""

_WEB = ("html", "htm", "xhtml")
_MARKDOWN = ("md", "markdown")
_SUBTITLES = ("vtt", "srt")
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a Word, OpenDocument, EPUB or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_SAVE = "Save it as UTF-8 text (.txt) or as a PDF, and take that in."


class TakenIn(msgspec.Struct, frozen=True):
    """An article's text as it will be archived: one paragraph a line, pages parted by form feeds; empty where the file holds no words."""

    text: str


def take_in(name: str, data: bytes) -> TakenIn | str:
    """Return the text of a file, or a sentence or two that say why there is none; nothing is raised for any bytes.

    The ending of the name decides, and for a web page or a PDF with another ending its first bytes. A web page's readable part is found
    by trafilatura; a PDF is read page by page by pypdf, so that `p. 3` can be cited; VTT, SRT and text whose lines begin with ascending
    times become lines `[12:40] words`; Markdown loses its marks and its front matter. Every other file is UTF-8 text.
    """
    ending = name.rpartition(".")[2].lower()
    if len(data) > MOST_BYTES:
        return f"{name} has {len(data):,} bytes; an article has at most {MOST_BYTES:,}."
    if ending == "pdf" or data.startswith(b"%PDF-"):
        return _taken(name, pdf.pages(data))
    if ending in _WEB or (ending != "txt" and _is_web_page(data)):
        return _taken(name, web.readable(data))
    text = _decoded(name, data)
    if isinstance(text, str):
        return text
    if ending in _MARKDOWN:
        return TakenIn(plain.tidy(markdown.words_of(text.text)))
    if ending in _SUBTITLES or text.text.startswith("WEBVTT"):
        return _taken(name, transcripts.from_cues(text.text))
    return TakenIn(transcripts.with_marked_times(text.text))


def stored(name: str, data: bytes) -> TakenIn | str:
    """Return a text that was taken in before, from where it is kept; a sentence where it is no longer UTF-8 text."""
    text = _text(name, data)
    return text if isinstance(text, str) else TakenIn(text.text)


def _taken(name: str, read: plain.Read | str) -> TakenIn | str:
    return f"{name} {read}" if isinstance(read, str) else TakenIn(plain.tidy(read.text))


def _is_web_page(data: bytes) -> bool:
    return data[:200].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith((b"<!doctype html", b"<html"))


def _decoded(name: str, data: bytes) -> plain.Read | str:
    """Return a file's text, tidy, or say what it is instead."""
    for beginning, what in _OTHERS:
        if data.startswith(beginning):
            return f"{name} is {what}, which is not read. {_SAVE}"
    if data.startswith(_WIDE) or any(2 * half.count(0) > len(half) for half in (data[0:200:2], data[1:200:2])):
        return f"{name} is UTF-16 text. In your editor, save it as UTF-8."
    if b"\0" in data:
        return f"{name} is not text. {_SAVE}"
    return _text(name, data)


def _text(name: str, data: bytes) -> plain.Read | str:
    try:
        return plain.Read(plain.tidy(data.decode("utf-8")))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return (
            f"{name} is not UTF-8 text (line {line}, byte 0x{data[error.start]:02x}). In your editor, save it as UTF-8."
        )
