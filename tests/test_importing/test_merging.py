"""Merging writes new files whole, changes only lines that are still its own, and keeps every other byte."""

import pytest

from dateline.importing import Imported, merge
from dateline.importing.model import Fields, Value
from dateline.parsing import read_document


def source(name: str = "bridge", key: str = "", **values: Value) -> Imported:
    pairs = tuple((field.replace("_", "-"), value) for field, value in values.items())
    return Imported(name, key or name, pairs, 1)


def errors(text: str) -> list[str]:
    return [each.message for each in read_document("bridge.md", text.encode(), "source", "bridge").diagnostics]


FIRST = source(title="The bridge", authors=("Ana", "Sam"), published="2020-10", x_volume="12")
FILE = merge(None, FIRST).text


def test_a_new_file_holds_the_values_and_a_record_of_them() -> None:
    front = FILE.splitlines()
    assert front[:5] == [
        "---",
        'title: "The bridge"',
        'authors: ["Ana", "Sam"]',
        'published: "2020-10"',
        'x-volume: "12"',
    ]
    assert front[5].startswith('x-imported: {title: "')
    assert front[6:] == ["---"]
    assert errors(FILE) == []


def test_importing_twice_changes_nothing() -> None:
    again = merge(FILE, FIRST)
    assert (again.text, again.written, again.kept, again.refused) == (FILE, (), (), "")


def test_a_line_that_is_still_ours_is_updated_and_a_new_key_is_added() -> None:
    merged = merge(
        FILE, source(title="The new bridge", authors=("Ana",), published="2020-10", url="https://a.example/")
    )
    assert merged.written == ("title", "authors", "url")
    assert merged.kept == ()
    lines = merged.text.splitlines()
    assert lines[1:6] == [
        'title: "The new bridge"',
        'authors: ["Ana"]',
        'published: "2020-10"',
        'x-volume: "12"',
        'url: "https://a.example/"',
    ]
    assert errors(merged.text) == []


def test_what_was_changed_by_hand_is_kept_byte_for_byte() -> None:
    edited = (
        FILE.replace('"The bridge"', "Our own title  # better")
        .replace('published: "2020-10"\n', "# not sure of the day\npublished: 2020-10-04\nside: city\n\n")
        .replace('"12"', '"12" # checked')
        + "\nA body: with @signs and\ttabs.  \n\n---\n"
    )
    merged = merge(edited, source(title="The new bridge", authors=("Ana", "Sam"), published="2020-11", x_volume="13"))
    assert merged.kept == ("title", "published")
    assert merged.written == ("x-volume",)
    before, after = edited.splitlines(keepends=True), merged.text.splitlines(keepends=True)
    assert len(before) == len(after)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert changed[0] == ('x-volume: "12" # checked\n', 'x-volume: "13" # checked\n')
    assert [old.partition(":")[0] for old, _ in changed[1:]] == ["x-imported"]
    assert merge(merged.text, source(title="The new bridge", published="2020-11", x_volume="13")).written == ()


def test_a_key_deleted_by_hand_stays_deleted() -> None:
    deleted = FILE.replace('published: "2020-10"\n', "")
    merged = merge(deleted, FIRST)
    assert (merged.text, merged.kept) == (deleted, ("published",))


def test_a_value_put_in_another_form_by_hand_is_the_authors() -> None:
    edited = FILE.replace('["Ana", "Sam"]', "\n  - Ana\n  - Sam")
    assert merge(edited, FIRST).text == edited
    merged = merge(edited, source(title="The bridge", authors=("Eva",)))
    assert (merged.text, merged.kept) == (edited, ("authors",))


def test_a_file_that_was_never_imported_only_gains_what_it_lacks() -> None:
    hand = "---\r\ntitle: >-\r\n  By\r\n  hand\r\n# a comment\r\n---\r\n\r\nBody\r\n"
    merged = merge(hand, source(title="Imported", published="2020"))
    assert (merged.written, merged.kept) == (("published",), ("title",))
    head, _, tail = merged.text.partition('published: "2020"\r\nx-imported: {published: "')
    assert head == hand.partition("---\r\n\r\n")[0]
    assert tail.endswith('"}\r\n---\r\n\r\nBody\r\n')
    assert errors(merged.text) == []


