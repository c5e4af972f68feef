"""`dateline archive`: where the text goes, what is committed in its place, what is recorded, and what is said."""

from pathlib import Path

import pytest

import chronologies
from dateline.commands.entrance import main
from dateline.evidence import Fingerprint, read_fingerprint
from dateline.project import load

MILL = """The mill at the weir stopped on a Monday, and nobody came to mend it.
By noon the miller's daughter had counted eleven carts on the road.
“The river does not wait for the council,” she told the clerk, who wrote it down.
"""
OTHER = "The paper has nothing to say of mills this week, nor of the weather in the hills.\n"

FOLDER = """
-- timeline.toml --
id = "mill"
title = "The mill"
-- sources/paper.md --
---
title: A paper
url: none
---
-- sources/letter.md --
---
title: A letter
url: none
rights: public-domain
---
-- periods/all.md --
---
title: All years
from: '1900'
---
-- events/stop.md --
---
title: The mill stops
date: 1921
---
It stopped [@paper, ¶ 1 "stopped on a Monday"], they say [@letter, ¶ 2 "eleven carts"].
"""
TEXT, PRINT = Path("content/archive/paper.txt"), Path("content/sources/paper.fingerprint")
EVENT = Path("content/events/stop.md")


@pytest.fixture(autouse=True)
def _project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    chronologies.write_all(FOLDER, Path("content"))
    Path("mill.txt").write_text(MILL, encoding="utf-8", newline="")
    Path("other.txt").write_text(OTHER, encoding="utf-8", newline="")


def salt() -> bytes:
    fingerprint = read_fingerprint(PRINT.read_bytes())
    assert isinstance(fingerprint, Fingerprint)
    return fingerprint.salt


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def rules(path: Path = Path("content")) -> list[str]:
    return [each.rule for each in load(path).diagnostics]


def test_a_restricted_text_is_kept_from_git_and_fingerprinted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["archive", "paper", "mill.txt"]) == 0
    assert TEXT.read_text(encoding="utf-8") == MILL
    assert TEXT.with_name(".gitignore").read_text(encoding="utf-8") == "*\n"
    assert "Monday" not in PRINT.read_text(encoding="ascii")
    assert capsys.readouterr().out == (
        "paper: 3 paragraphs in content/archive/paper.txt, 1 quotation recorded.\n"
        "Git ignores the text: keep a copy of it where you keep your own files.\n"
    )


def test_a_text_that_may_be_published_is_committed_and_published() -> None:
    assert main(["archive", "letter", "mill.txt"]) == 0
    assert Path("content/texts/letter.txt").read_text(encoding="utf-8") == MILL
    assert not Path("content/archive").exists()
    linked = load(Path("content")).linked
    assert linked
    assert dict(linked.chronology.texts) == {"letter": MILL}


def test_archiving_again_changes_no_byte(capsys: pytest.CaptureFixture[str]) -> None:
    main(["archive", "paper", "mill.txt"])
    before = {path: path.read_bytes() for path in Path("content").rglob("*") if path.is_file()}
    for arguments in (["paper", "mill.txt"], ["paper"], ["paper", str(TEXT)]):
        assert main(["archive", *arguments]) == 0
        assert "byte for byte" in capsys.readouterr().out
        assert {path: path.read_bytes() for path in Path("content").rglob("*") if path.is_file()} == before


def test_two_projects_salt_their_fingerprints_differently() -> None:
    main(["archive", "paper", "mill.txt"])
    first = salt()
    PRINT.unlink()
    main(["archive", "paper"])
    assert salt() != first


def test_recording_confirms_a_new_quotation_and_short_words() -> None:
    main(["archive", "letter", "mill.txt"])
    main(["archive", "paper", "mill.txt"])
    assert rules() == []
    edit(EVENT, '"stopped on a Monday"', '"the weir stopped on a Monday"; ¶ 2 "eleven"')
    TEXT.rename("kept.txt")
    assert rules() == ["quote-unconfirmed", "quote-too-short"]
    Path("kept.txt").rename(TEXT)
    before, lines = salt(), PRINT.read_text("ascii").splitlines()
    assert main(["archive", "paper"]) == 0
    assert rules() == []
    assert salt() == before
    changed = set(PRINT.read_text("ascii").splitlines()) ^ set(lines)
    assert all(line.startswith("quotation ") for line in changed)


def test_quotations_that_are_not_in_the_text_are_named_and_not_recorded(capsys: pytest.CaptureFixture[str]) -> None:
    edit(EVENT, "stopped on a Monday", "stopped on a Sunday")
    assert main(["archive", "paper", "mill.txt"]) == 0
    captured = capsys.readouterr()
    assert "0 quotations recorded" in captured.out
    assert "not in this text: “stopped on a Sunday”" in captured.err
    assert "quote-not-found" in rules()


def test_another_text_is_said_to_be_one_and_the_first_is_set_aside(capsys: pytest.CaptureFixture[str]) -> None:
    main(["archive", "paper", "mill.txt"])
    before = salt()
    capsys.readouterr()
    assert main(["archive", "paper", "other.txt"]) == 0
    said = capsys.readouterr().out
    assert "It is not the text that was archived before: compare the two copies." in said
    assert "kept as content/archive/paper.txt.before" in said
    assert Path("content/archive/paper.txt.before").read_text(encoding="utf-8") == MILL
    assert TEXT.read_text(encoding="utf-8") == OTHER
    assert salt() == before


