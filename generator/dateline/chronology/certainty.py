"""Tell what kind of knowledge a statement and a date rest on (issue 3, "Standing, speaker, certainty"): codes only, words are for templates.

The kinds, the firmest first: `reported` as fact by a text (a citation without `by=`, a date that the text states), `said-by-named`
(`by=` an actor), `said-by-unnamed` (`by=` words), `inferred` by us (a date that was worked out from the text's words), `editors`
(`[@editors]`, a basis of that kind). A statement with several citations is of the firmest kind among them; all are kept beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

from dateline.chronology.walk import body_groups
from dateline.chronology.witnesses import Speaker
from dateline.model import EDITORS, Basis, Citation, Event, Standing

Knowledge = Literal["reported", "said-by-named", "said-by-unnamed", "inferred", "editors"]
KNOWLEDGE: tuple[Knowledge, ...] = ("reported", "said-by-named", "said-by-unnamed", "inferred", "editors")
"""The kinds of knowledge, the firmest first."""


class Certainty(msgspec.Struct, frozen=True):
    """What one statement, or one date, rests on.

    `kind` is the first of `kinds`, which are the kinds present, the firmest first. `speakers` are the persons named by `by=`, each once,
    in the order of the text; `reasons` are those of `[@editors "reason"]`, or the notes of editors' bases.
    """

    kind: Knowledge
    kinds: tuple[Knowledge, ...]
    speakers: tuple[Speaker, ...] = ()
    reasons: tuple[str, ...] = ()


class EventCertainty(msgspec.Struct, frozen=True):
    """What an event rests on: its standing, its date (None where no basis is given), and each citation group of its body, in order."""

    standing: Standing
    date: Certainty | None
    statements: tuple[Certainty, ...]


def knowledge(citation: Citation) -> Knowledge:
    """Return the kind of knowledge that one citation gives."""
    if citation.source == EDITORS:
        return "editors"
    if citation.by:
        return "said-by-named"
    return "said-by-unnamed" if citation.by_name else "reported"


def certainty(citations: Iterable[Citation]) -> Certainty | None:
    """Return what the citations of one statement rest on; None for no citation at all."""
    cited = tuple(citations)
    speakers = (
        Speaker("named", each.by) if each.by else Speaker("unnamed", each.by_name)
        for each in cited
        if each.by or each.by_name
    )
    reasons = (each.quotation for each in cited if each.source == EDITORS)
    return _certainty(map(knowledge, cited), speakers, reasons)


def kinds_of_statements(event: Event) -> list[Knowledge]:
    """Return the kind of each citation group of an event's body, in order: that of `certainty`, and no more."""
    groups = ({knowledge(each) for each in group.citations} for group in body_groups(event.body))
    return [min(kinds, key=KNOWLEDGE.index) if len(kinds) > 1 else next(iter(kinds)) for kinds in groups if kinds]


def certainty_of_date(event: Event) -> Certainty | None:
    """Return what an event's date rests on, by its bases; None without a date or a basis."""
    if event.date is None:
        return None
    reasons = (basis.note for basis in event.basis if basis.kind == "editors" and basis.note)
    return _certainty(map(_knowledge_of_basis, event.basis), (), reasons)


def certainty_of_event(event: Event) -> EventCertainty:
    """Return what an event, its date and each of its statements rest on."""
    statements = (certainty(group.citations) for group in body_groups(event.body))
    return EventCertainty(event.standing, certainty_of_date(event), tuple(each for each in statements if each))


def _knowledge_of_basis(basis: Basis) -> Knowledge:
    match basis.kind:
        case "stated":
            return "reported"
        case "editors":
            return "editors"
        case _:
            return "inferred"


def _certainty(kinds: Iterable[Knowledge], speakers: Iterable[Speaker], reasons: Iterable[str]) -> Certainty | None:
    present = tuple(sorted(set(kinds), key=KNOWLEDGE.index))
    if not present:
        return None
    return Certainty(present[0], present, tuple(dict.fromkeys(speakers)), tuple(dict.fromkeys(reasons)))
