"""Addresses within a built site: from the root of a language's edition, with `/`, always to a file (content model, "Addresses and files of a built site")."""

from __future__ import annotations

import re

from dateline.dates import OPEN_START, civil, sort_key
from dateline.model import FOLDERS, Event, Kind, Locator

HOME = "index.html"
ALL = "all.html"
ABOUT = "about"
"""The id of the page of prose that has a fixed address."""
STATIC = "static/"
OF_SINGLE_PAGE = frozenset({"single.css", "single.js"})
"""Files of a theme's `static/` that stand within the single page and nowhere else."""
DOWNLOADS = "downloads.html"
CARD = "card.png"
"""The picture that others see when somebody shares an address of the site."""
_EVENT_CARD = re.compile(r"(?:^|/)events/[^/]+\.png$")
ICON = "icon.svg"
"""The drawing among a theme's `static/` that is the installed site's picture."""
ICON_SIZES = (180, 192, 512)
"""Sides of its PNGs, in pixels: what iOS shows on a home screen, and what Chromium asks of an application, small and large."""
MEDIA = "media/"


def page_of(kind: Kind, name: str) -> str:
    """Return the address of a thing's page."""
    return "about.html" if (kind, name) == ("page", ABOUT) else f"{FOLDERS[kind]}/{name}.html"


def id_in(path: str) -> str:
    """Return the id of the thing whose page is at an address."""
    return path.rpartition("/")[2].removesuffix(".html")


def year_page(year: int) -> str:
    """Return the address of a year's page; years before 1 BC keep their sign: `years/-0043.html`."""
    return f"years/{year_name(year)}.html"


def year_page_of(kind: Kind, name: str, year: int) -> str:
    """Return the address of what concerns a thing in one year, where its own page cannot hold all: `topics/trade/1994.html`."""
    return f"{FOLDERS[kind]}/{name}/{year_name(year)}.html"


def year_name(year: int) -> str:
    """Write an astronomical year with four digits at least: 2020, 0476, -0043."""
    return f"{'-' if year < 0 else ''}{abs(year):04}"


def up_from(path: str) -> str:
    """Return what leads from a page's folder to the root of its edition: "" or "../" for each folder."""
    return "../" * path.count("/")


_PLACES = {"paragraph": "p", "page": "page", "time": "t"}


def anchor_of(locator: Locator | None) -> str:
    """Return the fragment on a source's page where that which rests on a place of it is listed."""
    if locator is None:
        return "whole"
    return f"{_PLACES[locator.kind]}{locator.first}"


def in_source(source: str, locator: Locator | None) -> str:
    """Return the address of a place of a source."""
    return f"{page_of('source', source)}#{anchor_of(locator)}"


def note_anchor(owner: str, number: int) -> str:
    """Return the fragment of a note; `owner` is the id of the thing in whose text it stands."""
    return f"{owner}-n{number}"


def part_anchor(part: str) -> str:
    """Return the fragment on a source's page where one of its parts is described."""
    return f"part-{part}"


def year_of(event: Event) -> int | None:
    """Return the year under which an event stands: that of the first day known; None for one without any."""
    if event.date is None:
        return None
    first = sort_key(event.date)[0]
    return None if first == OPEN_START else civil(first)[0]


def card_of(event: str) -> str:
    """Return the address of the picture that others see when somebody shares an event's page."""
    return f"events/{event}.png"


def is_card(path: str) -> bool:
    """Tell whether a file of a site is a picture for those who share an address: no page shows it."""
    return path.rpartition("/")[2] == CARD or bool(_EVENT_CARD.search(path))


def icon_of(size: int) -> str:
    """Return the address of the installed site's picture as a PNG of a size."""
    return f"{STATIC}icon-{size}.png"
