"""The linked chronology: every thing by its id, events in their order, and who refers to whom."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dateline.config import Config
from dateline.evidence import Outcome
from dateline.gist import Gist
from dateline.model import Actor, Event, Locator, Page, Period, Place, Source, Thread, Topic, Worksheet

CitedWords = tuple[str, Locator | None, str]
"""A source's id, the locator in it, and the words."""


class Chronology(msgspec.Struct, frozen=True):
    """Everything that the outputs may know, in one language.

    `config` has the settings in this language; its `base_url` is the address of this language's edition, below the site's own.
    `events` are in the chronology's order; every other mapping is in the order of ids. The mappings are never changed after `link`.
    `aliases` lead from (kind, former id) to the id of today. `period_of` gives each event's period id ("" where it falls in none).
    `events_of` leads from (kind, id) to the ids of the events that concern it, in order: for actors, places, topics, periods and
    threads those that name it; for sources those that cite it; for events those related to it. `build_day` is the day number that
    stands for "now" (SOURCE_DATE_EPOCH, else the newest date recorded in the content, else None): never the clock.
    `checked` says of a citation's quotation (and of a basis's words) what the source's fingerprint knows of it. `texts` are the whole
    texts of the sources that may be published. `reworded` are the events whose `date_wording` is the language edition's own, and not words of
    the sources. `gists` are those of the events' texts; an event that has none here is asked
    itself.
    """

    config: Config
    language: str
    events: Mapping[str, Event]
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    topics: Mapping[str, Topic]
    periods: Mapping[str, Period]
    threads: Mapping[str, Thread]
    pages: Mapping[str, Page]
    worksheets: Mapping[str, Worksheet]
    aliases: Mapping[tuple[str, str], str]
    period_of: Mapping[str, str]
    events_of: Mapping[tuple[str, str], tuple[str, ...]]
    build_day: int | None
    checked: Mapping[CitedWords, Outcome] = msgspec.field(default_factory=dict)
    texts: Mapping[str, str] = msgspec.field(default_factory=dict)
    reworded: frozenset[str] = frozenset()
    gists: Mapping[str, Gist] = msgspec.field(default_factory=dict)

    @property
    def prefix(self) -> str:
        """The folder of this language's edition, from the site's root: "" for the base language, else as in "es/"."""
        return "" if self.language == self.config.language else f"{self.language}/"
