"""Language editions: that each has a base, that none is missing, incomplete or stale, and that it rests on the same places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.chronology.aliases import citation_with_todays_ids
from dateline.chronology.link import Linked
from dateline.chronology.translate import citations_of, unmatched_rows, untranslated
from dateline.chronology.walk import body_citations
from dateline.chronology.witness import located
from dateline.diagnostics import Diagnostic, diagnostic
from dateline.evidence import read_quotation
from dateline.model import EDITORS, Citation, Thing
from dateline.parsing import Document

_MOST_NAMED = 4
_SHOWN = {"names": "a name in its language"}


def editions(linked: Linked) -> Iterator[Diagnostic]:
    """Report editions without a base or of an unknown language, stale editions, and things that lack one."""
    config = linked.chronology.config
    wanted = [language for language in config.languages if language != config.language]
    present: set[tuple[str, str, str]] = set()
    for edition in linked.editions:
        base = linked.registry.get((edition.kind, edition.id))
        present.add((edition.kind, edition.id, edition.language))
        if not linked.looks_at(edition):
            continue
        if base is None or edition.language not in wanted:
            reason = (
                "There is no base file"
                if base is None
                else f"`languages` in timeline.toml does not name `{edition.language}`"
            )
            yield diagnostic("translation-orphan", edition.path, edition.span(""), f"{reason} for this edition.")
            continue
        yield from _rows_without_base(edition, base)
        if edition.translates and base.digest and edition.translates != base.digest:
            message = (
                f"The text of {base.path} has changed since this was translated (its digest is now {base.digest})."
            )
            yield diagnostic("translation-stale", edition.path, edition.span("translates"), message)
    for (kind, name), document in linked.registry.items():
        if not linked.looks_at(document) or not document.thing or name in linked.drafts:
            continue
        for language in wanted:
            if (kind, name, language) not in present:
                message = f"There is no {document.path.removesuffix('.md')}.{language}.md."
                hint = f"Write it: dateline new {kind} {name} --language {language}"
                yield diagnostic("translation-missing", document.path, document.span(""), message, hint)


def incomplete(linked: Linked) -> Iterator[Diagnostic]:
    """Report editions that leave out what their base file says: there, readers would meet the base language."""
    for edition, base in _pairs(linked):
        left = [_SHOWN.get(pointer, f"`{pointer}`") for pointer in untranslated(edition, base.thing)]
        if base.thing and base.thing.body and not edition.body:
            left.append("the text below the front matter")
        if left:
            some = ", ".join(left[:_MOST_NAMED]) + (
                f" and {len(left) - _MOST_NAMED} more" if len(left) > _MOST_NAMED else ""
            )
            message = f"{base.path} has what this leaves out: {some}."
            yield diagnostic("translation-incomplete", edition.path, edition.span(""), message)


def citations(linked: Linked) -> Iterator[Diagnostic]:
    """Report editions whose text, or front matter, rests on other places of the sources than what it translates."""
    for edition, base in _pairs(linked):
        yield from _citations_in_front(linked, edition, base)
        if not edition.body or base.thing is None:
            continue
        theirs = {_place(each): each for each in body_citations(edition.body)}
        ours = {_place(each): each for each in body_citations(_current(linked, base).body)}
        missing = [name for name in ours if name not in theirs]
        if missing:
            message = f"{base.path} cites what this does not: {'; '.join(missing[:_MOST_NAMED])}."
            yield diagnostic("translation-cites-otherwise", edition.path, edition.span(""), message)
        for name, citation in theirs.items():
            if name not in ours:
                message = f"This cites {name}, and {base.path} does not."
                yield diagnostic("translation-cites-otherwise", edition.path, citation.span, message)


def _citations_in_front(linked: Linked, edition: Document, base: Document) -> Iterator[Diagnostic]:
    """Report an edition's `cite` that is not the base file's: readers are shown the base's, whatever stands here."""
    for pointer, written, base_one in citations_of(edition, _current(linked, base)):
        ours = citation_with_todays_ids(written, linked.chronology.aliases)
        if base_one is None:
            message = f"This cites {_place(ours)}, and {base.path} cites nothing here."
        elif _place(ours) != _place(base_one):
            message = f"This cites {_place(ours)}, where {base.path} cites {_place(base_one)}."
        elif ours.quotation and _words(ours) != _words(base_one):
            message = f"This quotes other words of {_place(ours)} than {base.path}."
        elif (ours.by and ours.by != base_one.by) or (ours.by_name and not base_one.by_name):
            message = f"This names another speaker than {base.path}."
        else:
            continue
        yield diagnostic("translation-cites-otherwise", edition.path, edition.span(pointer), message)


def _words(citation: Citation) -> str:
    return read_quotation(citation.quotation).canonical if citation.source != EDITORS else ""


def _pairs(linked: Linked) -> Iterator[tuple[Document, Document]]:
    """Yield each edition that is published and could be read, with its base file."""
    for edition in linked.editions:
        base = linked.registry.get((edition.kind, edition.id))
        if (
            base
            and linked.looks_at(edition)
            and base.thing
            and edition.spans
            and edition.language in linked.chronology.config.all_languages
        ):
            yield edition, base


def _current(linked: Linked, base: Document) -> Thing:
    """Return a base file's record with the ids of today; a draft's as it was read."""
    things: Mapping[str, Thing] = getattr(linked.chronology, f"{base.kind}s")
    return things.get(base.id) or base.thing  # type: ignore[return-value]  # pairs have a record


def _place(citation: Citation) -> str:
    return f"`{citation.source}`{f', {located(citation.locator)}' if citation.locator else ''}"


def _rows_without_base(edition: Document, base: Document) -> Iterator[Diagnostic]:
    """Report rows that translate nothing: the base file has no such row."""
    for pointer in unmatched_rows(edition, base.thing):
        message = f"{base.path} has no row that this translates."
        yield diagnostic("translation-orphan", edition.path, edition.span(pointer), message)
