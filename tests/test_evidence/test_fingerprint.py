"""The committed fingerprint: what it finds without the text, how surely, and what it never confirms."""

from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evidence.fingerprint import Fingerprint, chance, compare, make, one_in_for, record
from dateline.evidence.fingerprint_check import check
from dateline.evidence.matching import Match
from dateline.evidence.normalise import first_letter_variants
from dateline.evidence.paragraphs import Locator
from dateline.evidence.quotation import read_quotation
from dateline.evidence.search import check_text
from dateline.evidence.text import Text, read_text

FERRY = read_text((Path(__file__).parent / "ferry.txt").read_text("utf-8"))
SALT = bytes(range(16))
QUOTED = (
    "Several is a word for spoons",
    "because counting was the one thing I could do",
    "… the café by the slipway … brass band",
    "spoons",
    "was asked. That second sentence",
)
FINGERPRINT = make(FERRY, SALT, map(read_quotation, QUOTED))


def at(first: int, last: int | None = None) -> Locator:
    return Locator("paragraph", first, last or first)


def look(quotation: str, locator: Locator | None = None, fingerprint: Fingerprint = FINGERPRINT) -> Match:
    return check(read_quotation(quotation), fingerprint, locator)


@pytest.mark.parametrize("quotation", QUOTED)
def test_a_recorded_quotation_is_found_for_certain_where_it_is(quotation: str) -> None:
    expected = check_text(read_quotation(quotation), FERRY)
    assert look(quotation) == expected
    assert look(quotation, at(*expected.spans[0])) == expected
    assert look(quotation, at(1)) == Match("wrong-locator", certain=True, spans=expected.spans)


def test_a_recorded_quotation_may_be_set_in_other_type() -> None:
    assert look("several is a word for spoons,", at(7)).certain
    assert look("the cafe\u0301 by the slip\u00adway [...] brass\u00a0band", at(5)).certain


def test_any_changed_word_of_a_recorded_quotation_shows() -> None:
    for quotation in QUOTED:
        words = quotation.split()
        for index, word in enumerate(words):
            if word != "…":
                changed = " ".join([*words[:index], word + "y", *words[index + 1 :]])
                assert look(changed).outcome in ("not-found", "supported", "too-short")


def test_words_that_only_the_cut_digests_hold_are_supported_not_found() -> None:
    match = look("Three fishing boats carried everyone home before midnight", at(8))
    assert (match.outcome, match.certain, match.spans) == ("supported", False, ((8, 8),))
    assert match.chance < 1e-6


def test_a_wrong_locator_is_put_right_when_chance_is_ruled_out() -> None:
    match = look("Three fishing boats carried everyone home before midnight", at(5))
    assert (match.outcome, match.certain, match.spans) == ("wrong-locator", False, ((8, 8),))
    assert look("Three fishing boats", at(5)).outcome == "not-found"


def test_a_run_over_paragraphs_and_over_a_broken_word_is_supported_there() -> None:
    assert look("lives here was asked. “That second sentence, it", at(3, 4)).spans == ((3, 4),)
    assert look("switched off at half past seven to save electricity", at(10, 11)).spans == ((10, 11),)
    assert look("to save electricity. There was, the chair noted", at(10, 11)).spans == ((10, 11),)
    assert look("to save electricity. There was, the chair noted", at(10)).outcome == "wrong-locator"


def test_a_miss_shows_which_words_are_not_supported() -> None:
    match = look("Three fishing boats carried nobody home before midnight, against", at(8))
    assert (match.outcome, match.supported_words) == ("not-found", 4)
    assert match.nearest is not None
    assert match.nearest.paragraphs == (8, 8)
    assert [(run.kind, run.quoted) for run in match.nearest.runs] == [
        ("same", "Three fishing boats carried"),
        ("unsupported", "nobody"),
        ("same", "home before midnight, against"),
    ]


def test_fewer_than_three_words_are_too_short_unless_recorded() -> None:
    assert look("brass band").outcome == "too-short"
    assert look("fishing boats … home before midnight", at(8)).outcome == "too-short"
    assert look("fishing boats … home after midnight", at(8)).outcome == "not-found"
    assert look("spoons", at(7)).outcome == "found"


def test_pages_and_times_are_checked_without_the_text() -> None:
    text = read_text("[0:10] one two three four five six\n[0:50] seven eight nine ten\fone page later it says so\n")
    fingerprint = make(text, SALT)
    assert look("seven eight nine ten", Locator("time", 55, 55), fingerprint).outcome == "supported"
    assert look("one page later it says so", Locator("page", 2, 2), fingerprint).outcome == "supported"
    assert look("one page later it says so", Locator("page", 1, 1), fingerprint).outcome == "wrong-locator"


def test_a_text_at_hand_is_told_apart() -> None:
    original = FERRY.original
    assert compare(FERRY, FINGERPRINT) == "identical"
    assert (
        compare(read_text(original.replace("\n", "\r\n").replace("’", "'")), FINGERPRINT) == "same-after-normalisation"
    )
    assert compare(read_text(original.replace("ledger", "register")), FINGERPRINT) == "different"
    assert compare(read_text(original.replace("\n\nFor", " For")), FINGERPRINT) == "different"


