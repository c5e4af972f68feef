"""`dateline import`: bring entries from elsewhere into content files, and say of each row what became of it."""

from __future__ import annotations

import argparse
import logging
from collections import Counter
from pathlib import Path

import msgspec

from dateline.commands.console import FINE, USAGE, WRONG, complain
from dateline.files import read, scan, shown, write_text
from dateline.importing import (
    READERS,
    ColumnMap,
    Imported,
    Known,
    Problem,
    Reading,
    TableError,
    example_map,
    known_from,
    merge,
    read_map,
    read_mapped,
    read_table,
    read_timelinejs,
    recognised,
)
from dateline.model import FOLDERS, AnyThing, Kind
from dateline.parsing import read_document
from dateline.parsing.configuration import read_config
from dateline.project import CONFIG

MAX_BYTES = 20_000_000
_OUTCOMES = ("new", "updated", "unchanged", "kept", "refused")


class _There(msgspec.Struct, frozen=True):
    """What the content holds: files of things that were renamed, by (kind, former id), and what leads to things."""

    homes: dict[tuple[Kind, str], Path]
    known: Known


def run(arguments: argparse.Namespace) -> int:
    """Import every entry that can be read; exit with 1 where some were refused, with 2 where nothing could be tried."""
    if not arguments.content.is_dir():
        begin = "Name the content folder with --content, or begin with `dateline init DIR`."
        complain(f"there is no folder {arguments.content}. {begin}")
        return USAGE
    data = _bytes(arguments.file)
    if isinstance(data, str):
        complain(data)
        return USAGE
    if arguments.example:
        return _print_example(arguments.file, data)
    there = _there(arguments.content)
    reading = _reading(arguments, data, there.known)
    if isinstance(reading, str):
        for message in reading.split("\n"):
            complain(message)
        return USAGE
    return _carry_out(arguments, reading, there)


def _carry_out(arguments: argparse.Namespace, reading: Reading, there: _There) -> int:
    """Merge every thing of a reading into its file, in the order of the rows; say what became of each."""
    totals: Counter[str] = Counter()
    rows: list[Imported | Problem] = sorted([*reading.things, *reading.problems], key=lambda each: each.row)
    for row in rows:
        if isinstance(row, Problem):
            print(f"refused    {row.unit or reading.unit} {row.row}: {row.message}")
            totals["refused"] += 1
        else:
            place = arguments.content / FOLDERS[row.kind] / f"{row.id}.md"
            totals[_import(row, reading, there.homes.get((row.kind, row.id), place))] += 1
    for note in reading.notes:
        print(f"note       {note}")
    print(f"{shown(arguments.file)}: {', '.join(f'{totals[outcome]} {outcome}' for outcome in _OUTCOMES)}.")
    if totals["new"] or totals["updated"]:
        print("Look the files over, then run `dateline check`.")
    return WRONG if totals["refused"] else FINE


def _bytes(location: Path) -> bytes | str:
    """Return the file's bytes, or why they cannot be had."""
    data, unreadable = read(location)
    if unreadable:
        return f"{shown(location)}: {unreadable[0].message}"
    if len(data) > MAX_BYTES:
        return f"{shown(location)} has {len(data):,} bytes; at most {MAX_BYTES:,} are read at a time."
    return data


def _reading(arguments: argparse.Namespace, data: bytes, known: Known) -> Reading | str:
    """Return what the file holds, or why it cannot be read."""
    if arguments.kind == "sources":
        return _bibliography(arguments.file, data)
    if arguments.kind == "csv":
        return _mapped(arguments, data, known)
    reading = read_timelinejs(data, arguments.file.suffix, known)
    whole = next((each.message for each in reading.problems if not each.row and not reading.things), "")
    return f"{shown(arguments.file)}: {whole}." if whole else reading


def _mapped(arguments: argparse.Namespace, data: bytes, known: Known) -> Reading | str:
    """Return what a table holds, or why it cannot be read: what is wrong with its map, all at once."""
    if arguments.map is None:
        return "a table needs a map: name one with --map MAP.toml; `dateline import csv FILE --example` prints one to begin with."
    written = _bytes(arguments.map)
    if isinstance(written, str):
        return written
    column_map = read_map(written.decode("utf-8-sig", "replace"))
    if isinstance(column_map, ColumnMap):
        table = read_table(data, arguments.file.suffix, column_map.sheet)
        if isinstance(table, TableError):
            return f"{shown(arguments.file)}: {table.message}."
        reading = read_mapped(table, column_map, known, _language(arguments.content))
        if isinstance(reading, Reading):
            return reading
        column_map = reading
    return "\n".join(f"{shown(arguments.map)}: {message}" for message in column_map.messages)


def _print_example(location: Path, data: bytes) -> int:
    table = read_table(data, location.suffix)
    if isinstance(table, TableError):
        complain(f"{shown(location)}: {table.message}.")
        return USAGE
    print(example_map(table.columns), end="")
    return FINE


def _language(content: Path) -> str:
    """Return the language of the content's base files."""
    config, _ = read_config(CONFIG, read(content / CONFIG)[0])
    return config.language if config else "en"


def _title(content: Path) -> str:
    """Return what the chronology is called."""
    config, _ = read_config(CONFIG, read(content / CONFIG)[0])
    return config.title if config else ""


def _bibliography(location: Path, data: bytes) -> Reading | str:
    """Return what a bibliography holds, or why it cannot be read."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return f"{shown(location)} is not UTF-8 (byte {error.start + 1:,}). Export it again as UTF-8."
    format_ = recognised(location.suffix, text)
    if format_ is None:
        return f"{shown(location)} is neither CSL-JSON (.json), BibTeX (.bib) nor RIS (.ris)."
    for library in ("bibtexparser", "pylatexenc"):  # they repeat on standard error what we report
        logging.getLogger(library).setLevel(logging.CRITICAL)
    return READERS[format_](text)


def _there(content: Path) -> _There:
    """Return what the content holds already."""
    homes: dict[tuple[Kind, str], Path] = {}
    things: list[tuple[Kind, AnyThing]] = []
    for file in scan(content).files:
        if not file.language:
            thing = read_document(file.path, read(file.location)[0], file.kind, file.id).thing
            if thing:
                things.append((file.kind, thing))
                homes |= dict.fromkeys(((file.kind, alias) for alias in thing.aliases), file.location)
    return _There(homes, known_from(things, _title(content)))


def _import(thing: Imported, reading: Reading, location: Path) -> str:
    """Merge one thing into its file; print and return what became of it."""
    where = f"{shown(location)} ({thing.unit or reading.unit} {thing.row})"
    try:
        existing = location.read_bytes().decode() if location.exists() else None
        merged = merge(existing, thing)
        if merged.written:
            write_text(location, merged.text)
    except (OSError, UnicodeDecodeError) as error:
        print(f"refused    {where}: {getattr(error, 'strerror', None) or 'the file is not UTF-8'}")
        return "refused"
    if merged.refused:
        print(f"refused    {where}: {merged.refused}")
        return "refused"
    outcome = "kept" if merged.kept else "unchanged"
    if merged.written:
        outcome = "new" if existing is None else "updated"
    said = [", ".join(merged.written)] if outcome == "updated" else []
    if merged.kept:
        said.append(f"kept as changed by hand: {', '.join(merged.kept)}")
    print(f"{outcome:<10} {where}{': ' * bool(said)}{'; '.join(said)}")
    for note in thing.notes if merged.written else ():
        print(f"{'':<10} {note}")
    return outcome
