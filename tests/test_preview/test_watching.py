"""Watching: changes are told, reading and what the program writes itself are not."""

import threading
from pathlib import Path

import pytest

from dateline.preview import watch
from dateline.preview.watching import matters


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


def test_a_change_is_told(tmp_path: Path) -> None:
    told = threading.Event()
    stop = watch([tmp_path, tmp_path / "missing"], [tmp_path / "output"], told.set)
    try:
        (tmp_path / "event.md").write_text("new", encoding="utf-8")
        assert told.wait(60)
    finally:
        stop()
