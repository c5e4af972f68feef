"""`dateline date`: explain dates to a person, or answer JSON lines with JSON lines for a program."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from dateline.commands.console import FINE, USAGE, WRONG, complain
from dateline.dates import LANGUAGES, DateError, explain, parse, record
from dateline.diagnostics.render import printable

_CHUNK = 1 << 18

Answer = dict[str, str | int | bool | None]


class _Question(msgspec.Struct):
    """One line of the input (content model, "Commands"); other keys are passed over."""

    input: str
    id: str | int | None = None
    lang: str | None = None


class _Named(msgspec.Struct):
    """What is kept of a line that is JSON but no question, so that its asker can tell which it was."""

    id: str | int | None = None


_ENCODE = msgspec.json.Encoder().encode
_DECODE = msgspec.json.Decoder(_Question).decode


def run(arguments: argparse.Namespace) -> int:
    """Explain the dates given, or answer the lines of standard input."""
    if arguments.language not in LANGUAGES:
        complain(f"dates cannot be worded in `{arguments.language}`; the languages are {', '.join(LANGUAGES)}.")
        return USAGE
    if arguments.dates and arguments.json:
        # Who asks for dates by name has no ids: each date is its own.
        answers = (record(text, text, arguments.language) for text in arguments.dates)
        _write(answers, sys.stdout.buffer)
        return FINE
    if arguments.dates:
        return _explain(arguments.dates, arguments.language)
    if arguments.json:
        for lines in _numbered_lines(sys.stdin.buffer):
            _write((_answer(line, number, arguments.language) for number, line in lines), sys.stdout.buffer)
        return FINE
    complain("name one or more dates, as in `dateline date 2020-10~`, or give JSON lines with --json.")
    return USAGE


def _explain(dates: list[str], language: str) -> int:
    """Print the facts of each date in two columns; under one that is no date, a caret where it goes wrong."""
    all_valid = True
    for index, text in enumerate(dates):
        facts = explain(text, language)
        width = max(len(label) for label, _ in facts) + 2
        if index:
            print()
        error = parse(text)
        for row, (label, value) in enumerate(facts):
            print(f"{label:{width}}{printable(value)}")
            if row == 0 and isinstance(error, DateError):
                all_valid = False
                print(" " * (width + len(printable(text[: error.offset]))) + "^")
    return FINE if all_valid else WRONG


def _numbered_lines(stream: BinaryIO) -> Iterator[list[tuple[int, bytes]]]:
    """Yield the lines that each read of the stream completes, numbered from 1, without blank ones.

    A read takes what is there, so that a program that asks one date at a time is answered one at a time.
    """
    read = getattr(stream, "read1", stream.read)
    number, rest = 0, b""
    while chunk := read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\n")
        yield [(number + index, line) for index, line in enumerate(whole, 1) if line.strip()]
        number += len(whole)
    if rest.strip():
        yield [(number + 1, rest)]


def _write(answers: Iterator[Answer], stream: BinaryIO) -> None:
    stream.write(b"".join(_ENCODE(answer) + b"\n" for answer in answers))
    stream.flush()


def _answer(line: bytes, number: int, language: str) -> Answer:
    """Return the answer to one line; a line that is no question is invalid, and its error names the line."""
    try:
        question = _DECODE(line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        keys = ("level", "earliest", "latest", "display")
        message = f'line {number} is not {{"id","input","lang"}} in JSON: {error}'
        return {"id": _id_of(line), "valid": False, **dict.fromkeys(keys), "error": message}
    return record(question.id, question.input, question.lang or language)


def _id_of(line: bytes) -> str | int | None:
    try:
        return msgspec.json.decode(line, type=_Named).id
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
