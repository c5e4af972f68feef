"""Measure builds beside other generators': from nothing, nothing changed, one edit; in time, processor time and memory.

    cd tests; python -m benchmarks.builds [--sizes 100,1000,10000] [--alone 100000] [--peers Hugo,Pelican] [--rounds 5]

Installs the peers, makes the same seeded chronology for each, and runs all of them in turn, round by round, so that whatever else the
machine does befalls all alike. Prints medians and, for each round, ratios to the first peer. Dateline is run twice: "plain" without its
extra work (a chronology without sources, the outputs that peers lack left out, the theme `plain` beside this file), and "whole"
(citations, sources, axes, search, data, its own theme; books and the single page, which are editions of their own, are left out of both).
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.corpus import corpus
from benchmarks.peers import PEERS, Peer, in_plain_terms, with_outputs, without_sources

FOLDER = Path(__file__).with_name("work")
"""Where peers and chronologies are put; git-ignored."""
SEED = 1
EDITIONS = ("books", "single", "archives")
"""Editions of their own, which no figure counts."""
EXTRA = ("axis", "search", "data", "embeds", *EDITIONS)
"""The outputs that peers have nothing like."""
KINDS = ("cold", "unchanged", "edit")
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As on a user's machine, Python keeps the code of modules that it has compiled; the first round, which does so, does not count."""
SETTLED = 2.1
"""Seconds after which a file's time says that it was not changed since: both measured and real edits are older than that."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took, in seconds."""

    wall: float
    processor: float


@dataclass(frozen=True, slots=True)
class Contender:
    """A generator with a project of its own: the command, run in `project`, and what to delete before a build from nothing."""

    name: str
    project: Path
    command: tuple[str, ...]
    forget: tuple[str, ...]
    event: Path

    def measure(self, kind: str, number: int) -> Run:
        """Build once: from nothing, with nothing changed, or after an edit of one event."""
        if kind == "cold":
            for name in self.forget:
                shutil.rmtree(self.project / name, ignore_errors=True)
        elif kind == "edit":
            text = self.event.read_text(encoding="utf-8")
            head, _, body = text.partition("\n\n")
            marked = body.partition("Edited for round")[0].rstrip()
            self.event.write_text(f"{head}\n\n{marked}\n\nEdited for round {number}.\n", encoding="utf-8")
        return run(self.command, self.project)


def run(command: tuple[str, ...], folder: Path) -> Run:
    """Run a command; a failure ends the benchmark."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{command[0]} failed in {folder}:\n{done.stdout}{done.stderr}")
    return Run(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def peak_memory(command: tuple[str, ...], folder: Path) -> float:
    """Return the most memory that a command and all its processes held at once, in MB: shared pages are counted once (Linux)."""
    process = subprocess.Popen(
        command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    peak = 0

    def watch() -> None:
        nonlocal peak
        while process.poll() is None:
            peak = max(peak, sum(map(proportional, family(process.pid))))
            time.sleep(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    watcher.join()
    return peak / 1000


def family(pid: int) -> Iterator[int]:
    """Yield a process and all that it began, and they."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    except OSError:
        return
    for child in children.split():
        yield from family(int(child))


