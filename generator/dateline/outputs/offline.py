"""Plan what lets a reader install the published site: a web app manifest for each edition, and a worker that keeps a copy.

The worker asks the network first, always, and answers from its copy where that fails. The other way, a copy that answers at once and is
replaced when the next publication is noticed, is faster on slow networks and shows a page that was corrected as it was before, once to
every reader: a chronology that corrects in public cannot have that. Nothing here goes into an archive or a single page.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote, urlsplit

from dateline.chronology.model import Chronology
from dateline.outputs.addresses import HOME, ICON, ICON_SIZES, OF_SINGLE_PAGE, STATIC, icon_of, is_card
from dateline.outputs.artifacts import Artifact, Later, Made, digest_of
from dateline.outputs.languages import direction
from dateline.outputs.scripts import published
from dateline.theme import Theme

WORKER, FILES, MANIFEST = "worker.js", "worker-files.json", "manifest.webmanifest"
SCRIPT = "offline.js"
_DIGITS = 12
_AS_IN_SCRIPTS = "/!'()*"
"""What `encodeURIComponent` leaves as it is, by which the worker finds files again; and what parts a path."""
_SEARCH = "search/index.js"
_NOT_READ = (".nojekyll", "CNAME", "robots.txt", "sitemap")
_ICONS = frozenset(map(icon_of, ICON_SIZES))
"""What the system fetches when the site is installed; no page shows it."""
_WHOLES = (".zip", ".html")
"""Endings of downloads that hold the whole site once more."""


def is_installable(chronology: Chronology) -> bool:
    """Tell whether a site can be installed: where it will be published is known."""
    return bool(chronology.config.base_url)


def static_files(theme: Theme, chronology: Chronology) -> tuple[tuple[str, bytes], ...]:
    """Return the theme's files for `static/`: without the worker, which lies at the root, what only the single page holds, and what only sites that are published need."""
    elsewhere = (WORKER,) if is_installable(chronology) else (WORKER, ICON, SCRIPT)
    return tuple((path, data) for path, data in theme.static if path not in (*elsewhere, *OF_SINGLE_PAGE))


def offline_later(editions: tuple[Chronology, ...], theme: Theme) -> tuple[Later, ...]:
    """Return the worker and the manifests, to be planned when all other files have been made; nothing where none is wanted."""
    source = dict(theme.static).get(WORKER)
    if source is None or not is_installable(editions[0]):
        return ()
    with_icons = ICON in dict(theme.static)
    script = published(WORKER, source)
    paths = (WORKER, FILES, *(f"{edition.prefix}{MANIFEST}" for edition in editions))

    def plan(made: Mapping[str, Made]) -> tuple[Artifact, ...]:
        digests = {
            quote(path, safe=_AS_IN_SCRIPTS): made[path].digest[:_DIGITS] for path in sorted(made) if _is_read(path)
        }
        named = (f"{edition.prefix}{name}" for edition in editions for name in (HOME, _SEARCH))
        core = {path: digest for path, digest in digests.items() if path.startswith(STATIC) and path not in _ICONS}
        core |= {path: digests[path] for path in named if path in digests}
        return (
            Artifact(WORKER, "", _worker(script, digests, core)),
            Artifact(FILES, "", _json(digests)),
            *_manifests(editions, with_icons=with_icons),
        )

    return (Later(paths, plan),)


def _is_read(path: str) -> bool:
    """Tell whether a reader without a network can use a file."""
    return (
        not path.startswith(_NOT_READ) and not is_card(path) and not ("downloads/" in path and path.endswith(_WHOLES))
    )


def _worker(script: bytes, digests: Mapping[str, str], core: Mapping[str, str]) -> bytes:
    """Return the worker of a publication: another list of digests is another worker, which is how browsers notice."""
    values = {"version": digest_of(_json(digests), script).hex()[:_DIGITS], "core": core, "files": FILES}
    return b"const PUBLISHED = " + json.dumps(values, sort_keys=True, indent=0).encode() + b";\n" + script


def _manifests(editions: tuple[Chronology, ...], *, with_icons: bool) -> Iterator[Artifact]:
    """Yield each edition's manifest (https://www.w3.org/TR/appmanifest/); all name one application, whose id is the site's path."""
    for edition in editions:
        up = "../" if edition.prefix else "./"
        values = {
            "id": f"{urlsplit(editions[0].config.base_url).path.rstrip('/')}/",
            "name": edition.config.title,
            "description": edition.config.subtitle,
            "lang": edition.language,
            "dir": direction(edition.language),
            "start_url": HOME,
            "scope": up,
            "display": "standalone",
            "background_color": "#fbfaf7",
            "theme_color": "#fbfaf7",
            "icons": list(_icons(up)) if with_icons else [],
        }
        kept = {key: value for key, value in values.items() if value}
        yield Artifact(f"{edition.prefix}{MANIFEST}", "", _json(kept))


def _icons(up: str) -> Iterator[dict[str, str]]:
    """Yield the application's pictures: the drawing, and what programs want that show none; the largest may be cut to a circle too."""
    yield {"src": f"{up}{STATIC}{ICON}", "sizes": "any", "type": "image/svg+xml"}
    pictures = [{"src": f"{up}{icon_of(size)}", "sizes": f"{size}x{size}", "type": "image/png"} for size in ICON_SIZES]
    yield from pictures
    yield pictures[-1] | {"purpose": "maskable"}


def _json(values: Mapping[str, object]) -> bytes:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, indent=0).encode() + b"\n"
