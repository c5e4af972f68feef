"""`dateline archive`: take an article's text in, keep it out of the repository, and write the fingerprint that stands for it."""

from __future__ import annotations

import argparse
import logging
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

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
from dateline.intake import TakenIn, stored, take_in
from dateline.model import Source
from dateline.parsing.values import did_you_mean
from dateline.project import load, text_place

_SET_ASIDE = ".before"


class _Archived(msgspec.Struct, frozen=True):
    """One text being archived: for which source, where it goes, and what was known of it before."""

    source: Source
    text: Text
    place: Path
    fingerprint: Fingerprint
    old: Fingerprint | None
    quotations: tuple[Quotation, ...]


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
        hint = did_you_mean(arguments.source, linked.chronology.sources)
        complain(f"there is no source `{arguments.source}`. {hint or 'Write it first: dateline new source ID'}")
        return USAGE
    taken = _text(arguments.file, source, content)
    if isinstance(taken, str):
        complain(taken)
        return WRONG
    try:
        return _archive(linked, source, read_text(taken.text), content)
    except OSError as error:
        complain(f"the archive cannot be written: {error.strerror or error} ({error.filename}).")
        return WRONG


def _text(file: Path | None, source: Source, content: Path) -> TakenIn | str:
    """Return the text to archive, or why there is none: from the file, else from either place where texts are kept."""
    for library in ("pypdf", "trafilatura"):
        # What these libraries find odd in a file is for their authors; what is wrong with it is said by us.
        logging.getLogger(library).addHandler(logging.NullHandler())
    own = content / text_place(source)
    kept = [own, *(content / folder / own.name for folder in (files.ARCHIVE, files.TEXTS))]
    place = file or next((each for each in kept if files.is_there(each)), None)
    if place is None:
        return f"the text of `{source.id}` is not here ({files.shown(own)}). Name a file: dateline archive {source.id} FILE"
    data, problems = files.read(place)
    if problems:
        return f"{files.shown(place)}: {problems[0].message}"
    taken = stored(place.name, data) if place in kept else take_in(place.name, data)
    if isinstance(taken, TakenIn) and not taken.text.strip():
        return f"{files.shown(place)} holds no words."
    return taken


def _archive(linked: Linked, source: Source, text: Text, content: Path) -> int:
    old = linked.archive.fingerprints.get(source.id)
    quotations = quotations_by_source(claim for claim, _ in linked.verdicts).get(source.id, ())
    fingerprint = make(text, old.salt if old else secrets.token_bytes(SALT_SIZE), quotations)
    place = content / text_place(source)
    archived = _Archived(source, text, place, fingerprint, old, quotations)
    if source.rights == "restricted":
        files.write_text(place.parent / ".gitignore", "*\n")
    aside = _set_aside(archived, linked.archive.originals.get(source.id))
    files.write_text(place, text.original)
    files.write_text(content / "sources" / f"{source.id}.fingerprint", serialise(fingerprint))
    for line in (*_said(archived), *aside):
        print(line)
    elsewhere = content / (files.TEXTS if source.rights == "restricted" else files.ARCHIVE) / place.name
    for line in (*_left_behind(archived, elsewhere), *_overlaps(linked, archived), *_missing(archived)):
        print(line, file=sys.stderr)
    return FINE


def _set_aside(archived: _Archived, before: str | None) -> tuple[str, ...]:
    """Keep the copy that was there before, where one of other words takes its place: it may be the only one. Return what to say."""
    if before is None or compare(read_text(before), archived.fingerprint) != "different":
        return ()
    aside = archived.place.with_name(archived.place.name + _SET_ASIDE)
    files.write_text(aside, before)
    return (f"The text that was there before is kept as {files.shown(aside)}.",)


def _said(archived: _Archived) -> Iterator[str]:
    paragraphs, recorded = len(archived.text.paragraphs), len(archived.fingerprint.recorded)
    counted = f"{paragraphs} paragraph{'s' * (paragraphs != 1)} in {files.shown(archived.place)}"
    yield f"{archived.source.id}: {counted}, {recorded} quotation{'s' * (recorded != 1)} recorded."
    if archived.source.rights == "restricted":
        yield "Git ignores the text: keep a copy of it where you keep your own files."
    if archived.old:
        match compare(archived.text, archived.old):
            case "identical":
                yield "It is the text that was archived before, byte for byte."
            case "same-after-normalisation":
                yield "It has the words that were archived before; only its typesetting differs."
            case "different":
                yield "It is not the text that was archived before: compare the two copies."


def _left_behind(archived: _Archived, elsewhere: Path) -> Iterator[str]:
    """Say where another copy lies that the source's rights do not fit."""
    if files.is_there(elsewhere):
        rights = archived.source.rights
        yield f"warning: delete {files.shown(elsewhere)}: with `rights: {rights}` the text is kept in {files.shown(archived.place)}."


def _overlaps(linked: Linked, archived: _Archived) -> Iterator[str]:
    """Warn of other sources that hold much of the same text and are not said to be its versions, paraphrases, forwarded copies."""
    for name, other in linked.archive.fingerprints.items():
        theirs = linked.chronology.sources.get(name)
        if name == archived.source.id or theirs is None:
            continue
        if name in _relatives(archived.source) or archived.source.id in _relatives(theirs):
            continue
        overlap = overlap_with_fingerprint(archived.text, other)
        if overlap.is_large:
            yield _overlap(name, overlap)


def _relatives(source: Source) -> frozenset[str]:
    """Return the sources to which a source, or a part of it, says that it is related."""
    relations = (*source.relations, *(lineage for part in source.parts for lineage in part.relations))
    return frozenset(lineage.source for lineage in relations)


def _overlap(name: str, overlap: Overlap) -> str:
    here, there = (_stretch(numbers) for numbers in (overlap.paragraphs, overlap.others))
    share = max(overlap.share, overlap.share_of_other)
    return (
        f"warning: {share:.0%} of one text stands word for word in `{name}` ({here} here, {there} there). "
        "If one comes from the other, say so in `relations`: copies count as one witness."
    )


def _stretch(numbers: tuple[int, ...]) -> str:
    first, last = numbers[0], numbers[-1]
    return f"¶ {first}" if first == last else f"¶¶ {first}-{last}"


def _missing(archived: _Archived) -> Iterator[str]:
    """Name the quotations that this text does not hold."""
    missing = [each for each in archived.quotations if check_text(each, archived.text).outcome != "found"]
    yield from (f"not in this text: “{each.original}”" for each in missing)
    if missing:
        yield f"`dateline check` says where the content quotes them from `{archived.source.id}`."
