"""Pack rising numbers as short text: what the index holds of documents, in the cache and in the browser (`static/find.js`)."""

from __future__ import annotations

from collections.abc import Iterable

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_MORE = 32
"""A digit of this value or more is followed by another of the same number; the lowest five bits come first."""
_VALUES = {digit: value for value, digit in enumerate(DIGITS)}


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


def unpack_numbers(packed: str) -> list[int]:
    """Return the numbers again; raises KeyError for what is no such text."""
    numbers: list[int] = []
    before, distance, place = -1, 0, 1
    for digit in packed:
        value = _VALUES[digit]
        distance += value % _MORE * place
        if value >= _MORE:
            place *= _MORE
            continue
        before += distance + 1
        numbers.append(before)
        distance, place = 0, 1
    return numbers
