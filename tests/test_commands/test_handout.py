"""`dateline handout`: sheets where one wants them, and why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import config
from dateline.commands import arguments
from dateline.commands.entrance import main

EVENT = "---\ntitle: A {}\nsummary: It was.\ndate: 2001\n---\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "events").mkdir(parents=True)
    (folder / "timeline.toml").write_text('id = "small"\ntitle = "Small"\n', encoding="utf-8")
    (folder / "events" / "a.md").write_text(EVENT.format("start 🎉"), encoding="utf-8")
    return folder


def handout(content: Path, *options: str) -> int:
    return main(["handout", "--content", str(content), "--output", str(content.parent / "sheets"), *options])


def test_the_options_are_the_keys_of_the_settings() -> None:
    assert arguments.HANDOUTS == config.HANDOUTS
    assert arguments.PAPERS == config.PAPERS
    assert arguments.LEVELS == config.LEVELS
    assert arguments.SIDES == config.SIDES


def test_a_sheet_is_made_and_its_place_said(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert handout(content, "chronology", "--paper", "letter") == 0
    place = content.parent / "sheets" / "chronology-en-letter.pdf"
    assert place.read_bytes().startswith(b"%PDF")
    assert capsys.readouterr().out.endswith("chronology-en-letter.pdf\n")


def test_a_character_without_a_glyph_is_warned_of_where_it_stands(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert handout(content, "chronology") == 0
    said = capsys.readouterr().err
    assert "a.md:2:16" in said
    assert "glyph-missing" in said
    assert "U+1F389" in said


def test_a_file_can_allow_it(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    allowed = EVENT.format("start 🎉").replace("date:", "allow: {glyph-missing: A party is a party.}\ndate:")
    (content / "events" / "a.md").write_text(allowed, encoding="utf-8")
    assert handout(content, "chronology") == 0
    assert capsys.readouterr().err == ""
    assert main(["check", "--content", str(content)]) == 0
    assert "allow-unused" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("cronology",), "Did you mean `chronology`?"),
        (("--select", "topik=a"), "^^^^^"),
        (("--language", "es"), "no edition in `es`"),
        (("--theme", "nonsense"), "There is no theme `nonsense`"),
    ],
)
def test_what_cannot_be_made_is_said(
    content: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    assert handout(content, *options) in (1, 2)
    assert said in capsys.readouterr().err
    assert not (content.parent / "sheets").exists()
