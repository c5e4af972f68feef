"""`dateline new`: write a content file ready to fill in, or a language edition ready to translate."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from dateline.commands.console import FINE, USAGE, WRONG, complain
from dateline.commands.skeleton import edition, skeleton
from dateline.config import LANGUAGES, Config
from dateline.files import read, shown
from dateline.model import FOLDERS, KINDS, Kind
from dateline.parsing.configuration import read_config
from dateline.parsing.document import decode, read_document, split
from dateline.parsing.frontmatter import read_front_matter
from dateline.parsing.values import did_you_mean, is_id


def run(arguments: argparse.Namespace) -> int:
    """Write the new file; refuse what is no kind or no id, and never write over a file."""
    kind: Kind | None = next((kind for kind in KINDS if kind == arguments.kind), None)
    if kind is None:
        hint = did_you_mean(arguments.kind, KINDS) or f"The kinds: {', '.join(KINDS)}."
        complain(f"there is no kind `{arguments.kind}`. {hint}")
        return USAGE
    if not is_id(arguments.id):
        rule = "an id is lower-case letters, digits and single hyphens, at most 80 characters."
        complain(f"`{arguments.id}` is not an id: {rule}")
        return USAGE
    if not arguments.content.is_dir():
        begin = "Name the content folder with --content, or begin with `dateline init DIR`."
        complain(f"there is no folder {arguments.content}. {begin}")
        return USAGE
    config = _config(arguments.content)
    folder = arguments.content / FOLDERS[kind]
    if arguments.language:
        return _write_edition(kind, arguments.id, arguments.language, folder, config)
    language = config.language if config else "en"
    today = datetime.now(UTC).astimezone().date()
    return _write(folder / f"{arguments.id}.md", skeleton(kind, arguments.id, language, today), "Fill it in")


def _config(content: Path) -> Config | None:
    """Return the settings, or None where they cannot be read, which is `dateline check`'s business."""
    location = content / "timeline.toml"
    data, _ = read(location)
    return read_config(shown(location), data)[0]


def _write_edition(kind: Kind, name: str, language: str, folder: Path, config: Config | None) -> int:
    """Write the base file's text under the edition's name, with the digest that tells whether the base has changed since."""
    base = folder / f"{name}.md"
    if language not in LANGUAGES:
        complain(f"`{language}` is not a language of Dateline's: {', '.join(LANGUAGES)}.")
        return USAGE
    if config and language == config.language:
        complain(f"{shown(base)} is itself in `{language}`, the language of the base files.")
        return USAGE
    if not base.is_file():
        complain(f"there is no {shown(base)} to translate. Write it first: dateline new {kind} {name}")
        return USAGE
    data, unreadable = read(base)
    text, undecodable = decode(data, shown(base))
    parts = split(text)
    root = read_front_matter(parts[0], 2, shown(base))[0] if parts else None
    if unreadable or undecodable or parts is None or root is None:
        complain(f"{shown(base)} cannot be read; `dateline check` says why.")
        return WRONG
    digest = read_document(shown(base), data, kind, name).digest
    edited = edition(kind, root, parts[1].removeprefix("\n"), digest, language)
    code = _write(folder / f"{name}.{language}.md", edited, "Translate it")
    if code == FINE and config and language not in config.languages:
        print(f'Add "{language}" to `languages` in timeline.toml, so that the edition is built.')
    return code


def _write(location: Path, text: str, then: str) -> int:
    try:
        location.parent.mkdir(exist_ok=True)
        with location.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        complain(f"{shown(location)} is there already, and is left as it is.")
        return USAGE
    except OSError as error:
        complain(f"{shown(location)} cannot be written: {error.strerror}.")
        return WRONG
    print(f"{shown(location)} is written. {then}, then run `dateline check`.")
    return FINE
