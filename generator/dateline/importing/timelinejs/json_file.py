"""Read TimelineJS 3's JSON: `events`, `eras`, `title`, `scale`, and whatever else a slide may hold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from dateline.importing.timelinejs.moments import PARTS, Fault, Moment, read_moment
from dateline.importing.timelinejs.slides import Deck, Role, Slide

MAX_SLIDES = 20_000
_KNOWN = (
    "start_date",
    "end_date",
    "text",
    "media",
    "group",
    "display_date",
    "background",
    "autolink",
    "unique_id",
    "type",
)
_OLD = "it is written for TimelineJS 2 (`timeline.date`); save it in the form of TimelineJS 3"


def read_json(text: str) -> Deck:
    """Read every slide; what cannot be read is among the problems, and nothing is raised."""
    try:
        root = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        return _unreadable(f"line {error.lineno}, column {error.colno}: this is not JSON: {error.msg}")
    except (ValueError, RecursionError):
        return _unreadable("the JSON is nested too deeply, or holds a number too long to be read")
    if not isinstance(root, Mapping) or not isinstance(root.get("events"), list):
        old = isinstance(root, Mapping) and isinstance(root.get("timeline"), Mapping)
        return _unreadable(_OLD if old else "it has no list `events`, as TimelineJS's JSON has")
    if len(root["events"]) > MAX_SLIDES:
        return _unreadable(f"it has more than {MAX_SLIDES:,} events; divide it")
    slides: list[Slide] = []
    problems: list[tuple[int, str, str]] = []
    for role, row, unit, value in _slides(root):
        slide = _slide(role, row, unit, value)
        if isinstance(slide, str):
            problems.append((row, unit, slide))
        else:
            slides.append(slide)
    return Deck("event", tuple(slides), tuple(problems))


def _unreadable(message: str) -> Deck:
    return Deck("event", (), ((0, "file", message),))


def _slides(root: Mapping[str, object]) -> Iterator[tuple[Role, int, str, object]]:
    """Yield role, number, what the number counts, and value of everything that is a slide."""
    if isinstance(root.get("title"), Mapping):
        rest = {
            key: value for key, value in root.items() if key not in ("title", "events", "eras", "errors", "warnings")
        }
        yield "title", 0, "title", {**root["title"], **rest}  # type: ignore[dict-item]
    for role, key in (("event", "events"), ("era", "eras")):
        found = root.get(key)
        for row, value in enumerate(found if isinstance(found, list) else (), 1):
            yield role, row, role, value  # type: ignore[misc]


def _slide(role: Role, row: int, unit: str, value: object) -> Slide | str:
    """Return one slide, or why it is none."""
    if not isinstance(value, Mapping):
        return "this is no slide: a mapping with `start_date` and `text` is expected"
    start, end = (_moment(value, key, needed=needed) for key, needed in _ends(role))
    faults = [moment for moment in (start, end) if isinstance(moment, str)]
    if faults:
        return "; ".join(faults)
    text, media = (_mapping(value, key) for key in ("text", "media"))
    return Slide(
        role=role,
        row=row,
        unit=unit,
        headline=_text(text.get("headline")),
        text=_text(text.get("text")),
        start=start if isinstance(start, Moment) else None,
        end=end if isinstance(end, Moment) else None,
        display_date=_text(value.get("display_date")) or _text(_mapping(value, "start_date").get("display_date")),
        unique_id=_text(value.get("unique_id")).strip(),
        group=_text(value.get("group")),
        media=tuple((str(key), _text(each)) for key, each in media.items() if _text(each)),
        extra=tuple(_extra(value, text)),
    )


def _ends(role: Role) -> tuple[tuple[str, bool], tuple[str, bool]]:
    return ("start_date", role != "title"), ("end_date", role == "era")


def _moment(slide: Mapping[str, object], key: str, *, needed: bool) -> Moment | str | None:
    """Return a slide's start or end; None where it has none and needs none, else what is wrong, in words."""
    parts = slide.get(key)
    if not isinstance(parts, Mapping) or not any(_text(parts.get(part)) for part in PARTS):
        return f"there is no `{key}`, and without one TimelineJS shows nothing either" if needed else None
    read = read_moment({part: _text(parts.get(part)) for part in PARTS})
    return f"{key}.{read.part}: {read.message}" if isinstance(read, Fault) else read


def _extra(slide: Mapping[str, object], text: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield what has no place of its own: backgrounds, formats, second wordings, unknown fields."""
    start, end = (_mapping(slide, key) for key in ("start_date", "end_date"))
    if _text(slide.get("display_date")):
        yield "start-display-date", _text(start.get("display_date"))
    yield "end-display-date", _text(end.get("display_date"))
    for name, moment in (("start", start), ("end", end)):
        for key, value in moment.items():
            if key not in (*PARTS, "display_date"):
                yield f"{name}-{key}", _text(value)
    yield from _background(slide.get("background"))
    yield "autolink", _text(slide.get("autolink"))
    yield from ((f"text-{key}", _text(value)) for key, value in text.items() if key not in ("headline", "text"))
    for key, value in slide.items():
        if key not in _KNOWN or (key in ("text", "media") and not isinstance(value, Mapping)):
            yield str(key), _text(value)


def _background(value: object) -> Iterator[tuple[str, str]]:
    parts = value if isinstance(value, Mapping) else {"color": value}
    return ((f"background-{key}", _text(part)) for key, part in parts.items())


def _mapping(value: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = value.get(key)
    return found if isinstance(found, Mapping) else {}


def _text(value: object) -> str:
    """Return a value as text: strings as they are, whole numbers without a point, nothing for null, structures as JSON."""
    match value:
        case None:
            return ""
        case str():
            return value
        case float() if value.is_integer() and abs(value) < 1e16:
            return str(int(value))
        case _:
            return json.dumps(value, ensure_ascii=False)
