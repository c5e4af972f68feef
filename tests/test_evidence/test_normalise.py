"""The one normalisation: what it forgives, what it keeps, and where its words stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evidence.normalise import normalise, words

TYPESET = st.text(
    st.sampled_from(
        "aAé\u0301zß19.,:'’\"“”«»‘-–—…()[]$%& \u00a0\u2009\n\r\f\u00ad\u200b\ufeffﬁﬃﬀ中か\u3099ﷺ\u037e`´/_*²½"
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('the "kingpin" plan', "the “kingpin” plan"),
        ('the "kingpin" plan', "the «\u00a0kingpin\u202f» plan"),
        ("the 'kingpin' plan", "the “kingpin” plan"),
        ("Mexico's role", "Mexico’s role"),
        ("word - word", "word — word"),
        ("word -- word", "word—word"),
        ("high-level", "high\u2011level"),
        ("2001-2008", "2001–2008"),
        ("wait... and see", "wait… and see"),
        ("wait . . . and see", "wait … and see"),
        ("a b c", "a\u00a0b\u2009\u202fc"),
        ("security", "secu\u00adrity"),
        ("security", "secu\u200brity\ufeff"),
        ("official finding flow", "oﬃcial ﬁnding ﬂow"),
        ("Bárcena", "Ba\u0301rcena"),
        ("one two", "one\n\ntwo"),
    ],
)
def test_what_typesetting_changes_is_forgiven(typed: str, printed: str) -> None:
    assert normalise(typed) == normalise(printed)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bárcena", "Barcena"),
        ("the Army", "the army"),
        ("10² people", "102 people"),
        ("½ cup", "1⁄2 cup"),
        ("1,000 people", "1.000 people"),
        ("$30 more", "€30 more"),
        ("30% more", "30 more"),
        ("went, he said", "went he said"),
        ("went. he said", "went? he said"),
        ("the “war” on", "the war on"),
        ("high-level", "high level"),
        ("he can not", "he cannot"),
        ("well's", "wells"),
        ("Œuvre", "OEuvre"),
    ],
)
def test_everything_else_counts(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


def test_words_know_their_place_in_the_original() -> None:
    text = "“Don’t,” he said – o\ufb03cially, for 3.5 % of U.S. aid."
    assert [(it.folded, text[it.start : it.end]) for it in words(text)] == [
        ("Don't", "Don’t"),
        ("he", "he"),
        ("said", "said"),
        ("officially", "oﬃcially"),
        ("for", "for"),
        ("3.5", "3.5"),
        ("%", "%"),
        ("of", "of"),
        ("U.S", "U.S"),
        ("aid", "aid"),
    ]


def test_each_character_of_a_script_without_spaces_is_a_word() -> None:
    assert [it.folded for it in words("墨西哥と2021年")] == ["墨", "西", "哥", "と", "2021", "年"]


@given(TYPESET | st.text(max_size=40))
def test_normalising_again_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(TYPESET | st.text(max_size=40))
def test_words_stand_in_order_inside_the_text_and_are_never_empty(text: str) -> None:
    found = words(text)
    ends = [0, *(it.end for it in found)]
    assert all(it.folded and end <= it.start < it.end <= len(text) for it, end in zip(found, ends, strict=False))
