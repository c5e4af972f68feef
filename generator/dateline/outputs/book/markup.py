"""Prose in the book: XHTML whose links lead within the book, with notes that reading systems show in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from dateline.model import Element, Text
from dateline.outputs.html import SITE, Dialect, Frame, letter, render_in

if TYPE_CHECKING:
    from markupsafe import Markup

_UNSUITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (section 2.2) forbids."""
_IN_ADDRESSES = "!#$%&'()*+,/:;=?@_~-."
_HOST = re.compile(r"[\w.-]+")


def suitable(text: str) -> str:
    """Return a text in which the replacement character stands for each that XML forbids."""
    return _UNSUITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def sound_address(address: str) -> str:
    """Return an address of the wide world with its odd characters percent-encoded; "" where it is none that a book may link to."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https", "mailto"):
        return ""
    if parts.scheme != "mailto" and not _HOST.fullmatch(parts.hostname or ""):
        return ""
    del port
    return re.sub("%(?![0-9A-Fa-f]{2})", "%25", quote(address, safe=_IN_ADDRESSES))


def place_in(places: Mapping[str, str]) -> Callable[[str], str]:
    """Return the filter that says where the book has what stands at an address of the site: "" for nowhere.

    A place within a thing is found where the book has it, else the thing itself is.
    """

    def placed(path: str) -> str:
        return places.get(path) or places.get(path.partition("#")[0], "")

    return placed


def prose_in(places: Mapping[str, str]) -> Callable[[tuple[Text | Element, ...], str, int], Markup]:
    """Return the filter that gives resolved nodes as XHTML."""
    placed = place_in(places)

    def xhtml(nodes: tuple[Text | Element, ...], prefix: str, heading: int) -> Markup:
        """Return nodes as XHTML; `prefix` stands before the fragments in them, `heading` is the level of the heading above them."""
        from markupsafe import Markup

        frame = Frame("", "", heading, _dialect(placed, prefix))
        return Markup(render_in(frame, nodes))  # noqa: S704 - render_in escapes

    return xhtml


def _dialect(placed: Callable[[str], str], prefix: str) -> Dialect:
    """Return how the book writes links, pictures and notes; a link that leads nowhere in the book is its words, a picture its description."""

    def link(node: Element, frame: Frame) -> str:
        facts = dict(node.attributes)
        href = placed(facts["path"]) if "path" in facts else sound_address(facts.get("href", ""))
        words = render_in(frame, node.children)
        return f'<a href="{escape(href)}">{words}</a>' if href else words

    def picture(node: Element, frame: Frame) -> str:
        del frame
        facts = dict(node.attributes)
        source, alt = placed(facts.get("path", "")), escape(facts.get("alt", ""))
        return f'<img src="{escape(source)}" alt="{alt}"/>' if source else f"[{alt}]"

    def mark(node: Element, frame: Frame) -> str:
        del frame
        facts = dict(node.attributes)
        name = f' id="{prefix}{facts["id"]}"' if "id" in facts else ""
        number = facts["number"] if node.tag == "note-ref" else letter(int(facts["number"]))
        return (
            f'<sup><a class="noteref" epub:type="noteref" role="doc-noteref"{name} '
            f'href="#{prefix}{facts["fragment"]}">{number}</a></sup>'
        )

    def footnotes(node: Element, frame: Frame) -> str:
        return f'<div class="notes">\n{render_in(frame, node.children)}</div>\n'

    def footnote(node: Element, frame: Frame) -> str:
        facts = dict(node.attributes)
        back = f'<a role="doc-backlink" href="#{prefix}{facts["fragment"]}">{letter(int(facts["number"]))}</a>'
        inner = render_in(frame, node.children)
        return (
            f'<aside class="note" epub:type="footnote" role="doc-footnote" id="{prefix}{facts["id"]}">'
            f'<p class="number">{back}</p>{inner}</aside>\n'
        )

    special = {
        "a": link,
        "img": picture,
        "note-ref": mark,
        "footnote-ref": mark,
        "footnotes": footnotes,
        "footnote": footnote,
    }
    return Dialect(void_end="/", special={**SITE.special, **special})
