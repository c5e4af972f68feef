"""Front matter: what is read, what is refused, and where."""

import pytest

from dateline.diagnostics import Diagnostic
from dateline.model import Event
from dateline.parsing import read_document
from dateline.parsing.document import decode, split
from dateline.parsing.frontmatter import read_front_matter
from dateline.parsing.nodes import plain


def said(found: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{each.line}:{each.column} {each.rule}" for each in found]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: no", {"a": "no"}),
        ("a: 1984", {"a": "1984"}),
        ("a: 010", {"a": "010"}),
        ("a: 2020-10-15", {"a": "2020-10-15"}),
        ("a: ~", {"a": "~"}),
        ("a:", {"a": ""}),
        ("a: 'it''s'", {"a": "it's"}),
        ("a: >-\n  b\n  c", {"a": "b c"}),
        ("a: [b, {c: d}]", {"a": ["b", {"c": "d"}]}),
        ("<<: {a: b}", {"<<": {"a": "b"}}),
        ("# nothing", {}),
        ("", {}),
    ],
)
def test_values_are_the_words_that_were_typed(text: str, value: object) -> None:
    root, found = read_front_matter(text, 2, "x.md")
    assert found == ()
    assert root is not None
    assert plain(root) == value


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: &b c", "2:4"),
        ("a: b\nc: *a", "3:4"),
        ("a: !!str b", "2:4"),
        ("a:\n\t- b", "3:1"),
        ("a: b: c", "2:5"),
        ("- a", "2:1"),
        ("words", "2:1"),
        ("[a]: b", "2:1"),
        ("a: 'b\nc: d", "3:5"),
        ("a: [b\nc: d", "3:2"),
        ("a: b\n--- \nc: d", "3:1"),
        ("a: @b", "2:4"),
        ('a: "\\q"', "2:5"),
    ],
)
def test_what_is_not_read_is_refused_at_its_place(text: str, where: str) -> None:
    root, found = read_front_matter(text, 2, "x.md")
    assert root is None
    assert said(found) == [f"{where} front-matter-syntax"]


def test_a_key_that_stands_twice_counts_once() -> None:
    root, found = read_front_matter("a: b\na: c\n", 2, "x.md")
    assert root is not None
    assert plain(root) == {"a": "b"}
    assert said(found) == ["3:1 key-duplicate"]


def test_a_control_character_written_as_an_escape_is_refused() -> None:
    found = read_document("x.md", b'---\ntitle: "a\\e[0m"\n---\n', "event", "x").diagnostics
    assert said(found) == ["2:8 character-forbidden"]


@pytest.mark.parametrize(
    ("data", "where"),
    [
        (b"abc\xff", "1:4 file-not-utf8"),
        (b"\xef\xbb\xbfab\r\n\xc3\xa9\xff", "2:2 file-not-utf8"),
        (b"a\rb\xff", "2:2 file-not-utf8"),
        (b"a\nb\x00c", "2:2 character-forbidden"),
        ("a\u2028b".encode(), "1:2 character-forbidden"),
        (b"x" * 1_000_001, "1:1 file-too-large"),
    ],
)
def test_bytes_that_are_no_text_are_refused_at_their_place(data: bytes, where: str) -> None:
    text, found = decode(data, "x.md")
    assert text == ""
    assert said(found) == [where]


def test_line_ends_and_the_byte_order_mark_are_made_alike() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n", "x.md") == ("a\nb\nc\n", ())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("---\na: b\n---\nbody\n", ("a: b\n", "body\n", 4)),
        ("---\n---\n", ("", "", 3)),
        ("---  \na: b\n---\t\n---\nbody", ("a: b\n", "---\nbody", 4)),
        ("---\na: b\n---", ("a: b\n", "", 4)),
        ("---", None),
        ("---\na: b\n", None),
        (" ---\na: b\n---\n", None),
        ("----\na: b\n----\n", None),
        ("", None),
    ],
)
def test_a_file_is_split_at_its_two_lines(text: str, parts: tuple[str, str, int] | None) -> None:
    assert split(text) == parts


def test_a_rule_in_the_body_is_a_rule() -> None:
    thing = read_document("x.md", b"---\ntitle: They meet\n---\na\n\n---\n\nb\n", "event", "x").thing
    assert thing is not None
    assert "hr" in repr(thing.body)


def test_an_event_is_read_whole_in_spite_of_its_mistakes() -> None:
    document = read_document("x.md", b"---\ndate: 2021\nplaces: [Here, there]\nx-mine: {a: [b]}\n---\n", "event", "x")
    assert said(document.diagnostics) == ["3:10 value-mistyped", "2:1 key-missing"]
    assert isinstance(document.thing, Event)
    assert document.thing.title == "x"
    assert document.thing.places == ("there",)
    assert document.thing.extra == (("x-mine", '{"a": ["b"]}'),)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Talks_2021", "Rename the file to talks-2021.md."),
        ("--", "Rename the file."),
        ("x" * 81, f"Rename the file to {'x' * 80}.md."),
    ],
)
def test_a_bad_id_is_said_with_the_likely_one(name: str, hint: str) -> None:
    found = read_document("x.md", b"---\ntitle: They meet\n---\n", "event", name).diagnostics
    assert [(each.rule, each.hint) for each in found] == [("id-invalid", hint)]


def test_an_editors_digest_must_be_one() -> None:
    found = read_document("x.es.md", b"---\ntitle: Hablan\ntranslates: now\n---\n", "event", "x", "es").diagnostics
    assert said(found) == ["3:13 value-mistyped"]
    found = read_document("x.es.md", b"---\ntitle: Hablan\n---\n", "event", "x", "es").diagnostics
    assert said(found) == ["2:1 key-missing"]


def test_the_digest_changes_with_the_words_and_only_with_them() -> None:
    def digest(front: str, body: str = "They met.") -> str:
        return read_document("x.md", f"---\n{front}\n---\n{body}\n".encode(), "event", "x").digest

    base = digest("title: a\ndate: 2021\nactors: [somebody: chief]")
    assert base == digest("actors: [somebody: chief]\ndate: 2022\nplaces: [here]\ntitle: a", "\nThey met.\n")
    assert base != digest("title: b\ndate: 2021\nactors: [somebody: chief]")
    assert base != digest("title: a\ndate: 2021\nactors: [somebody: clerk]")
    assert base != digest("title: a\ndate: 2021\nactors: [somebody: chief]", "They parted.")
