"""Citations as readers see them: the source, the part of it and the place, the words, who said them."""

from __future__ import annotations

import msgspec

from dateline.chronology.certainty import knowledge
from dateline.chronology.publication import part_at
from dateline.evidence import Outcome
from dateline.model import EDITORS, Citation, Locator
from dateline.outputs.addresses import in_source
from dateline.outputs.outward import view_outward
from dateline.outputs.register import Register
from dateline.outputs.views import CitationView, Link, Quotation

_CHECKED: dict[Outcome | None, str] = {
    "found": "found",
    "supported": "likely",
    "wrong-locator": "absent",
    "not-found": "absent",
}


def view_citation(register: Register, citation: Citation) -> CitationView:
    """Return the view of one citation; one of the editors' own knowledge has no source and gives its reason."""
    if citation.source == EDITORS:
        reason = Quotation(text=citation.quotation) if citation.quotation else None
        return CitationView(source=None, quotation=reason, knowledge="editors")
    return msgspec.structs.replace(
        view_place(register, citation.source, citation.locator, citation.quotation),
        speaker=register.link("actor", citation.by) if citation.by else None,
        speaker_name=citation.by_name,
        knowledge=knowledge(citation),
    )


def view_place(register: Register, name: str, locator: Locator | None, quotation: str = "") -> CitationView:
    """Return the view of a place in a source; one that is not there keeps its id for a name."""
    source = register.chronology.sources.get(name)
    if source is None:
        return CitationView(source=Link(path="bibliography.html", title=name), locator=locator)
    part = part_at(source, locator)
    lang = register.foreign(source.language)
    return CitationView(
        source=Link(path=in_source(name, locator), title=source.title, lang=lang),
        publisher=source.publisher,
        part=part.title if part and part.title != source.title else "",
        part_publisher=part.publisher if part else "",
        locator=locator,
        quotation=Quotation(text=quotation, lang=lang) if quotation else None,
        checked=checked(register, name, locator, quotation),
        outward=view_outward(source, quotation),
    )


def checked(register: Register, source: str, locator: Locator | None, words: str) -> str:
    """Return whether words are in a source's archived text, as far as anyone can check with what is committed; "" for no words."""
    outcome = register.chronology.checked.get((source, locator, words))
    return _CHECKED.get(outcome, "unchecked") if words else ""
