"""Quotations checked in their places: with the archive and without it, in our own small texts and in this repository's content."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

import chronologies
from dateline.chronology import witness
from dateline.chronology.claims import Claim
from dateline.chronology.witness import Archive, Verdict
from dateline.diagnostics import Diagnostic
from dateline.evidence import make, read_quotation, read_text, serialise
from dateline.project import load

CONTENT = Path(__file__).parents[2] / "content"

MILL = """The mill at the weir stopped on a Monday, and nobody came to mend it.
By noon the miller's daughter had counted eleven carts on the road.
“The river does not wait for the council,” she told the clerk, who wrote it down.
Nobody came to mend it that week either.
"""
PAGES = "The first page has a seal on it.\n\fThe second page says that the bridge is closed.\n"
TAPE = "[0:05] Good evening from the weir.\n[12:40] The wheel will turn again, she said.\n"

FOLDER = """
-- timeline.toml --
id = "mill"
title = "The mill"
-- sources/paper.md --
---
title: A paper
url: none
aliases: [old-paper]
---
-- sources/scan.md --
---
title: A scan
url: none
---
-- sources/tape.md --
---
title: A tape
url: none
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
"""

Content = Callable[..., Path]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    """Return a maker of a content folder: an event's body, the quotations recorded, and whether the archive is at hand."""
    monkeypatch.chdir(tmp_path)

    def made(body: str, *recorded: str, archive: bool = False) -> Path:
        folder = Path("content")
        chronologies.write_all(FOLDER + body + "\n", folder)
        for name, text in {"paper": MILL, "scan": PAGES, "tape": TAPE}.items():
            fingerprint = make(read_text(text), name.encode().ljust(16), map(read_quotation, recorded))
            (folder / "sources" / f"{name}.fingerprint").write_text(serialise(fingerprint), encoding="utf-8")
            if archive:
                (folder / "archive").mkdir(exist_ok=True)
                (folder / "archive" / f"{name}.txt").write_text(text, encoding="utf-8", newline="")
        return folder

    return made


def told(folder: Path) -> tuple[Diagnostic, ...]:
    """Return what is said of the evidence, after making sure that it is said again when everything is remembered."""
    cold = load(folder).diagnostics
    assert load(folder).diagnostics == cold
    return tuple(each for each in cold if each.rule.startswith(("quote", "locator", "fingerprint", "source-not")))


def said(folder: Path) -> list[str]:
    return [f"{each.line}:{each.column} {each.rule}" for each in told(folder)]


@pytest.mark.parametrize("archive", [False, True])
def test_recorded_words_at_their_place_are_clean(content: Content, archive: bool) -> None:
    body = 'It stood [@paper, ¶ 1 "stopped on a Monday"]; “eleven carts” passed [@paper, ¶ 2].'
    assert said(content(body, "stopped on a Monday", "eleven carts", archive=archive)) == []


@pytest.mark.parametrize(
    ("body", "without", "with_it"),
    [
        ('It [@paper, ¶ 1 "stopped on a Sunday and"].', ["5:18 quote-not-found"], ["5:18 quote-not-found"]),
        (
            'It [@paper, ¶ 2 "stopped on a Monday, and nobody"].',
            ["5:18 quote-wrong-locator"],
            ["5:18 quote-wrong-locator"],
        ),
        ('It [@paper, ¶ 1 "the weir stopped on"].', ["5:18 quote-unconfirmed"], ["5:18 quote-unconfirmed"]),
        ('It [@paper, ¶ 1 "a Monday"].', ["5:18 quote-too-short"], ["5:18 quote-too-short"]),
        ('It [@paper, ¶ 1 "a Sunday"].', ["5:18 quote-too-short"], ["5:18 quote-not-found"]),
        ('It [@paper, ¶ 1 "…"].', ["5:18 quote-too-short"], ["5:18 quote-too-short"]),
        ("It stood [@paper, ¶ 5].", ["5:11 locator-outside-source"], ["5:11 locator-outside-source"]),
        ("It stood [@tape, at 0:04].", ["5:11 locator-outside-source"], ["5:11 locator-outside-source"]),
        ("It “stopped on a Sunday” [@paper, ¶ 1].", ["5:5 quote-not-found"], ["5:5 quote-not-found"]),
        ('Of it [@old-paper, ¶ 1 "stopped on a Sunday"].', ["5:25 quote-not-found"], ["5:25 quote-not-found"]),
    ],
)
def test_a_miss_is_said_at_its_first_character(
    content: Content, body: str, without: list[str], with_it: list[str]
) -> None:
    assert said(content(body)) == without
    shutil.rmtree("content")
    assert said(content(body, archive=True)) == with_it


