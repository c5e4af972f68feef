"""Bodies divide into sentences, each with its citations."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.chronology.walk import body_groups
from dateline.model import Body, Citation, Cited, Element, Text
from dateline.parsing.markdown import read_body
from dateline.sentences import Sentence, sentences


def shown(text: str) -> list[str]:
    """Return each sentence with the sources of its citations in brackets."""
    return [
        f"{each.text} {[citation.source for citation in each.citations]}"
        for each in sentences(read_body(text, 1, "events/talks.md").body)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met [@a].", ["They met. ['a']"]),
        ("They met [@a]. They left.", ["They met. ['a']", "They left. []"]),
        ("They met. They left [@a].", ["They met. []", "They left. ['a']"]),
        ("They met [@a], and left [@b; @c].", ["They met, and left. ['a', 'b', 'c']"]),
        ("They met. [@a] They left.", ["They met. ['a']", "They left. []"]),
        ("They met.[@a] [@b]\n\nThey left.", ["They met. ['a', 'b']", "They left. []"]),
        (
            "Why? “Because!” he said. (It was so.) Yes",
            ["Why? []", "“Because!” he said. []", "(It was so.) []", "Yes []"],
        ),
        ("He said no … and left. ¿Por qué? «Así».", ["He said no … and left. []", "¿Por qué? []", "«Así». []"]),
        (
            "The U.S. Gen. J. Smith, Jr. met Dr. No. He left.",
            ["The U.S. Gen. J. Smith, Jr. met Dr. No. []", "He left. []"],
        ),
        ("They met in the U.S. [@a]. They left.", ["They met in the U.S. ['a']", "They left. []"]),
        ("It cost $ 3.3 billion. 7 of 10 left.", ["It cost $ 3.3 billion. []", "7 of 10 left. []"]),
        ("会议结束。他们离开了。", ["会议结束。 []", "他们离开了。 []"]),
        ("They *met\nhere* [@a].\\\nThen left.", ["They met here. ['a']", "Then left. []"]),
        ("See [[talks]].", ["See □. []"]),
        ("[[talks]]", []),
        ("## They met\n\n- one [@a]\n- two\n\n---\n\n```\ncode\n```\n", ["one ['a']", "two []"]),
        ("> Quoted [@a].\n>\n> More.", ["Quoted. ['a']", "More. []"]),
        ("| who | what |\n|---|---|\n| He. | It. [@a] |\n", ["He. It. ['a']"]),
        ("Word[^1].\n\n[^1]: A note [@a].", ["Word. []", "A note. ['a']"]),
        ("![A picture](a.jpg)", []),
        ("", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


pieces = st.one_of(
    st.text(st.sampled_from("ab A.!? “”…。\n"), max_size=8).map(Text),
    st.lists(st.sampled_from("abc"), min_size=1, max_size=2).map(
        lambda names: Cited(tuple(Citation(source=name) for name in names))
    ),
)
paragraphs = st.lists(pieces, max_size=8).map(lambda children: Element("p", tuple(children)))
bodies = st.lists(paragraphs, max_size=3).map(tuple)


@given(st.text(st.sampled_from("ab.! \N{NO-BREAK SPACE}\N{OBJECT REPLACEMENT CHARACTER}"), max_size=12))
def test_a_citation_leaves_neither_a_space_nor_a_second_full_stop(words: str) -> None:
    left = re.sub("(?<=\\.)\\s*\N{OBJECT REPLACEMENT CHARACTER}\\.|\\s*\N{OBJECT REPLACEMENT CHARACTER}", "", words)
    assert Sentence(words, ()).text == " ".join(left.split())


@given(bodies)
def test_every_citation_stands_in_one_sentence(body: Body) -> None:
    divided = [citation for sentence in sentences(body) for citation in sentence.citations]
    assert divided == [citation for group in body_groups(body) for citation in group.citations]
