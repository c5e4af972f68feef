"""The package: the files of a book in the order of reading, and what a library knows of it."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from dateline.dates import iso_day
from dateline.outputs.book.gathering import Gathered
from dateline.outputs.book.pictures import Picture
from dateline.outputs.book.views import BookContents, BookCover, BookItem, BookMember, BookPackage, BookThings

_XHTML = "application/xhtml+xml"
_UNKNOWN_DAY = "2000-01-01"
"""What stands for the day of the newest change where the content has no day at all: EPUB asks for one."""


def package(found: Gathered, members: tuple[BookMember, ...], pictures: tuple[Picture, ...]) -> BookPackage:
    """Return what the package says of a book that has these files; they are read in their order."""
    chronology = found.chronology
    types = {picture.href: picture.media_type for picture in pictures}
    shown = {picture.path for picture in pictures}
    return BookPackage(
        path="package.opf",
        up="",
        title=chronology.config.title,
        identifier=uuid5(NAMESPACE_URL, f"dateline/{chronology.config.id}/book/{chronology.language}").urn,
        modified=f"{_day(chronology.build_day)}T00:00:00Z",
        items=tuple(_item(member, types) for member in members),
        pictures=bool(pictures),
        indexed=any(isinstance(member.view, BookThings) for member in members),
        described=all(each.alt for each in found.pictures if each.path in shown),
    )


def _item(member: BookMember, types: dict[str, str]) -> BookItem:
    media_type, properties = types.get(member.path, _XHTML), ""
    if member.path.endswith(".css"):
        media_type = "text/css"
    elif member.view is not None and isinstance(member.view, BookCover) and member.path.endswith(".svg"):
        media_type, properties = "image/svg+xml", "cover-image"
    elif isinstance(member.view, BookContents):
        properties = "nav"
    return BookItem(
        id=member.path.replace("/", "-").replace(".", "-"),
        href=member.path,
        media_type=media_type,
        properties=properties,
        linear=media_type == _XHTML,
    )


def _day(day: int | None) -> str:
    """Return a day as XML Schema writes it; only those of the years 1 to 9999 can be written by everybody."""
    text = iso_day(day) if day is not None else ""
    return text if text and text[0] not in "+-" and not text.startswith("0000") else _UNKNOWN_DAY
