"""Gather what one foreign file gives into things of several kinds, each under an id of its own that stays the same."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

import msgspec

from dateline.importing.cleaning import line
from dateline.importing.drafts import Draft
from dateline.importing.known import KEY, Known
from dateline.importing.model import Fields, Imported, Problem, Reading
from dateline.importing.naming import ids_for
from dateline.model import Kind

_TWIN = " # "
"""What stands in a key before the digest that tells two entries apart."""


def told_apart(entries: Sequence[tuple[str, str]]) -> list[str]:
    """Return a key for each (key, content): the key itself, and where entries differ under one key, with a digest of the content.

    Only entries that say the same have the same key. Nothing hangs on their order, which changes whenever somebody sorts a sheet.
    """
    alike = Counter(key for key, _ in set(entries))
    return [key if alike[key] == 1 else f"{key}{_TWIN}{_digest(content)}" for key, content in entries]


def twin_mark(key: str) -> str:
    """Return the digest at the end of a key that `told_apart` made, or nothing."""
    return key.partition(_TWIN)[2]


def _digest(content: str) -> str:
    return hashlib.blake2b(content.encode("utf-8", "replace"), digest_size=3).hexdigest()


class Gathered(msgspec.Struct):
    """The things of one file so far. `language` is that of names; `known` what the content holds already."""

    unit: str
    known: Known
    language: str = "en"
    things: dict[tuple[Kind, str], Imported] = msgspec.field(default_factory=dict)
    problems: list[Problem] = msgspec.field(default_factory=list)
    _named: dict[tuple[Kind, str], str] = msgspec.field(default_factory=dict)

    def add(
        self,
        kind: Kind,
        draft: Draft,
        key: str,
        row: int,
        *,
        plain: str = "",
        body: str = "",
        unit: str = "",
        own: str = "",
    ) -> str:
        """Take a thing in and return its id; `plain` is what an id is made from where the key itself is none.

        `own` is the id of a thing of the content that this is, though it was not imported from this entry.
        """
        key = line(key)
        name = self.known.keyed(kind, key) or own
        if not name or (kind, name) in self.things:
            candidates = ids_for(key, plain, kind)
            name = next(each for each in candidates if (kind, each) not in self.things)
        values = draft.values() if name == key else (*draft.values(), (KEY, key))
        self.things[kind, name] = Imported(name, key, values, row, tuple(draft.notes), kind, body, unit)
        return name

    def refer(self, kind: Kind, name: str, row: int, *, unit: str = "", actor_kind: str = "") -> str:
        """Return the id of the actor, place or topic of this name; one that is not there yet is taken in."""
        name = line(name)
        known = self.known.named(kind, name) or self._named.get((kind, name.casefold()), "")
        if known:
            return known
        draft = Draft(("title", "names", "kind"))
        if kind in ("actor", "place"):
            draft.set("names", Fields(((self.language, name),)))
            draft.set("kind", actor_kind)
        else:
            draft.set("title", name)
        made = self.add(kind, draft, name, row, unit=unit)
        self._named[kind, name.casefold()] = made
        return made

    def refer_source(self, draft: Draft, key: str, names: Sequence[str], row: int, *, plain: str) -> str:
        """Return the id of the source of this key, or that the content calls by one of these names; a new one is taken in once."""
        name = self._named.get(("source", key), "")
        if not name and not self.known.keyed("source", key):
            name = next((found for each in names if each and (found := self.known.named("source", each))), "")
        name = name or self.add("source", draft, key, row, plain=plain)
        self._named["source", key] = name
        return name

    def refuse(self, row: int, message: str, unit: str = "") -> None:
        """Note that a row is not imported."""
        self.problems.append(Problem(row, message, unit))

    def reading(self, notes: tuple[str, ...] = ()) -> Reading:
        """Return all that was gathered."""
        return Reading(self.unit, tuple(self.things.values()), tuple(self.problems), notes)
