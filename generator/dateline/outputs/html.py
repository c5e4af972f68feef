"""Render resolved prose to HTML: every text escaped, every element and attribute one that this module names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from dateline.model import Cited, Element, Node, Reference, Text
from dateline.outputs.escaping import escaped
from dateline.outputs.prose import HEADINGS

_VOID = frozenset({"br", "hr", "img"})
_BLOCKS = frozenset(HEADINGS) | frozenset(
    {
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "thead",
        "tbody",
        "tr",
    }
)
_INLINES = frozenset({"em", "strong", "code", "a", "s"})
_PLAIN = _BLOCKS | _INLINES
_SCHEMES = ("http://", "https://", "mailto:")
_ALIGNMENTS = frozenset({"left", "center", "right"})
_HEADING_LIMIT = 6


class Dialect(msgspec.Struct, frozen=True):
    """What one kind of page writes in its own way: how the tag of an element without content ends, and the elements named in `special`."""

    void_end: str
    special: Mapping[str, Callable[[Element, Frame], str]]


class Frame(msgspec.Struct, frozen=True):
    """Where the nodes stand: what leads to the root of the language's edition, and to the site's; the heading above them."""

    up: str
    to_site: str
    heading: int
    dialect: Dialect


def render_nodes(nodes: tuple[Node, ...], up: str, heading: int, root: str = "") -> str:
    """Return the HTML of resolved nodes.

    `up` leads to the edition's root, and `root` from there to the site's, where pictures are. `heading` is the level of the heading under
    which the text stands: its own begin one below.
    """
    return render_in(Frame(up, up + root, heading, SITE), nodes)


def render_in(frame: Frame, nodes: tuple[Node, ...]) -> str:
    """Return the HTML of resolved nodes that stand in a frame."""
    return "".join([escaped(node.text) if type(node) is Text else _node(node, frame) for node in nodes])


def _node(node: Node, frame: Frame) -> str:
    if isinstance(node, Text):
        return escaped(node.text)
    if isinstance(node, Cited | Reference):
        raise TypeError("prose is resolved before it is rendered")
    special = frame.dialect.special.get(node.tag)
    if special:
        return special(node, frame)
    tag = node.tag
    if tag in HEADINGS:
        tag = f"h{min(int(tag[1]) + frame.heading, _HEADING_LIMIT)}"
    if tag in _VOID:
        return f"<{tag}{_attributes(node, frame)}{frame.dialect.void_end}>" + ("\n" if tag == "hr" else "")
    if tag not in _PLAIN:
        raise ValueError(f"no HTML for the element {tag!r}")
    inner = render_in(frame, node.children)
    attributes = _attributes(node, frame) if node.attributes else ""
    return f"<{tag}{attributes}>{inner}</{tag}>" + ("\n" if tag in _BLOCKS else "")


def _attributes(node: Element, frame: Frame) -> str:
    """Return the attributes; `path` becomes the address, `align` a class, an address of the wide world is kept from our referrer."""
    found = []
    for name, value in node.attributes:
        match name:
            case "path":
                found.append(("src", frame.to_site + value) if node.tag == "img" else ("href", frame.up + value))
            case "href" if value.lower().startswith(_SCHEMES):
                found += [("href", value), ("rel", "noreferrer")]
            case "align" if value in _ALIGNMENTS:
                found.append(("class", f"align-{value}"))
            case "alt" | "start" | "id":
                found.append((name, value))
            case _:
                raise ValueError(f"no HTML for the attribute {name!r} of {node.tag!r}")
    return "".join(f' {name}="{escaped(value)}"' for name, value in found)


def _note_mark(node: Element, frame: Frame) -> str:
    """Return the raised number that leads to a note; its mark is small, its target is not (see the style sheet)."""
    del frame
    facts = {name: escaped(value) for name, value in node.attributes}
    name = f' id="{facts["id"]}"' if "id" in facts else ""
    own = node.tag == "footnote-ref"
    kind, number = (' class="footnote-ref"', letter(int(facts["number"]))) if own else ("", facts["number"])
    return f'<sup{kind}><a{name} href="#{facts["fragment"]}">{number}</a></sup>'


def letter(number: int) -> str:
    """Return a, b, c … for footnotes of the text's own, so that they are never taken for sources' notes."""
    return chr(ord("a") + number - 1) if number <= 26 else f"a{number}"


def _footnotes(node: Element, frame: Frame) -> str:
    return f'<ol class="footnotes" type="a">{render_in(frame, node.children)}</ol>\n'


def _footnote(node: Element, frame: Frame) -> str:
    facts = {name: escaped(value) for name, value in node.attributes}
    back = f' <a class="back" href="#{facts["fragment"]}" aria-label="↑ {facts["number"]}">↑</a>'
    return f'<li id="{facts["id"]}">{render_in(frame, node.children)}{back}</li>\n'


def _header_cell(node: Element, frame: Frame) -> str:
    return f'<th scope="col"{_attributes(node, frame)}>{render_in(frame, node.children)}</th>'


def _cell(node: Element, frame: Frame) -> str:
    return f"<td{_attributes(node, frame)}>{render_in(frame, node.children)}</td>"


SITE = Dialect(
    void_end="",
    special={
        "note-ref": _note_mark,
        "footnote-ref": _note_mark,
        "footnotes": _footnotes,
        "footnote": _footnote,
        "th": _header_cell,
        "td": _cell,
    },
)
"""The pages of the site: HTML, notes below their text."""
