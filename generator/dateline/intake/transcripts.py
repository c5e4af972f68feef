"""Give the lines of a transcript their times in the form that `dateline.evidence.paragraphs` reads: `[12:40] words`."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from dateline.intake.plain import Read

_TIME = r"(?:(\d{1,3}):)?(\d{1,2}):([0-5]\d)(?:[.,]\d{1,3})?"
_CUE = re.compile(rf"\s*{_TIME}[ \t]+-->[ \t]+{_TIME}.*")
_BLOCK = re.compile(r"\n[ \t]*\n+")
_TAG = re.compile(r"<[^<>]*>")
_SPEAKER = re.compile(r"<v(?:\.[^ \t<>]*)?[ \t]+([^<>]+)>")
_TIMED = re.compile(rf"[ \t]*\(?{_TIME}\)?(?:[ \t]*[-–—:][ \t]+|[ \t]+|$)(?![ap]\.?[ \t]?m\b)", re.IGNORECASE)
_LEAST_TIMED = 2


def from_cues(text: str) -> Read | str:
    """Return the lines of a VTT or SRT file, or the rest of a sentence that begins with the file's name.

    A cue's lines are one line, which its speaker begins (`Speaker: words`). A line that the last cue had already, as in captions that
    roll, is left out. What is no cue (header, notes, styles) is no part of the words (WebVTT, section 4).
    """
    lines: list[str] = []
    last = ""
    cues = list(_cues(text))
    for time, words in cues:
        fresh = [line for line in words if line and line != last]
        last = next((line for line in reversed(words) if line), last)
        if fresh:
            lines.append(f"[{time}] {' '.join(fresh)}\n")
    return Read("".join(lines)) if cues else "has no cues with times (00:12:40.000 --> 00:12:43.000)."


def _cues(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each cue's time and its lines: the line with an arrow begins it, an empty line ends it."""
    for block in _BLOCK.split(text):
        lines = block.split("\n")
        at = next((index for index, line in enumerate(lines) if _CUE.fullmatch(line)), None)
        if at is not None and (match := _CUE.fullmatch(lines[at])):
            yield _marked(match), [_spoken(line) for line in lines[at + 1 :]]


def _spoken(line: str) -> str:
    """Return a cue's line without tags and character references, its speaker before it."""
    named = _SPEAKER.sub(lambda match: f"{match[1].strip()}: ", line)
    return " ".join(html.unescape(_TAG.sub("", named)).split())


def with_marked_times(text: str) -> str:
    """Return plain text with the times at the beginning of its lines in brackets, where it is a transcript.

    It is one where its first line begins with a time, another line does too, and the times never go back; so an article that tells the
    hours of a day is left as it is unless it is laid out as a transcript. Text whose times stand in brackets already is left as it is.
    """
    lines = text.split("\n")
    found = [(index, match) for index, line in enumerate(lines) if (match := _TIMED.match(line))]
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    times = [_seconds(match) for _, match in found]
    if len(found) < _LEAST_TIMED or found[0][0] != first or times != sorted(times):
        return text
    for index, match in found:
        lines[index] = f"[{_marked(match)}] {lines[index][match.end() :]}".rstrip()
    return "\n".join(lines)


def _marked(match: re.Match[str]) -> str:
    hours, minutes, seconds = match[1], match[2], match[3]
    return f"{int(hours)}:{int(minutes):02}:{seconds}" if hours and int(hours) else f"{int(minutes)}:{seconds}"


def _seconds(match: re.Match[str]) -> int:
    return int(match[1] or 0) * 3600 + int(match[2]) * 60 + int(match[3])
