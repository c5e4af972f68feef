"""Reading a quotation: runs between elisions, and the readings of its brackets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evidence.quotation import read_quotation


def readings(text: str) -> list[list[str]]:
    return [[segment.line for segment in reading] for reading in read_quotation(text).readings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one two", [["one two"]]),
        ("…one, two…", [["one, two"]]),
        ("one … two", [["one… two"], ["one", "two"]]),
        ("one [. . .] two", [["one[…] two"], ["one", "two"]]),
        ("he [Ebrard] said", [["he[ Ebrard] said"], ["he said"], ["he", "said"]]),
        ("[T]he end", [["T] he end"], ["The end"]]),
        ("walk[ed] home", [["walk[ ed] home"], ["walk home"], ["home"]]),
        ("", []),
    ],
)
def test_the_readings_of_a_quotation(text: str, expected: list[list[str]]) -> None:
    assert readings(text) == expected


def test_the_form_of_an_elision_and_the_first_letters_case_do_not_change_the_record() -> None:
    forms = {
        read_quotation(text).canonical for text in ("One two … three", "one two [...] three", "one two. . . three")
    }
    assert forms == {"one two … three"}


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("one two", True),
        ("one two three", False),
        ("one two … six", False),
        ("one [x] two three", False),
        ("[x] one", True),
    ],
)
def test_a_run_of_fewer_than_three_words_is_too_short_for_a_fingerprint(text: str, *, short: bool) -> None:
    assert read_quotation(text).too_short is short


@given(st.text(st.sampled_from("ab, .…[]()\x00\x01\u2060'\n"), max_size=40) | st.text(max_size=40))
def test_any_text_is_a_quotation_whose_words_stand_in_it(text: str) -> None:
    for reading in read_quotation(text).readings:
        for segment in reading:
            assert segment.words
            assert all(0 <= word.start < word.end <= len(text) for word in segment.words)
