"""The pages of actors, places, topics and periods."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from dateline.model import Actor, Event, Kind, Period, Place, Thing, Topic
from dateline.outputs.addresses import page_of, up_from, year_name, year_page, year_page_of
from dateline.outputs.artifacts import Artifact
from dateline.outputs.axes import Overview, period_axis, small_axis
from dateline.outputs.citing import view_citation
from dateline.outputs.disputing import view_disputes
from dateline.outputs.entries import headlines_of
from dateline.outputs.grouping import in_shown_order, period_bounds, years_of
from dateline.outputs.limits import LIMITS, Limits
from dateline.outputs.prose import view_prose
from dateline.outputs.register import Register
from dateline.outputs.sight import Sight
from dateline.outputs.views import CitationView, DisputeView, Headline, Link, PageView, Prose, View


class Name(View, kw_only=True):
    """A name in a language; `lang` is always the language's code."""

    lang: str
    name: str


class RoleView(View, kw_only=True):
    """An office or function, since when and until when (in words, "" for not known), and where this is said."""

    title: str
    first: str
    last: str
    citation: CitationView | None


class Part(View, kw_only=True):
    """An event that an actor had a part in, and its role there."""

    headline: Headline
    role: str


class YearOfThing(View, kw_only=True):
    """The events of one year that concern a thing; `year` leads to that year's page, None for events before any dated one.

    `count` counts them all. `events` has all of them, or only the landmarks where a page lists too many: then `rest` leads to the page
    that has all.
    """

    id: str
    """The fragment of its heading."""
    year: Link | None
    count: int
    events: tuple[Part, ...]
    rest: str
    """The address of the page that has them all; "" where they are all here."""


class ActorPage(PageView, kw_only=True):
    """A person or an organisation."""

    kind: str
    """A code for the filter `word`, table `actor`."""
    names: tuple[Name, ...]
    """Its names in other languages."""
    roles: tuple[RoleView, ...]
    """Its offices."""
    disputes: tuple[DisputeView, ...]
    prose: Prose
    """Our text about it."""
    axis: Overview | None
    """Its axis (see "The axis"), where there is enough to show."""
    events: tuple[Part, ...]
    """Its events, each with its role there; none where they stand under `years`."""
    years: tuple[YearOfThing, ...]
    """Its events under their years, where there are too many for one run."""


class PlacePage(PageView, kw_only=True):
    """A place; coordinates are decimal degrees without sign, and the side of the equator or of Greenwich: N, S, E, W."""

    names: tuple[Name, ...]
    latitude: str
    north: bool
    longitude: str
    east: bool
    prose: Prose
    axis: Overview | None
    """Its axis (see "The axis"), where there is enough to show."""
    events: tuple[Headline, ...]
    years: tuple[YearOfThing, ...]
    """As on the page of an actor."""


class TopicPage(PageView, kw_only=True):
    """A subject that events share."""

    prose: Prose
    axis: Overview | None
    """Its axis (see "The axis"), where there is enough to show."""
    events: tuple[Headline, ...]
    years: tuple[YearOfThing, ...]
    """As on the page of an actor."""


class PeriodPage(PageView, kw_only=True):
    """A named span; `bounds` in words."""

    bounds: str
    why: str
    prose: Prose
    axis: Overview | None
    """Its axis (see "The axis"), where there is enough to show."""
    events: tuple[Headline, ...]
    years: tuple[YearOfThing, ...]
    """As on the page of an actor; the rest of a year stands on that year's page."""
    previous: Link | None
    next: Link | None


class ThingYearPage(PageView, kw_only=True):
    """The events of one year that concern a thing, where its own page has only the landmarks; with the years before and after."""

    thing: Link
    """The thing's own page."""
    events: tuple[Part, ...]
    """All its events of the year, each with an actor's role there."""
    previous: Link | None
    next: Link | None


def actor_page(register: Register, actor: Actor, limits: Limits = LIMITS) -> Artifact:
    """Return the page of an actor."""
    path = page_of("actor", actor.id)
    years = _years(register, "actor", actor.id, limits)
    roles = tuple(
        RoleView(
            title=role.title,
            first=register.words(role.from_),
            last=register.words(role.to),
            citation=view_citation(register, role.cite) if role.cite else None,
        )
        for role in actor.roles
    )
    view = ActorPage(
        path=path,
        up=up_from(path),
        title=register.title(actor),
        section="actors",
        kind=actor.kind,
        names=_names(actor.names),
        roles=roles,
        disputes=view_disputes(register, actor.disputes),
        prose=view_prose(register, actor.body, actor.id),
        axis=_axis(register, "actor", actor.id),
        events=() if years else parts_of(register, "actor", actor.id),
        years=years,
    )
    return Artifact(path, "actor.html", view)


def place_page(register: Register, place: Place, limits: Limits = LIMITS) -> Artifact:
    """Return the page of a place."""
    years = _years(register, "place", place.id, limits)
    path = page_of("place", place.id)
    view = PlacePage(
        path=path,
        up=up_from(path),
        title=register.title(place),
        section="places",
        names=_names(place.names),
        latitude=place.latitude.lstrip("+-"),
        north=not place.latitude.startswith("-"),
        longitude=place.longitude.lstrip("+-"),
        east=not place.longitude.startswith("-"),
        prose=view_prose(register, place.body, place.id),
        axis=_axis(register, "place", place.id),
        events=() if years else _events(register, "place", place.id),
        years=years,
    )
    return Artifact(path, "place.html", view)


