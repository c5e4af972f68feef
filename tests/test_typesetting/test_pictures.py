"""Pictures on paper: with their words and terms, and none that could stop a sheet."""

from __future__ import annotations

import io
import struct
import zlib

import pikepdf
import pytest

from dateline.handouts.pictures import printable_pictures
from dateline.typesetting import HandoutFile, file_of
from test_handouts.sheets import event_file, handout
from test_outputs.chronicle import broadsheet
from test_outputs.hostile import png
from test_typesetting.pdfs import tags, text

MEDIUM = (
    "media:\n  - {file: maps/%s, alt: A quay seen from the sea, caption: The quay in summer, credit: Ann Weaver, "
    "licence: CC BY 4.0}\n  - {url: 'https://example.org/quay.jpg', alt: The quay from the land}\n"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10"><rect width="20" height="10" fill="navy"/></svg>'


def sized(width: int, height: int) -> bytes:
    """Return a picture that says that it has so many pixels, with the bytes of one that is far smaller."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def printed(kind: str, name: str, data: bytes) -> bytes:
    level = "all" if kind == "chronology" else ""
    found = handout(
        {"events/quay": event_file("A quay", "1992", "It is built.", MEDIUM % name)}, kind=kind, level=level
    )
    file = file_of(found, broadsheet(), 738_000, media={f"media/maps/{name}": data})
    assert isinstance(file, HandoutFile)
    assert file.written() == file.written()
    return file.written()


def shown(data: bytes) -> int:
    """Return how many pictures or drawings a PDF holds."""
    with pikepdf.open(io.BytesIO(data)) as found:
        return sum(
            isinstance(each, pikepdf.Stream) and each.get("/Subtype") in ("/Image", "/Form") for each in found.objects
        )


@pytest.mark.parametrize("kind", ["chronology", "reader"])
@pytest.mark.parametrize(("name", "data"), [("quay.png", png()), ("quay.svg", SVG)])
def test_a_picture_stands_with_its_event_and_says_what_it_shows_and_on_what_terms(
    kind: str, name: str, data: bytes
) -> None:
    made = printed(kind, name, data)
    assert "The quay in summer (Ann Weaver, CC BY 4.0)" in text(made)
    assert "Figure" in tags(made)
    with pikepdf.open(io.BytesIO(made)) as found:
        told = [str(each.get("/Alt", "")) for each in found.objects if isinstance(each, pikepdf.Dictionary)]
    assert "A quay seen from the sea" in told


def test_a_picture_elsewhere_is_named_and_never_fetched() -> None:
    assert "The quay from the land: https://example.org/quay.jpg" in text(printed("reader", "quay.png", png()))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        png()[:40],
        png()[:-20] + b"\xff" * 20,
        b"\xff\xd8\xff\xe0" + b"\0" * 40,
        b"\xff\xd8\xff" + b"\xff" * 1000,
        b"GIF89a\x01\0\x01\0" + b"\0" * 5,
        b"RIFF\0\0\0\0WEBPVP8X" + b"\0" * 30,
        sized(60_000, 60_000),
        sized(3000, 3000),
        SVG.replace(b"rect", b"use href='#a'", 1),
        SVG.replace(b"<rect", b"<script>1</script><rect", 1),
        b'<svg xmlns="http://www.w3.org/2000/svg"><rect',
    ],
)
def test_a_hostile_or_broken_picture_stops_no_sheet_and_is_replaced_by_its_words(data: bytes) -> None:
    made = printed("reader", "quay.png", data)
    assert "(The quay in summer (Ann Weaver, CC BY 4.0))" in text(made)
    assert "Figure" not in tags(made)


def test_pictures_too_large_for_paper_are_left_out() -> None:
    large = png() + b"\0" * 4_000_000
    assert printable_pictures(iter(["a", "b", "c"]), {"a": png(), "b": large}) == (("a", png()),)


def test_sheets_that_must_be_short_have_no_pictures() -> None:
    found = handout({"events/quay": event_file("A quay", "1992", "It is built.", MEDIUM % "quay.png")})
    assert list(found.sheet.pictures()) == []
