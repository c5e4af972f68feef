"""Hold the dates room to what must be true of every date and of every text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import (
    LANGUAGES,
    Date,
    DateError,
    explain,
    gap,
    is_approximate,
    is_uncertain,
    overlaps,
    parse,
    precision,
    record,
    sort_key,
    within,
    words,
)
from test_dates.edtf_texts import days, edtf_texts, intervals, months, parts_of_years, sets, single_dates, years

HUMAN = st.lists(
    st.sampled_from(
        [
            "oct",
            "october",
            "mayo",
            "enero",
            "de",
            "of",
            "the",
            "2020",
            "2019",
            "31",
            "15",
            "4",
            "-",
            "–",
            "/",
            ".",
            ",",
            "10:30",
            "pm",
            "utc",
            "th",
            "1980s",
            "summer",
            "verano",
            "between",
            "and",
            "to",
            "a",
            "hasta",
            "or",
            "o",
            "c.",
            "circa",
            "about",
            "possibly",
            "century",
            "siglo",
            "xix",
            "44",
            "bc",
            "a.c.",
            "ad",
            "q3",
            "first",
            "half",
            "quarter",
            "before",
            "after",
            "since",
            "until",
            "X",
            "20XX",
            "T",
            "[",
            "]",
            "..",
            "?",
            "~",
            "Y",
            "S2",
            "E7",
            "monday",
            "lunes",
            "00",
            "99999",
            "1.5",
            "ñ",
            "²",
            "½",
        ]
    ),
    max_size=8,
).map(" ".join)
NEARLY_EDTF = st.text(alphabet="0123456789-/.XYTESZ?~%[]{},: abcdeñ", max_size=24)


def _date(text: str) -> Date:
    date = parse(text)
    assert isinstance(date, Date), date
    return date


def _numbers(shown: str) -> list[str]:
    return re.findall("[0-9]+", re.sub(r"(?<=[0-9])[,\xa0](?=[0-9])", "", shown))


@given(edtf_texts)
def test_generated_edtf_is_valid_with_bounds_in_order(text: str) -> None:
    date = _date(text)
    assert date.edtf == text
    assert date.level in (0, 1, 2)
    if date.earliest is not None and date.latest is not None:
        assert -(2**63) <= date.earliest <= date.latest < 2**63


@given(st.one_of(st.text(max_size=40), NEARLY_EDTF, HUMAN))
def test_any_text_is_a_date_or_a_located_error(text: str) -> None:
    outcome = parse(text)
    if isinstance(outcome, DateError):
        assert 0 <= outcome.offset <= len(text)
        assert outcome.message
        if outcome.suggestion:
            assert all(isinstance(parse(reading), Date) for reading in outcome.suggestion.split(" or "))
    assert record("id", text, "es")["valid"] is isinstance(outcome, Date)
    assert explain(text, "en")


@given(edtf_texts, st.sampled_from(list(LANGUAGES)))
def test_every_date_has_words_traits_and_a_record(text: str, language: str) -> None:
    date = _date(text)
    shown = words(date, language)
    assert shown == shown.strip() != ""
    assert not re.search(r"[{}]|  ", shown)
    assert record(1, text, language)["display"] == shown
    assert precision(date)
    assert is_approximate(date) >= (is_uncertain(date) and "%" in text)


@given(st.one_of(years, months, parts_of_years), st.sampled_from(["en-GB", "en-US", "es"]))
def test_no_day_is_named_where_none_is_known(text: str, language: str) -> None:
    """Numbers in the words are those of the year alone."""
    year = int(text[:5] if text.startswith("-") else text[:4])
    numbers = _numbers(words(_date(text), language))
    assert numbers == [str(year if year > 0 else 1 - year)]


@given(years)
def test_unspecified_day_is_not_given_a_number(year: str) -> None:
    for text in (f"{year}-10-XX", f"{year}-XX-XX", f"{year}-XX"):
        assert len(_numbers(words(_date(text), "en"))) == 1


@given(days, st.sampled_from(["?", "~", "%"]))
def test_marks_move_no_bounds_and_are_always_said(text: str, mark: str) -> None:
    plain, marked = _date(text), _date(text + mark)
    assert (plain.earliest, plain.latest) == (marked.earliest, marked.latest)
    for language in LANGUAGES:
        assert words(plain, language) != words(marked, language)


@given(edtf_texts, edtf_texts)
def test_what_ends_before_another_begins_comes_first(a: str, b: str) -> None:
    one, other = _date(a), _date(b)
    if one.latest is not None and other.earliest is not None and one.latest < other.earliest:
        assert sort_key(one) < sort_key(other)
    assert sort_key(one)[0] <= sort_key(one)[1]


@given(edtf_texts, edtf_texts)
def test_comparisons_agree_with_each_other(a: str, b: str) -> None:
    one, other = _date(a), _date(b)
    assert overlaps(one, other) == overlaps(other, one)
    assert within(one, one)
    if within(one, other):
        assert overlaps(one, other)
    if overlaps(one, other):
        assert gap(one, other, "en") is None or one.latest is None or other.earliest is None


@given(sets)
def test_set_spans_its_members(text: str) -> None:
    date = _date(text)
    assert all(within(_date(member), date) for member in text[1:-1].split(","))


@given(intervals)
def test_interval_spans_its_ends(text: str) -> None:
    date = _date(text)
    start, end = text.split("/")
    assert start in ("", "..") or _date(start).earliest == date.earliest
    assert end in ("", "..") or _date(end).latest == date.latest


@given(single_dates)
def test_trailing_or_leading_blank_is_refused(text: str) -> None:
    for spoilt in (f"{text} ", f" {text}", f"{text}\n"):
        error = parse(spoilt)
        assert isinstance(error, DateError)
        assert error.suggestion == text


@pytest.mark.parametrize(
    "piece", ["[", "{", "/", "..", "1", "X", "-", "?", "Y1E1", "T", "2020,", " ", "a", "c. ", "to ", "or "]
)
def test_repetition_is_refused_or_read_without_trouble(piece: str) -> None:
    for length in (50, 900, 5000):
        assert record(1, (piece * length)[:length], "en")["id"] == 1
