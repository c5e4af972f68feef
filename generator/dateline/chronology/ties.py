"""What ties the files of a chronology together, and when a change leaves it alone.

Most edits change an event's words and nothing else: what it cites and refers to, its date, its title stay. Then all that `link` works out for
all files together stays too, and so does all that checks say of other files. `ties_of` keeps the one and `check.Findings` the other from one
build to the next; `only_words` tells when both may be taken over. It compares all that other files, and checks of them, can see.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

from dateline.chronology.claims import claims_of
from dateline.chronology.model import Chronology, CitedWords
from dateline.chronology.order import Order
from dateline.chronology.walk import body_groups
from dateline.evidence import Outcome
from dateline.model import Event
from dateline.parsing import Document


class Ties(msgspec.Struct, frozen=True, kw_only=True):
    """What `link` works out for all files together: the order, periods, who concerns whom, what is known of quotations, the newest day."""

    order: Order
    period_of: dict[str, str]
    concerned: tuple[tuple[str, str, tuple[str, ...]], ...]
    checked: tuple[tuple[CitedWords, Outcome], ...]
    build_day: int | None

    @property
    def events_of(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """What leads from (kind, id) to the events that concern it."""
        return MappingProxyType({(kind, name): events for kind, name, events in self.concerned})


def ties_of(chronology: Chronology, order: Order) -> Ties:
    """Return what ties a chronology together."""
    return Ties(
        order=order,
        period_of=dict(chronology.period_of),
        concerned=tuple((kind, name, events) for (kind, name), events in chronology.events_of.items()),
        checked=tuple(chronology.checked.items()),
        build_day=chronology.build_day,
    )


def only_words(old: Document, new: Document) -> bool:
    """Tell whether two states of a file differ in nothing but an event's words: no other file, and no check of one, can see that."""
    return new.kind == "event" and _seen(old) == _seen(new) and (new.thing is not None or bool(new.language))


def _seen(document: Document) -> tuple[object, ...]:
    """Return all that others see of an event's file, and the places of what its front matter says."""
    thing, body = document.thing, document.thing.body if document.thing else document.body
    groups = tuple(body_groups(body))
    return (
        *(document.path, document.kind, document.id, document.language),
        *(document.translation, bool(body), document.gist.apparatus, document.places),
        msgspec.structs.replace(thing, body=()) if isinstance(thing, Event) else thing,
        [(each.kind, each.target, each.citation) for each in document.mentions],
        {source for claim in claims_of(document, thing, groups) for source, _ in claim.places},
    )
