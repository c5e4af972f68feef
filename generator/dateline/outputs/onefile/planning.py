"""Plan the single page of each edition: the views that the site's pages have, put together as one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from dateline.chronology.model import Chronology
from dateline.outputs.addresses import ALL, HOME, MEDIA
from dateline.outputs.artifacts import Artifact
from dateline.outputs.book.pictures import pictures_in
from dateline.outputs.catalogues import speech
from dateline.outputs.offline import SCRIPT as OFFLINE
from dateline.outputs.offline import WORKER
from dateline.outputs.onefile.placing import fragment_of
from dateline.outputs.onefile.script import as_one_script, as_one_sheet, hash_of
from dateline.outputs.onefile.views import TEMPLATE, SinglePage, SinglePart, SinglePicture
from dateline.outputs.pages.bibliography import Bibliography
from dateline.outputs.pages.downloads import Offer
from dateline.outputs.pages.event import EventPage
from dateline.outputs.pages.listing import ListPage
from dateline.outputs.pages.prose import AboutPage, ProsePage
from dateline.outputs.pages.records import Corrections, Disputes
from dateline.outputs.pages.source import SourcePage
from dateline.outputs.pages.thing_lists import ThingList
from dateline.outputs.pages.things import ActorPage, PeriodPage, PlacePage, TopicPage
from dateline.outputs.pages.thread import ThreadPage
from dateline.outputs.picturing import media_type
from dateline.outputs.scripts import published
from dateline.outputs.search.files import FOLDER as SEARCH
from dateline.outputs.views import PageView
from dateline.outputs.wording import WORDS
from dateline.theme import STYLE, Theme

WEIGHT = 3
"""How long an event takes in it, compared with the event's page: it is in the list, and its page is, and all others are."""
_KINDS: tuple[tuple[str, type[PageView] | None, type[PageView] | None], ...] = (
    ("events", None, EventPage),
    ("threads", ThingList, ThreadPage),
    ("disputes", Disputes, None),
    ("bibliography", Bibliography, SourcePage),
    ("actors", ThingList, ActorPage),
    ("places", ThingList, PlacePage),
    ("topics", ThingList, TopicPage),
    ("periods", ThingList, PeriodPage),
    ("corrections", Corrections, None),
    ("about", AboutPage, ProsePage),
)
"""What follows the list, in the order in which a reader may want it: the kind of page that opens each part, and those of its things."""


class Singles(msgspec.Struct, frozen=True):
    """The single pages of a site: one for each edition, and what the page of downloads says of them."""

    artifacts: tuple[Artifact, ...] = ()
    offers: tuple[Offer, ...] = ()


def plan_singles(editions: tuple[Chronology, ...], theme: Theme, site: tuple[Artifact, ...]) -> Singles:
    """Return the single pages of all editions, made of what the pages and the pictures of the `site` show.

    A chronology that is too long for one page with every text (`Limits.whole`) has none.
    """
    media = {each.path: each.view for each in site if isinstance(each.view, bytes) and each.path.startswith(MEDIA)}
    sheets = _sheets(theme)
    artifacts: list[Artifact] = []
    offers: list[Offer] = []
    for edition in editions:
        pages = tuple(each for each in site if each.edition == edition.prefix)
        view = _single(edition, theme, pages, media, sheets)
        if view:
            path = address(edition)
            artifact = Artifact(path, TEMPLATE, view, edition.prefix)
            artifact.weight = WEIGHT * view.events
            artifacts.append(artifact)
            offers.append(_offer(edition, theme, path))
    return Singles(tuple(artifacts), tuple(offers))


def address(chronology: Chronology) -> str:
    """Return where an edition's single page lies, from the site's root."""
    return f"{chronology.prefix}downloads/{chronology.config.id}.html"


def _single(
    edition: Chronology, theme: Theme, pages: tuple[Artifact, ...], media: Mapping[str, bytes], sheets: str
) -> SinglePage | None:
    views = {each.path.removeprefix(edition.prefix): each.view for each in pages}
    home, whole = views.get(HOME), views.get(ALL)
    if not (isinstance(home, ListPage) and isinstance(whole, ListPage)) or whole.shows != "texts":
        return None
    script = as_one_script(_scripts(theme, edition, pages))
    fields = {name: getattr(home, name) for name in ListPage.__struct_fields__} | {
        "path": address(edition).removeprefix(edition.prefix),
        "shows": "texts",
        "groups": whole.groups,
        "years": whole.years,
    }
    read = tuple(each for each in views.values() if isinstance(each, PageView))
    return SinglePage(
        **fields,
        parts=tuple(_parts(read)),
        style=sheets,
        style_hash=hash_of(sheets),
        script=script,
        script_hash=hash_of(script),
        pictures=tuple(_pictures(read, media)),
    )


def _parts(views: tuple[PageView, ...]) -> Iterator[SinglePart]:
    """Yield what follows the list; what the chronology has nothing of is left out."""
    for kind, opening, things in _KINDS:
        lead = next((each for each in views if opening and isinstance(each, opening) and each.section == kind), None)
        if lead or not opening:
            pages = tuple(_without_axis(each) for each in views if things and isinstance(each, things))
            name = fragment_of(lead.path) if lead else f"list.{kind}"
            yield SinglePart(id=name, kind=kind, lead=lead, pages=pages)


def _without_axis(view: PageView) -> PageView:
    """Return a view without its axis: the page has one, of everything, and the same marks would follow it fifty times."""
    return msgspec.structs.replace(view, axis=None) if getattr(view, "axis", None) else view


def _sheets(theme: Theme) -> str:
    """Return the theme's style sheets as one, the one that every page has first."""
    sheets = {path: published(path, data).decode() for path, data in theme.static if path.endswith(".css")}
    return as_one_sheet([sheets[path] for path in sorted(sheets, key=lambda path: (path != STYLE, path))])


def _scripts(theme: Theme, edition: Chronology, pages: tuple[Artifact, ...]) -> dict[str, str]:
    """Return the theme's scripts and the edition's search index, by the names that `load` knows them by."""
    scripts = {
        path: published(path, data).decode()
        for path, data in theme.static
        if path.endswith(".js") and path not in (WORKER, OFFLINE)
    }
    search = f"{edition.prefix}{SEARCH}"
    return scripts | {
        each.path.removeprefix(edition.prefix): each.view.decode()
        for each in pages
        if each.path.startswith(search) and isinstance(each.view, bytes)
    }


def _pictures(views: tuple[PageView, ...], media: Mapping[str, bytes]) -> Iterator[SinglePicture]:
    """Yield each picture that the pages show and that every browser can, once."""
    wanted = dict.fromkeys(path for view in views for path in _shown(view))
    for path in wanted:
        kind = media_type(media.get(path, b""))
        if kind:
            yield SinglePicture(path=path, media_type=kind, data=media[path])


def _shown(view: PageView) -> Iterator[str]:
    if isinstance(view, EventPage):
        yield from (each.path for each in view.entry.pictures if each.path)
        yield from (path for path, _ in pictures_in(view.entry.prose))
    else:
        yield from (path for path, _ in pictures_in(getattr(view, "prose", ())))


def _offer(edition: Chronology, theme: Theme, path: str) -> Offer:
    words = WORDS["single"]["offer"]
    title = speech(theme.catalogues, edition.language).gettext(words)
    return Offer(group="book", path=path, title=title, language=edition.language, form="HTML")
