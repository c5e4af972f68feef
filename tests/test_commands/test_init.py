"""`dateline init` writes a starter that checks clean and builds at once, and writes over nothing."""

import re
from pathlib import Path

import pytest
import yaml

from dateline.commands.entrance import main
from dateline.commands.github import requirement


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
    assert re.findall(r'<article [^>]*data-event="([^"]+)"', home) == [
        "library-agreed",
        "library-opens",
        "first-winter",
    ]


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


def test_github_files_have_pinned_actions_and_least_permissions(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "mine"), "--github"]) == 0
    folder = tmp_path / "mine" / ".github"
    for path in (folder / "workflows").glob("*.yml"):
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {"contents": "read"}, path
        uses = [step["uses"] for job in workflow["jobs"].values() for step in job["steps"] if "uses" in step]
        assert uses
        assert [each for each in uses if not re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", each)] == []
        runs = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
        assert not [each for each in runs if "${{" in each], "nothing from a pull request becomes part of a command"
    form = yaml.safe_load((folder / "ISSUE_TEMPLATE" / "error.yml").read_text(encoding="utf-8"))
    assert next(field["id"] for field in form["body"]) == "event", "links to report an error fill in this field"


def test_github_files_are_added_to_a_chronology_that_is_there_and_nothing_is_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = init(tmp_path)
    title = folder / "content" / "timeline.toml"
    title.write_text('id = "ours"\ntitle = "Ours"\n', encoding="utf-8")
    assert main(["init", str(folder), "--github"]) == 0
    pages = folder / ".github" / "workflows" / "pages.yml"
    pages.write_text("ours", encoding="utf-8")
    (folder / "requirements.txt").unlink()
    capsys.readouterr()
    assert main(["init", str(folder), "--github"]) == 0
    assert capsys.readouterr().out.startswith("wrote requirements.txt\n\n")
    assert pages.read_text(encoding="utf-8") == "ours"
    assert title.read_text(encoding="utf-8").startswith('id = "ours"')


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (None, "dateline==1.2"),
        (
            {"url": "https://example.org/d.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "dateline @ git+https://example.org/d.git@abc",
        ),
        ({"url": "https://example.org/d.whl", "archive_info": {}}, "dateline @ https://example.org/d.whl"),
        ({"url": "file:///home/me/dateline", "dir_info": {}}, ""),
    ],
)
def test_the_workflows_install_the_dateline_that_made_them(origin: dict[str, object] | None, expected: str) -> None:
    assert requirement(origin, "1.2") == expected
