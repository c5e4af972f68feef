"""Make an article's text ready for checking: its paragraphs, its folded words, and where each word stands."""

from bisect import bisect_left
from itertools import pairwise

import msgspec

from dateline.evidence.normalise import Word, at_break, fold_gap, words
from dateline.evidence.paragraphs import Paragraph, split


class Stream(msgspec.Struct, frozen=True):
    """The folded words of a text in one order, to be searched."""

    words: tuple[Word, ...]
    first: tuple[int, ...]
    """For each word, the ¶ in which it begins."""
    last: tuple[int, ...]
    """For each word, the ¶ in which it ends: another one for a word broken by a paragraph's end."""
    line: str
    """The folded words without their punctuation, one space between."""
    starts: tuple[int, ...]
    """For each word, its offset in `line`."""


class Text(msgspec.Struct, frozen=True):
    """An article's text, ready for checking. Words at a paragraph's end are read in two ways where both make sense."""

    original: str
    paragraphs: tuple[Paragraph, ...]
    printed: Stream
    """The words as they are printed."""
    mended: Stream | None
    """The same with words joined that a paragraph's end breaks ("secu-", "rity"); None when no end can break one."""
    broken: frozenset[int]
    """The paragraphs whose end may break a word."""


def read_text(text: str) -> Text:
    """Read an article's text. Any string is a text; one without words has empty streams."""
    paragraphs = split(text)
    found = [words(text, it.start, it.end) for it in paragraphs]
    broken = frozenset(
        paragraphs[index].number
        for index, (these, those) in enumerate(pairwise(found))
        if these and those and _breaks_a_word(text, these[-1], paragraphs[index], those[0], paragraphs[index + 1])
    )
    printed = _stream(_placed(text, paragraphs, found))
    return Text(text, paragraphs, printed, _mend(printed, broken) if broken else None, broken)


def word_at(stream: Stream, offset: int) -> int:
    """Give the index of the word that begins at an offset of the stream's line; -1 when none does."""
    index = bisect_left(stream.starts, offset)
    return index if index < len(stream.starts) and stream.starts[index] == offset else -1


def _placed(text: str, paragraphs: tuple[Paragraph, ...], found: list[list[Word]]) -> list[tuple[Word, int, int]]:
    """Number the words of all paragraphs; a paragraph's last gap takes in what stands before the next words."""
    placed: list[tuple[Word, int, int]] = []
    for paragraph, these in zip(paragraphs, found, strict=True):
        if placed and these:
            last, begins, ends = placed[-1]
            lead = fold_gap(text[paragraph.start : these[0].start])
            placed[-1] = (last._replace(gap=at_break(last.gap + lead)), begins, ends)
        placed.extend((word, paragraph.number, paragraph.number) for word in these)
    return placed


def _breaks_a_word(text: str, left: Word, before: Paragraph, right: Word, after: Paragraph) -> bool:
    """Say whether two paragraphs meet inside a word: a letter, perhaps a hyphen, then a small letter at once."""
    return (
        before.end - left.end <= 1
        and left.gap in ("", "-")
        and left.folded[-1:].isalpha()
        and right.start == after.start
        and text[right.start].islower()
    )


def _mend(printed: Stream, broken: frozenset[int]) -> Stream:
    placed: list[tuple[Word, int, int]] = []
    for word, first, last in zip(printed.words, printed.first, printed.last, strict=True):
        if placed and placed[-1][1] == placed[-1][2] < last and placed[-1][2] in broken:
            left, begins, _ = placed[-1]
            placed[-1] = (Word(left.folded + word.folded, word.gap, left.start, word.end), begins, last)
        else:
            placed.append((word, first, last))
    return _stream(placed)


def _stream(placed: list[tuple[Word, int, int]]) -> Stream:
    starts, pieces, offset = [], [], 0
    for word, _, _ in placed:
        starts.append(offset)
        pieces.append(word.folded)
        offset += len(pieces[-1]) + 1
    return Stream(
        tuple(word for word, _, _ in placed),
        tuple(first for _, first, _ in placed),
        tuple(last for _, _, last in placed),
        " ".join(pieces),
        tuple(starts),
    )
