"""Measure how far a chronology rests on its sources: what `dateline evidence` reports (issue 3).

Statements are the sentences of events' bodies (`dateline.sentences`); a citation group counts once for each sentence it
stands in. Titles and summaries rest on the body's citations and are not counted. Quotations are those of citations and the words of
dates' bases, counted each time they are typed; what is known of them is what the fingerprints alone say, so that everybody gets the
same numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Literal

import msgspec

from dateline.chronology.certainty import Knowledge, certainty, certainty_of_date
from dateline.chronology.model import Chronology, CitedWords
from dateline.chronology.walk import bases_of, body_citations, body_groups, citations_in_keys
from dateline.chronology.witnesses import Speaker, SpeakerKind, Witnesses, accounts, testimony, witnesses
from dateline.evidence import Outcome
from dateline.model import EDITORS, Citation, Cited, Event, Standing, Thing
from dateline.sentences import Statements, sentences, statements

DateGround = Knowledge | Literal["no-basis", "undated"]
Ground = Literal["cited", "editors", "uncited"]
Checked = Outcome | Literal["unchecked"]
GROUNDS: tuple[Ground, ...] = ("cited", "editors", "uncited")
"""What a sentence rests on: a source; editors' knowledge alone; nothing that is named."""
CHECKED: tuple[Checked, ...] = ("found", "supported", "too-short", "wrong-locator", "not-found", "unchecked")
"""What is known of a quotation: `unchecked` where its source has no fingerprint; for the others see `dateline.evidence.Match`."""


class EventCoverage(msgspec.Struct, frozen=True):
    """What one event rests on.

    `sentences` counts those of the body by ground, in the order of GROUNDS; `uncited` are the words of those without a citation.
    `quotations` counts the event's by what is known of them, in the order of CHECKED. `knowledge` gives the kind of each citation
    group, `date` that of the date where it has a basis.
    `witnesses` are independent; `speakers` are the persons whose words are cited, named or not.
    """

    id: str
    standing: Standing
    sentences: tuple[int, ...]
    uncited: tuple[str, ...]
    quotations: tuple[int, ...]
    knowledge: tuple[Knowledge, ...]
    date: DateGround
    witnesses: tuple[str, ...]
    speakers: tuple[Speaker, ...]


class SourceCoverage(msgspec.Struct, frozen=True):
    """What rests on one source.

    `events` are those for which it can bear witness (so not those that cite it for a copy error only), `sentences` those of events'
    bodies that cite it, `quotations` those in any file. `witnesses` are those that its text belongs to: one, or more for its parts.
    """

    id: str
    country: str
    side: str
    witnesses: tuple[str, ...]
    events: int
    sentences: int
    quotations: tuple[int, ...]


class SpeakerCoverage(msgspec.Struct, frozen=True):
    """How often a person's words are cited; `side` is the actor's, "" where none is given and for those who are not named."""

    speaker: Speaker
    side: str
    citations: int
    events: int


class SideCoverage(msgspec.Struct, frozen=True):
    """How many persons of one side are heard, with a name and without, and how often."""

    side: str
    named: int
    named_citations: int
    unnamed: int
    unnamed_citations: int


