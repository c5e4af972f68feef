"""Find the passage of a text that comes nearest to a run of words, and the difference between the two, word by word."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from dateline.evidence.matching import Passage, Run, RunKind
from dateline.evidence.normalise import Word, first_letter_variants
from dateline.evidence.quotation import Segment
from dateline.evidence.text import Stream, Text

_LEAST_ALIKE = 0.4
"""The share of a run's words that a passage must hold to be worth showing."""
_KINDS: dict[str, RunKind] = {"equal": "same", "replace": "changed", "delete": "added", "insert": "missing"}


class _Token(NamedTuple):
    """A word, or the punctuation between two words."""

    folded: str
    start: int
    end: int


def nearest(quotation: str, segment: Segment, text: Text, named: range) -> Passage | None:
    """Give the nearest passage to a run of a quotation, preferring the paragraphs `named`; None when none is near.

    The runs cover the segment's words and the punctuation between them, in order. Where a passage's words are
    `missing` at the segment's ends, they are left out; where its ends are `changed`, as many of the source's words are
    shown as the quotation has there.
    """
    stream = text.printed
    indexes = range(len(stream.words))
    inside = [index for index in indexes if stream.first[index] in named]
    for candidates in (inside, indexes):
        if candidates and (window := _window(segment, stream, candidates)):
            return _compare(quotation, segment, text, window)
    return None


def _window(segment: Segment, stream: Stream, candidates: Sequence[int]) -> range | None:
    """Choose the stretch of a stream that lines up with most words of a run, rare words counting more than common."""
    places: dict[str, list[int]] = defaultdict(list)
    for index in candidates:
        places[stream.words[index].folded].append(index)
    votes: Counter[int] = Counter()
    for position, word in enumerate(segment.words):
        for index in places.get(word.folded, ()):
            votes[index - position] += 1_000_000 // len(places[word.folded])
    if not votes:
        return None
    size = len(segment.words)
    slack = size // 4 + 2
    smooth = {at: sum(votes.get(at + step, 0) for step in range(-slack, slack + 1)) for at in votes}
    best = max(smooth, key=lambda at: (smooth[at], votes[at], -at))
    window = range(max(best - slack, candidates[0]), min(best + size + slack, candidates[-1] + 1))
    held = Counter(stream.words[index].folded for index in window)
    alike = sum((Counter(word.folded for word in segment.words) & held).values())
    return window if alike >= _LEAST_ALIKE * size else None


def _compare(quotation: str, segment: Segment, text: Text, window: range) -> Passage:
    stream = text.printed
    source = _tokens([stream.words[index] for index in window])
    quoted = _tokens(segment.words)
    variants = first_letter_variants(quoted[0].folded)
    if form := next((token.folded for token in source if token.folded in variants), None):
        quoted[0] = quoted[0]._replace(folded=form)
    changes = SequenceMatcher(None, [it.folded for it in quoted], [it.folded for it in source], autojunk=False)
    steps = [step for step in changes.get_opcodes() if step[1] < step[2] or 0 < step[1] < len(quoted)]
    runs = []
    for tag, i, j, low, high in steps:
        shown = source[low:high]
        if tag == "replace" and i == 0:
            shown = shown[max(0, len(shown) - j) :]
        elif tag == "replace" and j == len(quoted):
            shown = shown[: j - i]
        at = quoted[i].start if i < len(quoted) else quoted[-1].end
        ours = quotation[at : quoted[j - 1].end] if i < j else ""
        theirs = text.original[shown[0].start : shown[-1].end] if shown else ""
        runs.append(Run(_KINDS[tag], ours.strip(), theirs.strip(), at + len(ours) - len(ours.lstrip())))
    return Passage(_paragraphs(source, steps, stream, window), tuple(runs))


def _paragraphs(
    source: Sequence[_Token], steps: Sequence[tuple[str, int, int, int, int]], stream: Stream, window: range
) -> tuple[int, int]:
    """Give the first and last ¶ of the words of a window that are the same as the quotation's."""
    same = [(source[low].start, source[high - 1].end) for tag, _, _, low, high in steps if tag == "equal"]
    inside = [i for i in window if same and same[0][0] <= stream.words[i].start < same[-1][1]]
    return stream.first[(inside or window)[0]], stream.last[(inside or window)[-1]]


def _tokens(words: Sequence[Word]) -> list[_Token]:
    tokens = []
    for word, after in zip(words, [*words[1:], None], strict=True):
        tokens.append(_Token(word.folded, word.start, word.end))
        if word.gap and after:
            tokens.append(_Token(word.gap, word.end, after.start))
    return tokens
