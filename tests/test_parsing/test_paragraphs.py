"""Bodies of plain paragraphs are read without the Markdown parser, and never otherwise than with it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.corpus import corpus
from dateline.parsing import markdown
from dateline.parsing.paragraphs import only_paragraphs, only_words

LINES = st.sampled_from(
    [
        *("", "", "", " ", "Words.", "More words, and “quoted” ones", 'A "straight" mark', "«así»", "an open “quotation", "x]"),
        *("A statement [@one, ¶ 3].", '[@one, ¶ 3 "exact words" by=ann; ¶ 4]', "[@one", "[@one]: x", "[[event-one]]", "an [[actor:ann|Ann]] acts"),
        *("[[bad ref]]", "[a link](https://x.org)", "[a]: https://x.org", "[a]", "![@one]", "![a picture](a.jpg)", "*stressed* and `code`"),
        *("so *stressed* it is", "it is **very** so.", "(*so*), a *b c*!", "a*b* *c*d *", "to *be*, *or* **not**", "*a [@one] b*", "so *it* *is*_x_"),
        *("a_b_c", "a\\*b", "a &amp; b", "<b>", "# title", "---", "===", "- item", "* item", "1. item", "1985 was a year", "> quote", "| a | b |"),
        *("|---|---|", "a | b", "--- | ---", "    code", "  indented", "ends with blanks  ", "ends so\\", "```", "~~~", ": definition", "[^1]", "[^1]: note"),
        *("a\ttab", "\u00a0blank", "blank\u00a0", "½ a line", "é accent", "…so", "(aside)", "–dash", "Ünal", "中文", "a\u2028b", "\u2028", "a\u0085", "*", "_x_", "!"),
    ]
)  # fmt: skip
CHARACTERS = st.text(alphabet='aZ1 \n[]@!|:-=_***`\\<>&"“”«»¶;,#.\u00a0é', max_size=60)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(LINES, max_size=7).map("\n".join), CHARACTERS))
def test_with_and_without_the_parser_a_body_reads_alike(text: str) -> None:
    if not text.strip():
        return
    expected = markdown._read_marked_up(text, text.split("\n"), 5, "a.md")
    assert markdown.read_body(text, 5, "a.md") == expected


def test_the_corpus_needs_no_parser_and_reads_as_with_it() -> None:
    plain: list[bool] = []
    for path, file in corpus(60, 3):
        if not path.startswith("events/"):
            continue
        body = file.split("---\n", 2)[2]
        paragraphs = only_paragraphs(body.split("\n"))
        assert paragraphs
        plain += [only_words(each.content) is not None for each in paragraphs]
        assert markdown.read_body(body, 1, path) == markdown._read_marked_up(body, body.split("\n"), 1, path)
    assert all(plain)


@pytest.mark.parametrize(
    "text", ["# A title", "- item", "[a]: b", "one  \ntwo", "one\n    two", "1. one", "a\n---", "[^1]: note", "\ttext"]
)
def test_what_might_be_more_than_paragraphs_is_left_to_the_parser(text: str) -> None:
    assert only_paragraphs(text.split("\n")) is None


@pytest.mark.parametrize(
    "content",
    [
        "a *b*c",
        "a *b **c*",
        "a ***b***",
        "a*b* c",
        "* a",
        "a *“b”*",
        "a *b c",
        "a `b`",
        "a \\b",
        "a [b]",
        "a ![@b]",
        "a <b>",
        "a &amp;",
        "a [@b",
        "a [[b",
    ],
)
def test_what_might_be_more_than_words_is_left_to_the_parser(content: str) -> None:
    assert only_words(content) is None
