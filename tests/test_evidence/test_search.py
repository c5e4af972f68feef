"""Looking for quotations in an article's full text: what is found, where, and what is shown when it is not."""

from pathlib import Path

import pytest

from dateline.evidence.matching import Match
from dateline.evidence.paragraphs import Locator
from dateline.evidence.quotation import read_quotation
from dateline.evidence.search import check_text
from dateline.evidence.text import read_text

FERRY = read_text((Path(__file__).parent / "ferry.txt").read_text("utf-8"))


def at(first: int, last: int | None = None) -> Locator:
    return Locator("paragraph", first, last or first)


def look(quotation: str, locator: Locator | None = None) -> Match:
    return check_text(read_quotation(quotation), FERRY, locator)


@pytest.mark.parametrize(
    ("quotation", "span"),
    [
        ("the last boat left the island", (2, 2)),
        ("The last boat left the island,", (2, 2)),
        ("several is a word for spoons", (7, 7)),
        ("Several is a word for spoons, … because counting was the one thing I could do", (7, 7)),
        ("ticket machines ... were switched off", (10, 10)),
        ("ticket machines [...] were switched off", (10, 10)),
        ("a rumour - false, as she later learnt - that the mainland road was closed", (6, 6)),
        ('The operator\'s own log says only "passengers remaining: several"', (6, 6)),
        ("Nobody who lives here [on the island] was asked", (3, 3)),
        ("[a woman] remembers it otherwise", (6, 6)),
        ("It heard from [the company’s] manager, who explained", (10, 10)),
        ("[s]everal is a word for spoons", (7, 7)),
        ("the sale contract oblig[es] the buyers", (12, 12)),
        ("Nobody who lives here was asked. That second sentence, it turned out", (3, 4)),
        ("to save electricity. There was", (10, 11)),
        ("to save electric-\nity. There was", (10, 11)),
        ("spoons", (7, 7)),
        ("Several … spoons … heads", (7, 7)),
    ],
)
def test_a_quotation_is_found_in_its_paragraphs(quotation: str, span: tuple[int, int]) -> None:
    assert look(quotation) == Match("found", certain=True, spans=(span,))
    assert look(quotation, at(*span)) == Match("found", certain=True, spans=(span,))


@pytest.mark.parametrize(
    "quotation",
    [
        "the last boats left the island",
        "the Last boat left the island",
        "Several, is a word for spoons",
        "were switched off … ticket machines had registered",
        "ast boat left the isla",
        "the cafe by the slipway",
        "Some 420 visitors had crossed",
        "ticket machines [he said] who pointed out that the machines",
        "the war[den] of spoons",
    ],
)
def test_anything_else_is_not(quotation: str) -> None:
    assert look(quotation).outcome == "not-found"


def test_the_right_paragraph_is_named_when_only_the_locator_is_wrong() -> None:
    assert look("Several is a word for spoons", at(6)) == Match("wrong-locator", certain=True, spans=((7, 7),))


def test_a_run_over_two_paragraphs_needs_both_in_its_locator() -> None:
    quotation = "was asked. “That second sentence, it turned out"
    assert look(quotation, at(3)) == Match("wrong-locator", certain=True, spans=((3, 4),))
    assert look(quotation, at(3, 4)).outcome == "found"


def test_every_place_of_repeated_words_is_given() -> None:
    assert look("the harbour master").spans == ((10, 10), (15, 15))


def test_a_quotation_without_words_is_too_short() -> None:
    assert {look(text).outcome for text in ("", "…", " — ", "[…]")} == {"too-short"}


def diff(quotation: str, locator: Locator | None = None) -> list[tuple[str, str, str]]:
    match = look(quotation, locator)
    assert match.outcome == "not-found"
    assert match.nearest is not None
    assert all(quotation[run.at :].startswith(run.quoted) for run in match.nearest.runs)
    return [(run.kind, run.quoted, run.source) for run in match.nearest.runs]


def test_one_changed_word_is_shown_with_what_the_article_says() -> None:
    assert diff("an orderly crowd and a great deal of singing") == [
        ("same", "an orderly", "an orderly"),
        ("changed", "crowd", "queue"),
        ("same", "and a great deal of singing", "and a great deal of singing"),
    ]


def test_a_changed_first_and_last_word_is_shown() -> None:
    assert diff("One orderly queue and a great deal of shouting") == [
        ("changed", "One", "an"),
        ("same", "orderly queue and a great deal of", "orderly queue and a great deal of"),
        ("changed", "shouting", "singing"),
    ]


def test_missing_and_added_words_and_punctuation_are_shown() -> None:
    assert diff("remember an orderly, queue and a very great deal of") == [
        ("same", "remember an orderly", "remember an orderly"),
        ("added", ",", ""),
        ("same", "queue and a", "queue and a"),
        ("added", "very", ""),
        ("same", "great deal of", "great deal of"),
    ]
    assert diff("remember an orderly queue and great deal of singing")[1] == ("missing", "", "a")


def test_the_located_paragraph_is_compared_first() -> None:
    match = look("the harbour master considered the matter", at(10))
    assert match.nearest is not None
    assert match.nearest.paragraphs == (10, 10)


def test_foreign_words_have_no_nearest_passage() -> None:
    assert look("quantum chromodynamics explains nothing here whatsoever").nearest is None
