"""`dateline init`: begin a new chronology with the starter that comes with the program."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib.resources import files as resources
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.commands.console import FINE, USAGE, WRONG, complain

_HIDDEN = {"gitignore": ".gitignore"}
"""Names that would rule the program's own repository if the starter's files had them here."""


def run(arguments: argparse.Namespace) -> int:
    """Write the starter into a folder that is empty or not there yet; write over nothing."""
    folder: Path = arguments.folder
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            what = "holds files already" if folder.is_dir() else "is a file"
            complain(f"{folder} {what}, and nothing is written over. Name a new or an empty folder.")
            return USAGE
        folder.mkdir(parents=True, exist_ok=True)
        for parts, data in _starter():
            target = folder.joinpath(*parts)
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                file.write(data)
    except OSError as error:
        complain(f"{folder} cannot be written: {error.strerror or error}.")
        return WRONG
    print(f"A small chronology to begin with is in {folder}. Next:\n\n    cd {_quoted(folder)}\n    dateline build\n")
    print("Then open output/index.html, or see the site while you write with `dateline serve`. README.md has more.")
    return FINE


def _starter() -> Iterator[tuple[tuple[str, ...], bytes]]:
    """Yield the starter's files: the parts of each path, and its bytes."""
    yield from _below(resources("dateline") / "starter", ())


def _below(folder: Traversable, parts: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], bytes]]:
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
