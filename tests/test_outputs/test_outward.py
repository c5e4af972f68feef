"""Links out: the cited words as a text fragment."""

from __future__ import annotations

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.dates import Date, parse
from dateline.model import Source
from dateline.outputs.outward import full_day, view_outward, with_text_fragment


@pytest.mark.parametrize(
    ("url", "words", "expected"),
    [
        ("https://e.org/a", "ships came in", "https://e.org/a#:~:text=ships%20came%20in"),
        ("https://e.org/a", "", "https://e.org/a"),
        ("https://e.org/a", "…", "https://e.org/a"),
        (
            "https://e.org/a",
            "so-called, and 50% & more",
            "https://e.org/a#:~:text=so%2Dcalled%2C%20and%2050%25%20%26%20more",
        ),
        ("https://e.org/a?b=c#top", "ships came in,", "https://e.org/a?b=c#top:~:text=ships%20came%20in"),
        ("https://e.org/a#:~:text=old", "ships came in", "https://e.org/a#:~:text=ships%20came%20in"),
        ("https://e.org/a", "ships came in … all of them", "https://e.org/a#:~:text=ships%20came%20in,all%20of%20them"),
        ("https://e.org/a", "ships … from all the coasts", "https://e.org/a#:~:text=from%20all%20the%20coasts"),
        ("https://e.org/a", "año nuevo", "https://e.org/a#:~:text=a%C3%B1o%20nuevo"),
    ],
)
def test_words_become_a_text_fragment(url: str, words: str, expected: str) -> None:
    assert with_text_fragment(url, words) == expected


@given(st.text())
def test_any_words_give_one_fragment_of_safe_characters(words: str) -> None:
    found = with_text_fragment("https://e.org/a", words).removeprefix("https://e.org/a").removeprefix("#:~:text=")
    assert all(each.isascii() and (each.isalnum() or each in "%_.~,") for each in found)
    assert found.count(",") <= 1
    assert all(unquote(part) in words for part in found.split(","))


def test_a_source_without_any_address_has_no_link_and_an_archived_one_leads_there() -> None:
    assert view_outward(Source(id="a", title="A", url="none"), "words") is None
    found = view_outward(
        Source(id="a", title="A", url="none", archived_url="https://archive.org/a"), "three words here"
    )
    assert found is not None
    assert (found.href, found.url) == ("https://archive.org/a#:~:text=three%20words%20here", "")


def day(edtf: str) -> Date:
    found = parse(edtf)
    assert isinstance(found, Date)
    return found


def test_only_one_known_day_is_a_version_date() -> None:
    assert full_day(day("2012-05-04")) == "2012-05-04"
    assert [full_day(each) for each in (None, day("2012-05"), day("2012/.."))] == ["", "", ""]
