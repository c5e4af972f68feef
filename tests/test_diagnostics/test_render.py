"""Diagnostics as people and machines read them."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.diagnostics import Diagnostic, Span, diagnostic
from dateline.diagnostics.render import as_github, as_json, as_sarif, as_text, printable, summary


def reader(line: str) -> Callable[[str, int], str]:
    return lambda _path, _line: line


def found(message: str = "It is wrong.", *, span: Span | None = None, path: str = "content/events/a.md") -> Diagnostic:
    return diagnostic("key-unknown", path, span or Span(3, 1, 6), message, "Mend it.")


def test_text_underlines_the_span_and_says_what_to_do() -> None:
    assert as_text([found()], reader("sumary: They met.")).splitlines() == [
        "content/events/a.md:3:1: error: It is wrong. [key-unknown]",
        "  3 | sumary: They met.",
        "    | ^~~~~~",
        "  → Mend it.",
    ]


@pytest.mark.parametrize(
    ("line", "column", "length", "marks"),
    [
        ("a\tbad", 3, 3, "  ^~~"),
        ("é e\u0301 bad", 6, 3, "    ^~~"),
        ("🙂 bad", 3, 3, "   ^~~"),
        ("bad", 9, 3, "   ^"),
        ("bad", 1, 99, "^~~"),
    ],
)
def test_marks_stand_under_the_span(line: str, column: int, length: int, marks: str) -> None:
    text = as_text([found(span=Span(3, column, length))], reader(line))
    assert text.splitlines()[2] == f"    | {marks}"


def test_a_long_line_is_cut_around_the_span() -> None:
    line = "x" * 5000 + "bad" + "y" * 5000
    shown, marks = as_text([found(span=Span(3, 5001, 3))], reader(line)).splitlines()[1:3]
    assert len(shown) < 130
    start = marks.index("^")
    assert shown[start : start + 3] == "bad"


def test_a_line_that_cannot_be_had_is_left_out() -> None:
    assert as_text([found()], reader("")).splitlines()[1:] == ["  → Mend it."]


def test_colour_is_only_given_when_asked_for() -> None:
    assert "\x1b" not in as_text([found()], reader("line"))
    assert "\x1b[1;31merror\x1b[0m" in as_text([found()], reader("line"), colour=True)


@given(st.text())
def test_no_content_can_move_the_cursor(text: str) -> None:
    shown = as_text([found(text, path=text)], reader(text))
    assert all(character.isprintable() or character == "\n" for character in shown)
    shown.encode()


def test_what_cannot_be_printed_is_spelled_out() -> None:
    assert printable("a\x1b\u202e\U000e0001b") == "a\\x1b\\u202e\\U000e0001b"


def test_the_summary_counts_each_severity() -> None:
    assert summary([]) == "no errors, no warnings, no notices"
    two = [found(), found("Another."), diagnostic("orphan", "a.md", Span(), "Nothing names it.")]
    assert summary(two) == "2 errors, no warnings, 1 notice"


def test_json_has_the_agreed_shape() -> None:
    each = {
        "rule": "key-unknown",
        "severity": "error",
        "path": "content/events/a.md",
        "line": 3,
        "column": 1,
        "message": "It is wrong.",
        "hint": "Mend it.",
    }
    counts = {"error": 1, "warning": 0, "notice": 0}
    assert json.loads(as_json([found()])) == {"diagnostics": [each], "counts": counts}


def test_github_commands_cannot_be_broken_out_of() -> None:
    line = as_github([found("100%\n::error::forged", path="a,b:c.md")])
    assert line == (
        "::error file=a%2Cb%3Ac.md,line=3,col=1,endColumn=7,title=key-unknown::100%25%0A::error::forged Mend it."
    )


@pytest.mark.parametrize(
    ("rule", "command", "level"),
    [("orphan", "notice", "note"), ("landmark-without-why", "warning", "warning"), ("key-unknown", "error", "error")],
)
def test_severities_are_translated(rule: str, command: str, level: str) -> None:
    each = diagnostic(rule, "a.md", Span(), "message")
    assert as_github([each]).startswith(f"::{command} ")
    assert json.loads(as_sarif([each], "1.0"))["runs"][0]["results"][0]["level"] == level


def test_sarif_refers_to_its_rules_and_encodes_its_paths() -> None:
    log = json.loads(
        as_sarif([found(path="content/events/a b#é.md"), diagnostic("orphan", "b.md", Span(), "b")], "1.0")
    )
    run = log["runs"][0]
    assert log["version"] == "2.1.0"
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "content/events/a%20b%23%C3%A9.md"
    assert location["region"] == {"startLine": 3, "startColumn": 1, "endColumn": 7}
