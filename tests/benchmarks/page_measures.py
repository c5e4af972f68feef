"""Measure one page in Chromium: bytes, requests, elements, time until it answers, what it holds without scripts and on paper."""

import gzip
import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Response, Route

WATCH = """
window.longTasks = [];
new PerformanceObserver(list => window.longTasks.push(...list.getEntries().map(each => each.startTime + each.duration)))
  .observe({type: 'longtask', buffered: true});
"""
QUIET = 1000
"""A page answers when nothing has kept it busy for so many milliseconds."""
PATIENCE = 180_000
COMPRESSED = (".html", ".css", ".js", ".svg", ".json", "/")


@dataclass(frozen=True, slots=True)
class Load:
    """One loading of a page: what came over the (loopback) network, what it asked of others, and when it answered.

    `interactive` is the end of the last long task, or of `load`, in milliseconds from the start of navigation.
    """

    raw: int
    gzipped: int
    requests: int
    outside: int
    elements: int
    interactive: float


def load(browser: "Browser", address: str) -> Load:
    """Open a page in a fresh profile, wait until it is quiet, and return what that took."""
    raw = gzipped = requests = outside = 0
    with browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block") as context:
        page = context.new_page()
        page.add_init_script(WATCH)

        def only_here(route: "Route") -> None:
            nonlocal outside
            here = route.request.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
            outside += not here
            route.continue_() if here else route.abort()

        def keep(answer: "Response") -> None:
            answers.append(answer)

        answers: list[Response] = []
        page.route("**/*", only_here)
        page.on("response", keep)
        page.goto(address, wait_until="load", timeout=PATIENCE)
        busy = "Math.max(performance.getEntriesByType('navigation')[0].loadEventEnd, ...window.longTasks)"
        while not page.evaluate(
            f"performance.now() - {busy} > {QUIET}"
        ):  # our policy forbids Playwright's own way of waiting
            page.wait_for_timeout(QUIET / 5)
        interactive = float(page.evaluate(busy))
        elements = int(page.evaluate("document.getElementsByTagName('*').length"))
        for answer in answers:
            if answer.url.startswith("http://127.0.0.1:") and answer.ok:
                with urlopen(answer.url) as again:  # noqa: S310 - from our own server: the browser keeps no body of many megabytes
                    body = again.read()
                text = answer.url.partition("?")[0].endswith(COMPRESSED)
                raw += len(body)
                gzipped += len(gzip.compress(body, 9)) if text else len(body)
                requests += 1
    return Load(raw, gzipped, requests, outside, elements, interactive)


def printed(browser: "Browser", address: str, endings: Sequence[str], pdftotext: Path, work: Path) -> int:
    """Count the endings of events' texts that are in the page's PDF, as Chromium prints it on A4."""
    with browser.new_context(viewport={"width": 1280, "height": 800}, service_workers="block") as context:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(address, wait_until="load", timeout=PATIENCE)
        page.wait_for_timeout(QUIET)
        page.pdf(path=work / "page.pdf", format="A4")
    command = [str(pdftotext), "-enc", "UTF-8", str(work / "page.pdf"), str(work / "page.txt")]
    subprocess.run(command, check=True, timeout=PATIENCE // 1000)
    text = letters((work / "page.txt").read_text(encoding="utf-8"))
    return sum(ending in text for ending in endings)


def without_scripts(browser: "Browser", address: str, endings: Sequence[str]) -> int:
    """Count the endings of events' texts that the page holds where scripts do not run."""
    with browser.new_context(java_script_enabled=False, service_workers="block") as context:
        page = context.new_page()
        page.goto(address, wait_until="load", timeout=PATIENCE)
        text = letters(page.locator("body").text_content() or "")
    return sum(ending in text for ending in endings)


def letters(text: str) -> str:
    """Return the letters of a text alone: lines, hyphens and the numbers of notes fall differently on each page."""
    return re.sub(r"[\W\d_]+", "", text)
