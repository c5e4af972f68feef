"""The cover: a typographic picture, set by a template, for which titles are broken into lines."""

from __future__ import annotations

import textwrap
import unicodedata

from dateline.config import Config
from dateline.outputs.book.views import BookCover

WIDTH = 1360
"""The breadth of the lines in the picture, which is 1600 wide."""
_LETTER = 0.52
"""How broad a letter is on the average, in heights of a line."""
_SIZES = (150, 130, 112, 96, 80)
_MOST_LINES = 9
_SUB_SIZE = 60
_SUB_LINES = 6


def book_cover(config: Config) -> BookCover:
    """Return the cover: the title as large as it fits, the subtitle in smaller letters."""
    broken = ((size, _lines(config.title, size)) for size in _SIZES)
    size, lines = next(
        ((size, lines) for size, lines in broken if len(lines) <= _MOST_LINES),
        (_SIZES[-1], _lines(config.title, _SIZES[-1])),
    )
    return BookCover(
        path="cover.xhtml",
        up="",
        title=config.title,
        lines=_no_more(lines, _MOST_LINES),
        sub_lines=_no_more(_lines(config.subtitle, _SUB_SIZE), _SUB_LINES),
        size=size,
    )


def _lines(text: str, size: int) -> tuple[str, ...]:
    """Return a text in lines of so large letters; those of East Asia are twice as broad as others."""
    letters = int(WIDTH / (size * _LETTER))
    broad = any(unicodedata.east_asian_width(each) in "WF" for each in text)
    return tuple(textwrap.wrap(text, letters // 2 if broad else letters))


def _no_more(lines: tuple[str, ...], most: int) -> tuple[str, ...]:
    return lines if len(lines) <= most else (*lines[: most - 1], f"{lines[most - 1]} …")
