"""How much one page of a site may hold, so that it stays usable however long the chronology is."""

from __future__ import annotations

from typing import Literal

import msgspec

FULL_TEXT_LIMIT = 300
"""Up to so many events the home page holds every event's full text (content model, "Addresses and files of a built site")."""
TITLES_LIMIT = 3_000
"""Up to so many the home page holds every title and date: about 100 kB gzipped. Beyond, periods and years with counts, and the landmarks."""
WHOLE_LIMIT = 2_000
"""Up to so many full texts one page holds (`all.html`, a year's page): about 10 MB of HTML, which browsers still lay out and print.

Beyond, `all.html` leads to the years' pages, and a year's page has titles and dates.
"""

EMBEDDED_SUMMARIES = 150
"""Up to so many the page for a frame tells in a sentence or two each: 40 kB gzipped with the style sheet."""
EMBEDDED_LIMIT = 300
"""Up to so many it lists by title and date, within the same weight. Beyond, the landmarks."""

CONCERNED_LIMIT = 300
"""Up to so many events the page of an actor, place, topic or period lists in one run; beyond, under their years."""

REMEMBERED_LIMIT = 500
"""So many entries, the last that were needed, are kept while a site is made: each page of an event, of its year and of its frame needs one."""

Shown = Literal["texts", "titles", "landmarks"]
"""What a list shows of its events: full texts, titles and dates, or only the landmarks under their years, with counts."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of events up to which a page holds what it is best with; tests make them small."""

    full_text: int = FULL_TEXT_LIMIT
    titles: int = TITLES_LIMIT
    whole: int = WHOLE_LIMIT
    embedded_summaries: int = EMBEDDED_SUMMARIES
    embedded: int = EMBEDDED_LIMIT
    concerned: int = CONCERNED_LIMIT
    remembered: int = REMEMBERED_LIMIT

    def on_home(self, events: int) -> Shown:
        """Return what the home page shows of a chronology of so many events."""
        if events <= self.full_text:
            return "texts"
        return "titles" if events <= self.titles else "landmarks"

    def on_year(self, events: int) -> Shown:
        """Return what the page of a year with so many events shows."""
        return "texts" if events <= self.whole else "titles"

    def entries(self, events: int) -> int | None:
        """Return how many entries of a chronology of so many events are kept while its site is made; None for all, where a page shows all."""
        return None if events <= self.whole else self.remembered

    def in_years(self, events: int) -> bool:
        """Tell whether the page of a thing has its events under their years."""
        return events > self.concerned

    def apart(self, events: int) -> bool:
        """Tell whether it has only the landmarks of each year, and the rest on a page for each year."""
        return self.in_years(events) and events > self.titles


LIMITS = Limits()
"""The limits of every site."""
