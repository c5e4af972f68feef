"""The chronology on paper: on two pages, by importance, or complete."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.handouts.edition import Edition
from dateline.handouts.events import footer, groups
from dateline.handouts.glyphs import breakable_address
from dateline.handouts.model import Group, Paper, Part, Sheet
from dateline.handouts.wording import CHRONOLOGY, FRAME, said
from dateline.outputs.addresses import HOME
from dateline.outputs.languages import direction
from dateline.selection import Selection, select

TWO_PAGES = 2


class ChronologyPart(Part, kw_only=True):
    """The chronology in one language: `chosen` says which events were asked for, "" for all; `all_events` counts all there are."""

    chosen: str
    groups: tuple[Group, ...]
    all_events: int
    rest: str
    """Where the events are that are not here, and all sources."""
    sources: str
    """Where all sources are, for a sheet that has every event."""


class ChronologySheet(Sheet, kw_only=True):
    """The chronology in at most so many `pages`, or, with 0, complete.

    Every part has the same events in the same order, so that two languages can stand beside each other.
    """

    pages: int
    parts: tuple[ChronologyPart, ...]

    def pictures(self) -> Iterator[str]:
        """Yield the paths of the pictures that stand on it."""
        for part in self.parts:
            yield from (each.path for group in part.groups for event in group.events for each in event.pictures)


def chronology_sheet(
    editions: tuple[Edition, ...], paper: Paper, selection: Selection, chosen: tuple[str, ...], *, pages: int
) -> ChronologySheet:
    """Return the chronology's events that a selection means, in one language or two; `chosen` says the selection in the words of each."""
    parts = tuple(
        _part(edition, selection, words, abridged=pages > 0) for edition, words in zip(editions, chosen, strict=True)
    )
    return ChronologySheet(
        kind="chronology", paper=paper, title=editions[0].chronology.config.title, parts=parts, pages=pages
    )


def _part(edition: Edition, selection: Selection, chosen: str, *, abridged: bool) -> ChronologyPart:
    chronology = edition.chronology
    config = chronology.config
    events = tuple(chronology.events[name] for name in select(selection, chronology).events)
    address = breakable_address(edition.address(HOME))
    at = "" if address else "-offline"
    return ChronologyPart(
        language=edition.language,
        direction=direction(edition.language),
        title=config.title,
        subtitle=config.subtitle,
        words=said(edition.texts, FRAME, CHRONOLOGY),
        footer=footer(edition),
        chosen=edition.say(FRAME, "selection", selection=chosen) if chosen else "",
        groups=groups(edition, events, abridged=abridged),
        all_events=len(chronology.events),
        rest=edition.say(CHRONOLOGY, f"rest{at}", address=address),
        sources=edition.say(CHRONOLOGY, f"sources-at{at}", address=address),
    )
