"""Texts that would run a script run none: planted in every field of a chronology, opened in Chromium with its policy switched off."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.build import Request, build
from dateline.project import load
from hostile.planting import plant, vectors

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOREIGN = """() => {
  const found = [];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) found.push(`${element.tagName} has ${name}`);
      const link = ["href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcset", "background"].includes(name);
      if (link && /^(?!https?:|mailto:|file:|data:image\\/png)/.test(new URL(value, document.baseURI).protocol))
        found.push(`${element.tagName} leads to ${value}`);
      if (name === "style") found.push(`${element.tagName} has a style`);
    }
    const own = /^(LINK|META|SCRIPT)$/.test(element.tagName) && element.closest("head");
    const json = element.type === "application/ld+json" || (element.tagName === "SCRIPT" && element.src.startsWith("file:"));
    const ours = element.tagName === "BASE" && element.closest("head") && !element.hasAttribute("href");  // frames have one
    if (!ours && /^(IFRAME|OBJECT|EMBED|BASE|FORM|STYLE|MATH|APPLET|MARQUEE|PORTAL)$/.test(element.tagName) && !element.closest("dialog, search"))
      found.push(`there is a ${element.tagName}: ${element.textContent}`);
    if (element.tagName === "SCRIPT" && !json) found.push(`there is a script that is not ours: ${element.textContent}`);
    if (element.tagName === "META" && !own) found.push("there is a meta in the text");
  }
  return found;
}"""

FOCUS = """() => {
  const focusable = document.querySelectorAll("main :is(a[href], button, input, select, textarea, summary, [tabindex], [contenteditable], [autofocus])");
  for (const each of [...focusable].slice(0, 20)) each.focus();
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the chronology with everything that was accepted."""
    folder = tmp_path_factory.mktemp("hostile")
    refused = plant(folder / "content")
    assert len(refused) < 12, refused  # control characters: an error, with their place
    (folder / "content" / "media").mkdir()
    (folder / "content" / "media" / "x.png").write_bytes(b"")
    wrong = [each for each in load(folder / "content").diagnostics if each.severity == "error"]
    assert len({each.path for each in wrong}) < 60, wrong
    for stem in {
        Path(each.path).stem for each in wrong
    }:  # references and pictures that lead nowhere: take the text out again
        for path in (folder / "content").glob(f"*/?{stem[1:]}.md"):
            path.unlink()
    result = build(Request(content=folder / "content", output=folder / "output", base_url="https://example.org/h/"))
    assert result.built, [each for each in result.diagnostics if each.severity == "error"][:3]
    return folder / "output"


def test_there_are_enough_texts_of_every_class() -> None:
    kinds = [kind for kind, _ in vectors()]
    assert len(set(vectors())) == len(kinds) >= 150
    assert min(kinds.count(kind) for kind in set(kinds)) >= 5


@pytest.mark.timeout(900)  # hundreds of pages
def test_nothing_runs_on_any_page(site: Path, browser: Browser) -> None:
    ran: list[str] = []
    with browser.new_context(offline=True, bypass_csp=True, viewport={"width": 1000, "height": 700}) as context:
        context.expose_binding("ran", lambda source: ran.append(source["page"].url))
        page = context.new_page()
        page.on("dialog", lambda dialog: ran.append(dialog.message))
        foreign: dict[str, list[str]] = {}
        pages = sorted(site.rglob("*.html"))
        assert len(pages) > 800
        for path in _every_kind(site, pages):
            _provoke(page, path.as_uri())
            if found := [each for each in page.evaluate(FOREIGN) if not _is_listed(each, path)]:
                foreign[path.relative_to(site).as_posix()] = [each[:200] for each in found[:3]]
        assert ran == []
        assert foreign == {}


def _is_listed(found: str, path: Path) -> bool:
    """Tell whether what was found is the single page's own style or script, whose digest its policy lists (CSP Level 3, section 2.3.1)."""
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', path.read_text(encoding="utf-8"))
    digest = base64.b64encode(hashlib.sha256(found.partition(": ")[2].encode()).digest()).decode()
    return policy is not None and f"'sha256-{digest}'" in policy[1]


def test_the_provocation_would_notice_a_script_that_runs(tmp_path: Path, browser: Browser) -> None:
    """Plant texts raw, without our program between: most of them must run, or the test above would prove nothing."""
    ran: set[str] = set()
    with browser.new_context(offline=True, bypass_csp=True, viewport={"width": 1000, "height": 700}) as context:
        context.expose_binding("ran", lambda source: ran.add(source["page"].url))
        page = context.new_page()
        tried = [text for kind, text in vectors() if kind in ("script elements", "handlers of elements that load")]
        for number, vector in enumerate(tried):
            target = tmp_path / f"{number}.html"
            target.write_text(f"<!DOCTYPE html><meta charset=utf-8><main>{vector}</main>", encoding="utf-8")
            _provoke(page, target.as_uri())
    assert len(ran) > len(tried) / 2


def _every_kind(site: Path, pages: list[Path]) -> list[Path]:
    """Return every page of an event and of a source, and the first dozen of each other folder: their templates are the same."""
    by_folder: dict[str, list[Path]] = {}
    for path in pages:
        by_folder.setdefault(path.parent.relative_to(site).as_posix(), []).append(path)
    whole = {".", "events", "sources"}
    return [path for folder, found in by_folder.items() for path in (found if folder in whole else found[:12])]


def _provoke(page: Page, address: str) -> None:
    """Open a page, unfold it, move over it, come to what can be reached by key, and press one, as a reader would.

    Chromium takes half a minute to find the first stop of the Tab key among 100,000 elements, so that focus is given without it.
    """
    page.goto(address, wait_until="load")
    page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
    page.mouse.move(500, 350)
    page.evaluate(FOCUS)
    page.keyboard.press("x")
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done, 5)))")
