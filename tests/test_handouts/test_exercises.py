"""Exercises and cards: orders that are only partly known, words that give them away, sheets and keys that agree."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.handouts import make
from dateline.handouts.cards import CardsSheet, most_telling, rows
from dateline.handouts.leaks import betraying, leaks_of
from dateline.handouts.sequence import MOST_UNDECIDED, Sequence, better_set, sequence
from dateline.handouts.shuffling import letter, sheet_code, shuffled
from dateline.handouts.vocabulary import glossary, used
from dateline.handouts.warnings import leaks, undecidable
from dateline.handouts.worksheet import WorksheetSheet
from test_handouts.sheets import edition, event_file, events_of, handout, order

YEARS: Mapping[str, str] = {
    "events/a": event_file("A", "1801"),
    "events/b": event_file("B", "1802"),
    "events/c": event_file("C", "1801/1803"),
    "events/d": "---\ntitle: D\nafter: [b]\n---\n",
}
SHEET = """---
title: Why did it close?
question: Was it the storm?
thread: rise-and-fall
---
## For the teacher

Tell the *letter* from the news [@gazette, ¶ 6].

## Context

Ships came to the harbour.

## Questions

1. Who wrote it?
2. For whom?
"""
GLOSSARY = """---
title: Glossary
---
Words.

harbour / puerto
: A place where ships lie.

