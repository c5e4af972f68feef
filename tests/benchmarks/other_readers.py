"""Show a chronology's events with other readers: pages of TimelineJS and vis-timeline that hold the same titles, dates and texts."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from dateline.dates import OPEN_END, OPEN_START, Date, civil, iso_day, parse

PACKAGES: Mapping[str, str] = {"@knight-lab/timelinejs": "3.9.11", "vis-timeline": "8.5.4"}
"""What npm installs, in these versions."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event as the site tells it: its date in EDTF ("" for none), its title, and its text as HTML without the notes."""

    edtf: str
    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader to compare with: its package, the files that its page loads, and what makes its page of events."""

    name: str
    package: str
    files: Mapping[str, str]
    page: Callable[[Sequence[Told]], Mapping[str, str]]


def write(reader: Reader, events: Sequence[Told], modules: Path, folder: Path) -> None:
    """Write the page of a reader with these events, and copy what it loads from the installed package."""
    folder.mkdir(parents=True, exist_ok=True)
    for source, target in reader.files.items():
        path = modules / reader.package / source
        (shutil.copytree if path.is_dir() else shutil.copyfile)(path, folder / target)
    for name, text in reader.page(events).items():
        (folder / name).write_text(text, encoding="utf-8")


def days(events: Sequence[Told]) -> list[tuple[int, int]]:
    """Return the first and last day of each event as numbers: these readers know days only.

    An open end ends where it began; an event without a date gets that of the one before it, since these readers show none without.
    """
    found: list[tuple[int, int]] = []
    for event in events:
        date = parse(event.edtf) if event.edtf else None
        if isinstance(date, Date):
            known = [
                day for day in (date.earliest, date.latest) if day is not None and day not in (OPEN_START, OPEN_END)
            ]
            found.append((known[0], known[-1]))
        else:
            found.append(found[-1] if found else (0, 0))
    return found


def _timelinejs(events: Sequence[Told]) -> Mapping[str, str]:
    def moment(day: int) -> dict[str, int]:
        return dict(zip(("year", "month", "day"), civil(day), strict=True))

    slides = [
        {
            "unique_id": f"event-{number}",
            "start_date": moment(first),
            **({"end_date": moment(last)} if last != first else {}),
            "text": {"headline": escape(event.title), "text": event.html},
        }
        for number, (event, (first, last)) in enumerate(zip(events, days(events), strict=True))
    ]
    return {
        "index.html": _page('<link rel="stylesheet" href="css/timeline.css">', "timeline.js"),
        "data.js": f"const DATA = {json.dumps({'events': slides})};\n",
        "start.js": "window.timeline = new TL.Timeline('reader', DATA, {script_path: 'js/', font: null});\n",
    }


def _vis(events: Sequence[Told]) -> Mapping[str, str]:
    items = [
        {
            "id": number,
            "start": iso_day(first),
            **({"end": iso_day(last)} if last != first else {}),
            "content": f"<b>{escape(event.title)}</b><div>{event.html}</div>",
        }
        for number, (event, (first, last)) in enumerate(zip(events, days(events), strict=True))
    ]
    return {
        "index.html": _page('<link rel="stylesheet" href="vis.css">', "vis.js"),
        "data.js": f"const DATA = {json.dumps(items)};\n",
        "start.js": "new vis.Timeline(document.getElementById('reader'), new vis.DataSet(DATA), {});\n",
    }


def _page(head: str, script: str) -> str:
    scripts = "".join(f'<script src="{name}"></script>' for name in (script, "data.js", "start.js"))
    style = "html, body { height: 100%; margin: 0 } #reader { height: 100% }"
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Reader</title>{head}<style>{style}</style>'
        f'<meta name="viewport" content="width=device-width"></head><body><div id="reader"></div>{scripts}</body></html>\n'
    )


READERS = (
    Reader(
        "TimelineJS",
        "@knight-lab/timelinejs",
        {"dist/css": "css", "dist/js/timeline.js": "timeline.js"},
        _timelinejs,
    ),
    Reader(
        "vis-timeline",
        "vis-timeline",
        {"standalone/umd/vis-timeline-graph2d.min.js": "vis.js", "styles/vis-timeline-graph2d.min.css": "vis.css"},
        _vis,
    ),
)
