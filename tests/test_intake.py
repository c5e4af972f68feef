"""Articles taken in: from a web page, a PDF, a transcript, Markdown and text; and what is refused, in words."""

import zlib
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.evidence import Locator, check_text, read_quotation, read_text
from dateline.intake import MOST_BYTES, TakenIn, stored, take_in


def taken(name: str, data: bytes | str) -> str:
    result = take_in(name, data.encode() if isinstance(data, str) else data)
    assert isinstance(result, TakenIn), result
    return result.text


def refused(name: str, data: bytes) -> str:
    result = take_in(name, data)
    assert isinstance(result, str)
    assert result.startswith(name)
    assert result.endswith((".", "?"))
    return result


# --- text and Markdown --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"One.\r\nTwo.\rThree.\n", "One.\nTwo.\nThree.\n"),
        (b"\xef\xbb\xbfOne.\n", "One.\n"),
        (b"Page one.\n\x0cPage two.\n", "Page one.\n\x0cPage two.\n"),
        (b"One\x1b[31m red\x07.\x0bTwo.\n", "One[31m red.\nTwo.\n"),
        (b"", ""),
    ],
)
def test_text_is_kept_with_one_kind_of_line_end(data: bytes, text: str) -> None:
    assert taken("a.txt", data) == text


def test_markdown_loses_its_marks_and_its_front_matter() -> None:
    page = (
        "---\ntitle: The *weir*\n---\n# A **bold** [claim](https://example.org/)\n\nOne line\nand its end, `code` &amp; all.\n\n"
        "1986. was a year\n\n- a point\n\n> said\n\n| a | b |\n| - | - |\n| c | d |\n\n```\nas it\nis\n```\n<!-- hidden -->\n"
    )
    assert taken("a.md", page) == (
        "A bold claim\nOne line and its end, code & all.\n1986. was a year\na point\nsaid\na | b\nc | d\nas it\nis\n"
    )


def test_a_line_of_dashes_in_text_is_no_front_matter() -> None:
    assert taken("a.txt", "---\ntitle: x\n---\n") == "---\ntitle: x\n---\n"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.txt", "Mérida".encode("utf-16"), "is UTF-16 text"),
        ("a.txt", "In the town of Merida".encode("utf-16-le"), "is UTF-16 text"),
        ("a.txt", "One.\nMérida".encode("latin-1"), "is not UTF-8 text (line 2, byte 0xe9)"),
        ("a.docx", b"PK\x03\x04...", "is a Word, OpenDocument, EPUB or ZIP file"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old Office document"),
        ("a.rtf", b"{\\rtf1 }", "is an RTF document"),
        ("a.jpg", b"\xff\xd8\xff\xe0", "is a picture"),
        ("a.bin", b"ab\0cd", "is not text"),
        ("a.txt", b" " * (MOST_BYTES + 1), "has 64,000,001 bytes"),
        ("a.vtt", b"WEBVTT\n\nno cue\n", "has no cues"),
    ],
)
def test_what_is_no_text_is_refused_in_words(name: str, data: bytes, words: str) -> None:
    assert words in refused(name, data)


# --- transcripts --------------------------------------------------------------------------------------------------------------

VTT = """WEBVTT - an interview

STYLE
::cue { color: red }

NOTE taken at the weir

intro
00:05.000 --> 00:07.000 align:start
<v Ada Reed>Good <i>evening</i> &amp; welcome.

00:12:40.000 --> 00:12:43.500
The wheel will
turn again.

01:02:03.000 --> 01:02:04.000
turn again.
Soon.
"""
SRT = (
    "1\r\n00:00:05,000 --> 00:00:07,000\r\nGood evening.\r\n\r\n2\r\n00:12:40,000 --> 00:12:43,000\r\nIt will turn.\r\n"
)


def test_subtitles_become_lines_with_times() -> None:
    assert taken("a.vtt", VTT) == (
        "[0:05] Ada Reed: Good evening & welcome.\n[12:40] The wheel will turn again.\n[1:02:03] Soon.\n"
    )
    assert taken("a.srt", SRT) == "[0:05] Good evening.\n[12:40] It will turn.\n"


@pytest.mark.parametrize(
    "text",
    [
        "0:05 Good evening.\n12:40 It will turn.\n",
        "0:05\nGood evening.\n12:40\nIt will turn.\n",
        "(00:05) Good evening.\n\n(00:12:40) It will turn.\n",
        "00:05 - Good evening.\n12:40 – It will turn.\n",
        "[0:05] Good evening.\n[12:40] It will turn.\n",
    ],
)
def test_plain_transcripts_are_cited_by_time(text: str) -> None:
    made = read_text(taken("a.txt", text))
    words = read_quotation("It will turn.")
    assert check_text(words, made, Locator("time", 760, 760)).outcome == "found"
    assert check_text(words, made, Locator("time", 5, 5)).outcome == "wrong-locator"
    assert [made.original[it.start : it.end] for it in made.paragraphs] == ["Good evening.", "It will turn."]


@pytest.mark.parametrize(
    "text",
    [
        "The day went so.\n9:00 They met.\n10:00 They left.\n",
        "12:40 They met.\nNo other line has a time.\n",
        "12:40 They met.\n11:00 Earlier, they had not.\n",
        "9:00 a.m. They met.\n10:00 p.m. They left.\n",
    ],
)
def test_an_article_that_tells_the_hours_is_left_as_it_is(text: str) -> None:
    assert taken("a.txt", text) == text


# --- web pages ----------------------------------------------------------------------------------------------------------------

