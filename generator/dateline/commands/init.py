"""`dateline init`: begin a new chronology with the starter that comes with the program."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib.resources import files as resources
from importlib.resources.abc import Traversable
from itertools import chain
from pathlib import Path

from dateline.commands.console import FINE, USAGE, WRONG, complain
from dateline.commands.github import FOLDER, REQUIREMENTS, requirements
from dateline.project import CONFIG

File = tuple[tuple[str, ...], bytes]
"""The parts of a path, and the bytes of the file there."""

_HIDDEN = {"gitignore": ".gitignore"}
"""Names that would rule the program's own repository if the starter's files had them here."""


def run(arguments: argparse.Namespace) -> int:
    """Write the starter into a folder that is empty or not there yet; write over nothing.

    With `--github` a folder that holds a chronology already is given the files for GitHub that it does not have yet.
    """
    folder: Path = arguments.folder
    try:
        begun = arguments.github and (folder / "content" / CONFIG).is_file()
        if not begun and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            what = "holds files already" if folder.is_dir() else "is a file"
            complain(f"{folder} {what}, and nothing is written over. Name a new or an empty folder.")
            return USAGE
        files = (() if begun else tuple(_starter()), tuple(_for_github()) if arguments.github else ())
        written = [parts for parts, data in chain(*files) if _write(folder.joinpath(*parts), data)]
    except OSError as error:
        complain(f"{folder} cannot be written: {error.strerror or error}.")
        return WRONG
    if begun:
        print("\n".join(f"wrote {'/'.join(parts)}" for parts in written) or "The files for GitHub are there already.")
    else:
        print(
            f"A small chronology to begin with is in {folder}. Next:\n\n    cd {_quoted(folder)}\n    dateline build\n"
        )
        print("Then open output/index.html, or see the site while you write with `dateline serve`. README.md has more.")
    if arguments.github:
        print(_NEXT_ON_GITHUB)
    return FINE


_NEXT_ON_GITHUB = """
On GitHub, under Settings, Pages, "Build and deployment", choose "GitHub Actions": every push to `main` is then published.
requirements.txt says where the workflows get Dateline from; look whether that is right.
For "Report an error" links set `report` in timeline.toml to https://github.com/OWNER/REPOSITORY/issues/new?template=error.yml"""


def _write(target: Path, data: bytes) -> bool:
    """Write a file where none is; tell whether it was written."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        with target.open("xb") as file:
            file.write(data)
    except FileExistsError:
        return False
    return True


def _starter() -> Iterator[File]:
    """Yield the starter's files: the parts of each path, and its bytes."""
    yield from _below(resources("dateline") / "starter", ())


def _for_github() -> Iterator[File]:
    """Yield the workflows, the issue form and the requirements."""
    yield from _below(resources("dateline") / "starter_github", (FOLDER,))
    yield (REQUIREMENTS,), requirements()


def _below(folder: Traversable, parts: tuple[str, ...]) -> Iterator[File]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        here = (*parts, _HIDDEN.get(entry.name, entry.name))
        if entry.is_dir():
            yield from _below(entry, here)
        else:
            yield here, entry.read_bytes()


def _quoted(folder: Path) -> str:
    """Return a folder as a shell takes it."""
    text = str(folder)
    return f'"{text}"' if " " in text else text
