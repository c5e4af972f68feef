"""How much a reader's phone has to fetch: the pages of the repository's own chronology, each file compressed by itself."""

from pathlib import Path

from test_scripts import weight


def test_an_event_and_home_are_light(site: Path) -> None:
    """What a page loads: its HTML, the sheet and the scripts; home with all of them, an event with the one it loads by itself."""
    sheet = (site / "static/style.css").read_bytes()
    scripts = {path.name: path.read_bytes() for path in (site / "static").glob("*.js")}
    event = max((site / "events").glob("*.html"), key=lambda path: path.stat().st_size)
    assert weight([event.read_bytes(), sheet, scripts["site.js"]]) <= 20_000
    assert weight([(site / "index.html").read_bytes(), sheet, *scripts.values()]) <= 60_000
