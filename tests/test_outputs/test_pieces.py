"""A file of pieces takes over those that are as they were, and is always what all of them give."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dateline.outputs.artifacts import digest_of
from dateline.outputs.pieces import PiecedFile, found_again

PIECES = st.lists(st.binary(max_size=9), max_size=6)


def file_of(pieces: list[bytes], head: bytes, between: bytes) -> PiecedFile:
    seen = tuple(digest_of(each) for each in pieces)
    return PiecedFile(path="data/all.txt", up="../", head=head, between=between, foot=b"!", pieces=seen)


@given(old=PIECES, new=PIECES, head=st.binary(max_size=3), between=st.binary(max_size=3))
def test_what_is_taken_over_is_what_would_be_made(
    old: list[bytes], new: list[bytes], head: bytes, between: bytes
) -> None:
    first, places = file_of(old, head, between).joined(old.__getitem__, {}, b"theme")
    known = found_again(first, places)
    made: list[int] = []

    def make(number: int) -> bytes:
        made.append(number)
        return new[number]

    second, _ = file_of(new, b"(", between).joined(make, known, b"theme")
    assert second == b"(" + between.join(new) + b"!"
    assert {new[number] for number in made} == {each for each in new if each not in old or not each}


def test_another_theme_takes_nothing_over() -> None:
    first, places = file_of([b"a", b"b"], b"", b",").joined([b"a", b"b"].__getitem__, {}, b"one")
    second, _ = file_of([b"a", b"b"], b"", b",").joined([b"A", b"B"].__getitem__, found_again(first, places), b"other")
    assert (first, second) == (b"a,b!", b"A,B!")


def test_places_that_are_none_find_nothing() -> None:
    assert found_again(b"a,b!", b"") == {}
    assert found_again(b"a,b!", b"\xff" * 31) == {}
    assert msgspec.msgpack.encode(file_of([b"a"], b"", b""))
