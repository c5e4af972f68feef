"""`dateline init` writes a starter that checks clean and builds at once, and writes over nothing."""

import re
from pathlib import Path

import pytest

from dateline.commands.entrance import main


def init(folder: Path) -> Path:
    assert main(["init", str(folder)]) == 0
    return folder


def test_the_starter_is_clean(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(init(tmp_path / "mine"))
    capsys.readouterr()
    assert main(["check", "--strict"]) == 0
    assert capsys.readouterr().out == "Nothing is wrong.\n"


def test_the_starter_builds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(init(tmp_path / "mine"))
    assert main(["build", "--strict"]) == 0
    assert "3 events from 2 sources" in capsys.readouterr().out
    home = (tmp_path / "mine" / "output" / "index.html").read_text(encoding="utf-8")
    assert re.findall(r'data-event="([^"]+)"', home) == ["library-agreed", "library-opens", "first-winter"]


def test_the_starter_has_what_its_readme_speaks_of(tmp_path: Path) -> None:
    folder = init(tmp_path)
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {".gitignore", "README.md", "content/timeline.toml", "content/pages/about.md"} <= files
    assert {path for path in files if path.startswith("content/texts/")} == {
        "content/texts/minute-book.txt",
        "content/texts/village-letter.txt",
    }
    ignored = (folder / ".gitignore").read_text(encoding="utf-8").split()
    assert {"/output/", "/.dateline/", "/content/archive/"} <= set(ignored)


def test_the_next_steps_are_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    init(tmp_path / "my library")
    assert f'cd "{tmp_path / "my library"}"\n    dateline build\n' in capsys.readouterr().out


def test_a_folder_with_files_is_left_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert "holds files already, and nothing is written over" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").write_text("a file", encoding="utf-8")
    assert main(["init", str(tmp_path / "mine")]) == 2
    assert "is a file" in capsys.readouterr().err
    assert main(["init", str(tmp_path / "mine" / "deeper")]) == 1
    assert "cannot be written" in capsys.readouterr().err
