"""What the content holds already, so that an import finds its own files and reuses people, places and topics instead of doubling them."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping

import msgspec

from dateline.model import Actor, AnyThing, Kind, Place, Source

KEY = "x-key"


class Known(msgspec.Struct, frozen=True):
    """Ids by what leads to them: (kind, name as people write it, folded), and (kind, key in a foreign file); what the chronology is called; keys by (kind, id)."""

    names: Mapping[tuple[Kind, str], str] = msgspec.field(default_factory=dict)
    keys: Mapping[tuple[Kind, str], str] = msgspec.field(default_factory=dict)
    title: str = ""
    origins: Mapping[tuple[Kind, str], str] = msgspec.field(default_factory=dict)

    def named(self, kind: Kind, name: str) -> str:
        """Return the id of the thing that is called so, or nothing."""
        return self.names.get((kind, folded(name)), "")

    def keyed(self, kind: Kind, key: str) -> str:
        """Return the id of the thing that was imported from the entry of this key, or nothing."""
        return self.keys.get((kind, key), "")

    def key_of(self, kind: Kind, name: str) -> str:
        """Return the key of the entry that the thing of this id was imported from, or nothing."""
        return self.origins.get((kind, name), "")


def known_from(things: Iterable[tuple[Kind, AnyThing]], title: str = "") -> Known:
    """Return what these things are called and what they were imported from; the first of two of one name counts."""
    names: dict[tuple[Kind, str], str] = {}
    keys: dict[tuple[Kind, str], str] = {}
    for kind, thing in things:
        for name in _names(thing):
            names.setdefault((kind, folded(name)), thing.id)
        key = dict(thing.extra).get(KEY)
        if key is not None:
            keys.setdefault((kind, str(json.loads(key))), thing.id)
    return Known(names, keys, title, {(kind, name): key for (kind, key), name in keys.items()})


def folded(name: str) -> str:
    """Return a name as it is compared: without regard to case, width and blanks."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _names(thing: AnyThing) -> Iterable[str]:
    match thing:
        case Actor():
            return (
                thing.id,
                *(name for _, name in thing.names),
                *thing.variants,
                *([thing.short] if thing.short else []),
            )
        case Place():
            return (thing.id, *(name for _, name in thing.names))
        case Source():
            return (thing.id, *([thing.url] if thing.url not in ("", "none") else []))
        case _:
            return (thing.id, thing.title)
