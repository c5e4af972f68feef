"""Mappings that make their values when they are asked for."""

from __future__ import annotations

import pytest

from dateline.lazily import Lazily


def test_each_value_is_made_once_when_asked_for() -> None:
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name.upper()

    found = Lazily({"a": 1, "b": 2}, make)
    assert (list(found), len(found), "b" in found, made) == (["a", "b"], 2, True, [])
    assert (found["b"], found["b"], made) == ("B", "B", ["b"])
    with pytest.raises(KeyError):
        found["c"]


def test_no_more_than_the_newest_are_kept() -> None:
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        return name.upper()

    found = Lazily(dict.fromkeys("abcd"), make, most=2)
    assert "".join(found.values()) == "ABCD"
    assert found["d"] + found["c"] + found["a"] == "DCA"
    assert "".join(made) == "abcda"
