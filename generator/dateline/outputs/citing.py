"""Citations as readers see them: the source, the part of it and the place, the words, who said them."""

from __future__ import annotations

from dateline.chronology.publication import part_at
from dateline.model import EDITORS, Citation, Locator
from dateline.outputs.addresses import in_source
from dateline.outputs.register import Register
from dateline.outputs.views import CitationView, Link, Quotation


def view_citation(register: Register, citation: Citation) -> CitationView:
    """Return the view of one citation; one of the editors' own knowledge has no source and gives its reason."""
    if citation.source == EDITORS:
        reason = Quotation(text=citation.quotation) if citation.quotation else None
        return CitationView(source=None, quotation=reason)
    return view_place(
        register,
        citation.source,
        citation.locator,
        citation.quotation,
        speaker=citation.by,
        speaker_name=citation.by_name,
    )


def view_place(
    register: Register,
    name: str,
    locator: Locator | None,
    quotation: str = "",
    *,
    speaker: str = "",
    speaker_name: str = "",
) -> CitationView:
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
        speaker=register.link("actor", speaker) if speaker else None,
        speaker_name=speaker_name,
    )
