"""What may be published of content/media/: files that run nothing in a reader's browser, under names that every system can hold.

A picture inside a page runs nothing, but whoever opens its own address opens it as a document of the site. So kinds of files are
allowed by their endings, and a drawing (SVG) is published as svg-hush, Cloudflare's sanitiser, leaves it: its shapes and words, without
scripts, handlers, links and whatever lies elsewhere. It reads a drawing whole and writes it indented, so size and depth are bounded here.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from dateline.parsing.forms import is_media_name

KINDS = frozenset(
    {
        *("png", "jpg", "jpeg", "gif", "webp", "avif", "tif", "tiff", "bmp", "svg"),
        *("mp3", "m4a", "ogg", "oga", "opus", "wav", "flac", "mp4", "m4v", "webm", "ogv", "mov", "vtt", "srt"),
        *(
            "pdf",
            "txt",
            "csv",
            "tsv",
            "json",
            "geojson",
            "bib",
            "docx",
            "xlsx",
            "pptx",
            "odt",
            "ods",
            "odp",
            "epub",
            "zip",
        ),
    }
)
"""Endings of files that a browser shows, plays or saves, and never runs."""
MAX_SVG_BYTES, MAX_SVG_DEPTH = 2_000_000, 64
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
"""What Windows takes for a device, whatever its ending."""


class _RefusedError(Exception):
    """Why a drawing is not handed to the sanitiser."""


def refusal(name: str) -> str:
    """Return why a file of this name (its path within content/media/) is not published; "" where it is."""
    parts = name.split("/")
    if not is_media_name(name) or any(_RESERVED.match(part) or part.endswith((".", " ")) for part in parts):
        return "Its name cannot stand on every system."
    kind = parts[-1].rpartition(".")[2].lower() if "." in parts[-1] else ""
    if kind in KINDS:
        return ""
    shown = f"`.{kind}`" if kind else "that its name does not tell"
    return f"A file of a kind {shown} could run in a reader's browser, or is none that browsers show."


def as_published(name: str, data: bytes) -> tuple[bytes, str]:
    """Return a file's bytes as they are published, and why it cannot be: a drawing without all that could run or lead elsewhere."""
    if not name.lower().endswith(".svg"):
        return data, ""
    from py_svg_hush import filter_svg

    try:
        _bound(data)
        made: bytes = filter_svg(data, {})
        _grown(made)
    except _RefusedError as error:
        return b"", str(error)
    except (expat.ExpatError, ValueError) as error:
        return b"", f"It is no drawing that can be read: {error}."
    return made, ""


def _grown(made: bytes) -> None:
    """Refuse a drawing whose many deep elements, each on an indented line, have become far more bytes."""
    if len(made) > 2 * MAX_SVG_BYTES:
        raise _RefusedError("Written anew it is far larger: it has too many elements, too deep.")


def _bound(data: bytes) -> None:
    """Refuse a drawing that is too large or too deep, or that declares anything: entities can grow without end."""
    if len(data) > MAX_SVG_BYTES:
        raise _RefusedError(f"A drawing has at most {MAX_SVG_BYTES:,} bytes, and this one has {len(data):,}.")
    depth = 0

    def begin(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_SVG_DEPTH:
            raise _RefusedError(f"Its elements are nested more than {MAX_SVG_DEPTH} deep.")

    def end(_: object) -> None:
        nonlocal depth
        depth -= 1

    def declare(*_: object) -> None:
        raise _RefusedError("It has a DOCTYPE, which could hold entities that grow. Delete that line.")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.StartDoctypeDeclHandler = begin, end, declare
    parser.Parse(data, True)  # noqa: FBT003 - it takes no keywords