class CountryCoverage(msgspec.Struct, frozen=True):
    """How many sources come from one country ("" where none is given), and how often a sentence cites one of them."""

    country: str
    sources: int
    sentences: int


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """The coverage of a chronology in numbers: its sources and speakers in the order of ids.

    `independent` counts the witnesses of each event, in the events' order. `sentences` and `quotations` are the sums over the events, as in
    `EventCoverage`; `elsewhere` counts the quotations of all other files.
    """

    independent: tuple[int, ...]
    sources: tuple[SourceCoverage, ...]
    speakers: tuple[SpeakerCoverage, ...]
    sentences: tuple[int, ...]
    quotations: tuple[int, ...]
    elsewhere: tuple[int, ...]

    def by_side(self) -> tuple[SideCoverage, ...]:
        """Return who is heard, by side, in the order of the alphabet; those whose side is not given come first."""
        return tuple(
            SideCoverage(side, *self._heard(side, "named"), *self._heard(side, "unnamed"))
            for side in sorted({each.side for each in self.speakers})
        )

    def _heard(self, side: str, kind: SpeakerKind) -> tuple[int, int]:
        heard = [each.citations for each in self.speakers if each.side == side and each.speaker.kind == kind]
        return len(heard), sum(heard)

    def by_country(self) -> tuple[CountryCoverage, ...]:
        """Return the sources by country, in the order of the alphabet; those whose country is not given come first."""
        return tuple(
            CountryCoverage(country, len(here), sum(each.sentences for each in here))
            for country in sorted({each.country for each in self.sources})
            if (here := [each for each in self.sources if each.country == country])
        )


class Coverage(Figures, frozen=True, kw_only=True):
    """The coverage of a chronology: the figures, and its events in their order.

    `statements` counts the citation groups of the bodies by how many independent witnesses stand behind each: pairs (witnesses, groups), in
    order. `witnesses` gives the texts of every witness that a source of this chronology is.
    """

    events: tuple[EventCoverage, ...]
    statements: tuple[tuple[int, int], ...]
    witnesses: tuple[tuple[str, tuple[str, ...]], ...]

    def resting_on(self, number: int) -> tuple[EventCoverage, ...]:
        """Return the events that rest on so many independent witnesses."""
        return tuple(event for event in self.events if len(event.witnesses) == number)


def figures(chronology: Chronology) -> Figures:
    """Measure the coverage of a chronology as far as its readers are told."""
    return _figures(chronology, witnesses(chronology), _taken(chronology))


def coverage(chronology: Chronology) -> Coverage:
    """Measure the coverage of a chronology."""
    gathered, taken = witnesses(chronology), _taken(chronology)
    statements = Counter(len(gathered.independent(group.citations)) for each in taken for group in each.groups)
    return Coverage(
        **msgspec.structs.asdict(_figures(chronology, gathered, taken)),
        events=tuple(_event(each, chronology, gathered) for each in taken),
        statements=tuple(sorted(statements.items())),
        witnesses=tuple(sorted(gathered.members.items())),
    )


def ground(sources: tuple[str, ...]) -> Ground:
    """Return what a sentence that cites these sources rests on."""
    if not sources:
        return "uncited"
    return "editors" if sources == (EDITORS,) else "cited"


def cited_words(thing: Thing) -> Iterator[CitedWords]:
    """Yield every quotation of a file's citations, and the words of its bases, as `Chronology.checked` names them."""
    for citation in chain(body_citations(thing.body), citations_in_keys(thing)):
        if citation.quotation and citation.source != EDITORS:
            yield citation.source, citation.locator, citation.quotation
    for _, source, basis in bases_of(thing):
        if basis.words and source:
            yield source, basis.locator, basis.words


class _Taken(msgspec.Struct, frozen=True):
    """An event, and what is counted of it more than once: its sentences, citation groups, quotations, and who can bear witness."""

    event: Event
    divided: Statements
    groups: list[Cited]
    words: tuple[CitedWords, ...]
    testimony: tuple[Citation, ...]


def _taken(chronology: Chronology) -> tuple[_Taken, ...]:
    gists = chronology.gists
    return tuple(
        _Taken(
            event,
            gists[name].statements if name in gists else statements(event.body),
            body_groups(event.body),
            tuple(cited_words(event)),
            testimony(event),
        )
        for name, event in chronology.events.items()
    )


def _figures(chronology: Chronology, gathered: Witnesses, taken: tuple[_Taken, ...]) -> Figures:
    others = (chronology.sources, chronology.actors, chronology.places, chronology.topics, chronology.periods)
    more = (chronology.threads, chronology.pages, chronology.worksheets)
    elsewhere = tuple(words for things in (*others, *more) for thing in things.values() for words in cited_words(thing))
    return Figures(
        independent=tuple(len(gathered.independent(each.testimony)) for each in taken),
        sources=_sources(chronology, taken, gathered, elsewhere),
        speakers=_speakers(chronology, taken),
        sentences=_by_ground(chain.from_iterable(each.divided for each in taken)),
        quotations=_known(chain.from_iterable(each.words for each in taken), chronology),
        elsewhere=_known(elsewhere, chronology),
    )


