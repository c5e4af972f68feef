"""The text of a source that may be published, cut where quoted words begin and end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dateline.evidence import Locator as EvidenceLocator
from dateline.evidence import Text, check_text, read_quotation
from dateline.evidence.matching import chains
from dateline.evidence.quotation import Segment
from dateline.evidence.search import occurrences
from dateline.evidence.text import Stream
from dateline.model import Locator

Extent = tuple[int, int]
"""Where some words begin in a text, and where they end."""


class Run(NamedTuple):
    """A stretch of a paragraph, and which of the quotations (by their place in the list given) hold it."""

    text: str
    quotations: tuple[int, ...]


def extents(words: str, locator: Locator | None, text: Text) -> tuple[Extent, ...]:
    """Return where each run of a quotation's words stands, first where the locator says; nothing for words that are not there."""
    quotation = read_quotation(words)
    where = EvidenceLocator(locator.kind, locator.first, locator.last) if locator else None
    paragraphs = check_text(quotation, text, where).spans
    for stream in filter(None, (text.printed, text.mended)):
        for reading in quotation.readings:
            for placed in _placed(reading, stream):
                if (stream.first[placed[0][0]], stream.last[placed[-1][1] - 1]) in paragraphs:
                    return tuple((stream.words[first].start, stream.words[last - 1].end) for first, last in placed)
    return ()


def cut(text: Text, marked: Iterable[tuple[Extent, ...]]) -> Iterator[tuple[Run, ...]]:
    """Yield each paragraph of a text as runs that no quotation begins or ends in; `marked` are the extents of each quotation."""
    flat = [(start, end, index) for index, found in enumerate(marked) for start, end in found]
    for paragraph in text.paragraphs:
        here = [each for each in flat if each[0] < paragraph.end and each[1] > paragraph.start]
        borders = {paragraph.start, paragraph.end, *(edge for start, end, _ in here for edge in (start, end))}
        edges = sorted(edge for edge in borders if paragraph.start <= edge <= paragraph.end)
        yield tuple(
            Run(text.original[start:end], tuple(dict.fromkeys(it[2] for it in here if it[0] <= start and it[1] >= end)))
            for start, end in pairwise(edges)
        )


def _placed(reading: Sequence[Segment], stream: Stream) -> Iterator[tuple[Extent, ...]]:
    """Yield each place of a quotation's runs in a stream, counted in words: each run the earliest that may follow the one before."""
    found = [occurrences(segment, stream) for segment in reading]
    if not all(found):
        return
    reaches = [segment.reach for segment in reading]
    for first, _ in chains(found, reaches):
        placed = [next(each for each in found[0] if each[0] == first)]
        for index in range(1, len(found)):
            followed = {start for start, _ in chains(found[index:], reaches[index:])}
            placed.append(next(each for each in found[index] if each[0] >= placed[-1][1] and each[0] in followed))
        yield tuple(placed)
