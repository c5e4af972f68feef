"""How dates are drawn, and what stands along a scale of time: never more exactly than is known."""

from __future__ import annotations

import pytest
from hypothesis import given

from dateline.dates import Date, day_number, iso_day, month_name, parse, shape_of, without_events
from test_dates.edtf_texts import edtf_texts


def date(edtf: str) -> Date:
    """Return the date of a text that is one."""
    found = parse(edtf)
    assert isinstance(found, Date)
    return found


@pytest.mark.parametrize(
    ("edtf", "drawn"),
    [
        ("2020-10-05", "day 2020-10-05..2020-10-05"),
        ("2020-10-05T10:00:00Z", "day 2020-10-05..2020-10-05"),
        ("2020-10-05~", "day ~2020-10-05..2020-10-05~"),
        ("2020-10-05?", "day 2020-10-05..2020-10-05 ?"),
        ("2020-10", "within 2020-10-01..2020-10-31"),
        ("2020-10-XX", "within 2020-10-01..2020-10-31"),
        ("2020-22", "within 2020-06-01..2020-08-31"),
        ("202X", "within 2020-01-01..2029-12-31"),
        ("2020/2021-03", "lasting 2020-01-01..2021-03-31 sure 2020-12-31..2021-03-01"),
        ("2020/2020-06", "lasting 2020-01-01..2020-06-30"),
        ("2020~/2021", "lasting ~2020-01-01..2021-12-31 sure 2020-12-31..2021-01-01"),
        ("2020/..", "lasting 2020-01-01..+inf> sure 2020-12-31..+inf"),
        ("2020/", "lasting 2020-01-01..2020-12-31-"),
        ("/2020", "lasting -2020-01-01..2020-12-31"),
        ("../2020", "within <-inf..2020-12-31"),
        ("[2007,2008]", "within 2007-01-01..2008-12-31"),
        ("[2007..2009]", "within 2007-01-01..2009-12-31"),
        ("[2007,2009]", "one-of 2007-01-01..2007-12-31, 2009-01-01..2009-12-31"),
        ("[2020-10-05]", "day 2020-10-05..2020-10-05"),
        ("[2020-10-05,2020-10-06]", "within 2020-10-05..2020-10-06"),
        ("[..2007]", "within <-inf..2007-12-31"),
        ("{2007,2008}", "all-of 2007-01-01..2007-12-31, 2008-01-01..2008-12-31"),
    ],
)
def test_a_date_is_drawn_so(edtf: str, drawn: str) -> None:
    begins = {"known": "", "about": "~", "open": "<", "unknown": "-"}
    ends = {"known": "", "about": "~", "open": ">", "unknown": "-"}
    shape = shape_of(date(edtf))
    stretches = [
        f"{begins[each.begins]}{iso_day(each.first)}..{iso_day(each.last)}{ends[each.ends]}"
        + (f" sure {iso_day(each.sure[0])}..{iso_day(each.sure[1])}" if each.sure else "")
        for each in shape.stretches
    ]
    assert f"{shape.kind} {', '.join(stretches)}{' ?' if shape.uncertain else ''}" == drawn


@given(edtf_texts)
def test_a_shape_lies_within_the_bounds_of_its_date_and_reaches_both(text: str) -> None:
    found = date(text)
    stretches = shape_of(found).stretches
    assert all(each.first <= each.last for each in stretches)
    assert all(each.first <= each.sure[0] <= each.sure[1] <= each.last for each in stretches if each.sure)
    if found.earliest is not None and found.latest is not None:
        assert min(each.first for each in stretches) == found.earliest
        assert max(each.last for each in stretches) == found.latest


@pytest.mark.parametrize(
    ("first", "last", "english", "spanish"),
    [
        ((2009, 1, 1), (2014, 12, 31), "6 years without events", "6 años sin acontecimientos"),
        ((2009, 1, 1), (2014, 11, 30), "5 years without events", "5 años sin acontecimientos"),
        ((2020, 1, 1), (2021, 2, 28), "1 year 2 months without events", "1 año y 2 meses sin acontecimientos"),
        ((2020, 1, 1), (2020, 1, 31), "1 month without events", "1 mes sin acontecimientos"),
        ((2020, 1, 1), (2020, 1, 30), "30 days without events", "30 días sin acontecimientos"),
        ((-99, 1, 1), (100, 12, 31), "200 years without events", "200 años sin acontecimientos"),
    ],
)
def test_an_empty_stretch_is_named_by_what_has_passed_at_least(
    first: tuple[int, int, int], last: tuple[int, int, int], english: str, spanish: str
) -> None:
    assert without_events(day_number(*first), day_number(*last), "en") == english
    assert without_events(day_number(*first), day_number(*last), "es") == spanish


def test_months_have_names() -> None:
    assert (month_name(1, "en"), month_name(12, "es")) == ("January", "diciembre")
