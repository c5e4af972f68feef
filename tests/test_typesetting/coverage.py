"""Find out which characters the fonts within Typst have, by asking Typst: the table in `handouts/glyphs.py`.

    .venv/bin/python tests/test_typesetting/coverage.py     prints the table anew, in some minutes

Run it when the version of Typst changes.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator

from typst import Compiler, TypstError

LAYOUT = (
    b'#set document(title: "x")\n'
    b'#set text(lang: "en", font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"))\n'
    b"#sys.inputs.text"
)
SHOWN_THOUGH_UNSEEN = frozenset("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060")
"""Marks of places to break, of joining, and of the direction of what stands beside them: they have their use and mislead nobody."""
BLANK = frozenset("\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""Letters by name that show nothing."""
MARKED = ((0x300, 0x36F), (0x483, 0x489), (0x591, 0x5C7), (0x640, 0x65F), (0x670, 0x670))
"""Where marks that stand above or below a letter are printed as they should be."""

_COMPILER = Compiler(ignore_system_fonts=True)


def prints(text: str) -> bool:
    """Tell whether Typst can print a text with its own fonts."""
    try:
        _COMPILER.compile(LAYOUT, format="pdf", sys_inputs={"text": text}, pdf_standards=["ua-1"], timestamp=0)
    except TypstError:
        return False
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        return False
    return True


def is_wanted(code: int) -> bool:
    """Tell whether a character is one that paper may show, if a font has it."""
    character = chr(code)
    if character in SHOWN_THOUGH_UNSEEN:
        return True
    category = unicodedata.category(character)
    if category in ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp") or character in BLANK:
        return False
    return category[0] != "M" or any(first <= code <= last for first, last in MARKED)


def ranges() -> Iterator[tuple[int, int]]:
    """Yield the ranges of characters that can be printed; the large scripts of East Asia, which no font here has, are not asked for."""
    asked = (*range(0x21, 0x3400), *range(0xA000, 0xAC00), *range(0xD7B0, 0x17000), *range(0x1B300, 0x20000))
    first = last = 0
    for code in asked:
        if is_wanted(code) and prints(chr(code)):
            if code == last + 1:
                last = code
                continue
            if first:
                yield first, last
            first = last = code
    if first:
        yield first, last


if __name__ == "__main__":
    spans = (f"{first:X}-{last:X}" if last > first else f"{first:X}" for first, last in ranges())
    print("\n".join(textwrap.wrap(" ".join(spans), 110)))  # noqa: T201 - a script that reports to a person
