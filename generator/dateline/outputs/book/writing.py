"""A book's files as one archive: EPUB's container, the same bytes whenever the same zlib packs the same book."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from dateline.outputs.book.markup import suitable
from dateline.outputs.book.views import Book, BookMember
from dateline.outputs.views import PageView

FOLDER = "EPUB/"
_MEDIA_TYPE = b"application/epub+zip"
_CONTAINER = f"""<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="{FOLDER}package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
""".encode()
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the archive: the first that a zip can say."""
_PLAIN_FILE = 0o100644 << 16

Rendering = Callable[[str, PageView], str]
"""What gives the text of a template for a view."""


def write_book(book: Book, render: Rendering) -> bytes:
    """Return the book as an archive; the first of its files is not packed, so that its type can be read from its first bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        _add(archive, "mimetype", _MEDIA_TYPE, zipfile.ZIP_STORED)
        _add(archive, "META-INF/container.xml", _CONTAINER)
        for member in book.members:
            _add(archive, f"{FOLDER}{member.path}", _bytes_of(member, render))
    return held.getvalue()


def _bytes_of(member: BookMember, render: Rendering) -> bytes:
    if member.view is None:
        return member.data
    return f"{suitable(render(member.template, member.view))}\n".encode()


def _add(archive: zipfile.ZipFile, path: str, data: bytes, packing: int = zipfile.ZIP_DEFLATED) -> None:
    info = zipfile.ZipInfo(path, _LONG_AGO)
    info.compress_type = packing
    info.create_system = 3
    info.external_attr = _PLAIN_FILE
    archive.writestr(info, data, compresslevel=9)
