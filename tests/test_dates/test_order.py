"""Show the order of dates, how their bounds compare, and the gaps named between them."""

import pytest

from dateline.dates import Date, gap, overlaps, parse, sort_key, within


def _date(text: str) -> Date:
    date = parse(text)
    assert isinstance(date, Date)
    return date


def test_dates_are_ordered_by_what_they_can_mean() -> None:
    texts = (
        "../2007",
        "../2021",
        "-0043-03-15",
        "2008-01-01",
        "2008-01",
        "2008",
        "2008-06",
        "2008-06-01/2009",
        "2008-06/",
        "2008-10",
        "/2008-11-01",
        "2009",
        "Y12021",
    )
    assert tuple(sorted(sorted(texts), key=lambda text: sort_key(_date(text)))) == texts


def test_open_and_unknown_ends_come_after_known_ones() -> None:
    assert sort_key(_date("2008/2010")) < sort_key(_date("2008/"))
    assert sort_key(_date("2008/")) == sort_key(_date("2008/.."))


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2020", "2020-10", True),
        ("2020-09", "2020-10", False),
        ("2020/..", "2031", True),
        ("2020/", "2031", True),
        ("../2020", "2021", False),
        ("/2020", "1066", True),
        ("2020~", "2021", False),
        ("[2019,2021]", "2020", True),
    ],
)
def test_overlap_is_a_shared_possible_day(a: str, b: str, expected: bool) -> None:
    assert overlaps(_date(a), _date(b)) is expected
    assert overlaps(_date(b), _date(a)) is expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2020-10", "2020", True),
        ("2020", "2020", True),
        ("2020", "2020-10", False),
        ("2020", "2018/..", True),
        ("2020/..", "2018/..", True),
        ("2020/", "2018/2030", False),
        ("2020-10-15", "20XX", True),
    ],
)
def test_within_is_every_possible_day(a: str, b: str, expected: bool) -> None:
    assert within(_date(a), _date(b)) is expected


@pytest.mark.parametrize(
    ("earlier", "later", "english", "spanish"),
    [
        ("2010-01-15", "2013-03-20", "3 years 2 months later", "3 años y 2 meses después"),
        ("2010-01-15", "2011-01-15", "1 year later", "1 año después"),
        ("2010-01-15", "2011-02-15", "1 year 1 month later", "1 año y 1 mes después"),
        ("2010-01-15", "2010-03-14", "1 month later", "1 mes después"),
        ("2010-01-31", "2010-02-28", "1 month later", "1 mes después"),
        ("2010-01-31", "2010-02-27", None, None),
        ("2010-01-15", "2010-02-14", None, None),
        ("2010-01", "2010-06", "4 months later", "4 meses después"),
        ("2010-01", "2010-02", None, None),
        ("2010", "2014", "3 years later", "3 años después"),
        ("2010", "2011", None, None),
        ("2010", "2012-06-15", "1 year later", "1 año después"),
        ("2010-01~", "2012-06-15", "2 years later", "2 años después"),
        ("2009/2010-03-01", "2012-06-15", "2 years 3 months later", "2 años y 3 meses después"),
        ("2010-01-15", "2012-22/2013", "2 years 4 months later", "2 años y 4 meses después"),
        ("2010-01-15", "[2012,2014-05-01]", "1 year later", "1 año después"),
        ("-0043-03-15", "0014-08-19", "57 years 5 months later", "57 años y 5 meses después"),
        ("2010", "2010-06", None, None),
        ("2012", "2010", None, None),
        ("2010/..", "2015", None, None),
        ("2010/", "2015", None, None),
        ("2010", "../2015", None, None),
        ("2010", "/2015", None, None),
    ],
)
def test_gap_is_named_no_closer_than_the_dates(
    earlier: str, later: str, english: str | None, spanish: str | None
) -> None:
    assert gap(_date(earlier), _date(later), "en") == english
    assert gap(_date(earlier), _date(later), "es") == spanish
