"""Care for readers and for people named: outcomes of accusations, reasons for landmarks, citations that can be followed."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.chronology.link import Linked
from dateline.chronology.walk import body_groups, event_citations
from dateline.diagnostics import Diagnostic, diagnostic
from dateline.model import EDITORS
from dateline.parsing import Document


def accusations(linked: Linked) -> Iterator[Diagnostic]:
    """Report events that accuse a named person and have no outcome among the events."""
    answered = {
        relation.event
        for event in linked.chronology.events.values()
        for relation in event.related
        if relation.relation == "outcome-of"
    }
    for name, event in linked.chronology.events.items():
        if event.accusation and name not in answered:
            document = linked.registry["event", name]
            yield diagnostic(
                "accusation-without-outcome",
                document.path,
                document.span("accusation"),
                f"No event is the outcome of `{name}`.",
            )


def landmarks(linked: Linked) -> Iterator[Diagnostic]:
    """Report landmarks that do not say why they are."""
    for document, event in linked.events:
        if event.importance == "landmark" and not event.why:
            yield diagnostic(
                "landmark-without-why",
                document.path,
                document.span("importance"),
                "The landmark does not say why it is one.",
            )


def uncited_events(linked: Linked) -> Iterator[Diagnostic]:
    """Report events that cite no source."""
    for document, _, cited in linked.cited:
        if not any(citation.source != EDITORS for citation in cited):
            yield diagnostic("event-uncited", document.path, document.span("title"), "The event cites no source.")


def uncited_quotations(linked: Linked) -> Iterator[Diagnostic]:
    """Report quoted words that no citation follows: in the body in their paragraph, in title and summary anywhere in the body."""
    for document in _things(linked):
        for run in document.quoted:
            somewhere = any(mention.citation for mention in document.mentions)
            if run.cited is None and not (run.where != "body" and somewhere):
                message = f"The quotation “{_short(run.text)}” has no citation after it."
                yield diagnostic("quote-uncited", document.path, run.span, message)


def locators(linked: Linked) -> Iterator[Diagnostic]:
    """Note citations of a whole source."""
    for document, event, cited in linked.cited:
        if all(citation.locator or citation.source == EDITORS for citation in cited):
            continue
        for citation in event_citations(event):
            if citation.source != EDITORS and citation.locator is None:
                message = f"The citation of `{citation.source}` names no paragraph or page."
                yield diagnostic("citation-without-locator", document.path, citation.span, message)


def archived_sources(linked: Linked) -> Iterator[Diagnostic]:
    """Note sources with an address and no archived copy of it."""
    for name, source in linked.chronology.sources.items():
        if source.url and source.url != "none" and not source.archived_url:
            document = linked.registry["source", name]
            yield diagnostic(
                "source-without-archive",
                document.path,
                document.span("url"),
                "The source's address has no archived copy.",
            )


def editors_only(linked: Linked) -> Iterator[Diagnostic]:
    """Report quotations that only `[@editors]` follows: our own knowledge can vouch for nobody's words."""
    for document in linked.documents():
        if not document.quoted:
            continue
        groups = tuple(body_groups(document.thing.body if document.thing else document.body))
        for run in document.quoted:
            group = groups[run.cited] if run.cited is not None and run.cited < len(groups) else None
            if group and all(citation.source == EDITORS for citation in group.citations):
                message = "Our own knowledge cannot vouch for a quotation."
                hint = "Cite the source of the words."
                yield diagnostic("editors-not-allowed", document.path, run.span, message, hint)


def _things(linked: Linked) -> Iterator[Document]:
    """Yield the documents whose prose cites, in every language: events, and whatever else has citations in its body."""
    for document in linked.documents():
        cites = document.thing or document.language
        if document.kind == "event" or (cites and any(mention.citation for mention in document.mentions)):
            yield document


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
