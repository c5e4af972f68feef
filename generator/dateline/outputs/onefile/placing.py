"""Where on the single page stands what has a page of its own on the site.

Fragments are a kind and an id with a dot between them, as in the book: `event.closing`, `list.actors`. No id has a dot, so none of them is
also an event's in the list, which keeps its id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.outputs.addresses import ALL, HOME
from dateline.outputs.onefile.views import SinglePage

TOP = "main"


def fragment_of(path: str) -> str:
    """Return the fragment of a page: `event.closing` for `events/closing.html`, `list.actors` for `actors.html`."""
    folder, _, name = path.removesuffix(".html").rpartition("/")
    if path == "about.html":
        return "page.about"
    return f"{folder.removesuffix('s')}.{name}" if folder else f"list.{name}"


def places_on(page: SinglePage) -> dict[str, str]:
    """Return, by the address on the site, the fragment of each page that the single page holds."""
    return dict(_places(page))


def _places(page: SinglePage) -> Iterator[tuple[str, str]]:
    yield HOME, TOP
    yield ALL, TOP
    yield from ((year.link.path, year.id) for year in page.years)
    for part in page.parts:
        if part.lead:
            yield part.lead.path, part.id
        yield from ((each.path, fragment_of(each.path)) for each in part.pages)


def place_in(page: SinglePage, ids: frozenset[str], base_url: str) -> Callable[[str, str], str]:
    """Return what finds, for an address from the edition's root and a fragment, the address to write on the single page.

    What stands on another page is sought as that page's part has it, then as the list has it; where the part lacks it, its thing is meant.
    What is not on this page leads to where it is published, if `base_url`, the address of the edition's root, is known.
    """
    places = places_on(page)

    def place(path: str, fragment: str) -> str:
        here = places.get(path)
        if here is None:
            return f"{base_url}/{path}{f'#{fragment}' if fragment else ''}" if base_url else ""
        for each in (f"{here}.{fragment}", fragment, here) if fragment else (here,):
            if each in ids:
                return f"#{each}"
        return f"#{TOP}"

    return place
