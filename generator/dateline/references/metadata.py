"""Describe a source in the head of its page, so that Zotero saves the source and not the page.

Zotero's documentation, "Exposing your metadata" (https://www.zotero.org/support/dev/exposing_metadata), takes embedded metadata in `meta`
elements: Highwire tags (`citation_*`) and RDF vocabularies such as Dublin Core. We give the first for what they can say and Dublin Core
for the rest. COinS would need empty elements in the text, which people without Zotero meet too.
"""

from __future__ import annotations

from dateline.references.csl import CslItem

_ZOTERO_TYPES = {
    "article-newspaper": "newspaperArticle",
    "article-magazine": "magazineArticle",
    "personal_communication": "email",
    "report": "report",
    "book": "book",
    "thesis": "thesis",
    "legislation": "statute",
    "webpage": "webpage",
    "interview": "interview",
    "speech": "presentation",
}


def metadata(item: CslItem) -> tuple[tuple[str, str], ...]:
    """Return the `meta` elements of an item as pairs of name and content, neither escaped; what is not known is left out.

    Only a date that is one known day, month or year is given: a program would take any other for exact.
    """
    issued = item.issued
    exact = bool(issued and len(issued.parts) == 1 and not issued.circa and not issued.season)
    pairs = (
        ("citation_title", item.title),
        *(("citation_author", name.literal or f"{name.family}, {name.given}") for name in item.author),
        ("citation_publication_date", issued.edtf.replace("-", "/") if issued and exact else ""),
        ("citation_publisher", item.publisher or item.container_title),
        ("prism.publicationName", item.container_title),
        ("citation_public_url", item.url),
        ("citation_language", item.language),
        ("DC.title", item.title),
        *(("DC.creator", name.literal or f"{name.family}, {name.given}") for name in item.author),
        ("DC.date", issued.edtf if issued and exact else ""),
        ("DC.publisher", item.publisher or item.container_title),
        ("DC.language", item.language),
        ("DC.identifier", item.url),
        ("DC.type", _ZOTERO_TYPES.get(item.type, "document")),
    )
    return tuple((name, content) for name, content in pairs if content)
