"""Attack a fingerprint with the article's own vocabulary: chain grams from common beginnings, keep what fits best.

The attacker has the committed file and knows every word of the article with the punctuation that follows it, but not
their order, and begins with pairs of words that stand together in any English text. A chain is extended by every word
that the paragraph supports; each digest may be used once; of too many chains, some are kept by lot.
"""

from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from dateline.evidence import fingerprint as module
from dateline.evidence.fingerprint import Fingerprint, Hasher, digests_of, make, modulus
from dateline.evidence.grams import Units, gram
from dateline.evidence.text import Text, read_text

HERE = Path(__file__).parent
COMMON_PAIRS = tuple(tuple(line.split()) for line in (HERE / "common-pairs.txt").read_text("utf-8").splitlines())
BEAM = 16
"""How many chains are kept at each step."""
SPELLED = 4
"""A word counts as recovered when it stands in a run of four in its paragraph's best chain that the article has too."""


class Attacker:
    """An attacker of one fingerprint."""

    def __init__(self, text: Text, fingerprint: Fingerprint) -> None:
        """Hand over the vocabulary of the text, sorted, and the fingerprint."""
        self.text, self.fingerprint = text, fingerprint
        self.vocabulary = tuple(sorted({(word.folded, word.gap) for word in text.printed.words}))
        self.hasher = Hasher(fingerprint.salt)
        self.hashed: dict[tuple[str, str], tuple[int, ...]] = {}
        self.lot = Random(0)

    def recovered(self) -> float:
        """Give the share of the article's words that the best chain for each paragraph spells rightly."""
        line, numbers = [word.folded for word in self.text.printed.words], self.text.printed.first
        starts = [((first, ""), (second, "")) for first, second in COMMON_PAIRS]
        right: set[int] = set()
        for number in range(1, len(self.fingerprint.paragraphs) + 1):
            chain = [folded for folded, _ in self.best_chain(number, starts)]
            spelled = {tuple(chain[at : at + SPELLED]) for at in range(len(chain) - SPELLED + 1)}
            for at in range(len(line) - SPELLED + 1):
                if numbers[at] == number and tuple(line[at : at + SPELLED]) in spelled:
                    right.update(range(at, at + SPELLED))
        return len(right) / len(line)

    def best_chain(self, number: int, starts: Sequence[Units]) -> Units:
        """Give the chain that accounts for most of a paragraph's digests, each used once."""
        cut = self.fingerprint.paragraphs[number - 1]
        size, digests = modulus(self.fingerprint.one_in, cut.words), digests_of(cut, self.fingerprint.one_in)
        chains: list[tuple[Units, frozenset[int]]] = [(start, frozenset()) for start in starts]
        best: Units = ()
        while chains:
            longer = []
            for chain, used in chains:
                for unit, digest in zip(self.vocabulary, self.digests_after(chain[-2], chain[-1]), strict=True):
                    value = digest % size
                    if value in digests and value not in used:
                        longer.append(((*chain, unit), used | {value}))
            chains = self.lot.sample(longer, min(BEAM, len(longer)))
            best = chains[0][0] if chains else best
        return best

    def digests_after(self, first: tuple[str, str], second: tuple[str, str]) -> tuple[int, ...]:
        """Give the digest of the gram of two words and each word of the vocabulary."""
        key = (first[0] + first[1], second[0] + second[1])
        if key not in self.hashed:
            places = ((1, 1),) * 3
            self.hashed[key] = tuple(self.hasher.gram(gram((first, second, it), places)) for it in self.vocabulary)
        return self.hashed[key]


def ferry() -> Text:
    return read_text((HERE / "ferry.txt").read_text("utf-8"))


def test_the_articles_own_vocabulary_gets_nothing_back_from_cut_digests() -> None:
    text = ferry()
    assert len(text.printed.words) >= 600
    assert Attacker(text, make(text, b"attack" * 2)).recovered() < 0.02


def test_the_same_attack_reads_uncut_digests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this control the test above could pass because the attack is no good."""
    monkeypatch.setattr(module, "LEAST_ONE_IN", 1 << 20)
    text = ferry()
    assert Attacker(text, make(text, b"attack" * 2)).recovered() > 0.5
