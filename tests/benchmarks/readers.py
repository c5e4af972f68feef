"""Compare our page with TimelineJS and vis-timeline on the same events: weight, speed, and what is left without scripts and on paper.

    python tests/benchmarks/readers.py [--events 35 300 2000] [--rounds 3]

Needs npm (the two packages, in the versions named in `other_readers.py`, go to `tests/benchmarks/work/`), Chromium and pdftotext. The pages are
served from this computer; requests to any other host are counted and refused. All pages are opened in turn in one run, round after
round, so that what else the computer does falls on all of them alike; the table has the medians.
"""

import argparse
import json
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import rmtree
from statistics import median
from typing import TYPE_CHECKING

# Run as a script, this file finds the program and its own neighbours beside the tests.
sys.path.insert(0, str(Path(__file__).parents[2] / "generator"))
sys.path.insert(0, str(Path(__file__).parents[1]))

import tools
from benchmarks.corpus import corpus
from benchmarks.other_readers import PACKAGES, READERS, Told, write
from benchmarks.page_measures import Load, letters, load, printed, without_scripts
from dateline.build import Request, build

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WORK = Path(__file__).with_name("work") / "readers"
ENDING = 80
"""So many last letters of an event's text tell that it is there; more where another event's text ends alike."""
TELL = """
() => [...document.querySelectorAll('article[data-event]')].map(article => {
  const text = document.createElement('div');
  text.append(...[...article.querySelectorAll('.text')].map(each => each.cloneNode(true)));
  for (const each of text.querySelectorAll('sup')) each.remove();
  for (const each of text.querySelectorAll('a')) each.replaceWith(...each.childNodes);
  return [article.dataset.edtf, article.querySelector('h3, h4').textContent.trim(), text.innerHTML, text.textContent];
})
"""
HEAD = """\
| events | page | gzipped, kB | raw, kB | requests (refused) | elements | answers after, ms | without scripts | on paper |
| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"""


def main() -> None:
    """Build, install, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--events", type=int, nargs="+", default=[35, 300, 2000])
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    WORK.mkdir(parents=True, exist_ok=True)
    install()
    # Imported late: a wrong option is told without it.
    from playwright.sync_api import sync_playwright

    arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with serve(WORK) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tools.require("chromium"), args=arguments)
        print(f"Chromium {browser.version}; " + ", ".join(f"{name} {version}" for name, version in PACKAGES.items()))
        print(HEAD)
        for events in options.events:
            for row in compare(browser, root, events, options.rounds):
                print(row, flush=True)
        browser.close()


def install() -> None:
    """Let npm install the packages into the work folder, unless they are there; none of their scripts runs."""
    manifest = json.dumps({"private": True, "dependencies": dict(PACKAGES)})
    path = WORK / "package.json"
    if not path.is_file() or path.read_text(encoding="utf-8") != manifest:
        path.write_text(manifest, encoding="utf-8")
        command = [
            str(tools.require("npm")),
            "install",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ]
        subprocess.run(command, cwd=WORK, check=True)


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on this computer only; yield its address."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's own name
            """Say nothing: the table is the output."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def compare(browser: "Browser", root: str, events: int, rounds: int) -> Iterator[str]:
    """Yield a line of the table for each page with so many events."""
    pages = {
        "Dateline, home": f"{root}/site-{events}/index.html",
        "Dateline, all.html": f"{root}/site-{events}/all.html",
    }
    make_site(events)
    told, endings = tell(browser, pages["Dateline, all.html"])
    for reader in READERS:
        folder = WORK / f"{reader.name}-{events}"
        rmtree(folder, ignore_errors=True)
        write(reader, told, WORK / "node_modules", folder)
        pages[f"{reader.name} {PACKAGES[reader.package]}"] = f"{root}/{folder.name}/index.html"
    loads: dict[str, list[Load]] = {name: [] for name in pages}
    for _ in range(rounds):
        for name, address in pages.items():
            loads[name].append(load(browser, address))
    for name, address in pages.items():
        on_paper = printed(browser, address, endings, tools.require("pdftotext"), WORK)
        yield _row(events, name, loads[name], without_scripts(browser, address, endings), on_paper)


def make_site(events: int) -> None:
    """Make a chronology of so many events, and build its site."""
    content = WORK / f"content-{events}"
    for path, text in corpus(events, 1):
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8", newline="\n")
    result = build(Request(content=content, output=WORK / f"site-{events}"))
    if not result.built:
        sys.exit(f"the chronology of {events} events was not built: {result.diagnostics[:3]}")


def tell(browser: "Browser", address: str) -> tuple[list[Told], list[str]]:
    """Read the events off our own page, so that all readers get the same; with the ending of each one's text."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address, timeout=180_000)
        found = page.evaluate(TELL)
    return (
        [Told(edtf, title, html) for edtf, title, html, _ in found],
        distinct_endings([letters(text) for *_, text in found]),
    )


def distinct_endings(texts: Sequence[str]) -> list[str]:
    """Return an ending of each text that no other text has: of at least ENDING letters, and as many more as it takes."""
    lengths = [ENDING] * len(texts)
    while True:
        endings = [text[-length:] for text, length in zip(texts, lengths, strict=True)]
        times = Counter(endings)
        alike = [times[ending] > 1 and ending != text for ending, text in zip(endings, texts, strict=True)]
        if not any(alike):
            return endings
        lengths = [length * (1 + again) for length, again in zip(lengths, alike, strict=True)]


def _row(events: int, name: str, loads: Sequence[Load], scriptless: int, on_paper: int) -> str:
    one = loads[0]
    cells = (
        events,
        name,
        f"{one.gzipped / 1000:,.0f}",
        f"{one.raw / 1000:,.0f}",
        f"{one.requests} ({one.outside})",
        f"{one.elements:,}",
        f"{median(each.interactive for each in loads):,.0f}",
        scriptless,
        on_paper,
    )
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
