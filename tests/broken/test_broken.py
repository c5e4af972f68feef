"""A content folder in which everything is wrong: each fault is found, at its place, all at once."""

import os
from pathlib import Path

import pytest

import chronologies
from dateline import files
from dateline.diagnostics import Diagnostic
from dateline.diagnostics.render import as_text, summary
from dateline.diagnostics.rules.care import CARE
from dateline.diagnostics.rules.dates import DATES
from dateline.diagnostics.rules.evidence import EVIDENCE
from dateline.diagnostics.rules.files import FILES
from dateline.diagnostics.rules.front_matter import FRONT_MATTER
from dateline.diagnostics.rules.identity import IDENTITY
from dateline.diagnostics.rules.prose import PROSE
from dateline.evidence import make, read_quotation, read_text, serialise
from dateline.project import load

HERE = Path(__file__).parent
CONTENT = (HERE / "content.txt").read_text(encoding="utf-8")
LEDGER = """The lock stayed shut, and nobody had asked the keeper.
After the flood last October he counted the boats twice.
He walked home along the dry canal with a lamp in each hand, and in the morning the boats lay in the mud.
"""
RECORDED = ("counted the boats twice", "nobody had asked the keeper", "the flood last October")


def fingerprint(text: str, *recorded: str) -> bytes:
    return serialise(make(read_text(text), bytes(16), map(read_quotation, recorded))).encode()


BYTES = {
    "sources/ledger.fingerprint": fingerprint(LEDGER, *RECORDED),
    "sources/copy.fingerprint": fingerprint("This page is of one hand.\n", "of one hand"),
    "sources/secret.fingerprint": fingerprint("This is not for print.\n", "not for print"),
    "events/latin-one.md": "---\ntitle: M\u00e9rida\n---\n".encode("latin-1"),
    "events/control.md": b"---\ntitle: Talks\x1b[1m\ndate: 2021\n---\n",
    "events/huge.md": b"---\ntitle: Talks\n---\n" + b"x" * 1_000_001,
}

# What this folder cannot give: they speak of the built site, of themes, of settings that cannot be read, and of translations.
ELSEWHERE = {
    "address-unknown",
    "media-unfit",
    "path-collision",
    "theme-unusable",
    "config-syntax",
    "file-unreadable",
    "translation-cites-otherwise",
    "translation-incomplete",
    "translation-missing",
    "translation-stale",
}


@pytest.fixture
def found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Diagnostic, ...]:
    monkeypatch.chdir(tmp_path)
    chronologies.write_all(CONTENT, tmp_path / "content")
    for path, data in BYTES.items():
        (tmp_path / "content" / path).write_bytes(data)
    return load(Path("content")).diagnostics


def place(each: Diagnostic) -> str:
    line = files.read_line(each.path, each.line)
    return (
        f"{each.path}:{each.line}:{each.column} {each.rule} «{line[each.column - 1 : each.column - 1 + each.length]}»"
    )


def golden(name: str, text: str) -> str:
    """Return the golden text; with DATELINE_UPDATE_GOLDEN set, first write it anew."""
    path = HERE / name
    if os.environ.get("DATELINE_UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8")


def test_every_fault_is_found_at_its_place(found: tuple[Diagnostic, ...]) -> None:
    places = "".join(f"{place(each)}\n" for each in found)
    assert places == golden("places.txt", places)


def test_the_whole_report_reads_as_agreed(found: tuple[Diagnostic, ...]) -> None:
    report = f"{as_text(found, files.read_line)}\n\n{summary(found)}\n"
    assert report == golden("report.txt", report)


def test_the_report_is_sorted_and_says_nothing_twice(found: tuple[Diagnostic, ...]) -> None:
    places = [(each.path, each.line, each.column) for each in found]
    assert places == sorted(places)
    assert len(set(found)) == len(found)


def test_every_rule_about_content_is_given_by_some_content(found: tuple[Diagnostic, ...]) -> None:
    names = {rule.name for group in (FILES, FRONT_MATTER, IDENTITY, DATES, PROSE, EVIDENCE, CARE) for rule in group}
    assert names - {each.rule for each in found} == ELSEWHERE


def test_a_folder_without_settings_is_said_to_lack_them(tmp_path: Path) -> None:
    assert [each.rule for each in load(tmp_path).diagnostics] == ["file-unreadable"]
