"""The fingerprint's file: the same value back, small, friendly to diffs, and safe to read from a stranger."""

from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evidence.fingerprint import Fingerprint, make
from dateline.evidence.fingerprint_check import check
from dateline.evidence.fingerprint_file import FingerprintError, read, serialise
from dateline.evidence.paragraphs import Locator
from dateline.evidence.quotation import read_quotation
from dateline.evidence.text import read_text

ARTICLE = (Path(__file__).parent / "ferry.txt").read_text("utf-8")
SALT = bytes(range(16))
FINGERPRINT = make(
    read_text(ARTICLE), SALT, [read_quotation("a word for spoons"), read_quotation("was asked. That second")]
)
FILE = serialise(FINGERPRINT)


def test_a_fingerprint_comes_back_as_it_was() -> None:
    assert read(FILE) == FINGERPRINT
    assert read(FILE.encode()) == FINGERPRINT
    assert read(FILE.replace("\n", "\r\n")) == FINGERPRINT


def test_the_file_is_ascii_smaller_than_the_article_and_holds_none_of_its_words() -> None:
    assert FILE.isascii()
    assert len(FILE) < len(ARTICLE.encode())
    assert "spoons" not in FILE


def test_a_changed_paragraph_changes_its_line_and_an_inserted_one_shifts_none() -> None:
    changed = serialise(make(read_text(ARTICLE.replace("ran out of bread", "ran out of soup")), SALT))
    inserted = serialise(
        make(read_text(ARTICLE.replace("\n\nThe inquiry", "\n\nA new paragraph\n\nThe inquiry")), SALT)
    )
    bare = serialise(make(read_text(ARTICLE), SALT)).splitlines()
    for other, most in ((changed, 3), (inserted, 4)):
        added = [
            line for line in unified_diff(bare, other.splitlines(), n=0) if line.startswith("+") and line[1] != "+"
        ]
        assert len(added) <= most


def test_pages_times_and_empty_paragraphs_are_kept() -> None:
    fingerprint = make(read_text("[0:00] one two three four\n* * *\n\fsecu-\nrity there\n"), SALT)
    assert [(it.words, it.page, it.time, it.broken) for it in fingerprint.paragraphs] == [
        (4, 1, 0, False),
        (0, 1, 0, False),
        (1, 2, 0, True),
        (2, 2, 0, False),
    ]
    assert read(serialise(fingerprint)) == fingerprint


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("dateline fingerprint 1", "dateline fingerprint 2"),
        ("salt ", "sal "),
        ("one-in 32", "one-in 31"),
        ("one-in 32", "one-in 99999999"),
        ("\ntext ", "\ntext x"),
        ("\nquotation ", "\nquote "),
        (" 7\n", " 7-6\n"),
        (" 7\n", " 99\n"),
        (" 3-4\n", " 3-4 1\n"),
        ("\nparagraph 6 ", "\nparagraph five "),
        ("\nparagraph 6 ", "\nparagraph 6 ="),
    ],
)
def test_a_fault_is_reported_at_its_line(old: str, new: str) -> None:
    error = read(FILE.replace(old, new, 1))
    assert isinstance(error, FingerprintError)
    assert error.line == FILE[: FILE.index(old) + 1].count("\n") + 1
    assert error.message


@given(st.binary(max_size=200) | st.text(max_size=200))
def test_anything_may_be_read(data: str | bytes) -> None:
    assert isinstance(read(data), Fingerprint | FingerprintError)


@given(st.integers(0, len(FILE)), st.integers(0, 30), st.text(st.sampled_from("0159 \n-=AQz/paragraph"), max_size=12))
def test_a_damaged_file_is_read_or_refused_and_can_be_asked(start: int, cut: int, filling: str) -> None:
    result = read(FILE[:start] + filling + FILE[start + cut :])
    if isinstance(result, Fingerprint):
        assert read(serialise(result)) == result
        for locator in (None, Locator("paragraph", 7, 7), Locator("page", 1, 2)):
            check(read_quotation("Several is a word for … the one thing I could do"), result, locator)
