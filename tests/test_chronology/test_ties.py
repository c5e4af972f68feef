"""What is taken over from the last load is what loading everything gives; only words of events are taken for words only."""

import shutil
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import chronologies
from broken import test_broken
from dateline.chronology.check import OF_EACH, findings
from dateline.chronology.link import link
from dateline.chronology.recalling import Recalled
from dateline.chronology.ties import only_words, ties_of
from dateline.diagnostics import Diagnostic
from dateline.project import Loaded, cache_folder, load
from test_chronology.test_relinking import EDITS, FILES, TEXT

SETTINGS = 'id = "test"\ntitle = "Test"\nlanguages = ["en", "es"]\n'
WORDS_ONLY = {("They met", "They never met"), ("Se vieron", "No se vieron"), ("Not yet", "Soon")}
MORE = (
    ("events/talks.md", "They met", 'They "met"'),
    ("events/talks.md", "They met", "![A hall](hall.png) They met"),
    ("events/talks.md", "They met", "[[nobody]] met"),
    ("events/talks.md", "They met [@old-paper, ¶ 1", "Before.\n\nThey met [@old-paper, ¶ 1"),
    ("events/later.md", "It went on [@other, ¶ 2]", 'It went "on" [@other, ¶ 2]'),
    ("events/later.md", "---\nIt went", "allow:\n  - rule: quote-uncited\n    reason: none is needed\n---\nIt went"),
    ("events/later.md", "recorded: 2022-03-01\n", "recorded: 2022-03-01\n\n"),
)


def written(content: Path, files: dict[str, str]) -> None:
    """Make a content folder that holds just these files."""
    shutil.rmtree(content, ignore_errors=True)
    for path, text in {**files, "timeline.toml": SETTINGS}.items():
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_text(text, encoding="utf-8", newline="\n")


def compared(content: Path, files: dict[str, str]) -> Loaded:
    """Load briefly, after whatever was loaded before; it must be as loading everything is."""
    written(content, files)
    brief = load(content, brief=True)
    whole = load(content, fresh=True)
    assert brief.linked
    assert whole.linked
    assert brief.diagnostics == whole.diagnostics
    assert brief.linked.chronology == whole.linked.chronology
    assert list(brief.linked.chronology.events) == list(whole.linked.chronology.events)
    assert brief.linked.editions == whole.linked.editions
    return brief


@pytest.mark.parametrize("edit", [*(edit[:3] for edit in EDITS), *MORE])
def test_what_is_taken_over_is_what_loading_everything_gives(edit: tuple[str, str, str], tmp_path: Path) -> None:
    path, old, new = edit
    assert old in FILES[path]
    content = tmp_path / "content"
    first = compared(content, FILES)
    assert first.linked
    assert first.linked.only is None
    again = compared(content, FILES)
    assert again.linked
    assert again.linked.only == frozenset()
    edited = compared(content, {**FILES, path: FILES[path].replace(old, new, 1)})
    assert edited.linked
    if (old, new) in WORDS_ONLY:
        assert edited.linked.only is not None
        assert any(each.endswith(path) for each in edited.linked.only)
    elif (path, old, new) not in MORE:
        assert edited.linked.only is None
    compared(content, FILES)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from([*(edit[:3] for edit in EDITS), *MORE]), max_size=8))
def test_edits_one_after_another_give_what_loading_everything_gives(
    steps: list[tuple[str, str, str]], tmp_path: Path
) -> None:
    files = dict(FILES)
    compared(tmp_path / "content", files)
    for path, old, new in steps:
        files[path] = files[path].replace(old, new, 1)
        compared(tmp_path / "content", files)


def test_words_that_cannot_be_read_back_are_read_in_their_file(tmp_path: Path) -> None:
    content = tmp_path / "content"
    compared(content, FILES)
    place = cache_folder(content) / "documents.msgpack"
    stored = msgspec.msgpack.decode(place.read_bytes())
    stored["entries"] = {name: (key, b"\xc1") for name, (key, _) in stored["entries"].items()}
    place.write_bytes(msgspec.msgpack.encode(stored))
    path, old, new = "events/talks.md", "They met", "They never met"
    edited = compared(content, {**FILES, path: FILES[path].replace(old, new, 1)})
    assert edited.linked
    assert edited.linked.only is None, "what the file said before is not known"
    again = load(content, brief=True)
    assert again.linked
    assert isinstance(again.linked.chronology.events, Recalled)


def test_other_settings_another_day_and_drafts_take_nothing_over(tmp_path: Path) -> None:
    content = tmp_path / "content"
    compared(content, FILES)
    for given_options in ({"drafts": True}, {"build_day": 8000}, {"drafts": False}):
        loaded = load(content, brief=True, **given_options)
        assert loaded.linked
        assert loaded.linked.only is None
    (content / "media").mkdir()
    (content / "media" / "dot.gif").write_bytes(b"GIF89a")
    loaded = load(content, brief=True)
    assert loaded.linked
    assert loaded.linked.only is None


def test_checks_of_each_say_of_a_file_what_they_say_when_they_look_at_all() -> None:
    files = chronologies.files_of(test_broken.CONTENT + TEXT)
    documents = [
        chronologies.read_file(path, text)
        for path, text in files.items()
        if path.endswith(".md") and path.count("/") == 1 and path.partition("/")[0] in chronologies.KINDS
    ]
    linked = link(documents, chronologies.CONFIG)
    ties, whole = ties_of(linked.chronology, linked.order), findings(linked)
    said: set[Diagnostic] = set()
    for document in documents:
        only = frozenset({document.path})
        found = findings(link(documents, chronologies.CONFIG, ties=ties, only=only))
        assert found.of_each.keys() <= only
        assert found.of_each.get(document.path, ()) == whole.of_each.get(document.path, ())
        said.update(found.of_each.get(document.path, ()))
    assert len({each.rule for each in said}) > len(OF_EACH)


def test_words_are_all_that_may_differ() -> None:
    text = FILES["events/talks.md"]
    old = chronologies.read_file("events/talks.md", text)
    assert only_words(old, chronologies.read_file("events/talks.md", text.replace("They met", "They sat")))
    assert not only_words(old, chronologies.read_file("events/talks.md", text.replace("title: Talks", "title: Talk")))
    assert not only_words(old, chronologies.read_file("events/talks.md", text.replace("---\n", "")))
    source = chronologies.read_file("sources/paper.md", FILES["sources/paper.md"])
    assert not only_words(source, source)


def test_a_file_is_read_where_its_state_is_another_or_is_not_known(tmp_path: Path) -> None:
    content = tmp_path / "content"
    edited = {**FILES, "events/talks.md": FILES["events/talks.md"].replace("title: Talks", "title: Others")}

    def title(files: dict[str, str], states: dict[str, tuple[int, ...]]) -> str:
        written(content, files)
        loaded = load(content, brief=True, states=states)
        assert loaded.linked
        return loaded.linked.chronology.events["talks"].title

    one: dict[str, tuple[int, ...]] = {"events/talks.md": (1, 2, 3, 4)}
    two: dict[str, tuple[int, ...]] = {"events/talks.md": (1, 2, 4, 4)}
    assert title(FILES, one) == "Talks"
    assert title(edited, one) == "Talks"  # the system says that it is the same file with the same bytes
    assert title(edited, {}) == "Others"
    assert title(FILES, two) == "Talks"
    assert title(edited, one) == "Others"
    shutil.rmtree(tmp_path / ".dateline")
    assert title(FILES, one) == "Talks"
