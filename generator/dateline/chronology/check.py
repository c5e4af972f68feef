"""Check a linked chronology: every rule that needs more than one file, then what authors have answered with `allow`."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable

from dateline.chronology.checks import bases, care, dates, evidence, identity, media, translations
from dateline.chronology.link import Linked
from dateline.diagnostics import Diagnostic, diagnostic, in_order
from dateline.diagnostics.rules.paper import SPOKEN_LATER

Check = Callable[[Linked], Iterable[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    identity.duplicate_ids,
    identity.dangling_mentions,
    identity.orphans,
    identity.repeated_steps,
    dates.missing_dates,
    dates.outside_dates,
    dates.contradictory_order,
    dates.after_sources,
    dates.on_publication_date,
    dates.periods,
    dates.reversed_spans,
    dates.overlapping_periods,
    bases.bases,
    evidence.quotations,
    evidence.places,
    evidence.archives,
    media.media_files,
    care.accusations,
    care.landmarks,
    care.uncited_events,
    care.uncited_quotations,
    care.editors_only,
    care.locators,
    care.archived_sources,
    translations.editions,
    translations.incomplete,
    translations.citations,
)


def check(linked: Linked, checks: tuple[Check, ...] = CHECKS) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the chronology: the documents' own diagnostics, every check's, less what `allow` answers."""
    steps = checking(linked, checks)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: tuple[Diagnostic, ...] = end.value
            return found


def checking(linked: Linked, checks: tuple[Check, ...] = CHECKS) -> Generator[None, None, tuple[Diagnostic, ...]]:
    """Check step by step, so that who has something better to do can leave off; return what `check` does."""
    documents = (*linked.registry.values(), *linked.editions)
    found = [each for document in documents for each in document.diagnostics]
    for each_check in checks:
        found.extend(each_check(linked))
        yield
    return in_order(_answered(found, linked))


def _answered(found: list[Diagnostic], linked: Linked) -> Iterable[Diagnostic]:
    """Drop warnings and notices that their file allows; say which `allow` answers nothing. Errors cannot be allowed.

    A base file's `allow` answers for its language editions, which hold nothing but what is translated.
    """
    allowed = {
        (document.path, rule): document
        for document in linked.registry.values()
        if document.thing
        for rule, _ in document.thing.allow
    }
    base_of = {
        edition.path: linked.registry[edition.kind, edition.id].path
        for edition in linked.editions
        if (edition.kind, edition.id) in linked.registry
    }
    used: set[tuple[str, str]] = set()
    for each in found:
        key = (base_of.get(each.path, each.path), each.rule)
        if key in allowed and each.severity != "error":
            used.add(key)
        else:
            yield each
    for (path, rule), document in allowed.items():
        if (path, rule) not in used and rule not in SPOKEN_LATER:
            yield diagnostic(
                "allow-unused",
                path,
                document.span(f"rule:{rule}"),
                f"No `{rule}` is given here, so there is nothing to allow.",
            )
