"""Write a fingerprint as diff-friendly text, and read it back.

    dateline fingerprint 1
    # Cut digests … (one line for people)
    salt 5f0c…
    one-in 32
    text 0b17…
    words 9ac4…
    quotation 3df2… 9 12-13
    paragraph 57 qgYr…
    paragraph 4 page=2 at=760 broken GxQ7…

Lines end in LF and stand in this order. Each paragraph has a line of its own, in order and without its number, so a
changed paragraph changes one line (two, where it meets the next) and an inserted one shifts none. Its fields: the number
of words, `page=` after page 1, `at=` seconds of a transcript, `broken` when its end may break a word, and the cut digests
in base64 (`-` for none). Quotations are sorted by their digests, with the paragraphs that hold them. The sizes: 2.7
characters a gram, so about half the article.
"""

import re
from binascii import Error, a2b_base64, b2a_base64
from itertools import pairwise

import msgspec

from dateline.evidence.fingerprint import (
    DIGEST_SIZE,
    LEAST_ONE_IN,
    SALT_SIZE,
    Cut,
    Fingerprint,
    Recorded,
    modulus,
    width,
)
from dateline.evidence.matching import Span

MOST_CHARACTERS = 64_000_000
"""A larger file is refused unread; a book of 200,000 words takes about 700,000."""
_FIRST = "dateline fingerprint 1"
_NOTE = "# Digests of an article's words: they check quotations and do not hold its text."
_HEX = f"([0-9a-f]{{{2 * DIGEST_SIZE}}})"
_HEAD = (
    ("salt", re.compile(f"salt ([0-9a-f]{{{2 * SALT_SIZE}}})")),
    ("one-in", re.compile("one-in ([1-9][0-9]{1,5})")),
    ("text", re.compile(f"text {_HEX}")),
    ("words", re.compile(f"words {_HEX}")),
)
_SPAN = "[1-9][0-9]{0,6}(?:-[1-9][0-9]{0,6})?"
_QUOTATION = re.compile(f"quotation {_HEX}((?: {_SPAN})+)")
_PARAGRAPH = re.compile(
    "paragraph (0|[1-9][0-9]{0,6})(?: page=([1-9][0-9]{0,6}))?(?: at=(0|[1-9][0-9]{0,6}))?( broken)? ([A-Za-z0-9+/]+=*|-)"
)


class FingerprintError(msgspec.Struct, frozen=True):
    """Why a text is no fingerprint: the first line, from 1, at which it is not."""

    line: int
    message: str


def serialise(fingerprint: Fingerprint) -> str:
    """Write a fingerprint; equal fingerprints give equal text."""
    lines = [
        _FIRST,
        _NOTE,
        f"salt {fingerprint.salt.hex()}",
        f"one-in {fingerprint.one_in}",
        f"text {fingerprint.text_digest.hex()}",
        f"words {fingerprint.words_digest.hex()}",
    ]
    for entry in fingerprint.recorded:
        spans = (f"{first}" if first == last else f"{first}-{last}" for first, last in entry.spans)
        lines.append(f"quotation {entry.digest.hex()} {' '.join(spans)}")
    lines.extend(_paragraph_line(cut) for cut in fingerprint.paragraphs)
    return "\n".join(lines) + "\n"


def read(data: str | bytes) -> Fingerprint | FingerprintError:
    """Read a fingerprint's text; line ends may be CRLF. Anything else than a fingerprint is an error, never an exception."""
    if len(data) > MOST_CHARACTERS:
        return FingerprintError(1, f"the file is larger than {MOST_CHARACTERS:,} characters")
    text = data.decode("ascii", "replace") if isinstance(data, bytes) else data
    lines = text.replace("\r\n", "\n").removesuffix("\n").split("\n")
    if lines[0] != _FIRST:
        return FingerprintError(1, f"a fingerprint begins with the line “{_FIRST}”")
    at = 2 if lines[1:2] == [_NOTE] else 1
    head: list[str] = []
    for name, pattern in _HEAD:
        match = pattern.fullmatch(lines[at]) if at < len(lines) else None
        if not match:
            return FingerprintError(at + 1, f"expected “{name}” and its value")
        head.append(match[1])
        at += 1
    if int(head[1]) < LEAST_ONE_IN:
        return FingerprintError(at - 2, f"one-in is at least {LEAST_ONE_IN}")
    return _read_body(lines, at, head)


def _read_body(lines: list[str], at: int, head: list[str]) -> Fingerprint | FingerprintError:
    one_in = int(head[1])
    recorded: list[Recorded] = []
    cuts: list[Cut] = []
    for number, line in enumerate(lines[at:], at + 1):
        part = _read_paragraph(line, one_in) if line.startswith("paragraph ") else _read_quotation(line)
        if isinstance(part, str):
            return FingerprintError(number, part)
        if isinstance(part, Cut):
            cuts.append(part)
        elif cuts or (recorded and recorded[-1].digest >= part.digest):
            return FingerprintError(number, "quotations stand before the paragraphs, sorted, each once")
        else:
            recorded.append(part)
    for number, entry in enumerate(recorded, at + 1):
        if any(last > len(cuts) for _, last in entry.spans):
            return FingerprintError(number, f"a quotation's paragraph is beyond the last, ¶ {len(cuts)}")
    salt, _, text_digest, words_digest = head
    return Fingerprint(
        bytes.fromhex(salt),
        one_in,
        bytes.fromhex(text_digest),
        bytes.fromhex(words_digest),
        tuple(recorded),
        tuple(cuts),
    )


def _paragraph_line(cut: Cut) -> str:
    fields = ["paragraph", str(cut.words)]
    if cut.page > 1:
        fields.append(f"page={cut.page}")
    if cut.time >= 0:
        fields.append(f"at={cut.time}")
    if cut.broken:
        fields.append("broken")
    return " ".join([*fields, b2a_base64(cut.digests, newline=False).decode("ascii") or "-"])


def _read_paragraph(line: str, one_in: int) -> Cut | str:
    match = _PARAGRAPH.fullmatch(line)
    if not match:
        return "expected “paragraph”, its number of words and its digests"
    words, page, time, broken, encoded = match.groups()
    try:
        digests = b"" if encoded == "-" else a2b_base64(encoded, strict_mode=True)
    except Error:
        return "the digests are not base64"
    if len(digests) % width(modulus(one_in, int(words))):
        return "the digests are cut off"
    return Cut(int(words), int(page or 1), int(time or -1), bool(broken), digests)


def _read_quotation(line: str) -> Recorded | str:
    match = _QUOTATION.fullmatch(line)
    if not match:
        return "expected “quotation”, its digest and its paragraphs, or “paragraph”"
    spans: list[Span] = []
    for field in match[2].split():
        first, _, last = field.partition("-")
        spans.append((int(first), int(last or first)))
    if any(first > last for first, last in spans) or any(a >= b for a, b in pairwise(spans)):
        return "a quotation's paragraphs ascend"
    return Recorded(bytes.fromhex(match[1]), tuple(spans))
