"""Language editions: that each has a base, that none is missing, and that none has fallen behind."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.chronology.link import Linked
from dateline.chronology.translate import unmatched_rows
from dateline.diagnostics import Diagnostic, diagnostic
from dateline.parsing import Document


def editions(linked: Linked) -> Iterator[Diagnostic]:
    """Report editions without a base or of an unknown language, stale editions, and things that lack one."""
    config = linked.chronology.config
    wanted = [language for language in config.languages if language != config.language]
    present: set[tuple[str, str, str]] = set()
    for edition in linked.editions:
        base = linked.registry.get((edition.kind, edition.id))
        if base is None or edition.language not in wanted:
            reason = (
                "There is no base file"
                if base is None
                else f"`languages` in timeline.toml does not name `{edition.language}`"
            )
            yield diagnostic("translation-orphan", edition.path, edition.span(""), f"{reason} for this edition.")
            continue
        present.add((edition.kind, edition.id, edition.language))
        yield from _rows_without_base(edition, base)
        if edition.translates and edition.translates != base.digest:
            message = (
                f"The text of {base.path} has changed since this was translated (its digest is now {base.digest})."
            )
            yield diagnostic("translation-stale", edition.path, edition.span("translates"), message)
    for (kind, name), document in linked.registry.items():
        for language in wanted if document.thing and name not in linked.drafts else ():
            if (kind, name, language) not in present:
                message = f"There is no {document.path.removesuffix('.md')}.{language}.md."
                hint = f"Write it: dateline new {kind} {name} --language {language}"
                yield diagnostic("translation-missing", document.path, document.span(""), message, hint)


def _rows_without_base(edition: Document, base: Document) -> Iterator[Diagnostic]:
    """Report rows that translate nothing: the base file has no such row."""
    for pointer in unmatched_rows(edition, base.thing):
        message = f"{base.path} has no row that this translates."
        yield diagnostic("translation-orphan", edition.path, edition.span(pointer), message)
