"""What a check of a quotation answers, whichever way it was made."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

Outcome = Literal["found", "supported", "wrong-locator", "not-found", "too-short"]
RunKind = Literal["same", "changed", "added", "missing", "unsupported"]
Span = tuple[int, int]
"""First and last ¶ of some words, inclusive."""


class Run(msgspec.Struct, frozen=True):
    """A stretch of a quotation set against the source."""

    kind: RunKind
    """`same`; `changed`; `added` by the quotation; `missing` from it; `unsupported` by a fingerprint."""
    quoted: str
    """The quotation's own characters; empty when `missing`."""
    source: str
    """The source's own characters; empty when `added` or when only a fingerprint is at hand."""
    at: int
    """Offset in the quotation where `quoted` begins, or where the missing words would."""


class Passage(msgspec.Struct, frozen=True):
    """The place in a source that comes nearest to a quotation, or to the run of it that was not found."""

    paragraphs: Span
    runs: tuple[Run, ...]


class Match(msgspec.Struct, frozen=True):
    """The result of looking for a quotation in a source."""

    outcome: Outcome
    """`found` for certain; `supported` by cut digests only, so unconfirmed; `wrong-locator`: not where the locator says
    but in `spans`; `not-found`; `too-short` to be checked with the fingerprint alone."""
    certain: bool
    """False when a fingerprint's cut digests decided that the words are there. Absence is always certain."""
    spans: tuple[Span, ...] = ()
    """Where it stands, in order: those the locator admits, or for `wrong-locator` those it should have named."""
    nearest: Passage | None = None
    """Only for `not-found`, when some passage comes near."""
    supported_words: int = 0
    """For `not-found` in a fingerprint: how many words from the start its best paragraph supports."""
    chance: float = 0.0
    """An upper bound on the probability that a fingerprint supports words of which the source holds no three in a row."""


def chains(found: Sequence[Sequence[Span]], reaches: Sequence[int | None]) -> list[Span]:
    """Join occurrences of successive runs in order, each with the earliest that may follow; give (start, end) of each.

    `found[i]` are the sorted occurrences of run i. The next run must start at the end of the one before, or later by at
    most its own reach (`reaches[i]`; None: any distance). Occurrences are counted in words, or in paragraphs.
    """
    joined = list(found[-1])
    for occurrences, reach in zip(reversed(found[:-1]), reversed(reaches[1:]), strict=True):
        starts = [start for start, _ in joined]
        step = []
        for start, end in occurrences:
            index = bisect_left(starts, end)
            if index < len(starts) and (reach is None or starts[index] - end <= reach):
                step.append((start, joined[index][1]))
        joined = step
    return joined


def tightest(spans: Iterable[Span]) -> list[Span]:
    """Give the spans, sorted, that hold no other of them."""
    kept: list[Span] = []
    for first, last in sorted(set(spans), key=lambda it: (it[1], -it[0])):
        if not kept or first > kept[-1][0]:
            kept.append((first, last))
    return kept
