"""The table of contents: every chapter and every event in it, and the landmarks that reading systems know."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dateline.outputs.book.gathering import Gathered
from dateline.outputs.book.placing import fragment
from dateline.outputs.book.views import (
    BookChapter,
    BookContents,
    BookEvent,
    BookLandmark,
    BookPoint,
    BookSources,
    BookThings,
    BookThreads,
)
from dateline.outputs.views import PageView

MANY = 40
"""From so many events on, a chapter's stand under their years."""


def contents(
    found: Gathered,
    path: str,
    front: tuple[PageView, ...],
    body: tuple[BookChapter, ...],
    back: tuple[PageView, ...],
) -> BookContents:
    """Return the table of contents of what comes before the chapters, the chapters, and what comes after."""
    word = found.register.word
    title = word("book", "contents")
    landmarks = [BookLandmark(type="cover", title=word("book", "cover"), href="cover.xhtml")]
    landmarks.append(BookLandmark(type="toc", title=title, href=path))
    landmarks += [BookLandmark(type="bodymatter", title=word("nav", "home"), href=body[0].path)] if body else []
    landmarks += [
        BookLandmark(
            type="bibliography" if isinstance(view, BookSources) else "index", title=view.title, href=view.path
        )
        for view in back
        if isinstance(view, BookSources | BookThings) and view.portion == 1
    ]
    return BookContents(
        path=path,
        up="",
        title=title,
        points=(*(_point(view) for view in front), *_chapters(body), *_back(back)),
        landmarks=tuple(landmarks),
    )


def _point(view: PageView) -> BookPoint:
    return BookPoint(title=view.title, href=view.path)


def _chapters(body: tuple[BookChapter, ...]) -> Iterator[BookPoint]:
    """Yield an entry for each chapter, whatever the number of its files."""
    starts = [index for index, chapter in enumerate(body) if chapter.portion == 1]
    for start, end in zip(starts, (*starts[1:], len(body)), strict=True):
        first = body[start]
        yield BookPoint(title=first.title, href=first.path, points=tuple(_events(body[start:end], first.count)))


def _events(chapter: tuple[BookChapter, ...], count: int) -> Iterator[BookPoint]:
    if count < MANY:
        yield from (_event(each, event) for each in chapter for year in each.years for event in year.events)
        return
    years = [(each, year) for each in chapter for year in each.years]
    for _, run in groupby(years, key=lambda pair: pair[1].title):
        members = tuple(run)
        file, year = members[0]
        yield BookPoint(
            title=year.title,
            href=f"{file.path}#{year.id}",
            points=tuple(_event(each, event) for each, own in members for event in own.events),
        )


def _event(chapter: BookChapter, event: BookEvent) -> BookPoint:
    headline = event.entry.headline
    href = f"{chapter.path}#{fragment(event.path)}"
    return BookPoint(title=headline.link.title, href=href, headline=headline)


def _back(back: tuple[PageView, ...]) -> Iterator[BookPoint]:
    for view in back:
        if isinstance(view, BookThreads):
            points = tuple(
                BookPoint(title=each.title, href=f"{view.path}#{fragment(each.path)}") for each in view.threads
            )
            yield BookPoint(title=view.title, href=view.path, points=points)
        else:
            yield _point(view)
