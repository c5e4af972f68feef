"""Make the fingerprint of an article: what is committed so that quotations can be checked without its text.

For each paragraph it keeps an unordered set of digests of its grams. A gram is three words in a row, folded, with the
punctuation between them (`grams`); it belongs to the paragraph of its first word. So every run of three words or more
in the source is supported: there are no false misses.

**How the digests are cut.** A paragraph of w words holds at most w + 3 grams (each word begins one; a word broken over
the paragraph's end adds at most three). Its digests are 64-bit keyed hashes reduced modulo R·(w + 3), so three words
that are not in it are taken for one of its grams with probability at most (w + 3) / (R·(w + 3)) = 1/R. R is 32 or, in a
long source, more:

A run of n words that shares no gram with the source is supported at one alignment with probability at most R^-(n-2).
Alignments: its first word in any of P paragraphs; the end of that paragraph after any of its n words (later ends follow
from the word counts); as many again for each of E paragraphs whose end may break a word; twice, since the case of the
first letter is free. So a false positive anywhere in the source has a probability of at most 2·n·(P + E)·R^-(n-2). R is
the least multiple of four, at least 32, that makes this ≤ 1/1,000,000 for n = 8, and it falls by R with each further
word. A source of 66 paragraphs has R = 32, one of 1,000 has R = 52.

The bound is for foreign words. A quotation with one word changed differs in three grams, and at its first or last word
in one, which passes 1 time in R: that is why a match by cut digests alone is `supported`, not `found`, and why the
quotations already made are recorded with full digests, to which any change is certain to show. Nor does an unordered
set notice a run that jumps from one place of its paragraph to another at two words that both have in common.

**What a determined guesser can still recover.** This is no encryption: the salt stands in the file. Whoever has a
sentence can confirm it, from about six words up; whoever has the text, or a close copy, can confirm it whole. Someone
with the article's own vocabulary who chains grams gets nowhere unaided, because each step offers about V/R false
continuations (V distinct words) beside the true one. But each gram gives away 5 bits (log2 R), and a language model
that predicts the text about as well leaves little doubt: with the published quotations as starting points it may win
back sentences, and short or formulaic paragraphs (headlines, names and titles) come first. Names that are guessed
together with two neighbouring words can be tested, with 1 error in R. Word counts, paragraphs, pages and times are in
the open. The fingerprint keeps the text from being published; it does not keep a secret.
"""

from collections.abc import Iterable
from hashlib import blake2b
from itertools import count
from struct import pack, unpack
from typing import Literal

import msgspec

from dateline.evidence.grams import grams_of
from dateline.evidence.matching import Span
from dateline.evidence.normalise import normalise
from dateline.evidence.quotation import Quotation
from dateline.evidence.search import spans_in
from dateline.evidence.text import Text

SALT_SIZE = 16
DIGEST_SIZE = 16
LEAST_ONE_IN = 32
SPARE_GRAMS = 3
MOST_FALSE = 1e-6
MOST_FALSE_WORDS = 8

Likeness = Literal["identical", "same-after-normalisation", "different"]


class Cut(msgspec.Struct, frozen=True):
    """What a fingerprint keeps of one paragraph."""

    words: int
    """How many words it has, as printed."""
    page: int
    time: int
    """Seconds, or -1; as in `Paragraph`."""
    broken: bool
    """Whether its end may break a word."""
    digests: bytes
    """Its cut digests, each once, ascending, as little-endian integers of `width` bytes."""


class Recorded(msgspec.Struct, frozen=True):
    """A quotation that was found in the full text when the fingerprint was written."""

    digest: bytes
    spans: tuple[Span, ...]


class Fingerprint(msgspec.Struct, frozen=True):
    """What is committed in an article's place."""

    salt: bytes
    one_in: int
    """R: three foreign words are taken for a gram of a given paragraph at most one time in R."""
    text_digest: bytes
    """Of the text's UTF-8 bytes."""
    words_digest: bytes
    """Of the normalised text, a line for each paragraph."""
    recorded: tuple[Recorded, ...]
    """Sorted by digest."""
    paragraphs: tuple[Cut, ...]


class Hasher:
    """Keyed hashes of one fingerprint. BLAKE2b: fast, in the standard library, keyed by design (RFC 7693)."""

    __slots__ = ("_gram", "_salt")

    def __init__(self, salt: bytes) -> None:
        """Key the hashes by a fingerprint's salt, of at most 64 bytes."""
        self._salt = salt
        self._gram = blake2b(digest_size=8, key=salt, person=b"gram")

    def gram(self, gram: str) -> int:
        """Give the full 64-bit digest of a gram, to be cut for each paragraph."""
        state = self._gram.copy()
        state.update(gram.encode("utf-8", "surrogatepass"))
        return int.from_bytes(state.digest(), "little")

    def full(self, person: bytes, text: str) -> bytes:
        """Give the full digest of a text for one use."""
        data = text.encode("utf-8", "surrogatepass")
        return blake2b(data, digest_size=DIGEST_SIZE, key=self._salt, person=person).digest()


