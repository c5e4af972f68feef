"""The lists of all actors, places, topics, periods and threads."""

from __future__ import annotations

import unicodedata

from dateline.dates import sort_key
from dateline.model import Actor, Kind, Period, Thing, Thread
from dateline.outputs.addresses import page_of
from dateline.outputs.artifacts import Artifact
from dateline.outputs.grouping import period_bounds
from dateline.outputs.register import Register
from dateline.outputs.views import Link, PageView, View


class ThingLine(View, kw_only=True):
    """A thing in a list of its kind: the number of events that concern it, and one line about it."""

    link: Link
    kind: str
    events: int
    detail: str
    """One line about it; "" for none."""


class ThingList(PageView, kw_only=True):
    """All things of one kind; `kind` is the key of its words ("actors")."""

    kind: str
    things: tuple[ThingLine, ...]


def thing_lists(register: Register) -> tuple[Artifact, ...]:
    """Return a list of each kind of thing that the chronology has any of."""
    chronology = register.chronology
    kinds: tuple[tuple[Kind, tuple[Thing, ...]], ...] = (
        ("actor", _by_name(register, tuple(chronology.actors.values()))),
        ("place", _by_name(register, tuple(chronology.places.values()))),
        ("topic", _by_name(register, tuple(chronology.topics.values()))),
        ("period", periods_in_order(register)),
        ("thread", _by_name(register, tuple(chronology.threads.values()))),
    )
    return tuple(_list(register, kind, things) for kind, things in kinds if things)


def periods_in_order(register: Register) -> tuple[Period, ...]:
    """Return the periods by their beginning."""
    return tuple(sorted(register.chronology.periods.values(), key=lambda period: (sort_key(period.from_), period.id)))


def _list(register: Register, kind: Kind, things: tuple[Thing, ...]) -> Artifact:
    path = f"{kind}s.html"
    counts = register.chronology.events_of
    lines = tuple(
        ThingLine(
            link=Link(path=page_of(kind, thing.id), title=register.title(thing)),
            kind=thing.kind if isinstance(thing, Actor) else "",
            events=len(counts.get((kind, thing.id), ())),
            detail=_detail(register, thing),
        )
        for thing in things
    )
    return Artifact(path, "things.html", ThingList(path=path, up="", section=f"{kind}s", kind=f"{kind}s", things=lines))


def _detail(register: Register, thing: Thing) -> str:
    match thing:
        case Actor():
            return thing.roles[0].title if thing.roles else ""
        case Period():
            return period_bounds(register, thing)
        case Thread():
            return thing.question
        case _:
            return ""


def _by_name(register: Register, things: tuple[Thing, ...]) -> tuple[Thing, ...]:
    """Return things by the name under which they are sorted, accents and case aside."""

    def key(thing: Thing) -> tuple[str, str]:
        name = (thing.sort if isinstance(thing, Actor) else "") or register.title(thing)
        plain = "".join(each for each in unicodedata.normalize("NFD", name) if not unicodedata.combining(each))
        return plain.casefold(), thing.id

    return tuple(sorted(things, key=key))
