"""The same content gives the same bytes in every file of the site, whoever builds it, where, when, how and how often.

Each build is a process of its own, in surroundings that differ in everything the system lets differ. What is compared is every byte of
every file (pages, PDF, EPUB, documents, pictures, feeds, data), the manifest included.
"""

from __future__ import annotations

import locale
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import tools
from test_build.complete import write
from test_build.site import replaced

SHARING = """
import sys
import dateline.project, dateline.publishing
dateline.reading.WORTH = dateline.publishing.WORTH = 5
from dateline.commands.entrance import main
sys.exit(main())
"""
"""Run the program with so little work a process that even this small chronology is shared among as many as asked for."""
FAR = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4242", "COLUMNS": "40", "NO_COLOR": "1"}


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Build in plain surroundings, with one process: what every other build must give."""
    folder = tmp_path_factory.mktemp("plain")
    write(folder / "content")
    build(folder, folder / "output", {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}, 0o022, "--jobs", "1")
    files = everything(folder / "output")
    kinds = {Path(path).suffix for path in files}
    assert kinds >= {".html", ".pdf", ".epub", ".docx", ".png", ".xml", ".json", ".csv", ".ics", ".css", ".js", ".txt"}
    return files


def test_neither_place_nor_zone_nor_locale_nor_rights_nor_hashes_nor_cores_show(
    expected: Mapping[str, bytes], tmp_path: Path
) -> None:
    folder = tmp_path / "otro año, otra máquina"
    folder.mkdir()
    write(folder / "content", backwards=True)
    for number, path in enumerate(sorted((folder / "content").rglob("*.*"), reverse=True)):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    (folder / "home").mkdir()
    surroundings = {**FAR, "LC_ALL": far_locale(), "HOME": str(folder / "home"), "PYTHONUTF8": "0"}
    build(folder, folder / "sitio" / "más hondo", surroundings, 0o077, "--jobs", "3")
    assert differing(expected, everything(folder / "sitio" / "más hondo")) == []


def test_what_was_built_before_does_not_show(expected: Mapping[str, bytes], tmp_path: Path) -> None:
    content = write(tmp_path / "content")
    site = tmp_path / "output"
    replaced(content / "events" / "closing.md", "closes", "shuts")
    replaced(content / "events" / "trial.md", "1994-06-01", "2003-02")
    replaced(content / "topics" / "trade.md", "Trade", "Ships and trade")
    (content / "topics" / "fish.md").write_text("---\ntitle: Fish\n---\n", encoding="utf-8")
    build(tmp_path, site, {}, 0o022, "--jobs", "2")
    assert "topics/fish.html" in everything(site)
    (content / "topics" / "fish.md").unlink()
    write(content)
    build(tmp_path, site, FAR, 0o022, "--jobs", "3")
    assert differing(expected, everything(site)) == []


def test_the_clock_does_not_show(expected: Mapping[str, bytes], tmp_path: Path) -> None:
    """Python's clock and that of the libraries below it: faketime answers for the system."""
    faketime = str(tools.require("faketime"))
    write(tmp_path / "content")
    build(tmp_path, tmp_path / "output", {}, 0o022, "--jobs", "1", before=(faketime, "2041-12-31 23:59:58"))
    assert differing(expected, everything(tmp_path / "output")) == []


def build(
    folder: Path, output: Path, variables: Mapping[str, str], umask: int, *options: str, before: tuple[str, ...] = ()
) -> None:
    """Build the content of a folder from within it, in a process of its own."""
    program = (*before, sys.executable, "-c", SHARING)
    command = (*program, "build", "--quiet", "--content", "content", "--output", str(output), *options)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    done = subprocess.run(
        command,
        cwd=folder,
        env={**inherited, **variables},
        umask=umask if os.name != "nt" else -1,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")


def everything(output: Path) -> Mapping[str, bytes]:
    """Return every file of an output folder by its path, the manifest too."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()
    }


def differing(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """Return the paths at which two sites differ, with the first byte that does; -1 where one has no such file."""
    return [
        f"{path}: {first_difference(one[path], other[path]) if path in one and path in other else -1}"
        for path in sorted({*one, *other})
        if one.get(path) != other.get(path)
    ]


def first_difference(one: bytes, other: bytes) -> int:
    """Return the place of the first byte in which two runs of bytes differ."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (left, right) in pairs if left != right), min(len(one), len(other)))


def far_locale() -> str:
    """Return a locale with rules of its own (Turkish has two letters i, and a comma in numbers), as far as the system has one."""
    for name in ("tr_TR.UTF-8", "de_DE.UTF-8", "C.UTF-8"):
        try:
            before = locale.setlocale(locale.LC_ALL)
            locale.setlocale(locale.LC_ALL, name)
        except locale.Error:
            continue
        locale.setlocale(locale.LC_ALL, before)
        return name
    return "C"
