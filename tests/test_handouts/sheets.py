"""Editions and orders of the small chronology, for the tests of its handouts."""

from __future__ import annotations

import json
from collections.abc import Mapping

from dateline.config import Config, HandoutOrder
from dateline.handouts import Edition, Handout, Order, make, make_edition, read_order
from dateline.model import Event
from test_outputs.chronicle import CONFIG, chronology


def edition(changes: Mapping[str, str] | None = None, config: Config = CONFIG) -> Edition:
    """Return the edition of the files, with some of them replaced or added."""
    return make_edition(chronology(changes, config))


def order(changes: Mapping[str, str] | None = None, *, config: Config = CONFIG, **keys: str) -> Order:
    """Return an order that can be made."""
    found = read_order(HandoutOrder(**{"kind": "chronology", **keys}), {"en": edition(changes, config)})
    assert isinstance(found, Order), found
    return found


def handout(changes: Mapping[str, str] | None = None, *, config: Config = CONFIG, **keys: str) -> Handout:
    """Return the first handout of an order."""
    return make(order(changes, config=config, **keys))[0]


def event_file(title: str, date: str, summary: str = "", more: str = "") -> str:
    """Return an event's file; its title and summary are written as JSON, which YAML reads."""
    summary_line = f"summary: {json.dumps(summary, ensure_ascii=False)}\n" if summary else ""
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n{summary_line}date: {date}\n{more}---\n"


def events_of(edition: Edition) -> tuple[Event, ...]:
    """Return the events in their order."""
    return tuple(edition.chronology.events.values())
