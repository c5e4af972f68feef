"""Orders for handouts: what is asked for, in the words of the command line and of timeline.toml, and what cannot be made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec

from dateline.config import HandoutOrder
from dateline.dates import words
from dateline.handouts.edition import Edition
from dateline.handouts.model import PAPERS, WALL_PAPERS, Paper
from dateline.handouts.wording import SELECTION
from dateline.model import Kind
from dateline.outputs.register import Register
from dateline.selection import Fault, Selection, parse
from dateline.selection.model import THINGS

_LONGEST_NAME = 60
_PAPERS: Mapping[str, Paper] = {paper: paper for paper in (*PAPERS, *WALL_PAPERS)}


class Order(msgspec.Struct, frozen=True):
    """A handout as it can be made: its editions in order, the events that it may have, and its file's name without ending."""

    kind: str
    paper: Paper
    level: str
    editions: tuple[Edition, ...]
    selection: Selection
    name: str
    sides: str = "both"
    archive: Mapping[str, str] | None = None
    """Restricted texts by their sources, for a private copy; None for a sheet that anybody may have."""

    def named(self, thing: str) -> str:
        """Return the file's name of the sheet that is made from one thing."""
        return "-".join(
            (self.kind, thing, *(edition.language for edition in self.editions), self.paper, *_one_sided(self.sides))
        )

    @property
    def language(self) -> str:
        """Its languages, joined by a plus."""
        return "+".join(edition.language for edition in self.editions)


class Refusal(msgspec.Struct, frozen=True):
    """Why an order cannot be made; `faults` are those of its selection."""

    message: str
    hint: str = ""
    faults: tuple[Fault, ...] = ()


def read_order(
    order: HandoutOrder, editions: Mapping[str, Edition], archive: Mapping[str, str] | None = None
) -> Order | Refusal:
    """Return an order as it can be made of the editions, by their languages, the base first; else why not.

    With an `archive` of restricted texts it is for a private copy.
    """
    base = next(iter(editions))
    languages = tuple(dict.fromkeys(filter(None, order.language.split("+")))) or (base,)
    for language in languages:
        if language not in editions:
            known = ", ".join(f"`{each}`" for each in editions)
            return Refusal(
                f"The chronology has no edition in `{language}`.",
                f"It has {known}; `languages` in timeline.toml says which.",
            )
    if len(languages) > 2:
        return Refusal("A handout has at most two languages.", "Ask for two, as in `en+es`.")
    selection, faults = parse(order.select, editions[base].chronology)
    if faults:
        return Refusal("The selection is not understood.", "", faults)
    if order.level in ("landmark", "major"):
        selection = msgspec.structs.replace(selection, importance=order.level)
    return Order(
        kind=order.kind,
        paper=_PAPERS[order.paper],
        level=order.level,
        editions=tuple(editions[language] for language in languages),
        selection=selection,
        sides=order.sides,
        name=_name(order, languages) + ("-private" if archive is not None else ""),
        archive=archive,
    )


def _one_sided(sides: str) -> tuple[str, ...]:
    """Return what the name of a sheet for one side of the paper has besides."""
    return ("one-sided",) if sides == "one" else ()


def selection_in_words(edition: Edition, selection: Selection) -> str:
    """Return what a selection asks for, in the edition's language; "" for everything."""
    return "; ".join(_wishes(edition, selection))


def _wishes(edition: Edition, selection: Selection) -> Iterator[str]:
    if selection.q:
        yield edition.say(SELECTION, "q", words=selection.q)
    for kind in THINGS:
        if names := getattr(selection, kind):
            yield f"{edition.word('kind', kind)}: {_titles(edition.register, kind, names)}"
    if selection.role:
        yield edition.say(SELECTION, "role", words=", ".join(selection.role))
    if selection.importance:
        yield edition.say(SELECTION, selection.importance)
    if selection.dispute:
        yield edition.say(SELECTION, "dispute")
    for key, date in (("from", selection.from_), ("to", selection.to)):
        if date:
            yield edition.say(SELECTION, key, date=words(date, edition.language))


def _titles(register: Register, kind: Kind, names: tuple[str, ...]) -> str:
    return ", ".join(register.title(register.things(kind)[name]) for name in names)


def _name(order: HandoutOrder, languages: tuple[str, ...]) -> str:
    """Return a file's name: the kind, what narrows it, the languages, the paper; ASCII, and short enough for every system."""
    asked = re.sub(r"[^a-z0-9]+", "-", order.select.lower()).strip("-")[:_LONGEST_NAME].strip("-")
    return "-".join(filter(None, (order.kind, order.level, asked, *languages, order.paper)))
