"""Evidence: that every quotation and every wording of a date stands in its source, at the place that is named."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.chronology.claims import Claim
from dateline.chronology.link import Linked
from dateline.chronology.witness import Verdict
from dateline.diagnostics import Diagnostic, diagnostic
from dateline.evidence import Fingerprint, Match, compare, is_identical
from dateline.evidence import Locator as EvidenceLocator
from dateline.evidence.normalise import words


def quotations(linked: Linked) -> Iterator[Diagnostic]:
    """Report quotations that their sources do not hold, or not there, or not for certain."""
    for claim, verdict in linked.verdicts:
        yield from _of_claim(claim, verdict, linked)


def _of_claim(claim: Claim, verdict: Verdict, linked: Linked) -> Iterator[Diagnostic]:
    source_id = verdict.place[0]
    source = linked.chronology.sources.get(source_id)
    limit = linked.chronology.config.quotation_limit
    length = len(words(claim.words))
    path, span = claim.document.path, claim.span
    if source and source.rights == "restricted" and length > limit and claim.origin != "basis":
        message = f"The quotation has {length} words; of a restricted source at most {limit} are quoted at a stretch."
        yield diagnostic("quote-too-long", path, span, message)
    match verdict.outcome:
        case "not-found":
            message, hint = _not_found(claim, verdict)
            yield diagnostic("quote-not-found", path, span, message, hint)
        case "wrong-locator":
            found = (verdict.by_text or verdict.by_fingerprint or Match("wrong-locator", certain=False)).spans
            there = " or ".join(str(EvidenceLocator("paragraph", first, last)) for first, last in found[:3])
            message = f"These words stand in `{source_id}` at {there}, not at {_place(verdict)}."
            yield diagnostic("quote-wrong-locator", path, span, message, f"Write {there}.")
        case "supported":
            hint = f"Record it with `dateline archive {source_id}`" + (
                "." if verdict.by_text else ", where the archive is at hand."
            )
            message = f"The fingerprint of `{source_id}` supports these words and cannot confirm them."
            yield diagnostic("quote-unconfirmed", path, span, message, hint)
        case "too-short":
            message = f"{length} words cannot be checked with the fingerprint of `{source_id}`."
            yield diagnostic("quote-too-short", path, span, message)
        case "found" | None:
            pass


def _place(verdict: Verdict) -> str:
    locator = verdict.place[1]
    return str(EvidenceLocator(locator.kind, locator.first, locator.last)) if locator else "the place named"


def _not_found(claim: Claim, verdict: Verdict) -> tuple[str, str]:
    """Word a miss: with the text what stands there instead, with the fingerprint alone how far the words agree."""
    where = f"`{verdict.place[0]}`"
    nearest = verdict.by_text.nearest if verdict.by_text else None
    if nearest:
        first, last = nearest.paragraphs
        there = EvidenceLocator("paragraph", first, last)
        difference = " ".join(
            {
                "same": run.quoted,
                "changed": f"[{run.quoted} → {run.source}]",
                "added": f"[{run.quoted} → ]",
                "missing": f"[ → {run.source}]",
            }.get(run.kind, run.quoted).strip()
            for run in nearest.runs
        )
        return f"These words are not in {where}.", f"{there} has, with the difference in brackets: {difference}"
    match = verdict.by_fingerprint
    if match and match.supported_words:
        counted = words(claim.words)
        agreed = " ".join(word.folded for word in counted[: match.supported_words])
        return (
            f"These words are not in {where}.",
            f"They agree with a paragraph up to “{_tail(agreed)}” (word {match.supported_words}).",
        )
    return (
        f"These words are not in {where}.",
        "Compare them with the text; quote exactly, with … where you leave words out.",
    )


def _tail(text: str) -> str:
    return text if len(text) <= 50 else "…" + text[-49:]


def archives(linked: Linked) -> Iterator[Diagnostic]:
    """Report quoted sources without a fingerprint, and fingerprints that are not those of the text at hand."""
    quoted = {source for claim, _ in linked.verdicts for source, _ in claim.places}
    for name, source in linked.chronology.sources.items():
        document = linked.registry["source", name]
        if source.rights == "restricted" and name in linked.archive.public:
            message = f"`{name}` is restricted, and its text lies in content/texts/, which is published."
            yield diagnostic("restricted-text", document.path, document.span("rights"), message)
        fingerprint = linked.archive.fingerprints.get(name)
        if fingerprint is None:
            if name in quoted:
                message = f"`{name}` is quoted and has no fingerprint, so nobody can check the quotations."
                yield diagnostic(
                    "source-not-archived",
                    document.path,
                    document.span("title"),
                    message,
                    f"Run `dateline archive {name} FILE`.",
                )
        elif _differs(linked, name, fingerprint):
            message = f"The text of `{name}` in the archive is not the one that the fingerprint was made from."
            yield diagnostic(
                "fingerprint-stale",
                document.path,
                document.span("title"),
                message,
                f"Compare the two copies; then run `dateline archive {name}`.",
            )


def _differs(linked: Linked, source: str, fingerprint: Fingerprint) -> bool:
    """Tell whether the text at hand is another than the archived one; equal bytes are known without reading its words."""
    original = linked.archive.originals.get(source)
    if original is None or is_identical(original, fingerprint):
        return False
    text = linked.archive.text(source)
    return text is not None and compare(text, fingerprint) == "different"
