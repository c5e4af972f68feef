"""Plan the files that only a published address gives sense to: the sitemap, what robots read, and what GitHub Pages asks for."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from dateline.chronology.model import Chronology
from dateline.chronology.recalling import bare_events
from dateline.dates import iso_day
from dateline.outputs.addresses import page_of
from dateline.outputs.artifacts import Artifact
from dateline.outputs.referring import last_changed

SITEMAP = "sitemap.xml"
SITEMAP_LIMIT = 50_000
"""How many addresses one sitemap may hold (https://www.sitemaps.org/protocol.html); beyond it stands an index of several."""
REDIRECT = "redirect.html"
"""The template of pages that lead on."""
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_HOSTS = (".github.io", ".gitlab.io", ".pages.dev", ".netlify.app", ".vercel.app", ".codeberg.page", ".readthedocs.io")
"""Domains that belong to a host of sites; a site there needs no CNAME."""
_HIDDEN = ("404.html", "embed/", "downloads/")


def published_files(editions: tuple[Chronology, ...], artifacts: tuple[Artifact, ...]) -> Iterator[Artifact]:
    """Yield the files for a site with an address; nothing for one without.

    `editions` are the chronology in each language, the base first, and `artifacts` all their files.
    """
    base = editions[0].config.base_url.rstrip("/")
    if not base:
        return
    yield Artifact(".nojekyll", "", b"")  # GitHub Pages would leave out what begins with an underscore
    yield Artifact("robots.txt", "", f"User-agent: *\nAllow: /\nSitemap: {base}/{SITEMAP}\n".encode())
    domain = own_domain(base)
    if domain:
        yield Artifact("CNAME", "", f"{domain}\n".encode())
    yield from _sitemaps(base, editions, artifacts)


def own_domain(base_url: str) -> str:
    """Return the host of an address where it is the site's own: at the domain's root, and no host of sites' or local one; else ""."""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    local = "." not in host or host.replace(".", "").isdigit() or ":" in host or host.endswith((".localhost", ".local"))
    return "" if parts.path.strip("/") or parts.port or local or host.endswith(_HOSTS) else host


def _sitemaps(base: str, editions: tuple[Chronology, ...], artifacts: tuple[Artifact, ...]) -> Iterator[Artifact]:
    paths = frozenset(artifact.path for artifact in artifacts)
    folders = {edition.prefix: edition.language for edition in editions}
    changed = dict(_changed(editions[0]))
    entries = [
        _entry(base, artifact, {f: lang for f, lang in folders.items() if f + _own(artifact) in paths}, changed)
        for artifact in sorted(filter(_is_listed, artifacts), key=lambda artifact: artifact.path)
    ]
    if len(entries) <= SITEMAP_LIMIT:
        yield Artifact(SITEMAP, "", _sitemap(entries))
        return
    index = ET.Element("sitemapindex", {"xmlns": _SITEMAP})
    for number, first in enumerate(range(0, len(entries), SITEMAP_LIMIT), start=1):
        path = f"sitemap-{number}.xml"
        yield Artifact(path, "", _sitemap(entries[first : first + SITEMAP_LIMIT]))
        ET.SubElement(ET.SubElement(index, "sitemap"), "loc").text = f"{base}/{path}"
    yield Artifact(SITEMAP, "", _written(index))


def _is_listed(artifact: Artifact) -> bool:
    """Tell whether search engines are told of a file: of pages, but of none that leads on, frames another, or stands for a lost one."""
    page = artifact.path.endswith(".html") and artifact.template != REDIRECT
    return page and not _own(artifact).startswith(_HIDDEN)


def _own(artifact: Artifact) -> str:
    """Return the path of a file from its edition's root."""
    return artifact.path.removeprefix(artifact.edition)


def _changed(chronology: Chronology) -> Iterator[tuple[str, str]]:
    """Yield the day on which each event's entry last changed, by the path of its page; only whole days of the years 1 to 9999."""
    for event in bare_events(chronology).values():
        day = last_changed(event)
        if (
            day
            and day.earliest is not None
            and day.earliest == day.latest
            and (iso := iso_day(day.earliest))[0] not in "+-"
        ):
            yield page_of("event", event.id), iso


def _entry(base: str, artifact: Artifact, folders: dict[str, str], changed: dict[str, str]) -> ET.Element:
    """Return a page's entry: where it is, when it changed, and the same page in each language (`folders` of those that have it)."""
    found = ET.Element("url")
    ET.SubElement(found, "loc").text = f"{base}/{artifact.path}"
    if day := changed.get(_own(artifact)):
        ET.SubElement(found, "lastmod").text = day
    if len(folders) > 1:
        for folder, language in folders.items():
            href = f"{base}/{folder}{_own(artifact)}"
            ET.SubElement(found, "xhtml:link", {"rel": "alternate", "hreflang": language, "href": href})
    return found


def _sitemap(entries: list[ET.Element]) -> bytes:
    root = ET.Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    root.extend(entries)
    return _written(root)


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
