"""Everything in a body or in front matter is reported at its exact place, wherever it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.chronology.walk import body_citations
from dateline.diagnostics import Span
from dateline.model import Event
from dateline.parsing import Document, read_document

CITATION = '@paper, ¶ 9 "exact words"'
GROUP = f"[{CITATION}]"
FRONT = "---\ntitle: They meet\ndate: 2021\n---\n"


def read(text: str) -> Document:
    return read_document("x.md", text.encode(), "event", "x")


def cut(text: str, span: Span) -> str:
    line = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")[span.line - 1]
    return line[span.column - 1 : span.column - 1 + span.length]


def citations(document: Document) -> list[tuple[Span, Span]]:
    assert document.thing is not None
    return [(each.span, each.quotation_span) for each in body_citations(document.thing.body)]


BODIES = {
    "first line": "@",
    "behind words": "They met @.",
    "on the third line": "They\nmet\nthere @.",
    "after a hard break": "They met  \nthere\\\nand then @.",
    "in a list": "- They met\n- there @",
    "in a nested list": "1. They\n   - met\n     1. there @\n",
    "in a list whose number is its text": "1. 1 @",
    "in a lazy line of a list": "- They met\nthere @",
    "in a quote": "> They met\n> there @",
    "in a lazy line of a quote": "> They met\nthere @",
    "in a quote in a list": "- a\n\n  > They\n  > met @",
    "in a heading": "## They met @ ##",
    "in an underlined heading": "They met\nthere @\n=======",
    "in a table's head": "| They | met @ |\n|-|-|\n| x | y |",
    "in a table's cell": "| a | b | c |\n|-|:-:|-:|\n| met | met | met @ |\n| met @ | met | |",
    "in a table without bars around": "a | b\n-|-\nmet @ | b @",
    "in a table in a list": "- x\n\n  | 1 | 2 |\n  |-|-|\n  | 1 | 2 @ |",
    "behind an escaped bar": "| a |\n|-|\n| a \\| b @ |",
    "in a link's words": "[They met @](https://example.org/)",
    "in emphasis": "*They **met @** there* @",
    "in a footnote": "They met.[^1]\n\n[^1]: There @.\n\n    And again @.",
    "in a definition": "The talks\n: They met @\n: twice @",
    "in a term": "The talks @\n: They met",
    "after tabs": "-\tThey\tmet @",
    "behind a tab in a list": "- They met\n\n\tthere @",
    "behind astral characters": "🙂 𝔘𝔫𝔦 @ 🙂 @",
    "behind combining accents": "e\u0301e\u0301 @",
    "behind an entity and an escape": "&amp; \\* &#x1F642; @",
    "behind code": "`[@` @",
    "behind a picture": "![a [b] “c”](b.jpg) @",
    "twice alike": "@ @\n@ @",
}


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_citation_in_a_body_has_its_place(body: str, newline: str) -> None:
    text = (FRONT + body.replace("@", GROUP)).replace("\n", newline)
    places = citations(read(text))
    assert len(places) == body.count("@") - body.count("`[@`")
    for whole, quotation in places:
        assert cut(text, whole) == CITATION
        assert cut(text, quotation) == "exact words"


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_reference_and_a_quotation_in_a_body_have_their_places(body: str) -> None:
    text = FRONT + body.replace("`[@`", "`x`").replace("@", "«some words» [[event:some-talks]]")
    document = read(text)
    count = text.count("[[event")
    assert [cut(text, mention.span) for mention in document.mentions] == ["[[event:some-talks]]"] * count
    assert [cut(text, run.span) for run in document.quoted] == ["some words"] * count


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES.keys())
def test_a_slip_in_a_citation_has_its_place(body: str) -> None:
    text = FRONT + body.replace("`[@`", "`x`").replace("@", "[@paper, nine]")
    document = read(text)
    places = [Span(each.line, each.column, each.length) for each in document.diagnostics]
    assert [cut(text, place) for place in places] == ["nine"] * text.count("nine")


SCALARS = {
    "plain": "summary: He said «W» then.",
    "single-quoted": "summary: 'It''s “W”.'",
    "double-quoted": 'summary: "They \\"met\\" \\u00e9\\t \\x41 “W”"',
    "plain over lines": "summary: He said\n  more\n  and “W” too.",
    "single-quoted over lines": "summary: 'He''s said\n\n  more “W”'",
    "double-quoted over lines": 'summary: "He said \\\n  more \\"x y\\"\n  “W”"',
    "folded": "summary: >-\n  He said\n  and “W”\n\n    indented «W»\n  again “W”",
    "literal": "summary: |\n  He said\n    and “W”\n  🙂 «W»",
    "behind astral characters": "summary: 🙂🙂 “W”",
}


@pytest.mark.parametrize("scalar", SCALARS.values(), ids=SCALARS.keys())
def test_a_quotation_in_front_matter_has_its_place(scalar: str) -> None:
    text = f"---\n{scalar.replace('W', 'no more of it')}\ntitle: They meet\n---\n"
    runs = [run for run in read(text).quoted if run.text == "no more of it"]
    assert len(runs) == scalar.count("W")
    assert all(cut(text, run.span) == "no more of it" for run in runs)


CITES = {
    "single-quoted": "'[@paper, ¶ 9 \"it''s exact\"]'",
    "double-quoted": '"[@paper, ¶ 9 \\"it\'s exact\\"]"',
    "folded": '>-\n          [@paper, ¶ 9\n          "it\'s exact"]',
}


@pytest.mark.parametrize("scalar", CITES.values(), ids=CITES.keys())
def test_a_citation_in_front_matter_has_its_place(scalar: str) -> None:
    account = f"      - says: so\n        cite: {scalar}\n"
    text = (
        f"---\ntitle: They meet\ndisputes:\n  - about: it\n    kind: conflict\n    accounts:\n{account}{account}---\n"
    )
    thing = read(text).thing
    assert isinstance(thing, Event)
    for number, each in enumerate(thing.disputes[0].accounts):
        place = each.cite.quotation_span
        line = text.split("\n")[place.line - 1]
        assert line[place.column - 1 :].startswith("it")
        assert place.line > 6 + number


def test_a_byte_order_mark_counts_for_nothing() -> None:
    text = f"\ufeff{FRONT}They met {GROUP}."
    assert [cut(text, whole) for whole, _ in citations(read(text))] == [CITATION]


WORDS = st.sampled_from(
    [
        "they",
        "met",
        "🙂",
        "e\u0301",
        "*a*",
        "**b c**",
        "`code`",
        "&amp;",
        "\\*",
        "“some words”",
        "[a](https://b.c)",
        "¶",
        "|x",
    ]
)
LINES = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
PREFIXES = st.sampled_from(["", "> ", "- ", "1. ", "# ", "  ", "- > ", "> - ", "\t", "   ", "* a\n  "])


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Draw Markdown with one mark @ somewhere between its words."""
    lines = draw(st.lists(st.tuples(PREFIXES, LINES), min_size=1, max_size=6))
    at = draw(st.integers(0, len(lines) - 1))
    before, after = draw(LINES), draw(LINES)
    prefix = lines[at][0].replace("\t", "")
    lines[at] = (prefix, f"{before} @ {after}")
    breaks = draw(st.lists(st.sampled_from(["\n", "\n\n"]), min_size=len(lines), max_size=len(lines)))
    return "".join(f"{prefix}{line}{end}" for (prefix, line), end in zip(lines, breaks, strict=True))


@given(bodies())
def test_a_citation_anywhere_is_cut_out_exactly(body: str) -> None:
    text = FRONT + body.replace("@", GROUP)
    document = read(text)
    places = citations(document)
    if not places:  # its line is indented so far that it is code
        assert CITATION in repr(document.thing)
        return
    assert [(cut(text, whole), cut(text, quotation)) for whole, quotation in places] == [(CITATION, "exact words")]
