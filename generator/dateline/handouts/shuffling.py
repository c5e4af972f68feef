"""Put things into an order that is chance to people and the same on every machine: by digests of a seed and their names."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters that are not mistaken for digits."""


def shuffled(things: Iterable[T], seed: str, name: Callable[[T], str]) -> tuple[T, ...]:
    """Return things in an order that follows from the seed and their names only."""
    return tuple(sorted(things, key=lambda thing: _digest(seed, name(thing))))


def letter(index: int) -> str:
    """Return the letter of a thing by its place from 0: A to Z without I and O, then AA, AB and so on."""
    rounds, place = divmod(index, len(_LETTERS))
    return (letter(rounds - 1) if rounds else "") + _LETTERS[place]


def sheet_code(*parts: str) -> str:
    """Return the code that a sheet and its key bear: four letters and digits that follow from what the sheet is made of."""
    number = int.from_bytes(_digest("sheet", "\0".join(parts))[:8], "big")
    signs = f"{_LETTERS}23456789"
    return "".join(signs[number // len(signs) ** place % len(signs)] for place in range(4))


def _digest(seed: str, name: str) -> bytes:
    return hashlib.blake2b(f"{seed}\0{name}".encode(), digest_size=16).digest()
