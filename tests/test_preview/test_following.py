"""What is shown after any edits is what a clean build writes; mistakes leave the last good state; the work is that of the edit."""

import os
import random
import re
import shutil
from pathlib import Path

import pytest

from benchmarks.corpus import corpus
from dateline.build import Request, build
from dateline.diagnostics import Diagnostic
from dateline.model import Kind
from dateline.parsing import Document, read_document
from dateline.preview import Done, Follower, Settler, State, desk
from dateline.preview.settling import Settled

EVENTS = 30


class Built(Settler):
    """Builds the whole site at once, in this process."""

    def start(self, number: int) -> None:
        """Build now."""
        result = build(self.request)
        self.done(number, Settled(result.built, result.diagnostics), more=False)


class Author:
    """Edits a small chronology under preview, and has each edit taken in."""

    def __init__(self, folder: Path) -> None:
        self.content = folder / "content"
        for path, text in corpus(EVENTS, 3):
            (self.content / path).parent.mkdir(parents=True, exist_ok=True)
            (self.content / path).write_text(text, encoding="utf-8", newline="\n")
        self.request = Request(self.content, folder / "preview", base_url="http://127.0.0.1:1/", handouts=False, jobs=1)
        self.state = State(first=1)
        self.said: list[tuple[Done, tuple[str, ...]]] = []
        self.follower = Follower(self.request, self.state, self._hear, Built(self.request))
        self.follower.step()

    def _hear(self, diagnostics: tuple[Diagnostic, ...], failure: str, done: Done) -> None:
        assert not failure
        self.said.append((done, tuple(each.rule for each in diagnostics if each.severity == "error")))

    def write(self, path: str, text: str | None, *others: str) -> None:
        """Give a file another text, or take it away; the watcher's hint names it, and what else is given."""
        file = self.content / path
        if text is None:
            file.unlink()
        else:
            file.write_text(text, encoding="utf-8", newline="\n")
        self.state.changed([self.content / each for each in (path, *others)])
        self.follower.step()

    def read(self, path: str) -> str:
        """Return a file's text."""
        return (self.content / path).read_text(encoding="utf-8")

    def at(self, path: str) -> bytes | None:
        """Return a page as it is shown."""
        assert self.follower.desk.pages
        return self.follower.desk.pages.at(path)

    def differences(self, scratch: Path) -> list[str]:
        """Return the files that are not what a clean build writes, shown or in the folder."""
        shutil.rmtree(scratch, ignore_errors=True)
        copy = scratch / "content"
        shutil.copytree(self.content, copy)
        result = build(
            Request(copy, scratch / "site", base_url="http://127.0.0.1:1/", handouts=False, jobs=1, clean=True)
        )
        assert result.built, result.diagnostics
        clean = _files(scratch / "site")
        shown = {path: self.at(path) for path in clean}
        wrong = [path for path, data in shown.items() if data is not None and data != clean[path]]
        built = _files(self.request.output)
        assert sum(data is not None for data in shown.values()) > 2 * EVENTS
        return [*wrong, *(path for path in clean.keys() | built.keys() if clean.get(path) != built.get(path))]


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".dateline-"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def author(tmp_path: Path) -> Author:
    """Begin to preview a chronology."""
    return Author(tmp_path)


def _event(author: Author) -> str:
    return min(path.name for path in (author.content / "events").glob("*.md"))


def test_after_any_edits_all_is_as_a_clean_build_has_it(author: Author, tmp_path: Path) -> None:
    chance = random.Random(5)
    for turn in range(12):
        names = sorted(path.relative_to(author.content).as_posix() for path in author.content.rglob("*.md"))
        path = chance.choice([each for each in names if not each.startswith("pages/")])
        text = author.read(path)
        match turn % 6:
            case 0 | 1:
                author.write(path, f"{text.rstrip()}\n\nOne more paragraph, the {turn}th.\n")
            case 2:
                author.write(path, re.sub(r"(?m)^title: .*$", f"title: Another title {turn}", text, count=1))
            case 3:
                path = chance.choice([each for each in names if each.startswith("events/")])
                author.write(path, re.sub(r"(?m)^date: .*$", f"date: 199{turn % 10}-05", author.read(path), count=1))
            case 4:
                author.write(path, "---\ntitle: [\n---\n")
                assert author.said[-1][0] == "refused"
                author.write(path, text)
            case _:
                author.write(f"topics/added-{turn}.md", f"---\ntitle: Added {turn}\n---\n")
    assert author.differences(tmp_path / "clean") == []


