"""What filters are evaluated with in the browser: for every value of every key, the events that have it."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.chronology.model import Chronology
from dateline.dates import OPEN_END, OPEN_START
from dateline.model import Event, Kind, Source
from dateline.outputs.register import Register
from dateline.searching import Index
from dateline.searching.packing import pack_numbers
from dateline.selection.model import DISPUTES, IMPORTANCES, THINGS, role_key

_BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"

Packed = str | int | list["Packed"] | dict[str, "Packed"]


def facets(register: Register, index: Index) -> dict[str, Packed]:
    """Return the facets of all events, numbered as in the index.

    `events` are their ids; `first` and `last` the day numbers that bound their dates, to the base of 36: "" for no date, `-` for a
    start and `+` for an end that nothing bounds. `things` has (id, title, events) for each kind; `named` are the things whose names the
    index holds, in the order of their numbers there; `roles` has (role, (actor's place among the actors, events) …);
    `former` leads from former ids to those of today.
    """
    chronology = register.chronology
    numbers = {name: number for number, name in enumerate(index.events)}
    events = tuple(chronology.events.values())
    places: dict[str, dict[str, int]] = {}
    things: dict[str, Packed] = {}
    for kind in THINGS:
        held = [name for name in register.things(kind) if (kind, name) in chronology.events_of]
        places[kind] = {name: place for place, name in enumerate(held)}
        things[kind] = [
            [name, _title(register, kind, name), _events(chronology, (kind, name), numbers)] for name in held
        ]
    return {
        "events": " ".join(index.events),
        "first": " ".join(_first(event) for event in events),
        "last": " ".join(_last(event) for event in events),
        "importance": "".join(str(IMPORTANCES.index(event.importance)) for event in events),
        "things": things,
        "named": [[kind, _base_36(places[kind][name])] for kind, name in index.things],
        "roles": _roles(events, places["actor"]),
        "former": _former(chronology),
        "disputes": {wish: pack_numbers(n for n, event in enumerate(events) if _has(event, wish)) for wish in DISPUTES},
    }


def _former(chronology: Chronology) -> dict[str, Packed]:
    found: dict[str, Packed] = {}
    for kind in THINGS:
        ids: dict[str, Packed] = {old: new for (own, old), new in sorted(chronology.aliases.items()) if own == kind}
        if ids:
            found[kind] = ids
    return found


def _events(chronology: Chronology, key: tuple[str, str], numbers: Mapping[str, int]) -> str:
    return pack_numbers(sorted(numbers[name] for name in chronology.events_of[key]))


def _title(register: Register, kind: Kind, name: str) -> str:
    """Return what a thing is called in a list of filters: a source with its publisher, since titles of articles are alike."""
    thing = register.things(kind)[name]
    title = register.title(thing)
    return f"{thing.publisher}: {title}" if isinstance(thing, Source) and thing.publisher else title


def _has(event: Event, wish: str) -> bool:
    kinds = {dispute.kind for dispute in event.disputes}
    return bool(kinds - {"copy-error"}) if wish == "yes" else wish in kinds


def _roles(events: tuple[Event, ...], places: Mapping[str, int]) -> list[Packed]:
    """Return each role, as it is first written, with the actors who have it and in which events."""
    written: dict[str, str] = {}
    found: dict[str, dict[int, list[int]]] = {}
    for number, event in enumerate(events):
        for each in event.actors:
            if each.role and each.actor in places:
                key = role_key(each.role)
                written.setdefault(key, " ".join(each.role.split()))
                met = found.setdefault(key, {}).setdefault(places[each.actor], [])
                if number not in met:
                    met.append(number)
    return [
        [written[key], [[_base_36(actor), pack_numbers(met)] for actor, met in sorted(found[key].items())]]
        for key in sorted(found)
    ]


def _first(event: Event) -> str:
    if event.date is None:
        return ""
    day = event.date.earliest
    return "-" if day is None or day == OPEN_START else _base_36(day)


def _last(event: Event) -> str:
    if event.date is None:
        return ""
    day = event.date.latest
    return "+" if day is None or day == OPEN_END else _base_36(day)


def _base_36(number: int) -> str:
    digits = "-" if number < 0 else ""
    rest, found = abs(number), ""
    while rest or not found:
        rest, digit = divmod(rest, 36)
        found = _BASE_36[digit] + found
    return digits + found
