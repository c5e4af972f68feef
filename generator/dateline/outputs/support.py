"""What an event rests on as a whole: its independent witnesses, the texts that are not counted, and why."""

from __future__ import annotations

import msgspec

from dateline.chronology.certainty import KNOWLEDGE, certainty_of_event
from dateline.chronology.publication import part_at
from dateline.chronology.witnesses import testimony
from dateline.model import Citation, Event
from dateline.outputs.addresses import page_of, part_anchor
from dateline.outputs.citing import view_place
from dateline.outputs.register import Register
from dateline.outputs.views import CitationView, Entry, Link, View
from dateline.outputs.wording import WORDS


class WitnessView(View, kw_only=True):
    """A witness by its texts that are cited: the first is the one cited most, the others are copies of it."""

    texts: tuple[CitationView, ...]


class RestingText(View, kw_only=True):
    """A text that is cited and not counted, since it rests on texts that are."""

    text: CitationView
    rests_on: tuple[str, ...]


class KnowledgeCount(View, kw_only=True):
    """How many of an event's statements are of one kind of knowledge."""

    kind: str
    count: int


class SupportView(View, kw_only=True):
    """What an event rests on. `slips` counts the slips in copies that are shown and bear no witness."""

    witnesses: tuple[WitnessView, ...]
    resting: tuple[RestingText, ...]
    slips: int
    statements: tuple[KnowledgeCount, ...]
    checked: tuple[str, ...]
    """What is said of the quotations in the entry's notes, each code once, the firmest first."""


def view_support(register: Register, event: Event, entry: Entry) -> SupportView:
    """Return what an event rests on, its most cited witnesses first; `entry` holds the notes that are explained."""
    found = register.witnesses
    cited: dict[str, dict[CitationView, int]] = {}
    for citation in testimony(event):
        if citation.source in register.chronology.sources:
            texts = cited.setdefault(found.of(citation), {})
            text = _text(register, citation)
            texts[text] = texts.get(text, 0) + 1
    independent = sorted(found.of_event(event), key=lambda witness: (-sum(cited[witness].values()), witness))
    statements = [each.kind for each in certainty_of_event(event).statements]
    said = {citation.checked for block in entry.prose for note in block.notes for citation in note.citations}
    return SupportView(
        witnesses=tuple(WitnessView(texts=_most_cited(cited[witness])) for witness in independent),
        resting=tuple(
            RestingText(
                text=text,
                rests_on=tuple(
                    _name(_most_cited(cited[each])[0]) for each in independent if each in found.rests_on[witness]
                ),
            )
            for witness in cited
            if witness not in independent
            for text in _most_cited(cited[witness])
        ),
        slips=sum(dispute.kind == "copy-error" for dispute in event.disputes),
        statements=tuple(
            KnowledgeCount(kind=kind, count=statements.count(kind)) for kind in KNOWLEDGE if kind in statements
        ),
        checked=tuple(code for code in WORDS["checked"] if code in said),
    )


def _text(register: Register, citation: Citation) -> CitationView:
    """Return the text that a citation is of, without a place in it."""
    source = register.chronology.sources[citation.source]
    part = part_at(source, citation.locator)
    view = view_place(register, citation.source, part.paragraphs if part else None)
    path = page_of("source", source.id) + (f"#{part_anchor(part.id)}" if part else "")
    link = Link(path=path, title=source.title, lang=register.foreign(source.language))
    return msgspec.structs.replace(view, source=link, locator=None, outward=None)


def _most_cited(texts: dict[CitationView, int]) -> tuple[CitationView, ...]:
    return tuple(sorted(texts, key=lambda text: -texts[text]))


def _name(text: CitationView) -> str:
    return text.part or (text.source.title if text.source else "")
