"""What is linked again for one changed document is what linking everything gives, or is left to that."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import chronologies
from benchmarks.corpus import corpus
from dateline.chronology.link import Linked, link
from dateline.chronology.relinking import relink
from dateline.chronology.witness import Archive, verify_all
from dateline.evidence import SALT_SIZE, make, read_text
from dateline.parsing import Document

TEXT = """
-- sources/paper.md --
---
title: A paper
url: none
published: 2022-01-05
aliases: [old-paper]
---
-- sources/other.md --
---
title: Another
url: none
published: 2022-01-06
---
-- actors/chief.md --
---
names: {en: The chief}
---
-- topics/talks.md --
---
title: Talks
---
-- periods/early.md --
---
title: Early
from: 2020
to: 2022
---
-- threads/path.md --
---
title: Path
events: [{event: talks}, {event: later}]
---
-- events/talks.md --
---
title: Talks
date: 2021
actors: [chief]
recorded: 2022-02-01
---
They met [@old-paper, ¶ 1 "the two sides met in the old town hall"] before [[later]].
-- events/later.md --
---
title: Later
date: 2021-06
after: [talks]
recorded: 2022-03-01
---
It went on [@other, ¶ 2] [@paper, ¶ 1 "the two sides met in the old town hall"].
-- events/hidden.md --
---
title: Hidden
date: 2021-08
status: draft
---
Not yet [@other, ¶ 1].
-- events/talks.es.md --
---
title: Charlas
translates: 0123456789ab
---
Se vieron [@old-paper, ¶ 1 "the two sides met in the old town hall"].
"""
ARTICLE = "On Monday the two sides met in the old town hall and nobody said a word about it afterwards.\n"
FILES = chronologies.files_of(TEXT)
EDITS: tuple[tuple[str, str, str, bool], ...] = (
    ("events/talks.md", "They met", "They never met", True),
    ("events/talks.md", "title: Talks", "title: The talks", True),
    ("events/talks.md", " before [[later]]", "", True),
    ("events/talks.md", "[@old-paper, ¶ 1 ", "[@other, ¶ 1 ", True),
    ("events/talks.md", ' "the two sides met in the old town hall"', "", True),
    ("events/talks.md", "the two sides met", "no side met", True),
    ("events/talks.md", "actors: [chief]", "topics: [talks]", True),
    ("events/talks.md", "recorded: 2022-02-01", "recorded: 2023-02-01", True),
    ("events/talks.md", "They met", "They met [@nowhere, ¶ 3]", True),
    ("events/later.md", "recorded: 2022-03-01", "recorded: 2020-03-01", True),
    ("events/later.md", "It went on [@other, ¶ 2]", "It went on", True),
    ("events/talks.es.md", "Se vieron", "No se vieron", True),
    ("events/talks.es.md", ' "the two sides met in the old town hall"', "", True),
    ("sources/paper.md", "title: A paper", "title: The paper", True),
    ("periods/early.md", "title: Early", "title: First", True),
    ("threads/path.md", "title: Path", "title: Way", True),
    ("events/talks.md", "date: 2021", "date: 2022", False),
    ("events/later.md", "after: [talks]", "before: [talks]", False),
    ("events/talks.md", "recorded:", "status: draft\nrecorded:", False),
    ("events/talks.md", "date: 2021", "date: 2021\nperiod: early", False),
    ("events/talks.md", "date: 2021", "date: 2021\naliases: [first-talks]", False),
    ("events/hidden.md", "Not yet", "Soon", False),
    ("events/hidden.md", "status: draft\n", "", False),
    ("sources/paper.md", "url: none", "url: none\nrights: public-domain", False),
    ("sources/paper.md", "aliases: [old-paper]\n", "", False),
    ("periods/early.md", "to: 2022", "to: 2020", False),
    ("threads/path.md", ", {event: later}", "", False),
    ("events/talks.md", "---\n", "", False),
)


@cache
def archive() -> Archive:
    return Archive({"paper": make(read_text(ARTICLE), bytes(SALT_SIZE))}, {}, {"paper": ARTICLE})


def joined(files: dict[str, str], *, drafts: bool, build_day: int | None) -> tuple[Linked, dict[str, Document]]:
    documents = {path: chronologies.read_file(path, text) for path, text in files.items()}
    made = link(documents.values(), chronologies.CONFIG, archive=archive(), drafts=drafts, build_day=build_day)
    return made, documents


@pytest.mark.parametrize(("drafts", "build_day"), [(False, None), (False, 8000), (True, None)])
@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_is_linked_as_everything_would_be(
    edit: tuple[str, str, str, bool], drafts: bool, build_day: int | None
) -> None:
    path, old, new, alone = edit
    assert old in FILES[path]
    before, documents = joined(FILES, drafts=drafts, build_day=build_day)
    edited = {**FILES, path: FILES[path].replace(old, new, 1)}
    after, _ = joined(edited, drafts=drafts, build_day=build_day)
    changed = chronologies.read_file(path, edited[path])
    found = relink(before, documents[path], changed, verify_all, build_day)
    if path == "events/hidden.md" and drafts and new == "Soon":
        alone = True
    assert (found is not None) == alone
    if found:
        assert found == after
        assert [*found.chronology.events] == [*after.chronology.events]
        assert (
            found.chronology.events is not before.chronology.events or not path.startswith("events/") or ".es." in path
        )


def test_a_moved_or_doubled_file_is_left_to_the_whole() -> None:
    before, documents = joined(FILES, drafts=False, build_day=None)
    moved = chronologies.read_file("events/moved.md", FILES["events/talks.md"])
    assert relink(before, documents["events/talks.md"], moved, verify_all, None) is None
    stranger = chronologies.read_file("events/talks.md", FILES["events/talks.md"])
    assert relink(before, stranger, stranger, verify_all, None) is None, (
        "the old document is not the one that was linked"
    )


@settings(max_examples=25)
@given(st.data())
def test_one_edit_after_another(data: st.DataObject) -> None:
    files = {path: text for path, text in corpus(20, 5) if path.endswith(".md")}
    linked, documents = joined(files, drafts=False, build_day=None)
    for _ in range(data.draw(st.integers(1, 4))):
        path = data.draw(st.sampled_from(sorted(files)))
        lines = files[path].splitlines(keepends=True)
        at = data.draw(st.integers(0, len(lines) - 1))
        donor = files[data.draw(st.sampled_from(sorted(files)))].splitlines(keepends=True)
        lines[at] = data.draw(st.sampled_from([*donor, ""]))
        files[path] = "".join(lines)
        changed = chronologies.read_file(path, files[path])
        whole, _ = joined(files, drafts=False, build_day=None)
        found = relink(linked, documents[path], changed, verify_all, None)
        documents[path] = changed
        if found is None:
            found = link(documents.values(), chronologies.CONFIG, archive=archive())
        assert found == whole
        linked = found