def test_a_byte_order_mark_stays() -> None:
    merged = merge("\ufeff" + FILE, source(title="New"))
    assert merged.text.startswith('\ufeff---\ntitle: "New"\n')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no front matter",
        "---\ntitle: [\n---\n",
        "---\n{title: One, kind: two}\n---\n",
        "---\n  title: Indented\n---\n",
        "---\ntitle: A\nx-imported: changed\n---\n",
        "---\ntitle: A\nx-imported:\n  title: 12345678\n---\n",
        "---\ntitle: \ud800\n---\n",
    ],
)
def test_a_file_that_cannot_be_edited_by_lines_is_refused_and_left(text: str) -> None:
    merged = merge(text, source(title="New", published="2020"))
    assert merged.refused
    assert (merged.text, merged.written) == (text, ())


def test_a_file_of_another_entry_with_a_like_key_is_refused() -> None:
    other = merge(None, source("bridge", "Bridge", title="T", x_key="Bridge")).text
    assert merge(other, source("bridge", "BRIDGE", title="U", x_key="BRIDGE")).refused == (
        "the file holds another entry, `Bridge`"
    )
    assert merge(FILE, source("bridge", "BRIDGE", title="U", x_key="BRIDGE")).refused == (
        "the file holds another entry, `bridge`"
    )
    assert merge(other, source(title="U")).refused


def test_a_value_that_the_schema_refuses_is_not_written() -> None:
    merged = merge(None, source(title="T", published="not a date"))
    assert "not an EDTF date" in merged.refused
    assert merged.text == ""


def test_a_source_too_large_for_a_file_is_refused() -> None:
    assert "1,000,000" in merge(None, source(title="T", private="x" * 1_000_001)).refused


HOSTILE = (
    *("a: b # c", "@x", '"', "'", "\\", "{a}", "[a", "- a", "---", "...", "!tag", "&a", "*a", "%a", "|", ">", "no"),
    *("~", "null", "a\n---\nb", "key: 'v'\n", "\\u0000", "a\u0085b".replace("\u0085", " "), "\U0001f309", "x" * 5000),
)


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_written_so_that_it_reads_as_itself(text: str) -> None:
    merged = merge(None, source(title="T", private=text, x_field=(text, text), x_one=text))
    assert merged.refused == ""
    document = read_document("bridge.md", merged.text.encode(), "source", "bridge")
    assert [each for each in document.diagnostics if each.severity == "error"] == []
    assert document.thing is not None
    assert document.thing.private == text.strip()
    assert merge(merged.text, source(title="T", private=text, x_field=(text, text), x_one=text)).written == ()


def event(body: str = "", **more: Value) -> Imported:
    return Imported("bridge", "bridge", (("title", "The bridge"), *more.items()), 1, kind="event", body=body)


EVENT = merge(None, event("Words.", media=(Fields((("url", "https://a.example/b.jpg"), ("alt", 'A "bridge"'))),))).text


def test_a_body_stands_below_and_mappings_are_written_on_one_line() -> None:
    assert EVENT.splitlines()[2] == r'media: [{url: "https://a.example/b.jpg", alt: "A \"bridge\""}]'
    assert EVENT.endswith('"}\n---\n\nWords.\n')
    document = read_document("bridge.md", EVENT.encode(), "event", "bridge")
    assert [each for each in document.diagnostics if each.severity == "error"] == []


def test_a_body_that_is_still_ours_is_replaced_and_one_that_is_not_is_kept() -> None:
    merged = merge(EVENT, event("Other\n\nwords."))
    assert (merged.written, merged.kept) == (("body",), ())
    assert merged.text.endswith("---\n\nOther\n\nwords.\n")
    edited = EVENT.replace("Words.", "Our own words.")
    merged = merge(edited, event("Other words."))
    assert (merged.text, merged.kept) == (edited, ("body",))
    emptied = EVENT.replace("\nWords.\n", "")
    assert (merge(emptied, event("Words.")).text, merge(emptied, event("Words.")).kept) == (emptied, ("body",))


def test_a_body_in_a_file_with_windows_line_ends_is_the_same_body() -> None:
    windows = merge(None, event("One\n\ntwo")).text.replace("\n", "\r\n")
    assert merge(windows, event("One\n\ntwo")).written == ()
    merged = merge(windows, event("One\n\nthree"))
    assert merged.text.endswith("---\r\n\r\nOne\r\n\r\nthree\r\n")
    assert "\n" not in merged.text.replace("\r\n", "")


def test_an_event_that_was_written_by_hand_is_left_alone_whole() -> None:
    hand = "---\ntitle: Ours\n---\n\nBody\n"
    merged = merge(hand, event("Words.", date="2020"))
    assert (merged.text, merged.written, merged.kept, merged.refused) == (hand, (), ("the whole file",), "")
