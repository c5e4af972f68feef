"""Kill builds at random moments and look at what is left: `python tests/test_build/kills.py 500` runs the long form.

After each kill every file of the site is the complete old one or the complete new one, the manifest lists every file that is ours, and
the next build ends exactly like a clean one.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from dateline.files import read_manifest
from test_build.site import corpus, files_of

FIRST = "all.html"
"""A page that is replaced early: its being new shows that replacing has begun."""


@dataclass(slots=True)
class Tally:
    """What was seen over a run of kills; `faults` is empty when all is well."""

    kills: int = 0
    while_writing: int = 0
    faults: list[str] = field(default_factory=list)


def _build(folder: Path, output: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "dateline", "build", "--quiet", "--content", "content", "--output", output]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def _finish(folder: Path, output: str) -> None:
    process = _build(folder, output)
    _, complaint = process.communicate(timeout=120)
    if process.returncode:
        raise AssertionError(complaint.decode())


def _stamp(folder: Path) -> int:
    try:
        return (folder / "output" / FIRST).stat().st_ino
    except OSError:
        return 0


def _retitle(folder: Path, word: str) -> None:
    """Change every event, so that every page of the site changes."""
    for path in sorted((folder / "content" / "events").glob("*.md")):
        lines = path.read_text("utf-8").split("\n")
        lines[1] = f"title: {word} {path.stem}"
        path.write_text("\n".join(lines), encoding="utf-8", newline="\n")


def _look(
    site: Mapping[str, bytes], old: Mapping[str, bytes], new: Mapping[str, bytes], ours: Mapping[str, str]
) -> list[str]:
    torn = [f"torn: {path}" for path, data in site.items() if data not in (old.get(path), new.get(path))]
    lost = [f"lost: {path}" for path in old if path in new and path not in site]
    unlisted = [f"not in the manifest: {path}" for path in site if path not in ours]
    return [*torn, *lost, *unlisted]


def kill_builds(folder: Path, rounds: int, seed: int = 1) -> Tally:
    """Kill `rounds` builds of a small chronology in `folder`; return what was seen."""
    tally = Tally()
    moments = random.Random(seed)
    corpus(folder)
    _retitle(folder, "Old")
    began = time.monotonic()
    _finish(folder, "output")
    length = time.monotonic() - began
    old = files_of(folder / "output")
    word = "New"
    for round_ in range(rounds):
        _retitle(folder, word)
        _finish(folder, "clean")
        new = files_of(folder / "clean")
        first = _stamp(folder)
        process = _build(folder, "output")
        if round_ % 2:  # at any moment
            time.sleep(length * moments.uniform(0.3, 1.05))
        else:  # while files are being replaced
            while process.poll() is None and _stamp(folder) == first:
                time.sleep(0.0002)
            time.sleep(moments.uniform(0, 0.004))
        process.kill()
        process.communicate()
        left = files_of(folder / "output")
        left = {path: data for path, data in left.items() if not path.startswith(".dateline-")}
        tally.kills += process.returncode != 0
        tally.while_writing += left not in (old, new)
        tally.faults += [
            f"round {round_}: {fault}" for fault in _look(left, old, new, read_manifest(folder / "output"))
        ]
        _finish(folder, "output")
        if files_of(folder / "output") != new:
            tally.faults.append(f"round {round_}: the next build does not end like a clean one")
        old, word = new, "Old" if word == "New" else "New"
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
