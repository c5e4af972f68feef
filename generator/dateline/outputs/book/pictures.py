"""The pictures that a book can hold: of a kind that every reading system shows, and what their bytes say they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from xml.etree import ElementTree as ET

from dateline.model import Element, Text
from dateline.outputs.views import Prose

_SVG = "{http://www.w3.org/2000/svg}"
_ACTIVE = frozenset({"script", "foreignObject", "image", "style", "a", "animate", "set"})


class Picture(NamedTuple):
    """A picture of the book: where the site has it, where the book has it, its media type and its bytes."""

    path: str
    href: str
    media_type: str
    data: bytes


def pictures_of(wanted: Iterable[str], media: Mapping[str, bytes]) -> tuple[Picture, ...]:
    """Return the pictures wanted, by their addresses on the site, that are there and that a book can hold; each once.

    They get short names of their own: those of files may hold what an archive's paths must not.
    """
    found: list[Picture] = []
    for path in dict.fromkeys(wanted):
        kind = media_type(media.get(path, b""))
        if kind:
            ending = kind.rpartition("/")[2].removesuffix("+xml").replace("jpeg", "jpg")
            found.append(Picture(path, f"media/{len(found) + 1:03}.{ending}", kind, media[path]))
    return tuple(found)


def media_type(data: bytes) -> str:
    """Return the media type of a picture by its bytes; "" for what is none, or none that every reading system shows."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if data.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml" if _is_still_svg(data) else ""


def _is_still_svg(data: bytes) -> bool:
    """Tell whether a picture is a drawing that neither does anything nor needs another file."""
    if b"<svg" not in data[:2000] or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return False
    try:
        root = ET.fromstring(data)  # noqa: S314 - no entities: see above
    except ET.ParseError:
        return False
    return root.tag == f"{_SVG}svg" and all(map(_is_still, root.iter()))


def _is_still(element: ET.Element) -> bool:
    if element.tag.removeprefix(_SVG) in _ACTIVE:
        return False
    return not any(
        name.startswith("on") or "url(" in value or (name.endswith("href") and not value.startswith("#"))
        for name, value in element.attrib.items()
    )


def pictures_in(prose: Prose) -> Iterator[tuple[str, str]]:
    """Yield each picture in a text: its address, and what it shows."""
    for block in prose:
        yield from _in_nodes(block.nodes)


def _in_nodes(nodes: Iterable[object]) -> Iterator[tuple[str, str]]:
    for node in nodes:
        if isinstance(node, Element):
            facts = dict(node.attributes)
            if node.tag == "img":
                yield facts.get("path", ""), facts.get("alt", "")
            yield from _in_nodes(node.children)
        elif not isinstance(node, Text):
            raise TypeError("prose is resolved before its pictures are looked for")
