"""Plan the book of each edition: its files in the order of reading, each with what its template sees."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from dateline.chronology.model import Chronology
from dateline.outputs.addresses import MEDIA
from dateline.outputs.artifacts import Artifact
from dateline.outputs.book.chapters import chapters
from dateline.outputs.book.contents import contents
from dateline.outputs.book.cover import book_cover
from dateline.outputs.book.gathering import Gathered, gather
from dateline.outputs.book.matter import about_pages, corrections, sources, things, threads, title_page
from dateline.outputs.book.package import package
from dateline.outputs.book.pictures import pictures_of
from dateline.outputs.book.placing import places_of
from dateline.outputs.book.views import TEMPLATES, Book, BookMember
from dateline.outputs.catalogues import speech
from dateline.outputs.pages.downloads import Offer
from dateline.outputs.views import PageView
from dateline.theme import Theme

TEMPLATE = "book/package.opf"
"""The template that stands for the whole book: the others are its parts."""
STYLE = "style.css"
CONTENTS = "contents.xhtml"


class Books(msgspec.Struct, frozen=True):
    """The books of a site: one for each edition, and what the page of downloads says of them."""

    artifacts: tuple[Artifact, ...] = ()
    offers: tuple[Offer, ...] = ()


def plan_books(editions: tuple[Chronology, ...], theme: Theme, site: tuple[Artifact, ...]) -> Books:
    """Return the books of all editions, made of what the pages and the pictures of the `site` show."""
    media = {each.path: each.view for each in site if isinstance(each.view, bytes) and each.path.startswith(MEDIA)}
    gathered = tuple(
        gather(
            edition,
            speech(theme.catalogues, edition.language),
            (page for page in site if page.edition == edition.prefix),
        )
        for edition in editions
    )
    return Books(
        artifacts=tuple(book_artifact(each, theme, media) for each in gathered),
        offers=tuple(_offer(each) for each in gathered),
    )


def address(chronology: Chronology) -> str:
    """Return where an edition's book lies, from the site's root."""
    return f"{chronology.prefix}downloads/{chronology.config.id}.epub"


def book_artifact(found: Gathered, theme: Theme, media: Mapping[str, bytes]) -> Artifact:
    """Return the book of one edition."""
    path = address(found.chronology)
    view = make_book(found, theme, media, path.removeprefix(found.chronology.prefix))
    return Artifact(path, TEMPLATE, view, found.chronology.prefix)


def make_book(found: Gathered, theme: Theme, media: Mapping[str, bytes], path: str) -> Book:
    """Return a book: cover, title page and contents, how to read it, the chapters, and what comes after them."""
    pictures = pictures_of((each.path for each in found.pictures), media)
    cover, title, about = book_cover(found.chronology.config), title_page(found), tuple(about_pages(found))
    body = chapters(found)
    back = (*threads(found), *sources(found), *things(found), *corrections(found))
    table = contents(found, CONTENTS, about, body, back)
    members = (
        *(_member(view) for view in (cover, title, table, *about, *body, *back)),
        BookMember(path="cover.svg", template="book/cover.svg", view=cover),
        BookMember(path=STYLE, data=theme.book),
        *(BookMember(path=each.href, data=each.data) for each in pictures),
    )
    whole = package(found, members, pictures)
    return Book(
        path=path,
        up="",
        title=title.title,
        places=places_of(found, (*about, *body, *back), CONTENTS, pictures),
        members=(_member(whole), *members),
    )


def _member(view: PageView) -> BookMember:
    template = next(name for name, kind in TEMPLATES.items() if type(view) is kind)
    return BookMember(path=view.path, template=template, view=view)


def _offer(found: Gathered) -> Offer:
    chronology = found.chronology
    return Offer(
        group="book",
        path=address(chronology),
        title=found.register.word("book", "offer"),
        language=chronology.language,
        form="EPUB",
    )
