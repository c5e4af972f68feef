"""`dateline import`: bring a bibliography's entries into source files, and say of each row what became of it."""

from __future__ import annotations

import argparse
import logging
from collections import Counter
from pathlib import Path

from dateline.commands.console import FINE, USAGE, WRONG, complain
from dateline.files import read, scan, shown, write_text
from dateline.importing import READERS, Imported, Problem, Reading, merge, recognised
from dateline.model import FOLDERS
from dateline.parsing import read_document

MAX_BYTES = 20_000_000
_OUTCOMES = ("new", "updated", "unchanged", "kept", "refused")


def run(arguments: argparse.Namespace) -> int:
    """Import every entry that can be read; exit with 1 where some were refused, with 2 where nothing could be tried."""
    if not arguments.content.is_dir():
        begin = "Name the content folder with --content, or begin with `dateline init DIR`."
        complain(f"there is no folder {arguments.content}. {begin}")
        return USAGE
    reading = _reading(arguments.file)
    if isinstance(reading, str):
        complain(reading)
        return USAGE
    homes = _homes(arguments.content)
    totals: Counter[str] = Counter()
    rows: list[Imported | Problem] = [*reading.sources, *reading.problems]
    for row in sorted(rows, key=lambda each: each.row):
        if isinstance(row, Problem):
            totals[_refused(row, reading)] += 1
        else:
            location = homes.get(row.id, arguments.content / FOLDERS["source"] / f"{row.id}.md")
            totals[_import(row, reading, location)] += 1
    print(f"{shown(arguments.file)}: {', '.join(f'{totals[outcome]} {outcome}' for outcome in _OUTCOMES)}.")
    if totals["new"] or totals["updated"]:
        print("Look the files over, then run `dateline check`.")
    return WRONG if totals["refused"] else FINE


def _reading(location: Path) -> Reading | str:
    """Return what the bibliography holds, or why it cannot be read."""
    data, unreadable = read(location)
    if unreadable:
        return f"{shown(location)}: {unreadable[0].message}"
    if len(data) > MAX_BYTES:
        return f"{shown(location)} has {len(data):,} bytes; at most {MAX_BYTES:,} are read at a time."
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


def _homes(content: Path) -> dict[str, Path]:
    """Return the files of sources that have been renamed, by each of their former ids."""
    homes: dict[str, Path] = {}
    for file in scan(content).files:
        if file.kind == "source" and not file.language:
            thing = read_document(file.path, read(file.location)[0], file.kind, file.id).thing
            homes |= dict.fromkeys(thing.aliases if thing else (), file.location)
    return homes


def _import(source: Imported, reading: Reading, location: Path) -> str:
    """Merge one source into its file; print and return what became of it."""
    where = f"{shown(location)} ({reading.unit} {source.row})"
    try:
        existing = location.read_bytes().decode() if location.exists() else None
        merged = merge(existing, source)
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
    for note in source.notes if merged.written else ():
        print(f"{'':<10} {note}")
    return outcome


def _refused(problem: Problem, reading: Reading) -> str:
    print(f"refused    {reading.unit} {problem.row}: {problem.message}")
    return "refused"