def make(text: Text, salt: bytes, quotations: Iterable[Quotation] = ()) -> Fingerprint:
    """Make the fingerprint of a text, recording those of the quotations that are in it.

    The salt is `SALT_SIZE` random bytes when a source is first archived (from `secrets`, at the edge), and the one in
    the file ever after, so that unchanged paragraphs keep their lines.
    """
    hasher = Hasher(salt)
    one_in = one_in_for(len(text.paragraphs), len(text.broken))
    grams: dict[int, set[int]] = {it.number: set() for it in text.paragraphs}
    counts = dict.fromkeys(grams, 0)
    for number in text.printed.first:
        counts[number] += 1
    for stream in filter(None, (text.printed, text.mended)):
        for number, gram in grams_of(stream, joined_only=stream is text.mended):
            grams[number].add(hasher.gram(gram) % modulus(one_in, counts[number]))
    cuts = tuple(
        Cut(
            counts[it.number],
            it.page,
            it.time,
            it.number in text.broken,
            _packed(sorted(grams[it.number]), width(modulus(one_in, counts[it.number]))),
        )
        for it in text.paragraphs
    )
    bare = Fingerprint(salt, one_in, hasher.full(b"text", text.original), _words_digest(hasher, text), (), cuts)
    return record(bare, text, quotations)


def record(fingerprint: Fingerprint, text: Text, quotations: Iterable[Quotation]) -> Fingerprint:
    """Give the fingerprint with exactly these quotations recorded, of any length; those not in its text are left out."""
    hasher = Hasher(fingerprint.salt)
    found = {quotation_digest(hasher, it): spans for it in quotations if (spans := spans_in(it, text))}
    return msgspec.structs.replace(
        fingerprint, recorded=tuple(Recorded(digest, found[digest]) for digest in sorted(found))
    )


def is_identical(original: str, fingerprint: Fingerprint) -> bool:
    """Tell whether a text at hand is the archived one byte for byte, without reading its words."""
    return Hasher(fingerprint.salt).full(b"text", original) == fingerprint.text_digest


def compare(text: Text, fingerprint: Fingerprint) -> Likeness:
    """Say whether a text at hand is the archived one: byte for byte, after normalisation, or not."""
    if is_identical(text.original, fingerprint):
        return "identical"
    same = _words_digest(Hasher(fingerprint.salt), text) == fingerprint.words_digest
    return "same-after-normalisation" if same else "different"


def one_in_for(paragraphs: int, broken: int) -> int:
    """Give R for a source (see the module's account of it)."""
    alignments = 2 * MOST_FALSE_WORDS * (paragraphs + broken)
    least = (alignments / MOST_FALSE) ** (1 / (MOST_FALSE_WORDS - 2))
    return next(it for it in count(LEAST_ONE_IN, 4) if it >= least)


def chance(words: int, starts: int, broken: int, one_in: int) -> float:
    """Bound the probability that a run of foreign words is supported at one of `starts` paragraphs."""
    return min(1.0, 2 * words * (starts + broken) * float(one_in) ** (2 - words))


def modulus(one_in: int, words: int) -> int:
    """Give the number to which the digests of a paragraph are reduced."""
    return one_in * (words + SPARE_GRAMS)


def width(modulus: int) -> int:
    """Give the bytes that a paragraph's digests take each."""
    return 2 if modulus <= 1 << 16 else 4


def digests_of(cut: Cut, one_in: int) -> frozenset[int]:
    """Give a paragraph's cut digests as numbers."""
    size = width(modulus(one_in, cut.words))
    number = len(cut.digests) // size
    return frozenset(unpack(f"<{number}{'H' if size == 2 else 'I'}", cut.digests[: number * size]))


def quotation_digest(hasher: Hasher, quotation: Quotation) -> bytes:
    """Give the digest under which a quotation is recorded."""
    return hasher.full(b"quotation", quotation.canonical)


def _words_digest(hasher: Hasher, text: Text) -> bytes:
    return hasher.full(b"words", "\n".join(normalise(text.original[it.start : it.end]) for it in text.paragraphs))


def _packed(values: list[int], size: int) -> bytes:
    return pack(f"<{len(values)}{'H' if size == 2 else 'I'}", *values)
