"""How much a reader's phone has to fetch: the pages of the repository's own chronology, each file compressed by itself."""

from pathlib import Path

from test_scripts import weight

ON_USE = frozenset({"find.js", "slides.js"})
"""The scripts that come when they are first used, as the search's index does."""


def test_an_event_and_home_are_light(site: Path) -> None:
    """What opening a page fetches: its HTML, the sheets and the scripts."""
    sheets = {path.name: path.read_bytes() for path in (site / "static").glob("*.css")}
    scripts = {path.name: path.read_bytes() for path in (site / "static").glob("*.js")}
    assert scripts.keys() > ON_USE
    at_once = [data for name, data in scripts.items() if name not in ON_USE]
    for edition in ("", "es/"):
        event = max((site / f"{edition}events").glob("*.html"), key=lambda path: path.stat().st_size)
        assert weight([event.read_bytes(), sheets["style.css"], scripts["site.js"]]) <= 20_000
        assert weight([(site / f"{edition}index.html").read_bytes(), *sheets.values(), *at_once]) <= 60_000
    assert weight(list(scripts.values())) <= 20_000
