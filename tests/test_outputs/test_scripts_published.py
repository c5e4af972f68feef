"""What is left out of a script when it is published, and what never is."""

from __future__ import annotations

import pytest

from dateline.outputs.scripts import published


@pytest.mark.parametrize(
    ("script", "left"),
    [
        ("/** A module. */\nrun();\n", "run();\n"),
        ("  /**\n   * Many lines,\n   * with `code` in them.\n   */\n  run();\n", "run();\n"),
        ("// one\n  // two\nrun(); // three\n", "run(); // three\n"),
        ("if (a) {\n\trun('  b');\n  }\n", "if (a) {\nrun('  b');\n}\n"),
        ("/*! Licence */\nrun();\n", "/*! Licence */\nrun();\n"),
        ("const a = /** why */ (b);\n", "const a = /** why */ (b);\n"),
        ("const url = 'https://example.org/*';\nrun('*/');\n", "const url = 'https://example.org/*';\nrun('*/');\n"),
        ("const text = `\n// not a comment\n`;\n", "const text = `\n// not a comment\n`;\n"),
        ("const text = 'a \\\n// not a comment';\n", "const text = 'a \\\n// not a comment';\n"),
        ("/** A comment. */\nconst text = `\n/* text */\n`;\n", "/** A comment. */\nconst text = `\n/* text */\n`;\n"),
    ],
)
def test_comments_on_their_own_lines_are_left_out(script: str, left: str) -> None:
    assert published("site.js", script.encode()).decode() == left


def test_style_sheets_lose_their_comments_too() -> None:
    sheet = b"/* Lists. */\nli {\n  color: red; } /* why */\n  /* two\n  lines */\n//no comment here\n/*! Licence */\n"
    assert published("style.css", sheet) == b"li{\ncolor:red;}/* why */\n//no comment here\n/*! Licence */\n"


def test_style_sheets_keep_the_blanks_that_mean_something() -> None:
    sheet = (
        b"a :hover > b, p::before { content: \" ; { \\\" : \" ', '; margin: calc(1px + 2px) 0; grid: 'a  b' / 1fr }\n"
    )
    assert published("style.css", sheet) == (
        b"a :hover > b,p::before{content:\" ; { \\\" : \" ', ';margin:calc(1px + 2px) 0;grid:'a  b' / 1fr}\n"
    )


def test_types_told_within_a_line_go_and_texts_that_look_like_them_stay() -> None:
    script = b"const a = /** @type {A} */ (/** @type {B | null} */ (f(\"/** @type {C} */ \")));\n/* why */ g('x', /** @type {D} */ (h));\n"
    assert (
        published("a.js", script)
        == b"const a = ((f(\"/** @type {C} */ \")));\n/* why */ g('x', /** @type {D} */ (h));\n"
    )


def test_other_files_stay_as_they_are() -> None:
    assert published("notes.txt", b"/* a */\n// b\n") == b"/* a */\n// b\n"
