"""Front matter of plain keys and values is read without the YAML parser, and never otherwise than with it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus import corpus
from dateline.parsing.document import split
from dateline.parsing.plain_keys import read_plain_keys
from dateline.parsing.yaml_keys import read_yaml

WORDS = st.sampled_from(
    [
        *("words", "more words", "1984-10", "no", "~", "é, ok", "it's (so)", "https://x.org/a?b=c#d", "a:b", "a: b", "a #b", "a#b", "ends ", "two  blanks"),
        *('"quoted: words"', '"a \\" b"', '""', '"open', '"two" words', "'single'", "'it''s'", "'open", '"¶ 9, #1"', "@a", "&a b", "*a", "!a", "%a", "`a`"),
        *("[a, b]", "[]", "[a,b]", '["a, b", c-d, \'e\']', "[a: b]", "[a b, 1.5]", "[a, ]", "[a, [b]]", "[a", "[a]]", "[a] b", "{a: b}", '{a: b, c-d: "e, f"}', "{a: b, a: c}", "{a:b}", "{a: b", "{a: {b: c}}", "{a: [b]}", "{a}", "{}", ">-", "|", "# note", ""),
        *("-", "- a", "?", "? a", ":", "a:", "...", "---", "<<", "\u00a0a", "a\u2028", "\U0001f600", "a\U0001f600b", "_a", "-a", "a\tb"),
    ]
)  # fmt: skip
MARKS = st.sampled_from(
    ["", "", "", "a: ", "b: ", "c: ", "d-e: ", "a:", "b:", "- ", "- a: ", "- b: ", "- - ", "a:  ", "é: ", "? "]
)
LINES = st.builds(
    lambda indent, mark, words: " " * indent + mark + words, st.sampled_from([0, 0, 0, 2, 2, 4, 1, 3]), MARKS, WORDS
)
WELL_FORMED = st.sampled_from(
    [
        "a: b",
        "b: words",
        "c:",
        "d:",
        "  - a",
        "  - a: b",
        "    b: c",
        "    c:",
        "      - d",
        "- a",
        "  - b: c",
        "  e: f",
        "  g:",
        "    - h",
    ]
)
CHARACTERS = st.text(alphabet="ab1 \n\n--::[],#\"'&*!|>%@`{}?\\.\u00a0é", max_size=40)
TEXTS = st.one_of(
    st.lists(LINES, max_size=6).map("\n".join),
    st.lists(WELL_FORMED, max_size=9, unique=True).map("\n".join),
    st.lists(st.one_of(WELL_FORMED, LINES), max_size=6).map("\n".join),
    CHARACTERS,
)


@settings(max_examples=600, deadline=None)
@given(TEXTS, st.sampled_from(["", "\n", "\n\n"]))
def test_with_and_without_the_parser_front_matter_reads_alike(text: str, end: str) -> None:
    found = read_plain_keys(text + end, 2)
    if found is not None:
        assert (found, ()) == read_yaml(text + end, 2, "a.md")


def test_the_corpus_needs_no_parser_and_reads_as_with_it() -> None:
    for path, file in corpus(60, 3):
        if not path.endswith(".md"):
            continue
        parts = split(file)
        assert parts
        found = read_plain_keys(parts[0], 2)
        assert found is not None, path
        assert (found, ()) == read_yaml(parts[0], 2, path)


@pytest.mark.parametrize(
    "text",
    [
        'title: Words\nactors:\n  - ann: deciding\n  - bob\nplaces: [here, "so: there"]\n',
        "basis:\n  - cite: '[@one, ¶ 3]'\n    on: date\n  - cite: \"[@two]\"\nnext:\n- a\n- b\nlast: 1984",
        "names:\n  en: One\n  es:\n    - dos\n    - tres\nurl: https://x.org/#a\nrelated:\n  - {event: one, relation: see-also}",
    ],
)
def test_plain_keys_are_read_without_the_parser(text: str) -> None:
    assert read_plain_keys(text, 2) == read_yaml(text, 2, "a.md")[0] is not None


@pytest.mark.parametrize(
    "text",
    ["a:", "a: ''", "a: >-\n  b", "a: b\n  c", "a: b\na: c", "# a", "a: b # c", "a: &b c", "a: b\n\nc: d", "- a", 'a: "\\x41"', ""],
)  # fmt: skip
def test_what_might_be_more_than_plain_keys_is_left_to_the_parser(text: str) -> None:
    assert read_plain_keys(text, 2) is None
