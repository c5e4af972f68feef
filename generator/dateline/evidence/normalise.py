"""Fold a text to the words and punctuation that a quotation must keep.

One normalisation serves every comparison. It forgives what typesetting changes and nothing else:

* every kind of quotation mark is one mark, every kind of dash or hyphen one dash, three dots one ellipsis;
* white space counts only as a break between words; around dashes and other punctuation it does not count;
* soft hyphens, joiners, direction marks and other characters without a shape are left out;
* ligatures and other presentation forms (ﬁ, Armenian, Hebrew, Arabic shaped letters) are the letters they join;
* Unicode's canonical equivalents are equal (NFC). NFKC is not used: it would make 10² equal to 102 and ½ to 1⁄2.

Accents, case, digits, signs ($ % & # @ §) and punctuation between two words stay as they are, so a comma added or
dropped inside a quotation is a difference. Punctuation at the two ends of a run of words is outside it: a quotation may
stop before the sentence's full stop, and may carry the comma that its own sentence needs.

A word is a run of letters, digits, marks and signs; an apostrophe, full stop, comma, colon or slash directly between
two of them belongs to it ("don't", "U.S", "3.5", "1,000", "24/7"). A dash always parts words, since a hyphen typed for
a dash cannot be told from one in a compound. In scripts written without spaces (Chinese, Japanese) each character is a word.
The tables are spelt out rather than asked of `unicodedata`, whose answers change with Python's version and would change
fingerprints with it.
"""

import re
import unicodedata
from functools import cache
from typing import NamedTuple

_QUOTES = "\"'`´ʼ‘’‚‛“”„‟«»‹›′″‴〃「」『』〝〞〟＂＇\u1fef\u1ffd"
_DASHES = "-֊־‐‑‒–—―−⁃⸺⸻﹘﹣－"
_APOSTROPHES = "'’‘ʼ`´′＇\u1fef\u1ffd"
_OTHER = (
    r"!()*,./:;?\[\\\]_{}¡¶·¿"
    "\u037e\u0387՚-՟։׀׃׆׳״،؛؞؟٫٬٭۔।॥፠-፨‖‗†-‧\u2035-\u2038※-⁃⁅-⁑⁓-⁞\u2329\u232a⸀-\u2e5d"
    "、。〈〉《》【】〔〕〖〗〘〙〚〛〜〰〽・︐-︙︰-﹒！（）＊，．／：；？［＼］＿｛｝｡-･"
)
_HIDDEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u180e"
    "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
)
_UNSPACED = "\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"

_PLAIN = rf"[^\s{re.escape(_QUOTES + _DASHES)}{_OTHER}{_HIDDEN}{_UNSPACED}]"
_REST = rf"(?:{_PLAIN}|[{_HIDDEN}])*"
_INSIDE = rf"[.,:/{_APOSTROPHES}]"
_DOTS = re.compile(r"\.{3,}")
_REPEATED = re.compile(r"([-'])\1+")


@cache
def _word() -> re.Pattern[str]:
    """Return what a word looks like; so long a pattern is compiled where a text is read, not at every start."""
    return re.compile(rf"[{_UNSPACED}][\u3099\u309a]?|{_PLAIN}{_REST}(?:{_INSIDE}[{_HIDDEN}]*{_PLAIN}{_REST})*")


def _hidden() -> dict[int, str]:
    points = re.findall(r"(.)(?:-(.))?", _HIDDEN, re.DOTALL)
    return {point: "" for first, last in points for point in range(ord(first), ord(last or first) + 1)}


def _presentation_forms() -> dict[int, str]:
    forms: dict[int, str] = {}
    for point in (*range(0xFB00, 0xFDFE), *range(0xFE70, 0xFEFD)):
        letters = unicodedata.normalize("NFKC", chr(point))
        if not any(letter.isspace() for letter in letters):
            forms[point] = letters
    return forms


_IN_WORD = {**_presentation_forms(), **_hidden(), **dict.fromkeys(map(ord, _APOSTROPHES), "'")}
_IN_GAP = {**_hidden(), **dict.fromkeys(map(ord, _DASHES), "-"), **dict.fromkeys(map(ord, _QUOTES), "'")}
_LAYOUT = dict.fromkeys(map(ord, "'-*•·‣⁃_"), "")


class Word(NamedTuple):
    """One word of a text, folded, with its place in the original."""

    folded: str
    gap: str
    """The punctuation after it, up to the next word or the end, folded, without spaces; usually empty."""
    start: int
    """Offset in the original text of its first character."""
    end: int
    """Offset after its last."""


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Give the folded words of `text[start:end]`, with offsets in `text`."""
    stop = len(text) if end is None else end
    found = list(_word().finditer(text, start, stop))
    result = []
    for index, match in enumerate(found):
        after = found[index + 1].start() if index + 1 < len(found) else stop
        result.append(Word(_fold_word(match[0]), fold_gap(text[match.end() : after]), match.start(), match.end()))
    return result


def normalise(text: str) -> str:
    """Give a text as one line in which equal texts are equal: folded words with their punctuation, one space between.

    Idempotent. Paragraph breaks count as spaces.
    """
    found = words(text)
    lead = fold_gap(text[: found[0].start if found else len(text)])
    return " ".join([*filter(None, [lead]), *(word.folded + word.gap for word in found)])


def fold_gap(between: str) -> str:
    """Fold the punctuation between two words: no spaces, one kind of quotation mark, of dash and of ellipsis."""
    if between == " ":
        return ""
    bare = unicodedata.normalize("NFC", "".join(between.split()).translate(_IN_GAP)).translate(_IN_GAP)
    return _REPEATED.sub(r"\1", _DOTS.sub("…", bare))


def at_break(gap: str) -> str:
    """Leave out of folded punctuation what layout puts at a paragraph's end or start.

    These are quotation marks that close and open again, dashes of dialogue and of broken words, bullets and asterisks.
    """
    return gap.translate(_LAYOUT) if gap else gap


def first_letter_variants(word: str) -> tuple[str, ...]:
    """Give a word as it is and with its first letter in the other case: what the start of a quotation may change."""
    others = (word[:1].lower(), word[:1].upper())
    return tuple(dict.fromkeys([word, *(first + word[1:] for first in others if len(first) == 1)]))


def _fold_word(raw: str) -> str:
    if raw.isascii() and "`" not in raw and raw.isprintable():
        return raw
    return unicodedata.normalize("NFC", raw.translate(_IN_WORD))
