"""Plan the archives: which files of the site stand in each, and the pages that only they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dateline.chronology.model import Chronology
from dateline.outputs.addresses import DOWNLOADS, HOME, STATIC, is_card
from dateline.outputs.archives.views import (
    START,
    TEMPLATE,
    Archive,
    Member,
    PageMember,
    StartLink,
    StartPage,
    StartPart,
)
from dateline.outputs.artifacts import Artifact, Later, Made
from dateline.outputs.catalogues import speech
from dateline.outputs.languages import direction
from dateline.outputs.pages.downloads import Offer, downloads_later, size_in_words
from dateline.outputs.views import PageView
from dateline.outputs.wording import WORDS
from dateline.theme import STYLE, Theme

SITE, FILES = "site/", "files/"
"""The folders of the archives in which everything but the first page lies."""
_ONLY_PUBLISHED = (".nojekyll", "CNAME", "robots.txt", "sitemap", "404.html")
"""What only a published address gives sense to: beginnings of paths."""

Offers = Mapping[str, tuple[Offer, ...]]
"""By each edition's folder, what its page of downloads offers beside the archives."""


def archives_later(editions: tuple[Chronology, ...], theme: Theme, offers: Offers) -> Later:
    """Return the archives, to be planned when every file of the site has been made that can stand in them."""
    base = editions[0]
    site, classroom = site_address(base), classroom_address(base)

    def plan(made: Mapping[str, Made]) -> tuple[Artifact, ...]:
        return (
            Artifact(site, TEMPLATE, _site(site, editions, theme, offers, made)),
            Artifact(classroom, TEMPLATE, _classroom(classroom, editions, theme, offers, made)),
        )

    return Later((site, classroom), plan)


def archive_offers(edition: Chronology, theme: Theme) -> tuple[Offer, ...]:
    """Return what an edition's page of downloads says of the archives, which hold all languages."""
    say = speech(theme.catalogues, edition.language).gettext
    language = "+".join(edition.config.all_languages)
    shown = edition.language if language == edition.language else language
    return tuple(
        Offer(group="book", path=path, title=say(WORDS["archive"][key]), language=shown, form="ZIP")
        for path, key in ((site_address(edition), "offer-site"), (classroom_address(edition), "offer-classroom"))
    )


def site_address(chronology: Chronology) -> str:
    """Return where the archive of the whole site lies, from the site's root."""
    return f"downloads/{chronology.config.id}.zip"


def classroom_address(chronology: Chronology) -> str:
    """Return where the archive for a class lies, from the site's root."""
    return f"downloads/{chronology.config.id}-classroom.zip"


def _site(
    path: str, editions: tuple[Chronology, ...], theme: Theme, offers: Offers, made: Mapping[str, Made]
) -> Archive:
    """Return the whole site, with pages of downloads that offer only what is there."""
    kept = {path: made[path] for path in sorted(made) if not path.startswith(_ONLY_PUBLISHED) and not is_card(path)}
    downloads = downloads_later(editions, offers).plan(kept)
    parts = tuple(
        _part(
            edition,
            theme,
            "how-site",
            (
                _link(edition, theme, f"{SITE}{edition.prefix}{HOME}", "open"),
                _link(edition, theme, f"{SITE}{edition.prefix}{DOWNLOADS}", "sheets"),
            ),
        )
        for edition in editions
    )
    style = f"{SITE}{STATIC}{STYLE}" if f"{STATIC}{STYLE}" in kept else ""
    start = StartPage(path=START, up="", title=editions[0].config.title, style=style, parts=parts)
    return Archive(
        path=path,
        up="",
        title=editions[0].config.title,
        pages=(
            PageMember(name=START, template=TEMPLATE, view=start, edition=editions[0].prefix),
            *(
                PageMember(
                    name=f"{SITE}{each.path}", template=each.template, view=_page(each.view), edition=each.edition
                )
                for each in downloads
            ),
        ),
        members=tuple(Member(name=f"{SITE}{each.path}", path=each.path, digest=each.digest) for each in kept.values()),
    )


def _classroom(
    path: str, editions: tuple[Chronology, ...], theme: Theme, offers: Offers, made: Mapping[str, Made]
) -> Archive:
    """Return the handouts in all languages and the single pages, listed by the first page in the order of the page of downloads."""
    wanted = tuple(dict.fromkeys(each for edition in editions for each in _for_class(offers.get(edition.prefix, ()))))
    names = {each.path: _name_in_class(each) for each in wanted if each.path in made}
    sheet = made.get(f"{STATIC}{STYLE}")
    style = (Member(name=f"{FILES}{STYLE}", path=sheet.path, digest=sheet.digest),) if sheet else ()
    parts = tuple(
        _part(edition, theme, "how-classroom", tuple(_links_to(edition, wanted, names, made))) for edition in editions
    )
    start = StartPage(
        path=START, up="", title=editions[0].config.title, style=f"{FILES}{STYLE}" if style else "", parts=parts
    )
    files = (Member(name=name, path=each, digest=made[each].digest) for each, name in names.items())
    return Archive(
        path=path,
        up="",
        title=editions[0].config.title,
        pages=(PageMember(name=START, template=TEMPLATE, view=start, edition=editions[0].prefix),),
        members=tuple(sorted((*style, *files), key=lambda each: each.name)),
    )


def _for_class(offers: Iterable[Offer]) -> Iterator[Offer]:
    """Yield the single pages, then the sheets, in the order in which they are offered."""
    held = tuple(offers)
    yield from (each for each in held if each.form == "HTML")
    yield from (each for each in held if each.group == "paper")


def _name_in_class(offer: Offer) -> str:
    """Return what a file is called in the archive for a class: single pages of all languages lie beside each other."""
    stem, _, ending = offer.path.rpartition("/")[2].rpartition(".")
    return f"{FILES}{stem}{f'-{offer.language}' if ending == 'html' else ''}.{ending}"


def _links_to(
    edition: Chronology, offers: Iterable[Offer], names: Mapping[str, str], found: Mapping[str, Made]
) -> Iterator[StartLink]:
    """Yield the files in an edition's language, or in two of which it is one."""
    for each in offers:
        if each.path in names and edition.language in each.language.split("+"):
            detail = f"{each.form}, {size_in_words(found[each.path].size)}"
            yield StartLink(path=names[each.path], title=each.title, detail=detail)


def _part(edition: Chronology, theme: Theme, how: str, links: tuple[StartLink, ...]) -> StartPart:
    say = speech(theme.catalogues, edition.language).gettext
    words = WORDS["archive"]
    return StartPart(
        language=edition.language,
        direction=direction(edition.language),
        title=edition.config.title,
        subtitle=edition.config.subtitle,
        extract=say(words["extract"]),
        how=say(words[how]),
        links=links,
    )


def _link(edition: Chronology, theme: Theme, path: str, key: str) -> StartLink:
    words = WORDS["archive"][key]
    return StartLink(path=path, title=speech(theme.catalogues, edition.language).gettext(words))


def _page(view: PageView | bytes) -> PageView:
    if not isinstance(view, PageView):
        raise TypeError("a page of downloads has a view")
    return view
