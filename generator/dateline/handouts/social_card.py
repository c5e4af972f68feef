"""The pictures of the chronology, and of single events, that programs show when somebody shares an address."""

from __future__ import annotations

from dateline.handouts.edition import Edition
from dateline.handouts.events import cut, footer, outcomes
from dateline.handouts.model import Part, Sheet
from dateline.handouts.wording import CARD, FRAME, said
from dateline.model import Event
from dateline.outputs.addresses import CARD as PATH
from dateline.outputs.languages import direction

_LONGEST_TITLE, _LONGEST_SUBTITLE, _LONGEST_NOTE, _LONGEST_FACTS = 200, 140, 150, 70


class SocialCard(Sheet, kw_only=True):
    """The picture's words: title, subtitle, what may not be left out, and a line of facts."""

    facts: str
    notes: tuple[str, ...] = ()


def social_card(edition: Edition) -> SocialCard:
    """Return an edition's picture: what it is called, what it covers, how much it has. It names no event, so it accuses nobody."""
    chronology = edition.chronology
    config = chronology.config
    facts = edition.say(CARD, "facts", events=len(chronology.events), sources=len(chronology.sources))
    return _card(edition, config.title, config.subtitle, facts)


def event_card(edition: Edition, event: Event) -> SocialCard:
    """Return an event's picture: what happened and when, whether it did, and, where it accuses somebody, what came of it."""
    when = edition.register.headlines[event.id].when
    standing = (edition.word("standing-explained", event.standing),) if event.standing != "occurred" else ()
    notes = tuple(cut(note, _LONGEST_NOTE) for note in (*standing, *outcomes(edition, event)))
    date = when.words or edition.say(FRAME, "date-not-known")
    return _card(edition, event.title, date, edition.chronology.config.title, notes)


def _card(edition: Edition, title: str, subtitle: str, facts: str, notes: tuple[str, ...] = ()) -> SocialCard:
    part = Part(
        language=edition.language,
        direction=direction(edition.language),
        title=cut(" ".join(title.split()), _LONGEST_TITLE),
        subtitle=cut(" ".join(subtitle.split()), _LONGEST_SUBTITLE),
        words=said(edition.texts, FRAME),
        footer=footer(edition),
    )
    facts = cut(" ".join(facts.split()), _LONGEST_FACTS)
    kind = PATH.removesuffix(".png")
    return SocialCard(kind=kind, paper="a4", title=title, parts=(part,), facts=facts, notes=notes)
