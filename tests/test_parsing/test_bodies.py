"""What a body's Markdown becomes: citations, references, quotations, and what stays text."""

import pytest

from dateline.model import Body, Cited, Element, Node, Reference, Text
from dateline.parsing.citations import read_group, read_locator
from dateline.parsing.markdown import read_body


def outline(node: Node) -> str:
    """Return a node as one line: elements as name(children), citations as {source locator "words"}, references as <kind:id|words>."""
    match node:
        case Text(text):
            return text
        case Element(tag, children, attributes):
            extra = "".join(f" {key}={value}" for key, value in attributes)
            return f"{tag}{extra}({''.join(map(outline, children))})"
        case Cited(citations):
            return "".join(cited(f"@{each.source}", each.quotation) for each in citations)
        case Reference(kind, target, words, _):
            return f"<{kind}:{target}|{words}>"


def cited(source: str, words: str) -> str:
    return "{" + source + (f" {words}" if words else "") + "}"


def outlines(body: Body) -> list[str]:
    return [outline(node) for node in body]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They [@a, ¶ 1] met.", ["p(They {@a} met.)"]),
        ('[@a "x ] y"; ¶ 2 "z"]', ["p({@a x ] y}{@a z})"]),
        ("`[@a, ¶ 1]`", ["p(code([@a, ¶ 1]))"]),
        ("    [@a, ¶ 1]", ["pre(code([@a, ¶ 1]\n))"]),
        ("```\n[[x]] “y”\n```", ["pre(code([[x]] “y”\n))"]),
        ("\\[@a, ¶ 1]", ["p([@a, ¶ 1])"]),
        ("mail @a or a@b.c", ["p(mail @a or a@b.c)"]),
        ("<b>bold</b>", ["p(<b>bold</b>)"]),
        ("<script>x</script>", ["p(<script>x</script>)"]),
        ("[[x]] [[actor:y|the  man]]", ["p(<event:x|> <actor:y|the man>)"]),
        ("a  \nb\\\nc\nd", ["p(abr()bbr()c\nd)"]),
        ("1. a\n2. b", ["ol(li(a)li(b))"]),
        ("3. a", ["ol start=3(li(a))"]),
        ("term\n: a\n: b", ["dl(dt(term)dd(a)dd(b))"]),
        (
            "|a|b|\n|:-|-:|\n|1|2|",
            ["table(thead(tr(th align=left(a)th align=right(b)))tbody(tr(td align=left(1)td align=right(2))))"],
        ),
        ("x[^1]\n\n[^1]: n", ["p(xfootnote-ref number=1())", "footnotes(footnote number=1(p(n)))"]),
        ("![a *b* “c”](d/e%20f.jpg)", ["p(img src=d/e f.jpg alt=a b “c”())"]),
        ("[*a*](https://b.c) <https://d.e>", ["p(a href=https://b.c(em(a)) a href=https://d.e(https://d.e))"]),
        ("---", ["hr()"]),
        ("", []),
    ],
)
def test_a_body_becomes_a_tree(text: str, expected: list[str]) -> None:
    found = read_body(text, 1, "x.md")
    assert outlines(found.body) == expected
    assert found.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("“a b” [@s, ¶ 1]", [("a b", 0)]),
        ('"a b" and «c d» [@s, ¶ 1]', [("a b", 0), ("c d", 0)]),
        ("[@s, ¶ 1] “a b”", [("a b", None)]),
        ("“a” [@s, ¶ 1] “b” [@s, ¶ 2]", [("a", 0), ("b", 1)]),
        ("“a [@s, ¶ 1] b” [@s, ¶ 2]", [("a  b", 1)]),
        ("“a *b* [c](https://d.e) `f`\n g” [@s, ¶ 1]", [("a b c f g", 0)]),
        ("“he said ‘no’ and «yes»” [@s, ¶ 1]", [("he said ‘no’ and «yes»", 0)]),
        ("it's the cartels' move, ‘so-called’", []),
        ("« mots français »", [("mots français", None)]),
        ('\\"no mark\\" and &quot;none&quot;', []),
        ("`“code”` [@s, ¶ 1 “cited”] ![“alt”](b.jpg) <https://a.b/“c”>", []),
        ("“a”\n\n[@s, ¶ 1]", [("a", None)]),
        ("- “a” [@s, ¶ 1]\n- “b” [@s, ¶ 2]", [("a", 0), ("b", 1)]),
        ("“”", []),
    ],
)
def test_quotations_wait_for_the_next_citation_of_their_paragraph(
    text: str, runs: list[tuple[str, int | None]]
) -> None:
    assert [(run.text, run.cited) for run in read_body(text, 1, "x.md").quoted] == runs


