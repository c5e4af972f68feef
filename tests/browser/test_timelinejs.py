"""TimelineJS itself reads our export, in Chromium over loopback, and shows every event that has a date."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import copytree
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Page

import tools

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>TimelineJS</title><link rel="stylesheet" href="dist/css/timeline.css"></head>
<body><div id="timeline" style="width: 1200px; height: 700px"></div><script src="dist/js/timeline.js"></script>
<script>window.timeline = new TL.Timeline("timeline", "timelinejs.json", {font: null, script_path: "dist/js/"});</script></body></html>
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the class has
        """Drop a line of the log."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with TimelineJS in it and a page that shows `timelinejs.json`."""
    copytree(tools.require("timeline.js").parent.parent, tmp_path / "dist")
    (tmp_path / "index.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """Serve the folder on this machine only; return its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def shown(page: Page, address: str, timeline: bytes, folder: Path) -> Mapping[str, Any]:
    """Open a timeline; return the headlines and dates of its slides, its eras, and what TimelineJS complains of."""
    (folder / "timelinejs.json").write_bytes(timeline)
    page.context.set_offline(False)
    page.route(lambda url: not url.startswith(address), lambda route: route.abort())
    page.goto(address)
    page.wait_for_function(
        "window.timeline && window.timeline.config && document.querySelectorAll('.tl-slide').length", timeout=60_000
    )
    found: Mapping[str, Any] = page.evaluate("""() => ({
        headlines: [...document.querySelectorAll('.tl-slide .tl-headline')].map(each => each.textContent.trim()),
        dates: [...document.querySelectorAll('.tl-slide .tl-headline-date')].map(each => each.textContent.trim()),
        markers: document.querySelectorAll('.tl-timemarker').length,
        eras: [...document.querySelectorAll('.tl-timeera .tl-headline')].map(each => each.textContent.trim()),
        errors: window.timeline.config.getErrors(),
    })""")
    return found


def test_every_event_with_a_date_is_shown(page: Page, address: str, folder: Path, site: Path) -> None:
    timeline = (site / "data" / "timelinejs.json").read_bytes()
    whole = json.loads((site / "data" / "chronology.json").read_bytes())
    dated = [event for event in whole["events"] if event["date"]["edtf"]]
    found = shown(page, address, timeline, folder)
    assert found["errors"] == []
    assert found["markers"] == len(dated)
    assert len(found["headlines"]) == len(dated) + 1
    titles = [each for each in found["headlines"] if each != whole["title"]]
    assert all(any(each.startswith(event["title"]) for each in titles) for event in dated)
    assert set(found["dates"]) - {""} == {event["date"]["display"] for event in dated}
    assert sorted(found["eras"]) == sorted(period["title"] for period in whole["periods"])


def test_years_before_the_common_era_are_counted_as_timelinejs_labels_them(
    page: Page, address: str, folder: Path
) -> None:
    events = [{"start_date": {"year": year}, "text": {"headline": str(year)}} for year in (-44, -1, 1)]
    found = shown(page, address, json.dumps({"events": events}).encode(), folder)
    assert found["dates"] == ["44 BCE", "1 BCE", "1"]
