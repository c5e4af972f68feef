"""Kill builds at random moments and look at what is left: `python tests/test_build/kills.py 500` runs the long form.

The chronology has every kind of output, and each round changes nearly all of them, adds some and removes some. After each kill every file
of the site is the complete old one or the complete new one, none that both have is gone, the manifest lists every file that is ours, a
user's own files are as they were, and the next build ends exactly like a clean one.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from dateline.files import read_manifest
from test_build.complete import write
from test_build.site import files_of, replaced

FIRST = "all.html"
"""A page that is replaced early: its being new shows that replacing has begun."""
SHARED = """
import sys
import dateline.project, dateline.publishing
dateline.reading.WORTH = dateline.publishing.WORTH = 20
from dateline.commands.entrance import main
sys.exit(main())
"""
"""The program with so little work a process that this small chronology is shared among copies."""
OWN = {"notes.txt": b"my own notes", "events/mine.html": b"<p>my own page"}


@dataclass(slots=True)
class Tally:
    """What was seen over a run of kills; `faults` is empty when all is well."""

    kills: int = 0
    while_writing: int = 0
    faults: list[str] = field(default_factory=list)


def _build(folder: Path, output: str, jobs: int = 1) -> subprocess.Popen[bytes]:
    program = [sys.executable, "-c", SHARED] if jobs > 1 else [sys.executable, "-m", "dateline"]
    command = [*program, "build", "--quiet", "--content", "content", "--output", output, "--jobs", str(jobs)]
    return subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )


def _finish(folder: Path, output: str) -> None:
    """Build to the end; a build that finds copies of a killed one still ending is tried again, once."""
    for last in (False, True):
        process = _build(folder, output)
        _, complaint = process.communicate(timeout=300)
        if process.returncode == 0:
            return
        if last or b"is being built by" not in complaint:
            raise AssertionError(complaint.decode())
        time.sleep(1)


def _stamp(folder: Path) -> int:
    try:
        return (folder / "output" / FIRST).stat().st_ino
    except OSError:
        return 0


def _change(folder: Path, word: str) -> None:
    """Write the old or the new chronology: nearly every file of the site differs, and each has files that the other has not."""
    content = write(folder / "content", handouts=2)
    extra = {"Old": "topics/fish.md", "New": "topics/salt.md"}
    replaced(content / "timeline.toml", "What became of it", f"{word} words")
    for event in ("opening", "closing", "trial", "storm"):
        replaced(content / "events" / f"{event}.md", "title: ", f"title: {word} ")
    for each in extra.values():
        (content / each).unlink(missing_ok=True)
    (content / extra[word]).write_text(f"---\ntitle: {word} topic\n---\n", encoding="utf-8")
    (content / "media" / f"{word}.txt").write_text(word * 100_000, encoding="utf-8")
    (content / "media" / "both.txt").write_text(word * 200_000, encoding="utf-8")
    (content / "media" / f"{'New' if word == 'Old' else 'Old'}.txt").unlink(missing_ok=True)


def _look(
    site: Mapping[str, bytes], old: Mapping[str, bytes], new: Mapping[str, bytes], ours: Mapping[str, str]
) -> list[str]:
    torn = [f"torn: {path}" for path, data in site.items() if data not in (old.get(path), new.get(path))]
    lost = [f"lost: {path}" for path in old if path in new and path not in site]
    unlisted = [f"not in the manifest: {path}" for path in site if path not in ours and path not in OWN]
    return [*torn, *lost, *unlisted]


def _kill_while_replacing(process: subprocess.Popen[bytes], folder: Path, first: int, wait: float) -> None:
    while process.poll() is None and _stamp(folder) == first:
        time.sleep(0.0002)
    time.sleep(wait)


def _end(process: subprocess.Popen[bytes], *, with_copies: bool) -> None:
    """Kill a build: all of it at once, as when the power fails, or the one process that the user sees."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL) if with_copies else process.kill()
    process.communicate()


def kill_builds(folder: Path, rounds: int, seed: int = 1) -> Tally:
    """Kill `rounds` builds of a small chronology in `folder`; return what was seen."""
    tally = Tally()
    moments = random.Random(seed)
    sites: dict[str, Mapping[str, bytes]] = {}
    length = 0.0
    for word in ("New", "Old"):
        _change(folder, word)
        began = time.monotonic()
        _finish(folder, f"clean-{word}")
        length = time.monotonic() - began
        sites[word] = {**files_of(folder / f"clean-{word}"), **OWN}
    _finish(folder, "output")
    for path, data in OWN.items():
        (folder / "output" / path).write_bytes(data)
    before, word = "Old", "New"
    for round_ in range(rounds):
        old, new = sites[before], sites[word]
        _change(folder, word)
        first = _stamp(folder)
        process = _build(folder, "output", jobs=3 if round_ % 3 == 0 else 1)
        if round_ % 2:  # at any moment
            time.sleep(length * moments.uniform(0.05, 0.95))
        else:
            _kill_while_replacing(process, folder, first, moments.uniform(0, 0.03))
        _end(process, with_copies=round_ % 4 < 2)
        left = {path: data for path, data in files_of(folder / "output").items() if not path.startswith(".dateline-")}
        tally.kills += process.returncode != 0
        tally.while_writing += left not in (old, new)
        tally.faults += [
            f"round {round_}: {fault}" for fault in _look(left, old, new, read_manifest(folder / "output"))
        ]
        _finish(folder, "output")
        if files_of(folder / "output") != new:
            tally.faults.append(f"round {round_}: the next build does not end like a clean one")
        before, word = word, before
    litter = [path.name for path in (folder / "output").iterdir() if path.name in (".dateline-new", ".dateline-lock")]
    tally.faults += [f"left behind: {name}" for name in litter]
    return tally


def main() -> int:
    """Run as many kills as asked for and print what was seen."""
    parser = argparse.ArgumentParser(description="Kill builds at random moments and look at what is left.")
    parser.add_argument("rounds", type=int, nargs="?", default=500)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tally = kill_builds(Path(folder), arguments.rounds, arguments.seed)
    seen = f"{tally.kills} killed, {tally.while_writing} while files were being replaced, {len(tally.faults)} faults"
    sys.stdout.write("\n".join([*tally.faults, seen]) + "\n")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
