"""Pack what browsers unpack: rising numbers and groups of words as short text, values as scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable

from dateline.searching import Group

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MORE = 32
"""A digit of this value or more is followed by another of the same number; the lowest five bits come first."""


def pack_numbers(rising: Iterable[int]) -> str:
    """Return rising numbers from 0 as text: each as its distance from the one before, less one, in digits of five bits."""
    packed: list[str] = []
    before = -1
    for number in rising:
        distance, before = number - before - 1, number
        while distance >= _MORE:
            packed.append(DIGITS[_MORE + distance % _MORE])
            distance //= _MORE
        packed.append(DIGITS[distance])
    return "".join(packed)


def pack_group(group: Group) -> str:
    """Return a group as `beginning,rest,rest documents`; a lone form stands without commas."""
    return f"{pack_forms(group.forms)} {pack_numbers(group.documents)}"


def pack_forms(forms: tuple[str, ...]) -> str:
    """Return forms as what they all begin with and, after a comma each, how they go on."""
    if len(forms) == 1:
        return forms[0]
    first, last = forms[0], forms[-1]  # in order: what these two share, all share
    length = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    shared = first[:length]
    return ",".join((shared, *(form[len(shared) :] for form in forms)))


def as_script(name: str, value: object) -> bytes:
    """Return a classic script that gives a value its name in `datelineSearch`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"(self.datelineSearch??={{}})[{json.dumps(name)}]={text};\n".encode()