def test_recording_replaces_what_was_recorded_and_leaves_out_what_is_not_there() -> None:
    again = record(
        FINGERPRINT, FERRY, [read_quotation("a drawer of lost gloves"), read_quotation("not in there at all")]
    )
    assert len(again.recorded) == 1
    assert again.paragraphs == FINGERPRINT.paragraphs
    assert look("a drawer of lost gloves", at(2), again).outcome == "found"


def test_a_fingerprint_is_a_value_that_a_cache_can_keep() -> None:
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(FINGERPRINT), type=Fingerprint) == FINGERPRINT


def foreign(lot: Random, words: int) -> str:
    return " ".join("x" + "".join(lot.choices("abcdefgh", k=5)) for _ in range(words))


@pytest.mark.parametrize("paragraphs", [1, 40, 66, 81, 1_000, 20_000])
def test_the_bound_holds_for_eight_words_and_more_whatever_the_length_of_the_source(paragraphs: int) -> None:
    for broken in (0, paragraphs):
        one_in = one_in_for(paragraphs, broken)
        assert all(chance(words, paragraphs, broken, one_in) <= 1e-6 for words in range(8, 60))
    assert one_in_for(66, 0) == 32
    assert one_in_for(1_000, 0) == 52


def test_false_positives_are_as_rare_as_computed() -> None:
    lot = Random(11)
    text = read_text("\n".join(foreign(lot, 40) + "." for _ in range(40)))
    fingerprint = make(text, SALT)
    trials = 1000
    grams = sum(
        look(foreign(lot, 3), at(1 + trial % 38), fingerprint).outcome == "supported" for trial in range(trials)
    )
    # Two cases of the first letter, and the ends of the paragraph are excluded by the locator.
    assert 0.6 * 2 / 32 < grams / trials < 1.2 * 2 / 32
    fours = sum(look(foreign(lot, 4), None, fingerprint).outcome == "supported" for _ in range(trials))
    assert 0 < fours / trials <= chance(4, 40, 0, fingerprint.one_in)
    assert not any(look(foreign(lot, 8), None, fingerprint).outcome == "supported" for _ in range(trials))


VOCABULARY = [
    "a",
    "no",
    "the",
    "The",
    "one",
    "day",
    "Día",
    "U.S",
    "1,000",
    "don’t",
    "Ebrard",
    "said",
    "中",
    "$5",
    "él",
    "mañana",
]
MARKS = ["", "", "", "", "", ",", ".", "?", "…", "”", " –", "-", ")", ":"]
TEXTS = st.lists(
    st.lists(st.tuples(st.sampled_from(VOCABULARY), st.sampled_from(MARKS)), min_size=1, max_size=12),
    min_size=1,
    max_size=6,
).map(lambda lines: read_text("\n".join(" ".join(word + mark for word, mark in line) for line in lines)))


@st.composite
def cuttings(draw: st.DrawFn) -> tuple[Text, str, tuple[int, int]]:
    """Draw a text, a run of at least three words cut from it, and the paragraphs of the run."""
    text = draw(TEXTS.filter(lambda it: len(it.printed.words) >= 3))
    words = text.printed.words
    first = draw(st.integers(0, len(words) - 3))
    last = draw(st.integers(first + 2, len(words) - 1))
    return (
        text,
        text.original[words[first].start : words[last].end],
        (text.printed.first[first], text.printed.last[last]),
    )


@given(cuttings(), st.booleans())
def test_every_run_cut_from_a_text_is_found_in_it_and_supported_by_its_fingerprint(
    cutting: tuple[Text, str, tuple[int, int]],
    located: bool,
) -> None:
    text, run, span = cutting
    locator = at(*span) if located else None
    assert check_text(read_quotation(run), text, locator).outcome == "found"
    assert look(run, locator, make(text, SALT)).outcome == "supported"


@given(cuttings(), st.data())
def test_a_recorded_run_with_any_word_changed_is_never_confirmed(
    cutting: tuple[Text, str, tuple[int, int]], data: st.DataObject
) -> None:
    text, run, span = cutting
    quotation = read_quotation(run)
    fingerprint = make(text, SALT, [quotation])
    assert look(run, at(*span), fingerprint).outcome == "found"
    word = data.draw(st.sampled_from(quotation.readings[0][0].words))
    other = data.draw(
        st.sampled_from([*VOCABULARY, "zebra"]).filter(lambda it: it not in first_letter_variants(word.folded))
    )
    changed = run[: word.start] + other.replace("’", "'") + run[word.end :]
    if read_quotation(changed).canonical != quotation.canonical:
        assert look(changed, at(*span), fingerprint).outcome != "found"


TYPESETTING = {
    "”": '"',
    "’": "'",
    " ": "\u00a0",
    "–": "—",
    "-": "\u2010",
    "…": "...",
    "é": "e\u0301",
    "ñ": "n\u0303",
    "d": "d\u00ad",
}


@given(cuttings())
def test_a_recorded_run_is_found_in_other_type(cutting: tuple[Text, str, tuple[int, int]]) -> None:
    text, run, span = cutting
    fingerprint = make(text, SALT, [read_quotation(run)])
    reset = "".join(TYPESETTING.get(character, character) for character in run)
    assert look(reset, at(*span), fingerprint).certain
    assert check_text(read_quotation(reset), text, at(*span)).outcome == "found"
