"""Events whose words are read back one by one: where a build changes the words of one event, the others' are hardly asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import msgspec

from dateline.chronology.model import Chronology
from dateline.lazily import Lazily
from dateline.model import Event
from dateline.parsing import Document
from dateline.parsing.mentions import unplaced


class Recalled(Lazily[Event]):
    """All events, each read back when it is asked for; `bare` has all of them without their bodies."""

    def __init__(self, bare: Mapping[str, Event], recall: Callable[[str], Event]) -> None:
        super().__init__(bare, recall)
        self.bare = bare


def bare_events(chronology: Chronology) -> Mapping[str, Event]:
    """Return the events for who asks for none of their bodies: they may be without."""
    return chronology.events.bare if isinstance(chronology.events, Recalled) else chronology.events


def bare(document: Document) -> Document:
    """Return a document as it is linked where nobody looks at its words: an event's without its body, and without places of what it names."""
    thing = document.thing
    if not isinstance(thing, Event):
        return document
    named = dict.fromkeys(map(unplaced, document.mentions))
    return msgspec.structs.replace(
        document, thing=msgspec.structs.replace(thing, body=()), quoted=(), mentions=tuple(named), images=()
    )
