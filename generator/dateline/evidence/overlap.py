"""Measure how much of a text another one holds, to warn of versions, paraphrases and forwarded copies.

Two texts share a word when it stands, in both, in a common run of at least six words (four grams in a row, within one
paragraph of each). Runs are used rather than single grams because a fingerprint's paragraph supports a foreign gram one
time in R but a foreign run of six words one time in R⁴: over 80 paragraphs, less than 1 in 10,000. So the same measure
serves for a full text and for a fingerprint. Shorter runs also catch the names and titles that articles on one subject
have in common: on five articles about the same meetings, a reworded copy shared 34 % of its words in runs of six and no
unrelated pair more than 3.3 %, of either text; in runs of five, 41 % and 5.7 %.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

import msgspec

from dateline.evidence.fingerprint import Fingerprint, Hasher, digests_of, modulus
from dateline.evidence.grams import GRAM_WORDS, grams_of
from dateline.evidence.text import Text

RUN_GRAMS = 4
"""How many grams in a row make a common run: six words."""
LARGE_SHARE = 0.1
"""From this share on, two texts are held to have a passage in common that does not come from their subject."""
LARGE_WORDS = 30
"""Fewer words than these in common are a heading or a name that two short texts share, not a passage."""


class Overlap(msgspec.Struct, frozen=True):
    """What a text has in common with another."""

    words: int
    """How many of the text's words stand in common runs."""
    share: float
    """The same as a share of all the text's words, from 0 to 1."""
    share_of_other: float
    """The same words set against the other's number of words, at most 1: large when a long text takes in a short one."""
    paragraphs: tuple[int, ...]
    """The text's ¶ that hold common runs."""
    others: tuple[int, ...]
    """The other's ¶ that hold them."""

    @property
    def is_large(self) -> bool:
        """Whether it is worth a warning."""
        return self.words >= LARGE_WORDS and max(self.share, self.share_of_other) >= LARGE_SHARE


def overlap_with_text(text: Text, other: Text) -> Overlap:
    """Measure how much of a text another text holds."""
    held: dict[str, set[int]] = defaultdict(set)
    for number, gram in grams_of(other.printed):
        held[gram].add(number)
    return _measure(text, lambda gram: held.get(gram, ()), len(other.printed.words))


def overlap_with_fingerprint(text: Text, other: Fingerprint) -> Overlap:
    """Measure how much of a text is held by the text that a fingerprint stands for."""
    hasher = Hasher(other.salt)
    sets = [(modulus(other.one_in, cut.words), digests_of(cut, other.one_in)) for cut in other.paragraphs]

    def holders(gram: str) -> list[int]:
        digest = hasher.gram(gram)
        return [number for number, (size, digests) in enumerate(sets, 1) if digest % size in digests]

    return _measure(text, holders, sum(cut.words for cut in other.paragraphs))


def _measure(text: Text, holders: Callable[[str], Iterable[int]], words_of_other: int) -> Overlap:
    common: set[int] = set()
    others: set[int] = set()
    runs: Counter[int] = Counter()
    for index, (_, gram) in enumerate(grams_of(text.printed)):
        runs = Counter({number: runs[number] + 1 for number in holders(gram)})
        for number, length in runs.items():
            if length >= RUN_GRAMS:
                common.update(range(index - length + 1, index + GRAM_WORDS))
                others.add(number)
    return Overlap(
        len(common),
        len(common) / max(1, len(text.printed.words)),
        min(1.0, len(common) / max(1, words_of_other)),
        tuple(sorted({text.printed.first[index] for index in common})),
        tuple(sorted(others)),
    )
