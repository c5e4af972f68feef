"""Plan the handouts that every build makes: `[[handouts]]` in timeline.toml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from dateline.chronology.model import Chronology
from dateline.handouts import Edition, Handout, Order, Refusal, make, make_edition, read_order
from dateline.handouts.glyphs import missing
from dateline.handouts.model import Sheet
from dateline.handouts.social_card import SocialCard, event_card, social_card
from dateline.outputs import Artifact
from dateline.outputs.addresses import CARD, card_of
from dateline.outputs.catalogues import speech
from dateline.outputs.offline import is_installable
from dateline.outputs.pages.downloads import Offer
from dateline.outputs.views import FileView
from dateline.selection import explain
from dateline.theme import Theme, ThemeError
from dateline.typesetting.files import NO_MEDIA, file_of, icons_of, picture_of

FOLDER = "downloads/"
_FORMS = {"pdf": "PDF, {paper}", "docx": "DOCX", "csv": "CSV"}
_PAPERS = {"a4": "A4", "letter": "US Letter", "legal": "US Legal", "a3": "A3", "a2": "A2", "tabloid": "Tabloid"}


class Paper(msgspec.Struct, frozen=True):
    """The handouts of a site: their files, what the page of downloads says of them, and why any cannot be made."""

    artifacts: tuple[Artifact, ...] = ()
    offers: tuple[Offer, ...] = ()
    orders: tuple[Order, ...] = ()
    handouts: tuple[Handout, ...] = ()
    refused: tuple[str, ...] = ()
    faults: tuple[ThemeError, ...] = ()


def paper_editions(chronologies: tuple[Chronology, ...], theme: Theme) -> Mapping[str, Edition]:
    """Return the editions as handouts see them, by their languages, the base first; a theme's catalogues have their words."""
    return {each.language: make_edition(each, speech(theme.catalogues, each.language)) for each in chronologies}


def plan_paper(editions: Mapping[str, Edition], theme: Theme, media: Mapping[str, bytes] = NO_MEDIA) -> Paper:
    """Return the handouts that the settings name, with their pictures out of `media`. Nothing is compiled here: that happens when a file must be written."""
    base = next(iter(editions.values())).chronology
    handouts: dict[str, Handout] = {}
    orders: list[Order] = []
    refused: list[str] = []
    for wanted in base.config.handouts:
        order = read_order(wanted, editions)
        if isinstance(order, Refusal):
            refused.append(refusal_in_words(wanted.select, order))
        else:
            orders.append(order)
            handouts |= {each.file: each for each in make(order)}
    files = tuple(file_of(each, theme, base.build_day, FOLDER, media) for each in handouts.values())
    return Paper(
        artifacts=tuple(Artifact(file.path, "", file) for file in files if isinstance(file, FileView)),
        offers=tuple(offer(each) for each in handouts.values()),
        orders=tuple(orders),
        handouts=tuple(handouts.values()),
        refused=tuple(refused),
        faults=tuple(file for file in files if isinstance(file, ThemeError)),
    )


def plan_icons(chronology: Chronology, theme: Theme) -> tuple[Artifact, ...]:
    """Return the theme's icon as pictures, for those who install a site; none for a site that nobody can install."""
    return tuple(Artifact(icon.path, "", icon) for icon in icons_of(theme)) if is_installable(chronology) else ()


def plan_cards(editions: Mapping[str, Edition], theme: Theme) -> tuple[tuple[Artifact, ...], tuple[ThemeError, ...]]:
    """Return the pictures of each edition for those who share an address; none for a site without one, where nobody could see them."""
    shared = [edition for edition in editions.values() if edition.chronology.config.base_url]
    found = [
        (edition.chronology.prefix, path, picture_of(sheet, theme, path))
        for edition in shared
        for path, sheet in _cards_of(edition)
    ]
    made = tuple(
        Artifact(f"{prefix}{path}", "", file, prefix)
        for prefix, path, file in found
        if not isinstance(file, ThemeError)
    )
    faults = (file for *_, file in found if isinstance(file, ThemeError))
    return made, tuple(dict.fromkeys(faults))


def _cards_of(edition: Edition) -> Iterator[tuple[str, SocialCard]]:
    """Yield an edition's picture, and those of its events where they are wanted, with their addresses."""
    yield CARD, social_card(edition)
    if edition.chronology.config.outputs.event_cards:
        for event in edition.chronology.events.values():
            yield card_of(event.id), event_card(edition, event)


def unprintable(handouts: Iterable[Handout]) -> frozenset[str]:
    """Return the characters of handouts that no bundled font has."""
    return frozenset(each for handout in handouts for each in missing(_as_text(handout.sheet)))


def offer(handout: Handout) -> Offer:
    """Return what the page of downloads says of a handout."""
    return Offer(
        group="paper",
        path=f"{FOLDER}{handout.file}",
        title=handout.title,
        language=handout.language,
        form=_FORMS[handout.form].format(paper=_PAPERS[handout.sheet.paper]),
    )


def _as_text(sheet: Sheet) -> str:
    """Return all of a sheet's texts in one, without what JSON would escape."""
    return msgspec.json.encode(sheet).decode()


def refusal_in_words(query: str, refusal: Refusal) -> str:
    """Return why an order cannot be made, with the words of its selection underlined."""
    return "\n".join(filter(None, (f"{refusal.message} {refusal.hint}".rstrip(), explain(query, refusal.faults))))
