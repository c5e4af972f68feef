"""The site's pages, made from what is in memory when somebody asks for them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from threading import Lock

import msgspec

from dateline import files
from dateline.build import published_at
from dateline.chronology.link import Linked
from dateline.chronology.translate import translated
from dateline.media import as_published
from dateline.outputs import Renderer, site_of
from dateline.outputs.addresses import MEDIA, STATIC
from dateline.outputs.artifacts import digest_of
from dateline.outputs.scripts import published
from dateline.outputs.single import SinglePages
from dateline.shelf import Shelf
from dateline.theme import Theme

REMEMBERED = 64
"""So many rendered pages are kept until the content changes: those that are open, and some that were."""


class Pages:
    """One state of the site: a chronology, a theme, and where the pictures are. Every page is that of a clean build, byte for byte.

    It can be asked from several threads. Raises TemplateFault where a template cannot be rendered.
    """

    def __init__(
        self,
        linked: Linked,
        theme: Theme,
        media: tuple[tuple[str, Path], ...],
        base_url: str,
        before: Pages | None = None,
        *,
        shelf: Shelf | None = None,
    ) -> None:
        """Take what the pages follow from; of the state `before`, the compiled templates serve again where nothing in them changed.

        The `shelf` may have templates compiled.
        """
        self._shelf = shelf
        self.linked, self.theme, self.media = linked, theme, media
        base = linked.chronology.config
        self._linked = msgspec.structs.replace(linked, chronology=published_at(base_url, linked.chronology))
        self._languages = {"" if each == base.language else f"{each}/": each for each in base.all_languages}
        self._static: Mapping[str, bytes] = dict(theme.static)
        self._places: Mapping[str, Path] = dict(media)
        self._editions: dict[str, tuple[SinglePages, Renderer]] = {}
        self._renderers = before.renderers_for(theme) if before else {}
        self._made: OrderedDict[str, bytes | None] = OrderedDict()
        self._lock: Lock = Lock() if before is None else before.lock

    @property
    def lock(self) -> Lock:
        """What lets one thread at a time use the renderers, which states share."""
        return self._lock

    def renderers_for(self, theme: Theme) -> dict[str, Renderer]:
        """Return the renderers of this state by their edition's folder, where the theme is the same."""
        return self._renderers if theme.digest == self.theme.digest else {}

    @cached_property
    def styles(self) -> str:
        """A digest of the style sheets, which an open page can exchange without being loaded again."""
        return _digest_of(self.theme, lambda path: path.endswith(".css"))

    @cached_property
    def scripts(self) -> str:
        """A digest of the theme's other files beside the pages."""
        return _digest_of(self.theme, lambda path: not path.endswith(".css"))

    def at(self, path: str) -> bytes | None:
        """Return the file of the site at a path; None for one that cannot be made by itself, or does not exist."""
        with self._lock:
            if path not in self._made:
                self._made[path] = self._file(path)
            self._made.move_to_end(path)
            while len(self._made) > REMEMBERED:
                self._made.popitem(last=False)
            return self._made[path]

    def _file(self, path: str) -> bytes | None:
        if path.startswith(STATIC):
            data = self._static.get(path.removeprefix(STATIC))
            return None if data is None else published(path, data)
        if path.startswith(MEDIA):
            return self._picture(path.removeprefix(MEDIA))
        first, slash, _ = path.partition("/")
        prefix = first + slash if first + slash in self._languages else ""
        pages, renderer = self._edition(prefix)
        artifact = pages.at(path)
        return renderer.render(artifact) if artifact else None

    def _picture(self, name: str) -> bytes | None:
        location = self._places.get(name)
        data, unreadable = files.read(location) if location else (b"", ())
        if location is None or unreadable:
            return None
        made, refused = as_published(name, data)
        return None if refused else made

    def _edition(self, prefix: str) -> tuple[SinglePages, Renderer]:
        found = self._editions.get(prefix)
        if found is None:
            chronology = translated(self._linked, self._languages[prefix])
            site = site_of(chronology)
            renderer = self._renderers.get(prefix)
            if renderer is None or renderer.site != site:
                renderer = self._renderers[prefix] = Renderer(self.theme, site, shelf=self._shelf)
            renderer.forget_entries()
            found = self._editions[prefix] = (SinglePages(chronology, self.theme), renderer)
        return found


def _digest_of(theme: Theme, wanted: Callable[[str], bool]) -> str:
    parts = (part for path, data in theme.static if wanted(path) for part in (path.encode(), data))
    return digest_of(*parts).hex()
