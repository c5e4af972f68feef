"""Read PDFs back: their text by an outside program, their structure by another."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator

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


def pages(data: bytes) -> int:
    """Return how many pages a PDF has."""
    with pikepdf.open(io.BytesIO(data)) as found:
        return len(found.pages)


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
