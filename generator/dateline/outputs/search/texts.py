"""What results and excerpts are made from where the home page does not hold every full text: titles, dates, and texts, in files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from dateline.model import Cited, Element, Node, Reference, Text
from dateline.outputs.artifacts import Artifact
from dateline.outputs.search.packing import as_script
from dateline.outputs.sight import Named, Sight
from dateline.outputs.views import Entry

EVENTS_A_FILE = 32
"""So few that what one screen of results needs is loaded at once; so many that 10,000 events are some hundred files."""

_INLINE = frozenset({"em", "strong", "code", "a", "s", "note-ref", "footnote-ref"})


def texts_files(
    folder: str, entries: Mapping[str, Entry], companies: Mapping[str, str], sight: Sight
) -> Iterator[Artifact]:
    """Yield the texts of all events in their order, so many to a file; each keeps company (`Artifact`) with its first event's page."""
    found = tuple(entries)
    for number, start in enumerate(range(0, len(found), EVENTS_A_FILE)):
        names = found[start : start + EVENTS_A_FILE]
        name = f"texts-{number}"
        make, seen = partial(_texts_file, name, Named(entries, names)), sight.of(names)
        path = f"{folder}{name}.js"
        yield Artifact.deferred(path, "", make, EVENTS_A_FILE / 20, company=companies[names[0]], seen=seen)


def _texts_file(name: str, entries: Mapping[str, Entry]) -> bytes:
    """Return a script with a list for each event: as bytes, which are a fourth of what their entries would be as a view."""
    return as_script(name, [_packed(entry) for entry in entries.values()])


def _packed(entry: Entry) -> list[object]:
    """Return an event as (title, address, date in words, standing, sources disagree, outcomes, texts).

    An outcome is (title, address, date in words): an accusation is never shown without it.
    """
    headline = entry.headline
    outcomes = [[each.link.title, each.link.path, each.when] for each in headline.outcomes]
    return [
        *(headline.link.title, headline.link.path, headline.when.words),
        *("" if headline.standing == "occurred" else headline.standing, int(headline.disputed)),
        *(outcomes, list(_texts(entry))),
    ]


def _texts(entry: Entry) -> Iterator[str]:
    """Yield the passages that an excerpt may be taken from, in the order of the page."""
    for text in (entry.summary, entry.why):
        if text:
            yield text
    for block in entry.prose:
        text = " ".join("".join(_runs(block.nodes)).split())
        if text:
            yield text
    for block in entry.prose:
        for note in block.notes:
            for citation in note.citations:
                if citation.quotation:
                    yield citation.quotation.text


def _runs(nodes: tuple[Node, ...]) -> Iterator[str]:
    """Yield the runs of text of resolved prose; blocks end in a blank."""
    for node in nodes:
        match node:
            case Text(text):
                yield text
            case Element(tag, children):
                yield from _runs(children)
                if tag not in _INLINE:
                    yield " "
            case Cited() | Reference():
                raise TypeError("prose is resolved before it is searched")
