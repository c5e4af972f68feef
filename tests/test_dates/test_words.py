"""Show how dates are worded in each language, and that wording never claims more than is known."""

import re

import pytest
from babel.dates import get_month_names

from dateline.dates import Date, parse, words, words_of
from dateline.dates.phrases import LANGUAGES, phrases_of
from test_dates.tables import rows


@pytest.mark.parametrize("row", rows("words.txt"), ids=lambda row: row[0])
@pytest.mark.parametrize(("column", "language"), [(1, "en-GB"), (2, "en-US"), (3, "es")])
def test_date_is_worded(row: tuple[str, ...], column: int, language: str) -> None:
    assert words_of(row[0], language) == row[column].replace("_", "\N{NO-BREAK SPACE}")


@pytest.mark.parametrize("row", rows("words.txt"), ids=lambda row: row[0])
def test_plain_english_is_british(row: tuple[str, ...]) -> None:
    assert words_of(row[0], "en") == words_of(row[0], "en-GB")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_conforming_date_is_worded(language: str) -> None:
    for row in rows("conformance.txt"):
        date = parse(row[0])
        if isinstance(date, Date):
            text = words(date, language)
            assert text == text.strip()
            assert not re.search(r"[{}]|  |\b(de|a) el\b|about about", text), (row[0], text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_are_those_of_cldr(language: str) -> None:
    names = get_month_names("wide", locale=language.replace("-", "_"))
    assert phrases_of(language).months == tuple(names[month] for month in range(1, 13))


@pytest.mark.parametrize("language", ["fr", "EN", "", "es-MX", "en_GB"])
def test_language_without_phrases_is_refused_by_name(language: str) -> None:
    with pytest.raises(ValueError, match="the languages are en, en-GB, en-US, es"):
        words_of("2020", language)


def test_text_that_is_no_date_has_no_words() -> None:
    with pytest.raises(ValueError, match="not an EDTF date"):
        words_of("2019-02-29", "en")


def test_words_come_from_the_text_alone() -> None:
    assert words(Date("2020-10~", 1, 0, 0), "en") == "about October 2020"
