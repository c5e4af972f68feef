"""The short way of `dateline build`: where nothing can have changed since the last one, say again what that said."""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from dateline import settled
from dateline.settled import Record, Seen

_MEMOS = ".dateline"


class Look(NamedTuple):
    """What is asked of a build, and what was seen of its input before it; `began` is when, in nanoseconds.

    `given` leaves out the folders of the theme, which only a finished build knows; None where the input cannot be judged.
    """

    place: Path
    asked: str
    output: Path
    began: int
    given: Seen | None
    record: Record | None


def look(arguments: argparse.Namespace) -> Look:
    """Look at what a build would read, and at the record of the last one."""
    content, output = arguments.content.resolve(), arguments.output.resolve()
    name = hashlib.blake2b(os.fsencode(output), digest_size=6).hexdigest()
    asked = [
        *(str(content), str(output), str(Path.cwd()), str(arguments.theme), arguments.base_url),
        *(str(arguments.strict), str(arguments.quiet)),
        *(os.environ.get("SOURCE_DATE_EPOCH", ""), settled.libraries()),
    ]
    began = time.time_ns()
    given = settled.look((content, content.parent / "themes", *settled.program()))
    return Look(
        place=content.parent / _MEMOS / f"settled-{name}.json",
        asked=hashlib.blake2b("\0".join(asked).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest(),
        output=output,
        began=began,
        given=given,
        record=settled.read(content.parent / _MEMOS / f"settled-{name}.json"),
    )


def known(before: Look) -> Record | None:
    """Return the record of the last build, if it was asked the same and nothing that it read or wrote can have changed since."""
    record = before.record
    if record is None or before.given is None or record.asked != before.asked:
        return None
    themes = settled.look(map(Path, record.folders))
    if themes is None or record.given != before.given.digest + themes.digest:
        return None
    return record if untouched(before) else None


def untouched(before: Look) -> Seen | None:
    """Return what is seen of the site where every file of it is as the last build left it; else None."""
    made = settled.look((before.output,)) if before.record else None
    return made if made and before.record and made.digest == before.record.made else None


def repeat(record: Record, arguments: argparse.Namespace) -> None:
    """Say again what the last build said."""
    colour = sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    print(record.coloured if colour else record.plain, end="", file=sys.stderr)
    if not arguments.quiet:
        print(done(record.events, record.sources, "nothing had changed", arguments))


def done(events: int, sources: int, changed: str, arguments: argparse.Namespace) -> str:
    """Return what a finished build says."""
    index = arguments.output / "index.html"
    shown = index.resolve()
    here = Path.cwd().resolve()
    place = shown.relative_to(here) if shown.is_relative_to(here) else index
    return f"{events} events from {sources} sources: {changed}.\nOpen {place.as_posix()}"


def record(
    before: Look, folders: Iterable[Path], said: tuple[str, str], counted: tuple[int, int], made: Seen | None = None
) -> None:
    """Keep the record of a build that has just finished; none where the site cannot be judged from outside.

    `made` is what is to be seen of the site, where that is known.
    """
    places = tuple(str(folder.resolve()) for folder in folders)
    made = made or settled.look((before.output,))
    if made is None:
        settled.forget(before.place)
        return
    settled.write(
        before.place,
        Record(
            asked=before.asked,
            folders=places,
            given=_given(before, settled.look(map(Path, places))),
            made=made.digest,
            events=counted[0],
            sources=counted[1],
            plain=said[0],
            coloured=said[1],
        ),
    )


def _given(before: Look, themes: Seen | None) -> str:
    """Return a digest of what a build read; "", which is none's, where a later change of it could not be seen.

    So it is after an edit, whose file is young. What the record says of the site holds all the same.
    """
    limit = before.began - settled.YOUNG_NANOSECONDS
    if before.given is None or themes is None or max(before.given.newest, themes.newest) > limit:
        return ""
    return before.given.digest + themes.digest
