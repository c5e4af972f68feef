"""Numbering an article's paragraphs, pages and times, and finding them again by a locator."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evidence.paragraphs import Locator, admits, named_by, split

TRANSCRIPT = "Interview\n[0:05] Good evening.\n[12:40] It began\nin the spring.\n[1:02:03.5] Thank you.\n"


def bodies(text: str) -> list[str]:
    return [text[it.start : it.end] for it in split(text)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n\n \u00a0 \n"])
def test_non_empty_lines_are_numbered_from_one(end: str) -> None:
    text = end.join(["  First. ", "Second.", "Third."])
    assert bodies(text) == ["First.", "Second.", "Third."]
    assert [it.number for it in split(text)] == [1, 2, 3]


def test_a_form_feed_begins_a_page_and_ends_a_line() -> None:
    assert [(it.number, it.page) for it in split("one\ntwo\fthree\n\f\ffour\f")] == [(1, 1), (2, 1), (3, 2), (4, 4)]


def test_a_time_mark_is_no_part_of_the_words_and_holds_until_the_next() -> None:
    assert bodies(TRANSCRIPT) == ["Interview", "Good evening.", "It began", "in the spring.", "Thank you."]
    assert [it.time for it in split(TRANSCRIPT)] == [-1, 5, 760, 760, 3723]


def test_a_bare_clock_time_at_the_start_of_a_line_is_words() -> None:
    assert [it.time for it in split("12:40 the train left")] == [-1]


@pytest.mark.parametrize(
    ("locator", "numbers"),
    [
        (Locator("paragraph", 2, 3), [2, 3]),
        (Locator("paragraph", 4, 99), [4, 5]),
        (Locator("paragraph", 0, 1), [1]),
        (Locator("paragraph", 9, 9), []),
        (Locator("page", 1, 1), [1, 2, 3, 4, 5]),
        (Locator("page", 2, 2), []),
        (Locator("time", 760, 760), [3, 4]),
        (Locator("time", 800, 800), [3, 4]),
        (Locator("time", 1, 1), []),
    ],
)
def test_a_locator_names_paragraphs(locator: Locator, numbers: list[int]) -> None:
    assert list(named_by(locator, split(TRANSCRIPT))) == numbers


def test_paragraphs_must_hold_the_words_and_a_page_their_beginning() -> None:
    assert admits(Locator("paragraph", 2, 3), range(2, 4), 2, 3)
    assert not admits(Locator("paragraph", 2, 2), range(2, 3), 2, 3)
    assert admits(Locator("page", 1, 1), range(1, 3), 2, 3)
    assert not admits(Locator("page", 1, 1), range(1, 3), 3, 3)


@pytest.mark.parametrize(
    ("locator", "typed"),
    [
        (Locator("paragraph", 9, 9), "¶ 9"),
        (Locator("paragraph", 9, 11), "¶¶ 9-11"),
        (Locator("page", 3, 3), "p. 3"),
        (Locator("time", 760, 760), "at 12:40"),
        (Locator("time", 3723, 3723), "at 1:02:03"),
    ],
)
def test_a_locator_is_worded_as_authors_type_it(locator: Locator, typed: str) -> None:
    assert str(locator) == typed


@given(st.text(st.sampled_from("ab \n\r\f\u00a0[]12:40"), max_size=60))
def test_paragraphs_cover_what_is_not_blank_in_order(text: str) -> None:
    found = split(text)
    assert [it.number for it in found] == list(range(1, len(found) + 1))
    assert all(text[it.start : it.end].strip() == text[it.start : it.end] != "" for it in found)
    assert all(a.end <= b.start and a.page <= b.page for a, b in pairwise(found))
