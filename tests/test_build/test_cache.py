"""A memo gives back what was put in, for the same input only, and any fault in its file is an empty memo."""

from pathlib import Path

import msgspec
import pytest

from dateline.cache import Memo, key_of


class Value(msgspec.Struct, frozen=True):
    """Anything that can be kept."""

    text: str
    number: int = 0


def test_a_value_is_found_again_by_name_and_key(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "m", Value, b"ns")
    memo.put("a", b"k", Value("x", 1))
    memo.save()
    again = Memo(tmp_path / "m", Value, b"ns")
    assert again.get("a", b"k") == Value("x", 1)
    assert again.get("a", b"other") is None
    assert again.get("b", b"k") is None


def test_another_generator_begins_anew(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "m", Value, b"ns")
    memo.put("a", b"k", Value("x"))
    memo.save()
    assert Memo(tmp_path / "m", Value, b"upgraded").get("a", b"k") is None
    assert Memo(tmp_path / "m", Value, b"ns", fresh=True).get("a", b"k") is None


def test_what_is_not_asked_for_is_forgotten(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "m", Value, b"ns")
    memo.put("a", b"k", Value("x"))
    memo.put("b", b"k", Value("y"))
    memo.save()
    second = Memo(tmp_path / "m", Value, b"ns")
    second.get("a", b"k")
    second.save()
    third = Memo(tmp_path / "m", Value, b"ns")
    assert (third.get("a", b"k"), third.get("b", b"k")) == (Value("x"), None)


def test_an_unchanged_memo_is_not_written_again(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "m", Value, b"ns")
    memo.put("a", b"k", Value("x"))
    memo.save()
    before = (tmp_path / "m").stat().st_ino
    second = Memo(tmp_path / "m", Value, b"ns")
    second.get("a", b"k")
    second.save()
    assert (tmp_path / "m").stat().st_ino == before


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\xc1" * 50, b"\x91" * 100_000, b"not a memo at all"])
def test_a_damaged_file_is_an_empty_memo(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "m").write_bytes(damage)
    assert Memo(tmp_path / "m", Value, b"ns").get("a", b"k") is None


def test_every_truncation_is_survived(tmp_path: Path) -> None:
    memo = Memo(tmp_path / "m", Value, b"ns")
    memo.put("a", b"k", Value("x", 1))
    memo.save()
    whole = (tmp_path / "m").read_bytes()
    for length in range(len(whole)):
        (tmp_path / "m").write_bytes(whole[:length])
        assert Memo(tmp_path / "m", Value, b"ns").get("a", b"k") in {None, Value("x", 1)}


def test_a_value_of_another_shape_is_not_given(tmp_path: Path) -> None:
    stored = msgspec.msgpack.encode({"namespace": b"ns", "entries": {"a": (b"k", {"text": 3})}})
    (tmp_path / "m").write_bytes(stored)
    assert Memo(tmp_path / "m", Value, b"ns").get("a", b"k") is None


def test_a_key_tells_where_one_part_ends() -> None:
    assert key_of([b"ab", b"c"]) != key_of([b"a", b"bc"])