PARAGRAPHS = (
    "The mill at the weir stopped on a Monday, and for a week nobody came from the town to mend it or to ask.",
    "By noon the miller’s daughter had counted eleven carts on the road, each of them full, and not one turned back.",
    "“The river does not wait for the council,” she told the clerk, who wrote it down and sealed it twice.",
)
PAGE = (
    "<!doctype html><html><head><meta charset={charset}><title>Mill</title><script>alert(1)</script></head><body>"
    "<nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>The mill stops</h1>"
    + "".join(f"<p>{each}</p>" for each in PARAGRAPHS)
    + "</article><footer>Cookies? Yes. All rights reserved.</footer></body></html>"
)


@pytest.mark.parametrize(
    ("name", "charset"), [("a.html", "utf-8"), ("a.htm", "windows-1252"), ("page.php", "utf-8"), ("a", "utf-8")]
)
def test_the_readable_part_of_a_web_page_is_taken(name: str, charset: str) -> None:
    text = taken(name, PAGE.format(charset=charset).encode(charset))
    assert [line for line in text.splitlines() if line in PARAGRAPHS] == list(PARAGRAPHS)
    assert not any(word in text for word in ("alert", "Cookies", "News"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<",
        b"<html></html>",
        b"<div>" * 20_000,
        b"\0<p>",
        b"\xff\xfe<\0p\0>\0",
        b"<p>" + b"&#xD800;" * 100,
        b"<!--" * 10_000,
        b"<html><body><script>" + b"x" * 100_000,
        "<table>".encode("utf-16") * 1000,
    ],
)
def test_a_hostile_page_is_text_or_a_sentence(data: bytes) -> None:
    result = take_in("a.html", data)
    assert isinstance(result, TakenIn) or result.startswith("a.html")


# --- PDF ----------------------------------------------------------------------------------------------------------------------


def pdf(*pages: str) -> bytes:
    source = '#set page(width: 9cm, height: 12cm)\n#set text(hyphenate: true, lang: "en")\n' + "\n#pagebreak()\n".join(
        pages
    )
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def test_a_pdf_is_cited_by_page() -> None:
    text = read_text(taken("a.pdf", pdf(PARAGRAPHS[0], f"{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}")))
    for number, words in ((1, PARAGRAPHS[0]), (2, PARAGRAPHS[1]), (2, PARAGRAPHS[2])):
        assert check_text(read_quotation(words), text, Locator("page", number, number)).outcome == "found"
    wrong = check_text(read_quotation(PARAGRAPHS[2]), text, Locator("page", 1, 1))
    assert wrong.outcome == "wrong-locator"


def simple_pdf(content: bytes, extra: bytes = b"") -> bytes:
    """Return a PDF of one page, written by hand: its objects, a table of where they are, and the trailer (PDF 32000-1, 7.5)."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    made, places = b"%PDF-1.4\n", []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        extra,
        len(made),
    )


def lines(*shown: str) -> bytes:
    return b"BT /F 12 Tf 14 TL 20 280 Td " + b" ".join(b"(%s) Tj T*" % line.encode("cp1252") for line in shown) + b" ET"


def test_lines_of_a_pdf_are_joined_to_paragraphs() -> None:
    page = simple_pdf(lines("The secu-", "rity of a well-", "known weir", "was in doubt.", "A well-known fact."))
    assert taken("a.pdf", page) == "The security of a well-known weir was in doubt.\nA well-known fact.\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "cannot be read as a PDF"),
        (b"%PDF-1.4\nbroken", "cannot be read as a PDF"),
        (simple_pdf(b"BT ET"), "has no text: its pages are pictures"),
        (simple_pdf(lines("Hello."))[:-200], "a.pdf"),
        (
            simple_pdf(
                lines("Hello."),
                b"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"00" * 32, b"11" * 32),
            ),
            "is protected by a password",
        ),
        (simple_pdf(lines("Hello."), b"/Encrypt<</Filter/Nobodys>>"), "a.pdf"),
        (simple_pdf(zlib.compress(b"not deflated as said")), "a.pdf"),
    ],
)
def test_a_pdf_that_cannot_be_read_is_refused_in_words(data: bytes, words: str) -> None:
    assert words in refused("a.pdf", data)


# --- any bytes ----------------------------------------------------------------------------------------------------------------

ENDINGS = ("txt", "md", "vtt", "srt", "html", "pdf", "docx", "")
LINES = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(["12:40 x", "0:05", "[0:05] y", "00:00:01.000 --> 00:00:02.000", "WEBVTT", "---"]),
    ),
    max_size=8,
).map("\n".join)


@settings(max_examples=150)
@given(
    st.sampled_from(ENDINGS),
    st.one_of(st.binary(max_size=200), LINES.map(lambda text: text.encode("utf-8", "replace"))),
)
def test_any_bytes_are_text_or_a_sentence_and_are_kept_as_taken(ending: str, data: bytes) -> None:
    result = take_in(f"a.{ending}", data)
    if isinstance(result, TakenIn):
        assert stored("a.txt", result.text.encode()) == result
    else:
        assert result.startswith("a.")


@settings(max_examples=100)
@given(st.integers(0, 600), st.binary(max_size=6))
def test_a_damaged_pdf_is_never_an_exception(at: int, damage: bytes) -> None:
    whole = simple_pdf(lines("Hello."))
    assert take_in("a.pdf", whole[:at] + damage + whole[at + len(damage) :])


def test_a_file_is_read_by_its_first_bytes_where_its_name_says_nothing(tmp_path: Path) -> None:
    assert taken(str(tmp_path / "download"), simple_pdf(lines("Hello there."))) == "Hello there.\n"
