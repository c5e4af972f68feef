"""The one constant that every template sees beside its page."""

from __future__ import annotations

from dateline.chronology.model import Chronology
from dateline.outputs.addresses import ABOUT, HOME, page_of
from dateline.outputs.views import Link, View


class NavItem(View, kw_only=True):
    """An entry of the navigation: its key, worded by the filter `word`, and its address."""

    key: str
    path: str


class Site(View, kw_only=True):
    """What is the same on all pages of one language's site. `report` is where readers report an error; "" for nowhere."""

    id: str
    title: str
    subtitle: str
    language: str
    nav: tuple[NavItem, ...]
    pages: tuple[Link, ...]
    """The pages of prose besides "about"."""
    base_url: str
    version: str
    licence: str
    notice: str
    report: str
    newest_first: bool
    """Whether lists begin with the newest event."""


def site_of(chronology: Chronology) -> Site:
    """Return the constant of a chronology's site; lists of things that it has none of are left out of the navigation."""
    config = chronology.config
    lists = ("actors", "places", "topics", "periods", "threads")
    held = tuple(NavItem(key=key, path=f"{key}.html") for key in lists if getattr(chronology, key))
    rest = tuple(NavItem(key=key, path=f"{key}.html") for key in ("bibliography", "disputes", "corrections", "about"))
    return Site(
        id=config.id,
        title=config.title,
        subtitle=config.subtitle,
        language=chronology.language,
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
        newest_first=config.date_order == "newest-first",
    )
