"""Ids: that each is given once, that every name leads somewhere, and that everything is named by something."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.chronology.link import Linked
from dateline.diagnostics import Diagnostic, Suggestions, diagnostic
from dateline.model import Kind
from dateline.parsing.mentions import Mention

_USED_KINDS: tuple[Kind, ...] = ("source", "actor", "place", "topic")


def duplicate_ids(linked: Linked) -> Iterator[Diagnostic]:
    """Report ids that differ only in letter case, and aliases that are somebody's id or alias already."""
    taken: dict[tuple[str, str], str] = {}
    for (kind, name), document in linked.registry.items():
        first = taken.setdefault((kind, name.casefold()), document.path)
        if first != document.path:
            message = f"The id `{name}` differs only in letter case from that of {first}."
            yield diagnostic("id-duplicate", document.path, document.span(""), message)
    for (kind, _), document in linked.registry.items():
        for index, alias in enumerate(document.thing.aliases if document.thing else ()):
            first = taken.setdefault((kind, alias.casefold()), document.path)
            if first != document.path or (kind, alias) in linked.registry:
                message = f"The alias `{alias}` is already the id or an alias of {first}."
                yield diagnostic("id-duplicate", document.path, document.span(f"aliases/{index}"), message)


def dangling_mentions(linked: Linked) -> Iterator[Diagnostic]:
    """Report every naming of a thing that is not in the content, with the nearest id that is; of a draft, where it is hidden."""
    names: dict[str, list[str]] = {}
    for kind, name in linked.registry:
        names.setdefault(kind, []).append(name)
    suggestions = {kind: Suggestions(known) for kind, known in names.items()}
    aliases = linked.chronology.aliases
    published = linked.registry.keys() - {("event", name) for name in linked.drafts}
    for document in linked.documents():
        is_draft = document.kind == "event" and document.id in linked.drafts
        for mention in document.mentions:
            if (mention.kind, mention.target) in published:
                continue
            today = aliases.get((mention.kind, mention.target), mention.target)
            if (mention.kind, today) not in linked.registry:
                yield _dangling(document.path, mention, suggestions.get(mention.kind))
            elif mention.kind == "event" and today in linked.drafts and not is_draft:
                message = f"The event `{mention.target}` is a draft, so nothing published can lead to it."
                hint = "Publish it, or remove the reference."
                yield diagnostic("reference-dangling", document.path, mention.span, message, hint)


def _dangling(path: str, mention: Mention, suggestions: Suggestions | None) -> Diagnostic:
    rule = "citation-dangling" if mention.citation else "reference-dangling"
    hint = suggestions.did_you_mean(mention.target) if suggestions else ""
    hint = hint or f"Write content/{mention.kind}s/{mention.target}.md, or correct the id."
    return diagnostic(rule, path, mention.span, f"There is no {mention.kind} `{mention.target}`.", hint)


def repeated_steps(linked: Linked) -> Iterator[Diagnostic]:
    """Report threads that name an event twice."""
    for name, thread in linked.chronology.threads.items():
        seen: set[str] = set()
        for index, step in enumerate(thread.events):
            if step.event in seen:
                document = linked.registry["thread", name]
                message = f"The thread has been at `{step.event}` before."
                yield diagnostic("thread-repeats", document.path, document.span(f"events/{index}/event"), message)
            seen.add(step.event)


def orphans(linked: Linked) -> Iterator[Diagnostic]:
    """Report sources, actors, places and topics that no other file names."""
    named: set[tuple[str, str]] = set()
    for document in (*linked.registry.values(), *linked.editions):
        own = (document.kind, document.id)
        named.update(other for mention in document.mentions if (other := (mention.kind, mention.target)) != own)
    named |= {(kind, today) for (kind, former), today in linked.chronology.aliases.items() if (kind, former) in named}
    for (kind, name), document in linked.registry.items():
        if kind in _USED_KINDS and (kind, name) not in named:
            yield diagnostic("orphan", document.path, document.span("title"), f"Nothing names the {kind} `{name}`.")