def _event(taken: _Taken, chronology: Chronology, gathered: Witnesses) -> EventCoverage:
    event = taken.event
    known = (certainty(group.citations) for group in taken.groups)
    return EventCoverage(
        id=event.id,
        standing=event.standing,
        sentences=_by_ground(taken.divided),
        uncited=tuple(each.text for each in sentences(event.body) if not each.citations),
        quotations=_known(taken.words, chronology),
        knowledge=tuple(each.kind for each in known if each),
        date=_date(event),
        witnesses=gathered.independent(taken.testimony),
        speakers=tuple(sorted({speaker for citation in taken.testimony if (speaker := _speaker(citation))})),
    )


def _by_ground(divided: Iterable[tuple[str, ...]]) -> tuple[int, ...]:
    counted = Counter(map(ground, divided))
    return tuple(counted[each] for each in GROUNDS)


def _date(event: Event) -> DateGround:
    if event.date is None:
        return "undated"
    found = certainty_of_date(event)
    return found.kind if found else "no-basis"


def _speaker(citation: Citation) -> Speaker | None:
    if citation.by:
        return Speaker("named", citation.by)
    return Speaker("unnamed", citation.by_name) if citation.by_name else None


def _sources(
    chronology: Chronology,
    taken: Sequence[_Taken],
    gathered: Witnesses,
    elsewhere: tuple[CitedWords, ...],
) -> tuple[SourceCoverage, ...]:
    resting = Counter(chain.from_iterable({citation.source for citation in each.testimony} for each in taken))
    stated = Counter(source for each in taken for cited in each.divided for source in cited)
    quoted: dict[str, list[CitedWords]] = {name: [] for name in chronology.sources}
    for words in chain(elsewhere, *(each.words for each in taken)):
        if words[0] in quoted:
            quoted[words[0]].append(words)
    held: dict[str, dict[str, None]] = {}
    for witness, texts in gathered.members.items():
        for text in texts:
            held.setdefault(text.partition("/")[0], {})[witness] = None
    return tuple(
        SourceCoverage(
            id=name,
            country=source.country,
            side=source.side,
            witnesses=tuple(held.get(name, ())),
            events=resting[name],
            sentences=stated[name],
            quotations=_known(quoted[name], chronology),
        )
        for name, source in chronology.sources.items()
    )


def _speakers(chronology: Chronology, taken: Iterable[_Taken]) -> tuple[SpeakerCoverage, ...]:
    """Count who is heard in the events' bodies and disputes; the accounts of copy errors repeat what the story says and are left out."""
    citations: Counter[Speaker] = Counter()
    events: Counter[Speaker] = Counter()
    for each in taken:
        cited = [citation for group in each.groups for citation in group.citations]
        cited += [cite for dispute in each.event.disputes for cite in accounts(dispute)]
        heard = [speaker for citation in cited if (speaker := _speaker(citation))]
        if heard:
            citations.update(heard)
            events.update(set(heard))
    return tuple(
        SpeakerCoverage(speaker, _side(speaker, chronology), citations[speaker], events[speaker])
        for speaker in sorted(citations)
    )


def _side(speaker: Speaker, chronology: Chronology) -> str:
    actor = chronology.actors.get(speaker.who) if speaker.kind == "named" else None
    return actor.side if actor else ""


def _known(words: Iterable[CitedWords], chronology: Chronology) -> tuple[int, ...]:
    counted = dict.fromkeys(CHECKED, 0)
    for each in words:
        counted[chronology.checked.get(each, "unchecked")] += 1
    return tuple(counted.values())