def test_the_archive_shows_the_words_that_differ(content: Content) -> None:
    (found,) = told(
        content('It [@paper, ¶ 1 "The mill at the lock stopped on a Monday, and nobody went"].', archive=True)
    )
    assert found.message == "These words are not in `paper`; ¶ 1 comes nearest."
    assert found.hint.endswith(": The mill at the [lock → weir] stopped on a Monday, and nobody [went → came]")


def test_the_fingerprint_shows_the_words_that_it_does_not_support(content: Content) -> None:
    quoted = "By noon the miller's daughter had counted seven carts on the road"
    (found,) = told(content(f'It [@paper, ¶ 2 "{quoted}"].'))
    assert found.message == "These words are not in `paper`; ¶ 2 comes nearest."
    assert "[seven]" in found.hint


@pytest.mark.parametrize("archive", [False, True])
@pytest.mark.parametrize(
    ("citation", "there"),
    [
        ('[@paper, ¶ 2 "nobody came to mend it"]', "¶ 1 or ¶ 4"),
        ('[@scan, p. 1 "says that the bridge is closed"]', "p. 2"),
        ('[@scan, ¶ 1 "says that the bridge is closed"]', "¶ 2"),
        ('[@tape, at 0:05 "The wheel will turn again"]', "at 12:40"),
    ],
)
def test_the_right_place_is_named_in_the_same_kind_of_locator(
    content: Content, citation: str, there: str, archive: bool
) -> None:
    words = citation.split('"')[1]
    (found,) = told(content(f"So {citation}.", words, archive=archive))
    assert found.rule == "quote-wrong-locator"
    assert f" at {there}, not at " in found.message
    assert found.hint == f"Write {there}."


def test_a_title_may_rest_on_any_citation_of_the_body(content: Content) -> None:
    body = "It stopped [@paper, ¶ 1]. A cart [@scan, p. 2] came [@paper, ¶ 2]."
    folder = content(body, "eleven carts on the road")
    event = folder / "events/stop.md"
    event.write_text(event.read_text("utf-8").replace("The mill stops", "“Eleven carts on the road”"), "utf-8")
    assert said(folder) == []


def test_words_that_a_text_at_hand_holds_in_another_copy_only_are_not_found_for_everybody(content: Content) -> None:
    folder = content('It [@paper, ¶ 1 "closed for good last winter"].')
    (folder / "archive").mkdir()
    (folder / "archive/paper.txt").write_text("The mill closed for good last winter.\n", encoding="utf-8")
    assert said(folder) == ["5:18 quote-not-found", "2:8 fingerprint-stale"]


def test_other_typesetting_is_not_another_text(content: Content) -> None:
    folder = content('It [@paper, ¶ 1 "stopped on a Monday"].', "stopped on a Monday", archive=True)
    (folder / "archive/paper.txt").write_bytes(MILL.replace("\n", "\r\n").replace("“", '"').encode())
    assert said(folder) == []


