"""Where the book has what stands at an address of the site, and how its fragments are called.

Fragments are a thing's kind and id with a dot between them, which no id has: so none is also a note's, and each begins with a letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.outputs.addresses import HOME
from dateline.outputs.book.gathering import Gathered
from dateline.outputs.book.pictures import Picture
from dateline.outputs.book.views import (
    BookAbout,
    BookChapter,
    BookCorrections,
    BookSources,
    BookThings,
    BookThreads,
)
from dateline.outputs.pages.prose import AboutPage, ProsePage
from dateline.outputs.views import PageView

Placed = tuple[str, str]


def fragment(path: str) -> str:
    """Return the fragment of a thing by its address on the site: `event.closing` for `events/closing.html`."""
    folder, _, name = path.partition("/")
    return f"{folder.removesuffix('s')}.{name.removesuffix('.html')}"


def places_of(
    found: Gathered, read: Iterable[PageView], contents: str, pictures: Iterable[Picture]
) -> tuple[Placed, ...]:
    """Return where in the book is what stands at each address of the site, the address first; what the book lacks is not among them."""
    texts = (page.path for page in (*found.all(AboutPage), *found.all(ProsePage)))
    places: dict[str, str] = {picture.path: picture.href for picture in pictures}
    views = tuple(read)
    abouts = (view.path for view in views if isinstance(view, BookAbout))
    for path, href in (
        (HOME, contents),
        *zip(texts, abouts, strict=True),
        *(each for view in views for each in _in_view(view)),
    ):
        places.setdefault(path, href)
    return tuple(places.items())


def _in_view(view: PageView) -> Iterator[Placed]:
    match view:
        case BookChapter():
            if view.period:
                yield view.period, f"{view.path}#{view.id}"
            for year in view.years:
                for event in year.events:
                    here = f"{view.path}#{fragment(event.path)}"
                    yield event.path, here
                    logs = (*event.corrections, *event.updates)
                    yield from ((f"{event.path}#{log.id}", f"{here}.{log.id}") for log in logs)
        case BookThreads():
            yield "threads.html", view.path
            yield from ((page.path, f"{view.path}#{fragment(page.path)}") for page in view.threads)
        case BookSources():
            yield "bibliography.html", view.path
            for each in view.sources:
                here = f"{view.path}#{fragment(each.page.path)}"
                yield each.page.path, here
                yield from ((f"{each.page.path}#{part.anchor}", f"{here}.{part.anchor}") for part in each.page.parts)
        case BookThings():
            yield f"{view.section}.html", view.path
            yield from ((thing.path, f"{view.path}#{fragment(thing.path)}") for thing in view.things)
        case BookCorrections():
            yield "corrections.html", view.path
        case _:
            pass
