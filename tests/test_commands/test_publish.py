"""`dateline publish` against a bare repository on disk: history kept, nothing of the user's touched, every refusal with its reason."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from dateline.commands.entrance import main
from dateline.repository import SiteError, gather, pages_address
from dateline.repository import site as limits

IDENTITY = {
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a starter chronology, committed on `main`, with a bare repository beside it as `origin`."""
    for name, value in IDENTITY.items():
        monkeypatch.setenv(name, value)
    folder = tmp_path / "mine"
    assert main(["init", str(folder)]) == 0
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "origin.git")], check=True)
    subprocess.run(["git", "init", "-q", "-b", "main", str(folder)], check=True)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "Begin")
    git(folder, "remote", "add", "origin", str(tmp_path / "origin.git"))
    monkeypatch.chdir(folder)
    return folder


def published(project: Path, path: str, branch: str = "gh-pages") -> str:
    return git(project.parent / "origin.git", "show", f"{branch}:{path}")


def files(project: Path, branch: str = "gh-pages") -> list[str]:
    return git(project.parent / "origin.git", "ls-tree", "-r", "--name-only", branch).splitlines()


def test_the_site_is_on_the_branch_and_nothing_of_the_users_was_touched(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "content" / "pages" / "note.md").write_text("---\ntitle: Note\n---\nNew.\n", encoding="utf-8")
    git(project, "add", "content/pages/note.md")
    before = (git(project, "status", "--porcelain"), git(project, "rev-parse", "HEAD"), git(project, "branch"))
    assert main(["publish"]) == 0
    assert "pushed to origin/gh-pages" in capsys.readouterr().out
    assert (git(project, "status", "--porcelain"), git(project, "rev-parse", "HEAD"), git(project, "branch")) == before
    listed = files(project)
    assert "index.html" in listed
    assert "pages/note.html" in listed
    assert not [path for path in listed if path.startswith(".dateline")]
    assert not (project / "output" / "index.html").exists()


def test_publishing_again_makes_no_empty_commit_and_an_edit_keeps_the_history(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["publish", "--message", "First"]) == 0
    assert main(["publish"]) == 0
    assert "nothing was pushed" in capsys.readouterr().out
    event = project / "content" / "events" / "library-opens.md"
    event.write_text(event.read_text(encoding="utf-8").replace("title: ", "title: Now "), encoding="utf-8")
    assert main(["publish", "--message", "Second"]) == 0
    assert git(project.parent / "origin.git", "log", "--format=%s", "gh-pages").splitlines() == ["Second", "First"]
    assert "Now " in published(project, "events/library-opens.html")


def test_a_dry_run_pushes_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["publish", "--dry-run"]) == 0
    assert "files new would be pushed to origin/gh-pages" in capsys.readouterr().out
    assert git(project.parent / "origin.git", "branch") == ""


def test_content_with_errors_is_not_published(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content" / "events" / "bad.md").write_text("---\ntitle: Bad\ndate: never\n---\n", encoding="utf-8")
    assert main(["publish"]) == 1
    said = capsys.readouterr().err
    assert "date-malformed" in said or "bad.md" in said
    assert "nothing was published: the content has errors" in said
    assert git(project.parent / "origin.git", "branch") == ""


def test_a_push_that_is_refused_says_why(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hook = project.parent / "origin.git" / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\necho the branch is protected >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    assert main(["publish"]) == 1
    said = capsys.readouterr().err
    assert "refused the push" in said
    assert "the branch is protected" in said


def test_a_folder_in_no_repository_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert main(["init", str(tmp_path / "mine")]) == 0
    monkeypatch.chdir(tmp_path / "mine")
    assert main(["publish"]) == 1
    assert "lies in no Git repository" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--remote", "nowhere"], "there is no remote `nowhere`"),
        (["--branch", "main"], "is the branch you are on"),
        (["--branch", "a..b"], "cannot be the name of a branch"),
    ],
)
def test_a_place_that_cannot_be_published_to_is_refused(
    project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(["publish", *arguments]) == 1
    assert said in capsys.readouterr().err
    assert git(project.parent / "origin.git", "branch") == ""


def test_the_domain_of_the_branch_is_kept(project: Path) -> None:
    clone = project.parent / "clone"
    git(project.parent, "clone", "-q", str(project.parent / "origin.git"), str(clone))
    (clone / "CNAME").write_text("history.example.org\n", encoding="utf-8")
    git(clone, "checkout", "-qb", "gh-pages")
    git(clone, "add", "-A")
    git(clone, "commit", "-qm", "Set the domain")
    git(clone, "push", "-q", "origin", "gh-pages")
    assert main(["publish"]) == 0
    assert published(project, "CNAME") == "history.example.org"
    assert "https://history.example.org/index.html" in published(project, "sitemap.xml")


def test_bytes_are_published_as_they_are_whatever_git_would_make_of_line_ends(project: Path) -> None:
    (project / ".gitattributes").write_text("* text=auto eol=crlf\n*.html filter=none\n", encoding="utf-8")
    (project / "content" / "media").mkdir(exist_ok=True)
    (project / "content" / "media" / "lines.txt").write_bytes(b"one\r\ntwo\n")
    git(project, "config", "core.autocrlf", "true")
    assert main(["publish"]) == 0
    shown = subprocess.run(
        ["git", "-C", str(project.parent / "origin.git"), "show", "gh-pages:media/lines.txt"],
        capture_output=True,
        check=True,
    )
    assert shown.stdout == b"one\r\ntwo\n"


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/Ann/harbour.git", "https://ann.github.io/harbour/"),
        ("https://token@github.com/ann/harbour", "https://ann.github.io/harbour/"),
        ("git@github.com:ann/harbour.git", "https://ann.github.io/harbour/"),
        ("ssh://git@github.com/ann/harbour.git", "https://ann.github.io/harbour/"),
        ("ssh://git@ssh.github.com:443/ann/harbour.git", "https://ann.github.io/harbour/"),
        ("git@github.com:ann/Ann.github.io.git", "https://ann.github.io/"),
        ("https://gitlab.example.org/ann/harbour.git", ""),
        ("https://github.com.example.org/ann/harbour", ""),
        ("../origin.git", ""),
    ],
)
def test_the_address_follows_from_the_remote(remote: str, address: str) -> None:
    assert pages_address(remote) == address


def test_githubs_limits_are_known_before_the_push(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.zip").write_bytes(b"0" * 2_000_000)
    (tmp_path / "b.html").write_bytes(b"0")
    assert gather(tmp_path, ["b.html", "a.zip"]).paths == ("a.zip", "b.html")
    monkeypatch.setattr(limits, "FILE_LIMIT", 1_000_000)
    with pytest.raises(SiteError, match=r"a\.zip"):
        gather(tmp_path, ["b.html", "a.zip"])
    monkeypatch.setattr(limits, "FILE_LIMIT", 10**9)
    monkeypatch.setattr(limits, "SITE_LIMIT", 1_000_000)
    with pytest.raises(SiteError, match="1 GB"):
        gather(tmp_path, ["b.html", "a.zip"])
