"""Bodies as readers see them: references resolved to addresses, citation groups to numbered notes, block by block."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from dateline.model import Body, Citation, Cited, Element, Node, Reference, Text
from dateline.outputs.addresses import MEDIA, note_anchor
from dateline.outputs.citing import view_citation
from dateline.outputs.register import Register
from dateline.outputs.views import Block, CitationView, Note, Prose

_POINTS = re.compile(r"[.,;:!?…]+[”’»\"]?")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def view_prose(register: Register, body: Body, owner: str) -> Prose:
    """Return a body's blocks; `owner` is the id of its thing and begins every fragment within it.

    The body's highest headings become `h1`, whichever level they were typed at. A citation group becomes `Element("note-ref")` with its number; a reference, `Element("a")` with a `path` from the edition's root.
    """
    return tuple(_Resolver(register, owner).blocks(body))


def count_notes(prose: Prose) -> int:
    """Return how many notes stand in a text."""
    return sum(len(block.notes) for block in prose)


class _Resolver:
    """Resolves one body, counting its notes."""

    def __init__(self, register: Register, owner: str) -> None:
        self.register, self.owner = register, owner
        self.above = 0
        self.notes: list[Note] = []
        self.footnotes_met: set[str] = set()
        self.cited: set[tuple[str, str]] = set()

    def blocks(self, body: Body) -> Iterator[Block]:
        """Yield each block with the notes that stand in it."""
        self.above = levels_above(body)
        for node in body:
            first = len(self.notes)
            resolved = self.node(node)
            yield Block(nodes=(resolved,), notes=tuple(self.notes[first:]))

    def node(self, node: Node) -> Text | Element:
        if isinstance(node, Text):
            return node
        if isinstance(node, Cited):
            return self.note(node)
        if isinstance(node, Reference):
            return self.reference(node)
        if node.tag in ("footnote-ref", "footnote"):
            return self.footnote(node)
        if node.tag == "img":
            return Element("img", (), tuple(_picture(name, value) for name, value in node.attributes))
        return Element(self.tag(node.tag), self.nodes(node.children), node.attributes)

    def tag(self, tag: str) -> str:
        return f"h{int(tag[1]) - self.above}" if tag in HEADINGS else tag

    def nodes(self, nodes: tuple[Node, ...]) -> tuple[Text | Element, ...]:
        return tuple(_set_close([node if node.__class__ is Text else self.node(node) for node in nodes]))

    def note(self, cited: Cited) -> Element:
        number = len(self.notes) + 1
        name = note_anchor(self.owner, number)
        citations = tuple(self.citation(citation) for citation in cited.citations)
        texts = {(citation.source, citation.part) for citation in citations if citation.source}
        found = self.register.witnesses
        witnesses: tuple[str, ...]
        if len(citations) == 1:
            witnesses = (_known_as(citations[0]),) if found.of(cited.citations[0]) else ()
        else:
            pairs = zip(reversed(cited.citations), reversed(citations), strict=True)
            first = {found.of(each): view for each, view in pairs}
            witnesses = tuple(_known_as(first[each]) for each in found.independent(cited.citations))
        note = Note(number=number, id=name, citations=citations, texts=len(texts), witnesses=witnesses)
        self.notes.append(note)
        return Element("note-ref", (), (("id", f"{name}-ref"), ("fragment", name), ("number", str(number))))

    def citation(self, citation: Citation) -> CitationView:
        """Return a citation; one of a text that this body has cited before is marked, so that it can be shown in short."""
        view = view_citation(self.register, citation)
        text = (citation.source, view.part)
        if text in self.cited:
            return msgspec.structs.replace(view, repeated=True)
        self.cited.add(text)
        return view

    def reference(self, reference: Reference) -> Text | Element:
        link = self.register.link(reference.kind, reference.target)
        words = reference.words or (link.title if link else reference.target)
        return Element("a", (Text(words),), (("path", link.path),)) if link else Text(words)

    def footnote(self, node: Element) -> Element:
        """Give a Markdown footnote its fragments; only the first of several marks is the one that its note leads back to."""
        number = dict(node.attributes)["number"]
        name = f"{self.owner}-f{number}"
        children = self.nodes(node.children)
        mark = (("id", f"{name}-ref"),) if node.tag == "footnote-ref" and number not in self.footnotes_met else ()
        if node.tag == "footnote-ref":
            self.footnotes_met.add(number)
            return Element(node.tag, children, (*mark, ("fragment", name), ("number", number)))
        return Element(node.tag, children, (("id", name), ("fragment", f"{name}-ref"), ("number", number)))


def _set_close(resolved: list[Text | Element]) -> list[Text | Element]:
    """Set each note's mark close to its words and behind their punctuation, as a compositor does: "words.¹"."""
    marks = len([node for node in resolved if node.__class__ is Element and node.tag == "note-ref"])
    if not marks:
        return resolved
    if marks == 1 and _is_mark(resolved[-1]):  # as at the end of most paragraphs
        if len(resolved) > 1 and isinstance(before := resolved[-2], Text):
            resolved[-2] = Text(before.text.rstrip())
        return resolved
    found: list[Text | Element] = []
    for node in resolved:
        if _is_mark(node) and found and isinstance(found[-1], Text):
            found[-1] = Text(found[-1].text.rstrip())
        point = _POINTS.match(node.text) if isinstance(node, Text) and found and _is_mark(found[-1]) else None
        if isinstance(node, Text) and point:
            marks = next((count for count, each in enumerate(reversed(found)) if not _is_mark(each)), len(found))
            found.insert(len(found) - marks, Text(point.group()))
            found.append(Text(node.text[point.end() :]))
        else:
            found.append(node)
    return found


def _known_as(text: CitationView) -> str:
    """Return the name that tells a text from others in one note: who published it, else its title."""
    return text.part_publisher or text.publisher or text.part or (text.source.title if text.source else "")


def _is_mark(node: Text | Element) -> bool:
    return node.__class__ is Element and node.tag == "note-ref"


def levels_above(body: Body) -> int:
    """Return how many levels of headings are above a body's highest."""
    return min(_heading_levels(body), default=1) - 1


def _heading_levels(nodes: Body) -> Iterator[int]:
    for node in nodes:
        if isinstance(node, Element):
            if node.tag in HEADINGS:
                yield int(node.tag[1])
            yield from _heading_levels(node.children)


def _picture(name: str, value: str) -> tuple[str, str]:
    return ("path", MEDIA + value) if name == "src" else (name, value)
