"""Hold finding and resolving to what must be true of any text and any anchor."""

from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dateline.bases import Anchor, Bounds, TimeExpression, find_all, resolve
from dateline.bases.english import ENGLISH
from dateline.bases.finding import LONGEST
from dateline.bases.language import Language
from dateline.bases.spanish import SPANISH
from dateline.dates import day_number
from dateline.model import BasisKind
from test_bases.tables import rows

KINDS: tuple[BasisKind, ...] = get_args(BasisKind)
LANGUAGES = ("en", "es")
FIRST, LAST = day_number(1400, 1, 1), day_number(2400, 12, 31)


def vocabulary(language: Language) -> list[str]:
    tables = (language.months, language.weekdays, language.seasons, language.units, language.numbers, language.hedges)
    words = [word for table in (*tables, language.parts, language.which, language.nths) for word in table]
    return [*words, *(word.capitalize() for word in words)]


WORDS = [*vocabulary(ENGLISH), *vocabulary(SPANISH)]
GLUE = [
    "ago",
    "later",
    "after",
    "before",
    "in",
    "on",
    "the",
    "of",
    "for",
    "over",
    "since",
    "until",
    "2014",
    "8",
    "29",
    "31",
    "2012-18",
    "1990s",
    "de",
    "el",
    "la",
    "hace",
    "mañana",
    "será",
    ",",
    "(",
]
SENTENCES = st.lists(st.sampled_from([*WORDS, *GLUE]), max_size=12).map(" ".join)
EXPRESSIONS = [
    (expression, kind)
    for words, language, *_ in rows("resolutions.txt")
    for expression in find_all(words, language)
    for kind in KINDS
]


@given(st.one_of(st.text(max_size=200), SENTENCES), st.sampled_from(LANGUAGES), st.integers(-(2**63), 2**63))
@example("0000 years ago", "en", 1)
@example("last February 29", "en", day_number(1900, 3, 1))
def test_nothing_is_ever_raised(words: str, language: str, day: int) -> None:
    for expression in find_all(words, language):
        assert words[expression.offset : expression.offset + expression.length] == expression.text
        for kind in KINDS:
            given_ = resolve(expression, Anchor(day, day), kind)
            assert given_.checked == (given_.reason is None)


@pytest.mark.parametrize("template", ["{} ago", "the last {}", "for {}", "in {}"])
def test_every_unit_is_counted(template: str) -> None:
    phrases = [template.format(count + unit) for unit in ENGLISH.units for count in ("a few ", "3 ", "over two ", "")]
    found = [expression for phrase in phrases for expression in find_all(phrase, "en")]
    assert len(found) > len(ENGLISH.units)
    assert all(resolve(each, Anchor(FIRST, LAST), "relative-to-publication").checked for each in found)


@given(SENTENCES, st.sampled_from(LANGUAGES), st.integers(FIRST, LAST))
def test_no_reading_ends_before_it_begins(words: str, language: str, day: int) -> None:
    for expression in find_all(words, language):
        for kind in KINDS:
            for reading in resolve(expression, Anchor(day, day), kind).alternatives:
                assert reading.earliest is None or reading.latest is None or reading.earliest <= reading.latest


@given(st.sampled_from(EXPRESSIONS), st.integers(FIRST, LAST), st.integers(0, 4000), st.data())
def test_a_wide_anchor_covers_every_day_in_it(
    case: tuple[TimeExpression, BasisKind], first: int, length: int, data: st.DataObject
) -> None:
    expression, kind = case
    day = first + data.draw(st.integers(0, length))
    wide = resolve(expression, Anchor(first, first + length), kind).alternatives
    for narrow in resolve(expression, Anchor(day, day), kind).alternatives:
        assert any(covers(each, narrow) for each in wide)


@given(st.sampled_from(EXPRESSIONS), st.integers(FIRST, LAST))
def test_an_unknown_end_stays_unknown(case: tuple[TimeExpression, BasisKind], day: int) -> None:
    expression, kind = case
    known = resolve(expression, Anchor(day, day), kind).alternatives
    for anchor in (Anchor(None, day), Anchor(day, None)):
        opened = resolve(expression, anchor, kind).alternatives
        assert all(any(covers(each, reading) for each in opened) for reading in known)


@given(st.sampled_from(LANGUAGES), st.sampled_from([*WORDS, *GLUE, " ", "\t", "0", "1", "a", "-", "’s "]))
def test_long_words_are_read_and_longer_ones_cut(language: str, piece: str) -> None:
    words = (piece + " ") * (LONGEST // (len(piece) + 1) + 2)
    assert all(expression.offset + expression.length <= LONGEST for expression in find_all(words, language))


def covers(wide: Bounds, narrow: Bounds) -> bool:
    begins = wide.earliest is None or (narrow.earliest is not None and wide.earliest <= narrow.earliest)
    ends = wide.latest is None or (narrow.latest is not None and narrow.latest <= wide.latest)
    return begins and ends