def test_a_change_of_fingerprint_text_alias_or_words_is_always_seen(content: Content) -> None:
    """What is remembered depends on everything that a verdict does."""
    folder = content('It [@old-paper, ¶ 1 "stopped on a Monday"].', "stopped on a Monday")
    event, source = folder / "events/stop.md", folder / "sources/paper.md"
    before = event.read_text("utf-8")
    assert said(folder) == []
    event.write_text(before.replace("a Monday", "a Sunday"), "utf-8")
    assert said(folder) == ["5:22 quote-not-found"]
    event.write_text(before.replace("¶ 1", "¶ 2"), "utf-8")
    assert said(folder) == ["5:22 quote-wrong-locator"]
    event.write_text(before, "utf-8")
    (folder / "sources/paper.fingerprint").write_text(serialise(make(read_text(MILL), bytes(16))), "utf-8")
    assert said(folder) == ["5:22 quote-unconfirmed"]
    (folder / "archive").mkdir()
    (folder / "archive/paper.txt").write_text("Nothing of the kind.\n", "utf-8")
    assert "5:22 quote-not-found" in said(folder)
    (folder / "archive/paper.txt").unlink()
    assert said(folder) == ["5:22 quote-unconfirmed"]
    source.write_text(source.read_text("utf-8").replace("aliases: [old-paper]\n", ""), "utf-8")
    scan = folder / "sources/scan.md"
    scan.write_text(scan.read_text("utf-8").replace("url: none\n", "url: none\naliases: [old-paper]\n"), "utf-8")
    assert said(folder) == ["5:22 quote-not-found"]


def test_a_language_editions_quotations_are_looked_for_too(content: Content) -> None:
    folder = content('It stopped [@paper, ¶ 1 "stopped on a Monday"].', "stopped on a Monday")
    edition = folder / "events/stop.es.md"
    head = "---\ntitle: El molino se detiene\ntranslates: 0123456789ab\n---\n"
    edition.write_text(head + 'Se detuvo [@old-paper, ¶ 1 "stopped on a Monday"].\n', "utf-8")
    assert said(folder) == []
    edition.write_text(head + 'Se detuvo [@old-paper, ¶ 1 "stopped on a Sunday"]. “Once carros”.\n', "utf-8")
    assert {(Path(each.path).name, each.line, each.rule) for each in told(folder)} == {
        ("stop.es.md", 5, "quote-not-found"),
        ("stop.es.md", 5, "quote-uncited"),
    }
    edition.write_text(head + "Se detuvo [@paper, ¶ 9].\n", "utf-8")
    assert said(folder) == ["5:12 locator-outside-source"]


