"""Show which time expression is found in words, and what it is taken for."""

import re

import pytest

from dateline.bases import find, find_all
from dateline.bases.finding import LANGUAGES
from dateline.bases.language import compiled
from dateline.model import BasisKind
from test_bases.tables import rows

TABLE = "resolutions.txt"


@pytest.mark.parametrize(
    "words",
    [
        "the previous administration",
        "it may happen",
        "a march on the capital",
        "costs 2,000 dollars",
        "at 1528 GMT",
        "a 20-year-old",
        "",
        "   ",
    ],
)
def test_words_without_a_time_expression_have_none(words: str) -> None:
    assert find(words, "en") is None


@pytest.mark.parametrize("words", ["por la mañana", "la paz", "2.000 dólares", "Marcela"])
def test_spanish_words_without_a_time_expression_have_none(words: str) -> None:
    assert find(words, "es") is None


@pytest.mark.parametrize("language", ["fr", "", "EN", "es-MX"])
def test_a_language_that_is_not_read_has_none(language: str) -> None:
    assert find("in 2014", language) is None


def test_an_expression_says_where_it_stands() -> None:
    words = "the arrest last October of the general"
    found = find(words, "en")
    assert found is not None
    assert words[found.offset : found.offset + found.length] == found.text == "last October"


def test_an_expression_is_data() -> None:
    found = find("about two weeks ago", "en")
    assert found is not None
    assert (found.kind, found.unit, found.number, found.number_to) == ("distance", "week", 2, 2)
    assert (found.direction, found.hedge) == ("past", "about")


def test_a_weekday_and_a_month_are_numbers() -> None:
    thursday, october = find("el jueves", "es"), find("el pasado octubre", "es")
    assert thursday is not None
    assert october is not None
    assert (thursday.weekday, october.month, october.direction) == (4, 10, "last")


def test_all_expressions_are_found_in_their_order() -> None:
    found = find_all("In 2014, and again last Friday, a day later, and on Oct. 8", "en")
    assert [each.text for each in found] == ["2014", "last Friday", "a day later", "Oct. 8"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("stated", "2014"),
        ("weekday", "Friday"),
        ("relative-to-event", "a day later"),
        ("relative-to-publication", "last month"),
    ],
)
def test_the_kind_of_basis_decides_between_several(kind: BasisKind, text: str) -> None:
    found = find("in 2014, then last month, a day later, on Friday", "en", kind)
    assert found is not None
    assert found.text == text


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("el pasado miércoles", "es"),
        ("el pasado miercoles", "es"),
        ("el pasado mie\u0301rcoles", "es"),
        ("EL PASADO MIÉRCOLES", "es"),
        ("last\N{NO-BREAK SPACE}Wednesday", "en"),
        ("last\n  Wednesday", "en"),
        ("laſt Wednesday", "en"),
        ("el pasado mıércoles", "es"),
    ],
)
def test_typing_does_not_matter(words: str, language: str) -> None:
    found = find(words, language)
    assert found is not None
    assert (found.weekday, found.direction) == (3, "last")


@pytest.mark.parametrize(
    ("words", "direction"),
    [
        ("he said on Friday", "past"),
        ("they will meet on Friday", "future"),
        ("he said they will meet on Friday", "future"),
        ("said on Friday it will suspend operations", "past"),
        ("On Friday they will meet", "future"),
        ("on Friday", "either"),
    ],
)
def test_the_hint_nearest_before_tells_past_from_future(words: str, direction: str) -> None:
    found = find(words, "en")
    assert found is not None
    assert found.direction == direction


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_form_stands_in_the_table(language: str) -> None:
    pattern = compiled(LANGUAGES[language]).forms
    plain = [
        re.sub("[áéíóúñ]", lambda letter: "aeioun"["áéíóúñ".index(letter[0])], row[0])
        for row in rows(TABLE)
        if row[1] == language
    ]
    used = {match.lastgroup for words in plain for match in pattern.finditer(words)}
    unused = [form.template for index, form in enumerate(LANGUAGES[language].forms) if f"f{index}" not in used]
    assert unused == []
