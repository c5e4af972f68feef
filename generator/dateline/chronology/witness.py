"""Ask a source's fingerprint, and its text where the archive is at hand, whether words stand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from dateline.chronology.claims import Claim, Place
from dateline.evidence import (
    Fingerprint,
    Match,
    Outcome,
    Quotation,
    Text,
    check_fingerprint,
    check_text,
    read_quotation,
    read_text,
)
from dateline.evidence import Locator as EvidenceLocator
from dateline.evidence.paragraphs import LocatorKind, Placed
from dateline.model import Locator

_BEST_FIRST: tuple[Outcome, ...] = ("found", "supported", "too-short", "wrong-locator", "not-found")


class Archive:
    """What is known of the sources' texts: the committed fingerprints, and the texts that happen to be here, by source id.

    A text is made ready for checking when it is first asked for: where every quotation is confirmed by its fingerprint, none is.
    """

    def __init__(
        self,
        fingerprints: Mapping[str, Fingerprint] | None = None,
        private: Mapping[str, str] | None = None,
        public: Mapping[str, str] | None = None,
    ) -> None:
        """Take fingerprints and texts as they were read: those of content/archive/, and those of content/texts/."""
        self.fingerprints: Mapping[str, Fingerprint] = fingerprints or {}
        self.public: Mapping[str, str] = public or {}
        self.originals: Mapping[str, str] = {**(private or {}), **self.public}
        self._texts: dict[str, Text] = {}

    def text(self, source: str) -> Text | None:
        """Return a source's text, ready for checking, where it is here."""
        if source not in self._texts and source in self.originals:
            self._texts[source] = read_text(self.originals[source])
        return self._texts.get(source)


class Verdict(msgspec.Struct, frozen=True):
    """What was found for a claim: the place it was found at, or the likeliest one, and how.

    `by_fingerprint` is what anyone can check; `by_text` what the archive adds, where it is at hand. `length` is the number of words
    quoted, kept because counting them anew for every build would take longer than all else here.
    """

    place: Place
    by_fingerprint: Match | None
    by_text: Match | None
    length: int

    @property
    def outcome(self) -> Outcome | None:
        """Return what is certain to this reader; None where the source has neither fingerprint nor text here.

        The fingerprint speaks, so that two readers of one repository hear the same; but absence that the text shows is certain.
        """
        text, committed = self.by_text, self.by_fingerprint
        if committed is None:
            return text.outcome if text else None
        if text and text.outcome in ("not-found", "wrong-locator") and committed.outcome != "found":
            return text.outcome
        return committed.outcome


Verify = Callable[[tuple[Claim, ...], Archive], tuple[Verdict, ...]]
"""Verify one document's claims. The verdicts depend on the claims' words and places and on the archive alone, so they can be remembered."""


def verify_all(claims: tuple[Claim, ...], archive: Archive) -> tuple[Verdict, ...]:
    """Return the verdict on each claim, in their order."""
    return tuple(verify(claim, archive) for claim in claims)


def verify(claim: Claim, archive: Archive) -> Verdict:
    """Look for a claim's words at each of its places; return the best verdict. A claim has at least one place."""
    quotation = read_quotation(claim.words)
    verdicts = [_verify_at(quotation, place, archive) for place in claim.places]
    return min(verdicts, key=_rank)


def _rank(verdict: Verdict) -> int:
    outcome = verdict.outcome
    return len(_BEST_FIRST) if outcome is None else _BEST_FIRST.index(outcome)


def _verify_at(quotation: Quotation, place: Place, archive: Archive) -> Verdict:
    source, locator = place
    where = located(locator)
    fingerprint = archive.fingerprints.get(source)
    committed = check_fingerprint(quotation, fingerprint, where) if fingerprint else None
    if committed and committed.outcome == "found":
        return Verdict(place, committed, None, _length(quotation))
    text = archive.text(source)
    return Verdict(place, committed, check_text(quotation, text, where) if text else None, _length(quotation))


def _length(quotation: Quotation) -> int:
    """Count the words of a quotation as they stand, brackets and all: its most literal reading."""
    return sum(len(segment.words) for segment in quotation.readings[0]) if quotation.readings else 0


def located(locator: Locator | None) -> EvidenceLocator | None:
    """Return a model's locator as the evidence room has it."""
    return EvidenceLocator(locator.kind, locator.first, locator.last) if locator else None


def places_of(verdict: Verdict, archive: Archive) -> tuple[EvidenceLocator, ...]:
    """Return where a verdict's words stand, each place once, in the kind of locator that the claim used: pages, times, else paragraphs."""
    source, locator = verdict.place
    match = verdict.by_text or verdict.by_fingerprint
    text, fingerprint = archive.text(source) if verdict.by_text else None, archive.fingerprints.get(source)
    paragraphs: Sequence[Placed] = text.paragraphs if text else fingerprint.paragraphs if fingerprint else ()
    kind = locator.kind if locator else "paragraph"
    spans = match.spans if match else ()
    return tuple(dict.fromkeys(_named(kind, first, last, paragraphs) for first, last in spans))


def _named(kind: LocatorKind, first: int, last: int, paragraphs: Sequence[Placed]) -> EvidenceLocator:
    begins, ends = paragraphs[first - 1], paragraphs[last - 1]
    if kind == "page":
        return EvidenceLocator("page", begins.page, ends.page)
    if kind == "time" and begins.time >= 0:
        return EvidenceLocator("time", begins.time, begins.time)
    return EvidenceLocator("paragraph", first, last)


def quotations_by_source(claims: Iterable[Claim]) -> dict[str, tuple[Quotation, ...]]:
    """Return, for each source, the quotations said to stand in it: what `dateline archive` records."""
    found: dict[str, dict[str, Quotation]] = {}
    for claim in claims:
        for source, _ in claim.places:
            quotation = read_quotation(claim.words)
            found.setdefault(source, {})[quotation.canonical] = quotation
    return {source: tuple(quotations.values()) for source, quotations in sorted(found.items())}
