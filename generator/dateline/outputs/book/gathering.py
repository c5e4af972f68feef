"""Gather what a book is made of: the views that the site's pages have, by their kinds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from gettext import NullTranslations
from typing import NamedTuple, TypeVar

import msgspec

from dateline.chronology.model import Chronology
from dateline.outputs.artifacts import Artifact
from dateline.outputs.book.pictures import pictures_in
from dateline.outputs.pages.bibliography import Bibliography
from dateline.outputs.pages.event import EventPage
from dateline.outputs.pages.listing import ListPage
from dateline.outputs.pages.prose import AboutPage, ProsePage
from dateline.outputs.pages.records import Corrections
from dateline.outputs.pages.source import SourcePage
from dateline.outputs.pages.thing_lists import ThingList
from dateline.outputs.pages.things import ActorPage, PeriodPage, PlacePage, TopicPage
from dateline.outputs.pages.thread import ThreadPage
from dateline.outputs.register import Register, make_register
from dateline.outputs.views import PageView, Prose

V = TypeVar("V", bound=PageView)


class Shown(NamedTuple):
    """A picture that a page shows: its address on the site, and what it shows in words."""

    path: str
    alt: str


class Gathered(msgspec.Struct, frozen=True):
    """An edition, its register, and the views of its pages in the order in which they were planned."""

    chronology: Chronology
    register: Register
    views: tuple[PageView, ...]

    def all(self, kind: type[V]) -> tuple[V, ...]:
        """Return the views of a kind of page."""
        return tuple(view for view in self.views if isinstance(view, kind))

    @property
    def pictures(self) -> tuple[Shown, ...]:
        """The pictures of the chronology's own that its pages show."""
        return tuple(each for each in self._pictures() if each.path)

    def _pictures(self) -> Iterator[Shown]:
        for event in self.all(EventPage):
            yield from (Shown(each.path, each.alt) for each in event.entry.pictures)
            yield from _shown(event.entry.prose)
        for kind in _WITH_PROSE:
            for view in self.all(kind):
                yield from _shown(view.prose)


_WITH_PROSE: tuple[
    type[ProsePage | AboutPage | PeriodPage | ThreadPage | SourcePage | ActorPage | PlacePage | TopicPage], ...
] = (
    ProsePage,
    AboutPage,
    PeriodPage,
    ThreadPage,
    SourcePage,
    ActorPage,
    PlacePage,
    TopicPage,
)
_NOT_IN_BOOKS = ("year", "embed", "404", "redirect")
"""How the names of templates begin whose pages are not looked at: making their views takes time."""
_KINDS = (*_WITH_PROSE, EventPage, ListPage, Bibliography, Corrections, ThingList)


def gather(chronology: Chronology, texts: NullTranslations, pages: Iterable[Artifact]) -> Gathered:
    """Return what an edition's pages show, given how it says the interface's words."""
    shown = (page.view for page in pages if page.template and not page.template.startswith(_NOT_IN_BOOKS))
    views = tuple(view for view in shown if isinstance(view, _KINDS))
    headlines = {view.entry.headline.id: view.entry.headline for view in views if isinstance(view, EventPage)}
    return Gathered(chronology, replace(make_register(chronology, texts), headlines=headlines), views)


def _shown(prose: Prose) -> Iterator[Shown]:
    yield from (Shown(*each) for each in pictures_in(prose))
