"""No bytes and no text raise anything, and what is made to be slow or deep is read or refused in good time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import KINDS, Kind
from dateline.parsing import read_document
from dateline.parsing.citations import group_end, read_group, read_locator, read_reference
from dateline.parsing.configuration import read_config
from dateline.parsing.markdown import read_body

SIZE = 50_000
PIECES = st.sampled_from(
    [
        *'[]()*_`"“”«»>#|-+~:;,.\\&<!^ \t\n',
        "[@",
        "[[",
        "]]",
        "![",
        "\n\n",
        "\n    ",
        "[^1]",
        "[^1]: ",
        "\n: ",
        "¶ 9",
        "by=",
    ]
)
MARKDOWN = st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=60).map("".join)
YAML = st.lists(
    st.one_of(
        st.sampled_from([*"{}[]:,-?&*!|>'\"%@`# \n", "title", "date", "- ", ": ", "\n  ", "---\n"]), st.text(max_size=3)
    ),
    max_size=40,
).map("".join)


@given(st.binary(max_size=300), st.sampled_from(KINDS))
def test_any_bytes_are_read(data: bytes, kind: Kind) -> None:
    read_document("x.md", data, kind, "x")
    read_config("timeline.toml", data)


@given(YAML, st.sampled_from(KINDS), st.sampled_from(["", "es"]))
def test_any_front_matter_is_read(text: str, kind: Kind, language: str) -> None:
    data = f"---\n{text}\n---\n".encode("utf-8", "replace")
    document = read_document("x.md", data, kind, "x", language)
    lines = data.decode().replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert all(1 <= each.line <= len(lines) and each.column >= 1 for each in document.diagnostics)


@given(MARKDOWN)
def test_any_body_is_read(text: str) -> None:
    text = text.replace("\r", "\n")  # as `decode` hands bodies on
    lines = text.split("\n")
    for each in read_body(text, 1, "x.md").diagnostics:
        assert 1 <= each.line <= len(lines)
        assert 1 <= each.column <= len(lines[each.line - 1]) + 1


@given(st.text())
def test_any_settings_are_read(text: str) -> None:
    read_config("timeline.toml", text.encode("utf-8", "replace"))


@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=20).map("".join))
def test_any_citation_is_read(text: str) -> None:
    group = read_group(f"[@{text}]")
    assert group.citations or group.slips
    for slip in group.slips:
        assert 0 <= slip.offset <= len(text) + 3
    read_locator(text)
    read_reference(f"[[{text}", 0, len(text) + 2)
    end = group_end(f"[@{text}", 0, len(text) + 2)
    assert end is None or f"[@{text}"[end - 1] == "]"


UNITS = [
    "[",
    "*",
    "_",
    "**",
    ">",
    "> ",
    "![",
    "`",
    "- ",
    "1. ",
    "[@",
    "[[",
    '[@a "',
    "[@a “",
    '"',
    "“",
    "«",
    "](",
    "[a](",
    "<",
]
UNITS += [
    "|",
    "[^1]",
    "[^1]: ",
    "[a]: ",
    "*a **b ",
    "a* ",
    "- a\n",
    ": a\n",
    "a\n: ",
    "[[a|",
    "[@a; ",
    "&",
    "\\",
    "\t",
    "“a” ",
]


@pytest.mark.parametrize("unit", UNITS)
def test_a_body_of_one_thing_repeated_is_read(unit: str) -> None:
    read_body(unit * (SIZE // len(unit)), 1, "x.md")


@pytest.mark.parametrize(
    "unit", ["[", "{", "- ", "? ", "a: [", "&a ", "!a ", "*a ", "'", '"', "|\n", "%YAML 1.1\n", "a: {", ","]
)
def test_front_matter_of_one_thing_repeated_is_refused(unit: str) -> None:
    text = f"---\n{unit * (SIZE // len(unit))}\n---\n"
    assert read_document("x.md", text.encode(), "event", "x").diagnostics


@pytest.mark.parametrize("body", ["a|b\n-|-\n" * 120_000, "- a\n" * 10_001, "[a](b)" * 41_667, "![" * 20_001])
def test_a_body_that_would_take_seconds_is_refused(body: str) -> None:
    found = read_document("x.md", f"---\ntitle: x\n---\n{body}".encode(), "page", "x").diagnostics
    assert [(each.rule, each.line) for each in found] == [("file-too-large", 4)]


def test_a_long_body_is_read() -> None:
    body = "A line of words that somebody wrote in an afternoon.\n\n" * 4_000
    found = read_document("x.md", f"---\ntitle: x\n---\n{body}".encode(), "page", "x")
    assert found.diagnostics == ()
    assert found.thing


def test_front_matter_that_grows_when_it_is_read_is_refused() -> None:
    laughs = "\n".join(f"l{n}: &l{n} [*l{n - 1}, *l{n - 1}, *l{n - 1}]" for n in range(1, 20))
    found = read_document("x.md", f"---\nl0: &l0 ha\n{laughs}\n---\n".encode(), "event", "x").diagnostics
    assert [(each.rule, each.line) for each in found] == [("front-matter-syntax", 2)]


def test_a_mapping_of_many_keys_is_refused() -> None:
    text = "".join(f"k{number}: 1\n" for number in range(20_000))
    found = read_document("x.md", f"---\n{text}---\n".encode(), "event", "x").diagnostics
    assert [each.rule for each in found] == ["front-matter-syntax"]


def test_many_unknown_keys_are_all_said() -> None:
    text = "".join(f"titel{number}: 1\n" for number in range(2_000))
    found = read_document("x.md", f"---\n{text}title: They meet\n---\n".encode(), "event", "x").diagnostics
    assert [each.rule for each in found] == ["key-unknown"] * 2_000


def test_a_huge_value_is_read() -> None:
    text = f"---\ntitle: {'x' * 900_000}\n---\n"
    thing = read_document("x.md", text.encode(), "event", "x").thing
    assert thing is not None


@pytest.mark.parametrize(
    "body",
    [
        "\n".join("> " * depth + "a" for depth in range(1, 60)),
        "\n".join("  " * depth + "- a" for depth in range(60)),
        "*a " * 500 + "a* " * 500,
    ],
    ids=["quotes", "lists", "emphasis"],
)
def test_what_is_nested_too_deep_is_refused_and_not_dropped(body: str) -> None:
    found = read_body(body, 1, "x.md")
    assert found.body == ()
    assert [each.rule for each in found.diagnostics] == ["markdown-too-deep"]


def test_pictures_in_pictures_are_read() -> None:
    assert read_body("![" * 200 + "a" + "](b.jpg)" * 200, 1, "x.md").body


@pytest.mark.parametrize("text", ["a." * 3000 + "b = 1", "a = " + "[" * 3000 + "]" * 3000, f"a = {'9' * 5000}"])
def test_settings_that_are_bombs_are_refused(text: str) -> None:
    config, found = read_config("timeline.toml", text.encode())
    assert config is None
    assert [each.rule for each in found] == ["config-syntax"]
