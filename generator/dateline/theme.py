"""Load a theme: a folder of templates, style sheets and scripts, laid over the theme that it extends."""

from __future__ import annotations

import difflib
import hashlib
import re
import tomllib
from pathlib import Path

import msgspec

STYLE = "style.css"
"""The file of `static/` that the style sheets are joined into: one request, and a theme adds to it with one file."""
SETTINGS = ("title", "extends")
"""The keys of `theme.toml`."""
MAX_CHAIN = 8


class CatalogueFile(msgspec.Struct, frozen=True):
    """A gettext catalogue as read: the language whose words it has, by its name ("es.po"), and where it lies."""

    language: str
    path: str
    data: bytes


class Theme(msgspec.Struct, frozen=True):
    """A theme as read: everything that decides how a view becomes bytes.

    `templates` are (name, text) pairs, `static` and `handouts` (path, bytes) pairs, each sorted, with `/` in paths. The style sheets in
    `styles/` stand joined, in the order of their names, as `style.css` in `static`, those in `book/` as `book`. `catalogues` are those of the theme, then those of
    the themes that it extends, then the program's own. `digest` covers all. `folders` are where it was read from.
    """

    name: str
    templates: tuple[tuple[str, str], ...]
    static: tuple[tuple[str, bytes], ...]
    handouts: tuple[tuple[str, bytes], ...]
    digest: bytes
    book: bytes = b""
    catalogues: tuple[CatalogueFile, ...] = ()
    folders: tuple[Path, ...] = ()


class ThemeError(msgspec.Struct, frozen=True):
    """Why a theme cannot be used: a file or folder as it was named, a line from 1 (1 for a whole file), and one sentence."""

    path: str
    line: int
    message: str


class _Settings(msgspec.Struct, frozen=True):
    extends: str = ""
    extends_line: int = 1


def bundled_folder() -> Path:
    """Return the folder of the themes that come with the program: inside an installed package, else the checkout's `themes/`."""
    package = Path(__file__).resolve().parent
    inside = package / "themes"
    return inside if inside.is_dir() else package.parents[1] / "themes"


def _own_catalogues() -> tuple[CatalogueFile, ...]:
    """Return the catalogues of the program's own words, which every theme builds on."""
    return _catalogues(Path(__file__).resolve().parent)


def _catalogues(folder: Path) -> tuple[CatalogueFile, ...]:
    """Return the catalogues in `locale/` of a folder, in the order of their languages."""
    files = _files(folder / "locale").items()
    return tuple(
        CatalogueFile(path.removesuffix(".po"), f"{folder.name}/locale/{path}", data)
        for path, data in files
        if path.endswith(".po")
    )


def load(name_or_dir: str, search: tuple[Path, ...]) -> Theme | ThemeError:
    """Read a theme by its name, looked up in the folders of `search` and then among the bundled ones, or by its folder.

    A file of a theme replaces the file of the same path in the theme that it `extends`. Any mistake is returned as a ThemeError.
    """
    folders = (*search, bundled_folder())
    chain: list[Path] = []
    wanted, asked_in, asked_at = name_or_dir, name_or_dir, 1
    while wanted:
        folder = _find(wanted, folders)
        if folder is None:
            message = f"There is no theme `{wanted}`. {_suggest(wanted, _names(folders))}"
            return ThemeError(asked_in, asked_at, message.rstrip())
        if folder in chain or len(chain) == MAX_CHAIN:
            return ThemeError(asked_in, asked_at, "The themes extend each other in a circle.")
        chain.append(folder)
        settings = _read_settings(folder)
        if isinstance(settings, ThemeError):
            return settings
        wanted, asked_in, asked_at = settings.extends, f"{folder.name}/theme.toml", settings.extends_line
    return _read(chain)


def _find(name: str, folders: tuple[Path, ...]) -> Path | None:
    """Return the theme's folder; a path with a `/` or one that holds a theme is taken as it is."""
    candidates = [folder / name for folder in folders] if _is_name(name) else []
    return next((path for path in (*candidates, Path(name)) if (path / "theme.toml").is_file()), None)


def _is_name(name: str) -> bool:
    return Path(name).name == name and name not in ("", ".", "..")


def _names(folders: tuple[Path, ...]) -> list[str]:
    """Return the names of all themes in the folders, sorted."""
    found = {path.parent.name for folder in folders if folder.is_dir() for path in folder.glob("*/theme.toml")}
    return sorted(found)


