"""What the bytes of a picture say it is, whatever its name says."""

from __future__ import annotations

from xml.etree import ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
_ACTIVE = frozenset({"script", "foreignObject", "image", "style", "a", "animate", "set"})


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
