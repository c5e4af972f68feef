"""Gather the outward addresses of a chronology with the places that use them, and the sources without an archived copy."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from urllib.parse import unquote

from dateline.chronology.link import Linked
from dateline.links.addresses import without_fragment
from dateline.links.model import Link, Place, SourceRecord
from dateline.model import Body, Element, Event, Source
from dateline.parsing import Document
from dateline.parsing.document import split

_WEB = ("http://", "https://")
NONE = "none"
"""What an author writes for the address of a source that has no known one."""


def gather(linked: Linked, text_of: Callable[[str], str]) -> tuple[Link, ...]:
    """Return every http and https address that the published things name, by address, each once and without its fragment.

    These are the `url` and `archived_url` of sources, the `url` of media, and the links in bodies of every kind and language. Bodies
    keep no places of their links, so `text_of` gives the text of the file at a path, and they are looked up there.
    """
    places: dict[str, set[Place]] = {}
    for document in _documents(linked):
        for address, line in (*_keys(document), *_body_links(document, text_of)):
            if address.lower().startswith(_WEB):
                places.setdefault(without_fragment(address), set()).add(Place(path=document.path, line=line))
    return tuple(Link(address=address, places=tuple(sorted(where))) for address, where in sorted(places.items()))


def without_copy(linked: Linked) -> tuple[SourceRecord, ...]:
    """Return the sources that have no `archived_url`, by id; `url` is "" for those without an address (`url: none`, or no `url`)."""
    return tuple(
        SourceRecord(
            id=name,
            url="" if source.url == NONE else source.url,
            place=_place(linked.registry["source", name], "url"),
        )
        for name, source in sorted(linked.chronology.sources.items())
        if not source.archived_url
    )


def _place(document: Document, pointer: str) -> Place:
    return Place(path=document.path, line=document.span(pointer).line)


def _documents(linked: Linked) -> Iterator[Document]:
    for document in (*linked.registry.values(), *linked.editions):
        if not (document.kind == "event" and document.id in linked.drafts):
            yield document


def _keys(document: Document) -> Iterator[tuple[str, int]]:
    """Yield the addresses in a file's front matter with their lines."""
    match document.thing:
        case Source(url=url, archived_url=archived_url):
            yield url, document.span("url").line
            yield archived_url, document.span("archived_url").line
        case Event(media=media):
            for number, medium in enumerate(media):
                yield medium.url, document.span(f"media/{number}/url").line
        case _:
            return


def _body_links(document: Document, text_of: Callable[[str], str]) -> Iterator[tuple[str, int]]:
    body = document.thing.body if document.thing else document.body
    addresses = tuple(dict.fromkeys(_hrefs(body)))
    if not addresses:
        return
    _, text, first_line = split(text_of(document.path)) or ("", "", 1)
    lines = [html.unescape(line) for line in text.split("\n")]
    for address in addresses:
        found = [number for number, line in enumerate(lines, first_line) if _stands_in(address, line)]
        yield from ((address, number) for number in found or [first_line])


def _hrefs(body: Body) -> Iterator[str]:
    for node in body:
        if isinstance(node, Element):
            if node.tag == "a":
                yield dict(node.attributes)["href"]
            yield from _hrefs(node.children)


def _stands_in(address: str, line: str) -> bool:
    """Tell whether a line holds the address, as it is or with its escapes written out, and not only as the beginning of another."""
    forms = "|".join(re.escape(form) for form in {address, unquote(address)})
    return re.search(rf"(?:{forms})(?![\w/?#=&%~+-])", line) is not None
