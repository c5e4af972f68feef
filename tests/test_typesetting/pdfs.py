"""Read PDFs back: their text by an outside program, their structure by another."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Collection, Iterator

import pikepdf

import tools
from dateline.handouts import Handout
from dateline.typesetting import HandoutFile, file_of
from test_outputs.chronicle import broadsheet


def made(handout: Handout, day: int | None = 738_000) -> bytes:
    """Return a handout's PDF, laid out by the bundled theme."""
    file = file_of(handout, broadsheet(), day)
    assert isinstance(file, HandoutFile), file
    return file.written()


def text(data: bytes) -> str:
    """Return a PDF's text as a reader copies it, with runs of white space as one blank and no marks of places to break."""
    done = subprocess.run([tools.require("pdftotext"), "-", "-"], input=data, check=True, capture_output=True)
    return " ".join(done.stdout.decode().replace("\u200b", "").replace("\u00ad", "").split())


def lines_of(data: bytes) -> list[str]:
    """Return a PDF's lines as they stand on the paper."""
    done = subprocess.run(
        [tools.require("pdftotext"), "-layout", "-", "-"], input=data, check=True, capture_output=True
    )
    return [line.strip() for line in done.stdout.decode().splitlines()]


_WORD = re.compile(r'<word [^>]*yMin="([\d.]+)" [^>]*yMax="([\d.]+)">([^<]*)</word>')
_FOOT = 26 / 25.4 * 72
"""The height of what stands below the text, in points."""
_TALL = 1.135
"""How high a word's box is, compared with the size of its letters: the ascent and the descent of the bundled serif face."""


def smallest(data: bytes, among: Collection[str] = ()) -> tuple[float, str]:
    """Return the size in points of the smallest letters above the footers of a PDF, and the word, one `among` some if given, that they stand in."""
    done = subprocess.run([tools.require("pdftotext"), "-bbox", "-", "-"], input=data, check=True, capture_output=True)
    found = []
    for page in done.stdout.decode().split("<page ")[1:]:
        height = float(page.partition('height="')[2].partition('"')[0])
        for top, bottom, word in _WORD.findall(page):
            if float(bottom) < height - _FOOT and (not among or word in among):
                found.append((round((float(bottom) - float(top)) / _TALL, 1), word))
    return min(found)


def pages(data: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(io.BytesIO(data)) as found:
        return len(found.pages)


def page_texts(data: bytes) -> list[str]:
    """Return the text of each page of a PDF, in one line."""
    done = subprocess.run([tools.require("pdftotext"), "-", "-"], input=data, check=True, capture_output=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


def tags(data: bytes) -> list[str]:
    """Return the roles of a PDF's structure tree, in reading order."""
    with pikepdf.open(io.BytesIO(data)) as found:
        return list(_roles(found.Root.StructTreeRoot))


def _roles(node: pikepdf.Object) -> Iterator[str]:
    if "/S" in node:
        yield str(node.S).removeprefix("/")
    kids: object = node.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield from _roles(kid)
