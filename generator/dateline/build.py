"""Build the site: the stages in their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from dateline import cache, files
from dateline.cache import Memo
from dateline.chronology.model import Chronology
from dateline.chronology.translate import editions_of
from dateline.diagnostics import Diagnostic, Span, diagnostic, in_order
from dateline.media import as_published
from dateline.outputs import (
    Artifact,
    ParsedTemplates,
    Renderer,
    TemplateFault,
    check_theme,
    offline_later,
    plan,
    published_files,
    site_of,
)
from dateline.outputs.addresses import DOWNLOADS, MEDIA
from dateline.outputs.archives import archive_offers, archives_later
from dateline.outputs.book import Books, plan_books
from dateline.outputs.onefile import Singles, plan_singles
from dateline.outputs.pages.downloads import downloads_later, offers_of
from dateline.project import CONFIG, Loaded, Progress, cache_folder, load
from dateline.proofs import paper_problems
from dateline.publishing import Page, publish
from dateline.searching import Written
from dateline.shelf import Shelf
from dateline.theme import Theme, ThemeError, bundled_folder
from dateline.theme import load as load_theme
from dateline.typesetting.planning import Paper, paper_editions, plan_cards, plan_icons, plan_paper

ADDRESS_UNKNOWN = "address-unknown"
"""The one notice that is about the build, not the content: a build says it, a check does not."""


class Request(msgspec.Struct, frozen=True):
    """What to build from what: the options of `dateline build`. `jobs` is the number of processes, 0 for as many as help."""

    content: Path
    output: Path
    theme: str = ""
    base_url: str = ""
    drafts: bool = False
    clean: bool = False
    strict: bool = False
    build_day: int | None = None
    jobs: int = 0
    handouts: bool = True
    """Whether to make the handouts that the settings name, and the books: a preview does not, since nobody takes it along."""
    states: Mapping[str, tuple[int, ...]] = msgspec.field(default_factory=dict)
    """What the system says of content files, by their paths in the folder: one that is as it was at the last build need not be read."""
    untouched: bool = False
    """Whether every file of the output is known to be as the last build left it, so that none need be read again."""
    own_cache: Path | None = None
    """The user's own cache folder for this program, where compiled templates are kept; None for nowhere."""

    @property
    def shelf(self) -> Shelf | None:
        """The shelf of compiled templates; a clean build has none, so that it rests on nothing that was made before."""
        return Shelf(self.own_cache, cache.namespace()) if self.own_cache and not self.clean else None


