"""Show what expressions give when counted from their anchors, and that nothing is claimed beyond that."""

from typing import cast

import pytest

from dateline.bases import Anchor, Bounds, Resolution, bounds_of, find, resolve
from dateline.dates import OPEN_END, OPEN_START, Date, iso_day, parse
from dateline.model import BasisKind
from test_bases.tables import rows


def date(edtf: str) -> Date:
    found = parse(edtf)
    assert isinstance(found, Date), edtf
    return found


def resolved(words: str, anchor: str, kind: BasisKind, language: str = "en") -> Resolution:
    expression = find(words, language, kind)
    assert expression is not None, words
    return resolve(expression, bounds_of(date(anchor)), kind)


def shown(readings: tuple[Bounds, ...]) -> list[str]:
    return [
        "/".join(".." if day is None else iso_day(day) for day in (each.earliest, each.latest)) for each in readings
    ]


@pytest.mark.parametrize("row", rows("resolutions.txt"), ids=" | ".join)
def test_words_give_what_the_table_says(row: tuple[str, ...]) -> None:
    words, language, kind, anchor, text, expected = row
    expression = find(words, language, cast("BasisKind", kind))
    assert expression is not None
    assert expression.text == text
    given = resolve(expression, bounds_of(date(anchor)), cast("BasisKind", kind))
    assert shown(given.alternatives) == shown(tuple(bounds_of(date(each)) for each in expected.split(" or ")))


@pytest.mark.parametrize("kind", ["term-of-office", "sequence", "editors"])
def test_a_kind_that_rests_on_no_words_is_not_computed(kind: BasisKind) -> None:
    given = resolved("over the last two weeks", "2021-10-06", kind)
    assert not given.checked
    assert given.reason == "kind"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("last October", "stated"),
        ("yesterday", "weekday"),
        ("a month later", "relative-to-publication"),
        ("DEA is still unable", "relative-to-event"),
    ],
)
def test_a_kind_that_cannot_count_with_an_expression_says_so(words: str, kind: BasisKind) -> None:
    given = resolved(words, "2021-10-06", kind)
    assert given.reason == "unfit-expression"
    assert given.problem.startswith("“")


@pytest.mark.parametrize("words", ["February 30, 2021", "29 February 2021", "2021-13-01", "31 June 2021"])
def test_a_day_that_does_not_exist_is_no_date(words: str) -> None:
    given = resolved(words, "2021-10-06", "stated")
    assert given.reason == "no-date"


@pytest.mark.parametrize(
    ("words", "anchor"), [("9999 years ago", "2021"), ("in 9000 years", "2021"), ("last year", "Y12021")]
)
def test_what_is_out_of_reach_is_no_date(words: str, anchor: str) -> None:
    assert resolved(words, anchor, "relative-to-publication").reason == "no-date"


def test_an_anchor_without_bounds_gives_nothing_relative() -> None:
    expression = find("last October", "en")
    assert expression is not None
    assert resolve(expression, Anchor(None, None), "relative-to-publication").reason == "no-anchor"


def test_a_date_with_its_year_needs_no_anchor() -> None:
    expression = find("in 2014", "en")
    assert expression is not None
    assert shown(resolve(expression, Anchor(None, None), "stated").alternatives) == ["2014-01-01/2014-12-31"]


@pytest.mark.parametrize(
    ("gives", "agrees"),
    [("2020-10", True), ("2020", True), ("2020-10-15", True), ("2021-10", False), ("2020-11/", False), ("../", None)],
)
def test_a_date_agrees_when_it_overlaps(gives: str, agrees: bool | None) -> None:
    found = parse(gives)
    if agrees is None:
        assert not isinstance(found, Date)
    else:
        assert resolved("last October", "2021-10-06", "relative-to-publication").overlaps(date(gives)) is agrees


def test_a_date_agrees_with_any_reading_but_not_with_what_lies_between() -> None:
    given = resolved("on Friday", "2021-10-06", "weekday")
    agreeing = [day for day in range(1, 11) if given.overlaps(date(f"2021-10-{day:02}"))]
    assert agreeing == [1, 8]
    assert shown((Bounds(given.earliest, given.latest),)) == ["2021-10-01/2021-10-08"]


def test_an_open_reading_has_no_outer_bound() -> None:
    given = resolved("since October", "2021-12-06", "relative-to-publication")
    assert given.latest is None
    assert given.earliest is not None


def test_open_ends_are_unknown_ends() -> None:
    assert bounds_of(Date("../..", 1, OPEN_START, OPEN_END)) == Bounds(None, None)
