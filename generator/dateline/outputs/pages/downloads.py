"""The page of downloads: handouts, books and data, each with its size. It can be planned only when they have been made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from gettext import NullTranslations
from typing import Literal

from dateline.chronology.model import Chronology
from dateline.outputs.addresses import DOWNLOADS, up_from
from dateline.outputs.artifacts import Artifact, Later, Made
from dateline.outputs.catalogues import speech
from dateline.outputs.data.files import FOLDER
from dateline.outputs.languages import own_name
from dateline.outputs.views import PageView, View
from dateline.outputs.wording import WORDS
from dateline.theme import Theme

Group = Literal["paper", "book", "data"]
GROUPS: tuple[Group, ...] = ("paper", "book", "data")
_FORMATS = (
    ("csl.json", "CSL-JSON"),
    ("bib", "BibTeX"),
    ("ris", "RIS"),
    ("timelinejs.json", "TimelineJS"),
    ("json", "JSON"),
    ("csv", "CSV"),
    ("ics", "iCalendar"),
)


class Offer(View, kw_only=True):
    """A file that the page offers: its path from the site's root, what it is, in which language, and its form ("PDF, A4")."""

    group: Group
    path: str
    title: str
    language: str
    form: str


class Download(View, kw_only=True):
    """A file that can be downloaded."""

    path: str
    """Its path from the site's root: put `page.up` and `site.root` before it."""
    title: str
    language: str
    """What its language calls itself; "" where that is the page's."""
    lang: str
    """The tag of that language, to mark the title with; "" where it is the page's."""
    form: str
    size: str
    """Its size in words: "57 kB"."""


class DownloadGroup(View, kw_only=True):
    """Downloads of one sort: `name` is a code of the table `download-group`."""

    name: str
    files: tuple[Download, ...]


class DownloadsPage(PageView, kw_only=True):
    """Everything that can be downloaded, what is in the page's language first."""

    groups: tuple[DownloadGroup, ...]


def downloads_later(editions: tuple[Chronology, ...], offers: Mapping[str, tuple[Offer, ...]]) -> Later:
    """Return the pages of downloads of all editions; `offers` has, by each edition's folder, what it offers beside its data, in its own words."""

    def plan(made: Mapping[str, Made]) -> tuple[Artifact, ...]:
        return tuple(_page(edition, offers.get(edition.prefix, ()), made) for edition in editions)

    return Later(tuple(f"{edition.prefix}{DOWNLOADS}" for edition in editions), plan)


def offers_of(
    editions: tuple[Chronology, ...], theme: Theme, offers: tuple[Offer, ...]
) -> Mapping[str, tuple[Offer, ...]]:
    """Return what each edition's page offers, by the edition's folder: what is given, and the edition's own data."""
    return {
        edition.prefix: (*offers, *data_offers(edition, speech(theme.catalogues, edition.language)))
        for edition in editions
    }


def data_offers(chronology: Chronology, texts: NullTranslations) -> Iterator[Offer]:
    """Yield an edition's files for other programs."""
    for name, words in WORDS["download"].items():
        form = next(form for ending, form in _FORMATS if name.endswith(ending))
        yield Offer(
            group="data",
            path=f"{chronology.prefix}{FOLDER}{name}",
            title=texts.gettext(words),
            language=chronology.language,
            form=form,
        )


def size_in_words(size: int) -> str:
    """Return a size as readers know it: decimal, rounded up, never finer than they need: "1 kB", "57 kB", "1.3 MB"."""
    if size < 999_500:
        return f"{max(1, -(-size // 1000))} kB"
    return f"{-(-size // 100_000) / 10:.1f} MB"


def _page(edition: Chronology, offers: Iterable[Offer], made: Mapping[str, Made]) -> Artifact:
    found = [offer for offer in offers if offer.path in made]
    ordered = sorted(found, key=lambda offer: offer.language != edition.language)
    groups = tuple(
        DownloadGroup(
            name=group,
            files=tuple(_download(edition, offer, made[offer.path].size) for offer in ordered if offer.group == group),
        )
        for group in GROUPS
    )
    view = DownloadsPage(
        path=DOWNLOADS,
        up=up_from(DOWNLOADS),
        section="downloads",
        groups=tuple(group for group in groups if group.files),
    )
    return Artifact(f"{edition.prefix}{DOWNLOADS}", "downloads.html", view, edition.prefix)


def _download(edition: Chronology, offer: Offer, size: int) -> Download:
    foreign = offer.language != edition.language
    return Download(
        path=offer.path,
        title=offer.title,
        language=" + ".join(own_name(each) for each in offer.language.split("+")) if foreign else "",
        lang=offer.language if foreign and "+" not in offer.language else "",
        form=offer.form,
        size=size_in_words(size),
    )
