"""How texts descend from each other: versions, translations, paraphrases, and which of them is cited."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model import Lineage, Source
from dateline.outputs.register import Register
from dateline.outputs.views import Link, View

LineageIndex = Mapping[str, tuple[tuple[str, str, str], ...]]
"""For each source, the (kind, source, part) of those that descend from it."""


class LineageView(View, kw_only=True):
    """How this text, or a part of it, descends from another (or, `inverse`, the other from this one).

    `events` counts those that rest on the other; `one_witness` where the two count as one.
    """

    kind: str
    inverse: bool
    link: Link
    part: str
    events: int
    one_witness: bool


def lineage_index(register: Register) -> LineageIndex:
    """Return, for each source, those that descend from it."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for name, source in register.chronology.sources.items():
        for relation, part in _relations(source):
            found.setdefault(relation.source, []).append((relation.kind, name, part))
    return {name: tuple(lines) for name, lines in found.items()}


def view_lineage(register: Register, source: Source, descends: LineageIndex) -> tuple[LineageView, ...]:
    """Return what a source descends from, then what descends from it."""
    found: list[tuple[str, bool, str, str]] = [
        (relation.kind, False, relation.source, part) for relation, part in _relations(source)
    ]
    found += [(kind, True, name, part) for kind, name, part in descends.get(source.id, ())]
    return tuple(
        LineageView(
            kind=kind,
            inverse=inverse,
            link=link,
            part=part,
            events=len(register.chronology.events_of.get(("source", name), ())),
            one_witness=kind != "quotes",
        )
        for kind, inverse, name, part in found
        if (link := register.link("source", name))
    )


def _relations(source: Source) -> list[tuple[Lineage, str]]:
    """Return the relations of a source and of its parts, each with the part's title ("" for the source)."""
    found = [(relation, "") for relation in source.relations]
    return found + [(relation, part.title or part.id) for part in source.parts for relation in part.relations]
