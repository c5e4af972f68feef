"""`dateline archive`: take an article's text in, keep it out of the repository, and write the fingerprint that stands for it."""

from __future__ import annotations

import argparse
import secrets
import sys
from pathlib import Path

from dateline import files
from dateline.chronology.link import Linked
from dateline.chronology.witness import quotations_by_source
from dateline.commands.console import FINE, USAGE, WRONG, complain
from dateline.evidence import (
    SALT_SIZE,
    Fingerprint,
    Overlap,
    Quotation,
    Text,
    check_text,
    compare,
    make,
    overlap_with_fingerprint,
    read_text,
    serialise,
)
from dateline.intake import TakenIn, take_in
from dateline.model import Source
from dateline.parsing.values import did_you_mean
from dateline.project import load, text_place


def run(arguments: argparse.Namespace) -> int:
    """Archive a text for a source; without FILE record anew the quotations made from the text that is there."""
    content: Path = arguments.content
    if not content.is_dir():
        complain(f"there is no folder {content}. Name the content folder with --content.")
        return USAGE
    linked = load(content).linked
    if linked is None:
        complain(f"{content}/timeline.toml cannot be used; run `dateline check`.")
        return WRONG
    source = linked.chronology.sources.get(arguments.source)
    if source is None:
        hint = (
            did_you_mean(arguments.source, linked.chronology.sources)
            or f"Write it first: dateline new source {arguments.source}"
        )
        complain(f"there is no source `{arguments.source}`. {hint}")
        return USAGE
    place = content / text_place(source)
    taken = _text(arguments.file, place)
    if isinstance(taken, str):
        complain(taken)
        return WRONG
    return _archive(linked, source, read_text(taken.text), content, place)


def _text(file: Path | None, place: Path) -> TakenIn | str:
    """Return the text to archive, or why there is none."""
    if file is None:
        if not files.is_there(place):
            return (
                f"the text is not here ({files.shown(place)}). Name the file to take in: dateline archive SOURCE FILE"
            )
        file = place
    data, problems = files.read(file)
    if problems:
        return f"{files.shown(file)}: {problems[0].message}"
    return take_in(file.name, data)


def _archive(linked: Linked, source: Source, text: Text, content: Path, place: Path) -> int:
    if not text.paragraphs:
        complain("there is no text in this file; a scanned PDF must be read by an OCR program first.")
        return WRONG
    old = linked.archive.fingerprints.get(source.id)
    quotations = quotations_by_source(claim for claim, _ in linked.verdicts).get(source.id, ())
    fingerprint = make(text, old.salt if old else secrets.token_bytes(SALT_SIZE), quotations)
    if source.rights == "restricted":
        files.write_text(place.parent / ".gitignore", "*\n")
    files.write_text(place, text.original)
    files.write_text(content / "sources" / f"{source.id}.fingerprint", serialise(fingerprint))
    _say(source, text, place, old, fingerprint)
    _say_overlaps(linked, source, text)
    return _say_missing(source, text, quotations)


def _say(source: Source, text: Text, place: Path, old: Fingerprint | None, new: Fingerprint) -> None:
    print(
        f"{source.id}: {len(text.paragraphs)} paragraphs in {files.shown(place)}, {len(new.recorded)} quotations recorded."
    )
    if source.rights == "restricted":
        print("Git ignores the text: keep a copy of it where you keep your own files.")
    if old:
        words = {
            "identical": "It is the text that was archived before, byte for byte.",
            "same-after-normalisation": "It has the words that were archived before; only its typesetting differs.",
            "different": "It is not the text that was archived before: look at both copies.",
        }
        print(words[compare(text, old)])


def _say_overlaps(linked: Linked, source: Source, text: Text) -> None:
    """Warn of other sources that hold much of the same text: versions, paraphrases, forwarded copies."""
    for name, other in linked.archive.fingerprints.items():
        if name == source.id:
            continue
        overlap = overlap_with_fingerprint(text, other)
        if overlap.is_large:
            print(_overlap(name, overlap), file=sys.stderr)


def _overlap(name: str, overlap: Overlap) -> str:
    shared = f"¶¶ {overlap.paragraphs[0]}-{overlap.paragraphs[-1]} here and ¶¶ {overlap.others[0]}-{overlap.others[-1]} there"
    return (
        f"warning: {max(overlap.share, overlap.share_of_other):.0%} of one text stands word for word in `{name}` ({shared}). "
        "If one comes from the other, say so in `relations`: copies count as one witness."
    )


def _say_missing(source: Source, text: Text, quotations: tuple[Quotation, ...]) -> int:
    missing = [each for each in quotations if check_text(each, text).outcome != "found"]
    for each in missing:
        print(f"not in this text: “{each.original}”", file=sys.stderr)
    if missing:
        print(f"`dateline check` says where the content quotes them from `{source.id}`.", file=sys.stderr)
    return FINE
