"""Plan the files of an edition's search index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from dateline.outputs.artifacts import Artifact, digest_of
from dateline.outputs.register import Register
from dateline.outputs.search.facets import Packed, facets
from dateline.outputs.search.packing import as_script, pack_group
from dateline.outputs.search.texts import EVENTS_A_FILE, texts_files
from dateline.outputs.sight import Sight
from dateline.outputs.views import Entry
from dateline.searching import Index, Written, index_of, write_down

FOLDER = "search/"
LONGEST_FILE = 40_000
"""So many characters of groups stand in one file; where there are more, a query loads the ranges that its words fall in."""


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

    The register has the outline only. `kept` are the words as they were last written down.

    `words` of the index file has the first form of each file of words, `each` how many events stand in a file of texts (0: none).
    """
    chronology = sight.chronology
    digests = (*map(sight.of_one, chronology.events), sight.of_outline)
    written = write_down(chronology, digests, kept.last(chronology.language) if kept else None)
    index = index_of(chronology, written)
    if kept:
        kept.keep(chronology.language, written)
    ranges = tuple(_ranges(index))
    own: dict[str, Packed] = {"words": [first for first, _ in ranges], "each": EVENTS_A_FILE if companies else 0}

    def begun() -> bytes:
        return as_script("index", facets(register, index) | own)

    seen = digest_of(sight.of_outline, as_script("index", own))
    return (
        Artifact.deferred(f"{FOLDER}index.js", "", begun, len(entries) / 20, seen=seen),
        *(
            Artifact(f"{FOLDER}words-{number}.js", "", as_script(f"words-{number}", lines))
            for number, (_, lines) in enumerate(ranges)
        ),
        *(texts_files(FOLDER, entries, companies, sight) if companies else ()),
    )


def _ranges(index: Index) -> Iterator[tuple[str, str]]:
    """Yield ranges of the groups, each with its first form and its text; a group stands in the range of each of its forms."""
    lines: dict[int, str] = {}
    first, length = "", 0
    by_form = sorted((form, number) for number, group in enumerate(index.groups) for form in group.forms)
    for form, number in by_form:
        if length > LONGEST_FILE and number not in lines:
            yield first, ";".join(lines.values())
            lines, first, length = {}, form, 0
        if number not in lines:
            lines[number] = pack_group(index.groups[number])
            length += len(lines[number]) + 1
    yield first, ";".join(lines.values())
