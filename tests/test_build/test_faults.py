"""What breaks around a build breaks nothing of the site: full disks, missing rights, other builds, files that change, odd names.

After each fault every file of the site is the complete old one or the complete new one, a user's own file is as it was, a message says
what happened without a traceback, and the next build ends like a clean one. `README.md` in `tests/` has the table.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from dateline import files, project
from dateline.build import Request, build
from dateline.diagnostics import Diagnostic
from dateline.files import OutputError, output, read_manifest
from test_build.complete import write
from test_build.kills import OWN
from test_build.site import files_of, replaced

posix = pytest.mark.skipif(os.name == "nt", reason="limits, rights and links as POSIX has them")
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
UNPRIVILEGED = ("setpriv", "--bounding-set=-all", "--inh-caps=-all") if AS_ROOT else ()
"""What makes root a user who may not do everything."""
LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}))
from dateline.commands.entrance import main
sys.exit(main())
"""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with content, its site, and a file of the user's own in it; then the content was changed. The sites before and after."""

    folder: Path
    old: Mapping[str, bytes]
    new: Mapping[str, bytes]

    @property
    def output(self) -> Path:
        """The output folder."""
        return self.folder / "output"

    def now(self) -> Mapping[str, bytes]:
        """What stands in the output folder."""
        return files_of(self.output)

    def run(self, *options: str, program: str = "", before: tuple[str, ...] = ()) -> subprocess.CompletedProcess[str]:
        """Build in a process of its own, which must not end with a traceback."""
        start = ("-c", program) if program else ("-m", "dateline")
        command = [*before, sys.executable, *start, "build", *options]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, encoding="utf-8", check=False)
        assert "Traceback" not in done.stderr
        return done

    def holds_only_whole_files(self) -> bool:
        """Tell whether each file is the old or the new one, none that both have is missing, the manifest lists ours, and nothing is left."""
        now, ours = self.now(), read_manifest(self.output)
        whole = all(data in (self.old.get(path), self.new.get(path)) for path, data in now.items())
        there = all(path in now for path in self.old if path in self.new)
        listed = all(path in ours or path in OWN for path in now)
        return whole and there and listed and not (self.output / ".dateline-new").exists()

    def recovers(self) -> bool:
        """Tell whether the next build ends like a clean one."""
        return build(Request(content=self.folder / "content", output=self.output)).built and self.now() == self.new


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Build the old site, change every event and some more, and build the new site beside it."""
    folder = tmp_path_factory.mktemp("made")
    content = write(folder / "content", handouts=1)
    assert build(Request(content=content, output=folder / "output")).built
    for path, data in OWN.items():
        (folder / "output" / path).write_bytes(data)
    for event in ("opening", "closing", "trial", "storm"):
        replaced(content / "events" / f"{event}.md", "title: ", "title: New ")
    (content / "topics" / "salt.md").write_text("---\ntitle: Salt\n---\n", encoding="utf-8")
    (content / "pages" / "help.md").unlink()
    assert build(Request(content=content, output=folder / "new")).built
    new = {**files_of(folder / "new"), **OWN}
    shutil.rmtree(folder / "new")
    return Project(folder, files_of(folder / "output"), new)


@pytest.fixture
def changed(made: Project, tmp_path: Path) -> Project:
    """Copy the project, without what a build remembers."""
    for name in ("content", "output"):
        shutil.copytree(made.folder / name, tmp_path / "project" / name)
    return Project(tmp_path / "project", made.old, made.new)


# --- the disk


@posix
@pytest.mark.parametrize("limit", [0, 3_000, 30_000])
def test_a_file_that_cannot_be_written_whole_replaces_none(changed: Project, limit: int) -> None:
    done = changed.run(program=LIMITED.format(limit=limit))
    assert done.returncode == 1
    assert "written: File too large" in done.stderr
    assert changed.now() == changed.old
    assert changed.holds_only_whole_files()
    assert changed.recovers()


@pytest.fixture
def small_disk(changed: Project) -> Iterator[Project]:
    """Lay the site on a disk of its own that is nearly full, where the system lets us mount one."""
    aside = changed.folder / "aside"
    changed.output.rename(aside)
    changed.output.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(changed.output)]
    if not AS_ROOT or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this user may not mount a disk")
    try:
        shutil.copytree(aside, changed.output, dirs_exist_ok=True)
        used = shutil.disk_usage(changed.output).used
        subprocess.run(
            ["mount", "-o", f"remount,size={used + 90_000}", str(changed.output)], capture_output=True, check=True
        )
        yield changed
    finally:
        subprocess.run(["umount", str(changed.output)], capture_output=True, check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="needs tmpfs")
def test_a_full_disk_leaves_the_whole_old_site(small_disk: Project) -> None:
    done = small_disk.run()
    assert done.returncode == 1
    assert "could not be written: No space left on device. Every file of the site is whole." in done.stderr
    assert small_disk.now() == small_disk.old
    assert small_disk.holds_only_whole_files()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk.output)], capture_output=True, check=True)
    assert small_disk.recovers()


@posix
def test_memos_that_cannot_be_kept_cost_only_time(changed: Project) -> None:
    (changed.folder / ".dateline").write_text("a file where the memos' folder belongs", encoding="utf-8")
    assert changed.recovers()
    assert (changed.folder / ".dateline").is_file()


# --- rights


def unprivileged() -> tuple[str, ...]:
    """Return what to put before a command so that rights hold for it."""
    if UNPRIVILEGED and not shutil.which(UNPRIVILEGED[0]):
        pytest.skip("this root cannot give up its rights")
    return UNPRIVILEGED


@posix
def test_an_output_folder_without_rights_is_said_and_left(changed: Project) -> None:
    before = unprivileged()
    changed.output.chmod(0o555)
    done = changed.run(before=before)
    changed.output.chmod(0o755)
    assert done.returncode == 1
    assert "output cannot be written: Permission denied. Choose another folder with --output." in done.stderr
    assert changed.now() == changed.old
    assert changed.recovers()


@posix
def test_a_folder_of_the_site_without_rights_stops_the_build_with_every_file_whole(changed: Project) -> None:
    before = unprivileged()
    (changed.output / "events").chmod(0o555)
    done = changed.run(before=before)
    (changed.output / "events").chmod(0o755)
    assert done.returncode == 1
    said = re.search(r"output/events/\S+\.html could not be written: Permission denied\. (.*)", done.stderr)
    assert said
    left = "Every file of the site is whole; some are new already, and a build that succeeds brings the others."
    assert said[1] == left
    assert changed.holds_only_whole_files()
    assert changed.recovers()


@posix
def test_content_that_may_not_be_read_is_named_and_nothing_is_built(changed: Project) -> None:
    before, content = unprivileged(), changed.folder / "content"
    places = [content / path for path in ("events/trial.md", "media/maps/quay.png", "timeline.es.toml", "topics")]
    for place in places:
        place.chmod(0)
    done = changed.run(before=before)
    for place in places:
        place.chmod(0o755)
    assert done.returncode == 1
    for place in places:
        shown = place.relative_to(changed.folder).as_posix()
        assert f"{shown}:1:1: error: It cannot be read: Permission denied. [file-unreadable]" in done.stderr
    assert changed.now() == changed.old


# --- other builds


@posix
def test_two_builds_at_once_are_told_apart_and_a_killed_owner_leaves_no_lock(changed: Project) -> None:
    holding = (
        "import sys\nfrom pathlib import Path\nfrom dateline import files\n"
        "with files.locked(Path('output')):\n    print('held', flush=True)\n    sys.stdin.read()\n"
    )
    owner = subprocess.Popen(
        [sys.executable, "-c", holding], cwd=changed.folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert owner.stdout
    assert owner.stdout.readline() == b"held\n"
    done = changed.run()
    owner.kill()
    owner.communicate()
    assert done.returncode == 1
    assert f"output is being built by process {owner.pid}. Wait for it, or use another --output." in done.stderr
    assert changed.now() == changed.old
    assert changed.recovers()
    assert not (changed.output / files.LOCK).exists()


def test_builds_that_start_together_end_like_one(changed: Project) -> None:
    command = [sys.executable, "-m", "dateline", "build", "--quiet", "--jobs", "1"]
    together = [subprocess.Popen(command, cwd=changed.folder, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    said = [process.communicate()[1] for process in together]
    ended = [process.returncode for process in together]
    assert 0 in ended
    assert all("is being built by process" in words for words, code in zip(said, ended, strict=True) if code)
    assert changed.now() == changed.new


@posix
def test_a_lock_that_its_owner_has_just_removed_is_not_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take = output._take
    first: list[IO[bytes]] = []

    def removed_meanwhile(handle: IO[bytes]) -> bool:
        if not first:
            first.append(handle)
            (tmp_path / files.LOCK).unlink()
        return take(handle)

    monkeypatch.setattr(output, "_take", removed_meanwhile)
    with files.locked(tmp_path):
        assert (tmp_path / files.LOCK).read_text() == f"process {os.getpid()}\n"
    assert list(tmp_path.iterdir()) == []


# --- files that change or vanish while they are read


def after_reading(monkeypatch: pytest.MonkeyPatch, name: str, act: Callable[[], object]) -> None:
    """Do something as soon as the file of this name has been read."""
    read = files.read

    def reading(location: Path, *limit: int) -> tuple[bytes, tuple[Diagnostic, ...]]:
        found = read(location, *limit)
        if location.name == name:
            act()
        return found

    monkeypatch.setattr(files, "read", reading)


@pytest.mark.parametrize("path", ["events/trial.md", "sources/gazette.md", "media/maps/quay.png"])
def test_a_file_that_vanishes_while_the_content_is_read_is_named(
    changed: Project, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = changed.folder / "content" / path
    after_reading(monkeypatch, "closing.md", lambda: place.unlink(missing_ok=True))
    result = build(Request(content=changed.folder / "content", output=changed.output))
    errors = [each for each in result.diagnostics if each.severity == "error"]
    assert ("file-unreadable", place.as_posix()) in [(each.rule, each.path) for each in errors]
    assert not result.built
    assert changed.now() == changed.old


@posix
def test_only_the_file_that_cannot_be_read_is_said_to_be_wrong(changed: Project) -> None:
    """Nothing is said of those that name it, and no other id is offered in its place."""
    content = changed.folder / "content"
    (content / "events" / "trial.md").unlink()
    os.mkfifo(content / "events" / "trial.md")
    result = build(Request(content=content, output=changed.output))
    assert [(each.rule, each.path) for each in result.diagnostics if each.severity == "error"] == [
        ("file-unreadable", (content / "events" / "trial.md").as_posix())
    ]
    assert changed.now() == changed.old


def test_a_file_that_changes_after_it_was_read_is_seen_by_the_next_build(
    changed: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = changed.folder / "content" / "events" / "trial.md"
    text = place.read_text(encoding="utf-8")
    place.write_text(text.replace("New ", "Draft of "), encoding="utf-8")
    after_reading(monkeypatch, "trial.md", lambda: place.write_text(text, encoding="utf-8", newline="\n"))
    assert build(Request(content=changed.folder / "content", output=changed.output)).built
    assert changed.now() != changed.new
    assert changed.recovers()


# --- odd names and sizes


def test_ids_that_some_system_cannot_hold_are_refused(changed: Project) -> None:
    names = ("con", "nul", "com1", "aux", "UPPER", "-x", "x" * 81, "a b", "é")
    for name in names:
        (changed.folder / "content" / "topics" / f"{name}.md").write_text("---\ntitle: X\n---\n", encoding="utf-8")
    result = build(Request(content=changed.folder / "content", output=changed.output))
    refused = {Path(each.path).stem for each in result.diagnostics if each.rule == "id-invalid"}
    assert refused == set(names)
    assert changed.now() == changed.old


def test_pictures_that_differ_by_case_only_are_refused(changed: Project) -> None:
    for name in ("Map.png", "map.png"):
        (changed.folder / "content" / "media" / name).write_bytes(b"\x89PNG\r\n\x1a\n" + name.encode())
    result = build(Request(content=changed.folder / "content", output=changed.output))
    if len(list((changed.folder / "content" / "media").glob("?ap.png"))) == 1:
        pytest.skip("this file system ignores case")
    assert [each.message for each in result.diagnostics if each.rule == "path-collision"] == [
        "media/Map.png and media/map.png would be one file."
    ]
    assert changed.now() == changed.old


LONG = "x" * 4_000


@posix
@pytest.mark.parametrize("options", [("--output", LONG), ("--content", LONG), ("--theme", LONG)])
def test_names_of_4000_characters_are_refused_in_a_sentence(changed: Project, options: tuple[str, str]) -> None:
    done = changed.run(*options)
    assert done.returncode in (1, 2)
    assert len(done.stderr.splitlines()) <= 45
    assert changed.now() == changed.old


def test_names_of_4000_characters_in_a_file_are_reported_where_they_stand(changed: Project) -> None:
    keys = ("aliases: [{}]", "topics: [{}]", "media: [{{file: {}.png, alt: x}}]", "period: {}")
    for number, key in enumerate(keys):
        text = f"---\ntitle: A storm\ndate: 1999\n{key.format(LONG)}\n---\n"
        (changed.folder / "content" / "events" / f"long-{number}.md").write_text(text, encoding="utf-8")
    result = build(Request(content=changed.folder / "content", output=changed.output))
    found = [each for each in result.diagnostics if each.severity == "error"]
    assert [(Path(each.path).stem, each.line) for each in found] == [(f"long-{number}", 4) for number in range(4)]
    assert all(len(each.message) < 400 for each in found)
    assert changed.now() == changed.old


def test_files_of_50_mb_are_refused_unread(changed: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    content = changed.folder / "content"
    places = [
        content / path
        for path in ("events/storm.md", "sources/gazette.fingerprint", "texts/gazette.txt", "timeline.es.toml")
    ]
    for place in places:
        place.parent.mkdir(exist_ok=True)
        with place.open("ab") as file:
            file.truncate(50_000_000)
    unread = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda place: unread(place) if place not in places else pytest.fail("read"))
    result = build(Request(content=content, output=changed.output))
    refused = [each.path for each in result.diagnostics if each.rule == "file-too-large"]
    assert sorted(refused) == sorted(place.as_posix() for place in places)
    assert changed.now() == changed.old


# --- the output folder is not what it should be


def test_a_file_in_the_place_of_the_output_folder_is_left(changed: Project) -> None:
    shutil.rmtree(changed.output)
    changed.output.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot be written"):
        build(Request(content=changed.folder / "content", output=changed.output))
    assert changed.output.read_text(encoding="utf-8") == "mine"


def test_a_manifest_that_was_lost_makes_the_build_refuse_what_it_cannot_know_to_be_its_own(changed: Project) -> None:
    (changed.output / files.MANIFEST).unlink()
    with pytest.raises(OutputError, match="did not write and would replace"):
        build(Request(content=changed.folder / "content", output=changed.output))
    assert changed.now() == changed.old


def test_a_page_memo_of_another_site_changes_nothing(changed: Project) -> None:
    assert project.cache_folder(changed.folder / "content") == changed.folder / ".dateline"
    (changed.folder / ".dateline").mkdir()
    for name in ("documents", "pages", "themes", "verdicts", "fingerprints"):
        (changed.folder / ".dateline" / f"{name}.msgpack").write_bytes(b"\x82\xa9namespace")
    assert changed.recovers()
