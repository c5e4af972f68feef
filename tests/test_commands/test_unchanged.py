"""A build with nothing to do decides so from outside, loads nothing that builds, and says again what the last build said."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import settled
from dateline.commands import unchanged
from dateline.commands.arguments import parser
from dateline.commands.entrance import main
from test_build.site import Mutation, corpus, replaced
from test_build.test_warm_is_clean import MUTATIONS, first

HEAVY = ("jinja2", "markdown_it", "yaml", "babel", "msgspec", "dateutil", "dateline.build", "dateline.model")
INPUT = [each for each in MUTATIONS if not each.__name__.endswith("_cache")]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with the record of a build, in the working folder; its files count as settled. Its site is two files."""
    monkeypatch.setattr(settled, "YOUNG_NANOSECONDS", 0)
    monkeypatch.chdir(tmp_path)
    corpus(tmp_path)
    for page in ("index.html", "events/event-000001.html"):
        (tmp_path / "output" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "output" / page).write_text("a page", encoding="utf-8")
    recorded()
    return tmp_path


def recorded(*options: str, folders: tuple[Path, ...] = ()) -> None:
    """Keep a record as a build does that has just finished."""
    Path(".dateline").mkdir(exist_ok=True)
    unchanged.record(unchanged.look(parser().parse_args(["build", *options])), folders, ("plain", "coloured"), (2, 1))


def known(*options: str) -> bool:
    return unchanged.known(unchanged.look(parser().parse_args(["build", *options]))) is not None


def loaded_by(folder: Path, *arguments: str) -> tuple[list[str], subprocess.CompletedProcess[str]]:
    """Run a command in a process of its own; return the heavy modules that it loaded."""
    script = (
        "import sys\nfrom dateline.commands.entrance import main\n"
        f"try:\n    main({list(arguments)!r})\nexcept SystemExit:\n    pass\n"
        f"print('loaded:', *[name for name in {HEAVY!r} if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout.rpartition("loaded:")[2].split(), done


def test_help_loads_nothing_that_works(tmp_path: Path) -> None:
    assert loaded_by(tmp_path, "--help")[0] == []
    assert loaded_by(tmp_path, "build", "--help")[0] == []


def test_a_second_build_loads_nothing_and_repeats_the_warnings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(settled, "YOUNG_NANOSECONDS", 0)
    monkeypatch.chdir(tmp_path)
    event = first(corpus(tmp_path), "events")
    (tmp_path / "content/events/stray.txt").write_text("x", encoding="utf-8")
    assert main(["build"]) == 0
    said = capsys.readouterr().err
    assert "file-unexpected" in said
    modules, done = loaded_by(tmp_path, "build")
    assert modules == []
    assert done.stderr == said
    assert "nothing had changed" in done.stdout
    replaced(event, 'summary: "', 'summary: "Now ')
    assert main(["build", "--explain"]) == 0
    explained = capsys.readouterr().out
    assert f"events/{event.stem}.html: changed: description, entry.summary\n" in explained
    assert "actors/" not in explained


@pytest.mark.parametrize("mutation", INPUT, ids=lambda each: each.__name__)
def test_after_any_change_of_input_or_site_the_build_looks_for_itself(project: Path, mutation: Mutation) -> None:
    assert known()
    mutation(project / "content")
    assert not known()


@pytest.mark.usefixtures("project")
def test_memos_are_not_needed_where_nothing_is_to_be_made() -> None:
    Path(".dateline/documents.msgpack").write_bytes(b"\xde\xff\xff")
    assert known()


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    "options", [["--strict"], ["--base-url", "https://example.org"], ["--theme", "broadsheet"], ["--output", "other"]]
)
def test_another_question_is_not_answered_from_the_record(options: list[str]) -> None:
    assert known()
    assert not known(*options)


@pytest.mark.usefixtures("project")
def test_another_day_is_another_question(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    assert not known()


def test_a_new_library_is_another_question(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "site-packages/jinja2-99.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(project / "site-packages"))
    assert not known()


def test_a_theme_of_the_project_is_watched(project: Path) -> None:
    style = project / "themes/mine/styles/95-mine.css"
    style.parent.mkdir(parents=True)
    style.write_text("p { color: red }", encoding="utf-8")
    recorded("--theme", "mine", folders=(project / "themes/mine",))
    assert known("--theme", "mine")
    style.write_text("p { color: tan }", encoding="utf-8")
    assert not known("--theme", "mine")


def test_a_theme_elsewhere_is_watched(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    theme = tmp_path_factory.mktemp("elsewhere")
    (theme / "theme.toml").write_text('title = "Elsewhere"\n', encoding="utf-8")
    recorded(folders=(theme,))
    assert project.is_dir()
    assert known()
    (theme / "theme.toml").write_text('title = "Somewhere"\n', encoding="utf-8")
    assert not known()


@pytest.mark.usefixtures("project")
def test_a_file_changed_just_before_it_was_read_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settled, "YOUNG_NANOSECONDS", 3_600 * 10**9)
    recorded()
    assert not known()


def test_a_site_is_known_to_be_untouched_after_an_edit_too(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settled, "YOUNG_NANOSECONDS", 3_600 * 10**9)
    recorded()
    look = unchanged.look(parser().parse_args(["build"]))
    assert unchanged.untouched(look)
    (project / "output/index.html").write_text("another page", encoding="utf-8")
    assert not unchanged.untouched(look)


@pytest.mark.skipif(sys.platform == "win32", reason="a file's change time cannot be had there")
def test_a_change_that_keeps_size_and_time_is_seen(project: Path) -> None:
    event = first(project / "content", "events")
    state = event.stat()
    event.write_text(event.read_text("utf-8").swapcase(), "utf-8")
    os.utime(event, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert not known()


@pytest.mark.parametrize("inode", [7, 1 << 100])
def test_every_number_of_a_file_counts_however_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, inode: int
) -> None:
    (tmp_path / "a").touch()

    def digest(*state: int) -> str:
        monkeypatch.setattr(settled, "_state", lambda *_: state)
        seen = settled.look([tmp_path])
        assert seen
        return seen.digest

    assert digest(1, 2, 3, inode, 5) == digest(1, 2, 3, inode, 5)
    others = (
        (2, 2, 3, inode, 5),
        (1, 1, 3, inode, 5),
        (1, 2, 2, inode, 5),
        (1, 2, 3, inode + 1, 5),
        (1, 2, 3, inode, 6),
    )
    assert digest(1, 2, 3, inode, 5) not in {digest(*each) for each in others}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_is_doubtful(project: Path) -> None:
    (project / "content/media").mkdir(exist_ok=True)
    (project / "content/media/dot.gif").symlink_to(project / "elsewhere.gif")
    assert settled.look((project / "content",)) is None
    assert not known()


@pytest.mark.parametrize("damage", [b"", b"{}", b"[]", b"null", b'{"folders": 3}', b"\xff", b"[" * 100_000])
def test_a_damaged_record_is_none(project: Path, damage: bytes) -> None:
    (record,) = (project / ".dateline").glob("settled-*.json")
    record.write_bytes(damage)
    assert not known()