def test_another_copy_put_in_the_archive_is_stale_until_it_is_archived(capsys: pytest.CaptureFixture[str]) -> None:
    main(["archive", "paper", "mill.txt"])
    main(["archive", "letter", "mill.txt"])
    TEXT.write_text(MILL.replace("eleven", "twelve"), encoding="utf-8")
    assert rules() == ["fingerprint-stale"]
    capsys.readouterr()
    assert main(["archive", "paper"]) == 0
    assert "It is not the text that was archived before" in capsys.readouterr().out
    assert rules() == []


def test_other_typesetting_is_told_from_another_text(capsys: pytest.CaptureFixture[str]) -> None:
    main(["archive", "paper", "mill.txt"])
    Path("mill.txt").write_text(MILL.replace("“", '"').replace("”", '"'), encoding="utf-8")
    capsys.readouterr()
    assert main(["archive", "paper", "mill.txt"]) == 0
    assert "It has the words that were archived before; only its typesetting differs." in capsys.readouterr().out
    assert not Path("content/archive/paper.txt.before").exists()


def test_texts_that_overlap_are_warned_of_until_they_are_related(capsys: pytest.CaptureFixture[str]) -> None:
    main(["archive", "letter", "mill.txt"])
    assert capsys.readouterr().err == ""
    main(["archive", "paper", "mill.txt"])
    warning = capsys.readouterr().err
    assert warning.startswith("warning: 100% of one text stands word for word in `letter` (¶¶ 1-3 here, ¶¶ 1-3 there).")
    assert "relations" in warning


@pytest.mark.parametrize("archived", ["paper", "letter"])
@pytest.mark.parametrize(
    "relations",
    [
        "relations: [{kind: version-of, source: letter}]",
        'parts: [{id: p, paragraphs: "1-2", relations: [{kind: forwards, source: letter}]}]',
    ],
)
def test_related_texts_may_overlap(relations: str, archived: str, capsys: pytest.CaptureFixture[str]) -> None:
    edit(Path("content/sources/paper.md"), "url: none\n", f"url: none\n{relations}\n")
    main(["archive", "paper" if archived == "letter" else "letter", "mill.txt"])
    capsys.readouterr()
    assert main(["archive", archived, "mill.txt"]) == 0
    assert capsys.readouterr().err == ""


def test_texts_on_other_things_do_not_overlap(capsys: pytest.CaptureFixture[str]) -> None:
    main(["archive", "letter", "mill.txt"])
    main(["archive", "paper", "other.txt"])
    assert "word for word" not in capsys.readouterr().err


def test_a_text_follows_the_rights_of_its_source(capsys: pytest.CaptureFixture[str]) -> None:
    main(["archive", "letter", "mill.txt"])
    edit(Path("content/sources/letter.md"), "rights: public-domain", "rights: restricted")
    assert "restricted-text" in rules()
    linked = load(Path("content")).linked
    assert linked
    assert dict(linked.chronology.texts) == {}
    capsys.readouterr()
    assert main(["archive", "letter"]) == 0
    assert "warning: delete content/texts/letter.txt" in capsys.readouterr().err
    assert Path("content/archive/letter.txt").read_text(encoding="utf-8") == MILL
    Path("content/texts/letter.txt").unlink()
    assert "restricted-text" not in rules()


def test_a_build_that_would_publish_a_restricted_text_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/texts").mkdir()
    Path("content/texts/paper.txt").write_text(MILL, encoding="utf-8")
    assert main(["build"]) == 1
    assert "restricted-text" in capsys.readouterr().err
    assert not Path("output/index.html").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["papre", "mill.txt"], 2, "there is no source `papre`. Did you mean `paper`?"),
        (["zebra", "mill.txt"], 2, "there is no source `zebra`. Write it first: dateline new source"),
        (["paper"], 1, "the text of `paper` is not here (content/archive/paper.txt). Name a file"),
        (["paper", "nowhere.txt"], 1, "nowhere.txt: It cannot be read: No such file"),
        (["paper", "content"], 1, "content: It cannot be read"),
        (["paper", "mill.docx"], 1, "mill.docx is a Word, OpenDocument, EPUB or ZIP file"),
        (["paper", "mill.pdf"], 1, "mill.pdf cannot be read as a PDF"),
        (["paper", "empty.txt"], 1, "empty.txt holds no words."),
        (["paper", "mill.txt", "--content", "nowhere"], 2, "there is no folder nowhere"),
    ],
)
def test_what_cannot_be_archived_is_said_and_nothing_is_written(
    arguments: list[str], code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("mill.docx").write_bytes(b"PK\x03\x04")
    Path("mill.pdf").write_bytes(b"%PDF-1.4\n")
    Path("empty.txt").write_bytes(b"\xef\xbb\xbf \r\n")
    assert main(["archive", *arguments]) == code
    captured = capsys.readouterr()
    assert captured.err.startswith(f"dateline: {words}")
    assert captured.err.count("\n") == 1
    assert captured.out == ""
    assert not TEXT.exists()
    assert not PRINT.exists()


def test_a_disk_that_refuses_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    Path("content/archive").write_text("a file where the folder belongs\n", encoding="utf-8")
    assert main(["archive", "paper", "mill.txt"]) == 1
    assert capsys.readouterr().err.startswith("dateline: the archive cannot be written: ")


def test_a_broken_fingerprint_is_made_anew() -> None:
    PRINT.write_text("dateline fingerprint 1\n", encoding="ascii")
    assert "fingerprint-malformed" in rules()
    assert main(["archive", "paper", "mill.txt"]) == 0
    assert "fingerprint-malformed" not in rules()
