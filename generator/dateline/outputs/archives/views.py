"""What an archive is made of, and what its first page says."""

from __future__ import annotations

from dateline.outputs.views import PageView, View

TEMPLATE = "start.html"
START = "START-HERE.html"
"""The file that stands at the top of an archive."""


class StartLink(View, kw_only=True):
    """A file of the archive, by its path there: what it is, and, in words, its form and size ("" where that says nothing)."""

    path: str
    title: str
    detail: str = ""


class StartPart(View, kw_only=True):
    """What the first page says in one language."""

    language: str
    direction: str
    title: str
    subtitle: str
    extract: str
    """That the archive must be extracted first: hide it by a rule of the style sheet, which is out of reach before."""
    how: str
    """That all works without a network."""
    links: tuple[StartLink, ...]


class StartPage(PageView, kw_only=True):
    """The first page of an archive, in all languages."""

    style: str
    """Where the archive has the style sheet; "" where the theme has none."""
    parts: tuple[StartPart, ...]


class Member(View, kw_only=True):
    """A file of the site in an archive: its name there, its path on the site, and the digest of its bytes."""

    name: str
    path: str
    digest: str


class PageMember(View, kw_only=True):
    """A page that only the archive has: its name there, its template and view, and the edition that it speaks for."""

    name: str
    template: str
    view: PageView
    edition: str


class Archive(PageView, kw_only=True):
    """An archive: its own pages, then files of the site in the order of their names."""

    pages: tuple[PageMember, ...]
    members: tuple[Member, ...]
