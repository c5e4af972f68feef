"""The user's shelf keeps compiled templates, trusts nothing that others could have put there, and never changes a site."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from dateline import shelf as shelves
from dateline.outputs import rendering
from dateline.outputs.compiling import FastEnvironment
from dateline.shelf import Shelf
from test_build.site import corpus, files_of, run

POSIX = pytest.mark.skipif(os.name == "nt", reason="folders have no owners and modes there")


def shelf(folder: Path, version: bytes = b"v") -> Shelf:
    return Shelf(folder, version)


def test_what_is_put_is_got_by_who_comes_later(tmp_path: Path) -> None:
    shelf(tmp_path / "new" / "cache").put("a", b"code")
    assert shelf(tmp_path / "new" / "cache").get("a") == b"code"
    assert shelf(tmp_path / "new" / "cache").get("b") is None


def test_another_version_of_the_program_begins_anew(tmp_path: Path) -> None:
    shelf(tmp_path, b"one").put("a", b"code")
    assert shelf(tmp_path, b"two").get("a") is None


@pytest.mark.parametrize("left", [0, 5, 16, 18])
def test_half_a_file_is_no_value(tmp_path: Path, left: int) -> None:
    shelf(tmp_path).put("a", b"code")
    path = shelf(tmp_path).folder / "a"
    path.write_bytes(path.read_bytes()[:left])
    assert shelf(tmp_path).get("a") is None


@POSIX
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_that_others_may_write_in_is_not_used(tmp_path: Path, mode: int) -> None:
    own = shelf(tmp_path)
    own.put("a", b"code")
    own.folder.chmod(mode)
    assert own.get("a") is None
    own.put("b", b"code")
    assert not (own.folder / "b").exists()


@POSIX
def test_a_link_in_place_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o700)
    own = shelf(tmp_path / "cache")
    own.root.mkdir()
    own.folder.symlink_to(elsewhere)
    own.put("a", b"code")
    assert own.get("a") is None
    assert not list(elsewhere.iterdir())


def test_a_place_where_nothing_can_be_kept_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    own = shelf(tmp_path / "file" / "cache")
    own.put("a", b"code")
    assert own.get("a") is None


def test_the_oldest_values_go_when_there_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelves, "_MOST", 8)
    own = shelf(tmp_path)
    for number in range(9):
        own.put(f"value-{number}", b"code")
        os.utime(own.folder / f"value-{number}", (number, number))
    own.put("last", b"code")
    kept = {path.name for path in own.folder.iterdir()}
    assert "last" in kept
    assert "value-0" not in kept
    assert len(kept) <= 8


def test_versions_that_nobody_used_for_a_month_go(tmp_path: Path) -> None:
    old, recent = shelf(tmp_path, b"old"), shelf(tmp_path, b"recent")
    for each in (old, recent):
        each.put("a", b"code")
    os.utime(old.folder, (1, 1))
    shelf(tmp_path, b"new").put("a", b"code")
    assert not old.folder.exists()
    assert recent.folder.exists()


def test_a_shelf_never_changes_a_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, cache = corpus(tmp_path), tmp_path / "cache"
    sites = [files_of_a_build(content, tmp_path / "without", None)]
    sites += [files_of_a_build(content, tmp_path / f"with-{number}", cache) for number in range(2)]
    (folder,) = cache.iterdir()
    assert list(folder.iterdir())
    for path in folder.iterdir():
        path.write_bytes(b"no code")
    sites.append(files_of_a_build(content, tmp_path / "spoilt", cache))
    assert all(site == sites[0] for site in sites)

    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(FastEnvironment, "_generate", refuse)
    rendering._compiled.cache_clear()  # what a process remembers of its own
    assert files_of_a_build(content, tmp_path / "nothing-compiled", cache) == sites[0]


def test_a_clean_build_rests_on_nothing_that_was_made_before(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    run(corpus(tmp_path), tmp_path / "site", own_cache=cache, clean=True)
    assert not cache.exists()


def files_of_a_build(content: Path, output: Path, cache: Path | None) -> Mapping[str, bytes]:
    """Build into a folder of its own, as if in a new process and a new clone; return the site."""
    rendering._compiled.cache_clear()
    run(content, output, own_cache=cache, handouts=False, jobs=1)
    return files_of(output)
