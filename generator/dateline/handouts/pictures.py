"""Pictures on paper: which of the chronology's files can be printed, and the words that stand with them.

A picture in content/media/ is one that the author publishes, so it may stand on paper too, with its credit and its terms. One elsewhere is
only named. Whatever is large, moving or not what its name says is left out, so that no picture can stop a handout or fill a computer's
memory: what is printed instead is what it shows, in words.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator, Mapping

from dateline.handouts.glyphs import breakable_address
from dateline.model import Event
from dateline.outputs.addresses import MEDIA
from dateline.outputs.picturing import media_type
from dateline.outputs.views import View

LARGEST, MOST_PIXELS = 4_000_000, 40_000_000
"""The most bytes of a picture on paper, and the most pixels: a few hundred bytes can stand for gigabytes."""
_COSTLY = re.compile(rb"<\s*(?:[\w.-]+:)?(?:use|filter|pattern|mask|text|foreignObject|image)\b")
"""Elements of drawings that can grow without end, or that want fonts."""


class PictureText(View, kw_only=True):
    """A picture: its file among the site's, "" for one elsewhere; what it shows; its caption with credit and terms; where else it is."""

    path: str
    alt: str
    caption: str
    address: str


def pictures(event: Event) -> Iterator[PictureText]:
    """Yield an event's pictures."""
    for medium in event.media:
        terms = ", ".join(filter(None, (medium.credit, medium.licence)))
        caption = medium.caption or medium.alt
        yield PictureText(
            path=MEDIA + medium.file if medium.file else "",
            alt=medium.alt or caption or event.title,
            caption=f"{caption} ({terms})" if caption and terms else caption or terms,
            address=breakable_address(medium.url) if medium.url and not medium.file else "",
        )


def printable_pictures(wanted: Iterator[str], media: Mapping[str, bytes]) -> tuple[tuple[str, bytes], ...]:
    """Return the pictures wanted, by their paths, that are there and can be printed; each once."""
    found = ((path, media.get(path, b"")) for path in dict.fromkeys(wanted))
    return tuple((path, data) for path, data in found if _is_printable(data))


def _is_printable(data: bytes) -> bool:
    kind = media_type(data) if len(data) <= LARGEST else ""
    if kind == "image/svg+xml":
        return not _COSTLY.search(data)
    width, height = _size(kind, data)
    return 0 < width * height <= MOST_PIXELS


def _size(kind: str, data: bytes) -> tuple[int, int]:
    """Return how many pixels a picture says that it has, across and down; 0 for what cannot be read."""
    try:
        match kind:
            case "image/png":
                width, height = struct.unpack_from(">II", data, 16)
            case "image/gif":
                width, height = struct.unpack_from("<HH", data, 6)
            case "image/jpeg":
                width, height = _size_of_jpeg(data)
            case "image/webp":
                width, height = _size_of_webp(data)
            case _:
                width, height = 0, 0
    except (struct.error, IndexError):
        return 0, 0
    return width, height


def _size_of_jpeg(data: bytes) -> tuple[int, int]:
    """Return the size in the first frame's header, past the segments before it."""
    at = 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, at + 5)
            return width, height
        (length,) = struct.unpack_from(">H", data, at + 2)
        at += 2 + length
    return 0, 0


def _size_of_webp(data: bytes) -> tuple[int, int]:
    """Return the size in the first chunk: extended, lossless or lossy."""
    match data[12:16]:
        case b"VP8X":
            return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
        case b"VP8L":
            (bits,) = struct.unpack_from("<I", data, 21)
            return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", data, 26)
            return width & 0x3FFF, height & 0x3FFF
        case _:
            return 0, 0
