"""Read a built site's pages: their ids, links and resources, and what is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

REFERENCES = {"href", "src", "poster", "action"}


@dataclass(slots=True)
class Page:
    """One page: the ids it has, and the addresses it names."""

    ids: set[str] = field(default_factory=set)
    addresses: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.page.ids.add(value)
            if name in REFERENCES and value is not None:
                self.page.addresses.append(value)
            if tag == "meta" and name == "content" and value and "url=" in value:
                self.page.addresses.append(value.partition("url=")[2])


def read_pages(site: Path) -> dict[str, Page]:
    """Return the site's pages by path."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        reader = _Reader()
        reader.feed(path.read_text(encoding="utf-8"))
        pages[path.relative_to(site).as_posix()] = reader.page
    return pages


def faults(site: Path, pages: Mapping[str, Page]) -> Iterator[str]:
    """Yield every address that leaves the site, leads to a folder or to nothing, or names a fragment that is not there."""
    for path, page in pages.items():
        for address in page.addresses:
            parts = urlsplit(address)
            if parts.scheme in ("http", "https", "mailto", "data"):
                continue
            target = normpath(join(dirname(path), unquote(parts.path))) if parts.path else path
            if parts.scheme or address.startswith("/") or target.startswith(".."):
                yield f"{path}: {address} leaves the site"
            elif not (site / target).is_file():
                yield f"{path}: {address} leads to no file"
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                yield f"{path}: {address} names no place on {target}"
