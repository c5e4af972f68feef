"""What stands on paper for characters that no bundled font has, and for words without an end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.handouts.glyphs import breakable_address, covered, missing, printable


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("plain é ñ “x” – … ¿?", "plain é ñ “x” – … ¿?"),
        ("a😀b", "a[U+1F600]b"),
        ("漢字", "[U+6F22][U+5B57]"),
        ("Ж Ω שלום سلام", "Ж Ω שלום سلام"),
        ("turn\u202eround", "turn[U+202E]round"),
        ("bell\x07", "bell[U+0007]"),
        ("heart ❤\ufe0f", "heart ❤"),
        ("a\tb\nc", "a b\nc"),
    ],
)
def test_what_cannot_be_printed_is_named_by_its_number(text: str, printed: str) -> None:
    assert printable(text) == printed


def test_missing_characters_are_listed_once_and_in_order() -> None:
    assert missing("b字a漢字😀") == ("字", "漢", "😀")
    assert missing("nothing ❤\ufe0f") == ()


@given(st.text())
def test_all_that_is_printed_can_be_printed(text: str) -> None:
    assert missing(printable(text)) == ()


@given(st.text(st.sampled_from("ab é"), max_size=300))
def test_only_places_to_break_are_added_to_what_can_be_printed(text: str) -> None:
    shown = printable(text)
    assert shown.replace("\u200b", "") == text
    assert max(map(len, shown.replace("\u200b", " ").split()), default=0) <= 31


def test_an_address_breaks_after_its_signs_and_keeps_its_letters() -> None:
    shown = breakable_address("https://example.org/a-b/c?d=1#e")
    assert shown.replace("\u200b", "") == "https://example.org/a-b/c?d=1#e"
    assert shown.split("\u200b")[1:3] == ["example.", "org/"]


def test_the_ranges_are_in_order_and_apart() -> None:
    spans = list(covered())
    assert all(first <= last for first, last in spans)
    assert all(before[1] < after[0] for before, after in pairwise(spans))
