"""Look for a quotation in the fingerprint of an article's text."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby
from math import prod

from dateline.evidence.fingerprint import (
    Fingerprint,
    Hasher,
    chance,
    quotation_digest,
)
from dateline.evidence.grams import GRAM_WORDS
from dateline.evidence.matching import Match, Passage, Run, Span, chains, tightest
from dateline.evidence.paragraphs import Locator, admits, named_by
from dateline.evidence.quotation import SHORTEST_RUN, Quotation, Segment
from dateline.evidence.sieve import Sieve

_MOST_DOUBT = 1e-3
"""Another place than the locator's is only named when it is less likely than this to be named by chance."""


def check(quotation: Quotation, fingerprint: Fingerprint, locator: Locator | None = None) -> Match:
    """Look for a quotation where a locator says, then anywhere.

    Returns, in this order: for a recorded quotation `found` or `wrong-locator`, for certain; `supported` (not certain)
    when the cut digests hold all its grams there; `wrong-locator` (not certain) when they hold them elsewhere and
    chance can be ruled out; `too-short` when a run of fewer than three words is all that stands open; else `not-found`
    with what the best paragraph supports. What `check_text` finds in the text is never `not-found` here, save a run
    across two ends of paragraphs that each break a word.
    """
    if not quotation.readings:
        return Match("too-short", certain=True)
    cuts = fingerprint.paragraphs
    named = named_by(locator, cuts) if locator else range(1, len(cuts) + 1)
    hasher = Hasher(fingerprint.salt)
    if spans := _recorded(quotation, fingerprint, hasher):
        admitted = tuple(span for span in spans if admits(locator, named, *span))
        return Match("found" if admitted else "wrong-locator", certain=True, spans=admitted or spans)
    sieve = Sieve(fingerprint, hasher)
    if not quotation.too_short:
        admitted = tuple(span for span in _spans(quotation, sieve, named) if admits(locator, named, *span))
        if admitted:
            return Match("supported", certain=False, spans=admitted, chance=_chance(quotation, fingerprint, len(named)))
        doubt = _chance(quotation, fingerprint, len(cuts))
        if locator and doubt <= _MOST_DOUBT and (spans := _spans(quotation, sieve, range(1, len(cuts) + 1))):
            return Match("wrong-locator", certain=False, spans=spans, chance=doubt)
    if any(_is_open(reading, sieve, named) for reading in quotation.readings):
        return Match("too-short", certain=False)
    return _not_found(quotation, sieve, named)


def _recorded(quotation: Quotation, fingerprint: Fingerprint, hasher: Hasher) -> tuple[Span, ...]:
    digest = quotation_digest(hasher, quotation)
    index = bisect_left(fingerprint.recorded, digest, key=lambda entry: entry.digest)
    entry = fingerprint.recorded[index] if index < len(fingerprint.recorded) else None
    return entry.spans if entry and entry.digest == digest else ()


def _spans(quotation: Quotation, sieve: Sieve, starts: range) -> tuple[Span, ...]:
    """Give the places, beginning in some paragraphs, at which a reading without short runs is supported."""
    for reading in quotation.readings:
        if all(len(it.words) >= SHORTEST_RUN for it in reading):
            found = [tightest(sieve.places(it, starts)) for it in reading]
            if all(found) and (joined := chains(found, [it.reach for it in reading])):
                return tuple(tightest(joined))
    return ()


def _is_open(reading: Sequence[Segment], sieve: Sieve, starts: range) -> bool:
    """Say whether a reading has a short run and nothing else against it."""
    long = [it for it in reading if len(it.words) >= SHORTEST_RUN]
    return len(long) < len(reading) and all(any(sieve.places(it, starts)) for it in long)


def _chance(quotation: Quotation, fingerprint: Fingerprint, starts: int) -> float:
    broken = sum(cut.broken for cut in fingerprint.paragraphs)
    readings = [[len(it.words) for it in reading] for reading in quotation.readings]
    return min(
        1.0,
        sum(
            prod(chance(size, starts, min(broken, starts), fingerprint.one_in) for size in sizes)
            for sizes in readings
            if min(sizes) >= SHORTEST_RUN
        ),
    )


def _not_found(quotation: Quotation, sieve: Sieve, named: range) -> Match:
    long = [it for it in quotation.readings[-1] if len(it.words) >= SHORTEST_RUN]
    strangers = [it for it in long if not any(sieve.places(it, named))]
    segment = next(iter(strangers or sorted(long, key=lambda it: -len(it.words))), None)
    if segment is None:
        return Match("not-found", certain=True)
    place, held = sieve.best(segment, named)
    if not held or 2 * sum(held) < len(held):
        place, held = sieve.best(segment, range(1, len(sieve.cuts) + 1))
    lead = held.index(False) if False in held else len(held)
    near = None
    if sum(held) > 1 and 2 * sum(held) >= len(held):
        near = Passage((place[0][0], place[-1][1]), _runs(quotation.original, segment, held))
    return Match("not-found", certain=True, nearest=near, supported_words=lead + 2 if lead else 0)


def _runs(quotation: str, segment: Segment, held: Sequence[bool]) -> tuple[Run, ...]:
    """Part a run of words into those that some supported gram covers and those that none does.

    When chance has every word covered though grams are missing, a word needs all of its grams.
    """
    grams = [held[max(0, i - GRAM_WORDS + 1) : i + 1] for i in range(len(segment.words))]
    covered = [any(it) for it in grams]
    if all(covered):
        covered = [all(it) for it in grams]
    runs: list[Run] = []
    for same, group in groupby(range(len(covered)), key=covered.__getitem__):
        indexes = list(group)
        start, end = segment.words[indexes[0]].start, segment.words[indexes[-1]].end
        runs.append(Run("same" if same else "unsupported", quotation[start:end], "", start))
    return tuple(runs)