def test_a_mistake_leaves_the_last_good_state_until_it_is_mended(author: Author, tmp_path: Path) -> None:
    path = f"events/{_event(author)}"
    page, text = path.replace(".md", ".html"), author.read(path)
    before = author.at(page)
    author.write(path, f"{text}\nIt leads nowhere [[event-999999]].\n")
    assert author.said[-1] == ("refused", ("reference-dangling",))
    assert author.at(page) == before
    assert [each.rule for each in author.state.problems] == ["reference-dangling"]
    other = next(each for each in sorted(author.content.glob("events/*.md")) if each.name != Path(path).name)
    author.write(f"events/{other.name}", author.read(f"events/{other.name}") + "\nSound, and yet not shown.\n")
    assert b"Sound, and yet" not in (author.at(f"events/{other.stem}.html") or b"")
    author.write(path, text)
    assert author.state.problems == ()
    assert b"Sound, and yet" in (author.at(f"events/{other.stem}.html") or b"")
    assert author.differences(tmp_path / "clean") == []


def test_an_edit_reads_one_file_and_links_it_alone(author: Author, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def noted(path: str, data: bytes, kind: Kind, name: str, language: str) -> Document:
        read.append(path)
        return read_document(path, data, kind, name, language)

    def never(*_: object, **__: object) -> None:
        pytest.fail("everything was linked, or read")

    monkeypatch.setattr(desk, "read_document", noted)
    monkeypatch.setattr(desk, "link", never)
    monkeypatch.setattr(desk, "load", never)
    path = f"events/{_event(author)}"
    author.write(path, author.read(path) + "\nA new end.\n", "events/.swp-file.md.swp", "events/4913")
    assert len(read) == 1
    assert b"A new end." in (author.at(path.replace(".md", ".html")) or b"")


def test_what_nobody_told_of_is_found(author: Author) -> None:
    path = f"events/{_event(author)}"
    (author.content / "topics" / "unheard.md").write_text("---\ntitle: Unheard of\n---\n", encoding="utf-8")
    author.write(path, author.read(path) + "\nA new end.\n")
    assert author.state.wait_for_change(2, 0)
    author.follower.step()
    assert b"Unheard of" in (author.at("topics/unheard.html") or b"")


def test_a_folder_that_is_renamed_and_renamed_back(author: Author, tmp_path: Path) -> None:
    (author.content / "threads").rename(author.content / "strings")
    author.state.changed([author.content / "threads", author.content / "strings"])
    author.follower.step()
    assert author.at("threads.html") is None
    (author.content / "strings").rename(author.content / "threads")
    author.state.changed([author.content / "threads", author.content / "strings"])
    author.follower.step()
    assert author.at("threads.html")
    assert author.differences(tmp_path / "clean") == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe stands for what cannot be read, whoever asks")
def test_a_file_that_cannot_be_read_is_the_only_thing_wrong_until_it_can(author: Author, tmp_path: Path) -> None:
    """When the preview begins, and while it runs."""
    path = f"events/{_event(author)}"
    text, place = author.read(path), author.content / path
    for begin in (False, True):
        place.unlink()
        os.mkfifo(place)
        author.state.changed([place])
        author.follower.step()
        if begin:
            author.follower = Follower(author.request, author.state, author._hear, Built(author.request))
            author.follower.step()
        assert author.said[-1] == ("refused", ("file-unreadable",))
        place.unlink()
        place.write_text(text, encoding="utf-8", newline="\n")
        author.state.changed([place])
        author.follower.step()
        assert not author.said[-1][1]
        assert author.differences(tmp_path / "scratch") == []


def test_a_save_in_two_steps_is_shown_before_everything_is_checked(
    author: Author, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = f"events/{_event(author)}"
    text = author.read(path)

    def refuse(_: object) -> tuple[Diagnostic, ...]:
        raise AssertionError

    with monkeypatch.context() as during:
        during.setattr(desk, "check", refuse)
        author.write(path, "")
        assert author.said[-1] == ("refused", ("front-matter-missing",))
        author.write(path, f"{text}\nSaved at last.\n")
        assert [done for done, _ in author.said[-2:]] == ["shown", "built"]
        follower = author.follower
        for text_now in (f"{text}\nOne.\n", "", f"{text}\nTwo.\n", f"{text}\nSaved at last.\n"):  # faster than checks
            (author.content / path).write_text(text_now, encoding="utf-8")
            follower.desk.take(frozenset({(author.content / path).resolve()}))
    author.write(path, f"{text}\nSaved at last.\n")
    assert b"Saved at last." in (author.at(path.replace(".md", ".html")) or b"")
    assert author.differences(tmp_path / "scratch") == []
