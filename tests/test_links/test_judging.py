"""Judging answers: verdicts, doubts about HEAD, and how long a server asks us to wait."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.links.judging import asks_to_wait, deserves_a_get, judge, retry_after
from dateline.links.model import Answer, Failure

DATE = "Mon, 22 Nov 2021 10:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": " 0 "}, 0),
        ({"Retry-After": "9" * 5000}, 999_999_999),
        ({"Retry-After": "Mon, 22 Nov 2021 10:01:30 GMT", "Date": DATE}, 90),
        ({"Retry-After": "Mon, 22 Nov 2021 09:00:00 GMT", "Date": DATE}, 0),
        ({"Retry-After": "Mon, 22 Nov 2021 10:01:30 GMT"}, None),
        ({"Retry-After": "Mon, 22 Nov 2021 10:01:30", "Date": DATE}, None),
        ({"Retry-After": "soon", "Date": DATE}, None),
        ({"Retry-After": "-5", "Date": DATE}, None),
        ({}, None),
    ],
)
def test_retry_after_is_seconds_or_a_date_by_the_servers_clock(headers: dict[str, str], seconds: float | None) -> None:
    assert retry_after(headers) == seconds


@given(st.text(), st.text())
def test_any_header_is_read_without_an_error(text: str, date: str) -> None:
    seconds = retry_after({"Retry-After": text, "Date": date})
    assert seconds is None or seconds >= 0


def test_only_a_busy_server_asks_to_wait() -> None:
    assert asks_to_wait(Answer(status=429, retry_after=1.0))
    assert not asks_to_wait(Answer(status=429))
    assert not asks_to_wait(Answer(status=200, retry_after=1.0))


@pytest.mark.parametrize(
    ("answer", "is_doubted"),
    [
        (Answer(status=404), True),
        (Answer(status=500), True),
        (Answer(status=200), False),
        (Answer(status=429), False),
        (Failure(problem="broken-off"), True),
        (Failure(problem="timeout"), False),
        (Failure(problem="no-such-host"), False),
    ],
)
def test_bad_news_by_head_is_doubted_unless_asking_again_would_burden(
    answer: Answer | Failure, is_doubted: bool
) -> None:
    assert deserves_a_get(answer) is is_doubted


def test_a_page_shorter_than_the_range_is_there() -> None:
    assert judge(Answer(status=416), "", moved=False).verdict == "fine"


def test_a_redirect_that_says_not_where_is_not_fine() -> None:
    assert judge(Answer(status=301), "", moved=False).verdict == "unreachable"
