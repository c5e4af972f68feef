"""What pages look up while their views are built: titles, addresses, outcomes, inverse relations, and who cites what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations

from dateline.axis import Happening
from dateline.chronology.model import Chronology
from dateline.chronology.recalling import bare_events
from dateline.chronology.witnesses import Witnesses, witnesses
from dateline.dates import Date, words, words_of
from dateline.model import Actor, Dispute, Event, Kind, RelationKind, Source, Thing
from dateline.outputs.addresses import page_of, year_name, year_of, year_page
from dateline.outputs.views import Headline, Link, Outcome
from dateline.outputs.wording import WORDS


@dataclass(frozen=True, slots=True)
class Register:
    """A chronology and what follows from it for its pages.

    `related_to` leads from an event to the events that name it, with their relation. `outcomes` leads from an event to those that state
    its outcome, in the chronology's order. `threads_of` leads from an event to the threads that it stands in.
    `headlines` has each event as one line, in the chronology's order; many pages share them. `witnesses` knows which texts are one.
    `year_pages` leads from every year in which an event stands to its page. `in_dispute` has each thing of which sources disagree.
    `texts` says the interface's words in the chronology's language, for what is worded before it is rendered.
    """

    chronology: Chronology
    related_to: Mapping[str, tuple[tuple[RelationKind, str], ...]]
    outcomes: Mapping[str, tuple[str, ...]]
    threads_of: Mapping[str, tuple[str, ...]]
    headlines: Mapping[str, Headline]
    witnesses: Witnesses
    texts: NullTranslations
    year_pages: Mapping[int, str]
    in_dispute: tuple[tuple[Kind, str, tuple[Dispute, ...]], ...]
    happenings: dict[str, Happening] = field(default_factory=dict, compare=False, repr=False)
    """What axes show of events, as far as they were asked: each stands on those of all things that it concerns."""
    _links: dict[tuple[Kind, str], Link | None] = field(default_factory=dict, compare=False, repr=False)
    """Links made so far: ten thousand events have a hundred actors."""
    _places: dict[tuple[Kind, str], dict[str, int]] = field(default_factory=dict, compare=False, repr=False)

    def word(self, table: str, code: str) -> str:
        """Return the words for a code from one of the tables of `wording`, in the chronology's language."""
        return self.texts.gettext(WORDS[table][code])

    def things(self, kind: Kind) -> Mapping[str, Thing]:
        """Return the things of a kind by their ids."""
        found: Mapping[str, Thing] = getattr(self.chronology, f"{kind}s")
        return found

    def link(self, kind: Kind, name: str) -> Link | None:
        """Return a link to a thing under its title; None where there is no page of it (a draft, or a thing of no page)."""
        try:
            return self._links[kind, name]
        except KeyError:
            made = self._links[kind, name] = self._link(kind, name)
            return made

    def _link(self, kind: Kind, name: str) -> Link | None:
        if kind == "worksheet" or name not in self.things(kind):
            return None
        thing = self.things(kind)[name]
        lang = self.foreign(thing.language) if isinstance(thing, Source) else ""
        return Link(path=page_of(kind, name), title=self.title(thing), lang=lang)

    def place_among(self, kind: Kind, name: str, event: str) -> int:
        """Return the place of an event, from 0, among those that concern a thing; it must be one of them."""
        places = self._places.get((kind, name))
        if places is None:
            own = self.chronology.events_of[kind, name]
            places = self._places[kind, name] = {each: place for place, each in enumerate(own)}
        return places[event]

    def links(self, kind: Kind, names: tuple[str, ...]) -> tuple[Link, ...]:
        """Return the links to several things of a kind, without those that have no page."""
        found = (self.link(kind, name) for name in names)
        return tuple(link for link in found if link)

    def title(self, thing: Thing) -> str:
        """Return what a thing is called in the chronology's language."""
        names: tuple[tuple[str, str], ...] = getattr(thing, "names", ())
        return self.name(names) if names else str(getattr(thing, "title", thing.id))

    def name(self, names: tuple[tuple[str, str], ...]) -> str:
        """Return the name in the chronology's language, else in the same language of another region, else the first."""
        own = self.chronology.language
        near = sorted(names, key=lambda pair: (pair[0] != own, pair[0].partition("-")[0] != own.partition("-")[0]))
        return near[0][1]

    def foreign(self, language: str) -> str:
        """Return the language of a text where it is another than the page's, else "" (nothing to mark)."""
        return "" if language.partition("-")[0] == self.chronology.language.partition("-")[0] else language

    def words(self, date: Date | None) -> str:
        """Return a date in words; "" for none."""
        return words(date, self.chronology.language) if date else ""

    def year(self, year: int) -> str:
        """Return an astronomical year in words: 2020, "44 BC" for -43."""
        name = year_name(year)
        return words_of(name if len(name.lstrip("-")) == 4 else f"Y{name}", self.chronology.language)

    @property
    def disputes(self) -> int:
        """How many disagreements there are, about events, actors and sources; a slip in a copy is none."""
        return sum(dispute.kind != "copy-error" for dispute in self._all_disputes())

    @property
    def copy_errors(self) -> int:
        """How many slips in copies are recorded."""
        return sum(dispute.kind == "copy-error" for dispute in self._all_disputes())

    def _all_disputes(self) -> Iterator[Dispute]:
        for _, _, disputes in self.in_dispute:
            yield from disputes

    def outcomes_of(self, event: str) -> tuple[Outcome, ...]:
        """Return what must stand beside an accusation wherever it is shown; nothing for other events."""
        events = self.chronology.events
        if not events[event].accusation:
            return ()
        return tuple(
            Outcome(
                link=Link(path=page_of("event", name), title=events[name].title), when=self.words(events[name].date)
            )
            for name in self.outcomes.get(event, ())
        )


def make_register(chronology: Chronology, texts: NullTranslations | None = None) -> Register:
    """Gather what the pages of a chronology look up; the headlines are added when they can be worded (`entries`).

    `texts` are the interface's words in its language (`catalogues`); without them, they stay as the program has them.
    """
    related: dict[str, list[tuple[RelationKind, str]]] = {}
    outcomes: dict[str, list[str]] = {}
    events = bare_events(chronology)
    for name, event in events.items():
        for relation in event.related:
            related.setdefault(relation.event, []).append((relation.relation, name))
            if relation.relation == "outcome-of":
                outcomes.setdefault(relation.event, []).append(name)
    years = dict.fromkeys(map(year_of, events.values()))
    threads: dict[str, list[str]] = {}
    for name, thread in chronology.threads.items():
        for event_id in dict.fromkeys(step.event for step in thread.events):
            threads.setdefault(event_id, []).append(name)
    return Register(
        chronology,
        related_to={name: tuple(found) for name, found in related.items()},
        outcomes={name: tuple(found) for name, found in outcomes.items()},
        threads_of={name: tuple(found) for name, found in threads.items()},
        headlines={},
        witnesses=witnesses(chronology),
        texts=texts or NullTranslations(),
        year_pages={year: year_page(year) for year in years if year is not None},
        in_dispute=tuple(_in_dispute(chronology)),
    )


def _in_dispute(chronology: Chronology) -> Iterator[tuple[Kind, str, tuple[Dispute, ...]]]:
    """Yield the things with disagreements, events first, each kind in its order."""
    things: tuple[tuple[Kind, Mapping[str, Event | Actor | Source]], ...] = (
        ("event", bare_events(chronology)),
        ("actor", chronology.actors),
        ("source", chronology.sources),
    )
    for kind, named in things:
        for name, thing in named.items():
            if thing.disputes:
                yield kind, name, thing.disputes
