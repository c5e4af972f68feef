"""Make chronologies from one text: `-- events/talks.md --` begins a file, and what follows is in it."""

import re
from pathlib import Path

from dateline.chronology.link import Linked, link
from dateline.config import Config
from dateline.diagnostics import Diagnostic
from dateline.model import FOLDERS, Kind
from dateline.parsing import Document, read_document

_HEADER = re.compile(r"^-- (\S+) --$\n", re.MULTILINE)
KINDS: dict[str, Kind] = {folder: kind for kind, folder in FOLDERS.items()}
CONFIG = Config(id="test", title="Test", languages=("en", "es"))


def files_of(text: str) -> dict[str, str]:
    """Return the files in a text by their paths; what stands before the first header is a comment."""
    _, *rest = _HEADER.split(text)
    return dict(zip(rest[::2], rest[1::2], strict=True))


def write_all(text: str, folder: Path) -> None:
    """Write the files in a text below a folder."""
    for path, content in files_of(text).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(content, encoding="utf-8", newline="\n")


def read_file(path: str, text: str) -> Document:
    """Read one content file by its path."""
    folder, _, name = path.partition("/")
    stem, _, language = name.removesuffix(".md").partition(".")
    return read_document(path, text.encode(), KINDS[folder], stem, language)


def linked(text: str, *, drafts: bool = False, config: Config = CONFIG, media: frozenset[str] = frozenset()) -> Linked:
    """Read and link the files in a text; all must be content files."""
    documents = [read_file(path, content) for path, content in files_of(text).items()]
    return link(documents, config, media, drafts=drafts)


def underlined(found: Diagnostic, text: str) -> str:
    """Return what a diagnostic's span cuts out of its file's text."""
    line = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")[found.line - 1]
    return line[found.column - 1 : found.column - 1 + found.length]
