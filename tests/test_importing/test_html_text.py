"""HTML becomes Markdown that says the same words; only known tags and links to the web survive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.importing.html_text import linked_address, to_markdown, to_text
from dateline.parsing.markdown import read_body


@pytest.mark.parametrize(
    ("html", "markdown", "lost"),
    [
        ("plain words", "plain words", ()),
        ("one\n\ntwo\nthree", "one\n\ntwo three", ()),
        ("<p>One <b>bold</b> and <i>two</i>.</p><p>Three</p>", "One **bold** and *two*.\n\nThree", ()),
        (
            'See <a href="https://a.example/x_(y)" target="_blank">this</a>.',
            r"See [this](https://a.example/x_\(y\)).",
            (),
        ),
        ('<a href="//a.example/x">this</a>', "[this](https://a.example/x)", ()),
        ('<a href="mailto:desk@a.example">us</a>', "[us](mailto:desk@a.example)", ()),
        ('<a href="javascript:alert(1)">run</a>', "run", ("a",)),
        ('<a href="data:text/html,x">run</a>', "run", ("a",)),
        ('<a href="/x">here</a>', "here", ("a",)),
        ('<a name="top">here</a>', "here", ()),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two", ()),
        ("<blockquote>Words</blockquote>", "> Words", ()),
        ("<h3>Head</h3>text", "### Head\n\ntext", ()),
        ("x<br>y", "x\\\ny", ()),
        ("x<br>- y", "x\\\n\\- y", ()),
        ("<div>one</div><div>two</div>", "one\n\ntwo", ("div",)),
        ('<span style="color:red">red</span>', "red", ("span",)),
        ("<script>alert(1)</script>x", "x", ("script",)),
        ("<style>p{}</style>x", "x", ("style",)),
        ('<iframe src="https://v.example/1"></iframe>', "[https://v.example/1](https://v.example/1)", ("iframe",)),
        (
            '<img src="https://a.example/b.jpg" alt="A *bridge*" onerror="x()">',
            "[A \\*bridge\\*](https://a.example/b.jpg)",
            ("img",),
        ),
        ('<img src="x.jpg" alt="A bridge">', "", ("img",)),
        ("AT&amp;T &lt;b&gt; &amp;lt;", "AT&T \\<b> \\&lt;", ()),
        (
            "[@source, ¶ 3] [[event:x]] [a](b) ![c](d)",
            "\\[@source, ¶ 3\\] \\[\\[event:x\\]\\] \\[a\\](b) !\\[c\\](d)",
            (),
        ),
        ("1. no list", "1\\. no list", ()),
        ("# no heading", "\\# no heading", ()),
        ("- no list", "\\- no list", ()),
        (": no definition", "\\: no definition", ()),
        ("---", "\\---", ()),
        ("> no quotation", "\\> no quotation", ()),
        ("a*b*c snake_case _it_ `code` \\", "a\\*b\\*c snake_case \\_it\\_ \\`code\\` \\\\", ()),
        ("<b>bold,</b>next", "bold,next", ("b", "code", "em", "i", "strong")),
        ("", "", ()),
        ("<p></p>", "", ()),
    ],
)
def test_markdown_of_html(html: str, markdown: str, lost: tuple[str, ...]) -> None:
    found = to_markdown(html)
    assert (found.text, found.lost) == (markdown, lost)


def test_html_that_no_person_wrote_stays_text() -> None:
    for html in ("<b>" * 40 + "x", "<i>" * 5_000 + "x", "<ul><li>" * 20 + "x"):
        found = to_markdown(html)
        assert found.lost == ("everything",)
        assert "x" in found.text


@pytest.mark.parametrize(
    ("html", "text", "lost"),
    [
        ("A <i>small</i> step", "A small step", ("i",)),
        ("One<br/>two", "One two", ()),
        ("AT&amp;T", "AT&T", ()),
        ("3 < 4 & 5", "3 < 4 & 5", ()),
        ("<p>a</p><p>b</p>", "a b", ("p",)),
        (" two\nlines ", "two lines", ()),
    ],
)
def test_plain_text_of_html(html: str, text: str, lost: tuple[str, ...]) -> None:
    found = to_text(html)
    assert (found.text, found.lost) == (text, lost)


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        ('<iframe src="https://v.example/1" width=5></iframe>', "https://v.example/1"),
        ("<iframe src='//v.example/1'></iframe>", "https://v.example/1"),
        ('<iframe src="javascript:x()"></iframe>', ""),
        ("<blockquote>words</blockquote>", ""),
        ("https://v.example/1", ""),
    ],
)
def test_the_address_of_embedding_markup(markup: str, address: str) -> None:
    assert linked_address(markup) == address


SCRAPS = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<i>",
                "</i>",
                "<br>",
                "<ul>",
                "<li>",
                "</ul>",
                "<blockquote>",
                "</blockquote>",
            ),
            *(
                '<a href="https://a.example">',
                '<a href="javascript:x">',
                "</a>",
                "<pre>",
                "</pre>",
                "<code>",
                "</code>",
                "<h2>",
            ),
            *(
                "<table><tr><td>",
                "</td></tr></table>",
                "<script>",
                "</script>",
                "<!--",
                "-->",
                "<img src=x>",
                "<div>",
                "</div>",
            ),
            *(
                "*",
                "_",
                "`",
                "[",
                "]",
                "(",
                ")",
                "#",
                "-",
                "+",
                "1.",
                ":",
                "~",
                "|",
                "!",
                "\\",
                "&",
                "&lt;",
                "&#91;@",
                "[@a]",
                "[[a]]",
            ),
            *("\n", "\n\n", " ", "words", "é", "\x00", '"', "“", "<", ">", "=", "---", "\t"),
        ]
    ),
    max_size=25,
).map("".join)


@given(SCRAPS | st.text(max_size=60))
def test_whatever_the_html_the_markdown_reads_without_errors_and_cites_nothing(html: str) -> None:
    parse = read_body(to_markdown(html).text, 1, "")
    assert [each.message for each in parse.diagnostics if each.severity == "error"] == []
    assert "Cited" not in repr(parse.body)
    assert "Reference" not in repr(parse.body)
    to_text(html)
