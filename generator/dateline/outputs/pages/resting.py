"""What rests on a source, place by place."""

from __future__ import annotations

from dateline.chronology.publication import part_at
from dateline.model import Locator, Source
from dateline.outputs.addresses import anchor_of
from dateline.outputs.citing import checked
from dateline.outputs.register import Register
from dateline.outputs.uses import Use
from dateline.outputs.views import Headline, Link, Quotation, View


class UseView(View, kw_only=True):
    """What one thing takes from a place of the source, and where on its page; `locator` where it reaches further than the place."""

    what: str
    fragment: str
    quotation: Quotation | None
    checked: str
    locator: Locator | None


class Resting(View, kw_only=True):
    """A thing that rests on a place of the source: an event's line, or a link to something else."""

    kind: str
    headline: Headline | None
    link: Link
    uses: tuple[UseView, ...]


class CitedPlace(View, kw_only=True):
    """A cited place of the source and all that rests on it; `locator` None is the source as a whole."""

    anchor: str
    locator: Locator | None
    part: str
    resting: tuple[Resting, ...]


_PLACES = ("paragraph", "page", "time")


def view_places(register: Register, source: Source, uses: tuple[Use, ...]) -> tuple[CitedPlace, ...]:
    """Return the cited places of a source in their order, the source as a whole first."""
    by_place: dict[tuple[int, int], list[Use]] = {}
    for use in uses:
        key = (_PLACES.index(use.locator.kind), use.locator.first) if use.locator else (-1, 0)
        by_place.setdefault(key, []).append(use)
    return tuple(_place(register, source, tuple(by_place[key])) for key in sorted(by_place))


def view_resting(register: Register, source: Source, uses: tuple[Use, ...]) -> tuple[Resting, ...]:
    """Return what rests on one place, thing by thing; a thing without a page (a draft) is left out."""
    by_thing: dict[tuple[str, str], list[Use]] = {}
    for use in uses:
        by_thing.setdefault((use.kind, use.thing), []).append(use)
    resting = (_resting(register, source, tuple(found)) for found in by_thing.values())
    return tuple(each for each in resting if each)


def _place(register: Register, source: Source, uses: tuple[Use, ...]) -> CitedPlace:
    first = uses[0].locator
    locator = Locator(kind=first.kind, first=first.first, last=first.first) if first else None
    part = part_at(source, first)
    return CitedPlace(
        anchor=anchor_of(locator),
        locator=locator,
        part=(part.title or part.id) if part else "",
        resting=view_resting(register, source, uses),
    )


def _resting(register: Register, source: Source, uses: tuple[Use, ...]) -> Resting | None:
    kind, name = uses[0].kind, uses[0].thing
    link = register.link(kind, name)
    if link is None:
        return None
    event = register.chronology.events[name] if kind == "event" else None
    return Resting(
        kind=kind,
        headline=register.headlines[event.id] if event else None,
        link=link,
        uses=tuple(_use(register, source, use) for use in uses),
    )


def _use(register: Register, source: Source, use: Use) -> UseView:
    return UseView(
        what=use.what,
        fragment=use.fragment,
        quotation=Quotation(text=use.words, lang=register.foreign(source.language)) if use.words else None,
        checked=checked(register, source.id, use.locator, use.words),
        locator=use.locator if use.locator and use.locator.last > use.locator.first else None,
    )
