"""The one constant that every template sees beside its page: one for each language's edition."""

from __future__ import annotations

import msgspec

from dateline.chronology.model import Chronology
from dateline.outputs.addresses import ABOUT, ALL, HOME, page_of, up_from
from dateline.outputs.languages import Direction, direction, own_name
from dateline.outputs.limits import LIMITS, Limits
from dateline.outputs.views import Link, View


class NavItem(View, kw_only=True):
    """An entry of the navigation: its key, worded by the filter `word`, and its address."""

    key: str
    path: str


class Edition(View, kw_only=True):
    """One language's edition of the site: its language, what that calls itself, and its folder from the site's root ("", "es/").

    `url` is where its root is published; "" where that is not known. Every page stands in every edition under the same `path`.
    """

    language: str
    name: str
    prefix: str
    url: str


class Site(View, kw_only=True):
    """What is the same on all pages of one language's edition. `report` is where readers report an error; "" for nowhere.

    `root` leads from the edition's root to the site's ("" or "../"), `prefix` back. `base_url` is where the edition's root is published.
    """

    id: str
    """The chronology's id."""
    title: str
    """What the chronology is called."""
    subtitle: str
    """What it is about, in a line."""
    language: str
    """The language of the pages: a code."""
    direction: Direction
    root: str
    prefix: str
    editions: tuple[Edition, ...]
    """All editions, this one among them, in the order of the settings."""
    nav: tuple[NavItem, ...]
    """The navigation, in order."""
    pages: tuple[Link, ...]
    """The pages of prose besides "about"."""
    base_url: str
    """Where it is published, without a last `/`; "" where that is not known."""
    version: str
    """Its version; "" for none."""
    licence: str
    """Under what licence the text stands."""
    notice: str
    """What must be said on every page; "" for nothing."""
    report: str
    """Where to report an error."""
    whole: str
    """The page that lists every event with its whole text: home, or, where there are many, `all.html`; "" where no page can."""
    installable: bool
    """Whether pages offer the site for use without a network: where it is built to be published."""
    newest_first: bool
    """Whether lists begin with the newest event."""
    search: bool
    """Whether there is an index to search in."""
    single: bool = False
    """Whether everything stands in one page, which has no other pages, files or editions beside it."""


def site_of(chronology: Chronology, limits: Limits = LIMITS, *, installable: bool = False) -> Site:
    """Return the constant of an edition; lists of things that it has none of are left out of the navigation."""
    config = chronology.config
    lists = ("actors", "places", "topics", "periods", "threads")
    held = tuple(NavItem(key=key, path=f"{key}.html") for key in lists if getattr(chronology, key))
    rest = tuple(
        NavItem(key=key, path=f"{key}.html")
        for key in ("bibliography", "disputes", "corrections", "downloads", "about")
    )
    return Site(
        id=config.id,
        title=config.title,
        subtitle=config.subtitle,
        language=chronology.language,
        direction=direction(chronology.language),
        root=up_from(chronology.prefix),
        prefix=chronology.prefix,
        editions=_editions(chronology),
        nav=(NavItem(key="home", path=HOME), *held, *rest),
        pages=tuple(
            Link(path=page_of("page", name), title=page.title)
            for name, page in chronology.pages.items()
            if name != ABOUT
        ),
        base_url=config.base_url.rstrip("/"),
        version=config.version,
        licence=config.license,
        notice=config.notice,
        report=config.report,
        whole=_whole(len(chronology.events), limits),
        installable=installable,
        newest_first=config.date_order == "newest-first",
        search=config.outputs.search,
    )


def single_site(site: Site) -> Site:
    """Return the constant of the single page of an edition: what needs files beside it is not offered."""
    nav = tuple(item for item in site.nav if item.key != "downloads")
    return msgspec.structs.replace(site, single=True, nav=nav, editions=())


def _whole(events: int, limits: Limits) -> str:
    if limits.on_home(events) == "texts":
        return HOME
    return ALL if events <= limits.whole else ""


def _editions(chronology: Chronology) -> tuple[Edition, ...]:
    config = chronology.config
    root_url = config.base_url.rstrip("/").removesuffix(f"/{chronology.prefix}".rstrip("/"))
    return tuple(
        Edition(
            language=language,
            name=own_name(language),
            prefix="" if language == config.language else f"{language}/",
            url=root_url if language == config.language or not root_url else f"{root_url}/{language}",
        )
        for language in config.all_languages
    )
