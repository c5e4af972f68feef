"""The gettext catalogues: find every text of the interface, bring the catalogues up to date.

    .venv/bin/python tests/catalogues.py          adds new texts to every catalogue, untranslated, and takes out those that are gone
    .venv/bin/python tests/catalogues.py de       begins catalogues for another language

The program's own words (`generator/dateline/locale/`) come from its Python code, a theme's (`themes/<name>/locale/`) from its templates
and handouts; a theme's catalogue leaves out what the program's or that of the theme it extends already has.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from dateline.theme import CatalogueFile, load

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / "generator" / "dateline"
THEMES = ROOT / "themes"
KEYWORDS = {"_": None, "N_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
JINJA = {"extensions": "jinja2.ext.i18n", "trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}


@dataclass(frozen=True)
class Shelf:
    """A folder with catalogues, and the texts that they are for."""

    folder: Path
    texts: Catalog

    def catalogues(self) -> Iterator[tuple[str, Path]]:
        """Yield the language and the place of each catalogue here."""
        for path in sorted((self.folder / "locale").glob("*.po")):
            yield path.stem, path


def shelves() -> tuple[Shelf, ...]:
    """Return the program's folder and each theme's, with the texts that stand in them."""
    program = _texts(PROGRAM, sorted(PROGRAM.rglob("*.py")), "python", {})
    found = [Shelf(PROGRAM, program)]
    themes = sorted(path.parent for path in THEMES.glob("*/theme.toml"))
    own = {
        theme.name: _texts(
            theme,
            sorted(
                path for folder in ("templates", "handouts") for path in (theme / folder).rglob("*") if path.is_file()
            ),
            "jinja2.ext:babel_extract",
            JINJA,
        )
        for theme in themes
    }
    for theme in themes:
        below = [own[name] for name in _extended(theme.name)]
        texts = Catalog()
        for message in own[theme.name]:
            if message.id and not any(message.id in known for known in (program, *below)):
                texts.add(message.id, locations=message.locations, context=message.context)
        found.append(Shelf(theme, texts))
    return tuple(found)


def _extended(name: str) -> Iterator[str]:
    """Yield the themes that a theme extends, by the catalogues that it brings along."""
    theme = load(name, (THEMES,))
    catalogues: tuple[CatalogueFile, ...] = getattr(theme, "catalogues", ())
    for each in catalogues:
        folder = each.path.partition("/")[0]
        if folder not in (name, PROGRAM.name):
            yield folder


def _texts(folder: Path, files: list[Path], method: str, options: dict[str, str]) -> Catalog:
    catalogue = Catalog()
    for path in files:
        with path.open("rb") as opened:
            for _, message, comments, context in extract(method, opened, KEYWORDS, (), options):
                place = path.relative_to(folder).as_posix()
                catalogue.add(message, locations=[(place, 0)], auto_comments=comments, context=context)
    return catalogue


def read(path: Path, language: str) -> Catalog:
    """Read a catalogue as Babel does."""
    with path.open("rb") as opened:
        return read_po(opened, locale=language.replace("-", "_"), abort_invalid=True)


def update(new_languages: list[str]) -> None:
    """Bring every catalogue up to date, and begin those of other languages."""
    for shelf in shelves():
        held = dict(shelf.catalogues())
        for language in (*held, *(each for each in new_languages if each not in held)):
            path = held.get(language, shelf.folder / "locale" / f"{language}.po")
            if "-" in language and language in held:
                continue  # a region's catalogue has only what differs
            catalogue = read(path, language) if path.is_file() else Catalog(locale=language.replace("-", "_"))
            catalogue.update(shelf.texts, no_fuzzy_matching=True)
            catalogue.obsolete.clear()
            if shelf.texts:
                _write(path, catalogue)


def _write(path: Path, catalogue: Catalog) -> None:
    path.parent.mkdir(exist_ok=True)
    with path.open("wb") as opened:
        write_po(opened, catalogue, width=120, sort_by_file=True, include_lineno=False, omit_header=True)
    language = path.stem
    header = f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
    plural = f'"Plural-Forms: {catalogue.plural_forms}\\n"\n'
    path.write_text(
        header + plural + "\n" + path.read_text(encoding="utf-8").lstrip("\n"), encoding="utf-8", newline="\n"
    )


if __name__ == "__main__":
    update(sys.argv[1:])
