"""A source as one line, and the list of all sources."""

from __future__ import annotations

from dateline.dates import OPEN_END, sort_key
from dateline.model import Source
from dateline.outputs.addresses import page_of
from dateline.outputs.artifacts import Artifact
from dateline.outputs.dating import html_date
from dateline.outputs.outward import view_outward
from dateline.outputs.referring import BIBLIOGRAPHY, links_to_files
from dateline.outputs.register import Register
from dateline.outputs.views import Link, Outward, PageView, View


class SourceLine(View, kw_only=True):
    """A source as a bibliography lists it; `datetime` as in When, `outward` None where no address is known."""

    link: Link
    authors: tuple[str, ...]
    publisher: str
    kind: str
    published: str
    datetime: str
    outward: Outward | None
    events: int


class Bibliography(PageView, kw_only=True):
    """All sources, by the day of publication; `files` are the list for reference managers."""

    sources: tuple[SourceLine, ...]
    files: tuple[Link, ...]


def bibliography_page(register: Register) -> Artifact:
    """Return the list of all sources, by the day of publication, then by id."""

    def key(source: Source) -> tuple[int, int, str]:
        return (*(sort_key(source.published) if source.published else (OPEN_END, OPEN_END)), source.id)

    ordered = sorted(register.chronology.sources.values(), key=key)
    lines = tuple(view_source_line(register, source) for source in ordered)
    view = Bibliography(
        path="bibliography.html",
        up="",
        section="bibliography",
        sources=lines,
        files=links_to_files(BIBLIOGRAPHY) if lines else (),
    )
    return Artifact("bibliography.html", "bibliography.html", view)


def view_source_line(register: Register, source: Source) -> SourceLine:
    """Return a source as a bibliography lists it."""
    return SourceLine(
        link=Link(path=page_of("source", source.id), title=source.title, lang=register.foreign(source.language)),
        authors=source.authors,
        publisher=source.publisher,
        kind=source.kind,
        published=register.words(source.published),
        datetime=html_date(source.published),
        outward=view_outward(source),
        events=len(register.chronology.events_of.get(("source", source.id), ())),
    )
