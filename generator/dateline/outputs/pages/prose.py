"""The pages of prose: those of `content/pages/`, about, and the page for an address that leads nowhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from dateline.chronology.model import Chronology
from dateline.model import Page
from dateline.outputs.addresses import ABOUT, page_of, up_from
from dateline.outputs.artifacts import Artifact
from dateline.outputs.coverage import CoverageView, view_coverage
from dateline.outputs.prose import view_prose
from dateline.outputs.referring import dated_chronology
from dateline.outputs.register import Register
from dateline.outputs.views import Link, PageView, Prose
from dateline.references import CslItem


class ProsePage(PageView, kw_only=True):
    """A page of prose."""

    summary: str
    prose: Prose


class AboutPage(PageView, kw_only=True):
    """What the chronology is: in its own words, where it has some, and in numbers."""

    summary: str
    prose: Prose
    events: int
    undated: int
    sources: int
    disputes: int
    corrections: int
    threads: int
    coverage: CoverageView
    cite: CslItem


class NotFoundPage(PageView, kw_only=True):
    """What a server shows for an address that leads nowhere, at any depth.

    `up` is the path under which the site is published; `styled` is False where that is not known, and the page stands by itself.
    """

    styled: bool


class RedirectPage(PageView, kw_only=True):
    """A former address of a thing, and where it is now."""

    target: Link


def prose_page(register: Register, page: Page) -> Artifact:
    """Return a page of prose."""
    path = page_of("page", page.id)
    prose = view_prose(register, page.body, page.id)
    view = ProsePage(
        path=path,
        up=up_from(path),
        title=page.title,
        description=page.summary,
        section=page.id,
        summary=page.summary,
        prose=prose,
    )
    return Artifact(path, "page.html", view)


def about_page(register: Register) -> Artifact:
    """Return the page about the chronology, made from what is known where it has no words of its own."""
    chronology = register.chronology
    page = chronology.pages.get(ABOUT)
    events = chronology.events.values()
    view = AboutPage(
        path="about.html",
        up="",
        title=page.title if page else "",
        description=page.summary if page else "",
        section="about",
        summary=page.summary if page else "",
        prose=view_prose(register, page.body, ABOUT) if page else (),
        events=len(events),
        undated=sum(event.date is None for event in events),
        sources=len(chronology.sources),
        disputes=register.disputes,
        corrections=sum(len(event.log) for event in events),
        threads=len(chronology.threads),
        coverage=view_coverage(register),
        cite=dated_chronology(chronology),
    )
    return Artifact("about.html", "about.html", view)


def not_found_page(chronology: Chronology) -> Artifact:
    """Return 404.html; only a published address makes its links right at every depth."""
    base_url = chronology.config.base_url
    up = f"{urlsplit(base_url).path.rstrip('/')}/" if base_url else ""
    return Artifact("404.html", "404.html", NotFoundPage(path="404.html", up=up, styled=bool(base_url)))


def redirect_pages(register: Register) -> tuple[Artifact, ...]:
    """Return a small page at each former address that leads to today's."""
    found = []
    for (kind, alias), name in register.chronology.aliases.items():
        target = register.link(kind, name)  # type: ignore[arg-type]  # the keys are kinds
        if target:
            path = page_of(kind, alias)  # type: ignore[arg-type]  # as above
            view = RedirectPage(path=path, up=up_from(path), title=target.title, target=target)
            found.append(Artifact(path, "redirect.html", view))
    return tuple(found)
