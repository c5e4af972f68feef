"""The pictures that a book can hold: of a kind that every reading system shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dateline.model import Element, Text
from dateline.outputs.picturing import media_type
from dateline.outputs.views import Prose


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
