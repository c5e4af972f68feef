"""What the disk holds after each step, and what it never loses."""

import json
import os
from pathlib import Path

import pytest

from dateline import files
from dateline.files import output


def test_a_file_is_written_once(tmp_path: Path) -> None:
    assert files.write(tmp_path, "events/a.html", b"one")
    assert not files.write(tmp_path, "events/a.html", b"one")
    assert files.write(tmp_path, "events/a.html", b"two")
    assert (tmp_path / "events/a.html").read_bytes() == b"two"


def test_a_write_that_fails_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write(tmp_path, "a.html", b"old")

    def refuse(*_: str) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(OSError, match="No space"):
        files.write(tmp_path, "a.html", b"new")
    files.clear_temporaries(tmp_path)
    assert (tmp_path / "a.html").read_bytes() == b"old"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / "a.html"]


def test_a_file_of_parts_takes_over_what_stands_in_the_last_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(output, "_AT_ONCE", 4)
    old = b"the first one, and the last"
    files.write(tmp_path, "data/a.json", old)
    assert files.open_made(tmp_path, "data/a.json", files.digest(b"other"), is_known=False) is None
    last = files.open_made(tmp_path, "data/a.json", files.digest(old), is_known=False)
    assert last
    with last:
        parts: list[bytes | slice] = [b"[", slice(4, 13), b"; ", slice(15, 27), slice(3, 3), b"]"]
        new = b"[first one; and the last]"
        assert files.stage_parts(tmp_path, "data/a.json", parts, last) == (files.digest(new), len(new))
        assert (tmp_path / "data/a.json").read_bytes() == old
        assert files.made(tmp_path, "data/a.json") == new
        files.unstage(tmp_path, "data/a.json")
        with pytest.raises(OSError, match="changed while it was read"):
            files.stage_parts(tmp_path, "data/a.json", [slice(20, 28)], last)
    assert files.made(tmp_path, "data/a.json") == old


def test_pruning_removes_only_what_the_manifest_lists(tmp_path: Path) -> None:
    files.write(tmp_path, "events/gone.html", b"x")
    files.write(tmp_path, "events/kept.html", b"x")
    (tmp_path / "events/mine.txt").write_text("a user's own file")
    removed = files.prune(tmp_path, {"events/gone.html": "", "events/kept.html": ""}, frozenset({"events/kept.html"}))
    assert removed == ("events/gone.html",)
    assert sorted(path.name for path in (tmp_path / "events").iterdir()) == ["kept.html", "mine.txt"]


def test_folders_that_become_empty_go_too(tmp_path: Path) -> None:
    files.write(tmp_path, "es/events/a.html", b"x")
    files.prune(tmp_path, {"es/events/a.html": ""}, frozenset())
    assert list(tmp_path.iterdir()) == [tmp_path / output._TEMPORARY]
    files.clear_temporaries(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a/../../x", "", "a//b", "C:\\x", "a\\b", "./a", "C:x"])
def test_a_forged_manifest_cannot_climb_out(tmp_path: Path, path: str) -> None:
    (tmp_path / files.MANIFEST).write_text(json.dumps({"files": {path: "0", "fine/a.html": "1"}}), encoding="utf-8")
    assert files.read_manifest(tmp_path) == {"fine/a.html": "1"}


@pytest.mark.parametrize("text", ["", "[]", "{", '{"files": 3}', '{"files": {"a": 3}}', "[" * 100_000, "\x00"])
def test_a_manifest_that_cannot_be_read_lists_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / files.MANIFEST).write_text(text, encoding="utf-8")
    assert files.read_manifest(tmp_path) == {}


def test_the_manifest_reads_back(tmp_path: Path) -> None:
    files.write_manifest(tmp_path, {"b": "2", "a": "1"})
    assert list(files.read_manifest(tmp_path).items()) == [("a", "1"), ("b", "2")]


def test_a_second_build_is_refused_while_the_first_holds_the_lock(tmp_path: Path) -> None:
    refused = pytest.raises(files.OutputError, match=f"being built by process {os.getpid()}")
    with files.locked(tmp_path), refused, files.locked(tmp_path):
        pass
    with files.locked(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_lock_file_left_by_a_killed_build_is_no_lock(tmp_path: Path) -> None:
    (tmp_path / files.LOCK).write_text("process 999999\n")
    with files.locked(tmp_path):
        pass


def test_scanning_finds_content_and_says_what_is_out_of_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (
        "events/talks.md",
        "events/talks.es.md",
        "events/.talks.md.swp",
        "events/talks.md~",
        "events/notes.txt",
        "sources/a.fingerprint",
        "media/maps/one.png",
        "events/old/a.md",
    ):
        path = tmp_path / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    found = files.scan(Path("content"))
    assert [(file.path, file.kind, file.id, file.language) for file in found.files] == [
        ("content/events/talks.es.md", "event", "talks", "es"),
        ("content/events/talks.md", "event", "talks", ""),
    ]
    assert [name for name, _ in found.media] == ["maps/one.png"]
    assert [(each.rule, each.path) for each in found.diagnostics] == [
        ("file-unexpected", "content/events/notes.txt"),
        ("file-unexpected", "content/events/old"),
    ]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_media_links_lead_nowhere(tmp_path: Path) -> None:
    media = tmp_path / "content" / "media"
    media.mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    (media / "link.png").symlink_to(tmp_path / "secret.txt")
    (media / "loop").symlink_to(media)
    found = files.scan(tmp_path / "content")
    assert found.media == ()
    assert [each.rule for each in found.diagnostics] == ["file-unexpected"] * 2
