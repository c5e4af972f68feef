"""Sift runs of words through a fingerprint's cut digests."""

from collections.abc import Iterator

from dateline.evidence.fingerprint import Fingerprint, Hasher, digests_of, modulus
from dateline.evidence.grams import GRAM_WORDS, Layout, Units, gram
from dateline.evidence.matching import Span
from dateline.evidence.normalise import first_letter_variants
from dateline.evidence.quotation import Segment


class Sieve:
    """A fingerprint being asked: its paragraphs' digests are unpacked, and grams hashed, when first needed."""

    def __init__(self, fingerprint: Fingerprint, hasher: Hasher) -> None:
        """Ask one fingerprint, with the hasher of its salt."""
        self.cuts = fingerprint.paragraphs
        self._one_in = fingerprint.one_in
        self._hasher = hasher
        self._unpacked: dict[int, tuple[int, frozenset[int]]] = {}
        self._hashed: dict[str, int] = {}
        self._runs: dict[Units, tuple[int, ...]] = {}
        self._following = _followers(fingerprint)

    def places(self, segment: Segment, starts: range) -> Iterator[Span]:
        """Give the spans, beginning in some paragraphs, in which a run of at least three words is supported.

        Of the spans that begin in one paragraph only the shortest is given.
        """
        for units in _variants(segment):
            for number in starts:
                layouts = self._layouts(units, number)
                if layout := next((it for it in layouts if all(self._held(units, it))), None):
                    yield number, layout[-1][1]

    def best(self, segment: Segment, starts: range) -> tuple[Layout, list[bool]]:
        """Give the layout, beginning in some paragraphs or the one before, that supports most grams, and which it does.

        Whole layouts in one paragraph are compared first; ends of paragraphs are tried only around the best of them, and
        must support two grams more, since among so many one will by chance.
        """
        best: tuple[Layout, list[bool]] = (), []
        for units in _variants(segment):
            for number in starts:
                modulo, digests = self._digests(number)
                held = [digest % modulo in digests for digest in self._plain(units)]
                best = max(best, (((number, number),) * len(units), held), key=_held_grams)
        number = best[0][0][0] if best[0] else 0
        for units in _variants(segment):
            for start in range(max(1, number - 1), number + 1):
                for before in range(1, len(units)):
                    layout = self._layout(start, before, len(units), mended=False)
                    held = list(self._held(units, layout)) if layout else []
                    if sum(held) > sum(best[1]) + 1:
                        best = layout, held
        return best

    def _layouts(self, units: Units, number: int) -> Iterator[Layout]:
        """Give the layouts from a paragraph on that are worth testing, the shortest span first.

        These are the layouts whose grams before the paragraph's end it holds.
        """
        size, cut = len(units), self.cuts[number - 1]
        modulo, digests = self._digests(number)
        plain = self._plain(units)
        fits = next((i for i, digest in enumerate(plain) if digest % modulo not in digests), len(plain))
        # A joined word ends its grams with a mark, so the one before them is the last that `fits` can count.
        longest = fits + GRAM_WORDS if cut.broken else fits + GRAM_WORDS - 1
        for before in range(min(size, longest, cut.words), 0, -1):
            if before == size:
                yield ((number, number),) * size
            elif layout := self._layout(number, before, size, mended=False):
                yield layout
            if cut.broken and (layout := self._layout(number, before, size, mended=True)):
                yield layout

    def _layout(self, number: int, before: int, size: int, *, mended: bool) -> Layout:
        """Lay out a run whose first words, `before` of them, end a paragraph; empty when the source ends too soon.

        With `mended` the last of these is joined with the next paragraph's first.
        """
        following = self._following[number]
        if not following:
            return ()
        places = [(number, number)] * before
        room = self.cuts[following - 1].words
        if mended:
            places[-1] = number, following
            room -= 1
        while following and len(places) < size:
            places += [(following, following)] * min(room, size - len(places))
            following = self._following[following]
            room = self.cuts[following - 1].words
        return tuple(places) if len(places) == size else ()

    def _held(self, units: Units, layout: Layout) -> Iterator[bool]:
        """Say for each gram of a run, laid out, whether its paragraph holds it."""
        for index in range(len(units) - GRAM_WORDS + 1):
            words = gram(units[index : index + GRAM_WORDS], layout[index : index + GRAM_WORDS])
            modulo, digests = self._digests(layout[index][0])
            yield self._hash(words) % modulo in digests

    def _plain(self, units: Units) -> tuple[int, ...]:
        """Give the digests of a run's grams when no paragraph ends inside it."""
        if units not in self._runs:
            layout = ((1, 1),) * GRAM_WORDS
            starts = range(len(units) - GRAM_WORDS + 1)
            self._runs[units] = tuple(self._hash(gram(units[at : at + GRAM_WORDS], layout)) for at in starts)
        return self._runs[units]

    def _hash(self, words: str) -> int:
        if words not in self._hashed:
            self._hashed[words] = self._hasher.gram(words)
        return self._hashed[words]

    def _digests(self, number: int) -> tuple[int, frozenset[int]]:
        if number not in self._unpacked:
            cut = self.cuts[number - 1]
            self._unpacked[number] = modulus(self._one_in, cut.words), digests_of(cut, self._one_in)
        return self._unpacked[number]


def _followers(fingerprint: Fingerprint) -> list[int]:
    """Give for each ¶ number the next one that has words; 0 after the last."""
    followers = [0] * (len(fingerprint.paragraphs) + 1)
    for number in range(len(fingerprint.paragraphs), 1, -1):
        followers[number - 1] = number if fingerprint.paragraphs[number - 1].words else followers[number]
    return followers


def _variants(segment: Segment) -> Iterator[Units]:
    """Give a run's words, each with the punctuation after it, for each case of its first letter."""
    rest = tuple((word.folded, word.gap) for word in segment.words[1:])
    for variant in first_letter_variants(segment.words[0].folded):
        yield ((variant, segment.words[0].gap), *rest)


def _held_grams(answer: tuple[Layout, list[bool]]) -> int:
    return sum(answer[1])