class Result(msgspec.Struct, frozen=True):
    """What a build did: paths rendered (and why), written and removed, in order. With errors nothing in the output was touched.

    `theme_folders` are the folders that the theme was read from. `held` is what the site was made from, for who would rather hold it to the
    end than wait until it is taken apart, which takes a twentieth of a small build.
    """

    diagnostics: tuple[Diagnostic, ...]
    built: bool = False
    planned: tuple[str, ...] = ()
    rendered: tuple[str, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    events: int = 0
    sources: int = 0
    theme_folders: tuple[Path, ...] = ()
    held: tuple[Artifact, ...] = ()


def build(request: Request, progress: Progress = lambda _: None) -> Result:
    """Build the output folder from the content folder.

    Raises `files.OutputError` where the output cannot be written or locked; bad input is in the result's diagnostics.
    """
    _refuse_overlap(request.content.resolve(), request.output.resolve())
    loaded = load(
        request.content,
        fresh=request.clean,
        drafts=request.drafts,
        build_day=request.build_day,
        jobs=request.jobs,
        brief=True,
        states=request.states,
        progress=progress,
    )
    parsed: ParsedTemplates = {}
    shelf = request.shelf
    theme, theme_problems = read_theme(request, loaded, parsed, shelf)
    diagnostics = in_order((*loaded.diagnostics, *theme_problems))
    stopping = ("error", "warning") if request.strict else ("error",)
    if loaded.linked is None or theme is None or any(each.severity in stopping for each in diagnostics):
        return Result(diagnostics)
    progress("plan")
    chronology = published_at(request.base_url, loaded.linked.chronology)
    editions = editions_of(msgspec.structs.replace(loaded.linked, chronology=chronology))
    words = _Words(request)
    pages = tuple(each for edition in reversed(editions) for each in plan(edition, theme, kept=words))
    media, unreadable = _media(loaded.media)
    paper, problems = _paper(request, loaded, editions, theme, media)
    del loaded  # the documents, with the place of every value, take more room than all that is left to do
    wanted = chronology.config.outputs
    with_books, with_single = (request.handouts and each for each in (wanted.books, wanted.single))
    if with_books or with_single:  # which are made of the pages' views: they need not be made twice
        pages = tuple(page.planned() for page in pages)
    books = plan_books(editions, theme, (*media, *pages)) if with_books else Books()
    singles = plan_singles(editions, theme, (*media, *pages)) if with_single else Singles()
    offers = offers_of(editions, theme, (*paper.offers, *singles.offers, *books.offers))
    archives = (archives_later(editions, theme, offers),) if request.handouts and wanted.archives else ()
    if archives:
        offers = {each.prefix: (*offers[each.prefix], *archive_offers(each, theme)) for each in editions}
    downloads = downloads_later(editions, offers)
    listed = (
        *pages,
        *(Artifact(path, "downloads.html", b"", path.removesuffix(DOWNLOADS)) for path in downloads.paths),
    )
    artifacts = (
        *published_files(editions, listed),
        *media,
        *paper.artifacts,
        *books.artifacts,
        *singles.artifacts,
        *pages,
    )
    # Last, so that no archive holds it; a preview has none, since what it shows must never come from a copy.
    offline = offline_later(editions, theme) if request.handouts else ()
    later = (*archives, downloads, *offline)
    planned = (*(path for each in later for path in each.paths), *(artifact.path for artifact in artifacts))
    diagnostics = in_order(
        (*diagnostics, *problems, *unreadable, *_collisions(planned), *_address(request, chronology))
    )
    if any(each.severity in stopping for each in diagnostics):
        return Result(diagnostics)
    memo_of_pages = _page_memo(request)
    renderers = {
        edition.prefix: Renderer(theme, site_of(edition, installable=bool(offline)), parsed, shelf)
        for edition in editions
    }
    with files.locked(request.output):
        progress("render")
        try:
            published = publish(
                artifacts,
                request.output,
                renderers,
                memo_of_pages,
                later,
                jobs=request.jobs,
                untouched=request.untouched,
            )
        except TemplateFault as fault:
            return Result(in_order((*diagnostics, theme_fault(fault.error))))
    return Result(
        diagnostics,
        built=True,
        planned=planned,
        rendered=tuple(published.rendered),
        reasons=tuple(published.reasons),
        written=tuple(published.written),
        removed=published.removed,
        events=len(chronology.events),
        sources=len(chronology.sources),
        theme_folders=theme.folders,
        held=artifacts,
    )


def _paper(
    request: Request, loaded: Loaded, editions: tuple[Chronology, ...], theme: Theme, media: tuple[Artifact, ...]
) -> tuple[Paper, tuple[Diagnostic, ...]]:
    """Plan the handouts, and the pictures for those who share an address; say what cannot be made, and what cannot be printed."""
    known = paper_editions(editions, theme)
    cards, card_faults = plan_cards(known, theme)
    pictures = {each.path: each.view for each in media if isinstance(each.view, bytes)}
    paper = plan_paper(known, theme, pictures) if request.handouts and editions[0].config.handouts else Paper()
    icons = plan_icons(editions[0], theme) if request.handouts else ()
    paper = msgspec.structs.replace(paper, artifacts=(*cards, *icons, *paper.artifacts))
    settings = files.shown(request.content / CONFIG)
    impossible = (diagnostic("handout-impossible", settings, Span(), message) for message in paper.refused)
    faults = (theme_fault(fault) for fault in (*card_faults, *paper.faults))
    return paper, (*impossible, *faults, *paper_problems(loaded, paper.orders, paper.handouts))


def _refuse_overlap(content: Path, output: Path) -> None:
    """Refuse to build the site into the content, or around it: its archive and private notes would be published with it."""
    if output.is_relative_to(content) or content.is_relative_to(output):
        message = (
            f"The site would lie in the content folder, or around it ({files.shown(output)}). Choose another --output."
        )
        raise files.OutputError(message)


def published_at(base_url: str, chronology: Chronology) -> Chronology:
    """Return the chronology as published at an address; "" leaves the one in its settings."""
    if not base_url:
        return chronology
    return msgspec.structs.replace(chronology, config=msgspec.structs.replace(chronology.config, base_url=base_url))


def _address(request: Request, chronology: Chronology) -> Iterator[Diagnostic]:
    """Say once, of a site that is not a preview, what it lacks because its address is not known."""
    if request.handouts and not chronology.config.base_url:
        message = "The site's address is not known: it has no sitemap, canonical addresses or og:url, and cannot be installed."
        yield diagnostic(ADDRESS_UNKNOWN, files.shown(request.content / CONFIG), Span(), message)


def read_theme(
    request: Request, loaded: Loaded, parsed: ParsedTemplates, shelf: Shelf | None = None
) -> tuple[Theme | None, tuple[Diagnostic, ...]]:
    """Return the theme that is asked for, or that the settings name; None, and why, where it cannot be used."""
    name = request.theme or (loaded.config.theme if loaded.config else "broadsheet")
    theme = load_theme(name, (request.content.resolve().parent / "themes", bundled_folder()))
    if isinstance(theme, ThemeError):
        return None, (theme_fault(theme),)
    verdict = f"sound-{theme.digest.hex()}"
    if shelf and shelf.get(verdict) is not None:
        return theme, ()
    faults = tuple(theme_fault(each) for each in check_theme(theme, parsed))
    if shelf and not faults:
        shelf.put(verdict, b"")
    return theme, faults


def theme_fault(error: ThemeError) -> Diagnostic:
    """Return a theme's fault as a diagnostic."""
    return diagnostic("theme-unusable", error.path, Span(error.line, 1), error.message)


def _page_memo(request: Request) -> Memo[Page]:
    """Return the memo of rendered pages; each output folder has its own, since a preview and the site take turns."""
    name = files.digest(request.output.resolve().as_posix().encode())[:12]
    place = cache_folder(request.content) / f"pages-{name}.msgpack"
    return Memo(place, Page, cache.namespace(), fresh=request.clean, at_once=True)


class _Words:
    """The words of each edition's search index as they were last written down."""

    def __init__(self, request: Request) -> None:
        self._folder, self._fresh = cache_folder(request.content), request.clean

    def _memo(self, language: str, *, fresh: bool) -> Memo[Written]:
        return Memo(self._folder / f"words-{language}.msgpack", Written, cache.namespace(), fresh=fresh)

    def last(self, language: str) -> Written | None:
        """Return an edition's words."""
        return self._memo(language, fresh=self._fresh).last("words")

    def keep(self, language: str, written: Written) -> None:
        """Keep an edition's words."""
        memo = self._memo(language, fresh=True)
        memo.put("words", b"", written)
        memo.save()


def _media(media: tuple[tuple[str, Path], ...]) -> tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]:
    """Plan a copy of every picture; report those that cannot be read, or that vanished meanwhile."""
    copies: list[Artifact] = []
    diagnostics: list[Diagnostic] = []
    for name, location in media:
        data, unreadable = files.read(location)
        diagnostics += unreadable
        copies.append(Artifact(path=f"{MEDIA}{name}", template="", view=as_published(name, data)[0]))
    return tuple(copies), tuple(diagnostics)


def _collisions(paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Find files of the site that one file could not hold where letter case is ignored."""
    seen: dict[str, str] = {}
    for path in paths:
        first = seen.setdefault(path.casefold(), path)
        if first != path or path in (files.MANIFEST, files.LOCK):
            yield diagnostic("path-collision", path, Span(), f"{first} and {path} would be one file.")
