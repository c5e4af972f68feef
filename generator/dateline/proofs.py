"""Read the proofs of handouts: what cannot be printed, what gives an order away, and where in the content each stands.

Files are read again for the places: such findings are few, and a document keeps the place of a value, not of the words in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline import files
from dateline.chronology.link import Linked
from dateline.diagnostics import Diagnostic, Span, diagnostic
from dateline.handouts import Handout, Order
from dateline.handouts.leaks import Leak
from dateline.handouts.warnings import Undecidable, leaks, undecidable
from dateline.parsing import Document
from dateline.project import CONFIG, Loaded
from dateline.typesetting.planning import unprintable


def paper_problems(loaded: Loaded, orders: Iterable[Order], handouts: Iterable[Handout]) -> tuple[Diagnostic, ...]:
    """Return what is to be said of handouts before they are made, less what files allow."""
    if loaded.linked is None:
        return ()
    orders = tuple(orders)
    linked = loaded.linked
    found = (
        *_unprintable(linked, unprintable(handouts)),
        *(_leaked(linked, leak) for leak in leaks(orders)),
        *(_undecidable(linked, each) for each in undecidable(orders)),
    )
    if not found:
        return ()
    allowed = {
        (document.path, rule)
        for document in linked.registry.values()
        if document.thing
        for rule, _ in document.thing.allow
    }
    return tuple(each for each in found if (_base(each.path), each.rule) not in allowed)


def _unprintable(linked: Linked, characters: frozenset[str]) -> Iterator[Diagnostic]:
    """Report the first character of each line that no font for paper has."""
    if not characters:
        return
    pattern = re.compile(f"[{''.join(map(re.escape, sorted(characters)))}]")
    for document in (*linked.registry.values(), *linked.editions):
        for number, line in enumerate(_lines(document), start=1):
            if match := pattern.search(line):
                message = f"No font for paper has the character U+{ord(match[0]):04X}: its number is printed instead."
                yield diagnostic("glyph-missing", document.path, Span(number, match.start() + 1), message)


def _leaked(linked: Linked, leak: Leak) -> Diagnostic:
    document = next(
        (
            each
            for each in linked.editions
            if (each.kind, each.id, each.language) == ("event", leak.event, leak.language)
        ),
        linked.registry["event", leak.event],
    )
    where = {"title": "the title", "summary": "the summary"}.get(leak.key, f"`{leak.key}`")
    message = f"“{leak.words}” in {where} gives the order away where events are to be put in order."
    hint = f"Give `{leak.blind_key}:`, such as “{leak.proposal}”." if leak.blind_key else "Word it without the time."
    return diagnostic("order-leaked", document.path, _place(document, leak.key, leak.words), message, hint)


def _undecidable(linked: Linked, found: Undecidable) -> Diagnostic:
    document = linked.registry.get(("worksheet", found.worksheet))
    path = document.path if document else CONFIG
    without = "; ".join(found.without)
    message = f"{found.share:.0%} of the pairs of events may stand either way, so there is hardly an order to find."
    return diagnostic("order-undecidable", path, Span(), message, f"A better set leaves out: {without}.")


def _place(document: Document, pointer: str, words: str) -> Span:
    """Return where words stand in a value of a document; the value's own place where the end of a line parts them."""
    span = document.span(pointer)
    for number, line in enumerate(_lines(document)[span.line - 1 :], start=span.line):
        if words in line:
            return Span(number, line.index(words) + 1, len(words))
    return span


def _lines(document: Document) -> list[str]:
    data, unreadable = files.read(Path(document.path))
    return [] if unreadable else data.decode("utf-8", "replace").splitlines()


def _base(path: str) -> str:
    """Return the path of the base file of an edition: what it allows holds for all its languages."""
    folder, slash, name = path.rpartition("/")
    return f"{folder}{slash}{name.partition('.')[0]}.md"
