"""The chronology as a sheet: which events, in which words, in which order of importance."""

from __future__ import annotations

import msgspec

from dateline.config import HandoutOrder
from dateline.handouts import Edition, Refusal, read_order
from dateline.handouts.chronology_sheet import ChronologySheet
from dateline.handouts.events import cut, ranks
from dateline.handouts.model import EventText
from test_handouts.sheets import edition, event_file, events_of, handout, order
from test_outputs.chronicle import CONFIG, chronology


def texts(select: str = "") -> dict[str, EventText]:
    sheet = handout(select=select).sheet
    assert isinstance(sheet, ChronologySheet)
    return {event.id: event for group in sheet.parts[0].groups for event in group.events}


def test_every_event_is_there_in_order_with_its_date_in_words() -> None:
    found = texts()
    assert list(found) == ["opening", "trial", "storm", "closing"]
    assert found["closing"].when == "March 2001"
    assert found["closing"].asides == ("elsewhere given as 5 March 2001",)


def test_an_accusation_is_never_without_its_outcome() -> None:
    assert "Outcome: Smith is cleared (1 June 1994)" in texts(select="thread=rise-and-fall")["opening"].notes


def test_standing_disputes_corrections_and_missing_dates_are_said() -> None:
    found = texts()
    assert found["closing"].notes == (
        "The sources only foresee this; whether it happened, they do not say.",
        "Sources disagree: The month",
    )
    assert found["storm"].when == "Date not known"
    assert "Nobody wrote down the day." in found["storm"].notes
    assert "after: Smith is cleared" in found["storm"].notes
    assert "Corrected on 3 February 2021: The year was wrong." in found["opening"].notes


def test_landmarks_rank_first_and_what_is_withdrawn_last() -> None:
    gone = event_file("Gone", "1995", more="standing: withdrawn\nimportance: landmark\nwhy: It was.\n")
    found = ranks(events_of(edition({"events/gone": gone})))
    assert found["opening"] == 1
    assert found["gone"] == len(found)


def test_a_level_gives_all_events_of_that_importance_and_says_so() -> None:
    sheet = handout(level="landmark").sheet
    assert isinstance(sheet, ChronologySheet)
    assert sheet.pages == 0
    assert [event.id for group in sheet.parts[0].groups for event in group.events] == ["opening"]
    assert sheet.parts[0].chosen == "Chosen: landmarks"


def test_a_selection_is_said_in_the_words_of_its_things() -> None:
    sheet = handout(select="topic=trade&from=1990").sheet
    assert isinstance(sheet, ChronologySheet)
    assert sheet.parts[0].chosen == "Chosen: Topic: Trade; from 1990"


def test_names_say_the_kind_what_narrows_it_the_language_and_the_paper() -> None:
    assert order().name == "chronology-en-a4"
    assert order(level="all", paper="letter").name == "chronology-all-en-letter"
    assert order(select="topic=trade").name == "chronology-topic-trade-en-a4"


def test_what_cannot_be_made_is_refused_with_the_reason() -> None:
    editions: dict[str, Edition] = {"en": edition()}
    unknown = read_order(HandoutOrder(kind="chronology", language="fr"), editions)
    assert isinstance(unknown, Refusal)
    assert "no edition in `fr`" in unknown.message
    faulty = read_order(HandoutOrder(kind="chronology", select="topik=trade"), editions)
    assert isinstance(faulty, Refusal)
    assert faulty.faults[0].message == "`topik` is no key of a selection."


def test_corrections_are_where_the_chronology_is_published() -> None:
    published = msgspec.structs.replace(CONFIG, base_url="https://example.org/h")
    footer = handout(config=published).sheet.parts[0].footer
    assert footer.corrections.replace("\u200b", "").endswith("https://example.org/h/corrections.html")
    assert chronology().build_day is not None
    assert footer.version == "Version 2, as of 3 February 2021"


def test_a_text_is_cut_after_a_sentence_else_after_a_word() -> None:
    assert cut("Short.", 20) == "Short."
    assert cut("One sentence is here. Another follows it.", 30) == "One sentence is here. …"
    assert cut("words without any full stop at all here", 25) == "words without any full…"
    assert len(cut("x" * 100, 30)) == 30
