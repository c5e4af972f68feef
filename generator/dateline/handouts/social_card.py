"""The picture of the chronology that programs show when somebody shares its address."""

from __future__ import annotations

from dateline.handouts.edition import Edition
from dateline.handouts.events import cut, footer
from dateline.handouts.model import Part, Sheet
from dateline.handouts.wording import CARD, FRAME, said
from dateline.outputs.addresses import CARD as PATH
from dateline.outputs.languages import direction

_LONGEST_TITLE, _LONGEST_SUBTITLE = 200, 140


class SocialCard(Sheet, kw_only=True):
    """The picture's words: title, subtitle, and a line of facts."""

    facts: str


def social_card(edition: Edition) -> SocialCard:
    """Return an edition's picture: what it is called, what it covers, how much it has. It names no event, so it accuses nobody."""
    chronology = edition.chronology
    config = chronology.config
    part = Part(
        language=edition.language,
        direction=direction(edition.language),
        title=cut(" ".join(config.title.split()), _LONGEST_TITLE),
        subtitle=cut(" ".join(config.subtitle.split()), _LONGEST_SUBTITLE),
        words=said(edition.texts, FRAME),
        footer=footer(edition),
    )
    facts = edition.say(CARD, "facts", events=len(chronology.events), sources=len(chronology.sources))
    return SocialCard(kind=PATH.removesuffix(".png"), paper="a4", title=config.title, parts=(part,), facts=facts)
