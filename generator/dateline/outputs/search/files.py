"""Plan the files of an edition's search index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Protocol

from dateline.chronology.model import Chronology
from dateline.outputs.artifacts import Artifact, digest_of
from dateline.outputs.register import Register
from dateline.outputs.search.facets import Packed, facets
from dateline.outputs.search.packing import as_script, pack_group
from dateline.outputs.search.texts import EVENTS_A_FILE, texts_files
from dateline.outputs.sight import Sight
from dateline.outputs.views import Entry
from dateline.searching import Index, Written, index_of, write_down

FOLDER = "search/"
STATEMENTS_A_FILE = 4_000
"""For so many statements, with a title counted as one, there is a file of words: some 40 kB, of which a query loads those that it falls in.

So their number is known before any word is written down, which one process does while others render pages.
"""
_COMPANY = "search"


class WordKeeper(Protocol):
    """Keeps the words of an edition from one build to the next."""

    def last(self, language: str) -> Written | None:
        """Return an edition's words as they were kept; None where they were not."""

    def keep(self, language: str, written: Written) -> None:
        """Keep an edition's words."""


def search_files(
    register: Register,
    entries: Mapping[str, Entry],
    sight: Sight,
    companies: Mapping[str, str] | None = None,
    kept: WordKeeper | None = None,
) -> tuple[Artifact, ...]:
    """Return the files of the index; with `companies` of the events also those that results and excerpts are made from.

    The register has the outline only. `kept` are the words as they were last written down. What is made from words is made by the process
    that renders it.

    `words` of the index file has the first form of each file of words, `each` how many events stand in a file of texts (0: none).
    """
    chronology = sight.chronology
    count = _count(sight.counted)

    @cache
    def made() -> tuple[Index, tuple[tuple[str, str], ...]]:
        digests = (*map(sight.of_one, chronology.events), sight.of_outline)
        written = write_down(chronology, digests, kept.last(chronology.language) if kept else None)
        if kept:
            kept.keep(chronology.language, written)
        index = index_of(chronology, written)
        return index, tuple(_ranges(index, count))

    @cache
    def own() -> dict[str, Packed]:
        return {"words": [first for first, _ in made()[1]], "each": EVENTS_A_FILE if companies else 0}

    def begun() -> bytes:
        return as_script("index", facets(register, made()[0]) | own())

    def seen() -> bytes:
        return digest_of(sight.of_outline, as_script("index", own()))

    def words(number: int) -> bytes:
        ranges = made()[1]
        return as_script(f"words-{number}", ranges[number][1] if number < len(ranges) else "")

    weight = len(entries) / 7
    return (
        Artifact.deferred(f"{FOLDER}index.js", "", begun, weight, company=_COMPANY, seen=seen),
        *(
            Artifact.deferred(
                f"{FOLDER}words-{number}.js", "", partial(words, number), company=_COMPANY, seen=sight.of_all
            )
            for number in range(count)
        ),
        *(texts_files(FOLDER, entries, companies, sight) if companies else ()),
    )


def _count(chronology: Chronology) -> int:
    """Return how many files the words are divided among."""
    statements = sum(1 + len(gist.statements) for gist in chronology.gists.values())
    return 1 + statements // STATEMENTS_A_FILE


def _ranges(index: Index, most: int) -> Iterator[tuple[str, str]]:
    """Yield ranges of the groups, at `most` so many and about equally long, each with its first form and its text.

    A group stands in the range of each of its forms.
    """
    packed = [pack_group(group) for group in index.groups]
    by_form = sorted((form, number) for number, group in enumerate(index.groups) for form in group.forms)
    longest = sum(len(each) + 1 for each in packed) // most
    lines: dict[int, str] = {}
    first, length, left = "", 0, most - 1
    for form, number in by_form:
        if length > longest and left and number not in lines:
            yield first, ";".join(lines.values())
            lines, first, length, left = {}, form, 0, left - 1
        if number not in lines:
            lines[number] = packed[number]
            length += len(packed[number]) + 1
    yield first, ";".join(lines.values())
