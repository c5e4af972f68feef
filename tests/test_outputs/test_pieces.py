"""A file of pieces takes over those that are as they were, and is always what all of them give."""

from collections.abc import Callable

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from dateline.outputs.artifacts import digest_of
from dateline.outputs.pieces import PiecedFile

PIECES = st.lists(st.tuples(st.sampled_from((b"", b"a", b"bcd")), st.sampled_from((b"", b"a", b"bcd"))), max_size=6)
"""Pieces before and after: several are alike."""


def file_of(words: list[bytes], head: bytes = b"", between: bytes = b",", outline: bytes = b"") -> PiecedFile:
    seen = tuple(digest_of(each) for each in words)
    return PiecedFile(
        path="data/all.txt", up="../", head=head, between=between, foot=b"!", outline=outline, pieces=seen
    )


def whole(
    file: PiecedFile, make: Callable[[int], bytes], theme: bytes, last: bytes = b"", places: bytes = b""
) -> tuple[bytes, bytes]:
    """Return a file's bytes, with parts of the last one, and what finds its pieces again."""
    lengths: list[int] = []
    parts = file.parts(make, file.found_again(places, theme), lengths)
    return b"".join(last[part] if isinstance(part, slice) else part for part in parts), file.places(lengths, theme)


@given(pieces=PIECES, head=st.binary(max_size=3), between=st.binary(max_size=3))
def test_what_is_taken_over_is_what_would_be_made(
    pieces: list[tuple[bytes, bytes]], head: bytes, between: bytes
) -> None:
    old, new = ([b"%d%b" % (number, pair[side]) for number, pair in enumerate(pieces)] for side in (0, 1))
    first, places = whole(file_of([before for before, _ in pieces], head, between), old.__getitem__, b"theme")
    made: list[int] = []

    def make(number: int) -> bytes:
        made.append(number)
        return new[number]

    file = file_of([after for _, after in pieces], b"(", between)
    second, again = whole(file, make, b"theme", first, places)
    assert second == b"(" + between.join(new) + b"!" == file.joined(new.__getitem__)
    assert made == [number for number, (before, after) in enumerate(pieces) if before != after]
    assert whole(file, make, b"theme", second, again) == (second, again)


def test_another_theme_outline_or_number_of_pieces_takes_nothing_over() -> None:
    first, places = whole(file_of([b"a", b"b"]), [b"a", b"b"].__getitem__, b"one")
    for words, outline, theme in (([b"a", b"b"], b"", b"other"), ([b"a", b"b"], b"x", b"one"), ([b"a"], b"", b"one")):
        file = file_of(words, outline=outline)
        made, _ = whole(file, [b"A", b"B"].__getitem__, theme, first, places)
        assert made == b",".join([b"A", b"B"][: len(words)]) + b"!"


def test_places_that_are_none_find_nothing() -> None:
    file = file_of([b"a"])
    _, places = whole(file, [b"a"].__getitem__, b"")
    assert [(start, end) for _, start, end in file.found_again(places, b"")] == [(0, 1)]
    for broken in (b"", b"\xff" * 31, places[:-1], places[:30]):
        assert file.found_again(broken, b"") == ()
    assert msgspec.msgpack.encode(file)
