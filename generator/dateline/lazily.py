"""A mapping whose values are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")


class Lazily(Mapping[str, T]):
    """A mapping with the keys of another, in their order, that makes each value once, on demand.

    Whoever plans one page of ten thousand asks for a handful of them. With `most`, no more than so many are kept, the newest, and what
    was forgotten is made again.
    """

    def __init__(self, names: Mapping[str, object], make: Callable[[str], T], most: int | None = None) -> None:
        self._names, self._make, self._most = names, make, most
        self._made: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        """Return a value; raise KeyError where there is no such key."""
        made = self._made.get(name)
        if made is None:
            if name not in self._names:
                raise KeyError(name)
            if self._most is not None and len(self._made) >= self._most:
                del self._made[next(iter(self._made))]
            made = self._made[name] = self._make(name)
        return made

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such a key, without making its value."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in their order."""
        return iter(self._names)

    def __len__(self) -> int:
        """Return how many keys there are."""
        return len(self._names)
