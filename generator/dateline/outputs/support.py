"""What an event rests on as a whole: its independent witnesses, the texts that are not counted, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from dateline.chronology.certainty import KNOWLEDGE, kinds_of_statements
from dateline.chronology.publication import part_at
from dateline.chronology.witnesses import testimony
from dateline.model import Event, Part, Source
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
    found, sources = register.witnesses, register.chronology.sources
    cited: dict[str, dict[tuple[str, str], _Text]] = {}
    testified = testimony(event)
    for citation in testified:
        source = sources.get(citation.source)
        if source:
            part = part_at(source, citation.locator) if source.parts else None
            texts = cited.setdefault(found.of(citation), {})
            text = texts.setdefault((source.id, part.id if part else ""), _Text(source, part))
            text.times += 1
    independent = sorted(
        found.independent(testified),
        key=lambda witness: (-sum(text.times for text in cited[witness].values()), witness),
    )
    shown = {witness: _most_cited(register, texts) for witness, texts in cited.items()}
    statements = kinds_of_statements(event)
    said = {citation.checked for block in entry.prose for note in block.notes for citation in note.citations}
    return SupportView(
        witnesses=tuple(WitnessView(texts=shown[witness]) for witness in independent),
        resting=tuple(
            RestingText(
                text=text,
                rests_on=tuple(_name(shown[each][0]) for each in independent if each in found.rests_on[witness]),
            )
            for witness in cited
            if witness not in independent
            for text in shown[witness]
        ),
        slips=sum(dispute.kind == "copy-error" for dispute in event.disputes),
        statements=tuple(
            KnowledgeCount(kind=kind, count=statements.count(kind)) for kind in KNOWLEDGE if kind in statements
        ),
        checked=tuple(code for code in WORDS["checked"] if code in said),
    )


@dataclass(slots=True)
class _Text:
    """A text that is cited, and how many times."""

    source: Source
    part: Part | None
    times: int = 0


def _most_cited(register: Register, texts: Mapping[tuple[str, str], _Text]) -> tuple[CitationView, ...]:
    return tuple(_view_text(register, text) for text in sorted(texts.values(), key=lambda text: -text.times))


def _view_text(register: Register, text: _Text) -> CitationView:
    """Return a text, without a place in it."""
    source, part = text.source, text.part
    view = view_place(register, source.id, part.paragraphs if part else None)
    path = page_of("source", source.id) + (f"#{part_anchor(part.id)}" if part else "")
    link = Link(path=path, title=source.title, lang=register.foreign(source.language))
    return msgspec.structs.replace(view, source=link, locator=None, outward=None)


def _name(text: CitationView) -> str:
    return text.part or (text.source.title if text.source else "")
