"""What a theme may rely on: the templates that it must have, and the view that each sees as `page`."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.outputs.archives.views import TEMPLATE as START
from dateline.outputs.archives.views import StartPage
from dateline.outputs.book.views import TEMPLATES as BOOK
from dateline.outputs.onefile.views import TEMPLATE as SINGLE
from dateline.outputs.onefile.views import SinglePage
from dateline.outputs.pages.bibliography import Bibliography
from dateline.outputs.pages.downloads import DownloadsPage
from dateline.outputs.pages.embed import EmbeddedEvent, EmbeddedThread, EmbeddedWhole
from dateline.outputs.pages.event import EventPage
from dateline.outputs.pages.listing import ListPage, YearPage
from dateline.outputs.pages.prose import AboutPage, NotFoundPage, ProsePage, RedirectPage
from dateline.outputs.pages.records import Corrections, Disputes
from dateline.outputs.pages.source import SourcePage
from dateline.outputs.pages.thing_lists import ThingList
from dateline.outputs.pages.things import ActorPage, PeriodPage, PlacePage, ThingYearPage, TopicPage
from dateline.outputs.pages.thread import ThreadPage
from dateline.outputs.views import Entry, PageView, View

PAGES: Mapping[str, type[PageView]] = {
    "home.html": ListPage,
    "all.html": ListPage,
    "year.html": YearPage,
    "event.html": EventPage,
    "source.html": SourcePage,
    "actor.html": ActorPage,
    "place.html": PlacePage,
    "topic.html": TopicPage,
    "period.html": PeriodPage,
    "thing-year.html": ThingYearPage,
    "thread.html": ThreadPage,
    "things.html": ThingList,
    "bibliography.html": Bibliography,
    "disputes.html": Disputes,
    "corrections.html": Corrections,
    "downloads.html": DownloadsPage,
    "about.html": AboutPage,
    "page.html": ProsePage,
    "embed-whole.html": EmbeddedWhole,
    "embed-thread.html": EmbeddedThread,
    "embed-event.html": EmbeddedEvent,
    "redirect.html": RedirectPage,
    "404.html": NotFoundPage,
    SINGLE: SinglePage,
    START: StartPage,
    **BOOK,
}
"""The templates of pages, in the order in which a theme's author meets them."""

PARTS: Mapping[str, type[View]] = {"entry.html": Entry}
"""The templates of what several pages share, with the view that each sees."""

TEMPLATES = (*PAGES, *PARTS)
"""The templates that a theme must have, its own or those of the theme that it extends."""
