"""Ask a source's fingerprint, and its text where the archive is at hand, whether words stand in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found for a claim: the place it was found at, or the likeliest one, and how.

    `by_fingerprint` is what anyone can check; `by_text` what the archive adds, where it is at hand.
    """

    place: Place
    by_fingerprint: Match | None
    by_text: Match | None

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
        return Verdict(place, committed, None)
    text = archive.text(source)
    return Verdict(place, committed, check_text(quotation, text, where) if text else None)


def located(locator: Locator | None) -> EvidenceLocator | None:
    """Return a model's locator as the evidence room has it."""
    return EvidenceLocator(locator.kind, locator.first, locator.last) if locator else None


def quotations_by_source(claims: Iterable[Claim]) -> dict[str, tuple[Quotation, ...]]:
    """Return, for each source, the quotations said to stand in it: what `dateline archive` records."""
    found: dict[str, dict[str, Quotation]] = {}
    for claim in claims:
        for source, _ in claim.places:
            quotation = read_quotation(claim.words)
            found.setdefault(source, {})[quotation.canonical] = quotation
    return {source: tuple(quotations.values()) for source, quotations in sorted(found.items())}
