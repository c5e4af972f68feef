"""`dateline import sources` writes files that check clean, says what became of each row, and never undoes an author's work."""

from pathlib import Path

import pytest

from dateline.commands.entrance import main

BIBTEX = """\
@article{bridge, title = {The bridge: "open" at last}, author = {Beek, Ana van}, date = {2020-10-04},
  url = {https://post.example/bridge}, keywords = {boats}}
@book{Harbour_Guide, title = {A guide}, year = {some year}}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project without sources; work in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "timeline.toml").write_text('id = "mine"\ntitle = "Mine"\n', encoding="utf-8")
    (tmp_path / "list.bib").write_text(BIBTEX, encoding="utf-8")
    return tmp_path


def test_new_sources_are_written_and_check_without_errors(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "sources", "list.bib"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "new        content/sources/bridge.md (line 1)",
        "new        content/sources/harbour-guide.md (line 3)",
        "           the date `some year` is kept as x-year",
        "list.bib: 2 new, 0 updated, 0 unchanged, 0 kept, 0 refused.",
        "Look the files over, then run `dateline check`.",
    ]
    assert (project / "content" / "sources" / "bridge.md").is_file()
    assert main(["check"]) == 0


def test_a_second_import_changes_no_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "sources", "list.bib"]) == 0
    before = {path: path.read_bytes() for path in (project / "content" / "sources").iterdir()}
    capsys.readouterr()
    assert main(["import", "sources", "list.bib"]) == 0
    assert "0 new, 0 updated, 2 unchanged, 0 kept, 0 refused." in capsys.readouterr().out
    assert {path: path.read_bytes() for path in (project / "content" / "sources").iterdir()} == before


def test_updates_and_hand_edits_are_told_apart(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "sources", "list.bib"]) == 0
    path = project / "content" / "sources" / "bridge.md"
    path.write_bytes(path.read_bytes().replace(b'"2020-10-04"', b"2020-10-05  # by hand"))
    later = BIBTEX.replace("2020-10-04", "2020-10-06").replace("boats", "ferries").replace("A guide", "The guide")
    (project / "list.bib").write_text(later, encoding="utf-8")
    capsys.readouterr()
    assert main(["import", "sources", "list.bib"]) == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        "updated    content/sources/bridge.md (line 1): x-keywords; kept as changed by hand: published",
        "updated    content/sources/harbour-guide.md (line 3): title",
        "           the date `some year` is kept as x-year",
    ]
    text = path.read_text(encoding="utf-8")
    assert "published: 2020-10-05  # by hand\n" in text
    assert 'x-keywords: "ferries"\n' in text


def test_a_source_that_was_renamed_is_found_by_its_alias(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "sources", "list.bib"]) == 0
    folder = project / "content" / "sources"
    text = (folder / "bridge.md").read_text(encoding="utf-8")
    (folder / "bridge.md").unlink()
    (folder / "harbour-post-2020.md").write_text(text.replace("---\n", "---\naliases: [bridge]\n", 1), encoding="utf-8")
    (project / "list.bib").write_text(BIBTEX.replace("boats", "ferries"), encoding="utf-8")
    capsys.readouterr()
    assert main(["import", "sources", "list.bib"]) == 0
    assert "updated    content/sources/harbour-post-2020.md (line 1): x-keywords\n" in capsys.readouterr().out
    assert not (folder / "bridge.md").exists()


def test_refused_rows_do_not_hold_up_the_others(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "content" / "sources").mkdir()
    (project / "content" / "sources" / "bridge.md").write_text("no front matter", encoding="utf-8")
    (project / "list.bib").write_text(BIBTEX + "@misc{nameless, year = 2020}\n", encoding="utf-8")
    assert main(["import", "sources", "list.bib"]) == 1
    captured = capsys.readouterr()
    assert captured.out.splitlines()[0].startswith(
        "refused    content/sources/bridge.md (line 1): the file cannot be edited: The file does not begin"
    )
    assert "refused    line 4: the entry `nameless` has no title, and a source needs one" in captured.out
    assert "1 new, 0 updated, 0 unchanged, 0 kept, 2 refused." in captured.out
    assert captured.err == ""
    assert (project / "content" / "sources" / "bridge.md").read_text(encoding="utf-8") == "no front matter"


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("absent.bib", None, "absent.bib: It cannot be read"),
        ("words.txt", b"words", "words.txt is neither CSL-JSON (.json), BibTeX (.bib) nor RIS (.ris)."),
        ("latin.bib", b"@book{a, title={\xe9}}", "latin.bib is not UTF-8 (byte 17)"),
    ],
)
def test_a_file_that_cannot_be_read_is_misuse(
    name: str, data: bytes | None, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    assert main(["import", "sources", name]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.usefixtures("project")
def test_a_folder_that_is_not_there_is_misuse(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "sources", "list.bib", "--content", "elsewhere"]) == 2
    assert "there is no folder elsewhere" in capsys.readouterr().err


TIMELINE = """\
Year,Month,Day,End Year,Headline,Text,Media,Type,Group
,,,,Our river,<p>All about it.</p>,,title,
2020,10,4,,The bridge opens,It <b>opened</b>.,https://a.example/b.jpg,,Bridges
2021,,,,The ferry stops,,,,Ferries
1900,,,1950,Before the bridge,,,era,
2020,13,,,A slip,,,,
"""


def test_a_timeline_becomes_files_that_check_without_errors(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "river.csv").write_text(TIMELINE, encoding="utf-8")
    assert main(["import", "timelinejs", "river.csv"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "new        content/pages/title-slide.md (line 2)",
        "new        content/topics/bridges.md (line 3)",
        "new        content/events/the-bridge-opens-2020-10-04.md (line 3)",
        "new        content/topics/ferries.md (line 4)",
        "new        content/events/the-ferry-stops-2021.md (line 4)",
        "new        content/periods/before-the-bridge.md (line 5)",
        "refused    line 6: Month: `13` is no month: a number from 1 to 12 is expected",
        "river.csv: 6 new, 0 updated, 0 unchanged, 0 kept, 1 refused.",
        "Look the files over, then run `dateline check`.",
    ]
    assert main(["check"]) == 0
    assert "event-uncited" in capsys.readouterr().out  # nobody has cited anything yet, and nobody pretends so


def test_a_timeline_imported_again_changes_no_file_and_hand_edits_stay(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = project / "river.csv"
    sheet.write_text(TIMELINE, encoding="utf-8")
    main(["import", "timelinejs", "river.csv"])
    files = sorted((project / "content").rglob("*.md"))
    before = [path.read_bytes() for path in files]
    capsys.readouterr()
    main(["import", "timelinejs", "river.csv"])
    assert "0 new, 0 updated, 4 unchanged, 0 kept, 1 refused." in capsys.readouterr().out
    assert [path.read_bytes() for path in files] == before
    event = project / "content" / "events" / "the-bridge-opens-2020-10-04.md"
    event.write_text(event.read_text(encoding="utf-8").replace("It **opened**.", "By hand."), encoding="utf-8")
    sheet.write_text(TIMELINE.replace("It <b>opened</b>.", "It closed.").replace("b.jpg", "c.jpg"), encoding="utf-8")
    capsys.readouterr()
    main(["import", "timelinejs", "river.csv"])
    assert (
        "updated    content/events/the-bridge-opens-2020-10-04.md (line 3): media; kept as changed by hand: body"
        in capsys.readouterr().out
    )
    text = event.read_text(encoding="utf-8")
    assert "By hand." in text
    assert "c.jpg" in text


def test_an_event_that_was_renamed_keeps_its_new_name(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "river.csv").write_text(TIMELINE, encoding="utf-8")
    main(["import", "timelinejs", "river.csv"])
    folder = project / "content" / "events"
    (folder / "the-bridge-opens-2020-10-04.md").rename(folder / "opening.md")
    capsys.readouterr()
    main(["import", "timelinejs", "river.csv"])
    assert "unchanged  content/events/opening.md (line 3)" in capsys.readouterr().out


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("river.json", b"[]", "river.json: it has no list `events`, as TimelineJS's JSON has."),
        ("river.csv", b"Headline\nA\n", "river.csv: no column is called `Year`"),
        ("river.xlsx", b"PK", "river.xlsx: it cannot be unpacked as a workbook"),
    ],
)
def test_a_file_that_is_no_timeline_is_misuse(
    name: str, data: bytes, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(name).write_bytes(data)
    assert main(["import", "timelinejs", name]) == 2
    assert message in capsys.readouterr().err


TABLE = """\
When,What happened,Who,Article,Link
4/10/2020,The bridge opens,Ana Beek,Open at last,https://post.example/1
circa 1990,The ferry stops,,,
soon,A slip,,,
"""


def test_a_table_becomes_files_as_its_map_says(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "river.csv").write_text(TABLE, encoding="utf-8")
    assert main(["import", "csv", "river.csv", "--example"]) == 0
    example = capsys.readouterr().out
    (project / "map.toml").write_text(example.replace("# dates", "dates"), encoding="utf-8")
    assert main(["import", "csv", "river.csv", "--map", "map.toml"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "new        content/actors/ana-beek.md (line 2)",
        "new        content/sources/open-at-last.md (line 2)",
        "new        content/events/the-bridge-opens-2020-10-04.md (line 2)",
        "new        content/events/the-ferry-stops-1990.md (line 3)",
        "refused    line 4: When: `soon` is no date that can be read: write EDTF, such as 2020-10-04 or 2020-10~",
        "river.csv: 4 new, 0 updated, 0 unchanged, 0 kept, 1 refused.",
        "Look the files over, then run `dateline check`.",
    ]
    assert main(["check"]) == 0
    capsys.readouterr()
    assert main(["import", "csv", "river.csv", "--map", "map.toml"]) == 1
    assert "0 new, 0 updated, 3 unchanged, 0 kept, 1 refused." in capsys.readouterr().out


def test_a_map_with_mistakes_is_misuse_and_says_them_all(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "river.csv").write_text(TABLE, encoding="utf-8")
    (project / "map.toml").write_text('dates = "x"\n[columns]\n"When" = "dat"\n', encoding="utf-8")
    assert main(["import", "csv", "river.csv"]) == 2
    assert "a table needs a map" in capsys.readouterr().err
    assert main(["import", "csv", "river.csv", "--map", "map.toml"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "dateline: map.toml: `dates` is one of day-month-year, month-day-year, year-month-day",
        "dateline: map.toml: `When`: an event has no `dat`. Did you mean `date`?",
        "dateline: map.toml: no column is called `title`, and an event needs one",
    ]
