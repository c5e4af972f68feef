"""Bodies for paper: paragraphs of runs of text, with citations as numbers of sources and places in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from dateline.handouts.edition import Edition
from dateline.handouts.wording import READER
from dateline.model import EDITORS, Body, Citation, Cited, Element, Node, Reference, Text
from dateline.outputs.filters import filters_for
from dateline.outputs.views import View

_BLOCKS: Mapping[str, Literal["heading", "item", "quote", "paragraph"]] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    "li": "item",
    "blockquote": "quote",
    "p": "paragraph",
    "pre": "paragraph",
    "dt": "heading",
    "dd": "item",
    "td": "item",
    "th": "item",
}
_STYLES: Mapping[str, Literal["emphasis", "strong"]] = {"em": "emphasis", "strong": "strong"}


class Run(View, kw_only=True):
    """Some text in one style; `citation` is a group of citations, between brackets."""

    text: str
    style: Literal["plain", "emphasis", "strong", "citation"] = "plain"


class Paragraph(View, kw_only=True):
    """A paragraph, an item of a list, a heading or a quotation."""

    kind: Literal["heading", "item", "quote", "paragraph"]
    runs: tuple[Run, ...]


def paragraphs(edition: Edition, body: Body, numbers: Mapping[str, int] | None = None) -> tuple[Paragraph, ...]:
    """Return a body's paragraphs; a source is cited by its number in `numbers`, and not at all where there are none."""
    cite = _citing(edition, numbers) if numbers is not None else lambda _: ""
    return tuple(_blocks(edition, body, "paragraph", cite))


def _citing(edition: Edition, numbers: Mapping[str, int]) -> Callable[[Cited], str]:
    locator = filters_for(edition.texts.gettext)["locator"]

    def cite(group: Cited) -> str:
        return f"[{'; '.join(filter(None, (_place(edition, each, numbers, locator) for each in group.citations)))}]"

    return cite


def _place(edition: Edition, citation: Citation, numbers: Mapping[str, int], locator: Callable[..., str]) -> str:
    if citation.source == EDITORS:
        return edition.say(READER, "editors")
    number = numbers.get(citation.source)
    source = str(number) if number else citation.source
    return f"{source},\u00a0{locator(citation.locator)}" if citation.locator else source


def _blocks(
    edition: Edition,
    nodes: tuple[Node, ...],
    kind: Literal["heading", "item", "quote", "paragraph"],
    cite: Callable[[Cited], str],
) -> Iterator[Paragraph]:
    """Yield the innermost blocks, each with its text in runs; text that lies loose between blocks is a paragraph of its own."""
    loose: list[Node] = []
    for node in nodes:
        if isinstance(node, Element) and (node.tag in _BLOCKS or _holds_blocks(node)):
            yield from _closed(edition, loose, kind, cite)
            loose = []
            own = _BLOCKS.get(node.tag, kind)
            own = kind if own == "paragraph" else own
            if _holds_blocks(node):
                yield from _blocks(edition, node.children, own, cite)
            else:
                yield from _closed(edition, list(node.children), own, cite)
        else:
            loose.append(node)
    yield from _closed(edition, loose, kind, cite)


def _holds_blocks(node: Element) -> bool:
    return any(isinstance(each, Element) and (each.tag in _BLOCKS or _holds_blocks(each)) for each in node.children)


def _closed(
    edition: Edition,
    nodes: list[Node],
    kind: Literal["heading", "item", "quote", "paragraph"],
    cite: Callable[[Cited], str],
) -> Iterator[Paragraph]:
    runs = tuple(_joined(_runs(edition, tuple(nodes), "plain", cite)))
    if any(run.text.strip() for run in runs):
        yield Paragraph(kind=kind, runs=runs)


def _runs(
    edition: Edition,
    nodes: tuple[Node, ...],
    style: Literal["plain", "emphasis", "strong", "citation"],
    cite: Callable[[Cited], str],
) -> Iterator[Run]:
    for node in nodes:
        match node:
            case Text():
                yield Run(text=node.text, style=style)
            case Cited():
                yield Run(text=cite(node), style="citation")
            case Reference():
                link = edition.register.link(node.kind, node.target)
                yield Run(text=node.words or (link.title if link else node.target), style=style)
            case Element("br"):
                yield Run(text=" ", style=style)
            case Element("img"):
                yield Run(text=dict(node.attributes).get("alt", ""), style="emphasis")
            case Element("footnote-ref"):
                yield Run(text=f" ({dict(node.attributes)['number']})", style=style)
            case Element():
                yield from _runs(edition, node.children, _STYLES.get(node.tag, style), cite)


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Yield runs with neighbours of one style joined; where citations are left out, no blank is left before a stop."""
    held = Run(text="")
    for run in runs:
        if not run.text:
            continue
        if run.style == held.style:
            held = Run(text=held.text + run.text, style=run.style)
            continue
        if held.text:
            yield held
        held = run
    if held.text:
        yield Run(text=held.text.rstrip(), style=held.style)