def _suggest(word: str, known: list[str]) -> str:
    near = difflib.get_close_matches(word, known, n=1)
    if near:
        return f"Did you mean `{near[0]}`?"
    return f"There is {', '.join(f'`{name}`' for name in known)}." if known else ""


def _read_settings(folder: Path) -> _Settings | ThemeError:
    path = f"{folder.name}/theme.toml"
    try:
        text = (folder / "theme.toml").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return ThemeError(path, 1, f"The file cannot be read: {error}.")
    try:
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return ThemeError(path, _error_line(str(error), text), f"This is not TOML: {error}.")
    for key, value in values.items():
        if key not in SETTINGS:
            return ThemeError(
                path, _line_of(key, text), f"`{key}` is no key of a theme. {_suggest(key, list(SETTINGS))}"
            )
        if not isinstance(value, str):
            return ThemeError(path, _line_of(key, text), f"`{key}` is a text between quotation marks.")
    return _Settings(values.get("extends", ""), _line_of("extends", text))


def _line_of(key: str, text: str) -> int:
    """Return the line on which a key or table of the file begins; 1 where it is written in an unusual way."""
    found = re.search(rf"""^[ \t]*\[?["']?{re.escape(key)}\b""", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _error_line(message: str, text: str) -> int:
    """Return the line that tomllib names in "… (at line 3, column 1)": before Python 3.14 its error has no number of its own."""
    digits = message.rpartition("at line ")[2].partition(",")[0]
    return int(digits) if digits.isdigit() else len(text.splitlines()) or 1


def _read(chain: list[Path]) -> Theme | ThemeError:
    """Read the folders of a theme, the theme itself first; files of later folders stand only where no earlier one has them.

    A template that is replaced stays within reach under its theme's name: `{% extends "broadsheet/event.html" %}`.
    """
    templates: dict[str, str] = {}
    static: dict[str, bytes] = {}
    handouts: dict[str, bytes] = {}
    styles: dict[str, bytes] = {}
    book: dict[str, bytes] = {}
    for folder in chain:
        for kind, files in (("static", static), ("handouts", handouts), ("styles", styles), ("book", book)):
            for path, data in _files(folder / kind).items():
                files.setdefault(path, data)
        for path, data in _files(folder / "templates").items():
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError as error:
                line = data[: error.start].count(b"\n") + 1
                return ThemeError(f"{folder.name}/templates/{path}", line, "The template is not UTF-8.")
            text = text.replace("\r\n", "\n")
            if templates.setdefault(path, text) is not text:
                templates[f"{folder.name}/{path}"] = text
    if styles:
        static.setdefault(STYLE, _joined(styles))
    catalogues = (*(each for folder in chain for each in _catalogues(folder)), *_own_catalogues())
    in_order = (tuple(sorted(templates.items())), tuple(sorted(static.items())), tuple(sorted(handouts.items())))
    sheet = _joined(book)
    digest = _digest(*in_order, sheet, catalogues)
    return Theme(chain[0].name, *in_order, digest, sheet, catalogues, tuple(chain))


def _joined(sheets: dict[str, bytes]) -> bytes:
    """Return style sheets as one, in the order of their names."""
    return b"\n".join(data for _, data in sorted(sheets.items()))


def _files(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder by their path within it; hidden files and what editors leave behind are not the theme's."""
    if not folder.is_dir():
        return {}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and not path.name.startswith(".") and not path.name.endswith("~")
    }


def _digest(
    templates: tuple[tuple[str, str], ...],
    static: tuple[tuple[str, bytes], ...],
    handouts: tuple[tuple[str, bytes], ...],
    book: bytes,
    catalogues: tuple[CatalogueFile, ...],
) -> bytes:
    """Return a digest of every file's place and content, each with its length, so that no two themes look the same."""
    digest = hashlib.blake2b(digest_size=16)
    parts = [("templates", path, text.encode()) for path, text in templates]
    parts += [("static", path, data) for path, data in static]
    parts += [("handouts", path, data) for path, data in handouts]
    parts += [("book", "", book)]
    parts += [("locale", each.path, each.data) for each in catalogues]
    for kind, path, data in parts:
        digest.update(f"{kind}\0{path}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.digest()
