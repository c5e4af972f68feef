"""`dateline links`: ask whether the outward links still lead somewhere, and list the sources without an archived copy.

Exit code 0 where nothing is broken (a server that is down today is not), 1 where something is, 2 for misuse. Good news is kept in
`.dateline/links.json` for --max-age days. With --format json it prints one object:

- `counts`: how many links are `broken`, `unreachable`, `moved`, `fine` and `unchecked`.
- `links`: the worst first, each with `address` (without a fragment), `verdict` (one of the first four), `status` (the last response's,
  or null), `problem` (a name from `dateline.links.model.Problem`, or null), `words` (the problem or redirect in a sentence), `leads_to`
  (the new address of a moved one, else where redirects end, or null), `checked` (a day) and `places` (`path`, `line`).
- `unchecked`: addresses that an interrupted check did not reach.
- `sources_without_copy`, `sources_without_address`: sources with no `archived_url`, with and without a `url`: `id`, `url` (or null),
  `path`, `line`.
"""

from __future__ import annotations

import argparse
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from dateline import __version__, files
from dateline.chronology.link import Linked
from dateline.commands.console import FINE, WRONG
from dateline.commands.entrance import INTERRUPTED
from dateline.commands.loading import linked_content
from dateline.links.client import Client
from dateline.links.following import follow
from dateline.links.gathering import gather, without_copy
from dateline.links.memory import memory_text, read_memory, still_good
from dateline.links.model import Checked, Finding
from dateline.links.report import Report, as_json, as_text
from dateline.links.running import by_host, check_all, waiter
from dateline.links.turns import Turns
from dateline.parsing.document import decode
from dateline.project import cache_folder

MEMORY = "links.json"
PAUSE_SECONDS = 1.0
"""Between two requests to one host."""
PATIENCE_SECONDS = 60.0
"""The longest Retry-After that is waited for."""


def run(arguments: argparse.Namespace) -> int:
    """Check the links of the content."""
    loaded = linked_content(arguments.content)
    if isinstance(loaded, int):
        return loaded
    found, is_whole = _check(loaded[0], arguments)
    print(as_json(found) if arguments.format == "json" else as_text(found))
    if not is_whole:
        return INTERRUPTED
    return WRONG if found.of("broken") else FINE


def _check(linked: Linked, arguments: argparse.Namespace) -> tuple[Report, bool]:
    """Return the report, and whether the check came to its end; Ctrl-C ends it early, and what was found until then is kept."""
    today = datetime.now(UTC).date()
    links = gather(linked, _text_of)
    addresses = [link.address for link in links]
    memory = cache_folder(arguments.content) / MEMORY
    remembered = read_memory(files.read(memory)[0])
    findings = still_good(remembered, addresses, today, arguments.max_age)
    is_whole = _ask([each for each in addresses if each not in findings], findings, today, arguments)
    kept = {each: remembered[each] for each in addresses if each in remembered} | findings
    _keep(memory, memory_text(kept))
    return Report(links, findings, without_copy(linked)), is_whole


def _ask(addresses: list[str], findings: dict[str, Checked], today: date, arguments: argparse.Namespace) -> bool:
    """Add what is found out about each address to `findings`; return False where Ctrl-C came first."""
    stop = threading.Event()
    turns = Turns(time.monotonic, waiter(stop), pause=PAUSE_SECONDS, patience=PATIENCE_SECONDS)
    client = Client(f"dateline/{__version__} (link check)", arguments.timeout, turns, arguments.allow_private)
    check: Callable[[str], Finding] = partial(follow, ask=client.ask)
    show = _progress(len(addresses))
    results = check_all(by_host(addresses), check, arguments.jobs, stop)
    try:
        for done, (address, finding) in enumerate(results, 1):
            findings[address] = Checked(on=today, finding=finding)
            show(done)
    except KeyboardInterrupt:
        return False
    finally:
        stop.set()
        show(len(addresses) + 1)
    return True


def _text_of(path: str) -> str:
    return decode(files.read(Path(path))[0], path)[0]


def _keep(location: Path, text: str) -> None:
    with suppress(OSError):  # a disk that refuses costs only the speed of the next check
        files.write_text(location, text)


def _progress(total: int) -> Callable[[int], None]:
    """Return what shows how many of the links are done, on a terminal; past the last the line is cleared."""
    if not sys.stderr.isatty() or not total:
        return lambda _: None

    def show(done: int) -> None:
        line = f"{done} of {total} links asked about …" if done <= total else ""
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)

    return show
