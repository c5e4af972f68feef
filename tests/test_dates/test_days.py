"""Show that day numbers follow the proleptic Gregorian calendar, inside `datetime`'s range and far outside it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import OPEN_END, OPEN_START, civil, day_number, iso_day


@given(st.dates())
def test_day_numbers_are_those_of_datetime(day: date) -> None:
    number = day_number(day.year, day.month, day.day)
    assert number == day.toordinal()
    assert civil(number) == (day.year, day.month, day.day)
    assert iso_day(number) == day.isoformat()


@given(st.integers(min_value=-4 * 10**18, max_value=4 * 10**18))
def test_every_day_number_has_one_date(number: int) -> None:
    assert day_number(*civil(number)) == number


@given(st.integers(min_value=-4 * 10**18, max_value=4 * 10**18))
def test_the_calendar_repeats_every_400_years(number: int) -> None:
    year, month, day = civil(number)
    assert civil(number + 146_097) == (year + 400, month, day)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ((-43, 1, 1), "-0043-01-01"),
        ((0, 2, 29), "0000-02-29"),
        ((1, 1, 1), "0001-01-01"),
        ((9999, 12, 31), "9999-12-31"),
        ((12021, 1, 1), "+12021-01-01"),
        ((-12021, 1, 1), "-12021-01-01"),
    ],
)
def test_iso_days_have_signs_beyond_four_digits(day: tuple[int, int, int], text: str) -> None:
    assert iso_day(day_number(*day)) == text


def test_open_ends_are_infinite_and_fit_signed_64_bits() -> None:
    assert iso_day(OPEN_START) == "-inf"
    assert iso_day(OPEN_END) == "+inf"
    assert -(2**63) <= OPEN_START < day_number(-(10**16), 1, 1)
    assert day_number(10**16, 1, 1) < OPEN_END < 2**63
