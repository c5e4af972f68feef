"""Watching: changes are told, reading and what the program writes itself are not."""

import sys
import threading
from collections.abc import Iterable
from pathlib import Path

import pytest

from dateline.preview import watch, watching
from dateline.preview.watching import differing, look, matters


@pytest.mark.parametrize(
    ("event", "names", "is_folder", "expected"),
    [
        ("modified", ["content/events/a.md"], False, True),
        ("created", ["content/new"], True, True),
        ("deleted", ["content/events/a.md"], False, True),
        ("moved", ["output/a.md", "content/events/a.md"], False, True),
        ("moved", ["output/a.html", "output/b.html"], False, False),
        ("modified", ["output/index.html"], False, False),
        ("created", ["output"], True, False),
        ("created", ["outputs"], True, True),
        ("modified", ["content/../output/index.html"], False, False),
        ("modified", ["content/events"], True, False),
        ("opened", ["content/events/a.md"], False, False),
        ("closed_no_write", ["content/events/a.md"], False, False),
        ("closed", ["content/events/a.md"], False, True),
    ],
)
def test_what_matters(event: str, names: list[str], is_folder: bool, expected: bool, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in names]
    assert matters(event, paths, ((tmp_path / "output").resolve(),), is_folder=is_folder) is expected


class Told:
    """Collects the paths of which the watcher tells."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self._news = threading.Condition()

    def __call__(self, paths: tuple[Path, ...]) -> None:
        """Take the names of what changed."""
        with self._news:
            self.names |= {path.name for path in paths}
            self._news.notify_all()

    def waits_for(self, name: str, seconds: float = 60) -> bool:
        """Wait until a name was told."""
        with self._news:
            return self._news.wait_for(lambda: name in self.names, seconds)


def test_a_change_is_told_with_its_path(tmp_path: Path) -> None:
    told = Told()
    stop = watch([tmp_path, tmp_path / "missing"], [tmp_path / "output"], told)
    try:
        (tmp_path / "event.md").write_text("new", encoding="utf-8")
        assert told.waits_for("event.md")
    finally:
        stop()


def test_a_folder_that_is_taken_away_and_put_back_is_watched_again(tmp_path: Path) -> None:
    told = Told()
    content = tmp_path / "content"
    (content / "events").mkdir(parents=True)
    stop = watch([content], [], told)
    try:
        content.rename(tmp_path / "elsewhere")
        assert told.waits_for("content")
        told.names.clear()
        (content / "events").mkdir(parents=True)
        assert told.waits_for("content")
        # The folder may have been told of for its going still; what is written before it is watched again is found with the folder.
        for number in range(60):
            (content / "events" / "a.md").write_text(f"new {number}", encoding="utf-8")
            if told.waits_for("a.md", 1):
                break
        assert "a.md" in told.names
    finally:
        stop()


def test_two_looks_say_what_differs(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    kept, changed, gone = (tmp_path / "events" / name for name in ("kept.md", "changed.md", "gone.md"))
    for each in (kept, changed, gone):
        each.write_text("one", encoding="utf-8")
    before = look(tmp_path)
    changed.write_text("another", encoding="utf-8")
    gone.unlink()
    new = tmp_path / "new.md"
    new.write_text("", encoding="utf-8")
    assert differing(before, look(tmp_path)) == {changed.resolve(), gone.resolve(), new.resolve()}


@pytest.mark.skipif(sys.platform != "linux", reason="only inotify tells of files that are read")
def test_of_files_that_are_merely_read_the_system_is_not_even_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, heard = Told(), set[str]()

    def hear(event: str, paths: Iterable[Path], ignored: tuple[Path, ...], *, is_folder: bool) -> bool:
        heard.add(event)
        return matters(event, paths, ignored, is_folder=is_folder)

    monkeypatch.setattr(watching, "matters", hear)
    (tmp_path / "read.md").write_text("one", encoding="utf-8")
    stop = watch([tmp_path], [], told)
    try:
        for _ in range(20):
            (tmp_path / "read.md").read_bytes()
        (tmp_path / "written.md").write_text("two", encoding="utf-8")
        assert told.waits_for("written.md")
    finally:
        stop()
    assert heard
    assert heard.isdisjoint({"opened", "closed_no_write"})
