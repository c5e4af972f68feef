"""Show the kinds of date: precision, approximate, uncertain."""

from typing import get_args

import pytest

from dateline.dates import Date, Precision, is_approximate, is_uncertain, parse, precision
from dateline.dates.phrases import LANGUAGES, phrases_of


def _date(text: str) -> Date:
    date = parse(text)
    assert isinstance(date, Date)
    return date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1985-04-12T23:20:30Z", "time"),
        ("2020-10-15", "day"),
        ("2020-10-15~", "day"),
        ("2020-10", "month"),
        ("2020-10-XX", "month"),
        ("2020-22", "season"),
        ("2020-34", "season"),
        ("2020-41", "season"),
        ("2020", "year"),
        ("2020-XX", "year"),
        ("2020-XX-XX", "year"),
        ("Y17E7", "year"),
        ("1950S4", "year"),
        ("198X", "decade"),
        ("198X-XX-XX", "decade"),
        ("19XX", "century"),
        ("XXXX", "range"),
        ("1XX3", "range"),
        ("1950S2", "range"),
        ("156X-12-25", "range"),
        ("1984-1X", "range"),
        ("2020-10-1X", "range"),
        ("2020-XX-15", "range"),
        ("20XX-22", "range"),
        ("2019/2021", "interval"),
        ("2019/..", "open"),
        ("../2019", "open"),
        ("/2019", "unknown"),
        ("2019/", "unknown"),
        ("2019/2021..", "open"),
        ("[2019,2021]", "set"),
        ("{..2019}", "set"),
    ],
)
def test_precision_is_what_is_known(text: str, expected: Precision) -> None:
    assert precision(_date(text)) == expected


@pytest.mark.parametrize(
    ("text", "approximate", "uncertain"),
    [
        ("2020", False, False),
        ("2020~", True, False),
        ("2020?", False, True),
        ("2020%", True, True),
        ("2020-~10-15", True, False),
        ("2019/2020?", False, True),
        ("[2019,2020~]", True, False),
        ("1950S2", True, False),
        ("1950S4", False, False),
        ("198X", False, False),
    ],
)
def test_marks_anywhere_count(text: str, approximate: bool, uncertain: bool) -> None:
    assert is_approximate(_date(text)) is approximate
    assert is_uncertain(_date(text)) is uncertain


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_precision_has_words(language: str) -> None:
    assert set(phrases_of(language).precisions) == set(get_args(Precision))
