"""Render artifacts: a theme's templates over frozen views, and nothing else in sight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from gettext import NullTranslations
from traceback import walk_tb

import msgspec
from jinja2 import FunctionLoader, StrictUndefined, TemplateSyntaxError
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.nodes import Template
from markupsafe import Markup

from dateline.outputs.artifacts import Artifact, Fields, digest_of, encode, fields_of
from dateline.outputs.book.markup import place_in, prose_in, sound_address
from dateline.outputs.book.placing import fragment
from dateline.outputs.book.views import TEMPLATES as BOOK_TEMPLATES
from dateline.outputs.book.views import Book
from dateline.outputs.book.writing import write_book
from dateline.outputs.catalogues import catalogue_faults, speech, speech_digest
from dateline.outputs.compiling import Compiled, FastEnvironment, Shelf
from dateline.outputs.contract import PAGES, TEMPLATES
from dateline.outputs.faults import TemplateFault
from dateline.outputs.filters import filters_for, remembered
from dateline.outputs.onefile.views import TEMPLATE as SINGLE
from dateline.outputs.onefile.views import SinglePage
from dateline.outputs.onefile.writing import BASE, PART, write_single
from dateline.outputs.pieces import PiecedFile
from dateline.outputs.site import Site, single_site
from dateline.outputs.views import Entry, FileView, PageView
from dateline.references import STYLES, CslItem, Formatter
from dateline.theme import Theme, ThemeError

_REMEMBERED = 1_000
"""So many entries are remembered as rendered: all of a chronology whose pages show them more than once."""

_MANY = 400
"""A template that is rendered so many times is linked: it then takes a fifth less time, and as long to compile as 400 pages save."""
_EVENT, _ENTRY = "event.html", "entry.html"

ParsedTemplates = dict[str, Template]
"""Templates by name, parsed and not yet compiled."""


OF_WHOLES = frozenset({*BOOK_TEMPLATES, SINGLE})
"""Templates of what holds a whole edition: they have filters of their own, and one process renders each."""
_TEMPLATE_OF = {view: template for template, view in reversed(tuple(PAGES.items()))}
"""The template of each kind of page; of a kind that two share, the first."""


def check_theme(theme: Theme, parsed: ParsedTemplates | None = None) -> tuple[ThemeError, ...]:
    """Find what would stop a theme from being rendered: templates that are missing, or are no templates.

    `parsed` is given the templates as parsed, for a Renderer that then need not parse them again.
    """
    environment = _make_environment(theme, NullTranslations())
    names = {name for name, _ in theme.templates}
    found = [
        ThemeError(f"{theme.name}/templates/{name}", 1, f"The theme has no template `{name}`.")
        for name in TEMPLATES
        if name not in names
    ]
    for name, text in theme.templates:
        try:
            tree = environment.parse(text, name)
            if parsed is not None:
                parsed[name] = tree
        except TemplateSyntaxError as error:
            message = f"This is no template: {error.message}"
            found.append(ThemeError(f"{theme.name}/templates/{name}", error.lineno, message))
    return (*found, *catalogue_faults(theme.catalogues))


def _fault(theme: Theme, template: str, error: Exception) -> ThemeError:
    """Return where in the templates an exception began: the innermost line of a template in its traceback."""
    names = {name for name, _ in theme.templates}
    places = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    name, line = next(((name, line) for name, line in reversed(places) if name in names), (template, 1))
    return ThemeError(f"{theme.name}/templates/{name}", line, f"The template cannot be rendered: {error}")


class Renderer:
    """Renders the artifacts of one language's edition with one theme.

    An event's entry is rendered once for each depth of folder, level of heading and way of folding, and joined into the pages that show it.
    """

    def __init__(
        self, theme: Theme, site: Site, parsed: ParsedTemplates | None = None, shelf: Shelf | None = None
    ) -> None:
        """Take the theme and the constant that every template sees; templates are compiled when first used.

        `parsed` are templates that `check_theme` has parsed: each is taken out when it is compiled. The `shelf` may have them compiled.
        """
        self._theme, self._site, self._shelf = theme, site, shelf
        self._entries: dict[tuple[int, str, int, bool], tuple[Entry, Markup]] = {}
        self._formatter = Formatter(site.language)
        self._parsed = parsed or {}
        self._constant = digest_of(encode(site), theme.digest)

    @property
    def site(self) -> Site:
        """The constant that every template sees."""
        return self._site

    def forget_entries(self) -> None:
        """Forget the entries rendered so far: who stays from one state of the chronology to the next would keep them all."""
        self._entries.clear()

    def digest(self, artifact: Artifact, fields: Fields = ()) -> bytes:
        """Return a digest of everything that the artifact's bytes follow from, of its view as `fields_of` gives it: 16 bytes."""
        if isinstance(artifact.view, bytes):
            return digest_of(artifact.view)
        view = b"".join(fields or fields_of(artifact.view))
        if isinstance(artifact.view, FileView) and artifact.piece is None:  # sees neither site nor theme
            return digest_of(type(artifact.view).__name__.encode(), view)
        return digest_of(artifact.template.encode(), view, self._constant)

    @property
    def constant(self) -> bytes:
        """A digest of what all pages share: the site's constant and the theme."""
        return self._constant

    def link(self, templates: Mapping[str, int]) -> None:
        """Link the templates that are rendered so many times that it pays."""
        times = Counter(templates)
        times[_ENTRY] += times[_EVENT]  # each is on the page of its year too
        self.environment.link(name for name, number in times.items() if number >= _MANY)

    def prepare(self, templates: Iterable[str]) -> None:
        """Compile templates, and those that they name, before this process is copied: else each copy would."""
        waiting = sorted({*templates, *self.environment.linked}, reverse=True)
        seen: set[str] = set()
        while waiting:
            name = waiting.pop()
            if name not in seen and name not in OF_WHOLES:
                seen.add(name)
                self.environment.get_template(name)
                waiting += self.environment.named_in.get(name, ())

    def render(self, artifact: Artifact) -> bytes:
        """Return the artifact's bytes: UTF-8, each line ended by a line feed.

        Raises TemplateFault where a template names what is not there; `check_theme` finds every other fault beforehand.
        """
        if isinstance(artifact.view, bytes):
            return artifact.view
        if isinstance(artifact.view, PiecedFile):
            return artifact.view.joined(artifact.piece_at)
        if isinstance(artifact.view, FileView):
            return artifact.view.written()
        try:
            if isinstance(artifact.view, Book):
                return self._book(artifact.view)
            if isinstance(artifact.view, SinglePage):
                return self._single(artifact.view)
            template = self.environment.get_template(artifact.template)
            return f"{template.render(page=artifact.view)}\n".encode()
        except Exception as error:  # a template may call anything with anything
            if self.environment.linked:  # they do not know which line is whose
                Renderer(self._theme, self._site).render(artifact)
            raise TemplateFault(_fault(self._theme, artifact.template, error)) from error

    def _book(self, book: Book) -> bytes:
        """Return a book, whose templates have filters that know where in it each thing stands."""
        environment = self._make_environment()
        environment.globals["site"] = self._site
        places = dict(book.places)
        environment.filters |= {
            "placed": place_in(places),
            "xhtml": prose_in(places),
            "fragment": fragment,
            "sound": sound_address,
        }

        def render(template: str, view: PageView) -> str:
            return environment.get_template(template).render(page=view)

        return write_book(book, render)

    def _single(self, page: SinglePage) -> bytes:
        """Return a whole edition as one page: the theme's templates over it, and over each page of the site without the frame of pages."""
        site = single_site(self._site)
        frameless = tuple(
            (name, dict(self._theme.templates)[PART] if name == BASE else text) for name, text in self._theme.templates
        )
        whole = Renderer(self._theme, site, shelf=self._shelf).environment
        parts = Renderer(msgspec.structs.replace(self._theme, templates=frameless), site, shelf=self._shelf).environment

        def render_part(view: PageView) -> str:
            return parts.get_template(_TEMPLATE_OF[type(view)]).render(page=view)

        return write_single(page, site, whole, render_part)

    @cached_property
    def environment(self) -> FastEnvironment:
        """The environment of the templates of pages, with all their filters."""
        environment = self._make_environment(self._site.root)
        environment.parsed = self._parsed
        environment.globals["site"] = self._site
        environment.filters["entry"] = self._entry
        environment.filters["references"] = self._references
        return environment

    def _make_environment(self, root: str = "") -> FastEnvironment:
        catalogues, language = self._theme.catalogues, self._site.language
        translations = speech(catalogues, language)
        compiled = _compiled(translations, self._shelf, speech_digest(catalogues, language) if self._shelf else b"")
        return _make_environment(self._theme, translations, compiled, root)

    def _entry(self, entry: Entry, up: str, level: int, folded: bool) -> Markup:
        """Return an event's entry as HTML; the last ones are remembered, by identity, since views are frozen and kept alive here."""
        key = (id(entry), up, level, folded)
        known = self._entries.get(key)
        if known is None:
            html = self.environment.get_template(_ENTRY).render(entry=entry, up=up, level=level, folded=folded)
            if len(self._entries) >= _REMEMBERED:
                del self._entries[next(iter(self._entries))]
            known = self._entries[key] = (entry, Markup(html))  # noqa: S704 - the template escapes
        return known[1]

    def _references(self, item: CslItem) -> tuple[tuple[str, Markup], ...]:
        """Return an item as a reference in each style, with the style's name: made only for pages that are really rendered."""
        return tuple(
            (name, Markup(html))  # noqa: S704 - the formatter escapes
            for (_, name, _), html in zip(STYLES, self._formatter.every_html(item), strict=True)
        )


@lru_cache(maxsize=8)
def _compiled(translations: NullTranslations, shelf: Shelf | None, spoken: bytes) -> Compiled:
    """Return the templates as compiled so far for those who are spoken to in this way."""
    del translations
    return Compiled(shelf, spoken)


def _make_environment(
    theme: Theme, translations: NullTranslations, compiled: Compiled | None = None, root: str = ""
) -> FastEnvironment:
    """Return the templates' environment: escaping on, an unknown name an error, interface texts through gettext."""
    texts = dict(theme.templates)
    environment = FastEnvironment(
        # With its name for a file name, so that a traceback says in which template a fault is.
        loader=FunctionLoader(lambda name: (texts[name], name, None) if name in texts else None),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
        cache_size=-1,
        bytecode_cache=compiled,
    )
    for helper in DEFAULT_NAMESPACE:  # a template sees its page, the site and the filters
        del environment.globals[helper]
    environment.install_gettext_translations(translations, newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    environment.gettext, environment.ngettext = translations.gettext, translations.ngettext
    environment.filters |= filters_for(translations.gettext, root)
    environment.filters["remembered"] = remembered
    return environment
