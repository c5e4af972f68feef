"""What is remembered from one check to the next."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.links.memory import memory_text, read_memory, still_good
from dateline.links.model import Checked, Finding, Verdict

TODAY = date(2026, 3, 10)
GOOD = Checked(on=date(2026, 3, 4), finding=Finding(verdict="fine", status=200))


def test_findings_come_back_as_they_were() -> None:
    moved = Checked(on=TODAY, finding=Finding(verdict="moved", status=200, leads_to="https://b.example/"))
    findings = {"https://b.example/ñ": GOOD, "https://a.example/": moved}
    text = memory_text(findings)
    assert read_memory(text.encode()) == findings
    assert text.index("a.example/") < text.index("ñ")


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"\xff", b'{"a": 1}', b'{"a": {"on": "yesterday"}}', b"[" * 100_000]
)
def test_a_file_with_anything_wrong_is_an_empty_memory(data: bytes) -> None:
    assert read_memory(data) == {}


@given(st.binary())
def test_any_bytes_are_read_without_an_error(data: bytes) -> None:
    assert isinstance(read_memory(data), dict)


@pytest.mark.parametrize(
    ("on", "max_age", "is_reused"),
    [
        (TODAY, 7, True),
        (date(2026, 3, 4), 7, True),
        (date(2026, 3, 3), 7, False),
        (TODAY, 0, False),
        (date(2026, 3, 11), 7, False),
    ],
)
def test_good_news_is_reused_until_it_is_old(on: date, max_age: int, is_reused: bool) -> None:
    known = {"https://a.example/": Checked(on=on, finding=GOOD.finding)}
    assert bool(still_good(known, known, TODAY, max_age)) is is_reused


@pytest.mark.parametrize(("verdict", "is_reused"), [("broken", False), ("unreachable", False), ("moved", True)])
def test_failures_are_always_asked_about_again(verdict: Verdict, is_reused: bool) -> None:
    known = {"https://a.example/": Checked(on=TODAY, finding=Finding(verdict=verdict))}
    assert bool(still_good(known, known, TODAY, 7)) is is_reused


def test_only_addresses_still_in_use_are_looked_up() -> None:
    assert still_good({"https://gone.example/": GOOD}, ["https://a.example/"], TODAY, 7) == {}
