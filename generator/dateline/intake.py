"""Take in an article as text: from plain text, Markdown, a transcript, a web page or a PDF."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

_PAGE = "\f"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """An article's text as it will be archived: one paragraph a line, pages parted by form feeds."""

    text: str


def take_in(name: str, data: bytes) -> TakenIn | str:
    """Return the text of a file, by the ending of its name, or a sentence that says why there is none.

    A web page's readable part is found by trafilatura; a PDF's text is taken page by page by pypdf, so that `p. 3` can be cited. Every
    other file is UTF-8 text, kept as it is (a transcript's lines begin with times in brackets).
    """
    ending = name.rpartition(".")[2].lower()
    if ending == "pdf" or data.startswith(b"%PDF-"):
        return _from_pdf(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if ending not in ("html", "htm", "xhtml"):
            return (
                f"{name} is not UTF-8 text (byte {error.start}). Save it as UTF-8, or take in the PDF or the web page."
            )
        text = data.decode("utf-8", "replace")
    if ending in ("html", "htm", "xhtml"):
        return _from_html(text)
    return TakenIn(text.replace("\r\n", "\n").replace("\r", "\n"))


def _from_html(html: str) -> TakenIn | str:
    import trafilatura

    text = trafilatura.extract(
        html, output_format="txt", include_comments=False, include_tables=True, favor_recall=True
    )
    return (
        TakenIn(text + "\n") if text else "no readable text was found in this web page. Save its text as a .txt file."
    )


def _from_pdf(data: bytes) -> TakenIn | str:
    import pypdf

    try:
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]
    except (pypdf.errors.PyPdfError, ValueError, KeyError, RecursionError, TypeError, AttributeError) as error:
        return f"this PDF cannot be read: {error}"
    return TakenIn(_PAGE.join(_reflowed(page) for page in pages))


def _reflowed(page: str) -> str:
    """Join the lines of each paragraph of a PDF's page: a line that ends a sentence or stands before an empty line ends its paragraph."""
    paragraphs: list[str] = []
    open_ = False
    for line in page.split("\n"):
        words = line.strip()
        if not words:
            open_ = False
            continue
        if open_ and paragraphs[-1].endswith("-") and words[:1].islower():
            paragraphs[-1] = paragraphs[-1].removesuffix("-") + words
        elif open_:
            paragraphs[-1] += " " + words
        else:
            paragraphs.append(words)
        open_ = re.search(r"[.!?…]['”\"’»)]*$", words) is None
    return "\n".join(paragraphs) + "\n"