@pytest.mark.parametrize("text", ["“a b [@s, ¶ 1]", 'a "b', "«a” b"])
def test_a_quotation_that_is_not_closed_is_said(text: str) -> None:
    assert [each.rule for each in read_body(text, 1, "x.md").diagnostics] == ["quote-unclosed"]


@pytest.mark.parametrize(
    "text",
    ["[[]]", "[[Talks]]", "[[a b]]", "[[person:x]]", "[[x|]]", "[[x|a|b]]", "[[x]", "[[", "[[worksheet:x]]", "[[x\n]]"],
)
def test_a_reference_that_is_none_is_said_and_stays_text(text: str) -> None:
    found = read_body(text, 1, "x.md")
    assert [each.rule for each in found.diagnostics] == ["reference-malformed"]
    assert outlines(found.body) == [f"p({text})"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[@a]", "a"),
        ("[@a, ¶ 9]", "a paragraph 9-9"),
        ("[@a, ¶¶ 9-11]", "a paragraph 9-11"),
        ("[@a, par. 9–11]", "a paragraph 9-11"),
        ("[@a, párr. 9]", "a paragraph 9-9"),
        ("[@a, p. 3]", "a page 3-3"),
        ("[@a, pp. 3-4]", "a page 3-4"),
        ("[@a, at 12:40]", "a time 760-760"),
        ("[@a, at 1:00:01]", "a time 3601-3601"),
        ('[@a, ¶ 9 "x \\"y\\" z"]', 'a paragraph 9-9 "x "y" z"'),
        ("[@a, ¶ 9 “x ] y”]", 'a paragraph 9-9 "x ] y"'),
        ('[@a "x"]', 'a "x"'),
        ('[@a, ¶ 9 "x" by=b-c]', 'a paragraph 9-9 "x" by=b-c'),
        ('[@a, ¶ 9 by="US officials"]', "a paragraph 9-9 by=US officials"),
        ('[@a, ¶ 9; ¶ 10 "x"; @b, p. 1]', 'a paragraph 9-9; a paragraph 10-10 "x"; b page 1-1'),
        ('[@editors "arithmetic"]', 'editors "arithmetic"'),
        ("[@a,\n¶\n9]", "a paragraph 9-9"),
    ],
)
def test_citations_follow_the_grammar(text: str, shown: str) -> None:
    group = read_group(text)
    assert group.slips == ()
    parts = []
    for each in group.citations:
        locator = f" {each.locator.kind} {each.locator.first}-{each.locator.last}" if each.locator else ""
        words = f' "{each.quotation}"' if each.quotation else ""
        by = f" by={each.by or each.by_name}" if each.by or each.by_name else ""
        parts.append(f"{each.source}{locator}{words}{by}")
    assert "; ".join(parts) == shown


@pytest.mark.parametrize(
    ("text", "slip"),
    [
        ("[@]", "@"),
        ("[@A, ¶ 1]", "@A, ¶ 1"),
        ("[@a, 9]", "9"),
        ("[@a ¶ 9]", "¶ 9"),
        ("[@a, ¶ 0]", "¶ 0"),
        ("[@a, ¶ 11-9]", "¶ 11-9"),
        ("[@a, ¶ nine]", "¶ nine"),
        ("[@a, ¶ 9 words]", "words"),
        ("[@a, ¶ 9; ]", " "),
        ("[@a, ¶ 9, ¶ 10]", ", ¶ 10"),
        ('[@a, ¶ 9 ""]', '""'),
        ("[@a, ¶ 9 by=B]", "by=B"),
        ("[@editors]", "@editors"),
        ('[@editors, ¶ 9 "x"]', '@editors, ¶ 9 "x"'),
        ("[@a, ¶ ٣]", "¶ ٣"),
    ],
)
def test_a_slip_in_a_citation_is_said_where_it_is(text: str, slip: str) -> None:
    slips = read_group(text).slips
    assert len(slips) == 1
    assert text[slips[0].offset : slips[0].offset + slips[0].length].replace("]", " ") == slip


@pytest.mark.parametrize("text", ["", "0", "9-8", "nine", "¶", "¶ 9 x", "¶ 9]", "٣", "p 3", "at 12:99", "9999999"])
def test_what_is_no_locator_is_none(text: str) -> None:
    assert read_locator(text) is None


@pytest.mark.parametrize(("text", "first", "last"), [("43-78", 43, 78), (" 9 ", 9, 9), ("¶¶ 9–11", 9, 11)])
def test_a_locator_may_stand_alone(text: str, first: int, last: int) -> None:
    located = read_locator(text)
    assert located is not None
    assert (located.kind, located.first, located.last) == ("paragraph", first, last)