quay / muelle
: A wall to land at.
"""


def known(names: str) -> Sequence:
    events = {event.id: event for event in events_of(edition(YEARS))}
    return sequence([events[name] for name in names], events)


# --- what is known of an order


def test_an_event_is_earlier_where_its_last_day_is() -> None:
    found = known("abc")
    assert found.before == {"a": frozenset(), "b": frozenset({"a"}), "c": frozenset()}
    assert found.places("a") == (1, 2)
    assert found.places("c") == (1, 3)
    assert found.either_way("c") == ("a", "b")


def test_what_the_content_says_of_the_order_counts_also_through_dates() -> None:
    assert known("ad").before["d"] == {"a"}  # d is after b, and b is after a
    assert known("dc").undecided == 1


@given(st.lists(st.sampled_from("abcd"), unique=True, min_size=1))
def test_places_agree_with_what_is_before_and_after(names: list[str]) -> None:
    found = known("".join(names))
    for name in found.events:
        first, last = found.places(name)
        assert 1 <= first <= last <= len(names)
        assert last - first == len(found.either_way(name))


def test_a_better_set_leaves_out_what_may_stand_anywhere() -> None:
    files = {f"events/y{year}": event_file(str(year), str(year)) for year in range(1801, 1807)}
    files["events/wide"] = event_file("Wide", "1800/1900")
    files["events/wider"] = event_file("Wider", "1700/1950")
    files["events/widest"] = event_file("Widest", "1600/1990")
    events = {event.id: event for event in events_of(edition(files))}
    chosen = [events[name] for name in events if name.startswith(("y", "wid"))]
    whole = sequence(chosen, events)
    assert whole.undecided > MOST_UNDECIDED
    kept = better_set(whole)
    assert kept.undecided <= MOST_UNDECIDED
    assert {"y1801", "y1806"} <= set(kept.events)


# --- shuffling


def test_shuffling_follows_from_the_seed_and_the_names_only() -> None:
    assert shuffled("abcdefgh", "one", str) == shuffled("hgfedcba", "one", str)
    assert shuffled("abcdefgh", "one", str) != shuffled("abcdefgh", "two", str)
    assert sorted(shuffled("abcdefgh", "one", str)) == list("abcdefgh")


def test_letters_are_not_mistaken_for_digits_and_go_on() -> None:
    assert [letter(index) for index in (0, 7, 8, 23, 24, 25)] == ["A", "H", "J", "Z", "AA", "AB"]
    assert len({letter(index) for index in range(600)}) == 600


def test_a_code_follows_from_what_the_sheet_is_made_of() -> None:
    assert sheet_code("a", "b") == sheet_code("a", "b")
    assert sheet_code("a", "b") != sheet_code("ab", "")


# --- leaks


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("The second summit of 2023", "en", ["second", "2023"]),
        ("In October they met again", "en", ["October", "again"]),
        ("Two years later a court decides", "en", ["Two years later"]),
        ("The 3rd round in the 1990s", "en", ["3rd", "the 1990s"]),
        ("On the eve of the talks", "en", ["the eve of"]),
        ("On Thursday they talk for a decade", "en", []),
        ("Two governments agree", "en", []),
        ("El segundo diálogo, en octubre", "es", ["segundo", "octubre"]),
        ("Dos años después", "es", ["Dos años después"]),
        ("Los dos gobiernos hablan de nuevo", "es", ["de nuevo"]),
        ("Dos gobiernos acuerdan algo", "es", []),
    ],
)
def test_words_that_betray_an_order_are_found(text: str, language: str, words: list[str]) -> None:
    found = betraying(text, language)
    assert [each for _, each in found] == words
    assert all(text[offset : offset + len(each)] == each for offset, each in found)


def test_a_leak_is_named_with_its_key_its_place_and_a_proposal() -> None:
    more = "media:\n  - {url: 'https://example.org/x.jpg', alt: Ships in 1804, caption: The second day}\n"
    events = edition({"events/leaky": event_file("The third ship of 1804", "1804", "It sank.", more)}).chronology.events
    found = list(leaks_of(events["leaky"], "en"))
    assert [(leak.key, leak.words) for leak in found] == [
        ("title", "third"),
        ("title", "1804"),
        ("media/0/alt", "1804"),
        ("media/0/caption", "second"),
    ]
    assert found[1].blind_key == "blind_title"
    assert found[1].proposal == "The third ship of …"
    assert found[1].text[found[1].offset :].startswith("1804")


def test_a_blind_wording_is_checked_in_the_place_of_the_other_and_stands_on_the_card() -> None:
    blind = {"events/leaky": event_file("The ship of 1804", "1804", more="blind_title: A ship comes\n")}
    assert list(leaks_of(edition(blind).chronology.events["leaky"], "en")) == []
    sheet = handout(blind, kind="cards", select="to=1900").sheet
    assert isinstance(sheet, CardsSheet)
    assert sheet.parts[0].cards[0].title == "A ship comes"
    assert sheet.parts[0].cards[0].heading == "The ship of 1804"


def test_a_leaky_set_is_warned_of_and_other_handouts_are_not_asked() -> None:
    leaky = {"events/leaky": event_file("The ship of 1804", "1804")}
    assert [leak.words for leak in leaks([order(leaky, kind="cards", select="to=1900")])] == ["1804"]
    assert leaks([order(leaky, kind="chronology")]) == ()


def test_a_set_without_an_order_is_warned_of_with_what_to_leave_out() -> None:
    files = {f"events/y{year}": event_file(f"In {year}", str(year)) for year in range(1801, 1806)}
    files |= {f"events/w{number}": event_file(f"Wide {number}", f"1700/185{number}") for number in range(3)}
    (found,) = undecidable([order(files, kind="cards", select="to=1900")])
    assert found.share > MOST_UNDECIDED
    assert set(found.without) <= {"Wide 0", "Wide 1", "Wide 2"}
    assert found.without


# --- cards


def test_fronts_have_no_date_and_backs_have_it_with_the_outcome() -> None:
    sheet = handout(kind="cards", select="thread=rise-and-fall").sheet
    assert isinstance(sheet, CardsSheet)
    card = next(card for card in sheet.parts[0].cards if card.title == "The harbour opens")
    assert "1990" not in card.title + card.summary
    assert card.when == "1990"
    assert "Outcome: Smith is cleared (1 June 1994)" in card.notes
    assert card.place == "Place 1 of 2."


def test_a_set_that_nobody_chose_has_what_happened_and_can_be_ordered() -> None:
    chosen = most_telling(edition(YEARS), events_of(edition(YEARS)), 3)
    assert len(chosen) == 3
    assert all(event.date and event.standing == "occurred" for event in chosen)


def test_the_table_has_the_outcome_on_the_back_too() -> None:
    pdf, table = make(order(kind="cards", select="thread=rise-and-fall"))
    assert (pdf.file, table.file) == ("cards-thread-rise-and-fall-en-a4.pdf", "cards-thread-rise-and-fall-en-a4.csv")
    assert isinstance(table.sheet, CardsSheet)
    front, back, _ = next(row for row in rows(table.sheet.parts[0]) if row[0].startswith("The harbour opens"))
    assert "1990" not in front
    assert "Outcome: Smith is cleared" in back


# --- worksheet and key


def sheets() -> tuple[WorksheetSheet, WorksheetSheet]:
    files = {"worksheets/closing": SHEET, "pages/glossary": GLOSSARY}
    sheet, key = (handout(files, kind=kind).sheet for kind in ("worksheet", "key"))
    assert isinstance(sheet, WorksheetSheet)
    assert isinstance(key, WorksheetSheet)
    return sheet, key


def test_a_worksheet_and_its_key_bear_one_code_and_the_same_exercises() -> None:
    sheet, key = sheets()
    assert sheet.code == key.code
    assert sheet.parts[0].order == key.parts[0].order
    assert sheet.parts[0].match == key.parts[0].match


def test_the_key_s_order_is_the_chronology_s() -> None:
    part = sheets()[1].parts[0]
    marks = {item.mark: item.title for item in part.order}
    assert [marks[mark] for mark in part.in_order.split()] == ["The harbour opens", "The harbour closes"]


def test_dates_are_worked_out_from_words_and_the_day_they_count_from() -> None:
    (dating,) = sheets()[0].parts[0].date
    assert (dating.words, dating.anchor, dating.answer) == (
        "earlier this week",
        "in a text of 5 March 2001",
        "5 March 2001",
    )


def test_claims_are_compared_document_by_document() -> None:
    (found,) = sheets()[0].parts[0].compare
    assert found.about == "The month"
    assert [(claim.says, claim.documents) for claim in found.claims] == [("It was March.", (1,)), ("It was May.", (2,))]


def test_sections_are_for_the_teacher_then_context_then_questions() -> None:
    part = sheets()[0].parts[0]
    assert "".join(run.text for run in part.for_teacher[0].runs) == "Tell the letter from the news [1,\u00a0¶\u00a06]."
    assert part.context[0].runs[0].text == "Ships came to the harbour."
    assert [paragraph.runs[0].text for paragraph in part.questions] == ["Who wrote it?", "For whom?"]


def test_the_context_gives_nothing_away_of_the_story() -> None:
    titles = [line.title for line in sheets()[0].parts[0].timeline]
    assert titles == ["Smith is cleared"]


def test_vocabulary_is_what_the_sheet_s_texts_use() -> None:
    terms = glossary(edition({"pages/glossary": GLOSSARY}).chronology)
    assert [(term.term, term.counterpart) for term in terms] == [("harbour", "puerto"), ("quay", "muelle")]
    assert [term.term for term in used(terms, ["Two Harbours"])] == ["harbour"]
    assert [term.term for term in sheets()[0].parts[0].vocabulary] == ["harbour"]


def test_a_worksheet_can_name_its_events_exercises_and_seed() -> None:
    shaped = SHEET.replace(
        "thread: rise-and-fall", "thread: rise-and-fall\nevents: [closing]\nexercises: [order]\nseed: spring"
    )
    sheet = handout({"worksheets/closing": shaped}, kind="worksheet").sheet
    assert isinstance(sheet, WorksheetSheet)
    assert sheet.seed == "spring"
    assert [item.title for item in sheet.parts[0].order] == ["The harbour closes"]
    assert (sheet.parts[0].match, sheet.parts[0].questions) == ((), ())
