"""Tidy text so that it can be kept, printed and counted: one kind of line end, no characters that steer a terminal."""

from __future__ import annotations

import re

import msgspec

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


class Read(msgspec.Struct, frozen=True):
    """Text as a reader found it; told apart from a sentence that says why there is none."""

    text: str


def tidy(text: str) -> str:
    r"""Return a text with \n at its lines' ends, without byte order marks, control characters and lone surrogates.

    Tabs and form feeds stay; a vertical tab, which word processors write for a line break, is a line's end.
    """
    unix = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    whole = unix.encode("utf-8", "replace").decode("utf-8")
    return _CONTROL.sub("", whole).lstrip("\ufeff")