def topic_page(register: Register, topic: Topic, limits: Limits = LIMITS) -> Artifact:
    """Return the page of a topic."""
    path = page_of("topic", topic.id)
    prose = view_prose(register, topic.body, topic.id)
    years = _years(register, "topic", topic.id, limits)
    view = TopicPage(
        path=path,
        up=up_from(path),
        title=topic.title,
        section="topics",
        prose=prose,
        axis=_axis(register, "topic", topic.id),
        events=() if years else _events(register, "topic", topic.id),
        years=years,
    )
    return Artifact(path, "topic.html", view)


def period_page(
    register: Register, period: Period, previous: Period | None, following: Period | None, limits: Limits = LIMITS
) -> Artifact:
    """Return the page of a period that stands between two others."""
    years = _years(register, "period", period.id, limits)
    path = page_of("period", period.id)
    view = PeriodPage(
        path=path,
        up=up_from(path),
        title=period.title,
        description=period.why,
        section="periods",
        bounds=period_bounds(register, period),
        why=period.why,
        prose=view_prose(register, period.body, period.id),
        axis=period_axis(register, period),
        events=() if years else _events(register, "period", period.id),
        years=years,
        previous=register.link("period", previous.id) if previous else None,
        next=register.link("period", following.id) if following else None,
    )
    return Artifact(path, "period.html", view)


def thing_year_pages(
    register: Register, kind: Kind, thing: Thing, limits: Limits = LIMITS, sight: Sight | None = None
) -> tuple[Artifact, ...]:
    """Return a page for each year of an actor, a place or a topic with more events than its page can list; else none."""
    if not limits.apart(len(register.chronology.events_of.get((kind, thing.id), ()))):
        return ()
    found = tuple((year, events) for year, events in _concerned(register, kind, thing.id).items() if year is not None)
    links = (
        None,
        *(Link(path=year_page_of(kind, thing.id, year), title=register.year(year)) for year, _ in found),
        None,
    )
    return tuple(
        Artifact.deferred(
            year_page_of(kind, thing.id, year),
            "thing-year.html",
            partial(_thing_year, register, kind, thing, (year, events), (before, after)),
            1 + len(events) / 8,
            seen=sight.of_outline if sight else b"",
        )
        for (year, events), before, after in zip(found, links[:-2], links[2:], strict=True)
    )


def _thing_year(
    register: Register,
    kind: Kind,
    thing: Thing,
    found: tuple[int, tuple[Event, ...]],
    neighbours: tuple[Link | None, Link | None],
) -> ThingYearPage:
    year, events = found
    path, title = year_page_of(kind, thing.id, year), register.title(thing)
    return ThingYearPage(
        path=path,
        up=up_from(path),
        title=f"{title}, {register.year(year)}",
        section=f"{kind}s",
        thing=Link(path=page_of(kind, thing.id), title=title),
        events=in_shown_order(register, tuple(_part(register, event, kind, thing.id) for event in events)),
        previous=neighbours[0],
        next=neighbours[1],
    )


def parts_of(register: Register, kind: Kind, name: str) -> tuple[Part, ...]:
    """Return all events that concern a thing, as lists show them, each with an actor's role there."""
    events = register.chronology.events
    found = (events[each] for each in register.chronology.events_of.get((kind, name), ()) if each in events)
    return in_shown_order(register, tuple(_part(register, event, kind, name) for event in found))


def _names(names: tuple[tuple[str, str], ...]) -> tuple[Name, ...]:
    """Return the names in all languages where they differ; nothing where one name serves them all."""
    if len({name for _, name in names}) == 1:
        return ()
    return tuple(Name(lang=lang, name=name) for lang, name in names)


def _events(register: Register, kind: Kind, name: str) -> tuple[Headline, ...]:
    return in_shown_order(register, headlines_of(register, register.chronology.events_of.get((kind, name), ())))


def _concerned(register: Register, kind: Kind, name: str) -> Mapping[int | None, tuple[Event, ...]]:
    """Return the events that concern a thing by their years."""
    events = register.chronology.events
    return dict(
        years_of(events[each] for each in register.chronology.events_of.get((kind, name), ()) if each in events)
    )


def _years(register: Register, kind: Kind, name: str, limits: Limits) -> tuple[YearOfThing, ...]:
    """Return the events that concern a thing under their years; nothing where they are few enough for one run.

    Where they are too many even for titles, only the landmarks: the rest stands on a page for each year, a period's on the year's own.
    """
    count = len(register.chronology.events_of.get((kind, name), ()))
    if not limits.in_years(count):
        return ()

    def of_year(year: int | None, events: tuple[Event, ...]) -> YearOfThing:
        shown = tuple(each for each in events if year is None or not apart or each.importance == "landmark")
        rest = ""
        if year is not None and len(shown) < len(events):
            rest = f"{year_page(year)}#period-{name}" if kind == "period" else year_page_of(kind, name, year)
        return YearOfThing(
            id="no-year" if year is None else f"year-{year_name(year)}",
            year=None if year is None else Link(path=year_page(year), title=register.year(year)),
            count=len(events),
            events=in_shown_order(register, tuple(_part(register, event, kind, name) for event in shown)),
            rest=rest,
        )

    apart = limits.apart(count)
    return in_shown_order(register, tuple(of_year(*each) for each in _concerned(register, kind, name).items()))


def _part(register: Register, event: Event, kind: Kind, name: str) -> Part:
    return Part(
        headline=register.headlines[event.id], role=_role_in(register, event.id, name) if kind == "actor" else ""
    )


def _axis(register: Register, kind: Kind, name: str) -> Overview | None:
    return small_axis(register, register.chronology.events_of.get((kind, name), ()))


def _role_in(register: Register, event: str, actor: str) -> str:
    return next(each.role for each in register.chronology.events[event].actors if each.actor == actor)
