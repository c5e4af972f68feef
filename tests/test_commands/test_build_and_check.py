"""`dateline build` and `dateline check` on a small project: what they print, where, and how they end."""

import json
from pathlib import Path

import pytest

from dateline.commands.entrance import main

EVENT = Path("content/events/library-agreed.md")


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Work in a project made from the starter."""
    monkeypatch.chdir(tmp_path)
    assert main(["init", "mine"]) == 0
    monkeypatch.chdir(tmp_path / "mine")
    capsys.readouterr()


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_build_says_where_to_look(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build"]) == 0
    captured = capsys.readouterr()
    assert captured.out.endswith("Open output/index.html\n")
    assert main(["build", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_site_whose_address_is_not_known_is_one_notice(capsys: pytest.CaptureFixture[str]) -> None:
    edit(Path("content/timeline.toml"), 'language = "en"', 'language = "en"\nlanguages = ["en", "es"]')
    for _ in range(2):  # the second, which changes nothing, says so again
        assert main(["build"]) == 0
        said = capsys.readouterr().err
        assert said.count("notice: ") == said.count("[address-unknown]") == said.count("1 notice\n") == 1
    assert main(["build", "--base-url", "https://example.org/library/"]) == 0
    assert "address-unknown" not in capsys.readouterr().err
    assert main(["check"]) == 0
    assert "address-unknown" not in capsys.readouterr().out


def test_a_second_build_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--quiet"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["build"]) == 0
    assert "nothing had changed" in capsys.readouterr().out


def test_an_error_leaves_the_last_good_site(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--quiet"]) == 0
    before = {path: path.read_bytes() for path in Path("output").rglob("*") if path.is_file()}
    edit(EVENT, "date: 1921-03-14", "date: 14 March 1921")
    assert main(["build"]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "content/events/library-agreed.md:4:" in captured.err
    assert "the site that was there is untouched" in captured.err
    assert {path: path.read_bytes() for path in Path("output").rglob("*") if path.is_file()} == before


def test_a_warning_stops_a_build_only_where_it_must_be_clean(capsys: pytest.CaptureFixture[str]) -> None:
    edit(Path("content/events/library-opens.md"), "why:", "private:")
    assert main(["build", "--strict"]) == 1
    assert not Path("output", "index.html").exists()
    assert main(["build"]) == 0
    assert "[landmark-without-why]" in capsys.readouterr().err


def test_check_in_json_is_what_programs_read(capsys: pytest.CaptureFixture[str]) -> None:
    edit(EVENT, "places: [example-village]", "places: [example-vilage]")
    assert main(["check", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["counts"]["error"] == 1
    (error,) = (each for each in report["diagnostics"] if each["severity"] == "error")
    assert error["path"] == EVENT.as_posix()
    assert "example-village" in error["hint"]


@pytest.mark.parametrize(
    ("format_", "marks"), [("github", "::error file="), ("sarif", '"version": "2.1.0"'), ("text", "error: ")]
)
def test_check_speaks_other_formats(format_: str, marks: str, capsys: pytest.CaptureFixture[str]) -> None:
    edit(EVENT, "places: [example-village]", "places: [example-vilage]")
    assert main(["check", "--format", format_]) == 1
    assert marks in capsys.readouterr().out


def test_a_warning_is_1_only_with_strict() -> None:
    edit(Path("content/events/library-opens.md"), "why:", "private:")
    assert main(["check"]) == 0
    assert main(["check", "--strict"]) == 1


def test_a_rule_is_explained_with_wrong_and_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "date-invalid"]) == 0
    out = capsys.readouterr().out
    assert "Wrong:" in out
    assert "Right:" in out


def test_a_mistyped_rule_gets_a_suggestion(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--explain", "date-invald"]) == 2
    assert "Did you mean `date-invalid`?" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["build", "check"])
def test_no_content_folder_is_misuse(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--content", "elsewhere"]) == 2
    assert "there is no folder elsewhere" in capsys.readouterr().err