def test_nothing_is_verified_again_when_nothing_changed(content: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = content('It [@paper, ¶ 1 "stopped on a Sunday"].')
    cold = told(folder)
    verified: list[str] = []

    def watched(claim: Claim, archive: Archive) -> Verdict:
        verified.append(claim.words)
        return plain(claim, archive)

    plain = witness.verify
    monkeypatch.setattr(witness, "verify", watched)
    assert told(folder) == cold
    assert verified == []
    (folder / "sources/paper.fingerprint").write_text(serialise(make(read_text(MILL), b"another salt 16b")), "utf-8")
    assert told(folder)
    assert verified == ["stopped on a Sunday"]


# --- this repository's content, in a clone without the archive ----------------------------------------------------------------------

OTHER_WORDS = frozenset(
    {"banana", "seventeen", "Lisbon", "perhaps", "violin", "winter", "Tuesday", "never", "oak", "gladly"}
)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content", ignore=shutil.ignore_patterns("archive")))


def test_the_content_is_clean_without_its_archive(clone: Path) -> None:
    assert [each for each in load(clone).diagnostics if each.severity != "notice"] == []


Quoted = tuple[Path, int, int, str]


def quotations(folder: Path) -> list[Quoted]:
    """Return the file, line, column and words of every quotation in a citation that is written as it is read, without escapes."""
    linked = load(folder).linked
    assert linked
    found = []
    for claim, _ in linked.verdicts:
        path, span = Path(claim.document.path), claim.span
        line = path.read_text(encoding="utf-8").split("\n")[span.line - 1]
        if claim.origin == "citation" and line[span.column - 1 : span.column - 1 + span.length] == claim.words:
            found.append((path, span.line, span.column, claim.words))
    return found


def rewritten(path: Path, line: int, column: int, old: str, new: str) -> str:
    """Return a file's text with the characters at a place replaced."""
    lines = path.read_text(encoding="utf-8").split("\n")
    assert lines[line - 1].startswith(old, column - 1)
    lines[line - 1] = lines[line - 1][: column - 1] + new + lines[line - 1][column - 1 + len(old) :]
    return "\n".join(lines)


def test_any_one_word_changed_in_a_recorded_quotation_is_seen_where_it_stands(clone: Path) -> None:
    """Change the first, the last and some word between, one on a line at a time; every change must be given at its place."""
    random = Random(20201015)
    pending = [
        (quoted, change)
        for quoted in quotations(clone)
        if len(quoted[3].split(" ")) > 2
        for change in changes(quoted[3].split(" "), random)
    ]
    chosen = random.sample(pending, min(len(pending), 150))
    assert len(chosen) >= 60
    before = {path: path.read_text(encoding="utf-8") for (path, *_), _ in chosen}
    while chosen:
        batch = {quoted[:2]: (quoted, change) for quoted, change in reversed(chosen)}
        chosen = [each for each in chosen if batch[each[0][:2]] != each]
        for (path, line, column, words), changed in batch.values():
            path.write_text(rewritten(path, line, column, words, changed), encoding="utf-8")
        given = {(Path(each.path), each.line, each.column) for each in load(clone).diagnostics if is_evidence(each)}
        assert {quoted[:3] for quoted, _ in batch.values()} <= given
        for path, text in before.items():
            path.write_text(text, encoding="utf-8")


def changes(words: list[str], random: Random) -> list[str]:
    """Return a quotation with its first, its last and some word between changed, each alone."""
    indexes = sorted({0, len(words) - 1, random.randrange(len(words))})
    return [
        " ".join([*words[:index], random.choice(sorted(OTHER_WORDS - {words[index]})), *words[index + 1 :]])
        for index in indexes
        if any(letter.isalnum() for letter in words[index])
    ]


def is_evidence(each: Diagnostic) -> bool:
    return each.severity in ("error", "warning") and each.rule in (
        "quote-not-found",
        "quote-unconfirmed",
        "quote-wrong-locator",
    )


def test_a_moved_locator_is_told_the_right_paragraph(clone: Path) -> None:
    """In a body what is there is looked for; in an edition's front matter, where the base's place counts, the difference is told."""
    moved: dict[str, tuple[str, int]] = {}
    in_front: dict[str, int] = {}
    for path in sorted((clone / "events").glob("*.md")):
        text, is_edition = path.read_text(encoding="utf-8"), ".es." in path.name
        match = re.compile(r'\[@[a-z0-9-]+, ¶ ([0-9]+) "(?:[^"\\ ]+ ){4,}[^"\\ ]+"').search(text)
        if match:
            by = 2 if is_edition else 1  # so that an edition is never moved to where its base is
            path.write_text(text[: match.start(1)] + str(int(match[1]) + by) + text[match.end(1) :], encoding="utf-8")
            line = text[: match.start()].count("\n") + 1
            if is_edition and match.start() < text.index("\n---\n"):
                in_front[path.name] = line
            else:
                moved[path.name] = (match[1], line)
    assert len(moved) > 10
    assert in_front
    diagnostics = load(clone).diagnostics
    given = {
        (Path(each.path).name, each.line): each.message for each in diagnostics if each.rule == "quote-wrong-locator"
    }
    for name, (number, line) in moved.items():
        assert re.search(rf"¶ {number}\b", given[name, line])
    told = {(Path(each.path).name, each.line) for each in diagnostics if each.rule == "translation-cites-otherwise"}
    assert in_front.items() <= told
