"""A selection as a value: what each key of the vocabulary asks for."""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.dates import Date
from dateline.model import Importance, Kind, Record
from dateline.searching import fold

THINGS: tuple[Kind, ...] = ("actor", "place", "topic", "period", "thread", "source")
"""The keys whose values are ids of things of that kind."""

KEYS = ("q", "actor", "role", "place", "topic", "period", "thread", "source", "importance", "dispute", "from", "to")
"""The vocabulary, in the order in which it is written."""

IMPORTANCES: tuple[Importance, ...] = ("landmark", "major", "minor")
"""From the strictest to the widest."""

DisputeWish = Literal["yes", "conflict", "compatible", "perspective", "copy-error"]
DISPUTES: tuple[DisputeWish, ...] = ("yes", "conflict", "compatible", "perspective", "copy-error")


def role_key(role: str) -> str:
    """Return what two ways of writing a role have in common: without case, accents and how many blanks."""
    return " ".join(fold(role).split())


class Selection(Record, frozen=True, kw_only=True):
    """What is asked for; an empty value asks for nothing. Values of one key are in order, each once, so that equal wishes are equal."""

    q: str = ""
    actor: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    period: tuple[str, ...] = ()
    thread: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    importance: Literal["", "landmark", "major"] = ""
    dispute: tuple[DisputeWish, ...] = ()
    from_: Date | None = msgspec.field(default=None, name="from")
    to: Date | None = None
