"""Show what a basis of the model gives, from its words and the dates it counts from."""

import pytest

from dateline.bases import Given, NotGiven, Reason, give
from dateline.dates import Date, iso_day, parse
from dateline.model import Basis


def date(edtf: str) -> Date:
    found = parse(edtf)
    assert isinstance(found, Date), edtf
    return found


PUBLISHED = date("2021-10-06")


def span(given: Given | NotGiven) -> str:
    assert isinstance(given, Given)
    earliest, latest = given.resolution.earliest, given.resolution.latest
    return "/".join(".." if day is None else iso_day(day) for day in (earliest, latest))


def test_publication_counts_from_the_source() -> None:
    basis = Basis(kind="relative-to-publication", words="the arrest last October of the general")
    assert span(give(basis, PUBLISHED, date("1999"), "en")) == "2020-10-01/2020-10-31"


def test_an_event_counts_from_the_anchor() -> None:
    basis = Basis(kind="relative-to-event", words="A month later, charges were dropped", anchor="the-arrest")
    assert span(give(basis, PUBLISHED, date("2020-10"), "en")) == "2020-11-01/2020-11-30"


def test_an_uncertain_publication_passes_its_bounds_on() -> None:
    basis = Basis(kind="relative-to-publication", words="Late last month, as they met")
    assert span(give(basis, date("[2023-09-28..2023-10-14]"), None, "en")) == "2023-08-16/2023-09-30"


def test_a_stated_date_needs_nothing_else() -> None:
    assert span(give(Basis(kind="stated", words="en 2014"), None, None, "es")) == "2014-01-01/2014-12-31"


@pytest.mark.parametrize(
    ("basis", "language", "reason"),
    [
        (Basis(kind="editors"), "en", "kind"),
        (Basis(kind="sequence", words="last October"), "en", "kind"),
        (Basis(kind="term-of-office", words="last October"), "en", "kind"),
        (Basis(kind="stated", words=" "), "en", "no-words"),
        (Basis(kind="stated", words="in 2014"), "fr", "language"),
        (Basis(kind="stated", words="in 2014 " * 200), "en", "too-long"),
        (Basis(kind="stated", words="when they met"), "en", "no-expression"),
        (Basis(kind="stated", words="a month later"), "en", "unfit-expression"),
        (Basis(kind="relative-to-event", words="a month later"), "en", "no-anchor"),
        (Basis(kind="stated", words="30 February 2021"), "en", "no-date"),
    ],
)
def test_what_cannot_be_computed_says_why(basis: Basis, language: str, reason: Reason) -> None:
    given = give(basis, PUBLISHED, None, language)
    assert isinstance(given, NotGiven)
    assert given.reason == reason
    assert given.message
    assert not given.message.endswith(".")


def test_a_month_and_day_without_a_date_of_publication_has_no_year() -> None:
    given = give(Basis(kind="stated", words="on Oct. 8"), None, None, "en")
    assert isinstance(given, NotGiven)
    assert given.reason == "no-anchor"
