"""Find which events concern each thing of a chronology."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from dateline.chronology.walk import cited_sources, referenced_events
from dateline.gist import Gist
from dateline.model import Event, Thread


def events_of(
    events: Mapping[str, Event], gists: Mapping[str, Gist], threads: Mapping[str, Thread], period_of: Mapping[str, str]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return, for each (kind, id) of a thing, the events that concern it, in the chronology's order and each once."""
    in_threads = threads_naming(threads)
    found: dict[tuple[str, str], dict[str, None]] = {}
    for name, event in events.items():
        without_words = msgspec.structs.replace(event, body=gists[name].apparatus)
        for key in concerned(without_words, period_of[name], in_threads.get(name, [])):
            found.setdefault(key, {})[name] = None
    return {key: tuple(names) for key, names in found.items()}


def threads_naming(threads: Mapping[str, Thread]) -> dict[str, list[str]]:
    """Return, for each event, the threads that name it: once for each time."""
    found: dict[str, list[str]] = {}
    for name, thread in threads.items():
        for step in thread.events:
            found.setdefault(step.event, []).append(name)
    return found


def concerned(event: Event, period: str, threads: list[str]) -> Iterator[tuple[str, str]]:
    """Yield every thing that one event concerns."""
    yield from (("actor", involvement.actor) for involvement in event.actors)
    yield from (("place", place) for place in event.places)
    yield from (("topic", topic) for topic in event.topics)
    yield from (("thread", thread) for thread in threads)
    yield from (("source", source) for source in cited_sources(event))
    yield from (("event", other) for other in referenced_events(event))
    if period:
        yield "period", period
