"""References in three styles, as readers see them."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.references import STYLES, CslItem, Formatter, csl_item
from test_references.examples import HOSTILE, source

FORMATTER = Formatter()
KEYS = tuple(key for key, _, _ in STYLES)


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (
            "chicago",
            "Weaver, Ann, and Jo Smith. 2001. “The harbour is closed.” <i>The Gazette</i>, March 5. https://example.org/harbour.",
        ),
        (
            "apa",
            "Weaver, A., &amp; Smith, J. (2001, March 5). The harbour is closed. <i>The Gazette</i>. https://example.org/harbour",
        ),
        (
            "mla",
            "Weaver, Ann, and Jo Smith. “The harbour is closed.” <i>The Gazette</i>, 5 Mar. 2001, https://example.org/harbour.",
        ),
    ],
)
def test_a_news_article(style: str, expected: str) -> None:
    assert FORMATTER.html(csl_item(source(authors=("Ann Weaver", "Jo Smith"))), style) == expected


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("chicago", "“The harbour is closed.” 2001. The Gazette, March."),
        ("apa", "The harbour is closed. (2001, March). The Gazette."),
        ("mla", "“The harbour is closed.” The Gazette, Mar. 2001."),
    ],
)
def test_an_unsigned_article_of_a_day_not_known_begins_with_its_title(style: str, expected: str) -> None:
    thing = source(authors=(), published="[2001-03-05..2001-03-06]", url="none")
    assert FORMATTER.plain(csl_item(thing), style) == expected


def test_an_email_is_cited_by_its_subject() -> None:
    thing = source(kind="e-mail", publisher="Message to a mailing list", url="none")
    assert FORMATTER.plain(csl_item(thing), "chicago") == (
        "Weaver, Ann. 2001. “The harbour is closed.” Message to a mailing list, March 5."
    )


def test_a_question_keeps_its_mark_alone() -> None:
    assert "“Closed?” <i>" in FORMATTER.html(csl_item(source(title="Closed?")), "chicago")


def test_spanish_is_spoken_where_the_chronology_is_spanish() -> None:
    found = Formatter("es").plain(csl_item(source(authors=("Ann Weaver", "Jo Smith"))), "mla")
    assert " y Jo Smith" in found


@pytest.mark.parametrize("style", KEYS)
def test_items_that_differ_in_title_and_address_only_keep_their_own(style: str) -> None:
    formatter = Formatter()
    found = [
        formatter.plain(csl_item(source(title=title, url=f"https://example.org/{title}")), style)
        for title in ("One", "Two")
    ]
    assert found[0].replace("One", "Two") == found[1] != found[0]


ENDS = st.text("a.?!”’»&<\ue002 ", max_size=4)


@given(ENDS, ENDS, st.sampled_from(["thesis", "web page", "news", "law", "book"]), st.booleans())
def test_a_reference_is_the_same_alone_and_beside_the_others(title: str, end: str, kind: str, is_signed: bool) -> None:
    thing = source(title=title, kind=kind, url=end, authors=("Ann Weaver",) if is_signed else ())
    item = csl_item(thing)
    for formatter in (FORMATTER, Formatter("es"), Formatter("en-GB")):
        assert formatter.every_html(item) == tuple(formatter.html(item, key) for key in KEYS)


class Tags(HTMLParser):
    """The tags of a reference, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, int]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag and how many attributes it has."""
        self.tags.append((tag, len(attrs)))

    def handle_data(self, data: str) -> None:
        """Note a run of text."""
        self.text += data


@pytest.mark.parametrize("style", KEYS)
@pytest.mark.parametrize("authors", [(), (HOSTILE,)])
@pytest.mark.parametrize("publisher", ["", HOSTILE])
def test_hostile_text_is_text(style: str, authors: tuple[str, ...], publisher: str) -> None:
    item = csl_item(source(title=HOSTILE, authors=authors, publisher=publisher, url="javascript:<b>"))
    found = Tags(FORMATTER.html(item, style))
    assert set(found.tags) <= {("i", 0)}
    assert '<b>"x"</b>' in found.text
    assert not re.search("[\ue000-\uf8ff]", found.text)


@settings(deadline=None, max_examples=25)
@given(st.text(), st.text(), st.text(), st.sampled_from(KEYS), st.sampled_from(["2001", "200X", "-0043", "Y12345", ""]))
def test_any_text_is_formatted(title: str, author: str, publisher: str, style: str, published: str) -> None:
    item = csl_item(source(title=title, authors=(author,), publisher=publisher, published=published))
    assert set(Tags(FORMATTER.html(item, style)).tags) <= {("i", 0), ("b", 0), ("sup", 0)}


@pytest.mark.parametrize("kind", ["book", "treaty", "interview", "speech", "law", "thesis", "web page", "report", "x"])
@pytest.mark.parametrize("style", KEYS)
def test_every_kind_has_its_title_once_and_nothing_left_over(kind: str, style: str) -> None:
    found = FORMATTER.plain(csl_item(source(kind=kind)), style)
    assert found.count("The harbour is closed") == 1
    assert "Edition" not in found


def test_nothing_but_a_title_is_enough() -> None:
    found = [FORMATTER.plain(CslItem(id="x", type="document", title="A title"), style) for style in KEYS]
    assert found == ["A title. n.d.", "A title. (n.d.).", "A title."]


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2018/..", "(from 2018)"),
        ("199X", "(1990s)"),
        ("2020-10/2021-03", "(October 2020 – March 2021)"),
        ("-0043", "(44 BC)"),
        ("[2021-10-07..2021-10-08]", "(2021, October)"),
        ("2021-22", "(2021)"),
    ],
)
def test_a_date_that_no_year_holds_is_said_in_words_and_never_left_out(published: str, said: str) -> None:
    assert said in Formatter("en").plain(csl_item(source(published=published)), "apa")
