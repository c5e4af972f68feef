"""What the book's templates see. Addresses (`path`) are those of the site; the filter `placed` says where the book has that thing."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.outputs.pages.event import RelatedView, ThreadPlace
from dateline.outputs.pages.records import Corrections
from dateline.outputs.pages.source import SourcePage
from dateline.outputs.pages.things import Name, Part, RoleView
from dateline.outputs.support import SupportView
from dateline.outputs.views import DisputeView, Entry, Headline, LogView, PageView, Prose, View


class BookCover(PageView, kw_only=True):
    """The cover: `lines` and `sub_lines` are the title and the subtitle, broken for a picture, in which no line breaks by itself."""

    lines: tuple[str, ...]
    sub_lines: tuple[str, ...]
    size: int
    """The height of the title's letters in the picture."""


class BookTitle(PageView, kw_only=True):
    """The title page: what the book holds, and as of which day."""

    events: int
    sources: int
    first: str
    """The date of the first dated event, in words."""
    last: str
    """The date of the last."""
    day: str
    """The newest day on which something was recorded or corrected, in words; "" for not known."""


class BookAbout(PageView, kw_only=True):
    """What the chronology is in its own words, before how to read it; each page of prose has its own."""

    summary: str
    prose: Prose
    first: bool
    """Whether this is the first of them, which says how to read the book."""


class BookEvent(View, kw_only=True):
    """An event in a chapter: what its page on the site shows of it, as far as it concerns the book."""

    path: str
    """The address of its page on the site."""
    gap: str
    """The time since the event above, in words; "" where it is not worth naming."""
    entry: Entry
    """The event with all its text."""
    support: SupportView
    """What it rests on as a whole."""
    disputes: tuple[DisputeView, ...]
    """Where sources disagree about it."""
    corrections: tuple[LogView, ...]
    """What was wrong before, newest first."""
    updates: tuple[LogView, ...]
    """Other changes, newest first."""
    related: tuple[RelatedView, ...]
    """Related events, in order."""
    threads: tuple[ThreadPlace, ...]
    """The threads that it stands in."""
    recorded: str
    """When it was first written down, in words."""
    recorded_datetime: str


class BookYear(View, kw_only=True):
    """Events of one year, or of none; a long year goes on in the next portion."""

    id: str
    title: str
    """The year in words; "" where it is not known."""
    events: tuple[BookEvent, ...]


class BookChapter(PageView, kw_only=True):
    """A period, or a portion of one that is too long for one file. What introduces it stands in its first portion only."""

    id: str
    """The fragment of its heading."""
    period: str
    """The address of the period's page on the site; "" for none."""
    portion: int
    portions: int
    bounds: str
    """From when to when, in words."""
    count: int
    """How many events the whole period has."""
    continued: bool
    """Whether the period was met before: the order of events is never broken for the sake of a heading."""
    why: str
    """Why the chronology is divided here."""
    prose: Prose
    """Our text about the period."""
    years: tuple[BookYear, ...]


class BookStep(View, kw_only=True):
    """One event of a thread, and the words that lead to it."""

    text: str
    headline: Headline


class BookThread(View, kw_only=True):
    """A thread: `path` is its address on the site."""

    path: str
    title: str
    question: str
    """What it asks."""
    prose: Prose
    steps: tuple[BookStep, ...]
    """Its events, in its own order."""


class BookThreads(PageView, kw_only=True):
    """The threads; their events are told in the chapters."""

    portion: int
    threads: tuple[BookThread, ...]


class BookSource(View, kw_only=True):
    """A source as its page on the site shows it, and the events that rest on it."""

    page: SourcePage
    events: tuple[Headline, ...]


class BookSources(PageView, kw_only=True):
    """The sources, by the day of publication."""

    portion: int
    sources: tuple[BookSource, ...]


class BookThing(View, kw_only=True):
    """An actor, a place or a topic and its events; `kind` is "" or a code for the filter `word`, table `actor`."""

    path: str
    title: str
    kind: str
    names: tuple[Name, ...]
    """Its names in other languages."""
    roles: tuple[RoleView, ...]
    disputes: tuple[DisputeView, ...]
    prose: Prose
    events: tuple[Part, ...]
    """Its events, each with its role there."""


class BookThings(PageView, kw_only=True):
    """An index: all things of one kind, by name. `section` is the key of the kind's words ("actors")."""

    portion: int
    things: tuple[BookThing, ...]


class BookCorrections(Corrections, kw_only=True):
    """The correction record by day, the newest first."""


class BookPoint(View, kw_only=True):
    """An entry of the table of contents, and those below it; `headline` where it is an event."""

    title: str
    href: str
    headline: Headline | None = None
    points: tuple[BookPoint, ...] = ()


class BookLandmark(View, kw_only=True):
    """A place that reading systems know by its kind: a term of the EPUB vocabulary, its words, its address."""

    type: str
    title: str
    href: str


class BookContents(PageView, kw_only=True):
    """The table of contents, which reading systems show too."""

    points: tuple[BookPoint, ...]
    landmarks: tuple[BookLandmark, ...]


class BookItem(View, kw_only=True):
    """A file of the book as its package lists it; `linear` where it is read in the order of the book."""

    id: str
    href: str
    media_type: str
    properties: str = ""
    linear: bool = False


class BookPackage(PageView, kw_only=True):
    """What a library knows of the book."""

    identifier: str
    """A URN that no other book has; it stays the same from version to version."""
    modified: str
    """When its content last changed, as EPUB writes it; from the content, never from a clock."""
    items: tuple[BookItem, ...]
    indexed: bool
    """Whether there is an index."""
    pictures: bool
    """Whether there is anything to look at besides text."""
    described: bool
    """Whether every picture is described in words."""


class BookMember(View, kw_only=True):
    """A file of the book: a template and its view, or its bytes."""

    path: str
    template: str = ""
    view: PageView | None = None
    data: bytes = b""


class Book(PageView, kw_only=True):
    """The whole book: its files, and where it has what stands at an address of the site."""

    places: tuple[tuple[str, str], ...]
    members: tuple[BookMember, ...]


TEMPLATES: Mapping[str, type[PageView]] = {
    "book/package.opf": BookPackage,
    "book/cover.xhtml": BookCover,
    "book/cover.svg": BookCover,
    "book/title.xhtml": BookTitle,
    "book/contents.xhtml": BookContents,
    "book/about.xhtml": BookAbout,
    "book/chapter.xhtml": BookChapter,
    "book/threads.xhtml": BookThreads,
    "book/sources.xhtml": BookSources,
    "book/things.xhtml": BookThings,
    "book/corrections.xhtml": BookCorrections,
}
"""The templates of a book's files, in the order in which a theme's author meets them."""
