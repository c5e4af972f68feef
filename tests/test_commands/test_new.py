"""`dateline new` writes files that read without errors, editions ready to translate, and nothing over what is there."""

import re
from pathlib import Path

import pytest

from dateline.commands.entrance import main
from dateline.commands.skeleton import USUAL
from dateline.model import FOLDERS, KINDS, Kind
from dateline.parsing import read_document
from dateline.parsing.schema import SCHEMA

SETTINGS = 'id = "mine"\ntitle = "Mine"\nlanguages = ["en", "es"]\n'


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project whose settings name two languages; work in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "timeline.toml").write_text(SETTINGS, encoding="utf-8")
    return tmp_path / "content"


def diagnostics(text: str, kind: Kind) -> list[str]:
    return [
        f"{each.line}: {each.message}" for each in read_document("file.md", text.encode(), kind, "file").diagnostics
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_file_reads_without_errors(kind: Kind, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", kind, "some-name"]) == 0
    path = content / FOLDERS[kind] / "some-name.md"
    assert f"content/{FOLDERS[kind]}/some-name.md is written." in capsys.readouterr().out
    text = path.read_text(encoding="utf-8")
    assert "Some name" in text
    assert diagnostics(text, kind) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.usefixtures("content")
def test_a_project_with_a_new_file_has_no_errors(kind: Kind) -> None:
    assert main(["new", kind, "some-name"]) == 0
    assert main(["check"]) == 0


@pytest.mark.parametrize("kind", KINDS)
def test_every_suggested_key_can_be_uncommented(kind: Kind, content: Path) -> None:
    assert main(["new", kind, "some-name"]) == 0
    text = (content / FOLDERS[kind] / "some-name.md").read_text(encoding="utf-8")
    uncommented = re.sub(r"^# (?=[a-z_]+: )", "", text, flags=re.MULTILINE)
    assert uncommented.count("\n# ") <= 2
    assert diagnostics(uncommented, kind) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_suggested_is_in_the_schema(kind: Kind) -> None:
    optional = {field.key for field in SCHEMA[kind].fields if not field.required}
    assert set(USUAL[kind]) <= optional


def test_a_new_event_is_a_dated_record_and_an_undated_draft(content: Path) -> None:
    assert main(["new", "event", "talks-begin"]) == 0
    text = (content / "events" / "talks-begin.md").read_text(encoding="utf-8")
    assert "\nstatus: draft\n" in text
    assert re.search(r"^recorded: \d{4}-\d\d-\d\d$", text, re.MULTILINE)
    assert not re.search(r"^date:", text, re.MULTILINE)


def test_names_are_in_the_language_of_the_content(content: Path) -> None:
    settings = (content / "timeline.toml").read_text(encoding="utf-8") + 'language = "es"\n'
    (content / "timeline.toml").write_text(settings, encoding="utf-8")
    assert main(["new", "place", "los-pinos"]) == 0
    assert "names:\n  es: Los pinos\n" in (content / "places" / "los-pinos.md").read_text(encoding="utf-8")


def test_a_file_that_is_there_is_left_as_it_is(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "topic", "trade"]) == 0
    (content / "topics" / "trade.md").write_text("mine", encoding="utf-8")
    assert main(["new", "topic", "trade"]) == 2
    assert "content/topics/trade.md is there already" in capsys.readouterr().err
    assert (content / "topics" / "trade.md").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["events", "talks"], "there is no kind `events`. Did you mean `event`?"),
        (["42", "talks"], "The kinds: event, source, actor"),
        (["event", "Talks!"], "`Talks!` is not an id: an id is lower-case letters"),
        (["event", "../talks"], "is not an id"),
        (["event", "a" * 81], "at most 80 characters"),
        (["event", "talks", "--language", "es"], "there is no content/events/talks.md to translate"),
        (["event", "talks", "--language", "tlh"], "`tlh` is not a language of Dateline's: en, en-GB, en-US, es"),
        (["event", "talks", "--language", "en"], "is itself in `en`"),
        (["event", "talks", "--content", "elsewhere"], "there is no folder elsewhere"),
    ],
)
def test_misuse_is_refused_with_the_reason(
    arguments: list[str], message: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", *arguments]) == 2
    assert message in capsys.readouterr().err
    assert [path.name for path in content.iterdir()] == ["timeline.toml"]


BASE = """\
---
title: The talks begin
date: 2020-10
date_outside: {edtf: 2020-10-15, reason: The day is widely known.}
places: [capital]
actors:
  - envoy: speaks first
  - council
basis:
  - {kind: stated, source: paper, locator: ¶ 1, words: in October, gives: 2020-10}
disputes:
  - about: Who spoke first
    kind: conflict
    accounts:
      - {says: The envoy did., cite: "[@paper, ¶ 2]"}
      - {says: The council did., cite: "[@letter, ¶ 3]"}
---
They began [@paper, ¶ 1].

A second paragraph [@paper, ¶ 2].
"""

EDITION = """\
---
translates: DIGEST
title: The talks begin
date_outside:
  reason: The day is widely known.
actors:
- envoy: speaks first
- council
disputes:
- about: Who spoke first
  accounts:
  - says: The envoy did.
  - says: The council did.
---
They began [@paper, ¶ 1].

A second paragraph [@paper, ¶ 2].
"""


def test_an_edition_holds_the_texts_to_be_translated(content: Path) -> None:
    (content / "events").mkdir()
    (content / "events" / "talks.md").write_text(BASE, encoding="utf-8")
    assert main(["new", "event", "talks", "--language", "es"]) == 0
    digest = read_document("talks.md", BASE.encode(), "event", "talks").digest
    text = (content / "events" / "talks.es.md").read_text(encoding="utf-8")
    assert text == EDITION.replace("DIGEST", digest)
    edition = read_document("talks.es.md", text.encode(), "event", "talks", "es")
    assert edition.diagnostics == ()
    assert edition.translates == digest


def test_an_edition_of_names_is_in_its_own_language(content: Path) -> None:
    (content / "places").mkdir()
    (content / "places" / "capital.md").write_text("---\nnames:\n  en: The capital\n---\n", encoding="utf-8")
    assert main(["new", "place", "capital", "--language", "es"]) == 0
    assert "names:\n  es: The capital\n" in (content / "places" / "capital.es.md").read_text(encoding="utf-8")


def test_a_language_that_the_settings_lack_is_pointed_out(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "topic", "trade"]) == 0
    assert main(["new", "topic", "trade", "--language", "en-US"]) == 0
    assert 'Add "en-US" to `languages` in timeline.toml' in capsys.readouterr().out
    assert (content / "topics" / "trade.en-US.md").is_file()


def test_an_unreadable_base_file_is_not_translated(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "topics").mkdir()
    (content / "topics" / "trade.md").write_text("no front matter", encoding="utf-8")
    assert main(["new", "topic", "trade", "--language", "es"]) == 1
    assert "`dateline check` says why" in capsys.readouterr().err
    assert not (content / "topics" / "trade.es.md").exists()
