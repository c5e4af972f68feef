"""In a browser: a page under the site's own policy reloads when the site changes, and shows what is wrong over the last good one."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.preview import PreviewServer, State

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'">
<title>Home</title></head><body><h1>First</h1></body></html>"""


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[PreviewServer, Path]]:
    """Serve one page."""
    index = tmp_path / "index.html"
    index.write_text(PAGE, encoding="utf-8")
    state = State(first=100)
    state.built(1, site_changed=False)
    with PreviewServer(tmp_path, 0, state) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server, index
        server.shutdown()


def test_a_page_follows_the_site(preview: tuple[PreviewServer, Path], page: "Page") -> None:
    server, index = preview
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.context.set_offline(False)
    page.goto(server.address)
    assert page.text_content("h1") == "First"

    index.write_text(PAGE.replace("First", "Second"), encoding="utf-8")
    server.state.built(1, site_changed=True)
    page.wait_for_selector("h1:text('Second')")

    server.state.built(1, site_changed=False, problems="content/events/a.md:4:7: error: <b>wrong</b>")
    box = page.wait_for_selector("#dateline-problems", state="visible")
    assert box
    assert "error: <b>wrong</b>" in box.inner_text()
    assert page.text_content("h1") == "Second"
    page.reload()
    page.wait_for_selector("#dateline-problems", state="visible")

    server.state.built(1, site_changed=False)
    page.wait_for_selector("#dateline-problems", state="detached")

    server.state.built(1, site_changed=False, problems="wrong again")
    page.click("#dateline-problems button")
    assert page.query_selector("#dateline-problems") is None
    # Chromium asks every server for /favicon.ico; this site has none.
    assert [text for text in complaints if "404" not in text] == []
