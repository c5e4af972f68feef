"""Check a linked chronology: every rule that needs more than one file, then what authors have answered with `allow`."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable

import msgspec

from dateline.chronology.checks import bases, care, dates, evidence, identity, media, translations
from dateline.chronology.link import Linked
from dateline.diagnostics import Diagnostic, diagnostic, in_order
from dateline.diagnostics.rules.paper import SPOKEN_LATER

Check = Callable[[Linked], Iterable[Diagnostic]]

OF_EACH: tuple[Check, ...] = (
    identity.dangling_mentions,
    dates.missing_dates,
    dates.outside_dates,
    dates.after_sources,
    dates.on_publication_date,
    dates.periods,
    bases.bases,
    evidence.quotations,
    evidence.places,
    media.media_files,
    care.landmarks,
    care.uncited_events,
    care.uncited_quotations,
    care.editors_only,
    care.locators,
    translations.editions,
    translations.incomplete,
    translations.citations,
)
"""Checks that say of a file, or of an edition of it, what follows from it and from what all others can see of other files (`ties`).

They look at `linked.documents()`, `linked.events` and `linked.cited` only.
"""
OF_ALL: tuple[Check, ...] = (
    identity.duplicate_ids,
    identity.orphans,
    identity.repeated_steps,
    dates.contradictory_order,
    dates.reversed_spans,
    dates.overlapping_periods,
    evidence.archives,
    care.accusations,
    care.archived_sources,
)
"""Checks that follow from what all can see of every file: an event's words decide nothing in them."""


class Findings(msgspec.Struct, frozen=True):
    """What was found before `allow` answers it: by the file that it is said of, and by the checks of all."""

    of_each: dict[str, tuple[Diagnostic, ...]]
    of_all: tuple[Diagnostic, ...]

    def with_those(self, newer: Findings, paths: frozenset[str]) -> Findings:
        """Return these findings with newer ones of the files at some paths."""
        kept = {path: found for path, found in self.of_each.items() if path not in paths}
        return Findings(kept | newer.of_each, self.of_all)


def check(linked: Linked) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the chronology: the documents' own diagnostics, every check's, less what `allow` answers."""
    return answered(findings(linked), linked)


def findings(linked: Linked) -> Findings:
    """Return what is found in the documents to look at; where these are not all, only the checks of each look."""
    steps = _finding(linked)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found: Findings = end.value
            return found


def checking(linked: Linked) -> Generator[None, None, tuple[Diagnostic, ...]]:
    """Check step by step, so that who has something better to do can leave off; return what `check` does."""
    found = yield from _finding(linked)
    return answered(found, linked)


def _finding(linked: Linked) -> Generator[None, None, Findings]:
    of_each: dict[str, list[Diagnostic]] = {}
    of_all: list[Diagnostic] = []
    for document in linked.documents():
        if document.diagnostics:
            of_each.setdefault(document.path, []).extend(document.diagnostics)
    for each_check in OF_EACH:
        for each in each_check(linked):
            of_each.setdefault(each.path, []).append(each)
        yield
    for each_check in OF_ALL if linked.only is None else ():
        of_all.extend(each_check(linked))
        yield
    return Findings({path: tuple(found) for path, found in of_each.items()}, tuple(of_all))


def answered(found: Findings, linked: Linked) -> tuple[Diagnostic, ...]:
    """Return findings in order, less what `allow` answers, and with what answers nothing."""
    every = (*(each for several in found.of_each.values() for each in several), *found.of_all)
    return in_order(_answered(every, linked))


def _answered(found: Iterable[Diagnostic], linked: Linked) -> Iterable[Diagnostic]:
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
