"""Read a quotation's text: its runs of words between elisions, and how its brackets may be meant.

An elision is `…`, three or more dots, or either in brackets, or it is the article's own ellipsis. An editor's brackets
are as ambiguous: they may be the article's own, an insertion ("he [Ebrard] said" for "he said"), or stand for words
left out ("[the president] said" for "he said"). Such a quotation therefore has several readings, and it is found if any
of them is. One letter in brackets at a word's start ("[T]he") is that letter with its case changed.
"""

import re

import msgspec

from dateline.evidence.normalise import Word, words

REPLACED_WORDS = 12
"""How many of the source's words a bracketed insertion may stand for."""
SHORTEST_RUN = 3
"""The fewest words in a run that a fingerprint can check unless the quotation is recorded in it."""

_ELIDED, _PARTED, _JOINED = "\x01", "\x00", "\u2060"
_ELISION = re.compile(r"[\[(]\s*(?:…|\.(?:\s?\.){2,})\s*[\])]|…|\.(?:\s?\.){2,}")
_INITIAL = re.compile(r"(?<![^\W_])\[([^\W\d_])\](?=[^\W\d_])")
_BRACKETS = re.compile(r"\[[^\[\]]*\]")
_BRACKETS_WITH_WORD = re.compile(r"(?:(?<![^\W_])[^\W_]+)?\[[^\[\]]*\][^\W_]*")
_RUN = re.compile(rf"([{_ELIDED}{_PARTED}]*)([^{_ELIDED}{_PARTED}]+)")


class Segment(msgspec.Struct, frozen=True):
    """An unbroken run of a quotation's words, at least one."""

    words: tuple[Word, ...]
    reach: int | None
    """How many of the source's words may stand between the run before and this one; None: any number."""

    @property
    def line(self) -> str:
        """The words with the punctuation between them, one space between; without that at the two ends."""
        return " ".join([*(word.folded + word.gap for word in self.words[:-1]), self.words[-1].folded])


class Quotation(msgspec.Struct, frozen=True):
    """A quotation, ready to be looked for."""

    original: str
    readings: tuple[tuple[Segment, ...], ...]
    """The ways it may be meant, the most literal first; empty when it has no words."""
    canonical: str
    """The form under which it is recorded: every word of it, brackets included; the case at its start is free."""

    @property
    def too_short(self) -> bool:
        """Whether every reading has a run of fewer words than a fingerprint can check."""
        return all(any(len(it.words) < SHORTEST_RUN for it in reading) for reading in self.readings)


def read_quotation(text: str) -> Quotation:
    """Read a quotation, given without its outer quotation marks. Any string is one; without words it has no readings."""
    plain = text.replace(_ELIDED, _JOINED).replace(_PARTED, _JOINED)
    elided = _ELISION.sub(lambda match: _ELIDED * len(match[0]), plain)
    forms = [plain, elided]
    if "[" in elided:
        initials = _INITIAL.sub(rf"{_PARTED}\1{_JOINED}", elided)
        forms.append(_BRACKETS.sub(lambda match: " " * len(match[0]), initials))
        forms.append(_BRACKETS_WITH_WORD.sub(lambda match: _PARTED * len(match[0]), initials))
    readings = dict.fromkeys(tuple(_segments(form)) for form in forms)
    canonical = " … ".join(segment.line for segment in _segments(elided))
    return Quotation(
        text,
        tuple(reading for reading in readings if reading),
        canonical[:1].lower() + canonical[1:],
    )


def _segments(form: str) -> list[Segment]:
    segments: list[Segment] = []
    elided = False
    for run in _RUN.finditer(form):
        elided = elided or _ELIDED in run[1]
        if found := words(form, run.start(2), run.end(2)):
            ending = found[-1]._replace(gap="")
            reach = REPLACED_WORDS if segments and not elided else None
            segments.append(Segment((*found[:-1], ending), reach))
            elided = False
    return segments