def proportional(pid: int) -> int:
    """Return the kilobytes that a process holds, of shared pages its share (Linux)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


# --- projects ---------------------------------------------------------------------------------------------------------


def dateline(folder: Path, size: int, *, whole: bool) -> Contender:
    """Write a chronology for Dateline; return how it is built."""
    name = "Dateline, whole" if whole else "Dateline, plain"
    project = folder / name.lower().replace(", ", "-")
    files = corpus(size, SEED)
    _write(
        project / "content",
        with_outputs(files, *EDITIONS) if whole else with_outputs(without_sources(files), *EXTRA),
    )
    theme = () if whole else ("--theme", str(Path(__file__).with_name("themes") / "plain"))
    command = (sys.executable, "-m", "dateline", "build", "--quiet", *theme)
    return Contender(name, project, command, ("output", ".dateline"), project / f"content/events/{_edited(size)}.md")


def peer(folder: Path, made: Peer, size: int) -> Contender:
    """Write the same chronology for a peer; return how it is built."""
    project = folder / made.name.lower()
    if not project.exists():
        entries, things = in_plain_terms(corpus(size, SEED))
        made.lay_out(project, entries, things)
    command = tuple(made.command(FOLDER / "peers"))
    return Contender(made.name, project, command, made.forget, project / made.event_file.format(id=_edited(size)))


def _edited(size: int) -> str:
    return f"event-{size // 2:06}"


def _write(content: Path, files: Iterator[tuple[str, str]]) -> None:
    if not content.exists():
        for path, text in files:
            (content / path).parent.mkdir(parents=True, exist_ok=True)
            (content / path).write_text(text, encoding="utf-8", newline="\n")


# --- the table --------------------------------------------------------------------------------------------------------


def measure(contenders: list[Contender], rounds: int) -> dict[tuple[str, str], list[Run]]:
    """Run every build of every contender, in turn; the first round, which fills the system's caches, is not counted."""
    found: dict[tuple[str, str], list[Run]] = {}
    for number in range(rounds + 1):
        for kind in KINDS:
            if kind in ("cold", "edit"):  # so that no build is too soon after an edit to be remembered
                time.sleep(SETTLED)
            for each in contenders:
                if kind == "unchanged":
                    time.sleep(SETTLED - min(SETTLED, found[each.name, "cold"][-1].wall if number else 0))
                taken = each.measure(kind, number)
                found.setdefault((each.name, kind), []).append(taken)
    return {key: runs[1:] for key, runs in found.items()}


def rows(contenders: list[Contender], found: dict[tuple[str, str], list[Run]]) -> Iterator[tuple[str, ...]]:
    """Yield for each contender: its name, and for each kind of build seconds and processor seconds with ratios to the first's cold build."""
    base = found[contenders[0].name, "cold"]
    for each in contenders:
        cells = [each.name]
        for kind in KINDS:
            runs = found[each.name, kind]
            ratio = median(one.wall / other.wall for one, other in zip(runs, base, strict=True))
            busy = median(one.processor / other.processor for one, other in zip(runs, base, strict=True))
            wall, processor = median(one.wall for one in runs), median(one.processor for one in runs)
            cells.append(f"{wall:.2f} s ×{ratio:.2f} (cpu {processor:.2f} s ×{busy:.2f})")
        cells.append(f"{_memory(each):.0f} MB")
        yield tuple(cells)


def _memory(each: Contender) -> float:
    for name in each.forget:
        shutil.rmtree(each.project / name, ignore_errors=True)
    return peak_memory(each.command, each.project)


def table(title: str, lines: Iterator[tuple[str, ...]]) -> None:
    """Print a table in Markdown."""
    print(
        f"\n{title}\n\n| | from nothing | nothing changed | one edit | peak memory |\n| --- | --- | --- | --- | --- |"
    )
    for line in lines:
        print(f"| {' | '.join(line)} |", flush=True)


def main() -> None:
    """Install, write, run, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="100,1000,10000", help="numbers of events (default: 100,1000,10000)")
    parser.add_argument("--alone", default="", help="numbers of events to measure without peers, such as 100000")
    parser.add_argument(
        "--peers", default="Hugo,Eleventy,Pelican,Zensical", help="which peers; ratios are to the first"
    )
    parser.add_argument("--rounds", type=int, default=5, help="rounds that count (default: 5)")
    asked = parser.parse_args()
    peers = [made for name in asked.peers.split(",") for made in PEERS if made.name == name]
    for made in peers:
        made.install(FOLDER / "peers")
    print(f"{os.cpu_count()} cores; Python {sys.version.split()[0]}; medians of {asked.rounds} rounds, run in turn.")
    for sizes, against in ((asked.sizes, peers), (asked.alone, [])):
        for size in map(int, filter(None, sizes.split(","))):
            folder = FOLDER / str(size)
            own = [dateline(folder, size, whole=whole) for whole in (False, True)]
            contenders = [*(peer(folder, made, size) for made in against if size <= made.most), *own]
            table(f"**{size:,} events**", rows(contenders, measure(contenders, asked.rounds)))


if __name__ == "__main__":
    main()
