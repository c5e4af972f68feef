"""What a page can see of a chronology before its view is made, as a digest: so that the view need not be made to know that it is the same.

Most pages see no event's words but their own. They are planned from the chronology's *outline*: everything, but of each event's body
only its citations and references. What a page shows besides are the words of events that its plan names. So the digest of the outline
and of these words is a digest of all that its view can follow from, and a plan that names too few does not get at the others
(`Named` raises KeyError): nothing is declared that could be forgotten. It is a shortcut before the second joint: where it differs, the view
is made, and the view's own digest decides (DECISIONS 22).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

import msgspec

from dateline.chronology.model import Chronology
from dateline.chronology.recalling import bare_events
from dateline.gist import Gist, gist_of
from dateline.model import FOLDERS
from dateline.outputs.artifacts import digest_of
from dateline.outputs.limits import Limits

T = TypeVar("T")


class Sight:
    """One edition's chronology, its outline, and digests of what a page can see of them."""

    def __init__(self, chronology: Chronology, limits: Limits) -> None:
        """Take the chronology; `limits` decide about pages too."""
        self.chronology, self._limits = chronology, limits
        self._gists = gists_of(chronology)
        self.outline = outline(chronology, self._gists)

    @cached_property
    def of_outline(self) -> bytes:
        """A digest of the outline: all that a page sees that shows no event's words."""
        seen = self.outline
        parts = (
            *(getattr(seen, folder).values() for folder in FOLDERS.values()),
            (seen.config, self._limits, seen.language, seen.build_day),
            tuple(seen.aliases.items()),
            tuple(seen.period_of.values()),
            tuple(seen.checked.items()),
            tuple(seen.texts.items()),
            sorted(seen.reworded),
        )
        return digest_of(*(msgspec.msgpack.encode(tuple(part)) for part in parts))

    def of_one(self, event: str) -> bytes:
        """Return a digest of the outline and of one event's words; events that say the same have the same."""
        return self.of_outline + self._gists[event].digest

    def of_words(self, event: str) -> bytes:
        """Return a digest of one event's words alone."""
        return self._gists[event].digest

    def of(self, events: Iterable[str]) -> bytes:
        """Return a digest of the outline and of these events' words."""
        return digest_of(self.of_outline, *(self._gists[name].digest for name in events))

    @cached_property
    def of_statements(self) -> bytes:
        """A digest of the outline, and of which sources each sentence cites: all that is counted."""
        return digest_of(self.of_outline, msgspec.msgpack.encode([each.statements for each in self._gists.values()]))

    @cached_property
    def counted(self) -> Chronology:
        """The outline, with which sources each sentence cites."""
        return msgspec.structs.replace(self.outline, gists=self._gists)

    @cached_property
    def of_all(self) -> bytes:
        """A digest of the whole chronology."""
        return digest_of(self.of_outline, *(each.digest for each in self._gists.values()))


class Named(Mapping[str, T]):
    """Those values of another mapping that a plan names: to ask for another is a fault of the program (KeyError)."""

    def __init__(self, values: Mapping[str, T], names: Iterable[str]) -> None:
        self._values, self._names = values, dict.fromkeys(names)

    def __getitem__(self, name: str) -> T:
        """Return a value that is named."""
        if name not in self._names:
            raise KeyError(name)
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names in the order in which they were named."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many are named."""
        return len(self._names)


def gists_of(chronology: Chronology) -> Mapping[str, Gist]:
    """Return the gist of every event's text, in the chronology's order."""
    known = chronology.gists
    return {name: known.get(name) or gist_of(chronology.events[name].body) for name in chronology.events}


def outline(chronology: Chronology, gists: Mapping[str, Gist]) -> Chronology:
    """Return a chronology without its events' words: of their bodies only what they cite and refer to, in order."""
    events = {
        name: msgspec.structs.replace(event, body=gists[name].apparatus)
        for name, event in bare_events(chronology).items()
    }
    return msgspec.structs.replace(chronology, events=MappingProxyType(events), gists={})
