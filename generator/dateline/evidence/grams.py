"""Spell a gram: three words in a row with the punctuation between them, and the paragraph's end if it falls inside.

The punctuation before the first word and after the last is no part of it, so the grams of a run of words cover exactly
the punctuation inside the run. A line feed marks a paragraph's end between two words, a carriage return the end of a
word that is joined from the two halves which a paragraph's end has parted.
"""

from collections.abc import Iterator

from dateline.evidence.matching import Span
from dateline.evidence.normalise import at_break
from dateline.evidence.text import Stream

GRAM_WORDS = 3

Units = tuple[tuple[str, str], ...]
"""Words, folded, each with the punctuation after it."""
Layout = tuple[Span, ...]
"""For each word, the ¶ in which it begins and the ¶ in which it ends."""


def gram(units: Units, layout: Layout) -> str:
    """Spell the gram of three words, laid out."""
    (first, after_first), (second, after_second), (third, _) = units
    (a, b), (c, d), (e, f) = layout
    return "".join(
        (
            first,
            "\r" if a != b else "",
            f"{after_first} " if b == c else f"{at_break(after_first)}\n",
            second,
            "\r" if c != d else "",
            f"{after_second} " if d == e else f"{at_break(after_second)}\n",
            third,
            "\r" if e != f else "",
        )
    )


def grams_of(stream: Stream, *, joined_only: bool = False) -> Iterator[tuple[int, str]]:
    """Give each gram of a stream with the ¶ it belongs to, that of its first word; or only those with a joined word."""
    units = tuple((word.folded, word.gap) for word in stream.words)
    layout = tuple(zip(stream.first, stream.last, strict=True))
    for index in range(len(units) - GRAM_WORDS + 1):
        places = layout[index : index + GRAM_WORDS]
        if not joined_only or any(first != last for first, last in places):
            yield places[0][0], gram(units[index : index + GRAM_WORDS], places)
