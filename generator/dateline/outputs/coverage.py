"""How well the chronology is supported, in numbers: the section of the page about it."""

from __future__ import annotations

from dateline.chronology.coverage import CHECKED, GROUNDS, figures
from dateline.outputs.addresses import page_of
from dateline.outputs.register import Register
from dateline.outputs.views import Link, View


class SourceCount(View, kw_only=True):
    """A source and how many events, sentences and quotations rest on it."""

    link: Link
    events: int
    sentences: int
    quotations: int


class SideCount(View, kw_only=True):
    """How many persons of a side are heard with a name and without; `side` is "" where none is given."""

    side: str
    named: int
    unnamed: int


class CountryCount(View, kw_only=True):
    """How many sources come from a country; `country` is "" where none is given."""

    country: str
    sources: int


class CoverageView(View, kw_only=True):
    """Sentences by what they rest on, quotations by what is known of them, events by their witnesses, and who is heard."""

    cited: int
    editors: int
    uncited: int
    found: int
    likely: int
    other: int
    one_witness: int
    more_witnesses: int
    sources: tuple[SourceCount, ...]
    sides: tuple[SideCount, ...]
    countries: tuple[CountryCount, ...]


def view_coverage(register: Register) -> CoverageView:
    """Return the figures of `dateline evidence` that readers are told."""
    measured = figures(register.chronology)
    grounds = dict(zip(GROUNDS, measured.sentences, strict=True))
    every = (one + other for one, other in zip(measured.quotations, measured.elsewhere, strict=True))
    known = dict(zip(CHECKED, every, strict=True))
    found, likely = known.pop("found"), known.pop("supported")
    sources = register.chronology.sources
    return CoverageView(
        cited=grounds["cited"],
        editors=grounds["editors"],
        uncited=grounds["uncited"],
        found=found,
        likely=likely,
        other=sum(known.values()),
        one_witness=measured.independent.count(1),
        more_witnesses=sum(number > 1 for number in measured.independent),
        sources=tuple(
            SourceCount(
                link=Link(
                    path=page_of("source", each.id),
                    title=sources[each.id].title,
                    lang=register.foreign(sources[each.id].language),
                ),
                events=each.events,
                sentences=each.sentences,
                quotations=sum(each.quotations),
            )
            for each in sorted(measured.sources, key=lambda each: (-each.events, each.id))
        ),
        sides=tuple(
            SideCount(side=_name(each.side, register), named=each.named, unnamed=each.unnamed)
            for each in measured.by_side()
        ),
        countries=tuple(CountryCount(country=each.country, sources=each.sources) for each in measured.by_country()),
    )


def _name(side: str, register: Register) -> str:
    """Return a side in words: the name of the place or actor whose id it is, else as it is written."""
    chronology = register.chronology
    thing = chronology.places.get(side) or chronology.actors.get(side)
    return register.title(thing) if thing else side
