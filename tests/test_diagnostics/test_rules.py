"""The table of rules explains itself: what it calls wrong is found wrong, what it calls right is not."""

import pytest

from dateline.diagnostics import RULES, Rule, Span, diagnostic, did_you_mean, in_order
from dateline.diagnostics.render import explain
from dateline.parsing import read_document
from dateline.parsing.configuration import read_config
from dateline.parsing.markdown import read_body

IN_BODIES = (
    "citation-malformed",
    "editors-not-allowed",
    "footnote-unused",
    "image-unsafe",
    "link-unsafe",
    "markdown-too-deep",
    "quote-unclosed",
    "reference-malformed",
)
IN_KEYS = ("date-invalid", "key-duplicate", "key-unknown", "value-mistyped", "value-unknown", "front-matter-syntax")
WHOLE_FILES = ("front-matter-missing", "key-missing")


def rules_of_body(text: str) -> set[str]:
    return {each.rule for each in read_body(text, 1, "x.md").diagnostics}


def rules_of_keys(text: str) -> set[str]:
    front = text if text.startswith("title") else f"title: They meet\n{text}"
    return rules_of_file(f"---\n{front}\n---\n")


def rules_of_file(text: str) -> set[str]:
    return {each.rule for each in read_document("x.md", text.encode(), "event", "x").diagnostics}


@pytest.mark.parametrize("name", IN_BODIES)
def test_examples_in_bodies_are_true(name: str) -> None:
    assert name in rules_of_body(RULES[name].wrong)
    assert rules_of_body(RULES[name].right) == set()


@pytest.mark.parametrize("name", IN_KEYS)
def test_examples_in_front_matter_are_true(name: str) -> None:
    assert name in rules_of_keys(RULES[name].wrong)
    assert rules_of_keys(RULES[name].right) == set()


@pytest.mark.parametrize("name", WHOLE_FILES)
def test_examples_of_whole_files_are_true(name: str) -> None:
    assert name in rules_of_file(RULES[name].wrong)
    assert rules_of_file(RULES[name].right) == set()


def test_the_example_of_settings_is_true() -> None:
    rule = RULES["config-syntax"]
    assert [each.rule for each in read_config("timeline.toml", rule.wrong.encode())[1]] == ["config-syntax"]
    assert "config-syntax" not in [each.rule for each in read_config("timeline.toml", rule.right.encode())[1]]


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_every_rule_is_explained(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert rule.hint.endswith(".")
    text = explain(rule)
    assert all(words in text for words in (rule.name, rule.severity, rule.summary, rule.hint, "Wrong:", "Right:"))


def test_an_unknown_rule_is_a_bug() -> None:
    with pytest.raises(KeyError):
        diagnostic("no-such-rule", "x.md", Span(), "message")


def test_diagnostics_are_sorted_by_place_and_said_once() -> None:
    later = diagnostic("orphan", "b.md", Span(1, 1), "b")
    line_ten = diagnostic("orphan", "a.md", Span(10, 1), "a")
    line_nine = diagnostic("orphan", "a.md", Span(9, 5), "a")
    assert in_order([later, line_ten, line_nine, later]) == (line_nine, line_ten, later)


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("sumary", "Did you mean `summary`?"),
        ("Title", "Did you mean `title`?"),
        ("zebra", ""),
        ("", ""),
        ("x" * 100_000, ""),
    ],
)
def test_the_nearest_word_is_suggested_where_one_is_near(word: str, hint: str) -> None:
    assert did_you_mean(word, ["title", "summary", "date"]) == hint
