"""Evidence: that every quotation and every wording of a date stands in its source, at the place that is named."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.chronology.claims import Claim
from dateline.chronology.differences import difference
from dateline.chronology.link import Linked
from dateline.chronology.witness import Verdict, located, places_of
from dateline.diagnostics import Diagnostic, diagnostic
from dateline.evidence import Fingerprint, Locator, compare, is_identical, read_quotation
from dateline.evidence.normalise import words
from dateline.evidence.paragraphs import named_by

_MOST_PLACES = 3
_SURE_WORDS = 5
"""Fewer words than this some paragraph of a long source supports by chance too often to be told about."""
_COMPARE = "Compare them with the text; quote exactly, with … where you leave words out."


def quotations(linked: Linked) -> Iterator[Diagnostic]:
    """Report quotations that their sources do not hold, or not there, or not for certain; and those that are too long."""
    for claim, verdict in linked.verdicts:
        yield from _length(claim, verdict, linked)
        match verdict.outcome:
            case "not-found":
                yield _not_found(claim, verdict)
            case "wrong-locator":
                yield _wrong_locator(claim, verdict, linked)
            case "supported":
                yield _unconfirmed(claim, verdict)
            case "too-short":
                yield _too_short(claim, verdict)
            case "found" | None:
                pass


def _length(claim: Claim, verdict: Verdict, linked: Linked) -> Iterator[Diagnostic]:
    source = linked.chronology.sources.get(verdict.place[0])
    limit, length = linked.chronology.config.quotation_limit, verdict.length
    if source and source.rights == "restricted" and length > limit and claim.origin != "basis":
        message = f"The quotation has {length} words; of a restricted source at most {limit} are quoted at a time."
        yield diagnostic("quote-too-long", claim.document.path, claim.span, message)


def _wrong_locator(claim: Claim, verdict: Verdict, linked: Linked) -> Diagnostic:
    found = [str(place) for place in places_of(verdict, linked.archive)]
    there = " or ".join(found[:_MOST_PLACES])
    more = f", and at {len(found) - _MOST_PLACES} more places" if len(found) > _MOST_PLACES else ""
    match = verdict.by_text or verdict.by_fingerprint
    stand = "stand" if match and match.certain else "seem to stand"
    named = located(verdict.place[1])
    message = f"These words {stand} in `{verdict.place[0]}` at {there}{more}, not at {named}."
    return diagnostic("quote-wrong-locator", claim.document.path, claim.span, message, f"Write {there}.")


def _unconfirmed(claim: Claim, verdict: Verdict) -> Diagnostic:
    source = verdict.place[0]
    message = f"The fingerprint of `{source}` supports these words and cannot confirm them."
    where = "." if verdict.by_text else " where its text is at hand, and commit the fingerprint."
    return diagnostic(
        "quote-unconfirmed",
        claim.document.path,
        claim.span,
        message,
        f"Record them: run `dateline archive {source}`{where}",
    )


def _too_short(claim: Claim, verdict: Verdict) -> Diagnostic:
    source, length = verdict.place[0], verdict.length
    if not length:
        message = "There are no words in this quotation."
        return diagnostic("quote-too-short", claim.document.path, claim.span, message, "Quote some words, or none.")
    counted = "One word" if length == 1 else f"{length} words with so few in a row" if length > 2 else "Two words"
    message = f"{counted} cannot be checked with the fingerprint of `{source}` until they are recorded in it."
    return diagnostic("quote-too-short", claim.document.path, claim.span, message)


def _not_found(claim: Claim, verdict: Verdict) -> Diagnostic:
    """Word a miss: with the text, what stands there instead; with the fingerprint alone, how far the words agree."""
    source = verdict.place[0]
    message, hint = f"These words are not in `{source}`.", _COMPARE
    text, committed = verdict.by_text, verdict.by_fingerprint
    if text and text.outcome == "found":
        message = f"The fingerprint of `{source}` does not hold these words; the text that is here does."
        hint = f"Run `dateline archive {source}`, and commit the fingerprint."
    elif text and text.nearest:
        there = Locator("paragraph", *text.nearest.paragraphs)
        message = f"These words are not in `{source}`; {there} comes nearest."
        hint = f"In brackets, what is quoted → what the source has: {difference(text.nearest.runs)}"
    elif committed and committed.nearest:
        there = Locator("paragraph", *committed.nearest.paragraphs)
        message = f"These words are not in `{source}`; {there} comes nearest."
        hint = f"Its fingerprint does not support the words in brackets: {difference(committed.nearest.runs)}"
    elif committed and committed.supported_words >= _SURE_WORDS and _is_one_run(claim.words):
        end = words(claim.words)[committed.supported_words - 1].end
        hint = f"A paragraph has the first {committed.supported_words}, “{claim.words[:end]}”, and goes on differently."
    return diagnostic("quote-not-found", claim.document.path, claim.span, message, hint)


def _is_one_run(quoted: str) -> bool:
    """Tell whether a quotation is one run of words, so that they can be counted from its start."""
    readings = read_quotation(quoted).readings
    return len(readings) == 1 and len(readings[0]) == 1


def places(linked: Linked) -> Iterator[Diagnostic]:
    """Report places that lie beyond their source and quote nothing from it; words that are quoted are looked for instead."""
    for pointer in linked.pointers:
        fingerprint, named = linked.archive.fingerprints.get(pointer.source), located(pointer.locator)
        if fingerprint and named and not named_by(named, fingerprint.paragraphs):
            message = f"`{pointer.source}` has no {named}: {_extent(fingerprint, named)}."
            yield diagnostic("locator-outside-source", pointer.document.path, pointer.span, message)


def _extent(fingerprint: Fingerprint, named: Locator) -> str:
    """Say how far a source goes, in the kind of a locator."""
    cuts = fingerprint.paragraphs
    match named.kind:
        case "paragraph":
            return f"its last is {Locator('paragraph', len(cuts), len(cuts))}" if cuts else "its text is empty"
        case "page":
            pages = max((cut.page for cut in cuts), default=1)
            return f"its last page is {Locator('page', pages, pages)}"
        case "time":
            times = [cut.time for cut in cuts if cut.time >= 0]
            return f"it begins {Locator('time', min(times), min(times))}" if times else "it has no times"


def archives(linked: Linked) -> Iterator[Diagnostic]:
    """Report quoted sources without a fingerprint, fingerprints of another text than that at hand, and texts that may not be published."""
    quoted = {source for claim, _ in linked.verdicts for source, _ in claim.places}
    for name, source in linked.chronology.sources.items():
        document = linked.registry["source", name]
        path, title = document.path, document.span("title")
        if source.rights == "restricted" and name in linked.archive.public:
            message = f"`{name}` is restricted, and its text lies in content/texts/, which is published."
            yield diagnostic(
                "restricted-text", path, document.span("rights" if "rights" in document.spans else "title"), message
            )
        fingerprint = linked.archive.fingerprints.get(name)
        if fingerprint is None:
            if name in quoted:
                message = f"`{name}` is quoted and has no fingerprint that can be read, so nobody else can check it."
                yield diagnostic("source-not-archived", path, title, message, f"Run `dateline archive {name} FILE`.")
        elif _differs(linked, name, fingerprint):
            message = f"The text of `{name}` that is here is not the one that the fingerprint was made from."
            hint = f"Compare the two copies; then run `dateline archive {name}` to fingerprint this one."
            yield diagnostic("fingerprint-stale", path, title, message, hint)


def _differs(linked: Linked, source: str, fingerprint: Fingerprint) -> bool:
    """Tell whether the text at hand is another than the archived one; equal bytes are known without reading its words."""
    original = linked.archive.originals.get(source)
    if original is None or is_identical(original, fingerprint):
        return False
    text = linked.archive.text(source)
    return text is not None and compare(text, fingerprint) == "different"
