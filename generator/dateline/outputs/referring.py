"""What readers cite: the chronology, an event of it, a source; and the bibliography as files for reference managers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

import msgspec

from dateline.chronology.model import Chronology
from dateline.dates import Date, sort_key
from dateline.model import Event, Source
from dateline.outputs.addresses import page_of
from dateline.outputs.artifacts import Artifact
from dateline.outputs.views import FileView, Link
from dateline.references import CslItem, bibtex, csl_date, csl_item, csl_items, csl_json, ris

BIBLIOGRAPHY = "data/bibliography"
"""The path of the files of all sources, without what says which of them it is."""

_VERSION = {"en": "version", "es": "versión"}
"""The word for an edition's number, by language: data for other programs, so not among the interface's texts."""

_FORMATS = (("csl.json", "CSL-JSON"), ("bib", "BibTeX"), ("ris", "RIS"))

_WRITERS = {"csl.json": csl_json, "bib": bibtex, "ris": ris}


class ReferenceFile(FileView, kw_only=True):
    """The items of a file for reference managers, and its format."""

    format: str
    items: tuple[CslItem, ...]

    def written(self) -> bytes:
        """Return the file's bytes."""
        return _WRITERS[self.format](self.items).encode()


def source_to_cite(chronology: Chronology, source: Source) -> CslItem:
    """Return a source as a page cites it: without the note, which only files for reference managers have."""
    return msgspec.structs.replace(csl_item(source, language=chronology.language), note="")


def event_to_cite(chronology: Chronology, event: Event) -> CslItem:
    """Return an event's entry as an item within the chronology's version, of the day on which it last changed."""
    path = page_of("event", event.id)
    whole = chronology_to_cite(chronology)
    return CslItem(
        id=event.id,
        type="webpage",
        title=event.title,
        container_title=whole.title,
        issued=csl_date(last_changed(event), chronology.language),
        url=f"{chronology.config.base_url.rstrip('/')}/{path}" if chronology.config.base_url else "",
        language=chronology.language,
    )


def chronology_to_cite(chronology: Chronology) -> CslItem:
    """Return the chronology as an item; its version is part of the title, where every style shows it."""
    config = chronology.config
    word = _VERSION.get(chronology.language.partition("-")[0], _VERSION["en"])
    title = f"{config.title}, {word} {config.version}" if config.version else config.title
    return CslItem(id=config.id, type="webpage", title=title, url=config.base_url, language=chronology.language)


def dated_chronology(chronology: Chronology) -> CslItem:
    """Return the chronology as an item, as of the newest change of any event."""
    days = [day for event in chronology.events.values() if (day := last_changed(event))]
    newest = max(days, key=sort_key, default=None)
    return msgspec.structs.replace(chronology_to_cite(chronology), issued=csl_date(newest, chronology.language))


def last_changed(event: Event) -> Date | None:
    """Return the date of the newest entry of an event's log, else that of its first writing."""
    return max((entry.date for entry in event.log), key=sort_key, default=event.recorded)


def bibliography_files(chronology: Chronology, seen: bytes) -> Iterator[Artifact]:
    """Yield all sources as CSL-JSON, BibTeX and RIS, and each source by itself; a source's parts follow it. None without sources.

    `seen` is a digest of all that they follow from.
    """
    of_source = cache(lambda name: csl_items([chronology.sources[name]], chronology.language))

    def view(path: str, suffix: str, names: tuple[str, ...]) -> ReferenceFile:
        items = tuple(item for name in names for item in of_source(name))
        return ReferenceFile(path=path, up="", format=suffix, items=items)

    files: dict[str, tuple[str, ...]] = {source_file(name): (name,) for name in chronology.sources}
    if files:
        files[BIBLIOGRAPHY] = tuple(chronology.sources)
    for stem, names in files.items():
        weight = len(names) / 8
        for suffix, _ in _FORMATS:
            path = f"{stem}.{suffix}"
            yield Artifact.deferred(path, "", partial(view, path, suffix, names), weight, seen=seen)


def links_to_files(stem: str) -> tuple[Link, ...]:
    """Return the links to the three files of one stem."""
    return tuple(Link(path=f"{stem}.{suffix}", title=name) for suffix, name in _FORMATS)


def source_file(name: str) -> str:
    """Return the path of a source's files, without what says which of them it is."""
    return page_of("source", name).removesuffix(".html")
