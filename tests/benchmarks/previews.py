"""Measure previews: how long from a saved file until the open page's new HTML is there over HTTP, beside `hugo server`.

    cd tests; python -m benchmarks.previews [--sizes 1000,10000] [--peers Hugo] [--edits 30]

Each preview is started in turn and asked for one event's page until it answers. Then that event's file is edited again and again, and the
page asked for every other millisecond until it holds the edit. Edits are a random while apart, so that none falls in with anything.
Prints medians, 95th percentiles, the time until the preview first answers, and what its processes hold of memory.
"""

import argparse
import http.client
import random
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from statistics import median, quantiles

from benchmarks.builds import FOLDER, Contender, dateline, family, peer, proportional
from benchmarks.peers import PEERS

ENOUGH_SECONDS = 600.0
"""So long a preview may take until it first answers."""
LONGEST_SECONDS = 60.0
PAUSE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured of a preview: seconds until it answered, seconds of each edit, and the megabytes that it held at the end."""

    start: float
    edits: tuple[float, ...]
    memory: float

    def cells(self) -> tuple[str, ...]:
        """Return the cells of the table."""
        slow = quantiles(self.edits, n=20)[-1]
        return (
            f"{median(self.edits) * 1000:.0f} ms",
            f"{slow * 1000:.0f} ms",
            f"{max(self.edits) * 1000:.0f} ms",
            f"{self.start:.1f} s",
            f"{self.memory:.0f} MB",
        )


def command_of(each: Contender, port: int) -> tuple[str, ...]:
    """Return how a contender's preview is started at a port."""
    if each.name == "Hugo":
        return (each.command[0], "server", "--bind", "127.0.0.1", "--port", str(port), "--quiet")
    theme = each.command[each.command.index("--theme") :] if "--theme" in each.command else ()
    return (sys.executable, "-m", "dateline", "serve", "--port", str(port), *theme)


def measure(each: Contender, edits: int) -> Measured:
    """Start a preview, edit, and end it."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    page = f"/events/{each.event.stem}.html"
    began = time.perf_counter()
    process = subprocess.Popen(
        command_of(each, port), cwd=each.project, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port, page, b"<html", ENOUGH_SECONDS, process)
        start = time.perf_counter() - began
        pause = random.Random(1)
        taken = []
        for number in range(edits + 1):
            time.sleep(PAUSE_SECONDS * (0.5 + pause.random()))
            taken.append(one_edit(each, port, page, number, process))
        memory = sum(map(proportional, family(process.pid))) / 1000
    finally:
        process.terminate()
        process.wait()
    return Measured(start, tuple(taken[1:]), memory)


def one_edit(each: Contender, port: int, page: str, number: int, process: subprocess.Popen[bytes]) -> float:
    """Save the event's file with a new last paragraph; return the seconds until its page shows it."""
    mark = f"Saved for look {number} of {time.time_ns()}."
    head, _, body = each.event.read_text(encoding="utf-8").partition("\n\n")
    marked = body.partition("Saved for look")[0].rstrip()
    saved = f"{head}\n\n{marked}\n\n{mark}\n".encode()
    began = time.perf_counter()
    each.event.write_bytes(saved)
    wait_for(port, page, mark.encode(), LONGEST_SECONDS, process)
    return time.perf_counter() - began


def wait_for(port: int, page: str, words: bytes, longest: float, process: subprocess.Popen[bytes]) -> None:
    """Ask for a page until it holds some words."""
    end = time.perf_counter() + longest
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=longest)
    while time.perf_counter() < end:
        try:
            connection.request("GET", page)
            if words in connection.getresponse().read():
                connection.close()
                return
        except (OSError, http.client.HTTPException):
            connection.close()
        if process.poll() is not None:
            break
        time.sleep(0.002)
    raise SystemExit(f"{page} never held {words!r}")


def main() -> None:
    """Write the chronologies, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000", help="numbers of events (default: 1000,10000)")
    parser.add_argument("--peers", default="Hugo", help="which peers (default: Hugo; none: only ours)")
    parser.add_argument("--edits", type=int, default=30, help="edits that count (default: 30)")
    asked = parser.parse_args()
    peers = [made for made in PEERS if made.name == "Hugo" and made.name in asked.peers.split(",")]
    for made in peers:
        made.install(FOLDER / "peers")
    print("| events | preview | saved → seen, median | 95 % | slowest | first answer | memory |")
    print("| ---: | --- | ---: | ---: | ---: | ---: | ---: |")
    for size in map(int, asked.sizes.split(",")):
        folder = FOLDER / str(size)
        own = [dateline(folder, size, whole=whole) for whole in (False, True)]
        for each in (*(peer(folder, made, size) for made in peers), *own):
            print(f"| {size:,} | {' | '.join((each.name, *measure(each, asked.edits).cells()))} |", flush=True)


if __name__ == "__main__":
    main()
